"""Names whose lines ran into the cell of the row above or below, put together where lists prove it.

A row that is too low for a name on two lines has its ends outside: what is printed there stands in
the cells of the neighbours.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.disclosure.torn_rows import begins_listed, ends_listed, is_listed
from govbudget.io.marks import join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.io.source import Grid
    from govbudget.tables.layout.heads import Head

__all__ = ["gathered"]

# A line of a narrow cell has no more signs, and a name no fewer.
_LINE, _NAME = 16, 2


def gathered(grid: Grid, head: Head) -> Grid:
    """A grid whose names stand in the rows that they are of.

    The beginning of a cell goes up, or the end of one goes down, where neither cell holds a name of
    the lists as it stands, and both do then.

    Args:
        grid: the grid.
        head: its head, or that of the table that it goes on.
    """
    places = {one.name.place for one in head.parts if one.name is not None}
    rows = [list(row) for row in grid.rows]
    for at in places:
        for above, below in pairwise(rows):
            if at < min(len(above), len(below)) and above[at] and below[at]:
                above[at], below[at] = _own(above[at], below[at])
    found = tuple(map(tuple, rows))
    return grid if found == grid.rows else evolve(grid, rows=found)


def _own(above: str, below: str) -> tuple[str, str]:
    """The names of two rows, one above the other; as they stand, where no list proves another."""
    if not (is_listed(above) or is_listed(below)):
        for pair in _pairs(above, below):
            if all(map(is_listed, pair)):
                return pair
    return above, below


def _pairs(above: str, below: str) -> Iterator[tuple[str, str]]:
    """Each way to part what two cells hold into the names of their rows."""
    if begins_listed(above):
        for cut in range(1, min(_LINE, len(below) - _NAME) + 1):
            yield join(above, below[:cut]), below[cut:]
    if ends_listed(below):
        for cut in range(1, min(_LINE, len(above) - _NAME) + 1):
            yield above[:-cut], join(above[-cut:], below)
