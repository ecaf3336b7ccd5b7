"""Marks a workbook (xlsx): a comment at the cell of every place, in the colour of the severity.

The parts of the file are not read and written anew: the comments are put between the bytes that are
there, so that charts, pictures, formats and whatever else a library does not know stay as they are.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.marking.refusing import cannot_mark
from govbudget.disclosure.marking.sheetnotes import SheetNotes
from govbudget.disclosure.marking.standing import cell_of
from govbudget.errors import UnreadableFile
from govbudget.io.destination import sealed
from govbudget.io.officeparts import OfficeParts
from govbudget.io.sheets import read_sheets
from govbudget.io.xlsx import Package
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.checks.records import CheckFinding
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.marking.standing import Cell
    from govbudget.disclosure.reporting.words import Language

__all__ = ["mark_workbook"]


def mark_workbook(
    path: str,
    data: bytes,
    findings: Sequence[CheckFinding],
    disclosure: Disclosure,
    language: Language,
) -> bytes:
    """A workbook with a comment at the cell of every place of the findings.

    A finding that has no cell is told by a comment in the first cell of the first sheet. Comments
    that are there stay: what is found at their cell is written behind them.

    Args:
        path: the file, as an error names it.
        data: what it holds.
        findings: the findings that are in this file.
        disclosure: the same file, read.
        language: the language of the comments.

    Raises:
        GovBudgetError: it is signed or damaged.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        package = Package(path, archive)
        parts = OfficeParts(path, archive)
        if parts.is_signed:
            raise cannot_mark(path, Message("marking.signed"))
        try:
            for number, (sheet, cells) in enumerate(
                _by_sheet(path, findings, disclosure).items(), 1
            ):
                SheetNotes(parts, package.part_of(sheet), number).put(cells, language)
            return sealed(parts.packed())
        except UnreadableFile as error:
            raise cannot_mark(path, Message("marking.damaged", error=error.reason)) from error


def _by_sheet(
    path: str, findings: Sequence[CheckFinding], disclosure: Disclosure
) -> dict[str, dict[tuple[int, int], list[CheckFinding]]]:
    """The findings of each cell, by the sheet."""
    lines = list(_lines(path))
    first = (lines[0][1][0] if lines else "", 1, 1)
    found: dict[str, dict[tuple[int, int], list[CheckFinding]]] = {}
    for finding in findings:
        cells = [cell_of(disclosure, place, lines) or first for place in finding.places] or [first]
        for sheet, row, column in cells:
            members = found.setdefault(sheet, {}).setdefault((row, column), [])
            if finding not in members:
                members.append(finding)
    return found


def _lines(path: str) -> Iterator[tuple[str, Cell]]:
    """The text of each cell, and where it stands."""
    for sheet in read_sheets(path):
        for number, row in zip(sheet.lines, sheet.rows, strict=True):
            for column, cell in enumerate(row, 1):
                if isinstance(cell, str) and cell:
                    yield plain(cell), (sheet.title, number, column)
