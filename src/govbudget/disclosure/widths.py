"""Grids of further pages, laid out as wide as the table that they go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.tables.wording import is_amount, is_total

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.io.source import Grid
    from govbudget.tables.layout.heads import Head

__all__ = ["as_wide", "without_margins"]


def as_wide(grid: Grid, width: int, head: Head) -> Grid | None:
    """A grid as wide as the one before it; None where that cannot be told.

    A reader of pages finds fewer columns where cells are joined, and more where lines are doubled.
    """
    rows = grid.rows
    own = len(rows[0])
    if own == width:
        return grid
    if own > width:
        used = [place for place in range(own) if any(row[place] for row in rows)]
        if len(used) > width:
            return None
        while len(used) < width:
            used.append(next(place for place in range(own) if place not in used))
        return grid.laid(sorted(used))
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
