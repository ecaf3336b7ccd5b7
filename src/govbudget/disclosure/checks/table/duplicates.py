"""``table.duplicates``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.places import place_of_row, short_name
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.options import Option
from govbudget.disclosure.checks.outcomes import Found
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.rows import counted, grouped
from govbudget.reconciling.kinds import Kind, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.analysis.solution import Solution
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["Duplicates"]


class Duplicates(Check):
    """Rows that stand twice."""

    id = "table.duplicates"
    group = Group.TABLE
    rank = 70
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.TABLES})
    rows_named = Option(3, low=1, high=100)

    def check(self, context: Context) -> Iterator[Outcome]:
        solution = context.solution
        repeated = grouped(
            solution,
            Kind.REPEATED_CODE,
            lambda count: Message("table.duplicates.codes", count=count),
            self.rows_named,
        )
        yield from counted(context.disclosure, [*_twice(solution), *repeated])


def _twice(solution: Solution) -> Iterator[Found]:
    """An error within a page, if no code of the table is repeated else."""
    repeating = {one.places[0].table for one in solution.of(Kind.REPEATED_CODE.value)}
    for finding in solution.of(Kind.DUPLICATED_ROW.value):
        again, first = finding.places
        sheet = solution.at(again)
        rows = sheet.coded.rows[again.row], sheet.coded.rows[first.row]
        pages = {row.position.page for row in rows if row.position}
        stated = any(cell.amount for cell in rows[0].cells)
        error = stated and len(pages) <= 1 and again.table not in repeating
        name = short_name(sheet.table)
        yield Found(
            Severity.ERROR if error else Severity.NOTICE,
            Message("table.duplicates.found", name=name, row=str(rows[0])),
            places=[place_of_row(sheet.table, row) for row in rows],
            fix=Message("table.duplicates.one-fix"),
        )
