"""Opens the tables of a file, or of a data frame, to be reconciled."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from govbudget.amounts import Unit
from govbudget.base.edge import edge, path_of
from govbudget.base.messages import Message
from govbudget.base.shown import as_text
from govbudget.errors import (
    InexactAmount,
    MalformedTable,
    MissingExtra,
    UnreadableFile,
    WrongArgument,
    because,
    titles_of,
)
from govbudget.io.sheets import read_sheets, tell_left_out
from govbudget.position import Position
from govbudget.reconciling.continued import TablePiece, joined
from govbudget.reconciling.grids import read_grid
from govbudget.reconciling.table import BudgetTable
from govbudget.tables.layout.above import Above

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from govbudget.classification.vocabulary import Scheme, SchemeName
    from govbudget.io.allowance import Limits
    from govbudget.io.sheets import Sheet
    from govbudget.reconciling.grids import GridReading

__all__ = ["open_readings", "open_tables", "printed_cell", "table_of_frame"]

# A spreadsheet keeps a number as a float, of which these many digits are what was typed.
_TYPED = 15
# What a spreadsheet calls a sheet by itself.
_NAMELESS = re.compile(r"(?:sheet|工作表) ?\d+", re.IGNORECASE)


def printed_cell(cell: object) -> object:
    """A cell of a spreadsheet as it would be printed: a float with the 15 digits that it keeps.

    >>> printed_cell(2317.04), printed_cell(0.1 + 0.2), printed_cell("1.50")
    ('2317.04', '0.3', '1.50')
    """
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return "" if cell is None else cell if isinstance(cell, str) else str(cell)
    if isinstance(cell, int):
        return str(cell)
    return f"{Decimal(f'{cell:.{_TYPED}g}'):f}"


@edge(sheet=str, code=str, name=str, year=int, measures=(list, tuple))
def open_tables(  # noqa: PLR0913  all that a caller may know of the file
    path: str | os.PathLike[str],
    *,
    sheet: str | None = None,
    code: str | None = None,
    name: str | None = None,
    unit: Unit | str | None = None,
    year: int | None = None,
    scheme: Scheme | SchemeName | None = None,
    measures: Sequence[str] | None = None,
    limits: Limits | None = None,
) -> list[BudgetTable]:
    """The tables of amounts in a CSV or TSV file, or in a spreadsheet.

    Args:
        path: the file.
        sheet: the sheet, by its name; without it all of them.
        code: the title of the column with the codes; without it the usual titles are tried.
        name: the title of the column with the names; likewise.
        unit: the unit of the amounts, where the file does not say it.
        year: the budget year.
        scheme: the scheme of the codes; without it their first digit tells.
        measures: the titles of the columns with amounts; without them all that have any.
        limits: how much time and memory it may take; it is read in a process of its own then.

    Returns:
        The tables that have rows; of a spreadsheet, in the order of its sheets.

    Raises:
        UnreadableFile: the file cannot be read, has no such sheet or column, or no table of
            amounts.
        LimitExceeded: it takes more than its limits.
        MissingExtra: it is a spreadsheet, and the extra ``excel`` is not installed.
    """
    named: dict[str, Any] = {
        "sheet": sheet,
        "code": code,
        "name": name,
        "unit": unit,
        "year": year,
        "scheme": scheme,
        "measures": measures,
    }
    if limits is not None:
        from govbudget.io.children import call_apart

        return call_apart(path_of(path), limits, open_tables, path_of(path), **named)
    readings = open_readings(path, **named)
    tables = [table for one in readings for table in one.tables if table.rows and table.measures]
    if not tables:
        raise UnreadableFile(
            path_of(path),
            Message("errors.table.none_in_file"),
        )
    return tables


def open_readings(  # noqa: PLR0913  all that a caller may know of the file
    path: str | os.PathLike[str],
    *,
    sheet: str | None = None,
    code: str | None = None,
    name: str | None = None,
    unit: Unit | str | None = None,
    year: int | None = None,
    scheme: Scheme | SchemeName | None = None,
    measures: Sequence[str] | None = None,
) -> list[GridReading]:
    """What each table of a file was understood as: see :func:`open_tables`."""
    path = path_of(path)
    _check_titles(measures)
    in_unit = unit if unit is None or isinstance(unit, Unit) else Unit.of(unit)
    found = []
    reasons = []
    sheets = _sheets(path, sheet)
    pieces = [_piece(number, one) for number, one in enumerate(sheets, 1)]
    for piece in joined(pieces) if len(pieces) > 1 else pieces:
        try:
            found += read_grid(
                piece.rows,
                piece.places,
                known=Above("" if _NAMELESS.fullmatch(piece.name) else piece.name, "", in_unit),
                scheme=scheme,
                year=year,
                code=code,
                name=name,
                measures=measures,
            )
        except (UnreadableFile, MalformedTable) as error:
            reasons.append(error.reason)
    if reasons and not found:
        raise UnreadableFile(path, reasons[0])
    return found


def _check_titles(measures: Sequence[str] | None) -> None:
    """Refuse measures that are no titles.

    Raises:
        WrongArgument: one of them is no text.
    """
    for one in measures or ():
        if not isinstance(one, str):
            raise WrongArgument("measures", as_text(one, quoted=True), because("argument.title"))


def _piece(number: int, sheet: Sheet) -> TablePiece:
    rows = [[printed_cell(cell) for cell in row] for row in sheet.rows]
    places = [Position(None, number if sheet.title else None, line) for line in sheet.lines]
    return TablePiece("" if sheet.on_page else sheet.title, rows, places)


def _sheets(path: str, sheet: str | None) -> list[Sheet]:
    """The sheets that are wanted.

    Raises:
        UnreadableFile: none has that name.
    """
    sheets = read_sheets(path)
    if sheet is None:
        tell_left_out(path, sheets)
        return sheets
    wanted = [one for one in sheets if one.title.strip() == sheet.strip()]
    if not wanted:
        titles = [one.title for one in sheets if one.title]
        raise UnreadableFile(
            path,
            Message("errors.file.no_sheet", title=repr(sheet), titles=titles_of(titles))
            if titles
            else Message("errors.file.no_sheets"),
        )
    tell_left_out(path, wanted)
    return wanted


def table_of_frame(  # noqa: PLR0913  all that a table states of itself
    frame: object,
    code: str,
    name: str | None = None,
    measures: Sequence[str] | None = None,
    *,
    unit: Unit | str | None = None,
    title: str = "",
    scheme: Scheme | SchemeName | None = None,
    year: int | None = None,
) -> BudgetTable:
    """A table of amounts from a data frame: pandas, polars, pyarrow or any that narwhals reads.

    Args:
        frame: the frame; a lazy one is collected.
        code: the column with the codes.
        name: the column with the names; None where there is none.
        measures: the columns with amounts; without them all others.
        unit: the unit of the amounts.
        title: what the table is called.
        scheme: the scheme of the codes; without it their first digit tells.
        year: the budget year.

    Raises:
        InexactAmount: a column of amounts, or that of the codes, holds floats.
        MalformedTable: there is no such column.
        MissingExtra: the extra ``frames`` is not installed.
    """
    try:
        import narwhals as nw
    except ImportError as error:
        raise MissingExtra("frames", Message("errors.purpose.read_frames")) from error
    narrow = nw.from_native(frame)  # type: ignore[call-overload]
    if isinstance(narrow, nw.LazyFrame):
        narrow = narrow.collect()
    taken = measures
    if taken is None:
        taken = [one for one in narrow.columns if one not in {code, name}]
    columns = [code, *([] if name is None else [name]), *taken]
    missing = [one for one in columns if one not in narrow.columns]
    if missing:
        known = titles_of(narrow.columns)
        raise MalformedTable(
            title, Message("errors.frame.missing", missing=tuple(missing), known=known)
        )
    for column in (code, *taken):
        if narrow.schema[column].is_float():
            raise InexactAmount(
                column,
                Message("errors.inexact.column_floats"),
            )
    rows = (
        (
            _present(row[0]),
            "" if name is None else _present(row[1]),
            *map(_present, row[len(columns) - len(taken) :]),
        )
        for row in narrow.select(columns).iter_rows()
    )
    return BudgetTable.of(rows, taken, unit=unit, title=title, scheme=scheme, year=year)


def _present(value: object) -> object:
    """A value of a frame, None where it is missing: NA, NaN and NaT are not equal to themselves."""
    try:
        return value if bool(value == value) else None  # noqa: PLR0124  what is missing is not
    except TypeError:
        return None
