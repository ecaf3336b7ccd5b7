"""The ruled lines of a PDF page, gathered into tables of cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from attrs import define

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.disclosure.reading.pdf.drawn import Drawn
    from govbudget.disclosure.reading.pdf.glyphs import Turned

__all__ = ["Rule", "RuledTable", "rules_of", "tables_of"]

#: Lines nearer than this, in points, are one: a double border, or two strokes that should meet.
_NEAR = 3.0
#: A rectangle as thin as this is a line.
_THIN = 3.0
#: A line that covers this share of the side of a cell is its wall.
_WALL = 0.5
#: A rectangle over this share of the page is its ground.
_GROUND = 0.9
_WHITE = (255, 255, 255)
#: The most lines of a page that are looked at: a drawing has more.
MOST_RULES = 20_000


class Rule(NamedTuple):
    """A line along a page, in points.

    Attributes:
        at: where it stands: from the top where it is level, from the left where it is upright.
        start: where it begins.
        end: where it ends.
    """

    at: float
    start: float
    end: float


@define(slots=True)
class RuledTable:
    """A table as its lines divide it.

    Attributes:
        xs: where its columns begin, and the last one ends.
        ys: where its rows begin, and the last one ends.
        home: for each place, row by row, the row and column of the first place of its cell.
    """

    xs: list[float]
    ys: list[float]
    home: list[list[tuple[int, int]]]

    def has(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        xs, ys = self.xs, self.ys
        return xs[0] <= x < xs[-1] and ys[0] <= y < ys[-1]

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """The first place of the cell that a point is in; None outside the table."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.home[row][column]
        return None

    @property
    def cells(self) -> int:
        """How many cells it has."""
        return len({home for row in self.home for home in row})


def rules_of(
    drawn: Iterable[Drawn], turned: Turned, page: tuple[float, float]
) -> tuple[list[Rule], list[Rule]]:
    """The level and the upright lines among what is drawn on a page, with those of rectangles.

    Args:
        drawn: the lines, boxes and other figures; of curves only what is as thin as a line counts.
        turned: how the page is turned.
        page: its width and height.
    """
    level: list[Rule] = []
    upright: list[Rule] = []
    for thing in drawn:
        a, b = turned.point(*thing.box[:2]), turned.point(*thing.box[2:])
        x0, x1 = sorted((a[0], b[0]))
        y0, y1 = sorted((a[1], b[1]))
        wide, high = x1 - x0, y1 - y0
        if min(wide, high) <= _THIN:
            if max(wide, high) <= _THIN:
                continue
            if wide > high:
                level.append(Rule((y0 + y1) / 2, x0, x1))
            else:
                upright.append(Rule((x0 + x1) / 2, y0, y1))
        elif thing.kind == "box" and _is_seen(thing, wide * high, page):
            level += [Rule(y0, x0, x1), Rule(y1, x0, x1)]
            upright += [Rule(x0, y0, y1), Rule(x1, y0, y1)]
    return _merged(level), _merged(upright)


def _is_seen(thing: Drawn, area: float, page: tuple[float, float]) -> bool:
    """Whether a box is a frame or a coloured cell, and not white ground or the whole page."""
    if area > _GROUND * page[0] * page[1]:
        return False
    return thing.stroked or (thing.filled and thing.colour != _WHITE)


def _merged(rules: list[Rule]) -> list[Rule]:
    """Lines that overlap or touch made one."""
    merged: list[Rule] = []
    for group in _grouped(rules):
        at = sum(rule.at for rule in group) / len(group)
        group.sort(key=itemgetter(1))
        start, end = group[0].start, group[0].end
        for rule in group[1:]:
            if rule.start > end + _NEAR:
                merged.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        merged.append(Rule(at, start, end))
    return merged


def _grouped(rules: list[Rule]) -> list[list[Rule]]:
    """Lines that stand at nearly the same place, together."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules):
        if groups and rule.at - groups[-1][0].at <= _NEAR:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return groups


def tables_of(level: Sequence[Rule], upright: Sequence[Rule]) -> list[RuledTable]:
    """The tables that lines make, from the top down; a frame without division is none."""
    tables = []
    for some_level, some_upright in _connected(level, upright):
        ys = _places(some_level, some_upright)
        xs = _places(some_upright, some_level)
        if len(xs) < 2 or len(ys) < 2:  # noqa: PLR2004  two lines close a cell
            continue
        table = _divided(xs, ys, some_level, some_upright)
        if table.cells > 1:
            tables.append(table)
    return sorted(tables, key=lambda table: (table.ys[0], table.xs[0]))


def _connected(
    level: Sequence[Rule], upright: Sequence[Rule]
) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that cross or touch each other, together."""
    parents = list(range(len(level) + len(upright)))

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = number = parents[parents[number]]
        return number

    # Those at one height do not overlap: the few that an upright line may touch are found at once.
    rows: dict[float, list[int]] = {}
    for i in sorted(range(len(level)), key=level.__getitem__):
        rows.setdefault(level[i].at, []).append(i)
    heights = sorted(rows)
    for j, steep in enumerate(upright, len(level)):
        first, last = bisect_left(heights, steep.start - _NEAR), steep.end + _NEAR
        for at in heights[first : bisect_right(heights, last)]:
            for i in _touching(steep.at, rows[at], level):
                parents[root(i)] = root(j)
    parts: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate((*level, *upright)):
        parts.setdefault(root(i), ([], []))[i >= len(level)].append(rule)
    return [part for part in parts.values() if part[0] and part[1]]


def _touching(x: float, row: Sequence[int], level: Sequence[Rule]) -> Iterator[int]:
    """Those of the lines at one height that reach a place across, of which none overlap."""
    after = bisect_right(row, x + _NEAR, key=lambda i: level[i].start)
    for i in reversed(row[:after]):
        if level[i].end < x - _NEAR:
            return
        yield i


def _places(along: Iterable[Rule], across: Sequence[Rule]) -> list[float]:
    """Where the lines stand, and the ends of those across them where a side has no line."""
    places: list[float] = []
    ends = (min(rule.start for rule in across), max(rule.end for rule in across))
    for at in sorted(rule.at for rule in along):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    if ends[0] < places[0] - 2 * _NEAR:
        places.insert(0, ends[0])
    if ends[1] > places[-1] + 2 * _NEAR:
        places.append(ends[1])
    return places


def _divided(
    xs: list[float], ys: list[float], level: Sequence[Rule], upright: Sequence[Rule]
) -> RuledTable:
    """The table with places made one cell where no wall parts them."""
    rows, columns = len(ys) - 1, len(xs) - 1
    beside = [_walls(x, upright, ys) for x in xs]
    below = [_walls(y, level, xs) for y in ys]
    home = [[(row, column) for column in range(columns)] for row in range(rows)]

    def first(row: int, column: int) -> tuple[int, int]:
        while home[row][column] != (row, column):
            row, column = home[row][column]
        return row, column

    for row in range(rows):
        for column in range(columns):
            if column and not beside[column][row]:
                _unite(home, first(row, column - 1), first(row, column))
            if row and not below[row][column]:
                _unite(home, first(row - 1, column), first(row, column))
    return RuledTable(
        xs, ys, [[first(row, column) for column in range(columns)] for row in range(rows)]
    )


def _unite(home: list[list[tuple[int, int]]], one: tuple[int, int], other: tuple[int, int]) -> None:
    early, late = min(one, other), max(one, other)
    home[late[0]][late[1]] = early


def _walls(at: float, rules: Sequence[Rule], steps: Sequence[float]) -> list[bool]:
    """For each step along a line, whether the line is drawn there."""
    near = [rule for rule in rules if abs(rule.at - at) <= _NEAR]
    walls = []
    for start, end in pairwise(steps):
        covered = sum(max(0.0, min(end, rule.end) - max(start, rule.start)) for rule in near)
        walls.append(covered >= _WALL * (end - start))
    return walls
