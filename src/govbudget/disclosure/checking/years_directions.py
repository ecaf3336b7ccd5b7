"""The words of direction against both figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.agreement import Agreement, agree, apart
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checking.common import figure, shown
from govbudget.disclosure.checking.records import Figure
from govbudget.disclosure.checking.text_naming import name_of, quoted
from govbudget.disclosure.checking.years_reasons import check_reasons
from govbudget.disclosure.text.kinds import Direction, Kind
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from govbudget.amounts import Amount
    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.text.facts import Fact

__all__ = ["check_directions"]

_WORDS = {
    Direction.INCREASE: ("增加（大于）", "more"),
    Direction.DECREASE: ("减少（小于）", "less"),
    Direction.LEVEL: ("持平", "the same"),
}


_BOTH = {Direction.INCREASE, Direction.DECREASE}


def check_directions(look: Look) -> None:
    """Every change with both figures, and changes of nought."""
    wrong = look.context.wrong_figures
    nought: list[Fact] = []
    any_change = False
    for fact in look.disclosure.facts:
        if fact.kind is not Kind.CHANGE or fact.direction is None:
            continue
        any_change = True
        if fact.direction is not Direction.LEVEL and _is_nought(fact):
            nought.append(fact)
        if _turns(fact):
            _tell_turn(look, fact)
            continue
        if fact.amount is None or fact.base is None or fact.about in wrong:
            continue
        _check(look, fact, fact.amount, fact.base)
    check_reasons(look)
    if not any_change:
        look.not_applicable("说明中没有增减、持平等用语")
    elif not look.compared:
        look.not_determinable("说明中没有可据以判断增减方向的数字")
    if nought:
        _tell_nought(look, nought)


def _is_nought(fact: Fact) -> bool:
    return fact.change is not None and not fact.change.value and not fact.percent


def _turns(fact: Fact) -> bool:
    """Whether the words say one direction of the amount, and the other of its percentage."""
    stated = fact.change is not None and fact.change.value and fact.percent
    return bool(stated) and {fact.direction, fact.percent_direction} == _BOTH


def _tell_turn(look: Look, fact: Fact) -> None:
    name = name_of(fact)
    up = fact.direction is Direction.INCREASE
    amount, percent = ("增加", "下降") if up else ("减少", "增长")
    look.found(
        Severity.ERROR,
        f"{quoted(name)}的金额写作{amount}{shown(fact.change)}，百分比却写作{percent}{fact.percent}%。",
        f"{name} is said to {'grow' if up else 'fall'} by {shown(fact.change)}, and to "
        f"{'fall' if up else 'grow'} by {fact.percent}%",
        figures=[figure("增减额", fact.change), Figure("百分比", fact.percent)],
        places=[place_of_fact(fact)],
    )


def _check(look: Look, fact: Fact, now: Amount, base: Amount) -> None:
    agreed = agree(now, base)
    true = Direction.INCREASE if apart(now, base).value > 0 else Direction.DECREASE
    if agreed is Agreement.EXACT:
        true = Direction.LEVEL
    # 10.0 beside 10.01 may be the same, or less.
    if fact.direction is true or agreed is Agreement.ROUNDED or fact.direction is None:
        look.held()
        return
    near = agreed is Agreement.NEAR and fact.direction is Direction.LEVEL
    signed = fact.change is not None and fact.change.value < 0
    severity = Severity.ROUNDING if near else Severity.NOTICE if signed else Severity.ERROR
    said, said_en = _WORDS[fact.direction]
    right, right_en = _WORDS[true]
    name = name_of(fact)
    look.found(
        severity,
        f"{quoted(name)}写作{said}，数字为{shown(now)}对{shown(base)}，应为{right}。",
        f"{name} is said to be {said_en}; {shown(now)} against {shown(base)} is {right_en}",
        figures=[figure("本数", now), figure("对比数", base)],
        places=[place_of_fact(fact)],
        mend=f"“{said}”应为“{right}”",
        mend_en=f"it should say {right_en}",
    )


def _tell_nought(look: Look, facts: list[Fact]) -> None:
    names = "、".join(dict.fromkeys(quoted(name_of(fact)) for fact in facts))
    look.found(
        Severity.NOTICE,
        f"{names}写作增加或减少0，宜写“持平”。",
        f"{names}: a change of nought is said to be more or less; 持平 would say it",
        places=[place_of_fact(fact) for fact in facts],
        mend="改为“与上年持平”",
        mend_en="say 与上年持平",
    )
