"""``years.directions``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.agreement import Agreement, agree, apart
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import (
    FailedElsewhere,
    Found,
    Held,
    NotApplicable,
    NotDeterminable,
)
from govbudget.disclosure.checks.records import Figure, Group
from govbudget.disclosure.checks.telling import figure, name_of
from govbudget.disclosure.text.kinds import Direction, FactKind, Measure
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.amounts import Amount
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.text.facts import Fact

__all__ = ["Directions"]

# The budgets of a year that 预算数 alone may mean.
_BUDGETS = {Measure.INITIAL, Measure.REVISED, Measure.BUDGET}
_ONE_WAY = {Direction.INCREASE, Direction.DECREASE}
_REASON = re.compile(
    r"(?:(?P<up>增加|增长|上升)|(?P<down>减少|下降|降低))(?:的)?(?:主要)?原因(?!及|和|与)"
)
# A reason of one clause that ends with a direction: 主要原因是会议减少。
_GIVEN = re.compile(
    r"原因(?:是|为)(?P<reason>[^，,。；;：:、]{2,24}?(?:(?P<up>增加|增长)|(?P<down>减少|下降)))"
    r"(?:所致|较多)?(?=[。；;]|$)"
)
_NAMED_WAY = re.compile(r"(?:增加|增长|上升|减少|下降|降低)的?(?:主要)?$")
# What less or more of makes more or less.
_OTHERWISE = re.compile(r"上年|去年|以前|退休|减免|返还|收回|节约|压|调出|划[出转]|抵")
_STOP = re.compile(r"[。；;]")
_CLAUSE = re.compile(r"[，,。；;：:]")
_COMPARED = re.compile(r"较|比")
_CHANGED = re.compile(r"[增减升降]")
# What may stand before 增加的原因 and names nothing.
_ASIDE = re.compile(r"^(?:其中|主要|本年|今年|总体|预算|支出|收入|数|的|有所|大幅|略有|\s)+")


class Directions(Check):
    """增加, 减少, 持平, 大于 and 小于 against both figures and the reason that is given."""

    id = "years.directions"
    group = Group.YEARS
    rank = 20
    severities = (Severity.ERROR, Severity.NOTICE, Severity.ROUNDING)
    needs = frozenset({Need.TEXT, Need.ONE_BUDGET})

    def check(self, context: Context) -> Iterator[Outcome]:
        changes = [
            one
            for one in context.disclosure.facts
            if one.kind is FactKind.CHANGE and one.direction is not None
        ]
        if not changes:
            yield NotApplicable(Message("years.directions.nothing"))
        compared = [*_figures(context), *_reasons(context.disclosure)]
        yield from _given(context.disclosure)
        yield from compared
        if changes and not compared:
            yield NotDeterminable(Message("years.directions.open"))
        nought = [one for one in changes if _is_nought(one)]
        if nought:
            yield Found(
                Severity.NOTICE,
                Message("years.directions.nought", names=_names(nought)),
                places=[place_of_fact(one) for one in nought],
                fix=Message("years.directions.nought-fix"),
            )


def _names(facts: Sequence[Fact]) -> list[str]:
    return list(dict.fromkeys(name_of(one) for one in facts))


def _is_nought(fact: Fact) -> bool:
    is_level = fact.direction is Direction.LEVEL
    return not is_level and fact.change is not None and not fact.change.value and not fact.percent


def _figures(context: Context) -> Iterator[Outcome]:
    """The words against the figures that stand beside them."""
    facts, wrong = context.disclosure.facts, context.disputed.all
    for fact in facts:
        if fact.kind is not FactKind.CHANGE or fact.direction is None:
            continue
        if _turns(fact):
            yield _turned(fact)
        elif fact.amount is not None and fact.base is not None and fact.about not in wrong:
            others = _other_budgets(context.figures.beside(fact), fact)
            if any(_true_direction(fact.amount, one) is fact.direction for one in others):
                yield Held()
            else:
                yield _looked_at(fact, fact.amount, fact.base)


def _other_budgets(beside: Sequence[Fact], fact: Fact) -> list[Amount]:
    """The budgets of its paragraph that 预算数 may mean: 年初预算160万元，全年预算150万元."""
    if fact.against != Measure.BUDGET:
        return []
    return [
        one.amount
        for one in beside
        if one.kind is FactKind.AMOUNT
        and one.measure in _BUDGETS
        and one.amount is not None
        and (one.subject, one.code, one.scope, one.year)
        == (fact.subject, fact.code, fact.scope, fact.year)
    ]


def _turns(fact: Fact) -> bool:
    """Whether the words say one direction of the amount, and the other of its percentage."""
    stated = fact.change is not None and fact.change.value and fact.percent
    return bool(stated) and {fact.direction, fact.percent_direction} == _ONE_WAY


def _turned(fact: Fact) -> Outcome:
    up = fact.direction is Direction.INCREASE
    return Found(
        Severity.ERROR,
        Message(
            "years.directions.turn",
            name=name_of(fact),
            up=up,
            change=fact.change,
            percent=fact.percent,
        ),
        figures=[
            figure(Message("telling.label.change"), fact.change),
            Figure(Message("telling.label.percent"), fact.percent),
        ],
        places=[place_of_fact(fact)],
    )


def _looked_at(fact: Fact, now: Amount, base: Amount) -> Outcome:
    agreed, true = agree(now, base), _true_direction(now, base)
    # 10.0 beside 10.01 may be the same, or less.
    if fact.direction is true or agreed is Agreement.ROUNDED or fact.direction is None:
        return Held()
    near = agreed is Agreement.NEAR and fact.direction is Direction.LEVEL
    signed = fact.change is not None and fact.change.value < 0
    said, right = _word(fact.direction), _word(true)
    return Found(
        Severity.ROUNDING if near else Severity.NOTICE if signed else Severity.ERROR,
        Message(
            "years.directions.found", name=name_of(fact), said=said, now=now, base=base, right=right
        ),
        figures=[
            figure(Message("telling.label.one"), now),
            figure(Message("telling.label.other"), base),
        ],
        places=[place_of_fact(fact)],
        fix=Message("years.directions.found-fix", said=said, right=right),
    )


def _true_direction(now: Amount, base: Amount) -> Direction:
    if agree(now, base) is Agreement.EXACT:
        return Direction.LEVEL
    return Direction.INCREASE if apart(now, base).value > 0 else Direction.DECREASE


def _word(direction: Direction) -> Message:
    return Message(f"years.directions.word.{direction.value}")


def _by_paragraph(disclosure: Disclosure) -> dict[int, list[Fact]]:
    """The changes of each paragraph that has some."""
    found: dict[int, list[Fact]] = {}
    for fact in disclosure.facts:
        if fact.kind is FactKind.CHANGE:
            found.setdefault(fact.paragraph, []).append(fact)
    return found


def _reasons(disclosure: Disclosure) -> Iterator[Outcome]:
    """A reason for a rise where all that stands in front of it fell, or the other way round."""
    for number, facts in _by_paragraph(disclosure).items():
        text = disclosure.paragraphs[number].text
        for found in _REASON.finditer(text):
            said = Direction.INCREASE if found["up"] else Direction.DECREASE
            if _COMPARED.search(_CLAUSE.split(text[: found.start()])[-1]):
                continue  # 较年初预算增加的原因 is that of another comparison
            explained = _in_front(facts, text, found.start())
            ways = {one.direction for one in explained}
            signed = any(one.change is not None and one.change.value < 0 for one in explained)
            if not ways or not ways <= _ONE_WAY or signed:
                continue
            if _is_of_another(text, found.start(), explained):
                continue
            if said not in ways and any(map(_is_impossible, explained)):
                yield FailedElsewhere()  # years.changes tells it
            else:
                yield Held() if said in ways else _contrary(explained, found[0], said)


def _given(disclosure: Disclosure) -> Iterator[Outcome]:
    """A reason that itself goes the other way: 比上年增加2万元，主要原因是会议减少.

    It may be meant: that is for a reader to judge.
    """
    for number, facts in _by_paragraph(disclosure).items():
        text = disclosure.paragraphs[number].text
        for found in _GIVEN.finditer(text):
            said = Direction.INCREASE if found["up"] else Direction.DECREASE
            explained = _in_front(facts, text, found.start())
            ways = {one.direction for one in explained}
            # 增加的主要原因是: the words in front of the reason are looked at before.
            named = _NAMED_WAY.search(text, 0, found.start()) is not None
            one_way = len(ways) == 1 and ways <= _ONE_WAY and not named
            if one_way and said not in ways and not _OTHERWISE.search(found["reason"]):
                yield Found(
                    Severity.NOTICE,
                    Message(
                        "years.directions.given",
                        names=_names(explained),
                        up=said is Direction.INCREASE,
                        words=found["reason"],
                    ),
                    places=[place_of_fact(one) for one in explained],
                )


def _is_impossible(fact: Fact) -> bool:
    """Whether a figure is said to have risen by more than it is."""
    if fact.direction is not Direction.INCREASE or fact.change is None or fact.amount is None:
        return False
    return apart(fact.change, fact.amount).value > 0


def _in_front(facts: Sequence[Fact], text: str, at: int) -> list[Fact]:
    """The changes of the sentence; where it has none, those of the paragraph before it."""
    before = [one for one in facts if one.span[1] <= at]
    stop = max((found.end() for found in _STOP.finditer(text, 0, at)), default=0)
    own = [one for one in before if one.span[0] >= stop]
    # 项目支出减少15万元，减少的原因: a change that was not understood is no other's.
    return own or ([] if _CHANGED.search(text, stop, at) else before)


def _is_of_another(text: str, at: int, facts: Sequence[Fact]) -> bool:
    """Whether the words right before a reason name something else: 服务采购增加的原因."""
    words = _CLAUSE.split(text[:at])[-1].strip()
    named = _ASIDE.sub("", words)
    return bool(named) and not any(
        one.label and (named in one.label or one.label in named) for one in facts
    )


def _contrary(facts: Sequence[Fact], words: str, said: Direction) -> Outcome:
    up = said is Direction.INCREASE
    return Found(
        Severity.ERROR,
        Message("years.directions.reason", names=_names(facts), up=up, words=words),
        places=[place_of_fact(one) for one in facts],
        fix=Message("years.directions.reason-fix", up=up),
    )
