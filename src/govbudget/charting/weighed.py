"""Parts with the areas that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govbudget.amounts import Number, sum_of
from govbudget.charting.colours import NEUTRAL
from govbudget.charting.records import ChartPart, LeftOutAmount

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Tile", "depth_of", "leaves", "weighed"]


@frozen(slots=True)
class Tile:
    """A part that an area can show.

    Attributes:
        part: the part.
        weight: the sum of the amounts above zero that it is made of, or its own.
        tiles: the parts of it that an area can show.
        group: the number of its colour.
    """

    part: ChartPart
    weight: Number
    tiles: tuple[Tile, ...] = ()
    group: int = NEUTRAL


def weighed(parts: Iterable[ChartPart]) -> tuple[tuple[Tile, ...], tuple[LeftOutAmount, ...]]:
    """The parts that areas can show, and the amounts that they cannot.

    A part that is divided is as large as those of its parts that can be shown. The largest groups
    have a colour each.
    """
    left_out: list[LeftOutAmount] = []
    tiles = list(_weighed(parts, left_out))
    order = sorted(tiles, key=lambda one: one.weight, reverse=True)
    colours = {id(one): min(at, NEUTRAL) for at, one in enumerate(order)}
    found = tuple(_coloured(one, colours[id(one)]) for one in tiles)
    return found, tuple(left_out)


def _weighed(parts: Iterable[ChartPart], left_out: list[LeftOutAmount]) -> Iterator[Tile]:
    for part in parts:
        tiles = tuple(_weighed(part.parts, left_out))
        if part.parts:
            weight = sum_of(one.weight for one in tiles)
        else:
            weight = part.amount
            if weight <= 0:
                left_out.append(LeftOutAmount(part.code, part.name, part.amount))
        if weight > 0:
            yield Tile(part, weight, tiles)


def _coloured(tile: Tile, group: int) -> Tile:
    return evolve(tile, group=group, tiles=tuple(_coloured(one, group) for one in tile.tiles))


def depth_of(tiles: Sequence[Tile]) -> int:
    """How many levels there are, of some tiles and what they are made of."""
    return max((1 + depth_of(one.tiles) for one in tiles), default=0)


def leaves(parts: Iterable[ChartPart]) -> Iterator[ChartPart]:
    """The parts that are not divided."""
    for part in parts:
        if part.parts:
            yield from leaves(part.parts)
        else:
            yield part
