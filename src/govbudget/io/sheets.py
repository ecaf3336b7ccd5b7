"""The rows of a table in a file of any format, by what it holds, not by its name."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from govbudget.base.cells import as_read
from govbudget.base.messages import Message
from govbudget.base.said import SaidText
from govbudget.errors import UnreadableFile
from govbudget.io import limits
from govbudget.io.decoding import decoded, text_of
from govbudget.io.delimited import rows_of
from govbudget.io.limits import TooManyCells, read_bytes
from govbudget.io.marks import without_unseen
from govbudget.io.separators import separator_of
from govbudget.io.sniffing import Format, format_of
from govbudget.io.source import Grid, Lost
from govbudget.io.textrows import MOST_BLANK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.io.sheetmarks import OpenedSheet
    from govbudget.io.source import Block, SourceDocument

__all__ = ["PartsLeftOut", "Sheet", "read_sheets", "tell_left_out"]

#: So many lines above a table of a page may be its title, its unit and its notes.
_ABOVE = 8


class PartsLeftOut(UserWarning):
    """Parts of a file that are not shown, struck out or raised, and were left out."""


@frozen
class Sheet:
    """The rows of a sheet, or of a text file.

    Attributes:
        title: the name of the sheet; empty where the file is text, or a document with one table.
        rows: the cells of each row.
        lines: the line of the file, or the row of the sheet, that each row begins in; 0 for what
            stands above the table of a page.
        lost: what of the file is not shown, and was left out.
        on_page: whether it is a table of a page, and no sheet with a name of its own.
    """

    title: str
    rows: list[list[object]]
    lines: list[int]
    lost: tuple[Lost, ...] = ()
    on_page: bool = False


def read_sheets(path: str) -> list[Sheet]:
    """The sheets of a file; a text file is one sheet without a name.

    Args:
        path: text whose cells are parted by commas, tabs, semicolons or another sign (UTF-8,
            UTF-16, GB18030); a workbook (xlsx, xls, xlsb, ods, XML of 2003); a web page or a docx
            file, each table of which is a sheet.

    Returns:
        The sheets that are shown. What else was left out is said by the first of them.

    Raises:
        UnreadableFile: there is no such file, it is too large, empty, or none of these.
        MissingExtra: it is a spreadsheet, and the extra ``excel`` is not installed.
    """
    data = read_bytes(path, pipes=True)
    try:
        return _sheets(path, data)
    except TooManyCells as error:
        raise UnreadableFile(path, error.message) from error


def tell_left_out(path: str, sheets: Iterable[Sheet]) -> None:
    """Warn of what of some sheets is not shown, and was left out.

    Args:
        path: the file, for the message.
        sheets: the sheets that are used.
    """
    lost = tuple(one.message for sheet in sheets for one in sheet.lost)
    if lost:
        message = SaidText(Message("lost.left_out", path=path, parts=lost))
        warnings.warn(message, PartsLeftOut, stacklevel=3)


def _sheets(path: str, data: bytes) -> list[Sheet]:
    match format_of(path, data):
        case Format.TEXT:
            return [_text(path, data)]
        case Format.HTML:
            from govbudget.io.html import read_html

            return _tables(path, read_html(path, text_of(path, data)))
        case Format.WORD:
            from govbudget.io.word import read_word

            return _tables(path, read_word(path, data))
        case Format.PDF:
            raise UnreadableFile(path, Message("errors.file.pdf"))
        case Format.XML:
            from govbudget.io.xml2003 import sheets_of

            return _workbook(sheets_of(path, data))
        case kind:
            from govbudget.io.workbooks import sheets_of as opened_of

            return _workbook(opened_of(path, data, kind))


def _text(path: str, data: bytes) -> Sheet:
    text, encoding = decoded(path, data)
    # Only CR and LF end a line: cells may hold other separators, and quoted ones line breaks.
    lines = io.StringIO(text, newline="")
    sheet = Sheet("", [], [])
    rows: list[Any] = sheet.rows
    numbers = sheet.lines
    cells = blank = widest = 0
    most = limits.MOST_CELLS
    errors = "#" in text  # that of a cell, which a spreadsheet program wrote
    found = rows_of(path, lines, separator_of(text), marked=encoding.marked, quoted=encoding.quoted)
    for line, row in found:
        blank = 0 if row else blank + 1
        if blank > MOST_BLANK:
            continue
        width = len(row)
        if width > widest:
            limits.check_columns(width)
            widest = width
        cells += width
        if cells > most:
            raise TooManyCells
        rows.append([as_read(cell) for cell in row] if errors else row)
        numbers.append(line)
    return sheet


def _workbook(opened: Iterable[OpenedSheet]) -> list[Sheet]:
    sheets: list[Sheet] = []
    hidden: list[Lost] = []
    for one in opened:
        if one.why_not:
            hidden.append(Lost.of(Message("lost.whole_sheet", name=one.name, why=one.why_not)))
            continue
        rows = [[_value(cell) for cell in row] for row in one.rows]
        sheets.append(Sheet(one.name, rows, list(one.numbers), one.lost))
    if hidden and sheets:
        first = sheets[0]
        sheets[0] = Sheet(first.title, first.rows, first.lines, (*hidden, *first.lost))
    return sheets


def _value(cell: object) -> object:
    """A whole number as one, since spreadsheets keep every number as a float; a text as seen."""
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return without_unseen(cell) if type(cell) is str else cell


def _tables(path: str, document: SourceDocument) -> list[Sheet]:
    """Each table of a page with what stands above it, as a sheet."""
    sheets: list[Sheet] = []
    for above, grid in _with_above(document.blocks):
        rows: list[list[object]] = [[text] for text in above]
        rows += [list(row) for row in grid.rows]
        first = grid.first_row
        lines = [0] * len(above) + list(range(first, first + len(grid.rows)))
        sheets.append(Sheet(f"table {len(sheets) + 1}", rows, lines, on_page=True))
    if not sheets:
        raise UnreadableFile(path, Message("errors.file.no_table"))
    title = "" if len(sheets) == 1 else sheets[0].title
    sheets[0] = evolve(sheets[0], title=title, lost=document.lost)
    return sheets


def _with_above(blocks: Iterable[Block]) -> Iterator[tuple[list[str], Grid]]:
    above: list[str] = []
    for block in blocks:
        if isinstance(block, Grid):
            yield above[-_ABOVE:], block
            above = []
        else:
            above.append(block.text)
