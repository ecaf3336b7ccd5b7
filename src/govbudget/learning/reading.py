"""Takes the cells of a file, whatever its format: the one place where learning touches a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.base.said import SaidText
from govbudget.disclosure.reading import read_source
from govbudget.disclosure.text import identity_of
from govbudget.errors import UnreadableFile
from govbudget.io.decoding import text_of
from govbudget.io.limits import read_bytes
from govbudget.io.sheets import read_sheets, tell_left_out
from govbudget.io.sniffing import Format, format_of
from govbudget.io.source import Grid, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.io.source import Block

__all__ = ["PrintedFile", "PrintedTable", "read_printed"]

_WORKBOOKS = {Format.XLSX, Format.XLSB, Format.XLS, Format.ODS, Format.XML}
_SEPARATORS = ",\t;"
# How many lines tell whether a text is a table, and what a document says of itself.
_HEAD = 200


@frozen(slots=True)
class PrintedTable:
    """Rows of cells that stand together.

    Attributes:
        rows: the text of each cell, row by row; a paragraph is a row of one cell.
        places: where each row stands, as ``line 5`` or ``page 3, row 2``.
        is_prose: whether the rows are paragraphs of running text.
    """

    rows: tuple[tuple[str, ...], ...]
    places: tuple[str, ...]
    is_prose: bool = False


@frozen(slots=True)
class PrintedFile:
    """What a file prints.

    Attributes:
        path: the file.
        tables: its tables and its running text.
        year: the budget year that it names; None where that is not clear.
        unit_name: the department or unit that it is of; empty where that is not clear.
        kind: ``budget`` or ``final account``; empty where it is neither.
        head: its first lines.
        is_cut: whether it is a table in a text whose last line does not end.
    """

    path: str
    tables: tuple[PrintedTable, ...]
    year: int | None
    unit_name: str
    kind: str
    head: tuple[str, ...]
    is_cut: bool


def read_printed(path: str) -> PrintedFile:
    """What a file prints: a table as CSV or in a workbook, or a document with tables and text.

    Args:
        path: the file.

    Raises:
        UnreadableFile: there is no such file, or it is empty, too large or of no kind that is read.
        MissingExtra: the extra for this format is not installed.
    """
    data = read_bytes(path)
    if not data.strip():
        raise UnreadableFile(path, Message("errors.code.empty"))
    kind = format_of(path, data)
    text = text_of(path, data) if kind is Format.TEXT else ""
    if kind in _WORKBOOKS or _is_table(text):
        tables = tuple(_sheets(path))
        blocks: Sequence[Block] = [
            Grid(table.rows[:_HEAD]) for table in tables if table.rows[:_HEAD]
        ]
    else:
        blocks = read_source(path).blocks
        tables = tuple(_blocks(blocks))
    identity = identity_of(blocks)
    return PrintedFile(
        path,
        tables,
        identity.year,
        identity.unit_name,
        identity.kind,
        tuple(_lines(tables)),
        bool(text) and _is_table(text) and not text.endswith("\n"),
    )


def _is_table(text: str) -> bool:
    """Whether most lines of a text are parted by the same sign."""
    lines = [line for line in text[:20_000].splitlines()[:_HEAD] if line.strip()]
    return any(2 * sum(sign in line for line in lines) > len(lines) for sign in _SEPARATORS)


def _sheets(path: str) -> Iterator[PrintedTable]:
    sheets = read_sheets(path)
    tell_left_out(path, sheets)
    for sheet in sheets:
        yield PrintedTable(
            tuple(tuple(map(_text, row)) for row in sheet.rows),
            tuple(_place(line, within=sheet.title) for line in sheet.lines),
        )


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def _blocks(blocks: Sequence[Block]) -> Iterator[PrintedTable]:
    for block in blocks:
        page = Message("learn.at.page", page=block.page) if block.page else None
        if isinstance(block, Paragraph):
            text = SaidText(page or Message("learn.at.text"))
            yield PrintedTable(((block.text,),), (text,), is_prose=True)
            continue
        within = tuple(filter(None, (page, block.sheet)))
        rows = range(block.first_row, block.first_row + len(block.rows))
        yield PrintedTable(block.rows, tuple(_place(row, within=within, row=True) for row in rows))


def _place(number: int, within: object, *, row: bool = False) -> SaidText:
    """A row of a sheet or of the table of a page, or the line of a text."""
    is_row = row or bool(within)
    return SaidText(
        Message(
            "learn.at.row", number=number, within=within or None, inside=bool(within), row=is_row
        )
    )


def _lines(tables: Sequence[PrintedTable]) -> Iterator[str]:
    count = 0
    for table in tables:
        for row in table.rows:
            line = " ".join(filter(None, row))
            if line:
                yield line
                count += 1
            if count >= _HEAD:
                return
