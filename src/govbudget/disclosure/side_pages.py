"""Tables wider than their pages: the columns of the next page are put beside those of the last."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.disclosure.side_captions import with_captions_aside
from govbudget.disclosure.titles import kind_of
from govbudget.io.source import Grid
from govbudget.tables.wording import is_amount

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.io.source import Block

__all__ = ["with_side_pages"]

#: Rows of two pages that stand at one height, in points, are one row.
_LEVEL = 2.0
#: So many rows at one height are no accident.
_FEWEST = 3
_CODE = re.compile(r"[1-5]\d\d(?:\d\d){0,3}")
#: So many rows may be those of a head.
_HEAD = 4
#: A page may lie beside one that stands so many grids before it: all pages down, then over.
_PAGES = 4


def with_side_pages(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with the grids of pages that lie beside each other joined.

    A sheet that is too wide is printed on pages side by side, or first all pages down and then
    those at their right. A page at the right has amounts only, each at the height of its row.

    Args:
        blocks: the paragraphs and grids of a document.
    """
    blocks = with_captions_aside(blocks, lambda one: _lacks_names(one) or _is_head(one))
    unsure = _beside_others(blocks)
    for is_grid, run in groupby(blocks, lambda one: isinstance(one, Grid)):
        some = list(run)
        if not is_grid:
            yield from some
            continue
        for one in _joined([one for one in some if isinstance(one, Grid)]):
            yield evolve(one, unsure=True) if _where(one) in unsure else one


def _where(grid: Grid) -> tuple[int | None, int]:
    return grid.page, grid.first_row


def _beside_others(blocks: Sequence[Block]) -> set[tuple[int | None, int]]:
    """Where the grids stand that lie beside others, and those others.

    They are pages with amounts, and without a title and names of their own.
    """
    found: set[tuple[int | None, int]] = set()
    before: list[Grid] = []
    titled = False
    for one in blocks:
        if not isinstance(one, Grid):
            titled = titled or kind_of(one.text) is not None
            continue
        titled = titled or _has_title(one)
        if one.page is not None and not titled and _lacks_names(one):
            amounts = sum(any(map(is_amount, row)) for row in one.rows)
            far = _PAGES if amounts >= _FEWEST else 1
            found |= {_where(other) for other in (*before[-far:], one)}
        before.append(one)
        titled = False
    return found


def _has_title(grid: Grid) -> bool:
    """Whether a title stands alone in a row of its head; that of a column is none of a table."""
    lines = [[cell for cell in row if cell] for row in grid.rows[:_HEAD] if len(row) > 1]
    return any(len(line) == 1 and kind_of(line[0]) is not None for line in lines)


def _joined(grids: list[Grid]) -> list[Grid]:
    """The grids that nothing stands between, each with those at its right."""
    beside = [_lacks_names(one) for one in grids]
    for at, (one, other) in enumerate(pairwise(grids), 1):
        beside[at] = beside[at] or _goes_on_beside(one, other)
    left = [one for one, is_right in zip(grids, beside, strict=True) if not is_right]
    right = [one for one, is_right in zip(grids, beside, strict=True) if is_right]
    if not right or not left or len(right) % len(left) or grids[0] is not left[0]:
        return grids
    # Down and then over where all pages at the left come first, else over and then down.
    is_down = grids[: len(left)] == left
    wide = len(right) // len(left)
    made = []
    for at, one in enumerate(left):
        pages = right[at :: len(left)] if is_down else right[at * wide : (at + 1) * wide]
        for other in pages:
            places = _level(one, other)
            if places is None:
                return grids
            one = _beside(one, _without_names(one, other), places)  # noqa: PLW2901  it grows
        made.append(one)
    return made


def _goes_on_beside(one: Grid, other: Grid) -> bool:
    """Whether a page has other columns of the rows of the page before, and names among them.

    Each row stands at the height of one there, below another head: a page that goes on downwards
    has the same head again, or none.
    """
    if one.page is None or other.page != one.page + 1 or _has_title(other):
        return False
    first, again = (set(filter(None, grid.rows[0])) for grid in (one, other))
    is_head = bool(again) and first != again and not any(map(is_amount, again))
    rows = sum(any(map(is_amount, row)) for row in other.rows)
    return (
        is_head and rows >= _FEWEST and len(one.rows) == len(other.rows) and _is_level(one, other)
    )


def _is_level(one: Grid, other: Grid) -> bool:
    """Whether each row of one page stands at the height of the same row of another."""
    places = _level(one, other)
    return places is not None and all(at in {None, row} for row, at in enumerate(places))


def _without_names(one: Grid, other: Grid) -> Grid:
    """The columns of a page without the names of the rows that it repeats at its left."""
    width = min(len(one.rows[0]), len(other.rows[0]) - 1)
    pairs = list(zip(one.rows, other.rows, strict=False))
    again = 0
    while again < width and all(left[again] == right[again] for left, right in pairs):
        again += 1
    named = any(left[at] and not is_amount(left[at]) for left, _ in pairs for at in range(again))
    is_same = named and len(one.rows) == len(other.rows)
    return other.laid(range(again, len(other.rows[0]))) if is_same else other


def _lacks_names(grid: Grid) -> bool:
    """Whether the rows below the head have nothing but amounts."""
    begins = (at for at, row in enumerate(grid.rows) if any(map(is_amount, row)))
    # The titles of a head may reach down beside the first amounts.
    start = next(begins, 0) if len(grid.rows) <= 2 * _HEAD else _HEAD
    cells = [cell for row in grid.rows[start:] for cell in row if cell]
    return bool(cells) and all(map(is_amount, cells)) and not any(map(_CODE.fullmatch, cells))


def _is_head(grid: Grid) -> bool:
    """Whether a page has nothing but titles of columns: nothing stands in them."""
    cells = [cell for row in grid.rows for cell in row if cell]
    return len(grid.rows) <= _HEAD and not any(map(is_amount, cells))


def _heights(grid: Grid) -> list[float | None]:
    """Where the middle of the amounts of each row stands; where it has none, of all its cells."""
    found: list[float | None] = []
    for row, boxes in zip(grid.rows, grid.boxes, strict=True):
        known = [(cell, box) for cell, box in zip(row, boxes, strict=True) if box]
        some = [box for cell, box in known if is_amount(cell)] or [box for _, box in known]
        found.append((some[0][1] + some[0][3]) / 2 if some else None)
    return found


def _level(one: Grid, other: Grid) -> list[int | None] | None:
    """Beside which row of one page each row of another stands; None where they do not fit."""
    if one.page == other.page or not one.boxes or not other.boxes:
        return None
    left, found = _heights(one), list[int | None]()
    for number, height in enumerate(_heights(other)):
        near = [
            at
            for at, level in enumerate(left)
            if level is not None and height is not None and abs(level - height) <= _LEVEL
        ]
        at = near[0] if len(near) == 1 else None
        # The titles of a head may be broken otherwise.
        if at is None and number < _HEAD and found == list(range(number)):
            at = number
        if at is None and height is not None:
            return None
        found.append(at)
    known = [at for at in found if at is not None]
    is_sure = len(known) >= _FEWEST and len(set(known)) == len(known)
    return found if is_sure and known == sorted(known) else None


def _beside(one: Grid, other: Grid, places: Sequence[int | None]) -> Grid:
    """A grid with the columns of another; where these stand on their page is not kept."""
    blank = ("",) * len(other.rows[0])
    beside = {at: row for at, row in zip(places, other.rows, strict=True) if at is not None}
    rows = tuple((*row, *beside.get(at, blank)) for at, row in enumerate(one.rows))
    empty = (None,) * len(blank)
    boxes = tuple((*row, *empty) for row in one.boxes)
    return evolve(one, rows=rows, boxes=boxes, unsure=True)
