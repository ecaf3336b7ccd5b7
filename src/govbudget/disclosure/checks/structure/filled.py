"""``structure.filled``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.empties import place_of_note
from govbudget.disclosure.analysis.notes import subject_of
from govbudget.disclosure.analysis.places import (
    place_of_table,
    short_name,
)
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.tables import DisclosedTable

__all__ = ["Filled"]


class Filled(Check):
    """Tables with amounts other than zero, whose note says that they are empty."""

    id = "structure.filled"
    group = Group.STRUCTURE
    rank = 60
    severities = (Severity.ERROR,)
    needs = frozenset({Need.TABLES, Need.ONE_BUDGET})

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure = context.disclosure
        full = [one for one in disclosure.tables if _has_amounts(one)]
        if not full:
            yield NotApplicable(Message("structure.unit.nothing"))
        for table in full:
            own = subject_of(table)
            notes = [
                one
                for one in context.notes.saying_table_empty(table)
                # A note may stand here that speaks of another table: 故政府性基金预算支出表为空表.
                if not one.subjects or own in one.subjects
            ]
            if not notes:
                yield Held()
                continue
            yield Found(
                Severity.ERROR,
                Message("structure.filled.found", table=short_name(table)),
                places=[
                    place_of_table(table),
                    *(place_of_note(disclosure, table, note) for note in notes),
                ],
                fix=Message("structure.filled.found-fix"),
            )


def _has_amounts(table: DisclosedTable) -> bool:
    return any(one.amount for one in table.stated) or any(
        cell.amount for coded in table.tables for row in coded.rows for cell in row.cells
    )
