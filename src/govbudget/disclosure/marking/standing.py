"""Where the places of findings stand in a workbook, and in which rows and lines of a docx file.

The file is read again, as it was for the check: a place names a table of the document and a row of
it, not the sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from govbudget.io.source import Grid
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.checks.records import Place
    from govbudget.disclosure.document import Disclosure

__all__ = ["Cell", "PrintedCell", "cell_of", "printed_cell", "quote_of"]

#: The sheet, the row and the column of a cell, both from 1.
Cell: TypeAlias = tuple[str, int, int]
#: A row of a printed table, and which of its cells, from 0.
PrintedCell: TypeAlias = tuple[Grid, int, int]


def quote_of(place: Place) -> str:
    """What is printed at a place, without blanks and in one writing.

    Args:
        place: the place.
    """
    return plain(place.text.removesuffix("…").partition(" | ")[0])


def printed_cell(disclosure: Disclosure, place: Place) -> PrintedCell | None:
    """The row of a printed table that a place names, and the cell of it; None for the text.

    Args:
        disclosure: the document.
        place: the place.
    """
    if place.table is None or not 1 <= place.table <= len(disclosure.tables):
        return None
    table = disclosure.tables[place.table - 1]
    found = [one for one in _rows(table.grids, place) if one[2] >= 0]
    return next(iter(found), None) or _first(table.grids)


def _rows(grids: Sequence[Grid], place: Place) -> Iterator[PrintedCell]:
    """The rows that may be meant; those that have what is quoted first."""
    quote = quote_of(place)
    named: list[PrintedCell] = []
    for grid in grids:
        at = -1 if place.row is None else place.row - grid.first_row
        if 0 <= at < len(grid.rows):
            named.append((grid, at, _column(grid.rows[at], place, quote)))
    yield from (one for one in named if _holds(one, quote))
    if quote and not any(_holds(one, quote) for one in named):
        yield from (
            (grid, at, cells.index(quote))
            for grid in grids
            for at, row in enumerate(grid.rows)
            if quote in (cells := [*map(plain, row)])
        )
    yield from named


def _holds(one: PrintedCell, quote: str) -> bool:
    grid, at, column = one
    return column >= 0 and quote in plain(grid.rows[at][column])


def _column(row: Sequence[str], place: Place, quote: str) -> int:
    """The column of a place: the one that it names, or that has what is quoted."""
    cells = [*map(plain, row)]
    at = -1 if place.column is None else place.column - 1
    if 0 <= at < len(cells) and (quote in cells[at] or quote not in cells):
        return at
    if quote in cells:
        return cells.index(quote)
    return next((at for at, cell in enumerate(cells) if cell), -1)


def _first(grids: Sequence[Grid]) -> PrintedCell | None:
    """The first cell with a text: where the table begins."""
    for grid in grids:
        for at, row in enumerate(grid.rows):
            for column, cell in enumerate(row):
                if cell:
                    return grid, at, column
    return None


def cell_of(disclosure: Disclosure, place: Place, lines: Sequence[tuple[str, Cell]]) -> Cell | None:
    """The cell of a workbook that a place names; None where that is not known.

    Args:
        disclosure: the workbook, read.
        place: the place.
        lines: the texts of all its cells, as they are shown, and where they stand.
    """
    found = printed_cell(disclosure, place)
    if found is not None:
        grid, at, column = found
        return grid.sheet, grid.first_row + at, column + 1
    quote = quote_of(place)
    return next((cell for text, cell in lines if quote and quote in text), None)
