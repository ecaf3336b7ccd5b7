"""``wording.level``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.models import MANY, is_model
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.mends import words_mended
from govbudget.disclosure.checks.options import Option
from govbudget.disclosure.checks.outcomes import (
    Found,
    Held,
    NotApplicable,
    NotDeterminable,
)
from govbudget.disclosure.checks.records import Group, Place
from govbudget.disclosure.text.kinds import FactKind
from govbudget.disclosure.text.leftovers import LeftoverKind
from govbudget.disclosure.text.plain import plain
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.text.wording import Wording

__all__ = ["WordingLevel"]

_WORDS = {"department": "部门", "unit": "单位"}
# 本单位 beside the department is one of its units, and 本部门 beside the units the whole.
_BOTH = re.compile(r"所属|下属|及其|各单位|各部门|主管部门|本级|汇总|财政部门")
_OWN = re.compile(r"20\d\d年度?(?:部门|单位)(?:预算|决算)(?:安排|计划|共|总|收入|支出)")
# What a unit's document calls itself: 2026年部门预算, 部门预算情况说明, 部门收支总表.
_TITLE = re.compile(r"20\d\d年度?部门(?:预算|决算)|部门(?:预算|决算)(?:公开|情况|说明|安排|基本)")
# A title or a heading is no longer.
_LONGEST = 45


class WordingLevel(Check):
    """部门 and 单位 in sentences with figures."""

    id = "wording.level"
    group = Group.WORDING
    rank = 20
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.TEXT, Need.ONE_BUDGET})
    placeholders_of_model = Option(MANY, low=2, high=100)

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure = context.disclosure
        level = disclosure.level
        if level not in _WORDS:
            yield NotDeterminable(Message("wording.level.open"))
            return
        if is_model(disclosure, self.placeholders_of_model):
            yield NotApplicable(Message("wording.level.model"))
            return
        stated = _with_figures(disclosure)
        left = {o.paragraph for o in disclosure.leftovers if o.kind is LeftoverKind.CONDITION}
        said = [
            one
            for one in disclosure.wording
            if (one.paragraph, one.sentence) in stated
            and one.paragraph not in left
            and _is_of_body(one)
        ]
        wrong = [one for one in said if one.says != level]
        yield Held(len(said) - len(wrong))
        yield NotApplicable(Message("wording.level.nothing"))
        if wrong:
            yield _found(level, wrong, is_both=_calls_itself_both(disclosure))


def _with_figures(disclosure: Disclosure) -> set[tuple[int, str]]:
    """The sentences that state figures, each with its paragraph."""
    return {
        (fact.paragraph, fact.sentence)
        for fact in disclosure.facts
        if fact.kind is FactKind.COUNT or fact.amount is not None
    }


def _is_of_body(one: Wording) -> bool:
    """Whether it means the body or its budget."""
    sentence = "".join(one.sentence.split())
    if _BOTH.search(sentence):
        return False
    return not one.of_document or _OWN.search(sentence) is not None


def _calls_itself_both(disclosure: Disclosure) -> bool:
    """Whether headings of a unit's document, or its title, call it 部门预算 themselves."""
    return any(
        _TITLE.search(text) is not None
        for paragraph in disclosure.paragraphs
        if len(text := plain(paragraph.text).text) <= _LONGEST and not text.endswith("。")
    )


def _found(level: str, wrong: list[Wording], *, is_both: bool) -> Outcome:
    right = _WORDS[level]
    message = Message(
        "wording.level.found",
        right=right,
        count=len({one.paragraph for one in wrong}),
        words=list(dict.fromkeys(one.word for one in wrong)),
        level=level,
    )
    all_places = [
        Place(
            one.page,
            paragraph=one.paragraph,
            text=one.sentence,
            what=one.chapter[-1] if one.chapter else "",
        )
        for one in wrong
    ]
    places = dict.fromkeys(all_places)
    # Many models have a department say 本单位 of itself; none has a unit say 部门, unless it calls
    # its own document so.
    soft = level == "department" or is_both
    severity = Severity.NOTICE if soft else Severity.ERROR
    other = _WORDS["unit" if level == "department" else "department"]
    fix = Message("wording.level.found-fix", other=other, right=right)
    mends = [
        mend
        for place, one in zip(all_places, wrong, strict=True)
        for mend in words_mended([place], one.word, one.word.replace(other, right))
    ]
    if soft or len(mends) != len(wrong):
        mends = []
    return Found(severity, message, places=places, fix=fix, mends=mends)
