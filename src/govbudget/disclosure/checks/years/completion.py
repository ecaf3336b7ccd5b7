"""``years.completion``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.percent import Fit, fit_of, percent_of, places_of
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.mends import percent_mended, words_mended
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import Figure, Group
from govbudget.disclosure.checks.telling import figure, name_of
from govbudget.disclosure.text.kinds import FactKind, Measure
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from govbudget.amounts import Amount
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.text.facts import Fact

__all__ = ["YearsCompletion"]

_BUDGETS = {
    Measure.INITIAL: "年初预算",
    Measure.REVISED: "全年预算",
    Measure.BUDGET: "预算",
}


class YearsCompletion(Check):
    """Completion rates recomputed, and whether their base is the one that is named."""

    id = "years.completion"
    group = Group.YEARS
    rank = 30
    severities = (Severity.ERROR, Severity.NOTICE, Severity.ROUNDING)
    needs = frozenset({Need.TEXT, Need.ONE_BUDGET})

    def check(self, context: Context) -> Iterator[Outcome]:
        facts = context.disclosure.facts
        rates = [
            one for one in facts if one.kind is FactKind.COMPLETION and one.percent is not None
        ]
        if not rates:
            yield NotApplicable(Message("years.completion.nothing"))
        for one in rates:
            amount, base, percent = one.amount, one.base, one.percent
            # A figure whose own words do not say which it is may be the budget itself.
            same = one.about is not None and facts[one.about].measure == one.against
            is_wrong = one.about in context.disputed.all or same
            if amount is None or base is None or percent is None or is_wrong:
                yield NotDeterminable(Message("years.completion.open"))
            else:
                yield _looked_at(facts, one, amount, base, percent)


def _looked_at(
    facts: Sequence[Fact], one: Fact, amount: Amount, base: Amount, percent: Decimal
) -> Outcome:
    fit = fit_of(percent, amount, base)
    if fit is Fit.HOLDS or (fit is Fit.NONE and not (amount.value and percent)):
        return Held()
    said = _BUDGETS.get(Measure(one.against), "预算")
    near = fit is Fit.NEAR
    right = percent_of(amount, base, places_of(percent))
    other = next((fact for fact in _others(facts, one) if _fits(one, fact)), None)
    if other is not None and not near:
        if one.against == Measure.BUDGET:
            return Held()  # 完成预算的 may mean any budget of the paragraph
        named = _BUDGETS.get(other.measure or Measure.BUDGET, "预算")
        why = Message("years.completion.other", named=named, amount=other.amount)
        fix = Message("years.completion.other-fix", said=said, named=named)
    elif right is None:
        why, fix = Message("years.completion.no-base"), NOTHING
    else:
        why = Message("years.completion.computed", right=right)
        fix = Message("years.completion.computed-fix", right=right)
    severity = Severity.ROUNDING if near else Severity.ERROR
    if right is None and other is None:
        severity = Severity.NOTICE
    message = Message(
        "years.completion.found",
        name=name_of(one),
        said=said,
        base=base,
        amount=amount,
        percent=percent,
        why=why,
    )
    figures = [
        Figure(Message("telling.label.completion"), percent),
        figure(Message("telling.label.final"), amount),
        figure(said, base),
        *(
            []
            if other is None or near
            else [figure(Message("telling.label.actual-base"), other.amount)]
        ),
        *(
            []
            if right is None
            else [Figure(Message("telling.label.completion-computed"), right, is_computed=True)]
        ),
    ]
    places = [place_of_fact(one)]
    mends = () if near else percent_mended(places, percent, right)
    if other is not None and not near:
        mends = words_mended(places, f"完成{said}", f"完成{named}")
    return Found(severity, message, figures=figures, places=places, fix=fix, mends=mends)


def _others(facts: Sequence[Fact], one: Fact) -> list[Fact]:
    """The other budgets of the same subject in the same paragraph."""
    return [
        fact
        for fact in facts
        if fact.kind is FactKind.AMOUNT
        and fact.paragraph == one.paragraph
        and (fact.subject, fact.scope, fact.code) == (one.subject, one.scope, one.code)
        and fact.measure in _BUDGETS
        and fact.measure != one.against
    ]


def _fits(one: Fact, other: Fact) -> bool:
    if one.percent is None or one.amount is None or other.amount is None:
        return False
    return fit_of(one.percent, one.amount, other.amount) is Fit.HOLDS
