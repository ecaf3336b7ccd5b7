"""Grids of further pages, laid out as wide as the table that they go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.tables.wording import is_amount, is_total

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govbudget.io.source import Grid
    from govbudget.tables.layout.heads import Head

__all__ = ["as_wide", "without_margins"]


def as_wide(grid: Grid, before: Grid, head: Head) -> Grid | None:
    """A grid as wide as the first of its table; None where that cannot be told.

    A reader of pages finds fewer columns where cells are joined, and more where lines are doubled,
    or where the table touches another one: then the filled ones stand below those of before.
    """
    rows = grid.rows
    own, width = len(rows[0]), len(before.rows[0])
    if own == width:
        return grid
    if own > width:
        return _narrowed(grid, before, head)
    if not all(
        is_total(row[0]) and all(not cell or is_amount(cell) for cell in row[1:]) for row in rows
    ):
        return None
    measures = [one.place for part in head.parts for one in part.measures]
    if len(measures) != own - 1:
        return None
    spread: list[int | None] = [None] * width
    spread[0] = 0
    for number, place in enumerate(measures, 1):
        spread[place] = number
    return grid.laid(spread)


def _narrowed(grid: Grid, before: Grid, head: Head) -> Grid | None:
    """A grid with more columns than its table, without those that are blank."""
    own, width = len(grid.rows[0]), len(before.rows[0])
    used = [place for place in range(own) if any(row[place] for row in grid.rows)]
    if len(used) > width:
        return None
    if len(used) < width and (below := _below(grid, used, before, head)) is not None:
        return grid.laid(below)
    blank = [place for place in range(own) if place not in used]
    return grid.laid(sorted((*used, *blank[: width - len(used)])))


def _below(grid: Grid, used: Sequence[int], before: Grid, head: Head) -> list[int | None] | None:
    """The columns of a grid by those of its table that they stand below on their pages.

    None where a column stands below none, or below one that another stands below.
    """
    above = _extents(before, range(len(before.rows[0])), range(head.end, len(before.rows)))
    titles = _extents(before, range(len(before.rows[0])), range(head.start, head.end))
    own = _extents(grid, used, range(len(grid.rows)))
    places = {**titles, **above}
    spread: list[int | None] = [None] * len(before.rows[0])
    for at in used:
        shared = {place: _shared(own[at], it) for place, it in places.items()} if at in own else {}
        most = max(shared, key=lambda place: shared[place], default=None)
        if most is None or shared[most] <= 0 or spread[most] is not None:
            return None
        spread[most] = at
    found = [at for at in spread if at is not None]
    return spread if found == sorted(found) else None


def _extents(
    grid: Grid, columns: Iterable[int], rows: Iterable[int]
) -> dict[int, tuple[float, float]]:
    """From where to where the letters of columns stand, on the pages that have places."""
    boxes = [grid.boxes[row] for row in rows if row < len(grid.boxes)]
    found = {}
    for at in columns:
        own = [box for row in boxes if (box := row[at]) is not None]
        if own:
            found[at] = (min(box[0] for box in own), max(box[2] for box in own))
    return found


def _shared(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How much of two extents is one."""
    return min(one[1], other[1]) - max(one[0], other[0])


def without_margins(grid: Grid, rows: Sequence[Sequence[str]], width: int) -> Grid | None:
    """A grid as wide as a table, where the two differ by blank columns at their sides only."""
    first, end = _filled(rows)
    begins, ends = _filled(grid.rows)
    if end - first != ends - begins:
        return None
    spread: list[int | None] = [None] * width
    spread[first:end] = range(begins, ends)
    return grid.laid(spread)


def _filled(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """The first column with anything in it, and the one behind the last."""
    used = [place for place in range(len(rows[0])) if any(row[place] for row in rows)]
    return (used[0], used[-1] + 1) if used else (0, 0)
