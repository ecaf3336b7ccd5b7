"""Opens workbooks: xlsx, xlsb and ods with python-calamine, xls with xlrd.

Calamine reads xls too, but a damaged one makes it ask for more memory than there is, which ends the
whole process; xlrd is slower and raises an error.
"""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from govbudget.base.messages import Message
from govbudget.errors import GovBudgetError, MissingExtra, UnreadableFile
from govbudget.io.limits import MOST_CELLS, TooManyCells, read_member, zip_members
from govbudget.io.sharedtexts import check_blanks, check_texts
from govbudget.io.sheetmarks import OpenedSheet, shown_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govbudget.io.sniffing import Format

__all__ = ["opened", "sheets_of"]

#: A cell that holds a value, a text or a formula, with its place where it says it.
_VALUED = re.compile(
    rb"""<(?:\w+:)?c\b(?:[^>]*?\br\s*=\s*["']\s*([A-Za-z]*+)([0-9]++)["'])?[^>]*>"""
    rb"(?=\s*<(?:\w+:)?(?:v|is|f)\b)"
)
_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\br\s*=\s*["']([0-9]{1,12})["']""")
#: The last cell of a sheet is XFD1048576.
_LETTERS, _DIGITS = 3, 7
_NO_TABLE = Message("lost.no_cells")
_HIDDEN = Message("lost.is_hidden")


def sheets_of(path: str, data: bytes, kind: Format) -> Iterator[OpenedSheet]:
    """The sheets of a workbook, hidden ones too, of which nothing is read.

    Args:
        path: the file, for the message.
        data: what it holds.
        kind: which kind of workbook it is.

    Raises:
        UnreadableFile: it is damaged, encrypted or too large.
        MissingExtra: the library is not installed.
    """
    from govbudget.io.sniffing import Format

    readers: dict[Format, Callable[[str, bytes], Iterator[OpenedSheet]]] = {
        Format.XLSX: _xlsx,
        Format.XLS: _xls,
        Format.XLSB: _xlsb,
        Format.ODS: _ods,
    }
    with opened(path):
        yield from readers[kind](path, data)


@contextmanager
def opened(path: str) -> Iterator[None]:
    """Turns what a parser raises into a sentence about the file."""
    try:
        yield
    except (TooManyCells, GovBudgetError, GeneratorExit):
        raise
    except BaseException as error:
        # The parser of xlsx panics at some damaged files, and that error is no Exception.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise UnreadableFile(path, _reason(error)) from error


def _reason(error: BaseException) -> Message:
    said = str(error)
    if re.search("password|encrypt", said, re.IGNORECASE):
        return Message("errors.file.encrypted")
    return Message("errors.file.cut", error=said[:200] or type(error).__name__)


def _xlsx(path: str, data: bytes) -> Iterator[OpenedSheet]:
    from govbudget.io.xlsx import Package

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        _check_extent(path, archive)
        check_texts(path, archive)
        package = Package(path, archive)
        for name, why_not, rows in _calamine(data):
            if why_not:
                yield OpenedSheet(name, why_not=why_not)
            else:
                yield shown_of(name, rows, package.marks(package.sheet(name)))


def _xlsb(path: str, data: bytes) -> Iterator[OpenedSheet]:
    from govbudget.io.xlsb import marks_of

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        zip_members(path, archive)
        marks = marks_of(path, archive)
        for name, why_not, rows in _calamine(data):
            if why_not:
                yield OpenedSheet(name, why_not=why_not)
            else:
                yield shown_of(name, rows, marks.get(name))


def _ods(path: str, data: bytes) -> Iterator[OpenedSheet]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        zip_members(path, archive)
        content = read_member(path, archive, "content.xml")
    check_blanks(path, content)
    from govbudget.io.ods import marks_of

    marks = marks_of(path, content)
    for name, why_not, rows in _calamine(data):
        if why_not:
            yield OpenedSheet(name, why_not=why_not)
        else:
            yield shown_of(name, rows, marks.get(name))


def _calamine(data: bytes) -> Iterator[tuple[str, Message | None, list[list[Any]]]]:
    """The name of each sheet, why it is left out if it is, and its cells."""
    try:
        from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum
    except ImportError as error:
        raise MissingExtra("excel", Message("errors.purpose.read_excel")) from error
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for sheet in book.sheets_metadata:
        # Compared, and not by identity: older versions make each anew.
        if sheet.typ != SheetTypeEnum.WorkSheet:
            yield sheet.name, _NO_TABLE, []
        elif sheet.visible != SheetVisibleEnum.Visible:
            yield sheet.name, _HIDDEN, []
        else:
            cells: list[list[Any]]
            cells = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            yield sheet.name, None, cells


def _xls(_: str, data: bytes) -> Iterator[OpenedSheet]:
    """The sheets of a workbook of the old kind."""
    try:
        import xlrd
    except ImportError as error:
        raise MissingExtra("excel", Message("errors.purpose.read_excel")) from error
    from govbudget.io.xls import marks_of, old_cell

    # What it would print about faults in the file goes to a text that nobody reads.
    with xlrd.open_workbook(
        file_contents=data,
        logfile=io.StringIO(),
        on_demand=True,
        ragged_rows=True,
        formatting_info=True,
    ) as book:
        for number in range(book.nsheets):
            sheet = book.sheet_by_index(number)
            if sheet.visibility:
                yield OpenedSheet(sheet.name, why_not=_HIDDEN)
                continue
            rows = [
                [old_cell(cell, book.datemode) for cell in sheet.row(row)]
                for row in range(sheet.nrows)
            ]
            yield shown_of(sheet.name, rows, marks_of(book, sheet))


def _check_extent(path: str, archive: zipfile.ZipFile) -> None:
    """Refuses a sheet whose last value is so far out that its blanks would fill the memory."""
    for name in zip_members(path, archive):
        sheet = read_member(path, archive, name)
        # Whatever its name, and never in two bytes a letter, which would hide its cells here.
        if b"sheetData" not in sheet and b"s\0h\0e\0e\0t" not in sheet:
            continue
        rows, columns = _extent(sheet)
        if rows * columns > MOST_CELLS:
            raise UnreadableFile(
                path,
                Message("errors.file.reaches", rows=rows, columns=columns, most_cells=MOST_CELLS),
            )


def _extent(sheet: bytes) -> tuple[int, int]:
    """The last row and column that a value is said to be in."""
    if b"\0" in sheet:
        return MOST_CELLS + 1, 1
    rows = 1
    letters = set()
    nowhere = False
    for found in _VALUED.finditer(sheet):
        if found[2] is None:
            nowhere = True
        else:
            # No program counts so far; what a library makes of it nobody knows.
            if len(found[1]) > _LETTERS or len(found[2]) > _DIGITS:
                return MOST_CELLS + 1, 1
            letters.add(found[1])
            rows = max(rows, int(found[2]))
    columns = max(map(_column, letters), default=1)
    if nowhere:
        # Cells without a place stand beside each other, in rows that are numbered or not.
        parts = re.split(rb"<(?:\w+:)?row\b", sheet)
        rows = max(rows, len(parts), *(int(row) for row in _ROW.findall(sheet)), 1)
        columns = max(columns, *(len(re.findall(rb"<(?:\w+:)?c\b", part)) for part in parts))
    return rows, columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
