"""Charts of amounts side by side: comparisons as bars, years as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import sum_of
from govbudget.base.messages import Message
from govbudget.charting.canvas import said, text, written
from govbudget.charting.curves import curves
from govbudget.charting.frame import framed
from govbudget.charting.grouped import grouped, grouped_height, hover_of
from govbudget.charting.looks import one_of
from govbudget.charting.records import Chart, ChartKind, ChartSeries
from govbudget.charting.series_plots import series_plot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from govbudget.amounts import Number
    from govbudget.charting.boxes import Box
    from govbudget.charting.frame import Look
    from govbudget.charting.labels import Labels

__all__ = ["SERIES_KINDS", "SeriesSubject", "chart_of_series", "summed_rest"]

#: The kinds that show amounts side by side.
SERIES_KINDS = (ChartKind.BARS, ChartKind.LINES)
# How high lines are, in parts of their width, and at least and at most in pixels.
_HIGH, _LOW, _HIGHEST = 0.5, 320.0, 560.0
# Of a small chart they are at least so high; so many of the rows are described.
_LEAST, _DESCRIBED = 160.0, 5


@frozen
class SeriesSubject:
    """What a chart of series is of.

    Attributes:
        title: what stands above it.
        lead: what it is of, besides the unit.
        columns: what the amounts of each row are of.
        years: where they stand on a line of years.
        rows: the rows.
        notes: what else is to be said.
    """

    title: str
    lead: tuple[Message | str, ...]
    columns: tuple[str, ...]
    years: tuple[int, ...]
    rows: tuple[ChartSeries, ...]
    notes: tuple[Message, ...] = ()


def summed_rest(rows: Sequence[ChartSeries], most: int, labels: Labels) -> tuple[ChartSeries, ...]:
    """The first rows, and what all others add up to as one row more.

    Args:
        rows: the rows.
        most: how many there may be, the last included.
        labels: how the last is called.
    """
    if len(rows) <= most:
        return tuple(rows)
    left = rows[most - 1 :]
    sums: list[Number | None] = []
    for column in zip(*(row.amounts for row in left), strict=True):
        told = [one for one in column if one is not None]
        sums.append(sum_of(told) if told else None)
    name = labels.said("others", count=len(left))
    return (*rows[: most - 1], ChartSeries("", name, "rest", tuple(sums)))


def chart_of_series(kind: ChartKind, subject: SeriesSubject, labels: Labels, look: Look) -> Chart:
    """A chart of series.

    Args:
        kind: bars or lines.
        subject: what it is of.
        labels: how its amounts are said.
        look: how it is to look.

    Raises:
        WrongArgument: the kind is another.
    """
    one_of("kind", kind, SERIES_KINDS)
    unit = Message("chart.unit", unit=labels.unit) if labels.unit else Message("chart.no_unit")
    told = [one if isinstance(one, str) else one.render(look.language) for one in subject.lead]
    lead = " · ".join(filter(None, (*told, unit.render(look.language))))
    whole = grouped_height(subject.rows, subject.columns, look.inner)
    usual = min(max(look.inner * _HIGH, _LOW), _HIGHEST) if subject.rows else _LEAST
    heights = (_LEAST, usual) if kind is ChartKind.LINES else (whole, whole)
    sentences = [one.render(look.language) for one in subject.notes]
    root, box = framed(look, subject.title, lead, sentences, heights)
    _draw(root, kind, subject, box, labels)
    few = [
        hover_of(row, subject.columns, labels).replace("\n", " ")
        for row in subject.rows[:_DESCRIBED]
    ]
    named = kind.chinese if look.language == "zh" else kind.value
    holds = labels.said("shows", kind=named, count=len(subject.rows), first=tuple(few))
    said(root, subject.title, " ".join((lead, holds, *sentences)))
    given = (subject.columns, subject.years, subject.rows)
    plot = series_plot(kind, subject.title, given, labels, look)
    data = (subject.rows, (), subject.notes, subject.columns)
    return Chart(kind, subject.title, written(root), plot, look.language, *data)


def _draw(root: Element, kind: ChartKind, subject: SeriesSubject, box: Box, labels: Labels) -> None:
    if not subject.rows:
        place = (box.x + box.width / 2, box.y + box.height / 2)
        text(root, place, labels.said("no_rows"), 14, "dim", anchor="middle")
    elif kind is ChartKind.LINES:
        curves(root, subject.rows, subject.columns, subject.years, box, labels)
    else:
        grouped(root, subject.rows, subject.columns, box, labels)
