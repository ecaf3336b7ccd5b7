"""Charts of comparisons: of two roll-ups, and of two documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.amounts import places_in
from govbudget.base.messages import Message
from govbudget.charting.labels import Labels
from govbudget.charting.looks import look_of, unit_of, whole_number
from govbudget.charting.notes import CODES, more_of, not_known_note
from govbudget.charting.records import Chart, ChartKind, ChartSeries
from govbudget.charting.serial import SeriesSubject, chart_of_series, summed_rest
from govbudget.charting.spoken_names import namer
from govbudget.classification.vocabulary import Scheme
from govbudget.disclosure.table_kinds import TableKind
from govbudget.disclosure.table_words import TABLES
from govbudget.errors import WrongArgument, because

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.amounts import Number
    from govbudget.base.messages import Language
    from govbudget.disclosure.comparing.comparison import BudgetComparison, ComparedLine
    from govbudget.rollups.compared import RollUpComparison

__all__ = ["chart_of_documents", "chart_of_rollups"]

# How many rows a chart may have.
_ROWS = (2, 200)
# The digits of a 类.
_CLASS = 3


def chart_of_rollups(found: RollUpComparison, kind: object, **asked: Any) -> Chart:
    """A chart of two roll-ups side by side: see :meth:`RollUpComparison.chart`.

    Args:
        found: the comparison.
        kind: the kind of the chart.
        asked: what else is asked for.
    """
    look = look_of(asked["width"], asked["height"], asked["theme"], asked["language"])
    spoken = namer(found.scheme, found.to, look.language)
    rows = [
        ChartSeries(row.code, spoken(row.code, row.name), row.kind, (row.before, row.after))
        for row in found.rows
    ]
    total = found.total
    labels = _labels(rows, unit_of(asked["unit"]), look.language, total.after or 0)
    title = Message(
        f"chart.title.{found.scheme}", year="–".join(map(str, dict.fromkeys(found.years)))
    )
    changed = labels.change(total.before, total.after)
    lead = (
        *(Message("chart.sum", amount=labels.with_unit(total.after or 0)), changed),
        *(Message("chart.edition", year=found.to), found.measure),
    )
    notes = []
    if found.not_same:
        codes = tuple(row.code for row in found.not_same[:CODES])
        more = more_of(found.not_same)
        notes.append(Message("chart.not_same", codes=codes, more=more))
    if found.unknown:
        what = tuple(
            f"{found.names[side]} {code} {labels.with_unit(amount)}"
            for side, code, amount in found.unknown[:CODES]
        )
        notes.append(Message("chart.unknown", what=what, more=more_of(found.unknown)))
    if found.unread:
        count = sum(one.count for _, one in found.unread)
        notes.append(Message("chart.not_read", count=count))
    notes += not_known_note(found.not_known, found.to)
    subject = SeriesSubject(
        asked["title"] or title.render(look.language),
        lead,
        *_columns(found.names, found.years, labels),
        summed_rest(rows, whole_number("most", asked["most"], *_ROWS), labels),
        tuple(notes),
    )
    return chart_of_series(ChartKind.of(kind), subject, labels, look)


def chart_of_documents(found: BudgetComparison, kind: object, **asked: Any) -> Chart:
    """A chart of two documents side by side: see :meth:`BudgetComparison.chart`.

    Args:
        found: the comparison.
        kind: the kind of the chart.
        asked: what else is asked for.
    """
    look = look_of(asked["width"], asked["height"], asked["theme"], asked["language"])
    lines = _lines(found, asked["table"])
    rows = [
        ChartSeries(
            one.code,
            _spoken(one, found, look.language),
            "ended" if one.became else "code",
            (one.second, one.first),
        )
        for one in lines
    ]
    labels = _labels(rows, found.unit.value, look.language, 0)
    columns, _ = _columns(_sides(found), (0, 1), labels)
    notes = tuple(
        Message(
            "chart.another_code",
            code=one.code,
            name=_spoken(one, found, look.language),
            became=one.became,
        )
        for one in lines
        if one.became
    )
    shown = summed_rest(rows, whole_number("most", asked["most"], *_ROWS), labels)
    title = Message("chart.compared", first=columns[1], second=columns[0])
    table = _table_word(lines[0], look.language) if lines else ""
    subject = SeriesSubject(
        asked["title"] or title.render(look.language), (table,), columns, (0, 1), shown, notes
    )
    return chart_of_series(ChartKind.of(kind), subject, labels, look)


def _spoken(line: ComparedLine, found: BudgetComparison, language: Language) -> str:
    """The name of a line in the language of the chart: in English that of its entry."""
    if not line.scheme:
        return line.name
    # A line of the second side alone is on the edition of that.
    year = found.years[0] if line.first is not None else found.years[1]
    return namer(Scheme.of(line.scheme), year, language)(line.code, line.name)


def _lines(found: BudgetComparison, table: object) -> list[ComparedLine]:
    """The lines of one table: those of its highest level, in the order of the comparison.

    Raises:
        WrongArgument: the documents have no such table with codes in common.
        UnknownWord: no table is called that.
    """
    coded = [one for one in found.rows if one.code and not one.part]
    kinds = tuple(dict.fromkeys(one.kind for one in coded))
    kind = TableKind.of(table) if table is not None else _fullest(coded)
    if kind is not None and kind not in kinds:
        known = kinds or (because("argument.no_table"),)
        raise WrongArgument("table", repr(table), because("argument.one_of", known=known))
    lines = [one for one in coded if one.kind is kind and one.half != "income"]
    level = min((len(one.code) for one in lines), default=_CLASS)
    return [one for one in lines if len(one.code) == level]


def _fullest(coded: Sequence[ComparedLine]) -> TableKind | None:
    """The kind of which there are the most lines; the first of several."""
    counts: dict[TableKind, int] = {}
    for one in coded:
        counts[one.kind] = counts.get(one.kind, 0) + 1
    return max(counts, key=counts.__getitem__, default=None)


def _table_word(line: ComparedLine, language: Language) -> str:
    return TABLES[line.kind] if language == "zh" else line.kind.value.replace("_", " ")


def _labels(rows: Sequence[ChartSeries], unit: str, language: Language, whole: Number) -> Labels:
    amounts = [one for row in rows for one in row.amounts]
    return Labels(language, unit, places_in(amounts), whole)


def _sides(found: BudgetComparison) -> tuple[str, str]:
    """What the sides are called, that which is compared with first: years where these tell them."""
    before, after = found.years[1], found.years[0]
    if before is not None and after is not None and before != after:
        return str(before), str(after)
    return found.second, found.first


def _columns(
    names: tuple[str, str], years: tuple[int, int], labels: Labels
) -> tuple[tuple[str, str], tuple[int, int]]:
    """What both sides are called and where they stand, which is never the same of both."""
    if names[0] == names[1]:
        names = (labels.said("before", name=names[0]), labels.said("after", name=names[1]))
    return names, years if years[0] != years[1] else (0, 1)
