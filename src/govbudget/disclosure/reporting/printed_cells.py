"""The cells of a table as printed, with the figures that were read of them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.base.cells import NotRead
from govbudget.base.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from govbudget.disclosure.tables import DisclosedTable
    from govbudget.io.source import Grid
    from govbudget.position import Position

    # Page, row and column.
    _Place: TypeAlias = tuple[int | None, int | None, int | None]

__all__ = ["PrintedCell", "PrintedRow", "printed_rows", "table_title"]

# What tables print for nothing.
_NOTHING = "-—－–─/ 　"


@frozen(slots=True)
class PrintedCell:
    """A cell of a printed table.

    Attributes:
        text: what is printed.
        amount: the number that was read of it, in the unit of the table; None for all else.
        not_read: why it holds no figure where figures stand; None where it does, or is blank.
    """

    text: str
    amount: Decimal | None = None
    not_read: Message | None = None


@frozen(slots=True)
class PrintedRow:
    """A row of a printed table.

    Attributes:
        page: its page; None where the format has none.
        row: the row of the printed table or the line of the file, from 1.
        cells: its cells.
    """

    page: int | None
    row: int
    cells: tuple[PrintedCell, ...]


def table_title(table: DisclosedTable) -> str:
    """What a table is called: its number and its title as printed; empty where it has neither.

    Args:
        table: the table.
    """
    return " ".join(filter(None, (table.number, table.title)))


def printed_rows(table: DisclosedTable) -> Iterator[PrintedRow]:
    """The rows of a table as printed, part by part.

    A number is told only where the reading of the table has one in that place, read of that text:
    a code, a year or the number of a row is none.

    Args:
        table: the table.
    """
    read = _read(table)
    for grid in table.grids:
        for number, row in enumerate(grid.rows):
            cells = (_cell(text, read, grid, number, at) for at, text in enumerate(row, 1))
            yield PrintedRow(grid.page, grid.first_row + number, tuple(cells))


def _read(table: DisclosedTable) -> dict[_Place, tuple[str, Decimal | None]]:
    found: dict[_Place, tuple[str, Decimal | None]] = {}
    for coded in (*table.tables, *table.resolved):
        for row in coded.rows:
            for cell in row.cells:
                if cell.position is not None and not cell.deduced:
                    found[_place(cell.position)] = (cell.printed, cell.amount)
    for one in table.stated:
        if one.position is not None:
            found.setdefault(_place(one.position), (one.printed, one.amount))
    return found


def _place(where: Position) -> _Place:
    return where.page, where.row, where.column


def _cell(
    text: str,
    read: dict[_Place, tuple[str, Decimal | None]],
    grid: Grid,
    row: int,
    column: int,
) -> PrintedCell:
    if isinstance(text, NotRead):
        return PrintedCell(str(text), not_read=text.message)
    printed, amount = read.get((grid.page, grid.first_row + row, column), ("", None))
    if printed.strip() != text.strip() or not text.strip(_NOTHING):
        return PrintedCell(text)
    if amount is not None:
        return PrintedCell(text, amount)
    return PrintedCell(text, not_read=Message("cli.read.book.no_figure"))
