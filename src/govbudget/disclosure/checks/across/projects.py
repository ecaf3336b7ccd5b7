"""``across.projects``."""

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
from govbudget.disclosure.table_kinds import PROJECT_TARGET_KINDS
from govbudget.disclosure.tables import TableKind
from govbudget.reconciling.kinds import Severity
from govbudget.tables.lexicon.measures import is_of_this_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.stated import Stated
    from govbudget.disclosure.tables import DisclosedTable

__all__ = ["AcrossProjects"]


class AcrossProjects(Check):
    """The amounts of all projects with targets beside 项目支出."""

    id = "across.projects"
    group = Group.ACROSS
    rank = 100
    severities = (Severity.NOTICE,)
    needs = frozenset({Need.TABLES, Need.ONE_BUDGET})

    def check(self, context: Context) -> Iterator[Outcome]:
        lookup = context.solution.lookup
        spending = lookup.coded(TableKind.EXPENDITURE) or lookup.coded(TableKind.GENERAL)
        told = (
            None
            if spending is None
            else placed_at(spending, total_cell(spending, ColumnRole.PROJECT))
        )
        stated = list(_wholes(context.disclosure))
        if told is None or not stated:
            yield NotApplicable(Message("across.projects.nothing"))
        else:
            what = Message("across.added.projects")
            whole = Message("across.added.spending", name="项目支出")
            yield added_up(stated, told, what, whole)


def _wholes(disclosure: Disclosure) -> Iterator[tuple[DisclosedTable, Stated]]:
    """The money of each project of the tables of targets, without what it consists of.

    A form prints 项目总额 beside or above 财政拨款 and 其他资金. Its first figure is the whole, or
    the first of the year where it prints 年度资金总额 beside the money of all years.
    """
    for table in disclosure.of(*PROJECT_TARGET_KINDS):
        projects: dict[str, list[Stated]] = {}
        for one in table.stated:
            if one.amount is not None and one.unit is not None:
                projects.setdefault(one.label, []).append(one)
        for stated in projects.values():
            whole = [one for one in stated if not _is_part(one)]
            of_year = [one for one in stated if is_of_this_year(one.measure)]
            for one in of_year or whole:
                # Another row with the same column is another project of that name.
                first = (of_year or whole)[0]
                if first is one or (first.measure == one.measure and first.path == one.path):
                    yield table, one


def _is_part(one: Stated) -> bool:
    return any("其中" in word for word in (*one.path, one.label, one.measure))
