"""Grids, the order of lines, and where names stand at their ends."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from govbudget.charting.colours import NEUTRAL

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from govbudget.charting.records import ChartSeries

__all__ = ["by_size", "coloured", "labels_at", "placed", "ticks"]

# A grid has at most so many lines; it steps by one of these times a power of ten.
_MOST_TICKS, _STEPS = 6, (1, 2, 5, 10, 20)


def ticks(least: float, most: float) -> list[float]:
    """Round numbers from the least to at least the most, zero among them.

    >>> ticks(0, 870), ticks(-30, 95)
    ([0.0, 200.0, 400.0, 600.0, 800.0, 1000.0], [-50.0, 0.0, 50.0, 100.0])

    Args:
        least: the least number, zero or below.
        most: the largest, zero or above.
    """
    width = most - least
    if not width:
        return [0.0, 1.0]
    power = 10 ** math.floor(math.log10(width / _MOST_TICKS))
    step = next(
        one * power
        for one in _STEPS
        if math.ceil(most / (one * power)) - math.floor(least / (one * power)) <= _MOST_TICKS
    )
    first, last = math.floor(least / step), math.ceil(most / step)
    return [float(number * step) for number in range(first, last + 1)]


def placed(wanted: Sequence[float], height: float, top: float, end: float) -> list[float]:
    """Where labels stand: near where they are wanted, and not over each other.

    >>> placed([10, 12, 50], 10, 0, 100)
    [10, 20, 50]

    Args:
        wanted: where, from above, in order.
        height: how high each is.
        top: the first place.
        end: the last place of all; there is room for them.
    """
    found: list[float] = []
    for one in wanted:
        found.append(max(one, found[-1] + height if found else top))
    last = end
    for at in range(len(found) - 1, -1, -1):
        found[at] = min(found[at], last)
        last = found[at] - height
    return found


def labels_at(
    ends: Mapping[int, float],
    order: Sequence[int],
    sure: Container[int],
    room: tuple[float, float, float],
    *,
    near: float,
) -> dict[int, float]:
    """Where labels stand, of as many as there is room for.

    Args:
        ends: where each is wanted, from above.
        order: which come first.
        sure: which of them are shown far from there too; another only where it is near.
        room: how high each is, the first place and the last.
        near: how far that is, in heights.
    """
    height, top, end = room
    found: dict[int, float] = {}
    for at in order[: int((end - top) / height) + 1]:
        kept = sorted([*found, at], key=lambda one: ends[one])
        wanted = [ends[one] for one in kept]
        places = placed(wanted, height, top, end)
        apart = max(abs(one - other) for one, other in zip(places, wanted, strict=True))
        # A name without a colour is told by where it stands.
        if at in sure or apart < height * near:
            found = dict(zip(kept, places, strict=True))
    return found


def by_size(rows: Iterable[ChartSeries]) -> tuple[ChartSeries, ...]:
    """The rows with the largest amount of any column first."""

    def size(row: ChartSeries) -> Fraction:
        told = (abs(Fraction(one)) for one in row.amounts if one is not None)
        return max(told, default=Fraction(0))

    return tuple(sorted(rows, key=lambda row: (-size(row), row.code)))


def coloured(rows: Sequence[ChartSeries]) -> list[int]:
    """The colour of each row: the largest have one each, all others the same."""
    order = {id(row): at for at, row in enumerate(by_size(rows))}
    return [NEUTRAL if row.kind == "rest" else min(order[id(row)], NEUTRAL) for row in rows]
