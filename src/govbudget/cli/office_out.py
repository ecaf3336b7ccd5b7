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


def write_office(
    outcomes: Sequence[Outcome],
    form: str,
    output: str,
    language: Language,
    accepted: Sequence[str] = (),
) -> None:
    """Write what was found as a workbook, or as letters in one file; nothing where there is none.

    What a reviewer wrote into the workbook that is there, or into one that is given back, stays.

    Args:
        outcomes: what became of each document.
        form: one of the forms.
        output: the file.
        language: the language of the report.
        accepted: the lists of what is let stand, some of which may be filled workbooks.

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
        filled = _filled((output, *accepted))
        data = findings_book(reports, missed, language=language, folder=folder, filled=filled)
    else:
        from govbudget.disclosure.marking.letters import letter

        data = letter(reports, language=language)
    with replacing(output) as file:
        file.write(data)


def _filled(paths: Sequence[str]) -> dict[str, dict[str, str]]:
    """What a reviewer wrote into workbooks; of a finding, what the last of them says."""
    from govbudget.disclosure.accepting.book_in import filled_in, is_book

    found: dict[str, dict[str, str]] = {}
    for path in paths:
        if is_book(path) and os.path.isfile(path):  # noqa: PTH113
            found |= filled_in(path)
    return found
