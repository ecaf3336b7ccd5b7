"""Reads the rows of a CSV file or a spreadsheet, by what it holds, not by its name."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.errors import UnreadableFile
from govbudget.io.limits import TooManyCells, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["OLE", "ZIP", "Sheet", "dialect_of", "read_sheets", "read_text"]

#: What packed workbooks and those of the old kind begin with.
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@frozen
class Sheet:
    """The rows of a sheet, or of a text file.

    Attributes:
        title: the name of the sheet; empty where the file is text.
        rows: the cells of each row.
        lines: the line of the file, or the row of the sheet, that each row begins in.
    """

    title: str
    rows: list[list[object]]
    lines: list[int]


def read_sheets(path: str) -> list[Sheet]:
    """The sheets of a file; a text file is one sheet without a name.

    Args:
        path: a CSV or TSV file in UTF-8 or GB18030, or a spreadsheet (xlsx, xls, xlsb, ods).

    Raises:
        UnreadableFile: there is no such file, it is too large, empty, or neither of these.
        MissingExtra: it is a spreadsheet, and the extra ``excel`` is not installed.
    """
    data = read_bytes(path, pipes=True)
    if data.startswith((ZIP, OLE)):
        return list(_spreadsheet(path, data))
    text = read_text(path, data)
    # Only CR and LF end a line: cells may hold other separators, and quoted ones line breaks.
    reader = csv.reader(io.StringIO(text, newline=""), dialect_of(text))
    sheet = Sheet("", [], [])
    begins = 1
    try:
        for row in reader:
            sheet.rows.append(list(row))
            sheet.lines.append(begins)
            begins = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableFile(path, f"it is no CSV: line {begins}: {error}") from error
    return [sheet]


def read_text(path: str, data: bytes) -> str:
    """The text of a file in UTF-8, or else in GB18030, which holds GBK and GB2312.

    Raises:
        UnreadableFile: it is neither, or holds a NUL character.
    """
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            line = text[: text.index("\x00")].count("\n") + 1
            raise UnreadableFile(path, f"line {line} has a NUL character: it is no text")
        return text
    raise UnreadableFile(path, "it is neither a spreadsheet nor text in UTF-8 or GB18030")


def dialect_of(text: str) -> type[csv.Dialect]:
    """Tabs, semicolons or commas: the one that the first lines have most of."""
    head = text[:10_000]
    best = max(",\t;", key=head.count)

    class Found(csv.excel):
        delimiter = best

    return Found


def _spreadsheet(path: str, data: bytes) -> Iterator[Sheet]:
    from govbudget.io.workbooks import sheets_of

    try:
        for name, why_not, cells in sheets_of(path, data, packed=data.startswith(ZIP)):
            if not why_not:
                rows = [[_whole(cell) for cell in row] for row in cells]
                yield Sheet(name, rows, list(range(1, len(rows) + 1)))
    except TooManyCells as error:
        raise UnreadableFile(path, str(error)) from error


def _whole(cell: object) -> object:
    """A whole number as one: spreadsheets keep every number as a float."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
