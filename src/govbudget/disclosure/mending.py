"""Names that stand apart from the amounts that ran into their cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.classification.names import key
from govbudget.disclosure.torn_rows import names_of
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.io.source import Grid
    from govbudget.tables.layout.heads import Head
    from govbudget.tables.layout.parts import Part

__all__ = ["parted"]

_CODE = re.compile(r"[1-9]\d\d(?:\d\d){0,3}")
_NAME_AND_AMOUNT = re.compile(r"(.*[^\d\s,.\-－])\s*([-－]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)")


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
    return (found[1], found[2]) if code and key(found[1]) in names_of(code) else None


def _code(part: Part, row: Sequence[str]) -> str:
    """The code of a row, where it stands whole in one cell; else empty."""
    if len(part.codes) != 1 or part.codes[0].place >= len(row):
        return ""
    code = plain(row[part.codes[0].place])
    return code if _CODE.fullmatch(code) else ""
