"""``across.targets``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.cells import placed_at
from govbudget.disclosure.analysis.column_roles import ColumnRole
from govbudget.disclosure.analysis.lookup import total_cell
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.targets import added_up
from govbudget.disclosure.tables import TableKind
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["AcrossTargets"]


class AcrossTargets(Check):
    """基本支出 of the overall targets beside that of the tables, with its two parts."""

    id = "across.targets"
    group = Group.ACROSS
    rank = 90
    severities = (Severity.NOTICE,)
    needs = frozenset({Need.TABLES, Need.ONE_BUDGET})

    def check(self, context: Context) -> Iterator[Outcome]:
        lookup = context.solution.lookup
        spending = lookup.coded(TableKind.EXPENDITURE) or lookup.coded(TableKind.GENERAL)
        stated = [
            (table, one)
            for table in context.disclosure.of(TableKind.OVERALL_TARGETS)
            for one in table.stated
            if one.amount is not None and one.unit is not None and "基本支出" in one.label
        ]
        if spending is None or not stated:
            yield NotApplicable(Message("across.targets.nothing"))
            return
        staff = [pair for pair in stated if "人员" in pair[1].label]
        office = [pair for pair in stated if "公用" in pair[1].label]
        checks = [(stated, ColumnRole.BASIC, "基本支出")]
        if len(staff) + len(office) == len(stated):
            checks += [
                (staff, ColumnRole.PERSONNEL, "人员经费"),
                (office, ColumnRole.PUBLIC, "公用经费"),
            ]
        for found, role, name in checks:
            told = placed_at(spending, total_cell(spending, role))
            if found and told is not None:
                what = Message("across.added.targets", name=name)
                whole = Message("across.added.spending", name=name)
                yield added_up(found, told, what, whole)
