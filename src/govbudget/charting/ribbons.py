"""Sankey diagrams of two sides: bars on both, and a ribbon for each pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Number, add
from govbudget.charting.axes import labels_at
from govbudget.charting.boxes import Box
from govbudget.charting.canvas import group, path, rect, text
from govbudget.charting.colours import NEUTRAL
from govbudget.charting.frame import LINE
from govbudget.charting.measuring import shortened, width_of
from govbudget.rollups.crossing import CrossedAmount

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from xml.etree.ElementTree import Element

    from govbudget.charting.labels import Labels

__all__ = ["Band", "Node", "banded", "ribbons", "side_name"]

_SIZE, _NODE, _GAP, _PAD = 12.0, 12.0, 7.0, 6.0
# The longest that names may be on each side, and the most that gaps take of the height.
_NAMES, _GAPS = 0.3, 0.35
_FAINT = "0.45"
# How far from its bar a name may stand, in lines, and what is between it and its amount.
_NEAR, _BETWEEN = 0.75, "\u2002"


@frozen
class Node:
    """A code on one side: where its bar begins from above, and how high that is."""

    code: str
    y: float
    height: float
    exact: Number


@frozen
class Band:
    """A ribbon: what it shows, where it begins and ends from above, and how thick it is."""

    row: CrossedAmount
    start: float
    end: float
    thick: float


def _sides(rows: Sequence[CrossedAmount]) -> list[dict[str, Number]]:
    """The codes of each side with their sums, the largest first, what has no code last."""
    found = []
    for side in (0, 1):
        sums: dict[str, Number] = {}
        for row in rows:
            code = row.target if side else row.source
            sums[code] = add(sums.get(code, 0), row.amount)
        order = sorted(sums, key=lambda code: (not code, -sums[code], code))
        found.append({code: sums[code] for code in order})
    return found


def banded(rows: Sequence[CrossedAmount], height: float) -> tuple[list[list[Node]], list[Band]]:
    """The bars of both sides and the ribbons between them, in a drawing of a height.

    Each is as high as its part of the sum; the ribbons of a bar follow each other in the order of
    the bars on the other side, so that none crosses another without need.

    Args:
        rows: the amounts, all above zero.
        height: how high the drawing is.
    """
    sides = _sides(rows)
    gaps = [min(_GAP, _GAPS * height / max(len(one) - 1, 1)) for one in sides]
    whole = sum(map(float, sides[0].values()))
    # The side with more gaps has less left for its bars; both have the same scale.
    taken = max(gap * (len(one) - 1) for gap, one in zip(gaps, sides, strict=True))
    scale = (height - taken) / whole if whole else 0.0
    nodes: list[list[Node]] = []
    for gap, side in zip(gaps, sides, strict=True):
        y = (height - scale * whole - gap * (len(side) - 1)) / 2
        placed = []
        for code, amount in side.items():
            placed.append(Node(code, y, float(amount) * scale, amount))
            y += float(amount) * scale + gap
        nodes.append(placed)
    ends = [_ends(rows, nodes, scale, side) for side in (0, 1)]
    return nodes, [
        Band(row, ends[0][at], ends[1][at], float(row.amount) * scale)
        for at, row in enumerate(rows)
    ]


def _ends(
    rows: Sequence[CrossedAmount], nodes: Sequence[Sequence[Node]], scale: float, side: int
) -> dict[int, float]:
    """Where each ribbon ends on a side, by the number of its row."""
    free = {node.code: node.y for node in nodes[side]}
    places = [{node.code: at for at, node in enumerate(one)} for one in nodes]
    found = {}
    for at in sorted(range(len(rows)), key=lambda at: _turn(rows[at], places, side)):
        code = rows[at].target if side else rows[at].source
        found[at] = free[code]
        free[code] += float(rows[at].amount) * scale
    return found


def _turn(row: CrossedAmount, places: Sequence[dict[str, int]], side: int) -> tuple[int, int]:
    """The order of a ribbon on a side: its bar there, then that on the other side."""
    own = (places[0][row.source], places[1][row.target])
    return own if side == 0 else own[::-1]


def side_name(rows: Iterable[CrossedAmount], side: int, code: str, labels: Labels) -> str:
    """What a code of a side is called."""
    if not code:
        return labels.said("unclassified")
    return next(
        row.target_name if side else row.source_name
        for row in rows
        if (row.target if side else row.source) == code
    )


def ribbons(
    parent: Element,
    rows: Sequence[CrossedAmount],
    sums: Sequence[dict[str, str]],
    box: Box,
    labels: Labels,
) -> None:
    """Draw the rows into a box.

    Args:
        parent: where to.
        rows: the amounts, all above zero.
        sums: for each side what is said of its codes on hovering.
        box: where.
        labels: how amounts are said.
    """
    nodes, bands = banded(rows, box.height)
    colours = {node.code: min(at, NEUTRAL) for at, node in enumerate(nodes[0])}
    names = [[side_name(rows, side, node.code, labels) for node in nodes[side]] for side in (0, 1)]
    amounts = [[labels.amount(node.exact) for node in side] for side in nodes]
    rooms = []
    for some, figures in zip(names, amounts, strict=True):
        both = (f"{one}{_BETWEEN}{figure}" for one, figure in zip(some, figures, strict=True))
        widest = max(width_of(one, _SIZE) for one in both)
        rooms.append(min(widest, box.width * _NAMES) + _PAD)
    left = box.x + rooms[0]
    right = box.x + box.width - rooms[1] - _NODE
    for band in bands:
        made = group(parent, labels.flow(band.row))
        way = _ribbon(left + _NODE, right, box.y, band)
        path(made, way, f"f{colours[band.row.source]}", fill_opacity=_FAINT)
    for side, x in ((0, left), (1, right)):
        for node in nodes[side]:
            made = group(parent, sums[side][node.code])
            colour = colours[node.code] if side == 0 else NEUTRAL
            rect(made, Box(x, box.y + node.y, _NODE, node.height), f"f{colour}")
        edge = x - _PAD if side == 0 else x + _NODE + _PAD
        shown = [
            _shown(name, amount, rooms[side] - _PAD)
            for name, amount in zip(names[side], amounts[side], strict=True)
        ]
        _names(parent, (nodes[side], shown), edge, box, side)


def _shown(name: str, amount: str, room: float) -> str:
    """A name with its amount where both fit, else as much of the name as fits."""
    both = f"{name}{_BETWEEN}{amount}"
    return both if width_of(both, _SIZE) <= room else shortened(name, _SIZE, room)


def _ribbon(left: float, right: float, top: float, band: Band) -> str:
    """The way around a ribbon."""
    middle = (left + right) / 2
    start, end = top + band.start, top + band.end
    low_start, low_end = start + band.thick, end + band.thick
    return (
        f"M{left:.2f} {start:.2f}C{middle:.2f} {start:.2f} {middle:.2f} {end:.2f} "
        f"{right:.2f} {end:.2f}L{right:.2f} {low_end:.2f}C{middle:.2f} {low_end:.2f} "
        f"{middle:.2f} {low_start:.2f} {left:.2f} {low_start:.2f}Z"
    )


def _names(
    parent: Element, given: tuple[Sequence[Node], Sequence[str]], edge: float, box: Box, side: int
) -> None:
    """The names of a side beside its bars; the largest where there is no room for all."""
    nodes, shown = given
    ends = {at: box.y + node.y + node.height / 2 for at, node in enumerate(nodes)}
    order = sorted(ends, key=lambda at: -nodes[at].exact)
    limits = (_SIZE * LINE, box.y + _SIZE / 2, box.y + box.height - _SIZE / 2)
    for at, y in labels_at(ends, order, (), limits, near=_NEAR).items():
        anchor = "start" if side else "end"
        text(parent, (edge, y + _SIZE / 3), shown[at], _SIZE, "ink", anchor=anchor)
