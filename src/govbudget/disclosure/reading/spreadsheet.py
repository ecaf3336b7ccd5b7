"""Reads workbooks: every visible sheet is a grid."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from govbudget.base.cells import NotRead
from govbudget.base.messages import Message
from govbudget.disclosure.reading.sheet_texts import sheet_blocks
from govbudget.errors import UnreadableFile
from govbudget.io.marks import one_line
from govbudget.io.source import Lost, Paragraph, SourceDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.io.sheetmarks import OpenedSheet
    from govbudget.io.source import Block

__all__ = ["printed", "read_spreadsheet"]

#: A spreadsheet keeps this many digits of a number; those beyond come of its binary form.
_DIGITS = 15
_CONTENTS = frozenset({"目录", "目次"})


def read_spreadsheet(path: str, sheets: Iterable[OpenedSheet]) -> SourceDocument:
    """The sheets of a workbook, each a grid with its name; paragraphs where it only holds text.

    Titles, units and notes above and below a table stay in the rows of its grid; running text
    between tables is parted from them; a sheet headed 目录 is lines of text. What is hidden is
    left out and listed.

    Args:
        path: the file, as the document names it.
        sheets: its sheets, opened.

    Raises:
        UnreadableFile: it is damaged, encrypted, blank or too large.
        MissingExtra: the library is not installed.
    """
    blocks: list[Block] = []
    lost: list[Lost] = []
    for one in sheets:
        if one.why_not:
            lost.append(Lost.of(Message("lost.whole_sheet", name=one.name, why=one.why_not)))
            continue
        lost += one.lost
        rows = list(_rows(one))
        blocks += _contents(rows) or sheet_blocks(rows, one.name)
    if not blocks:
        raise UnreadableFile(path, Message("errors.file.blank_sheets"))
    return SourceDocument(path, "spreadsheet", tuple(blocks), lost=tuple(lost))


def _rows(sheet: OpenedSheet) -> Iterator[list[str]]:
    """The rows as text; a hidden one is blank, so that those below it keep their numbers."""
    last = 0
    for number, row in zip(sheet.numbers, sheet.rows, strict=True):
        yield from ([] for _ in range(number - last - 1))
        yield [printed(cell) for cell in row]
        last = number


def _contents(rows: Sequence[Sequence[str]]) -> list[Paragraph]:
    """The lines of a sheet that is the contents of the workbook; none where it is none."""
    lines = [[text for cell in row if (text := one_line(cell))] for row in rows]
    lines = [line for line in lines if line]
    if not lines or len(lines[0]) > 1 or "".join(lines[0][0].split()) not in _CONTENTS:
        return []
    return [Paragraph(_entry(line)) for line in lines]


def _entry(line: Sequence[str]) -> str:
    """A line of the contents; a bare number in front of a title is given its point."""
    first, *rest = line
    return f"{first}. {' '.join(rest)}" if rest and first.isdecimal() else " ".join(line)


def printed(cell: object) -> str:
    """A cell as text: a number without exponent, and without the digits of its binary form.

    >>> from govbudget.disclosure.reading.spreadsheet import printed
    >>> printed(2317.0), printed(0.1 + 0.2), printed(1e-7), printed(None)
    ('2317', '0.3', '0.0000001', '')
    """
    if cell is None or isinstance(cell, NotRead):
        return cell or ""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        if cell.is_integer() and abs(cell) < 10**_DIGITS:
            return str(int(cell))
        text = f"{cell:.{_DIGITS}g}"
        return _plain(text) if "e" in text else text
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return str(cell)


def _plain(text: str) -> str:
    from decimal import Decimal

    return f"{Decimal(text):f}"
