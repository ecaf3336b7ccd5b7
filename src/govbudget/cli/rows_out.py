"""Rows that a command writes: CSV, TSV and spreadsheets, in which nothing is cut or worked out."""

from __future__ import annotations

import codecs
import csv
import io
import re
import sys
from typing import TYPE_CHECKING

from govbudget.base.shown import as_text, shown
from govbudget.cli.files import screen
from govbudget.errors import GovBudgetError, MissingExtra, because
from govbudget.io.destination import MARK, replacing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TextIO

__all__ = ["SIGNS", "as_meant", "safe", "write", "write_csv", "write_spreadsheet"]

# What a sheet and a cell of it can hold, and how many digits of a number.
_ROWS, _COLUMNS, _LONGEST, _DIGITS = 1_048_576, 16_384, 32_767, 10**15
# How a text begins that a spreadsheet program works out, half- and full-width.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
#: What parts the cells of a text, by its form.
SIGNS = {"csv": ",", "tsv": "\t"}
_NUMBER = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?%?")


def write(
    output: str | None,
    rows: Iterable[Sequence[object]],
    form: str = "csv",
    inputs: str = "",
    *,
    safe_csv: bool = False,
) -> None:
    """Write rows to a file, or as CSV to the screen.

    Args:
        output: the file; None is standard output.
        rows: the rows.
        form: ``csv``, ``tsv`` or ``xlsx``.
        inputs: what was read, for the properties of a spreadsheet.
        safe_csv: whether texts that a spreadsheet program would work out get an apostrophe.

    Raises:
        GovBudgetError: the file cannot be written, or cannot hold what is in the rows.
        MissingExtra: it is a spreadsheet, and the extra ``excel`` is not installed.
    """
    rows = as_meant(rows, output, form, safe_csv=safe_csv)
    if output is None:
        write_csv(screen(), rows)
    elif form == "xlsx":
        write_spreadsheet(output, rows, inputs)
    else:
        with replacing(output) as file:
            file.write(codecs.BOM_UTF8)
            text = io.TextIOWrapper(file, "utf-8", "backslashreplace", newline="")
            write_csv(text, rows, SIGNS[form])
            text.detach()


def as_meant(
    rows: Iterable[Sequence[object]], output: str | None, form: str, *, safe_csv: bool
) -> Iterable[Sequence[object]]:
    """The rows as they go out: nothing in them steers a terminal, or a spreadsheet program.

    Args:
        rows: the rows.
        output: the file that they go to; None is standard output.
        form: ``csv``, ``tsv`` or ``xlsx``.
        safe_csv: whether texts that a spreadsheet program would work out get an apostrophe.
    """
    if safe_csv and form != "xlsx":
        rows = ([safe(cell) for cell in row] for row in rows)
    if output is None and sys.stdout.isatty():
        rows = ([shown(as_text(cell)) for cell in row] for row in rows)
    return rows


def safe(cell: object) -> object:
    """A cell that no spreadsheet program takes for a formula; a number stays one.

    >>> safe("=HYPERLINK(1)"), safe("-5.00"), safe("@x"), safe("教育")
    ("'=HYPERLINK(1)", '-5.00', "'@x", '教育')
    """
    if isinstance(cell, str) and cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def write_csv(file: TextIO, rows: Iterable[Sequence[object]], separator: str = ",") -> None:
    """Write rows as CSV, each on a line that LF ends."""
    writer = csv.writer(file, delimiter=separator, lineterminator="\n")
    writer.writerows(rows)


def write_spreadsheet(output: str, rows: Iterable[Sequence[object]], inputs: str) -> None:
    """Write rows as the one sheet of a workbook.

    Args:
        output: the file.
        rows: the rows.
        inputs: what was read, for its properties.

    Raises:
        GovBudgetError: the file cannot be written, or cannot hold what is in the rows.
        MissingExtra: the extra ``excel`` is not installed.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.utils.exceptions import IllegalCharacterError
    except ImportError as error:
        raise MissingExtra("excel", because("purpose.write_excel")) from error
    book = Workbook(write_only=True)
    book.properties.creator = MARK
    book.properties.description = shown(inputs)
    sheet = book.create_sheet()
    try:
        for number, row in enumerate(_fitting(rows), 1):
            sheet.append([_spreadsheet_cell(sheet, number, cell) for cell in row])
    except (IllegalCharacterError, _Unfit) as error:
        # Saving is what removes the temporary file that the rows were kept in.
        book.save(io.BytesIO())
        why = error.args[0] if isinstance(error, _Unfit) else because("sheet.control", row=number)
        raise GovBudgetError(because("sheet.unfit", output=shown(output), why=why)) from error
    with replacing(output) as file:
        book.save(file)


class _Unfit(Exception):
    """What a spreadsheet cannot hold; its argument is the message that says so."""


def _fitting(rows: Iterable[Sequence[object]]) -> Iterator[Sequence[object]]:
    """The rows, as far as a sheet has room for them."""
    for number, row in enumerate(rows, 1):
        if number > _ROWS:
            raise _Unfit(because("sheet.rows", most=_ROWS))
        if len(row) > _COLUMNS:
            raise _Unfit(because("sheet.cells", row=number, cells=len(row), most=_COLUMNS))
        yield row


def _spreadsheet_cell(sheet: object, number: int, cell: object) -> object:
    """A cell as it was read: nothing where it is empty, and a text is neither formula nor error."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, int) and abs(cell) >= _DIGITS:
        cell = as_text(cell)  # a spreadsheet would change its last digits
    if not isinstance(cell, str):
        return cell
    if len(cell) > _LONGEST:
        raise _Unfit(because("sheet.long", row=number, length=len(cell), most=_LONGEST))
    if not cell.startswith(("=", "#")):
        return cell
    from openpyxl.cell import WriteOnlyCell

    text = WriteOnlyCell(sheet, value=cell)
    text.data_type = "s"
    return text
