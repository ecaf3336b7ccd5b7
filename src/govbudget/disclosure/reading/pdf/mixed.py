"""Texts over each other whose base lines lie so near that they would be taken for one line."""

from __future__ import annotations

from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.reading.pdf.glyphs import Glyph

__all__ = ["unmixed"]

#: Base lines that differ by no more than this share of the size of their letters are one.
_LEVEL = 0.1
#: Letters that share more than this of the narrower one stand over each other.
_OVER = 0.5
_FROM_LEFT = attrgetter("x0")


def unmixed(line: list[Glyph]) -> list[list[Glyph]]:
    """The letters of a line, parted where some stand over others: these are texts of their own.

    Letters that are raised or lowered beside others stay with them.

    Args:
        line: its letters, from the highest base line to the lowest.
    """
    if line[-1].base - line[0].base <= _LEVEL * line[0].size:
        return [line]
    rows: list[list[Glyph]] = []
    for level in _levels(line):
        for row in reversed(rows):
            if not _are_mixed(row, level):
                row.extend(level)
                break
        else:
            rows.append(level)
    return rows


def _levels(line: Sequence[Glyph]) -> list[list[Glyph]]:
    """Letters on one base line, together."""
    levels: list[list[Glyph]] = []
    for glyph in line:
        if levels and glyph.base - levels[-1][0].base <= _LEVEL * glyph.size:
            levels[-1].append(glyph)
        else:
            levels.append([glyph])
    return levels


def _are_mixed(row: Sequence[Glyph], level: Sequence[Glyph]) -> bool:
    """Whether a letter stands over one of another base line; one drawn twice does not."""
    upper = max(row, key=attrgetter("base")).base
    some = [glyph for glyph in (*row, *level) if glyph.text.strip()]
    some.sort(key=_FROM_LEFT)
    return any(
        (one.base > upper) != (other.base > upper)
        and one.text != other.text
        and min(one.x1, other.x1) - other.x0 > _OVER * min(one.x1 - one.x0, other.x1 - other.x0)
        for one, other in pairwise(some)
    )
