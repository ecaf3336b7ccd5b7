"""Opens workbooks: xlsx with python-calamine, xls with xlrd.

Calamine reads xls too, but a damaged one makes it ask for more memory than there is, which ends the
whole process; xlrd is slower and raises an error.
"""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

from govbudget.errors import GovBudgetError, MissingExtra, UnreadableFile
from govbudget.io.limits import MOST_CELLS, TooManyCells, read_member, zip_members

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["opened", "sheets_of"]

_CELL = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]*)([0-9]+)["']""")
_NO_TABLE = "it is no table"
_HIDDEN = "it is hidden"

#: The name of a sheet, why it is left out if it is, and its cells.
_Sheets: TypeAlias = "Iterator[tuple[str, str, Iterable[Iterable[object]]]]"


def sheets_of(path: str, data: bytes, *, packed: bool) -> _Sheets:
    """The name of each sheet, why it is left out if it is, and its cells.

    Args:
        path: the file, for the message.
        data: what it holds.
        packed: whether it is xlsx, which is packed, or xls.

    Raises:
        UnreadableFile: it is damaged, encrypted or too large.
        MissingExtra: the library is not installed.
    """
    with opened(path):
        yield from (_xlsx if packed else _xls)(path, data)


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


def _reason(error: BaseException) -> str:
    said = str(error)
    if re.search("password|encrypt", said, re.IGNORECASE):
        return "it is encrypted; save it without a password"
    return f"it is damaged or cut off: {said[:200] or type(error).__name__}"


def _xlsx(path: str, data: bytes) -> _Sheets:
    """The name of each sheet, why it is left out if it is, and its cells."""
    try:
        from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum
    except ImportError as error:
        raise MissingExtra("excel", "to read spreadsheets") from error
    _check_extent(path, data)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for sheet in book.sheets_metadata:
        # Compared, and not by identity: older versions make each anew.
        if sheet.typ != SheetTypeEnum.WorkSheet:
            yield sheet.name, _NO_TABLE, ()
        elif sheet.visible != SheetVisibleEnum.Visible:
            yield sheet.name, _HIDDEN, ()
        else:
            cells = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            yield sheet.name, "", cells


def _xls(_: str, data: bytes) -> _Sheets:
    """Likewise for a workbook of the old kind."""
    try:
        import xlrd
    except ImportError as error:
        raise MissingExtra("excel", "to read spreadsheets") from error
    # What it would print about faults in the file goes to a text that nobody reads.
    with xlrd.open_workbook(
        file_contents=data, logfile=io.StringIO(), on_demand=True, ragged_rows=True
    ) as book:
        for number in range(book.nsheets):
            sheet = book.sheet_by_index(number)
            cells = (
                [_old_cell(cell, book.datemode) for cell in sheet.row(row)]
                for row in range(sheet.nrows)
            )
            yield sheet.name, _HIDDEN if sheet.visibility else "", cells


def _old_cell(cell: Any, datemode: int) -> object:
    """The value of a cell of xlrd, which keeps dates as numbers and errors as their codes."""
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        return xlrd.xldate_as_datetime(cell.value, datemode)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "")
    return cell.value


def _check_extent(path: str, data: bytes) -> None:
    """Refuses a sheet whose last cell is so far out that its blanks would fill the memory."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in zip_members(path, archive):
            sheet = read_member(path, archive, name)
            # Whatever its name, and never in two bytes a letter, which would hide its cells here.
            if b"sheetData" not in sheet and b"s\0h\0e\0e\0t" not in sheet:
                continue
            rows, columns = _extent(sheet)
            if rows * columns > MOST_CELLS:
                raise UnreadableFile(
                    path,
                    f"a sheet reaches to row {rows:,} and column {columns:,}; "
                    f"at most {MOST_CELLS:,} cells are read",
                )


def _extent(sheet: bytes) -> tuple[int, int]:
    """The last row and column that a cell or row is said to be in."""
    if b"\0" in sheet:
        return MOST_CELLS + 1, 1
    rows = columns = 1
    for letters, digits in {found.groups() for found in _CELL.finditer(sheet)}:
        rows = max(rows, int(digits[:12]))
        column = 0
        for letter in letters.upper()[:6]:
            column = column * 26 + letter - 64
        columns = max(columns, column)
    return rows, columns
