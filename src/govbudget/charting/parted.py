"""Charts of a whole and its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govbudget.base.messages import Message
from govbudget.charting.barred import bars, bars_height
from govbudget.charting.canvas import said, text, written
from govbudget.charting.frame import framed
from govbudget.charting.looks import one_of
from govbudget.charting.notes import left_out_notes
from govbudget.charting.plots import bars_plot, parts_plot
from govbudget.charting.records import Chart, ChartKind, ChartPart
from govbudget.charting.rings import sunburst
from govbudget.charting.tiles import icicle, treemap
from govbudget.charting.weighed import weighed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.charting.frame import Look
    from govbudget.charting.labels import Labels

__all__ = ["ChartSubject", "by_amount", "chart_of_parts"]

# How high a drawing is, in parts of its width, and at least and at most in pixels.
_HIGH, _LOW, _HIGHEST = 0.62, 400.0, 640.0
# Of a small chart it is at least so high, however much is said around it.
_LEAST = 120.0
# So many of the largest are described.
_LARGEST = 5
_AREAS = {
    ChartKind.TREEMAP: treemap,
    ChartKind.ICICLE: icicle,
    ChartKind.SUNBURST: sunburst,
}


@frozen
class ChartSubject:
    """What a chart is of.

    Attributes:
        title: what stands above it.
        lead: what it is of, besides the total and the unit.
        parts: its parts.
        notes: what else is to be said of it.
    """

    title: str
    lead: tuple[Message | str, ...]
    parts: tuple[ChartPart, ...]
    notes: tuple[Message, ...] = ()


def by_amount(parts: Iterable[ChartPart]) -> tuple[ChartPart, ...]:
    """Parts with the largest first, on every level; what is not divided further is the last."""
    sorted_ones = [evolve(one, parts=by_amount(one.parts)) for one in parts]
    return tuple(sorted(sorted_ones, key=lambda one: (one.is_rest, -one.amount, one.code)))


def chart_of_parts(kind: ChartKind, subject: ChartSubject, labels: Labels, look: Look) -> Chart:
    """A chart of parts.

    Args:
        kind: its kind.
        subject: what it is of.
        labels: how its amounts are said.
        look: how it is to look.
    """
    one_of("kind", kind, (*_AREAS, ChartKind.BARS))
    tiles, left_out = weighed(subject.parts) if kind in _AREAS else ((), ())
    notes = (*left_out_notes(left_out, [one.weight for one in tiles], labels), *subject.notes)
    lead = " · ".join(filter(None, (_plain(one, labels) for one in _lead(subject, labels))))
    whole = bars_height(subject.parts, look.inner)
    heights = (
        (_LEAST, _usual(kind, look) if tiles else _LEAST) if kind in _AREAS else (whole, whole)
    )
    sentences = [one.render(look.language) for one in notes]
    root, box = framed(look, subject.title, lead, sentences, heights)
    if kind not in _AREAS:
        bars(root, subject.parts, box, labels)
    elif tiles:
        _AREAS[kind](root, tiles, box, labels)
    else:
        place = (box.x + box.width / 2, box.y + box.height / 2)
        text(root, place, labels.said("nothing"), 14, "dim", anchor="middle")
    said(root, subject.title, " ".join((lead, _description(kind, subject, labels), *sentences)))
    plot = (
        parts_plot(kind, subject.title, tiles, labels, look)
        if kind in _AREAS
        else bars_plot(subject.title, subject.parts, labels, look)
    )
    return Chart(
        *(kind, subject.title, written(root), plot, look.language, subject.parts), left_out, notes
    )


def _usual(kind: ChartKind, look: Look) -> float:
    """How high areas are where no height is asked for: rings no higher than they are wide."""
    usual = min(max(look.inner * _HIGH, _LOW), _HIGHEST)
    return min(usual, look.inner) if kind is ChartKind.SUNBURST else usual


def _lead(subject: ChartSubject, labels: Labels) -> Iterator[Message | str]:
    yield Message("chart.sum", amount=labels.with_unit(labels.whole))
    yield from subject.lead
    yield Message("chart.unit", unit=labels.unit) if labels.unit else Message("chart.no_unit")


def _plain(one: Message | str, labels: Labels) -> str:
    return one if isinstance(one, str) else one.render(labels.language)


def _description(kind: ChartKind, subject: ChartSubject, labels: Labels) -> str:
    """What is in a chart, for those who do not see it."""
    order = sorted(subject.parts, key=lambda one: one.amount, reverse=True)
    largest = tuple(labels.hover(one).replace("\n", " ") for one in order[:_LARGEST])
    named = kind.chinese if labels.language == "zh" else kind.value
    return labels.said("holds", kind=named, count=len(order), largest=largest)
