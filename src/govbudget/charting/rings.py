"""Sunburst: parts as pieces of rings around the whole."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from govbudget.charting.boxes import Box, spans
from govbudget.charting.canvas import group, hairline, path, text
from govbudget.charting.frame import LINE
from govbudget.charting.measuring import shortened, width_of
from govbudget.charting.tiles import label_lines
from govbudget.charting.weighed import depth_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from govbudget.charting.labels import Labels
    from govbudget.charting.weighed import Tile

__all__ = ["Wedge", "fits", "sunburst"]

_SIZE, _PAD = 12.0, 4.0
# How wide the hole in the middle is, in rings.
_HOLE = 0.75
# Whole turns are drawn as two halves, for an arc that ends where it begins is none.
_TURN = 2 * math.pi
# By so much a half turn is made less.
_LESS = 1e-6
# So many places along a ring are tried for a text that stands upright.
_LEVEL_LINES = 4


class Wedge(NamedTuple):
    """A piece of a ring: its angles, clockwise from the top, and its radii."""

    start: float
    end: float
    inner: float
    outer: float

    @property
    def middle(self) -> float:
        """The angle of its middle."""
        return (self.start + self.end) / 2

    @property
    def radius(self) -> float:
        """The radius of its middle."""
        return (self.inner + self.outer) / 2


def _point(angle: float, radius: float) -> tuple[float, float]:
    return radius * math.sin(angle), -radius * math.cos(angle)


def fits(box: Box, wedge: Wedge) -> bool:
    """Whether a box, seen from the middle of the rings, is wholly in a piece of one.

    Its corners are between the angles and within the outer radius, and no point of it is nearer
    than the inner one. Between angles that are less than half a turn apart lies all that is between
    its corners.
    """
    if wedge.end - wedge.start >= math.pi:
        return False
    right, low = box.x + box.width, box.y + box.height
    near = (min(max(0.0, box.x), right), min(max(0.0, box.y), low))
    if math.hypot(*near) < wedge.inner:
        return False
    for x, y in ((box.x, box.y), (right, box.y), (box.x, low), (right, low)):
        angle = math.atan2(x, -y) % _TURN
        if math.hypot(x, y) > wedge.outer or not wedge.start <= angle <= wedge.end:
            return False
    return True


def _less_than_half(wedge: Wedge) -> Wedge:
    """What of a piece is around its middle, less than half a turn; a smaller piece is whole."""
    most = min((wedge.end - wedge.start) / 2, math.pi / 2 - _LESS)
    return wedge._replace(start=wedge.middle - most, end=wedge.middle + most)


def sunburst(parent: Element, tiles: Sequence[Tile], box: Box, labels: Labels) -> None:
    """Draw a sunburst into a box: a ring for each level, the whole in the middle."""
    ring = min(box.width, box.height) / 2 / (depth_of(tiles) + _HOLE)
    centre = (box.x + box.width / 2, box.y + box.height / 2)
    whole = Wedge(0, _TURN, 0, ring * _HOLE)
    _ring(parent, tiles, whole, ring, centre, labels)
    _middle(parent, centre, whole.outer, labels)


def _middle(parent: Element, centre: tuple[float, float], radius: float, labels: Labels) -> None:
    """The total, as far as it fits into the hole."""
    lines = [labels.said("total"), labels.amount(labels.whole), labels.unit]
    lines = [one for one in lines if one]
    y = centre[1] - len(lines) * _SIZE * LINE / 2 + _SIZE
    if max(width_of(one, _SIZE) for one in lines) > 2 * (radius - _PAD) * math.cos(math.pi / 6):
        return
    for at, words in enumerate(lines):
        place = (centre[0], y + at * _SIZE * LINE)
        text(parent, place, words, _SIZE, "ink", anchor="middle")


def _ring(
    parent: Element,
    tiles: Sequence[Tile],
    below: Wedge,
    ring: float,
    centre: tuple[float, float],
    labels: Labels,
) -> None:
    turn = below.end - below.start
    found = spans([float(one.weight) for one in tiles])
    for tile, (start, end) in zip(tiles, found, strict=True):
        wedge = Wedge(
            below.start + turn * start, below.start + turn * end, below.outer, below.outer + ring
        )
        made = group(parent, labels.hover(tile.part))
        is_root = not below.inner
        colour = f"f{tile.group} edge" if is_root else f"t{tile.group}"
        line = hairline((wedge.end - wedge.start) * wedge.outer)
        path(made, _outline(wedge, centre), colour, stroke_width=line)
        kind = f"u{tile.group}" if is_root else "ink"
        _label(made, tile, wedge, centre, labels, kind)
        _ring(made, tile.tiles, wedge, ring, centre, labels)


def _outline(wedge: Wedge, centre: tuple[float, float]) -> str:
    """The way around a piece of a ring."""

    def at(angle: float, radius: float) -> str:
        x, y = _point(angle, radius)
        return f"{centre[0] + x:.2f} {centre[1] + y:.2f}"

    def arc(radius: float, first: float, last: float) -> str:
        # In two halves, so that neither is a whole turn.
        half, sweep = (first + last) / 2, int(last > first)
        return "".join(
            f"A{radius:.2f} {radius:.2f} 0 0 {sweep} {at(one, radius)}" for one in (half, last)
        )

    return (
        f"M{at(wedge.start, wedge.outer)}{arc(wedge.outer, wedge.start, wedge.end)}"
        f"L{at(wedge.end, wedge.inner)}{arc(wedge.inner, wedge.end, wedge.start)}Z"
    )


def _label(
    parent: Element,
    tile: Tile,
    wedge: Wedge,
    centre: tuple[float, float],
    labels: Labels,
    kind: str,
) -> None:
    """The label of a piece: upright where it fits, else along the radius, else none."""
    x, y = _point(wedge.middle, wedge.radius)
    clear = _less_than_half(wedge)
    for most in range(_LEVEL_LINES, 0, -1):
        height = most * _SIZE * LINE
        lines = label_lines(tile, wedge.outer - wedge.inner - _PAD, height, _SIZE, labels)
        if len(lines) < most:
            continue
        width = max(width_of(one, _SIZE) for one in lines)
        if fits(Box(x - width / 2, y - height / 2, width, height), clear):
            top = centre[1] + y - height / 2
            for at, words in enumerate(lines):
                place = (centre[0] + x, top + _SIZE * (1.1 + at * LINE))
                text(parent, place, words, _SIZE, kind, anchor="middle")
            return
    # Across the ring at its narrowest, which is at its inner edge.
    if (wedge.end - wedge.start) * wedge.inner < _SIZE * LINE:
        return
    words = shortened(labels.name(tile.part), _SIZE, wedge.outer - wedge.inner - 2 * _PAD)
    if words:
        turned = math.degrees(wedge.middle) + (90 if wedge.middle > math.pi else -90)
        place = (centre[0] + x, centre[1] + y)
        more = {"transform": f"rotate({turned:.2f} {place[0]:.2f} {place[1]:.2f})"}
        text(parent, place, words, _SIZE, kind, anchor="middle", dy="0.35em", **more)
