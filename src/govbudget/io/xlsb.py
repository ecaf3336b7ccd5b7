"""What calamine does not tell of the sheets of a binary workbook: cells that hold an error.

Source: MS-XLSB 2.1.4 (records), 2.4 (BrtRowHdr, BrtCellError, BrtFmlaError, BrtColInfo).
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from govbudget.base.cells import NotRead, WhyNot
from govbudget.io.limits import check_cells, plain_name, read_member, zip_members
from govbudget.io.sheetmarks import Marks
from govbudget.io.xmltree import parse_xml

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

__all__ = ["marks_of"]

_ROW, _CELL_ERROR, _FORMULA_ERROR, _COLUMN, _SHEET = 0, 3, 11, 60, 156
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
#: Where the flags of a row or column stand, and which of them says that it is hidden.
_ROW_FLAGS, _ROW_HIDDEN = 11, 0x10
_COLUMN_FLAGS, _COLUMN_HIDDEN = 16, 0x01
#: The first kind of a record that a cell has, and the last; beside its place and value.
_CELLS = range(1, 12)


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The kind and the content of each record."""
    at = 0
    while at < len(data):
        kind, at = _variable(data, at, 2)
        size, at = _variable(data, at, 4)
        yield kind, data[at : at + size]
        at += size


def _variable(data: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of up to so many bytes, of seven bits each, and where it ends."""
    number = 0
    for place in range(most):
        byte = data[at] if at < len(data) else 0
        at += 1
        number |= (byte & 0x7F) << (7 * place)
        if not byte & 0x80:
            break
    return number, at


def marks_of(path: str, archive: zipfile.ZipFile) -> dict[str, Marks]:
    """What there is to know of each sheet, by its name.

    Args:
        path: the file, for the message.
        archive: the file, opened.

    Raises:
        UnreadableFile: it is damaged.
        TooManyCells: its cells reach too far out.
    """
    names = {plain_name(name): name for name in zip_members(path, archive)}

    def part(name: str) -> bytes:
        real = names.get(name.lower())
        return b"" if real is None else read_member(path, archive, real)

    relations = part("xl/_rels/workbook.bin.rels")
    root = parse_xml(path, "workbook.bin.rels", relations) if relations else Element("none")
    targets = {one.get("Id", ""): one.get("Target", "") for one in root}
    return {
        title: _marks(part(f"xl/{targets.get(which, '')}".replace("xl//xl/", "xl/")))
        for title, which in _sheets(part("xl/workbook.bin"))
    }


def _sheets(book: bytes) -> Iterator[tuple[str, str]]:
    """The title of each sheet, and the id of its part."""
    for kind, content in _records(book):
        if kind == _SHEET:
            which, at = _text(content, 8)
            title, _ = _text(content, at)
            yield title, which


def _text(content: bytes, at: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<I", content, at) if len(content) >= at + 4 else (0,)
    ends = at + 4 + 2 * min(length, 0xFFFF)
    return content[at + 4 : ends].decode("utf-16-le", "replace"), ends


def _marks(sheet: bytes) -> Marks:
    marks = Marks()
    row = widest = last = 0
    for kind, content in _records(sheet):
        if kind == _ROW and len(content) > _ROW_FLAGS:
            (row,) = struct.unpack_from("<I", content)
            if content[_ROW_FLAGS] & _ROW_HIDDEN:
                marks.rows.add(row)
        elif kind == _COLUMN and len(content) > _COLUMN_FLAGS:
            if content[_COLUMN_FLAGS] & _COLUMN_HIDDEN:
                first, until = struct.unpack_from("<II", content)
                marks.hide(range(first, min(until, 16_383) + 1))
        elif kind in _CELLS and len(content) > 8:  # noqa: PLR2004  a blank has no value
            (column,) = struct.unpack_from("<I", content)
            last, widest = max(last, row), max(widest, column)
            if kind in {_CELL_ERROR, _FORMULA_ERROR}:
                shown = _ERRORS.get(content[8], "#N/A")
                marks.instead[row, column] = NotRead(shown, WhyNot.ERROR)
    check_cells((last + 1) * (widest + 1))
    return marks
