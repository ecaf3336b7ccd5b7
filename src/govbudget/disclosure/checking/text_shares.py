"""Shares recomputed from both amounts."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.percent import Fit, fit_of, percent_of, places_of
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checking.common import figure, shown
from govbudget.disclosure.checking.records import Figure
from govbudget.disclosure.checking.text_naming import name_of, quoted
from govbudget.disclosure.text.kinds import UNRECOGNISED, Kind
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.text.facts import Fact

__all__ = ["check_shares"]

_WHOLE = Decimal(100)
_FEWEST = 2


def check_shares(look: Look) -> None:
    """Every share of the text, and the sum of those of one whole."""
    facts = look.disclosure.facts
    shares = [
        (index, one)
        for index, one in enumerate(facts)
        if one.kind is Kind.SHARE and one.percent is not None
    ]
    if not shares:
        look.not_applicable("说明中没有占比")
        return
    known_wrong = look.context.disputed.all
    for _, one in shares:
        if one.amount is None or one.base is None or one.about == one.part_of:
            look.not_determinable("部分占比没有列明总数")
        elif one.about in known_wrong or one.part_of in known_wrong:
            look.held()
        else:
            _check(look, one, [share for _, share in shares])


def _check(look: Look, one: Fact, shares: list[Fact]) -> None:
    amount, base, percent = one.amount, one.base, one.percent
    if amount is None or base is None or percent is None:  # pragma: no cover  seen to before
        return
    fit = fit_of(percent, amount, base)
    if fit is Fit.HOLDS or _of_another(look, one):
        look.held()
        return
    right = percent_of(amount, base, places_of(percent))
    beside = [other for other in shares if _stands_beside(one, other)]
    together = sum((other.percent or Decimal(0) for other in beside), Decimal(0))
    known = one.subject != UNRECOGNISED
    others = known and len(beside) >= _FEWEST and together != _WHOLE
    name, near = name_of(one), fit is Fit.NEAR
    computed = "" if right is None else f"，按{shown(amount)}/{shown(base)}计算为{right}%"
    tail = f"（{len(beside)}项占比合计{together}%）" if others else ""
    look.found(
        Severity.ROUNDING if near else Severity.ERROR,
        f"说明写{quoted(name)}占{percent}%{computed}{'，只差末位' if near else ''}{tail}。",
        f"the text gives {name} a share of {percent}%; {shown(amount)} of {shown(base)} is "
        f"{right}%" + (f" (the {len(beside)} shares add up to {together}%)" if others else ""),
        figures=[
            Figure("占比", percent),
            figure(name, amount),
            figure("总数", base),
            Figure("计算占比", right, is_computed=True),
            *([Figure("占比合计", together, is_computed=True)] if others else []),
        ],
        places=[place_of_fact(one)],
        mend="" if right is None else f"应为 {right}%",
        mend_en="" if right is None else f"it should be {right}%",
    )


def _stands_beside(one: Fact, other: Fact) -> bool:
    return (
        other.paragraph == one.paragraph
        and other.part_of == one.part_of
        and _family(other) == _family(one)
        and other.percent is not None
    )


def _family(one: Fact) -> str:
    """What shares of one whole are by: functions, economic classes, or kinds."""
    by_code = one.subject in {"spending.function", "spending.economic"}
    return one.subject if by_code else one.subject.partition(".")[0]


def _of_another(look: Look, one: Fact) -> bool:
    """Whether the share is right of another figure of its paragraph, that may be its whole."""
    sure = one.part_of is not None and one.subject != UNRECOGNISED
    if one.amount is None or one.percent is None or sure:
        return False
    return any(
        fact.kind is Kind.AMOUNT
        and fact.amount is not None
        and fact.paragraph == one.paragraph
        and Fraction(fact.amount.value) > Fraction(one.amount.value)
        and fit_of(one.percent, one.amount, Amount(fact.amount.value, fact.amount.unit))
        is Fit.HOLDS
        for fact in look.disclosure.facts
    )
