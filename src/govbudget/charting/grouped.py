"""Bars side by side: before and after, or a few years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.charting.barred import GAP, NAMES, NARROW, SIZE, Axis, axis_of, bar
from govbudget.charting.boxes import Box
from govbudget.charting.canvas import group, path, rect, text
from govbudget.charting.colours import NEUTRAL
from govbudget.charting.frame import LINE
from govbudget.charting.measuring import clean, lines_in, shortened, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from govbudget.charting.labels import Labels
    from govbudget.charting.records import ChartSeries

__all__ = ["colour_of", "grouped", "grouped_height", "hover_of"]

# How thick a bar is with what stands free below it, and how thick without.
_STEP, _BAR = 17.0, 15.0
# The square before each word of the legend.
_SQUARE = 11.0
# A change may always be so long.
_CHANGE = 145.0
# With two columns a change is told.
_TWO = 2


def colour_of(column: int, columns: int) -> int:
    """The colour of a column: the last is the one that is looked at."""
    return 0 if column == columns - 1 else NEUTRAL if columns == _TWO else column + 1


def hover_of(row: ChartSeries, columns: Sequence[str], labels: Labels) -> str:
    """All of a row: code, name, and the amount of each column."""
    said = [clean(f"{row.code} {row.name}")]
    said += [
        f"{clean(column)}: {'—' if one is None else labels.with_unit(one)}"
        for column, one in zip(columns, row.amounts, strict=True)
    ]
    if len(columns) == _TWO:
        said.append(labels.change(*row.amounts))
    return "\n".join(filter(None, said))


def _row(columns: int, width: float) -> float:
    above = SIZE * LINE if width < NARROW else 0.0
    return above + columns * _STEP + GAP


def _legend_lines(columns: Sequence[str], width: float) -> list[list[str]]:
    """The words of the legend in lines."""
    lines: list[list[str]] = [[]]
    taken = 0.0
    for one in columns:
        words = shortened(clean(one), SIZE, width - 2 * _SQUARE)
        size = width_of(words, SIZE) + 3 * _SQUARE
        if lines[-1] and taken + size > width:
            lines.append([])
            taken = 0.0
        lines[-1].append(words)
        taken += size
    return lines


def grouped_height(rows: Sequence[ChartSeries], columns: Sequence[str], width: float) -> float:
    """How high such bars are, with their legend."""
    legend = len(_legend_lines(columns, width)) * SIZE * LINE + GAP
    return legend + max(len(rows), 1) * _row(len(columns), width)


def grouped(
    parent: Element,
    rows: Sequence[ChartSeries],
    columns: Sequence[str],
    box: Box,
    labels: Labels,
) -> None:
    """Draw the rows into a box, with a bar for each column."""
    below = box.below(_legend(parent, columns, box))
    if not rows:
        return
    is_narrow = box.width < NARROW
    names = labels.rows(rows)
    changes = _changes(rows, labels, box.width * NAMES)
    beside = min(max(width_of(one, SIZE) for one in names), box.width * NAMES)
    left = 0.0 if is_narrow else beside + GAP
    right = 0.0 if is_narrow else max(width_of(one, SIZE) for one in changes) + GAP
    told = [one for row in rows for one in row.amounts if one is not None]
    width = box.width - left - right
    amounts = [float(one) for one in told]
    axis = axis_of(amounts, [labels.amount(one) for one in told], box.x + left, width)
    height = below.height / len(rows)
    for at, row in enumerate(rows):
        made = group(parent, hover_of(row, columns, labels))
        cell = Box(box.x, below.y + at * height, box.width, height)
        y = cell.y + (SIZE * LINE if is_narrow else (height - len(columns) * _STEP) / 2)
        _name(made, names[at], changes[at], cell, left)
        _bars(made, row, axis, y, labels)
        top, end = (y - 1, y + len(columns) * _STEP) if is_narrow else (cell.y, cell.y + height)
        path(made, f"M{axis.at(0):.2f} {top:.2f}V{end:.2f}", "axis", stroke_width="1")


def _changes(rows: Sequence[ChartSeries], labels: Labels, room: float) -> list[str]:
    """How each row changed; without amounts, or not at all, where there is no room for that."""
    if len(rows[0].amounts) != _TWO:
        return [""] * len(rows)
    for shown in (labels.change, labels.rate):
        changes = [shown(*row.amounts) for row in rows]
        if max(width_of(one, SIZE) for one in changes) <= max(room, _CHANGE):
            return changes
    return [""] * len(rows)


def _name(parent: Element, name: str, change: str, cell: Box, left: float) -> None:
    """The name of a row, and how it changed."""
    edge = cell.x + cell.width
    if not left:
        room = cell.width - (width_of(change, SIZE) + GAP if change else 0)
        for one in lines_in(name, SIZE, room, 1):
            text(parent, (cell.x, cell.y + SIZE), one, SIZE, "ink")
        text(parent, (edge, cell.y + SIZE), change, SIZE, "dim", anchor="end")
        return
    y = cell.y + (cell.height + SIZE) / 2 - 2
    for one in lines_in(name, SIZE, left - GAP, 1):
        text(parent, (cell.x + left - GAP, y), one, SIZE, "ink", anchor="end")
    if change:
        text(parent, (edge, y), change, SIZE, "dim", anchor="end")


def _bars(parent: Element, row: ChartSeries, axis: Axis, y: float, labels: Labels) -> None:
    count = len(row.amounts)
    for column, one in enumerate(row.amounts):
        if one is not None:
            rows = (y + column * _STEP, _BAR)
            shown = (float(one), labels.amount(one))
            bar(parent, shown, axis, rows, f"f{colour_of(column, count)}")


def _legend(parent: Element, columns: Sequence[str], box: Box) -> float:
    """Draw which colour is which column; how high that is comes back."""
    lines = _legend_lines(columns, box.width)
    at = 0
    for number, words in enumerate(lines):
        x, y = box.x, box.y + number * SIZE * LINE
        for one in words:
            rect(parent, Box(x, y + 2, _SQUARE, _SQUARE), f"f{colour_of(at, len(columns))}")
            text(parent, (x + 1.5 * _SQUARE, y + SIZE - 1), one, SIZE, "ink")
            x += width_of(one, SIZE) + 3 * _SQUARE
            at += 1
    return len(lines) * SIZE * LINE + GAP
