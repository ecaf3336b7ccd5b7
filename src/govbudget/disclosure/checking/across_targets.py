"""Compares the amounts of targets with those of the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.agreement import Agreement, agree, amount_of, apart
from govbudget.disclosure.analysis.cells import Told, summed, told_at
from govbudget.disclosure.analysis.lookup import Role, total_cell
from govbudget.disclosure.analysis.places import place_of_stated
from govbudget.disclosure.checking.common import figure, shown
from govbudget.disclosure.tables import TableKind
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.analysis.solution import Solution
    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.stated import Stated
    from govbudget.disclosure.tables import DisclosedTable

__all__ = ["tell_projects", "tell_targets"]


def tell_targets(look: Look, solution: Solution) -> None:
    """基本支出 of the overall targets against that of the tables, with its two parts."""
    lookup = solution.lookup
    spending = lookup.coded(TableKind.EXPENDITURE) or lookup.coded(TableKind.GENERAL)
    stated = [
        (table, one)
        for table in look.disclosure.of(TableKind.OVERALL_TARGETS)
        for one in table.stated
        if one.amount is not None and one.unit is not None and "基本支出" in one.label
    ]
    if spending is None or not stated:
        look.not_applicable("没有列示金额的整体绩效目标表")
        return
    staff = [pair for pair in stated if "人员" in pair[1].label]
    office = [pair for pair in stated if "公用" in pair[1].label]
    checks = [(stated, Role.BASIC, "基本支出")]
    if len(staff) + len(office) == len(stated):
        checks += [(staff, Role.PERSONNEL, "人员经费"), (office, Role.PUBLIC, "公用经费")]
    for found, role, name in checks:
        told = told_at(spending, total_cell(spending, role))
        if found and told is not None:
            _tell_added(look, found, told, f"整体绩效目标表的{name}", f"支出表的{name}")


def tell_projects(look: Look, solution: Solution) -> None:
    """The amounts of all projects with targets against 项目支出."""
    lookup = solution.lookup
    spending = lookup.coded(TableKind.EXPENDITURE) or lookup.coded(TableKind.GENERAL)
    told = None if spending is None else told_at(spending, total_cell(spending, Role.PROJECT))
    stated = list(_wholes(look.disclosure))
    if told is None or not stated:
        look.not_applicable("没有列示金额的项目绩效目标表")
        return
    _tell_added(look, stated, told, "项目绩效目标表的金额", "支出表的项目支出")


def _wholes(disclosure: Disclosure) -> Iterator[tuple[DisclosedTable, Stated]]:
    """The money of each project of the tables of targets, without what it consists of.

    A form prints 项目总额 beside or above 财政拨款 and 其他资金. Its first figure is the whole.
    """
    for table in disclosure.of(TableKind.PROJECT_TARGETS):
        begun: dict[str, Stated] = {}
        for one in table.stated:
            if one.amount is None or one.unit is None or _is_part(one):
                continue
            first = begun.setdefault(one.label, one)
            # Another row with the same column is another project of that name.
            if first is one or (first.measure == one.measure and first.path == one.path):
                yield table, one


def _is_part(one: Stated) -> bool:
    return any("其中" in word for word in (*one.path, one.label, one.measure))


def _tell_added(
    look: Look,
    stated: Sequence[tuple[DisclosedTable, Stated]],
    told: Told,
    what: str,
    whole: str,
) -> None:
    """Compare a sum of stated figures with one of a table."""
    parts = [
        Told(amount, place_of_stated(table, one))
        for table, one in stated
        if (amount := amount_of(table, one)) is not None
    ]
    total = summed(parts)
    if agree(told.amount, total, len(parts)) is not Agreement.DIFFERENT:
        look.held()
        return
    off = apart(told.amount, total)
    look.found(
        Severity.NOTICE,
        f"{what}合计 {shown(total)}，{whole} {shown(told.amount)}，相差 {shown(off)}；"
        "上年结转或未编目标的项目可能是原因",
        f"{what} adds up to {shown(total)}, {whole} is {shown(told.amount)}, {shown(off)} apart; "
        "carry-over, or what has no targets, may be why",
        figures=[figure(f"{what}合计", total, is_computed=True), figure(whole, told.amount)],
        places=[told.place, *(one.place for one in parts)],
    )
