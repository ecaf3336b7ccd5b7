"""``previous.tables``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.matching import as_written
from govbudget.disclosure.analysis.places import short_name
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.previous._telling import in_short, nothing_compared, why_apart
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure, off_by
from govbudget.disclosure.comparing.linepairs import shared_amounts
from govbudget.disclosure.comparing.pastcauses import (
    causes_of,
    is_another_figure,
    is_carried,
    joined_causes,
)
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.analysis.place import Place
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.checks.records import Figure
    from govbudget.disclosure.comparing.linepairs import LinePair
    from govbudget.disclosure.comparing.pastcauses import PastCause
    from govbudget.disclosure.comparing.previous import PreviousDocument

__all__ = ["PreviousTables"]


class PreviousTables(Check):
    """Figures of earlier years in the tables, against those of the document of that year."""

    id = "previous.tables"
    group = Group.PREVIOUS
    rank = 20
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.PREVIOUS, Need.TABLES, Need.ONE_BUDGET})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        yield from nothing_compared(context)
        for one in context.previous.compared if context.previous else ():
            why = why_apart(context, one)
            found: list[PastCause] = []
            if is_open := sum(pair.is_open for pair in one.pairs):
                yield NotDeterminable(Message("previous.tables.moved"), count=is_open)
            for pairs in _columns(pair for pair in one.pairs if not pair.is_open):
                yield Held(sum(_is_held(pair) for pair in pairs))
                causes = causes_of(pairs)
                if not causes:
                    continue
                if (other := _other_figure(one, pairs, causes)) is not None:
                    yield other
                else:
                    found += causes
            yield from _told(one, joined_causes(found), why)
        yield NotApplicable(Message("previous.tables.nothing"))


def _columns(pairs: Iterable[LinePair]) -> list[list[LinePair]]:
    """The lines of each column of each table."""
    found: dict[tuple[object, ...], list[LinePair]] = {}
    for pair in pairs:
        found.setdefault((pair.line.table.kind, pair.key.part), []).append(pair)
    return list(found.values())


def _is_held(pair: LinePair) -> bool:
    return bool(pair.own and pair.others) and pair.agrees and not pair.is_empty


def _other_figure(
    one: PreviousDocument, pairs: Sequence[LinePair], causes: Sequence[PastCause]
) -> Outcome | None:
    """What is said of a column that seems to have another figure; None where it has that one."""
    first = next((pair.own for pair in pairs if pair.own), None)
    if first is None:
        return None
    other, same = in_short(one.disclosure), shared_amounts(pairs)
    names = {"table": short_name(first.table), "column": first.title, "other": other}
    if not pairs[0].is_sure and 2 * same[0] < same[1]:
        said = Message("previous.tables.unsure", **names)
        return NotDeterminable(said, count=sum(it.count for it in causes))
    if not is_another_figure(pairs, causes):
        return None
    count = sum(it.count for it in causes)
    said = Message("previous.tables.column", **names, count=count, many=len(pairs))
    wrong = [it.pair for it in causes]
    return Found(
        Severity.NOTICE,
        said,
        figures=_figures(one, wrong[0]),
        places=[place for pair in wrong for place in _places(one, pair)],
        count=count,
    )


def _told(one: PreviousDocument, causes: Iterable[PastCause], why: Message) -> Iterator[Outcome]:
    alone: dict[int, list[PastCause]] = {}
    for cause in causes:
        pair = cause.shown
        if pair is None:
            alone.setdefault(id(cause.pair.line.table), []).append(cause)
        elif pair.stated and pair.right and is_carried(pair.stated, pair.right, one.carried):
            yield NotDeterminable(Message("previous.carried"), count=cause.count)
        else:
            yield _found(one, cause, pair, why)
    for several in alone.values():
        yield _alone(one, several)


def _found(one: PreviousDocument, cause: PastCause, pair: LinePair, why: Message) -> Found:
    """A line that has another figure than the earlier document, with the sums above it."""
    stated, right, own = pair.stated, pair.right, pair.own
    assert own is not None  # noqa: S101  it is shown for its two figures
    assert stated is not None  # noqa: S101
    assert right is not None  # noqa: S101
    if pair.is_moved:
        why = Message("previous.why.moved", codes=tuple(it.key.code for it in pair.others))
    elif not pair.is_sure:
        why = Message("previous.why.unsure")
    places = [place for it in (cause.pair, *cause.sums) for place in _places(one, it)]
    if not why and one.contradicts_itself(_places(one, pair)):
        why = Message("previous.why.doubtful")
    written, other = as_written(right, stated), in_short(one.disclosure)
    said = Message(
        "previous.tables.found",
        table=short_name(own.table),
        name=own.called,
        column=own.title,
        stated=stated,
        other=other,
        right=right,
        off=off_by(stated, written),
        more=Message("previous.tables.more", count=cause.count - 1) if cause.sums else NOTHING,
        why=why,
    )
    return Found(
        Severity.NOTICE if why else Severity.ERROR,
        said,
        figures=_figures(one, pair),
        places=places,
        fix=Message("previous.fix", right=written, other=other),
        count=cause.count,
    )


def _alone(one: PreviousDocument, several: Sequence[PastCause]) -> Found:
    """Lines of which one document alone has an amount, all of a table."""
    pairs, other = [it.pair for it in several], in_short(one.disclosure)
    here = tuple(it.line.called for it in pairs if it.stated is not None)
    there = tuple(it.line.called for it in pairs if it.stated is None)
    message = Message(
        "previous.tables.alone",
        table=short_name(pairs[0].line.table),
        here=Message("previous.tables.alone-here", lines=here, other=other) if here else NOTHING,
        there=Message("previous.tables.alone-there", lines=there, other=other, first=not here)
        if there
        else NOTHING,
    )
    places = [place for it in pairs for place in _places(one, it)]
    figures = [it for pair in pairs for it in _figures(one, pair) if it.value is not None]
    return Found(Severity.NOTICE, message, figures=figures, places=places, count=len(pairs))


def _figures(one: PreviousDocument, pair: LinePair) -> list[Figure]:
    here, there = Message("previous.label.here"), in_short(one.disclosure)
    added = len(pair.others) > 1
    return [figure(here, pair.stated), figure(there, pair.right, is_computed=added)]


def _places(one: PreviousDocument, pair: LinePair) -> list[Place]:
    own = [pair.own.place] if pair.own else []
    return [*own, *(one.place(it.place) for it in pair.others)]
