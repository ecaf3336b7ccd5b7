"""Charts of amounts by two codes at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from govbudget.amounts import places_in
from govbudget.base.messages import Message
from govbudget.charting.canvas import said, text, written
from govbudget.charting.frame import framed
from govbudget.charting.labels import Labels
from govbudget.charting.looks import look_of, one_of, unit_of
from govbudget.charting.measuring import clean
from govbudget.charting.notes import left_out_notes, lines_notes
from govbudget.charting.plots import HOVER, layout_of, markup_free
from govbudget.charting.records import Chart, ChartKind, LeftOutAmount
from govbudget.charting.ribbons import ribbons, side_name
from govbudget.charting.spoken_names import namer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.charting.frame import Look
    from govbudget.rollups.crossing import CrossedAmount, Crossing

__all__ = ["chart_of"]

# How high a diagram is, in parts of its width, and at least and at most in pixels.
_HIGH, _LOW, _HIGHEST, _LEAST = 0.55, 360.0, 620.0, 160.0
# So many of the largest are described.
_LARGEST = 5


def chart_of(found: Crossing, kind: object, **asked: Any) -> Chart:
    """A chart of a crossing: see :meth:`Crossing.chart`.

    Args:
        found: the crossing.
        kind: the kind of the chart.
        asked: what else is asked for.
    """
    look = look_of(asked["width"], asked["height"], asked["theme"], asked["language"])
    wanted = one_of("kind", ChartKind.of(kind), (ChartKind.SANKEY,))
    places = places_in([row.amount for row in found.rows] + [lost for _, lost in found.unknown])
    labels = Labels(look.language, unit_of(asked["unit"]), places, found.total)
    names = [namer(scheme, found.year, look.language) for scheme in found.schemes]
    data = tuple(
        evolve(
            row,
            source_name=names[0](row.source, row.source_name),
            target_name=names[1](row.target, row.target_name),
        )
        for row in found.rows
    )
    rows = [row for row in data if row.amount > 0]
    unclassified = labels.said("unclassified")
    left_out = tuple(
        LeftOutAmount(
            f"{row.source}→{row.target}",
            f"{row.source_name or unclassified}→{row.target_name or unclassified}",
            row.amount,
        )
        for row in data
        if row.amount <= 0
    )
    drawn = [row.amount for row in rows]
    notes = (*left_out_notes(left_out, drawn, labels), *_notes(found, labels))
    title = asked["title"] or labels.said("title.crossed", year=found.year)
    unit = labels.said("unit", unit=labels.unit) if labels.unit else labels.said("no_unit")
    total = labels.said("sum", amount=labels.with_unit(found.total))
    lead = " · ".join((total, labels.said("edition", year=found.year), unit))
    sentences = [one.render(look.language) for one in notes]
    usual = min(max(look.inner * _HIGH, _LOW), _HIGHEST) if rows else _LEAST
    root, box = framed(look, title, lead, sentences, (_LEAST, usual))
    if rows:
        ribbons(root, rows, _sums(rows, labels), box, labels)
    else:
        place = (box.x + box.width / 2, box.y + box.height / 2)
        text(root, place, labels.said("nothing"), 14, "dim", anchor="middle")
    order = sorted(rows, key=lambda row: row.amount, reverse=True)[:_LARGEST]
    largest = tuple(labels.flow(row).replace("\n", " ") for row in order)
    named = wanted.chinese if look.language == "zh" else wanted.value
    holds = labels.said("holds", kind=named, count=len(rows), largest=largest)
    said(root, title, " ".join((lead, holds, *sentences)))
    plot = _plot(title, rows, labels, look)
    return Chart(wanted, title, written(root), plot, look.language, data, left_out, notes)


def _notes(found: Crossing, labels: Labels) -> Iterator[Message]:
    yield from lines_notes(found.unknown, found.adopted, found.unread, labels)
    if found.others:
        yield Message("chart.other_measures", names=found.others)


def _sums(rows: Sequence[CrossedAmount], labels: Labels) -> list[dict[str, str]]:
    """What is said of each code of both sides on hovering."""
    found = []
    for side in (0, 1):
        codes = dict.fromkeys(row.target if side else row.source for row in rows)
        said_of = {}
        for code in codes:
            name = clean(f"{code} {side_name(rows, side, code, labels)}")
            own = [row.amount for row in rows if (row.target if side else row.source) == code]
            said_of[code] = f"{name}\n{labels.summed(own)}"
        found.append(said_of)
    return found


def _plot(title: str, rows: Sequence[CrossedAmount], labels: Labels, look: Look) -> dict[str, Any]:
    """A Sankey diagram of Plotly."""
    sums = _sums(rows, labels)
    nodes = [(side, code) for side in (0, 1) for code in sums[side]]
    at = {node: number for number, node in enumerate(nodes)}
    trace = {
        "type": "sankey",
        "arrangement": "snap",
        "node": {
            "label": [markup_free(side_name(rows, side, code, labels)) for side, code in nodes],
            "customdata": [[markup_free(sums[side][code])] for side, code in nodes],
            "hovertemplate": HOVER,
        },
        "link": {
            "source": [at[0, row.source] for row in rows],
            "target": [at[1, row.target] for row in rows],
            "value": [float(row.amount) for row in rows],
            "customdata": [[markup_free(labels.flow(row))] for row in rows],
            "hovertemplate": HOVER,
        },
    }
    return {"data": [trace], "layout": layout_of(title, look)}
