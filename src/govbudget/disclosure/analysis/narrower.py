"""Whether a figure of the text is of less than the body's money of the year, or of something else.

One project, one item, one of the bodies below, the whole region, another year, a sum without what
was carried over: such a figure is compared with no total of the tables.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.text_scope import text_before
from govbudget.tables.lexicon.numerals import DIGITS
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.text.facts import Fact

__all__ = ["is_narrower"]

# What a whole speaks of, whose parts are the body's own figures.
_WHOLES = ("total", "revenue", "spending", "carry_", "appropriation", "three_public")
# Parts of one money of a body, within which what brings it in is less than all.
_SPENDINGS = {"spending.project", "spending.basic", "spending.personnel", "spending.public"}
_INCOME = ("revenue", "appropriation", "carry_")
_ANY_BELOW = re.compile(r"下属|所属|直属|二级(?:预算)?单位|基层单位")
_BELOW = re.compile(rf"(?<![及含和与、])(?<!包括)(?:{_ANY_BELOW.pattern})")
_OWN = re.compile(r"本级|[局委厅办部院]机关|机关本部")
_REGION = re.compile(r"全(?:市|省|区|县|国|州|盟|旗|镇|乡|系统|行业)|辖区")
_YEARS = re.compile(
    rf"年来|累计|历年|十[{DIGITS}]五|20\d\d年?(?:[-—–~～至到])+20\d\d年|前[{DIGITS}]季度|上半年"
)
# What a figure is in the course of the year, just before its words.
_COURSE = re.compile(r"追加|收回|盘活|核减|调减|调增|调整|压减|节约|新增|提前下达|转移支付")
_EXCEPT = re.compile(
    r"""
    (?:万元|亿元|元)?[（(](?:其中)?
    (?:
        (?:不含|不包括|未含|不包含|未包含|剔除|扣除)
        | (?:含|包含|包括)[^）)]{0,12}(?:结转|结余|追加|下达|债券)
    )
    """,
    re.VERBOSE,
)
_WITHOUT = re.compile(r"不含|不包括|不包含|剔除|扣除|除[^，,；;]{1,16}[外后]")
_ESTABLISHMENT = re.compile(
    r"""
    [\u4e00-\u9fff]{2,15}?
    (?:馆|中心|研究所|服务站|管理站|支队|大队|医院|学校|学院|幼儿园|小学|中学|基地)
    (?=  # its money comes next
        (?:20\d\d)?年?度?(?:部门|单位)?
        (?:收|支|预算|决算|财政拨款|一般公共|“?三公|基本支出|项目支出)
    )
    """,
    re.VERBOSE,
)
# What has other figures of 公务接待费 and the like than the “三公” as a whole.
_WITHIN = re.compile(
    r"(?:机关运行经费|公用经费|人员经费|基本支出|项目支出|商品和服务支出)[^，,三公]{0,12}?(?:中|包括|包含)"
)
_OF_THE_BODY = re.compile(r"本部门|本单位|我[局委厅办部院校馆]|本级")
# Wholes that a sentence has above a figure; one that goes on for ever has thousands.
_DEEPEST = 16
_STOPS = "。；;！"
# Signs behind a figure that speak of it.
_BEHIND = 60


def is_narrower(disclosure: Disclosure, fact: Fact) -> bool:
    """Whether a figure is of less than the body as a whole, or of something else.

    Args:
        disclosure: the document.
        fact: a figure of its text.
    """
    return _by_whole(disclosure, fact) or _by_words(disclosure, fact)


def _by_whole(disclosure: Disclosure, fact: Fact) -> bool:
    """Whether it is a part of something that is not the body's money of the year.

    A list whose whole was not understood is that of nothing known: 某项目1,018万元，其中财政拨款.
    """
    if fact.part_of is None:
        return fact.listed is not None
    wholes = islice(_above(disclosure.facts, fact), _DEEPEST)
    return any(_is_else(disclosure, fact, whole) for whole in wholes)


def _above(facts: Sequence[Fact], fact: Fact) -> Iterator[Fact]:
    """What a figure is a part of, and what that is a part of."""
    at, seen = fact.part_of, set[int]()
    while at is not None and at not in seen:
        seen.add(at)
        yield facts[at]
        at = facts[at].part_of


def _is_else(disclosure: Disclosure, fact: Fact, whole: Fact) -> bool:
    """Whether the parts of a figure are none of the body's money of the year as a whole."""
    if whole.year not in {None, disclosure.year, fact.year}:
        return True
    if whole.year != fact.year and whole.year not in {None, disclosure.year}:
        return True
    if not whole.subject.startswith(_WHOLES):
        return True
    if whole.subject.startswith("three_public"):
        return not fact.subject.startswith("three_public")
    if whole.code and not (fact.code and fact.code.startswith(whole.code)):
        return True
    return whole.subject in _SPENDINGS and fact.subject.startswith((*_INCOME, "three_public"))


def _by_words(disclosure: Disclosure, fact: Fact) -> bool:
    """Whether the words around it say so: those before it in its sentence, a bracket behind it."""
    before = text_before(disclosure, fact)
    head = plain(before[max(before.rfind(stop) for stop in _STOPS) + 1 :])
    end = fact.span[1]
    behind = disclosure.paragraphs[fact.paragraph].text[end : end + _BEHIND]
    if _EXCEPT.match(plain(behind)) or _is_of_others(disclosure, head):
        return True
    if _is_of_region(before):
        return True
    if fact.subject.startswith("three_public") and _WITHIN.search(head):
        return True
    clause = head.rpartition("，")[2].rpartition(",")[2]
    if _WITHOUT.search(clause) or _COURSE.search(clause):
        return True
    return any(_of_body(disclosure, plain(title)) for title in fact.chapter)


def _is_of_region(before: str) -> bool:
    """Whether a sentence speaks of a region until it speaks of the body: 全市收入…；支出…."""
    sentence = before.rpartition("。")[2]
    region = max((found.end() for found in _REGION.finditer(sentence)), default=-1)
    return region >= 0 and _OF_THE_BODY.search(sentence, region) is None


def _is_of_others(disclosure: Disclosure, head: str) -> bool:
    return (
        bool(_REGION.search(head) or _YEARS.search(head))
        or _of_body(disclosure, head)
        or _is_another_establishment(disclosure, head)
    )


def _of_body(disclosure: Disclosure, words: str) -> bool:
    """Whether words speak of the body without those below it, or of these alone; not of both."""
    if _OWN.search(words) is not None and not _is_of_unit(disclosure):
        return _ANY_BELOW.search(words) is None
    return _BELOW.search(words) is not None


def _is_of_unit(disclosure: Disclosure) -> bool:
    """Whether it is the document of one unit, which speaks of itself as of the body."""
    return disclosure.level == "unit" or _OWN.search(disclosure.unit_name or "") is not None


def _is_another_establishment(disclosure: Disclosure, head: str) -> bool:
    """Whether the figure is said of an institution that is not the body: 市档案馆2024年支出预算."""
    name = plain(disclosure.unit_name or "")
    found = _ESTABLISHMENT.search(head)
    return found is not None and bool(name) and not _is_named(found[0], name)


def _is_named(words: str, name: str) -> bool:
    """Whether words end with the name of the body, or a short form of it."""
    return words.endswith(name[-6:]) or name.endswith(words[-6:])
