"""``table.changes``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import Amount
from govbudget.base.messages import Message
from govbudget.disclosure.analysis.cells import placed_at
from govbudget.disclosure.analysis.places import short_name
from govbudget.disclosure.analysis.table_moves import Move, moves_of
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Figure, Group
from govbudget.disclosure.checks.telling import figure
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["TableChanges"]


class TableChanges(Check):
    """The columns of changes and rates beside the columns of the two years."""

    id = "table.changes"
    group = Group.TABLE
    rank = 65
    severities = (Severity.ERROR,)
    needs = frozenset({Need.TABLES})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        for one in moves_of(context.solution):
            yield Held(one.held)
            for move in one.changes:
                yield _found(move, move.change, "table.changes.change")
            for move in one.rates:
                yield _found(move, move.rate, "table.changes.rate")
        yield NotApplicable(Message("table.changes.nothing"))


def _found(move: Move, cell: int | None, entry: str) -> Outcome:
    told = [placed_at(move.sheet, at) for at in (cell, move.now, move.last)]
    stated, now, last = (one for one in told if one is not None)
    by_rate = entry.endswith("rate")
    said = stated.amount.value if by_rate else stated.amount
    off = (now.amount.value - last.amount.value) / last.amount.value * 100 if by_rate else None
    right = (
        round(off, max(stated.amount.places, 1))
        if off is not None
        else Amount(now.amount.value - last.amount.value, now.amount.unit)
    )
    return Found(
        Severity.ERROR,
        Message(
            entry,
            table=short_name(move.sheet.table),
            name=move.name,
            stated=said,
            now=now.amount,
            last=last.amount,
            right=right,
        ),
        figures=[
            Figure(move.name, stated.amount.value) if by_rate else figure(move.name, stated.amount),
            figure(Message("telling.label.this-year"), now.amount),
            figure(Message("telling.label.last-year"), last.amount),
        ],
        places=[stated.place, now.place, last.place],
    )
