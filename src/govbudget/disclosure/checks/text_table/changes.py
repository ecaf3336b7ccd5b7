"""``text_table.changes``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import Amount
from govbudget.base.messages import Message
from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.changes import change_of, fit_of_change
from govbudget.disclosure.analysis.matching import as_written
from govbudget.disclosure.analysis.percent import Fit
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.analysis.table_changes import TableChange, table_changes
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.mends import figure_mended
from govbudget.disclosure.checks.outcomes import FailedElsewhere, Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure, name_of, off_by
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["TextTableChanges"]


class TextTableChanges(Check):
    """By how much a figure changed: the text beside a table that has both years."""

    id = "text_table.changes"
    group = Group.TEXT_TABLE
    rank = 15
    severities = (Severity.ERROR,)
    needs = frozenset({Need.TEXT, Need.TABLES, Need.ONE_BUDGET})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        for one in table_changes(context.figures, context.matches):
            if one.agreement is not Agreement.DIFFERENT:
                yield Held()
            elif _is_told_elsewhere(one):
                yield FailedElsewhere()
            else:
                yield _found(one)
        yield NotApplicable(Message("text_table.changes.nothing"))


def _is_told_elsewhere(one: TableChange) -> bool:
    """Whether the words turn it round, or its own rate contradicts it: rules on years tell that."""
    turned = Amount(-one.by.value, one.by.unit)
    if one.fact.base is not None and agree(turned, one.change, 2) is not Agreement.DIFFERENT:
        return True
    change, percent = change_of(one.fact), one.fact.percent
    if percent is None or change is None or change.base is None or change.base.value <= 0:
        return False
    return fit_of_change(change, change.base, abs(percent)) is Fit.WRONG


def _found(one: TableChange) -> Outcome:
    right = as_written(one.change, one.by)
    now, last = (as_written(each.amount, one.by) for each in (one.now, one.last))
    return Found(
        Severity.ERROR,
        Message(
            "text_table.changes.found",
            name=name_of(one.fact),
            stated=one.by,
            table=one.now.table,
            now=now,
            last=last,
            change=right,
            off=off_by(one.by, right),
        ),
        figures=[
            figure(Message("telling.label.text"), one.by),
            figure(Message("telling.label.this-year"), now),
            figure(Message("telling.label.last-year"), last),
            figure(one.now.table, right, is_computed=True),
        ],
        places=[place_of_fact(one.fact), one.now.place, one.last.place],
        mends=figure_mended([place_of_fact(one.fact)], one.by, right),
    )
