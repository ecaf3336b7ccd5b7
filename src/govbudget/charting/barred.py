"""Bars with amounts and shares, from a line at zero to both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.charting.boxes import Box
from govbudget.charting.canvas import group, path, rect, text
from govbudget.charting.frame import LINE
from govbudget.charting.measuring import lines_in, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from govbudget.charting.labels import Labels
    from govbudget.charting.records import ChartPart

__all__ = ["GAP", "NAMES", "NARROW", "SIZE", "Axis", "axis_of", "bar", "bars", "bars_height"]

#: The size of letters beside bars, and what stands free.
SIZE, GAP = 13.0, 8.0
# How thick a bar is.
_BAR = 18.0
# The part of its width that a line of amounts has at least.
_LEAST_LENGTH = 0.2
#: Below this width a name stands above its bar, and not to the left of it.
NARROW = 560.0
#: The longest that names may be beside the bars, in parts of the width.
NAMES = 0.36


@frozen
class Axis:
    """Where amounts stand on a line.

    Attributes:
        start: where it begins.
        length: how long it is.
        least: the lowest amount, at its start; zero or below.
        most: the highest, at its end; zero or above.
        size: how large the letters of amounts on it are.
    """

    start: float
    length: float
    least: float
    most: float
    size: float = SIZE

    def at(self, amount: float) -> float:
        """Where an amount stands; zero at the start of a line of nothing else."""
        width = self.most - self.least
        return self.start + self.length * ((amount - self.least) / width if width else 0.0)


def _row(width: float) -> float:
    """How high a row is."""
    above = SIZE * LINE if width < NARROW else 0.0
    return above + _BAR + GAP


def bars_height(parts: Sequence[ChartPart], width: float) -> float:
    """How high bars of some parts are."""
    return max(len(parts), 1) * _row(width)


def bars(parent: Element, parts: Sequence[ChartPart], box: Box, labels: Labels) -> None:
    """Draw a bar for each part into a box, one below the other."""
    if not parts:
        return
    is_narrow = box.width < NARROW
    row = box.height / len(parts)
    figures = [_figures(one, labels) for one in parts]
    names = [labels.name(one) for one in parts]
    beside = max(width_of(one, SIZE) for one in names)
    name_width = 0.0 if is_narrow else min(beside, box.width * NAMES) + GAP
    amounts = [float(one.amount) for one in parts]
    axis = axis_of(amounts, figures, box.x + name_width, box.width - name_width)
    for at, (part, shown) in enumerate(zip(parts, figures, strict=True)):
        made = group(parent, labels.hover(part))
        y = box.y + at * row
        if is_narrow:
            words = lines_in(names[at], SIZE, box.width, 1)
            y_bar = y + SIZE * LINE
            for one in words:
                text(made, (box.x, y + SIZE), one, SIZE, "ink")
        else:
            y_bar = y + max(0.0, (row - _BAR) / 2)
            for one in lines_in(names[at], SIZE, name_width - GAP, 1):
                place = (box.x + name_width - GAP, y_bar + (_BAR + SIZE) / 2 - 2)
                text(made, place, one, SIZE, "ink", anchor="end")
        _bar(made, part, shown, axis, y_bar)
        # Beside the bars alone where names stand above them, else without a gap.
        top, end = (y_bar - 1, y_bar + _BAR + 1) if is_narrow else (y, y + row)
        path(parent, f"M{axis.at(0):.2f} {top:.2f}V{end:.2f}", "axis", stroke_width="1")


def _figures(part: ChartPart, labels: Labels) -> str:
    return labels.figures(part.amount)


def axis_of(amounts: Sequence[float], shown: Sequence[str], start: float, width: float) -> Axis:
    """The line of amounts, with room for what stands at the ends of the bars.

    An amount is never cut: where bars would have no room beside amounts, their letters are smaller.

    Args:
        amounts: the amounts.
        shown: what stands at the end of each.
        start: where the line begins.
        width: how wide it is, with these words.
    """
    least, most = min(0.0, *amounts), max(0.0, *amounts)
    sizes = [width_of(one, SIZE) for one in shown]
    right = max((size for size, one in zip(sizes, amounts, strict=True) if one >= 0), default=0.0)
    left = max((size for size, one in zip(sizes, amounts, strict=True) if one < 0), default=0.0)
    gaps = GAP * ((left > 0) + (right > 0))
    free = max(width * (1 - _LEAST_LENGTH) - gaps, 0.0)
    scale = min(1.0, free / (left + right)) if left + right else 1.0
    length = width - gaps - scale * (left + right)
    before = scale * left + GAP if left else 0.0
    return Axis(start + before, length, least, most, scale * SIZE)


def _bar(parent: Element, part: ChartPart, shown: str, axis: Axis, y: float) -> None:
    # The largest tell themselves by their length; a colour tells the sign.
    colour = "f1" if part.amount < 0 else "f0"
    bar(parent, (float(part.amount), shown), axis, (y, _BAR), colour)


def bar(
    parent: Element,
    amount: tuple[float, str],
    axis: Axis,
    rows: tuple[float, float],
    colour: str,
) -> None:
    """Draw one bar, and its amount at its end.

    Args:
        parent: where to.
        amount: the amount, and how it is written.
        axis: the line that it stands on.
        rows: where it begins from above, and how thick it is.
        colour: the class of its colour.
    """
    number, shown = amount
    y, thick = rows
    zero, end = axis.at(0), axis.at(number)
    rect(parent, Box(min(zero, end), y, abs(end - zero), thick), colour)
    place = end + GAP / 2 if number >= 0 else end - GAP / 2
    anchor = "start" if number >= 0 else "end"
    text(parent, (place, y + (thick + axis.size) / 2 - 2), shown, axis.size, "ink", anchor=anchor)
