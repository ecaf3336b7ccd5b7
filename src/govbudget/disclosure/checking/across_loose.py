"""Comparisons across tables that may differ with reason: they are notices, with the explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.agreement import Agreement, agree, apart
from govbudget.disclosure.analysis.blocks import Side
from govbudget.disclosure.analysis.cells import Told, summed, told_at
from govbudget.disclosure.analysis.lookup import (
    Lookup,
    carried_cells,
    code_cell,
    other_funds,
    total_cell,
)
from govbudget.disclosure.analysis.three_public import three_public_rows
from govbudget.disclosure.checking.common import figure, shown
from govbudget.disclosure.tables import TableKind
from govbudget.reconciling.findings import Severity
from govbudget.reconciling.links import usual_links

if TYPE_CHECKING:
    from govbudget.disclosure.analysis.blocks import Sheet
    from govbudget.disclosure.analysis.solution import Solution
    from govbudget.disclosure.checking.rules import Look
    from govbudget.reconciling.links import Figure

__all__ = ["tell_funds", "tell_pairs", "tell_three_public"]

_FUNDS = (TableKind.GENERAL, TableKind.GOVERNMENT_FUND, TableKind.STATE_CAPITAL)
_SECTIONS = (
    ("abroad", "30212", "因公出国（境）费"),
    ("reception", "30217", "公务接待费"),
    ("running", "30231", "公务用车运行维护费"),
    ("purchase", "31013", "公务用车购置费"),
)


def tell_funds(look: Look, solution: Solution) -> None:
    """What 支出表 has beyond the tables of the funds, and whether other money explains it."""
    lookup = solution.lookup
    sheet = lookup.coded(TableKind.EXPENDITURE)
    whole = None if sheet is None else told_at(sheet, total_cell(sheet))
    parts: list[Told] = []
    for kind in _FUNDS:
        fund = lookup.coded(kind)
        known = None if fund is None else told_at(fund, total_cell(fund))
        if known is not None:
            parts.append(known)
    if whole is None or not parts:
        return
    unknown = [one for one in _FUNDS if lookup.coded(one) is None and not lookup.empty(one)]
    tables = look.disclosure.of(TableKind.GENERAL, TableKind.GENERAL.final)
    if unknown or not tables:
        look.not_determinable("财政拨款各表不全，或没有读懂")
        return
    appropriated = summed(parts)
    if agree(whole.amount, appropriated, len(parts)) is not Agreement.DIFFERENT:
        look.held()
        return
    _tell_difference(look, lookup, whole, parts)


def _tell_difference(look: Look, lookup: Lookup, whole: Told, parts: list[Told]) -> None:
    """Explain that more is spent than is appropriated, or say that nothing explains it."""
    appropriated = summed(parts)
    off = apart(whole.amount, appropriated)
    income = lookup.side(TableKind.INCOME_EXPENDITURE, Side.INCOME)
    other = [one for cell in other_funds(lookup) if (one := told_at(income, cell))]
    carried = [one for cell in carried_cells(income) if (one := told_at(income, cell))]
    explained, explained_en = "", ""
    for found, chinese, english in (
        (other, "事业收入等其他资金", "other money"),
        (carried, "上年结转结余", "money carried over"),
        ([*other, *carried], "其他资金和上年结转结余", "other money and money carried over"),
    ):
        if found and agree(off, summed(found), len(found) + 1) is not Agreement.DIFFERENT:
            explained = f"，正是{chinese} {shown(summed(found))}"
            explained_en = f", which is {english}, {shown(summed(found))}"
            break
    every = [*other, *carried]
    if not explained and not every:
        return
    if not explained and off.value > 0 and apart(summed(every), off).value >= 0:
        look.held()  # some of it is kept for the next year
        return
    look.found(
        Severity.NOTICE,
        f"支出表合计 {shown(whole.amount)}，财政拨款各表合计 {shown(appropriated)}，"
        f"相差 {shown(off)}{explained or '，其他资金和结转未能完全解释'}",
        f"the table of spending has {shown(whole.amount)}, the tables of appropriations "
        f"{shown(appropriated)}; {shown(off)} apart"
        f"{explained_en or ', which other money and carry-over do not quite explain'}",
        figures=[
            figure("支出表合计", whole.amount),
            figure("财政拨款支出合计", appropriated, is_computed=True),
            figure("相差", off, is_computed=True),
        ],
        places=[whole.place, *(one.place for one in (*parts, *other, *carried))],
    )


def tell_three_public(look: Look, solution: Solution) -> None:
    """The economic sections of basic expenditure against the “三公” table that includes them."""
    lookup = solution.lookup
    basic = lookup.coded(TableKind.GENERAL_BASIC)
    kinds = {TableKind.THREE_PUBLIC, TableKind.FINAL_THREE_PUBLIC}
    sheets = [one for one in lookup.sheets if one.table.kind in kinds and one.coded.unit]
    if basic is None or len(sheets) != 1:
        look.not_applicable("没有基本支出表或“三公”经费表")
        return
    rows = list(three_public_rows(sheets[0]))
    if len(rows) != 1:
        look.not_determinable("“三公”经费表列有几个单位")
        return
    at = _final_measure(sheets[0])
    for part, code, name in _SECTIONS:
        row = rows[0].get(part)
        section = told_at(basic, code_cell(basic, code))
        stated = None if row is None else told_at(sheets[0], sheets[0].cell(row, at))
        if section is None or stated is None:
            continue
        if agree(stated.amount, section.amount) is not Agreement.DIFFERENT or (
            apart(stated.amount, section.amount).value > 0
        ):
            # More in the “三公” table is paid from 项目支出.
            look.held()
            continue
        look.found(
            Severity.NOTICE,
            f"基本支出表 {code} {name} {shown(section.amount)} 大于“三公”经费表的 "
            f"{shown(stated.amount)}；“三公”经费表应包括基本支出中的部分",
            f"{code} {name} is {shown(section.amount)} in basic expenditure, more than the "
            f"{shown(stated.amount)} of the “三公” table, which includes it",
            figures=[figure(f"{code} {name}", section.amount), figure(name, stated.amount)],
            places=[section.place, stated.place],
        )
    if not look.compared:
        look.not_applicable("基本支出表没有出国、接待、公务用车的金额")


def _final_measure(sheet: Sheet) -> int:
    """The column of 决算数, where there is one beside 预算数."""
    final = (at for at, one in enumerate(sheet.coded.columns) if one.measure == "决算数")
    return next(final, 0)


def tell_pairs(look: Look, solution: Solution) -> None:
    """What a unit pays for its own staff, by function and by economic class."""
    lookup = solution.lookup
    general, basic = lookup.coded(TableKind.GENERAL), lookup.coded(TableKind.GENERAL_BASIC)
    if general is None or basic is None:
        look.not_applicable("没有一般公共预算支出表或基本支出表")
        return
    for link in usual_links((general.coded, basic.coded)):
        left = _of(general, link.left)
        right = [one for part in link.right if (one := _of(basic, part))]
        if left is None or not right:
            continue
        total = summed(right)
        kept = agree(left.amount, total, len(right))
        if kept is not Agreement.DIFFERENT:
            look.held()
            continue
        codes = " + ".join(part.code for part in link.right)
        off = apart(left.amount, total)
        look.found(
            Severity.NOTICE,
            f"{link.left.code} 基本支出 {shown(left.amount)}，{codes} {shown(total)}，"
            f"相差 {shown(off)}；为其他单位列支、其他医疗支出或项目列支可能是原因",
            f"{link.left.code} has {shown(left.amount)} of basic expenditure, {codes} "
            f"{shown(total)}, {shown(off)} apart; {link.reason}",
            figures=[figure(link.left.code, left.amount), figure(codes, total, is_computed=True)],
            places=[left.place, *(one.place for one in right)],
        )
    if not look.compared:
        look.not_applicable("两表没有同一笔缴费")


def _of(sheet: Sheet, named: Figure) -> Told | None:
    row = next((at for at, one in enumerate(sheet.coded.rows) if one.code == named.code), None)
    if row is None:
        return None
    return told_at(sheet, sheet.cell(row, sheet.coded.measures.index(named.measure)))
