"""Reports that office programs open: the workbook of findings, and letters."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from govbudget.io.destination import replacing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.cli.check_work import Outcome
    from govbudget.disclosure.reporting.words import Language

__all__ = ["OFFICE_FORMS", "write_office"]

#: The forms, each with the ending that stands for it.
OFFICE_FORMS: dict[str, tuple[str, ...]] = {"excel": (".xlsx",), "letter": (".docx",)}


def write_office(outcomes: Sequence[Outcome], form: str, output: str, language: Language) -> None:
    """Write what was found as a workbook, or as letters in one file; nothing where there is none.

    Args:
        outcomes: what became of each document.
        form: one of the forms.
        output: the file.
        language: the language of the report.

    Raises:
        GovBudgetError: it cannot be written.
        MissingExtra: the library for it is not installed.
    """
    from govbudget.disclosure.reporting import Unchecked

    reports = [one.report for one in outcomes if one.report is not None]
    if not reports:
        return
    if form == "excel":
        from govbudget.disclosure.marking.book import findings_book

        missed = [
            Unchecked(one.path, one.problem.render(language)) for one in outcomes if one.problem
        ]
        folder = os.path.dirname(os.path.abspath(output))  # noqa: PTH100, PTH120
        data = findings_book(reports, missed, language=language, folder=folder)
    else:
        from govbudget.disclosure.marking.letters import letter

        data = letter(reports, language=language)
    with replacing(output) as file:
        file.write(data)
