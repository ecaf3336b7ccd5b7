"""Charts of restated lines: years that compare, as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.amounts import places_in
from govbudget.base.messages import Message
from govbudget.charting.axes import by_size
from govbudget.charting.labels import Labels
from govbudget.charting.looks import look_of, unit_of, whole_number
from govbudget.charting.notes import not_known_note
from govbudget.charting.records import Chart, ChartKind, ChartSeries
from govbudget.charting.serial import SeriesSubject, chart_of_series, summed_rest
from govbudget.charting.spoken_names import namer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.restating.restated import Restated

__all__ = ["chart_of"]

# How many rows a chart may have.
_ROWS = (2, 200)


def chart_of(found: Restated, kind: object, **asked: Any) -> Chart:
    """A chart of restated lines: see :meth:`Restated.chart`.

    Args:
        found: the lines.
        kind: the kind of the chart.
        asked: what else is asked for.
    """
    look = look_of(asked["width"], asked["height"], asked["theme"], asked["language"])
    spoken = namer(found.scheme, found.to, look.language)
    rows = by_size(
        ChartSeries(row.key, spoken(row.key, row.name), row.kind, row.amounts)
        for row in found.series(asked["level"])
    )
    labels = Labels(
        *(look.language, unit_of(asked["unit"])),
        places_in(one for row in rows for one in row.amounts),
        found.total(),
    )
    years = "–".join(map(str, _ends(found.years or (found.to,))))
    title = Message(f"chart.title.{found.scheme}", year=years).render(look.language)
    subject = SeriesSubject(
        asked["title"] or title,
        (Message("chart.edition", year=found.to),),
        tuple(map(str, found.years)),
        found.years,
        summed_rest(rows, whole_number("most", asked["most"], *_ROWS), labels),
        tuple(_notes(found, rows)),
    )
    return chart_of_series(ChartKind.of(kind), subject, labels, look)


def _ends(years: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys((years[0], years[-1])))


def _notes(found: Restated, rows: tuple[ChartSeries, ...]) -> Iterator[Message]:
    """What the lines do not tell by themselves."""
    if any(row.kind == "group" for row in rows):
        yield Message("chart.groups")
    ended = tuple(f"{row.code} {row.name}" for row in rows if row.kind == "ended")
    if ended:
        yield Message("chart.ended", what=ended)
    unknown = tuple(row.code for row in rows if row.kind == "unknown")
    if unknown:
        yield Message("chart.unknown_series", codes=unknown)
    if found.unread:
        yield Message("chart.not_read", count=len(found.unread))
    yield from not_known_note(found.not_known, found.to)
