"""Rules on each table by itself: its sums, its rows, its carry-over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.checking.records import Group
from govbudget.disclosure.checking.rules import rule
from govbudget.disclosure.checking.tables_carry import tell_carry
from govbudget.disclosure.checking.tables_rows import tell_duplicates, tell_grouped, tell_texts
from govbudget.disclosure.checking.tables_told import tell_sums
from govbudget.reconciling.findings import Kind

if TYPE_CHECKING:
    from govbudget.disclosure.checking.rules import Look, Rule

__all__ = ["RULES"]

_FORM = "地方预决算公开操作规程（财预〔2016〕143号）所附表样"


def _sums(look: Look, what: str) -> None:
    """Tell the sums of a rule; it is not applicable where the document has none."""
    solution = look.context.solution
    for reason in solution.passed.get(look.rule, ()):
        look.not_determinable(reason)
    tell_sums(look, solution, look.rule)
    if not look.compared and not look.missing:
        look.not_applicable(what)


@rule(
    "table.rows",
    Group.TABLE,
    "各级科目之和等于上级科目，各类之和等于合计",
    "the codes below a code add up to it, and the classes to the total",
    _FORM,
)
def rows(look: Look) -> None:
    """The sums of rows."""
    _sums(look, "没有按科目列示金额的表")


@rule(
    "table.columns",
    Group.TABLE,
    "每行的合计等于各栏之和，如合计等于基本支出加项目支出",
    "the columns of a row add up to its total, as 基本支出 and 项目支出 to 合计",
    _FORM,
)
def columns(look: Look) -> None:
    """The sums of columns."""
    _sums(look, "没有列示分栏金额的表")


@rule(
    "table.halves",
    Group.TABLE,
    "收支总表各项之和等于合计，合计加结转等于总计",
    "the items of 收支总表 add up to its totals, with what is carried over",
    _FORM,
)
def halves(look: Look) -> None:
    """The sums of the halves of 收支总表."""
    _sums(look, "没有列示金额的收支总表")


@rule(
    "table.balance",
    Group.TABLE,
    "收入总计等于支出总计",
    "the total of income is the total of spending",
    "预算法第三十二条、第三十五条（收支平衡）; " + _FORM,
)
def balance(look: Look) -> None:
    """Income is expenditure."""
    _sums(look, "没有两方都列示总计的收支总表")


@rule(
    "table.three-public",
    Group.TABLE,
    "“三公”经费合计等于三项之和，公务用车费等于购置费加运行费",
    "the “三公” total is the sum of its three parts, and the cars that of purchase and running",
    _FORM,
)
def three_public(look: Look) -> None:
    """The sums of the “三公” table."""
    _sums(look, "没有列示金额的“三公”经费表")


@rule(
    "table.carry-over",
    Group.TABLE,
    "年初结转和结余加本年收入等于本年支出加年末结转和结余",
    "what was carried over and the income are the spending and what is carried on",
    "政府性基金预算财政拨款收入支出决算表等表样",
)
def carry_over(look: Look) -> None:
    """The carry-over of each row."""
    tell_carry(look, look.context.solution)
    if not look.compared:
        look.not_applicable("没有同时列示年初、收入、支出和年末的表")


@rule(
    "table.duplicates",
    Group.TABLE,
    "同一科目不重复列示",
    "no row stands twice",
)
def duplicates(look: Look) -> None:
    """Rows that stand twice."""
    solution = look.context.solution
    tell_duplicates(look, solution)
    _count_coded(look)


@rule(
    "table.order",
    Group.TABLE,
    "科目按编码顺序排列，上级科目都在表中，下级科目不缺",
    "the codes stand in their order, with the levels above and below them",
)
def order(look: Look) -> None:
    """Order and levels."""
    solution = look.context.solution
    tell_grouped(
        look,
        solution,
        Kind.ORDER,
        "有 {count} 行排在编码更大的科目之后",
        "{count} rows are out of order",
    )
    tell_grouped(
        look,
        solution,
        Kind.MISSING_LEVEL,
        "有 {count} 行的上级科目不在表中",
        "the level above {count} rows is not in the table",
    )
    tell_grouped(
        look,
        solution,
        Kind.CHILDLESS,
        "有 {count} 行没有列出下级科目，而同级的其他行都有",
        "{count} rows lack the codes below them, which all others have",
    )
    _count_coded(look)


@rule(
    "table.texts",
    Group.TABLE,
    "金额栏内都是金额",
    "the columns of amounts have amounts",
)
def texts(look: Look) -> None:
    """Texts among the amounts."""
    tell_texts(look, look.context.solution)
    _count_coded(look)


def _count_coded(look: Look) -> None:
    """Count the tables with codes and amounts as compared."""
    if look.findings:
        return
    coded = [one for one in look.disclosure.tables if one.tables and not one.is_empty]
    look.held(len(coded))
    if not coded:
        look.not_applicable("没有按科目列示金额的表")


RULES: tuple[Rule, ...] = (
    rows,
    columns,
    halves,
    balance,
    three_public,
    carry_over,
    duplicates,
    order,
    texts,
)
