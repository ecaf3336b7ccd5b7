"""Rules on figures that several tables share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.checking.across_loose import (
    tell_funds,
    tell_pairs,
    tell_three_public,
)
from govbudget.disclosure.checking.across_targets import tell_projects, tell_targets
from govbudget.disclosure.checking.across_units import tell_units
from govbudget.disclosure.checking.records import Group
from govbudget.disclosure.checking.rules import rule
from govbudget.disclosure.checking.tables_told import tell_sums

if TYPE_CHECKING:
    from govbudget.disclosure.checking.rules import Look, Rule

__all__ = ["RULES"]

_ONE = "没有两张表列示同一数字"


def _shared(look: Look) -> None:
    """Tell the links of a rule; it is not applicable where the document has none."""
    solution = look.context.solution
    tell_sums(look, solution, look.rule)
    for reason in solution.passed.get(look.rule, ()):
        look.not_determinable(reason)
    if not look.compared:
        look.not_applicable(_ONE)


@rule(
    "across.totals",
    Group.ACROSS,
    "收支总表的合计与收入表、支出表的合计一致",
    "the totals of 收支总表 are those of the tables of income and of spending",
)
def totals(look: Look) -> None:
    """The totals of three tables."""
    _shared(look)


@rule(
    "across.functions",
    Group.ACROSS,
    "收支总表各类支出与支出表该类一致",
    "each functional class of 收支总表 is its row in the table of spending",
)
def functions(look: Look) -> None:
    """The functional classes of two tables."""
    _shared(look)


@rule(
    "across.fiscal",
    Group.ACROSS,
    "财政拨款收支总表按预算类型与一般公共预算、政府性基金、国有资本经营支出表一致",
    "财政拨款收支总表 by fund is what the tables of the funds state",
)
def fiscal(look: Look) -> None:
    """The appropriations by fund."""
    _shared(look)


@rule(
    "across.basic",
    Group.ACROSS,
    "一般公共预算支出表的基本支出等于基本支出表的合计，人员经费和公用经费也一致",
    "基本支出 by function is the total of 基本支出 by economic class, with its two parts",
)
def basic(look: Look) -> None:
    """Basic expenditure by function and by economic class."""
    _shared(look)


@rule(
    "across.funds",
    Group.ACROSS,
    "支出表与一般公共预算支出表的差额由其他资金解释；没有其他资金的，逐行一致",
    "what is spent beyond the general budget is other money; without it the rows agree",
)
def funds(look: Look) -> None:
    """Spending with and without other money."""
    tell_funds(look, look.context.solution)
    _shared(look)


@rule(
    "across.income",
    Group.ACROSS,
    "收入表与支出表按科目一致（合计相同时）",
    "the rows of income are those of spending, where the totals agree",
)
def income(look: Look) -> None:
    """Income by function and spending by function."""
    _shared(look)


@rule(
    "across.unit",
    Group.ACROSS,
    "各表的金额单位与其他表的数字相符",
    "the unit of each table agrees with the figures of the others",
)
def unit(look: Look) -> None:
    """Tables that state 元 and mean 万元, or the other way round."""
    tell_units(look, look.context.solution)


@rule(
    "across.three-public",
    Group.ACROSS,
    "基本支出表的出国、接待、公务用车各款不大于“三公”经费表的相应数",
    "the sections for travel, reception and cars are no more than the “三公” table states",
)
def three_public(look: Look) -> None:
    """The “三公” table and the economic sections."""
    tell_three_public(look, look.context.solution)


@rule(
    "across.targets",
    Group.ACROSS,
    "整体绩效目标表的基本支出与基本支出一致",
    "the basic expenditure of the overall targets is that of the tables",
)
def targets(look: Look) -> None:
    """The amounts of the overall targets."""
    tell_targets(look, look.context.solution)


@rule(
    "across.projects",
    Group.ACROSS,
    "项目绩效目标表的金额之和与项目支出一致",
    "the projects with targets add up to the project expenditure",
)
def projects(look: Look) -> None:
    """The amounts of the project targets."""
    tell_projects(look, look.context.solution)


@rule(
    "across.pairs",
    Group.ACROSS,
    "同一笔缴费按功能分类与按经济分类一致，如 2080505 与 30108",
    "the same contributions by function and by economic class, as 2080505 and 30108",
    "政府收支分类科目：有关科目的说明",
)
def pairs(look: Look) -> None:
    """Contributions by function and by economic class."""
    tell_pairs(look, look.context.solution)


RULES: tuple[Rule, ...] = (
    totals,
    functions,
    fiscal,
    basic,
    funds,
    income,
    unit,
    three_public,
    targets,
    projects,
    pairs,
)
