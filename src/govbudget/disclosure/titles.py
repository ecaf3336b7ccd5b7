"""The tables that a published budget or final account has, known by their titles or their heads."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from govbudget.classification.vocabulary import Scheme
from govbudget.tables.lexicon.list_numbers import unnumbered
from govbudget.tables.lexicon.table_numbers import table_number
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["TableKind", "bare_title", "kind_by_head", "kind_of", "same_title"]


class TableKind(StrEnum):
    """What a table of a disclosure is about.

    Source: 地方预决算公开操作规程 (财预〔2016〕143号) names the tables of a budget and of a final
    account; the others are those that finance bureaus ask for besides.

    Attributes:
        INCOME_EXPENDITURE: 收支预算总表, all income beside all expenditure.
        INCOME: 收入预算总表.
        EXPENDITURE: 支出预算总表.
        FISCAL: 财政拨款收支预算总表.
        FISCAL_EXPENDITURE: 财政拨款支出预算表.
        GENERAL: 一般公共预算支出表.
        GENERAL_BASIC: 一般公共预算基本支出表.
        THREE_PUBLIC: “三公”经费支出表.
        GOVERNMENT_FUND: 政府性基金预算支出表.
        STATE_CAPITAL: 国有资本经营预算支出表.
        SPECIAL_ACCOUNT: 财政专户管理资金预算支出表.
        PROJECTS: 项目支出预算表.
        FUNCTIONAL: 支出功能分类预算表.
        ECONOMIC_GOVERNMENT: 支出经济分类预算表（政府预算）.
        ECONOMIC_DEPARTMENT: 支出经济分类预算表（部门预算）.
        DEBT: 债务支出预算表.
        PROCUREMENT: 政府采购支出预算表.
        PURCHASED_SERVICES: 政府购买服务支出预算表.
        OVERALL_TARGETS: 部门（单位）整体绩效目标表.
        PROJECT_TARGETS: 项目（政策）绩效目标表.
        SPECIAL_FUNDS: 部门管理专项资金预算表.
        TRANSFERS: 对下转移支付预算表.
        ASSETS: 国有资产占有使用情况表.
        OPERATING_COSTS: 机关运行经费表.
        FINAL_INCOME_EXPENDITURE: 收入支出决算总表.
        FINAL_INCOME: 收入决算表.
        FINAL_EXPENDITURE: 支出决算表.
        FINAL_FISCAL: 财政拨款收入支出决算总表.
        FINAL_GENERAL: 一般公共预算财政拨款支出决算表.
        FINAL_GENERAL_BASIC: 一般公共预算财政拨款基本支出决算表.
        FINAL_THREE_PUBLIC: 财政拨款“三公”经费支出决算表.
        FINAL_GOVERNMENT_FUND: 政府性基金预算财政拨款收入支出决算表.
        FINAL_STATE_CAPITAL: 国有资本经营预算财政拨款收入支出决算表.
        OTHER: none of these.
    """

    INCOME_EXPENDITURE = "income_expenditure"
    INCOME = "income"
    EXPENDITURE = "expenditure"
    FISCAL = "fiscal"
    FISCAL_EXPENDITURE = "fiscal_expenditure"
    GENERAL = "general"
    GENERAL_BASIC = "general_basic"
    THREE_PUBLIC = "three_public"
    GOVERNMENT_FUND = "government_fund"
    STATE_CAPITAL = "state_capital"
    SPECIAL_ACCOUNT = "special_account"
    PROJECTS = "projects"
    FUNCTIONAL = "functional"
    ECONOMIC_GOVERNMENT = "economic_government"
    ECONOMIC_DEPARTMENT = "economic_department"
    DEBT = "debt"
    PROCUREMENT = "procurement"
    PURCHASED_SERVICES = "purchased_services"
    OVERALL_TARGETS = "overall_targets"
    PROJECT_TARGETS = "project_targets"
    SPECIAL_FUNDS = "special_funds"
    TRANSFERS = "transfers"
    ASSETS = "assets"
    OPERATING_COSTS = "operating_costs"
    FINAL_INCOME_EXPENDITURE = "final_income_expenditure"
    FINAL_INCOME = "final_income"
    FINAL_EXPENDITURE = "final_expenditure"
    FINAL_FISCAL = "final_fiscal"
    FINAL_GENERAL = "final_general"
    FINAL_GENERAL_BASIC = "final_general_basic"
    FINAL_THREE_PUBLIC = "final_three_public"
    FINAL_GOVERNMENT_FUND = "final_government_fund"
    FINAL_STATE_CAPITAL = "final_state_capital"
    OTHER = "other"

    @property
    def is_final(self) -> bool:
        """Whether it is a table of a final account."""
        return self.value.startswith("final_")

    @property
    def final(self) -> TableKind:
        """The table of a final account that answers to one of a budget; itself where none does."""
        name = {"fiscal_expenditure": "general"}.get(self.value, self.value)
        return _FINAL.get(f"final_{name}", self)


_FINAL = {kind.value: kind for kind in TableKind if kind.is_final}

_BOTH = "(?:收支|收入支出|收入、支出|收入和支出)"
# The first that is found in a title tells: what is narrower stands above what is wider.
_TITLES = tuple(
    (re.compile(form), kind)
    for form, kind in (
        (r"整体.{0,4}(?:支出)?绩效|绩效.{0,6}整体", TableKind.OVERALL_TARGETS),
        (r"绩效|项目支出.*目标", TableKind.PROJECT_TARGETS),
        (r"三公", TableKind.THREE_PUBLIC),
        (r"购买.{0,2}服务", TableKind.PURCHASED_SERVICES),
        (r"采购", TableKind.PROCUREMENT),
        (r"债务", TableKind.DEBT),
        (r"政府性基金", TableKind.GOVERNMENT_FUND),
        (r"国有资本", TableKind.STATE_CAPITAL),
        (r"财政专户", TableKind.SPECIAL_ACCOUNT),
        (r"转移支付", TableKind.TRANSFERS),
        (r"专项(?:资金|经费)", TableKind.SPECIAL_FUNDS),
        (r"机关运行|(?:会议|培训)费", TableKind.OPERATING_COSTS),
        (r"资产|车辆", TableKind.ASSETS),
        (rf"(?:财政拨款|一般公共预算).*{_BOTH}|{_BOTH}.*财政拨款", TableKind.FISCAL),
        (r"基本支出", TableKind.GENERAL_BASIC),
        (r"项目支出|项目(?:预算|明细)|(?:特定目标|运转|人员)类", TableKind.PROJECTS),
        (
            r"政府(?:预算)?(?:支出)?经济|经济分类.*\(?政府预算|按政府",
            TableKind.ECONOMIC_GOVERNMENT,
        ),
        (r"经济(?:科目)?分类|经济科目", TableKind.ECONOMIC_DEPARTMENT),
        (r"一般公共预算.*支出|一般公共预算(?:财政)?拨款", TableKind.GENERAL),
        (r"财政拨款.*支出", TableKind.FISCAL_EXPENDITURE),
        (r"功能(?:科目)?分类|功能科目", TableKind.FUNCTIONAL),
        (_BOTH, TableKind.INCOME_EXPENDITURE),
        (r"收入", TableKind.INCOME),
        (r"支出", TableKind.EXPENDITURE),
    )
)
_NO_WORDS = re.compile(r"[\s\"'“”‘’《》〈〉「」]")
_VARYING = re.compile(r"\d{4}年度?|\(续表?\)|续表?$")


def kind_of(title: str, *, final: bool = False) -> TableKind | None:
    """The kind of the table with a title; None where the title is not one of these.

    Args:
        title: the title, whatever years, numbers and names it has.
        final: whether the table is one of a final account though its title does not say so.

    >>> kind_of("2025年部门财务收支预算总表"), kind_of("收入决算表").value
    (<TableKind.INCOME_EXPENDITURE: 'income_expenditure'>, 'final_income')
    """
    words = _NO_WORDS.sub("", plain(title))
    for form, kind in _TITLES:
        if form.search(words):
            return kind.final if final or "决算" in words else kind
    return None


def same_title(first: str, second: str) -> bool:
    """Whether two titles are one: years, 续 and numbers aside."""
    return bare_title(first) == bare_title(second)


def bare_title(title: str) -> str:
    """A title without years, 续, numbers, blanks and quotation marks."""
    text = unnumbered("".join(title.split()))
    number = table_number(text)
    bare = plain(text)[number.end :] if number else plain(text)
    return _VARYING.sub("", _NO_WORDS.sub("", bare))


def kind_by_head(head: Sequence[Sequence[str]], schemes: Iterable[Scheme | None] = ()) -> TableKind:
    """The kind of a table without a title that tells, by its head and the scheme of its codes.

    Args:
        head: the rows of the head.
        schemes: the schemes of its codes.
    """
    words = _NO_WORDS.sub("", plain("|".join("|".join(filter(None, row)) for row in head)))
    final = "决算" in words
    found = _of_words(words, set(schemes))
    for cell in head[0] if head and found is None else ():
        # A word above all amounts says what a whole table is about: 一般公共预算支出.
        if len(cell) > len("基本支出") and "科目" not in cell:
            found = found or kind_of(cell)
    found = found or _of_codes(words, set(schemes))
    return found.final if final else found


def _of_words(words: str, schemes: set[Scheme | None]) -> TableKind | None:
    """The kind that certain words of a head tell, whatever stands above it."""
    if "因公出国" in words and "接待" in words:
        return TableKind.THREE_PUBLIC
    if "一级指标" in words or "绩效指标" in words:
        return TableKind.PROJECT_TARGETS
    if words.count("项目|") > 1 and "收入" in words and "支出" in words:
        return TableKind.FISCAL if "财政拨款收入" in words else TableKind.INCOME_EXPENDITURE
    if Scheme.GOVERNMENT_ECONOMIC in schemes:
        return TableKind.ECONOMIC_GOVERNMENT
    if Scheme.ECONOMIC in schemes:
        basic = "人员经费" in words or "基本支出" in words
        return TableKind.GENERAL_BASIC if basic else TableKind.ECONOMIC_DEPARTMENT
    return None


def _of_codes(words: str, schemes: set[Scheme | None]) -> TableKind:
    """The kind that the columns tell, where there are codes by function."""
    if Scheme.FUNCTIONAL not in schemes:
        return TableKind.OTHER
    if "事业收入" in words or "财政拨款收入" in words:
        return TableKind.INCOME
    return TableKind.EXPENDITURE if "支出" in words else TableKind.FUNCTIONAL
