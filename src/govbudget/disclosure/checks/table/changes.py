"""``table.changes``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import Amount
from govbudget.base.messages import Message
from govbudget.disclosure.analysis.cells import PlacedFigure, placed_at
from govbudget.disclosure.analysis.places import short_name
from govbudget.disclosure.analysis.table_moves import Move, moves_of
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Figure, Group
from govbudget.disclosure.checks.telling import figure
from govbudget.reconciling.kinds import Severity
from govbudget.tables.lexicon.rates import RateOf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["TableChanges"]

_YEARS = ("this-year", "last-year")
_BUDGET = ("final", "table-budget")
_ENTRIES = {
    RateOf.CHANGE: ("table.changes.rate", _YEARS),
    RateOf.LAST: ("table.changes.of_last", _YEARS),
    RateOf.WHOLE: ("table.changes.of_whole", ("one", "whole")),
}


class TableChanges(Check):
    """The columns of changes, rates and shares beside the columns that they follow from."""

    id = "table.changes"
    group = Group.TABLE
    rank = 65
    severities = (Severity.ERROR,)
    needs = frozenset({Need.TABLES})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        for one in moves_of(context.solution):
            yield Held(one.held)
            yield from map(_change, one.changes)
            yield from map(_rate, one.rates)
        yield NotApplicable(Message("table.changes.nothing"))


def _change(move: Move) -> Outcome:
    told = [placed_at(move.sheet, at) for at in (move.change, move.now, move.last)]
    stated, now, last = (one for one in told if one is not None)
    return Found(
        Severity.ERROR,
        Message(
            "table.changes.change",
            table=short_name(move.sheet.table),
            name=move.name,
            stated=stated.amount,
            now=now.amount,
            last=last.amount,
            right=Amount(now.amount.value - last.amount.value, now.amount.unit),
        ),
        figures=[figure(move.name, stated.amount), *_both(now, last, _YEARS)],
        places=[stated.place, now.place, last.place],
    )


def _rate(move: Move) -> Outcome:
    told = [placed_at(move.sheet, at) for at in (move.now, move.last)]
    now, last = (one for one in told if one is not None)
    rate = move.rate
    assert rate is not None  # noqa: S101  it is one whose rate is wrong
    entry, labels = _ENTRIES.get(rate.of, ("table.changes.of_budget", _BUDGET))
    right = now.amount.value / last.amount.value * 100
    if rate.of is RateOf.CHANGE:
        right -= 100
    return Found(
        Severity.ERROR,
        Message(
            entry,
            table=short_name(move.sheet.table),
            name=move.name,
            stated=rate.value,
            now=now.amount,
            last=last.amount,
            right=round(right, max(Amount(rate.value).places, 1)),
        ),
        figures=[Figure(move.name, rate.value), *_both(now, last, labels)],
        places=[rate.place, now.place, last.place],
    )


def _both(now: PlacedFigure, last: PlacedFigure, labels: tuple[str, str]) -> list[Figure]:
    pairs = zip((now, last), labels, strict=True)
    return [figure(Message(f"telling.label.{label}"), one.amount) for one, label in pairs]
