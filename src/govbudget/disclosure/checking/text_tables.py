"""Rules: what the text says against the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.matching import Match, Verdict, as_written
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checking.common import figure, mend_of, shown
from govbudget.disclosure.checking.records import Group
from govbudget.disclosure.checking.rules import rule
from govbudget.disclosure.checking.text_naming import name_of, off_by, quoted
from govbudget.disclosure.checking.text_tables_lists import check_lists
from govbudget.disclosure.checking.text_tables_others import check_others
from govbudget.disclosure.checking.text_tables_personnel import check_personnel
from govbudget.disclosure.checking.text_tables_projects import check_projects
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from govbudget.disclosure.checking.rules import Look, Rule

__all__ = ["RULES"]

_PAIR = {"spending.personnel", "spending.public"}


@rule(
    "text_table.amounts",
    Group.TEXT_TABLE,
    "说明中的收支总数、收入来源、支出用途、功能和经济科目金额应与各表一致",
    "the amounts of the text agree with the tables",
    "财预〔2016〕143号：公开的说明应与表格对应",
)
def amounts(look: Look) -> None:
    """Each amount of the text against the figure that the tables have for it."""
    found = [one for one in look.context.matches if one.fact.subject not in _PAIR]
    if not found:
        look.not_applicable("说明中没有与各表对应的金额")
    wrong: dict[tuple[object, ...], list[Match]] = {}
    for one in found:
        if one.verdict is Verdict.HOLDS:
            look.held()
        elif one.verdict is Verdict.UNKNOWN:
            look.missing += [] if look.missing else ["说明中的部分金额，各表都没有"]
        else:
            amount, right = one.fact.amount, one.figures[0].amount
            wrong.setdefault((one.verdict, amount, right, one.fact.code), []).append(one)
    for same in wrong.values():
        _tell(look, same)


def _tell(look: Look, same: list[Match]) -> None:
    """One figure of the text that the tables do not have, wherever it is said."""
    fact, figures = same[0].fact, same[0].figures
    stated, right = fact.amount, figures[0].amount
    if stated is None:  # pragma: no cover  a match has an amount
        return
    written = as_written(right, stated)
    named = dict.fromkeys(name_of(one.fact) for one in same)
    what, tables = quoted("、".join(named)), "、".join(dict.fromkeys(one.table for one in figures))
    near = same[0].verdict is Verdict.NEAR
    off = off_by(stated, written)
    why = "，只差末位，属取舍" if near else f"，相差{off}"
    mend, mend_en = mend_of(stated, written, f"说明中{what}")
    if near:
        mend, mend_en = f"四舍五入应为 {shown(written)}", f"rounded it is {shown(written)}"
    look.found(
        Severity.ROUNDING if near else Severity.ERROR,
        f"说明写{what}{shown(stated)}，{tables}为{shown(right)}{why}。",
        f"the text says {shown(stated)} for {what}, the tables {shown(right)}"
        + (": only the last digit differs" if near else f"; they differ by {off}"),
        figures=[
            figure("说明", stated),
            figure(figures[0].table, right),
            figure("表中数折合", written, is_computed=True),
        ],
        places=[
            *(place_of_fact(one.fact) for one in same),
            *dict.fromkeys(one.place for one in figures),
        ],
        mend=mend,
        mend_en=mend_en,
    )


@rule(
    "text_table.personnel",
    Group.TEXT_TABLE,
    "说明中的人员经费和公用经费应与基本支出表一致",
    "personnel and public expenses of the text agree with the table of basic expenditure",
)
def personnel(look: Look) -> None:
    """人员经费 and 公用经费 of the text against the tables, with what explains a difference."""
    check_personnel(look)


@rule(
    "text_table.lists",
    Group.TEXT_TABLE,
    "人员经费、公用经费“主要包括”所列项目应在基本支出表中有数",
    "what the text lists under personnel and public expenses has an amount in the table",
)
def lists(look: Look) -> None:
    """The names behind 主要包括 against the economic rows of the table of basic expenditure."""
    check_lists(look)


@rule(
    "text_table.projects",
    Group.TEXT_TABLE,
    "说明中绩效目标项目的个数和金额应与项目绩效目标表一致",
    "the number of projects with targets, and their money, agree with the tables of targets",
)
def projects(look: Look) -> None:
    """The projects that the text counts against the tables of their targets."""
    check_projects(look)


@rule(
    "text_table.others",
    Group.TEXT_TABLE,
    "说明中的机关运行经费、政府采购、购买服务和债务金额应与相应表格一致",
    "operating costs, procurement, services and debt of the text agree with their tables",
)
def others(look: Look) -> None:
    """机关运行经费, 政府采购, 政府购买服务 and 债务 against the tables that have them."""
    check_others(look)


RULES: tuple[Rule, ...] = (amounts, personnel, lists, projects, others)
