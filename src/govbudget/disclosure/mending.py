"""Rows that a page or a narrow cell broke, put right where the list of codes proves them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.classification.catalogue import shipped
from govbudget.classification.names import key
from govbudget.io.marks import join
from govbudget.tables.wording import is_amount, is_total, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.io.source import Grid
    from govbudget.tables.layout.heads import Head
    from govbudget.tables.layout.parts import Part

__all__ = ["parted", "row_over_pages"]

_CODE = re.compile(r"[1-9]\d\d(?:\d\d){0,3}")
_NAME_AND_AMOUNT = re.compile(r"(.*[^\d\s,.\-－])\s*([-－]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)")


def row_over_pages(last: Sequence[str], first: Sequence[str], head: Head) -> tuple[str, ...] | None:
    """The row that a page cut in two: its code above, its figures below; None where it is not one.

    That it is one, the list of codes proves: the name is that of the code only with what stands
    below, or it is whole and nothing but figures stands below.

    Args:
        last: the last row of the page above.
        first: the first row of the page below.
        head: the head of the table.
    """
    if len(head.parts) != 1 or len(last) != len(first):
        return None
    [part] = head.parts
    code, amounts = _code(part, last), [one.place for one in part.measures]
    if part.name is None or not code or any(last[at] for at in amounts):
        return None
    if not any(is_amount(first[at]) for at in amounts if first[at]):
        return None
    rest = [at for at, cell in enumerate(first) if cell and at not in amounts]
    name = part.name.place
    if any(at != name for at in rest) or is_total(first[name]):
        return None
    whole = join(last[name], first[name])
    if key(whole) not in _names(code):
        return None
    return tuple(
        whole if at == name else below if at in amounts else above
        for at, (above, below) in enumerate(zip(last, first, strict=True))
    )


def parted(grid: Grid, head: Head) -> Grid:
    """A grid whose names stand apart from the amounts that ran into their cells.

    A name with an amount behind it is parted where the row has a code, the name is that of the code
    without the amount, and the first amount of the row is blank.

    Args:
        grid: the grid.
        head: its head, or that of the table that it goes on.
    """
    rows, boxes = list(grid.rows), list(grid.boxes)
    for number, row in enumerate(grid.rows):
        cells = list(row)
        for part in head.parts:
            found = _run_together(part, row)
            if found is None or part.name is None:
                continue
            name, amount = part.name.place, part.measures[0].place
            cells[name], cells[amount] = found
            rows[number] = tuple(cells)
            if boxes:
                places = list(boxes[number])
                places[amount] = places[name]
                boxes[number] = tuple(places)
    return grid if tuple(rows) == grid.rows else evolve(grid, rows=tuple(rows), boxes=tuple(boxes))


def _run_together(part: Part, row: Sequence[str]) -> tuple[str, str] | None:
    """The name and the amount that stand in one cell; None where they do not."""
    if part.name is None or not part.measures:
        return None
    if max(part.name.place, part.measures[0].place) >= len(row):
        return None
    found = _NAME_AND_AMOUNT.fullmatch(row[part.name.place])
    if found is None or row[part.measures[0].place]:
        return None
    code = _code(part, row)
    return (found[1], found[2]) if code and key(found[1]) in _names(code) else None


def _code(part: Part, row: Sequence[str]) -> str:
    """The code of a row, where it stands whole in one cell; else empty."""
    if len(part.codes) != 1 or part.codes[0].place >= len(row):
        return ""
    code = plain(row[part.codes[0].place])
    return code if _CODE.fullmatch(code) else ""


def _names(code: str) -> set[str]:
    """The names that the lists give a code, first and last, in the form that compares them."""
    catalogue = shipped()
    trees = [
        catalogue.tree(scheme, year)
        for scheme in catalogue.schemes
        for year in (catalogue.years(scheme)[0], catalogue.years(scheme)[-1])
    ]
    return {key(tree[code].name) for tree in trees if code in tree}
