"""部门 and 单位 in sentences with figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.disclosure.checking.records import Place
from govbudget.disclosure.checking.wording_leftovers import is_model
from govbudget.disclosure.text.kinds import Kind
from govbudget.disclosure.text.leftovers import LeftoverKind
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.text.wording import Wording

__all__ = ["check_level"]

_RIGHT = {"department": "部门", "unit": "单位"}
_LEVELS = {"department": "部门", "unit": "单位"}
# 本单位 beside the department is one of its units, and 本部门 beside the units the whole.
_BOTH = re.compile(r"所属|下属|及其|各单位|各部门|主管部门|本级|汇总|财政部门")
_OWN = re.compile(r"20\d\d年度?(?:部门|单位)(?:预算|决算)(?:安排|计划|共|总|收入|支出)")


def check_level(look: Look) -> None:
    """Words of the other level in sentences that state the body's own figures."""
    disclosure = look.disclosure
    if disclosure.level not in _LEVELS:
        look.not_determinable("无法确定是部门文件还是单位文件")
        return
    if is_model(disclosure):
        look.not_applicable("文件是空白样表")
        return
    said = [one for one in disclosure.wording if _is_of_figures(look, one)]
    wrong = [one for one in said if one.says != disclosure.level]
    look.held(len(said) - len(wrong))
    if not said:
        look.not_applicable("没有以部门或单位自称的带数字的句子")
    if wrong:
        _tell(look, wrong)


def _is_of_figures(look: Look, one: Wording) -> bool:
    """Whether it stands in a sentence that states figures, and means the body or its budget."""
    sentence = "".join(one.sentence.split())
    stated = any(
        fact.paragraph == one.paragraph
        and fact.sentence == one.sentence
        and (fact.kind is Kind.COUNT or fact.amount is not None)
        for fact in look.disclosure.facts
    )
    left = any(
        other.paragraph == one.paragraph and other.kind is LeftoverKind.CONDITION
        for other in look.disclosure.leftovers
    )
    if not stated or left or _BOTH.search(sentence):
        return False
    return not one.of_document or _OWN.search(sentence) is not None


def _tell(look: Look, wrong: list[Wording]) -> None:
    level = look.disclosure.level
    right = _RIGHT[level]
    words = "、".join(dict.fromkeys(f"“{one.word}”" for one in wrong))
    other = _RIGHT["unit" if level == "department" else "department"]
    # Many models have a department say 本单位 of itself; none has a unit say 部门.
    look.found(
        Severity.NOTICE if level == "department" else Severity.ERROR,
        f"本文件是{right}文件，{len({one.paragraph for one in wrong})}处写作{words}。",
        f"the document is that of a {level}, and says {words} of itself",
        places=dict.fromkeys(
            Place(
                one.page,
                paragraph=one.paragraph,
                text=one.sentence,
                what=one.chapter[-1] if one.chapter else "",
            )
            for one in wrong
        ),
        mend=f"“{other}”改为“{right}”",
        mend_en=f"{other} should be {right}",
    )
