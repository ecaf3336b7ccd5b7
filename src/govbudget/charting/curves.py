"""Lines over years, each with its name at its end."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.charting.axes import by_size, coloured, labels_at, ticks
from govbudget.charting.barred import Axis
from govbudget.charting.canvas import group, path, text
from govbudget.charting.colours import NEUTRAL
from govbudget.charting.frame import LINE
from govbudget.charting.grouped import hover_of
from govbudget.charting.measuring import shortened, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from govbudget.charting.boxes import Box
    from govbudget.charting.labels import Labels
    from govbudget.charting.records import ChartSeries

__all__ = ["curves"]

_SIZE, _GAP, _DOT = 12.0, 8.0, 3.0
# The longest that names may be beside the lines, in parts of the width.
_NAMES = 0.32
# The same of the numbers beside the grid.
_NUMBERS = 0.45
# How far from the end of its line a name may stand, in lines.
_NEAR = 1.5


@frozen
class _Plane:
    """Where years and amounts stand."""

    across: Axis
    down: Axis
    years: tuple[int, ...]

    def points(self, row: ChartSeries) -> list[tuple[float, float] | None]:
        return [
            None if one is None else (self.across.at(year), self.down.at(float(one)))
            for year, one in zip(self.years, row.amounts, strict=True)
        ]


def curves(
    parent: Element,
    rows: Sequence[ChartSeries],
    columns: Sequence[str],
    years: Sequence[int],
    box: Box,
    labels: Labels,
) -> None:
    """Draw the rows into a box, each as a line over the years."""
    amounts = [float(one) for row in rows for one in row.amounts if one is not None]
    marks = ticks(min(0.0, *amounts, 0.0), max(0.0, *amounts, 0.0))
    shown = [_tick(one, marks) for one in marks]
    widest = max(width_of(one, _SIZE) for one in shown)
    # Numbers beside the grid are never cut, and leave room for the lines.
    size = _SIZE * min(1.0, box.width * _NUMBERS / widest)
    left = widest * size / _SIZE + _GAP
    names = labels.rows(rows)
    longest = max((width_of(one, _SIZE) for one in names), default=0.0)
    right = min(longest, box.width * _NAMES) + 2 * _GAP
    foot = _SIZE * LINE + _GAP
    # Amounts grow upwards: what is least stands lowest.
    bottom, rise = box.y + box.height - foot, box.height - foot - _SIZE
    field = _Plane(
        _span(box.x + left, box.width - left - right, years),
        Axis(bottom, -rise, marks[0], marks[-1]),
        tuple(years),
    )
    ends = (box.x + left, box.x + box.width - right)
    _grid(parent, [*zip(marks, shown, strict=True)], field, ends, size)
    _years(parent, columns, field, box)
    colours = coloured(rows)
    # Grey lines first, so that the coloured ones lie over them.
    for at in sorted(range(len(rows)), key=lambda at: -colours[at]):
        _curve(parent, rows[at], colours[at], field, hover_of(rows[at], columns, labels))
    _names(parent, rows, colours, field, (names, right - 2 * _GAP))


def _span(start: float, width: float, years: Sequence[int]) -> Axis:
    """Where the years stand; one alone stands in the middle."""
    first, last = min(years), max(years)
    if first == last:
        return Axis(start + width / 2, 0.0, first, last)
    return Axis(start + _GAP, width - _GAP, first, last)


def _tick(value: float, marks: Sequence[float]) -> str:
    """A number beside the grid, with as many decimals as its step has."""
    step = marks[1] - marks[0]
    return f"{value:,.{max(0, -math.floor(math.log10(step) + 1e-9))}f}"


def _grid(
    parent: Element,
    marks: Sequence[tuple[float, str]],
    field: _Plane,
    ends: tuple[float, float],
    size: float,
) -> None:
    left, right = ends
    for mark, words in marks:
        y = field.down.at(mark)
        path(
            parent, f"M{left:.2f} {y:.2f}H{right:.2f}", "rule" if mark else "axis", stroke_width="1"
        )
        text(parent, (left - _GAP, y + size / 3), words, size, "dim", anchor="end")


def _years(parent: Element, columns: Sequence[str], field: _Plane, box: Box) -> None:
    """The years below; those are left out for which there is no room."""
    free = -math.inf
    for year, column in sorted(zip(field.years, columns, strict=True)):
        x, width = field.across.at(year), width_of(column, _SIZE)
        if x - width / 2 > free:
            place = (x, box.y + box.height - _SIZE / 3)
            text(parent, place, column, _SIZE, "dim", anchor="middle")
            free = x + width / 2 + _GAP / 2


def _curve(parent: Element, row: ChartSeries, colour: int, field: _Plane, hover: str) -> None:
    """The line of a row, with a gap where a year has no amount; dashed for a group of codes."""
    made = group(parent, hover)
    points = field.points(row)
    thick = "1.2" if colour == NEUTRAL else "2.4"
    more = {"stroke_dasharray": "6 3"} if row.kind == "group" else {}
    for run in _runs(points):
        way = "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in run)
        path(made, way, f"s{colour}", fill="none", stroke_width=thick, **more)
    for point in points:
        if point is not None:
            x, y = point
            half = f"a{_DOT} {_DOT} 0 1 0"
            dot = f"M{x - _DOT:.2f} {y:.2f}{half} {2 * _DOT} 0{half} {-2 * _DOT} 0Z"
            kind = f"s{colour} ground" if row.kind == "ended" else f"f{colour}"
            path(made, dot, kind, stroke_width="1.5")


def _runs(
    points: Sequence[tuple[float, float] | None],
) -> Iterator[list[tuple[float, float]]]:
    """The stretches without a gap that have more than one point."""
    run: list[tuple[float, float]] = []
    for point in (*points, None):
        if point is not None:
            run.append(point)
            continue
        if len(run) > 1:
            yield run
        run = []


def _names(
    parent: Element,
    rows: Sequence[ChartSeries],
    colours: Sequence[int],
    field: _Plane,
    given: tuple[Sequence[str], float],
) -> None:
    """The names at the ends of the lines; the largest where there is no room for all."""
    names, room = given
    height = _SIZE * LINE
    top = field.down.start + field.down.length
    ends = {}
    for at, row in enumerate(rows):
        points = [one for one in field.points(row) if one is not None]
        if points:
            ends[at] = points[-1][1]
    size = {id(row): number for number, row in enumerate(by_size(rows))}
    order = sorted(ends, key=lambda at: (colours[at], size[id(rows[at])]))
    sure = {at for at in order if colours[at] < NEUTRAL}
    places = labels_at(ends, order, sure, (height, top, field.down.start), near=_NEAR)
    x = field.across.start + field.across.length + 2 * _GAP
    for at, y in places.items():
        words = shortened(names[at], _SIZE, room)
        kind = "ink" if colours[at] < NEUTRAL else "dim"
        text(parent, (x, y + _SIZE / 3), words, _SIZE, kind)
        if colours[at] < NEUTRAL:
            way = f"M{x - 1.2 * _GAP:.2f} {y:.2f}H{x - 0.3 * _GAP:.2f}"
            path(parent, way, f"s{colours[at]}", stroke_width="2.4")
