"""Boxes that divide a box: of a treemap, and the spans of icicle and sunburst."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Box", "spans", "squarified"]


class Box(NamedTuple):
    """A box: its left upper corner, how wide and how high it is."""

    x: float
    y: float
    width: float
    height: float

    def inset(self, by: float) -> Box:
        """The box without a margin on each side."""
        width, height = max(0.0, self.width - 2 * by), max(0.0, self.height - 2 * by)
        return Box(self.x + by, self.y + by, width, height)

    def below(self, height: float) -> Box:
        """What is left of the box below a strip at its top."""
        taken = min(height, self.height)
        return Box(self.x, self.y + taken, self.width, self.height - taken)


def squarified(weights: Sequence[float], box: Box) -> list[Box]:
    """A box for each weight, as large as its part of the sum, and as square as may be.

    Source: M. Bruls, K. Huizing, J. J. van Wijk, Squarified Treemaps, 2000: a row along the shorter
    side takes weights as long as its worst box gets no longer.

    >>> [tuple(map(round, one)) for one in squarified([6, 6, 4, 3, 2, 2, 1], Box(0, 0, 600, 400))]
    ... # doctest: +NORMALIZE_WHITESPACE
    [(0, 0, 300, 200), (0, 200, 300, 200), (300, 0, 171, 233), (471, 0, 129, 233),
     (300, 233, 120, 167), (420, 233, 120, 167), (540, 233, 60, 167)]

    Args:
        weights: above zero, the largest first.
        box: what they divide.
    """
    found: list[Box] = []
    at, left = 0, box
    sum_left = sum(weights)
    while at < len(weights):
        end = _row_end(weights, at, left, sum_left)
        row = weights[at:end]
        part = 1.0 if end == len(weights) else sum(row) / sum_left
        boxes, left = _laid(row, part, left)
        found += boxes
        sum_left = sum(weights[end:])
        at = end
    return found


def _row_end(weights: Sequence[float], at: int, box: Box, whole: float) -> int:
    """Behind the last weight of the row that begins at one."""
    area, side = box.width * box.height, min(box.width, box.height)
    if not area:
        return len(weights)
    end, taken, worst = at, 0.0, float("inf")
    while end < len(weights):
        taken += weights[end]
        square = (taken / whole * area / side) ** 2
        # The largest and the smallest of a row are the longest boxes, one way or the other.
        tiles = [weights[at] / whole * area, weights[end] / whole * area]
        ratios = [max(square / one, one / square) if one and square else worst for one in tiles]
        if max(ratios) > worst:
            return end
        worst = max(ratios)
        end += 1
    return end


def _laid(row: Sequence[float], part: float, box: Box) -> tuple[list[Box], Box]:
    """The boxes of a row along the shorter side, and the box that is left."""
    sides = list(spans(row))
    if box.width >= box.height:
        thick = box.width * part
        found = [
            Box(box.x, box.y + box.height * start, thick, box.height * (end - start))
            for start, end in sides
        ]
        return found, Box(box.x + thick, box.y, box.width - thick, box.height)
    thick = box.height * part
    found = [
        Box(box.x + box.width * start, box.y, box.width * (end - start), thick)
        for start, end in sides
    ]
    return found, Box(box.x, box.y + thick, box.width, box.height - thick)


def spans(weights: Sequence[float]) -> Iterator[tuple[float, float]]:
    """From where to where each weight goes, of a way from 0 to 1.

    >>> list(spans([1, 1, 2]))
    [(0.0, 0.25), (0.25, 0.5), (0.5, 1.0)]
    """
    whole, taken = sum(weights), 0.0
    for number, one in enumerate(weights):
        start = taken / whole
        taken += one
        yield start, 1.0 if number == len(weights) - 1 else taken / whole
