"""The tables that a published budget or final account has, known by their titles or their heads."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from govbudget.classification.vocabulary import Scheme
from govbudget.disclosure.table_kinds import TableKind
from govbudget.tables.lexicon.list_numbers import unnumbered
from govbudget.tables.lexicon.table_numbers import table_number
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "TableKind",
    "bare_title",
    "begins_title",
    "goes_on_title",
    "kind_by_head",
    "kind_of",
    "same_title",
]


_BOTH = "(?:收支|收入支出|收入、支出|收入和支出)"
# The first that is found in a title tells: what is narrower stands above what is wider.
_TITLES = tuple(
    (re.compile(form), kind)
    for form, kind in (
        (r"整体.{0,4}(?:支出)?绩效|绩效.{0,6}整体", TableKind.OVERALL_TARGETS),
        (r"专项资金.{0,8}绩效", TableKind.SPECIAL_FUND_TARGETS),
        (r"转移支付.{0,6}绩效", TableKind.TRANSFER_TARGETS),
        (r"一级项目.*绩效|绩效.*一级项目", TableKind.PRIMARY_PROJECT_TARGETS),
        (r"绩效|项目支出.{0,4}目标(?!类)", TableKind.PROJECT_TARGETS),
        (r"(?:政府性?基金|国有资本).*三公", TableKind.FUND_THREE_PUBLIC),
        (r"三公", TableKind.THREE_PUBLIC),
        (r"委托业务费", TableKind.COMMISSIONED_SERVICES),
        (r"机关运行|机构运行", TableKind.OPERATING_COSTS),
        (r"(?:会议|培训)费", TableKind.MEETINGS_TRAINING),
        # 政府采购（购买服务） is of procurement, 政府购买服务（采购） of services.
        (r"^(?:(?!采购).)*购买.{0,2}服务", TableKind.PURCHASED_SERVICES),
        (r"采购", TableKind.PROCUREMENT),
        (r"购买.{0,2}服务", TableKind.PURCHASED_SERVICES),
        (r"债务", TableKind.DEBT),
        (r"新增.{0,4}资产|资产(?:配置|购置)", TableKind.NEW_ASSETS),
        (r"结转(?:和?结余)?资金", TableKind.CARRIED_OVER),
        (r"政府性?基金", TableKind.GOVERNMENT_FUND),
        (r"国有资本", TableKind.STATE_CAPITAL),
        (r"财政专户", TableKind.SPECIAL_ACCOUNT),
        (r"转移支付", TableKind.TRANSFERS),
        (r"专项业务(?:经)?费", TableKind.PROJECTS),
        (r"专项(?:资金|经费)", TableKind.SPECIAL_FUNDS),
        (r"资产|车辆", TableKind.ASSETS),
        (r"一般公共预算.*收入支出决算(?!总)", TableKind.GENERAL),
        (rf"(?:财政拨款|一般公共预算).*{_BOTH}|{_BOTH}.*财政拨款", TableKind.FISCAL),
        (r"公共(?:财政)?预算.*基本支出|公共财政.*基本支出", TableKind.GENERAL_BASIC),
        (r"财政拨款.*基本支出", TableKind.FISCAL_BASIC),
        (r"基本支出", TableKind.BASIC),
        (
            r"项目支出|项目.{0,4}(?:预算|明细|规划)|(?:特定目标|运转|人员)类",
            TableKind.PROJECTS,
        ),
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
_LONGEST = 60
_MONEY = re.compile(r"预算|决算|收支|经费|支出")
_ENDS_OPEN = re.compile(r"^(?:\d{4}年|表|附表|附件).*(?:[、与及和]|经费及)$")
_SUBTITLE = re.compile(
    r"\((?:按[^()]{2,20}|[不含][^()]{2,20}|(?:功能|经济)[^()]{2,8}|本级|汇总|部门|单位)\)"
)
_TARGETS = re.compile(r"(?:一级|二级|三级|绩效|产出|效益|满意度|数量|质量|时效|成本|影响)指标")
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


def begins_title(line: str) -> bool:
    """Whether a line is the first half of a title: a bracket stays open, or a list of costs.

    >>> begins_title("一般公共预算支出明细表（按支出功能"), begins_title("一般公共预算支出表")
    (True, False)
    """
    text = plain(line)
    if len(text) > _LONGEST or "。" in text or _MONEY.search(text) is None:
        return False
    open_bracket = text.count("(") > text.count(")") and "表(" in text
    return open_bracket or _ENDS_OPEN.search(text) is not None


def goes_on_title(line: str) -> bool:
    """Whether a line in brackets goes on the title above it: （按功能分类科目）.

    >>> goes_on_title("（按功能分类科目）"), goes_on_title("（一）收入")
    (True, False)
    """
    return _SUBTITLE.fullmatch(plain(line)) is not None


def same_title(first: str, second: str) -> bool:
    """Whether two titles are one: years, 续 and numbers aside."""
    return bare_title(first) == bare_title(second)


# Rules ask for the titles of all tables, and for each paragraph whether it is one.
@lru_cache(maxsize=4096)
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
    if _TARGETS.search(words):
        return TableKind.PROJECT_TARGETS
    if words.count("项目|") > 1 and "收入" in words and "支出" in words:
        funds = "一般公共预算" in words and "政府性基金" in words
        is_fiscal = funds or "财政拨款收入" in words
        return TableKind.FISCAL if is_fiscal else TableKind.INCOME_EXPENDITURE
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
