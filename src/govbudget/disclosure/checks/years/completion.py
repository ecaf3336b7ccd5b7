"""``years.completion``."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govbudget.amounts import Amount
from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.agreement import apart
from govbudget.disclosure.analysis.percent import Fit, fit_of, percent_of, places_of
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.mends import percent_mended, words_mended
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import Figure, Group
from govbudget.disclosure.checks.telling import figure, name_of
from govbudget.disclosure.text.facts import AmountFact, ChangeFact
from govbudget.disclosure.text.kinds import Direction, FactKind, Measure
from govbudget.disclosure.text.subject import Subject
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import TypeAlias

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.text.facts import Fact

    _Budget: TypeAlias = tuple[str | None, str, str, str, int | None]

__all__ = ["YearsCompletion"]

_BUDGETS = {
    Measure.INITIAL: "年初预算",
    Measure.REVISED: "全年预算",
    Measure.BUDGET: "预算",
}


_WAYS = set(Direction)
# What a budget that was spent to the last is of itself.
_WHOLE = Decimal(100)
# The decimals that amounts in 万元 are printed with; fewer are those without noughts at the end.
_FINE = 2
# So far from 100 % at most is what was spent to the last, but for rounding.
_NEARLY = Decimal("0.1")
# By so many points no rounding of a budget explains a rate.
_FAR = Decimal(2)


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
        budgets = _budgets(facts)
        for one in rates:
            amount, base, percent = one.amount, one.base, one.percent
            # A figure whose own words do not say which it is may be the budget itself.
            same = one.about is not None and facts[one.about].measure == one.against
            is_wrong = one.about in context.disputed.all or same
            beside = None if base is not None or is_wrong else _compared(facts, one)
            if base is None and beside is None and not is_wrong:
                base = _budget_elsewhere(budgets, one)
            if beside is not None:
                yield _looked_at_beside(one, beside)
            elif amount is None or base is None or percent is None or is_wrong:
                yield NotDeterminable(Message("years.completion.open"))
            else:
                yield _looked_at(facts, one, amount, base, percent)


def _looked_at(
    facts: Sequence[Fact], one: Fact, amount: Amount, base: Amount, percent: Decimal
) -> Outcome:
    fit = fit_of(percent, amount, base)
    if fit is Fit.HOLDS and _is_far_off(percent, amount, base):
        fit = Fit.WRONG
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


def _budgets(facts: Sequence[Fact]) -> dict[_Budget, set[Amount]]:
    """The budgets that the text states, each in all its paragraphs."""
    found: dict[_Budget, set[Amount]] = {}
    for one in facts:
        if isinstance(one, AmountFact) and one.amount is not None and one.measure in _BUDGETS:
            found.setdefault(_budget(one, one.measure), set()).add(one.amount)
    return found


def _budget(fact: Fact, which: str | None) -> _Budget:
    return which, fact.subject, fact.code, fact.scope, fact.year


def _budget_elsewhere(budgets: Mapping[_Budget, set[Amount]], one: Fact) -> Amount | None:
    """The one budget that the text has of an item or of a part of “三公” in another paragraph."""
    if not (one.subject.startswith(Subject.THREE_PUBLIC) or one.code):
        return None
    stated = budgets.get(_budget(one, one.against), set())
    return next(iter(stated)) if len(stated) == 1 else None


def _is_far_off(percent: Decimal, amount: Amount, base: Amount) -> bool:
    """Whether a rate is none of two figures as they stand: 预算1万元、决算0.53万元, 47%.

    A budget of 1万元 beside 0.53万元 is no rounded one; of a rate that is a little off it may be.
    """
    if amount.places == base.places or not min(amount.places, base.places) < _FINE:
        return False
    right = percent_of(amount, base, places_of(percent) + 1)
    return right is not None and abs(right - percent) > _FAR


def _compared(facts: Sequence[Fact], one: Fact) -> ChangeFact | None:
    """What the sentence of a rate says of the figure beside its budget: 决算数大于预算数."""
    return next(
        (
            fact
            for fact in facts
            if isinstance(fact, ChangeFact)
            and fact.sentence == one.sentence
            and (fact.paragraph, fact.about) == (one.paragraph, one.about)
            and fact.against in _BUDGETS
            # 完成年初预算的110%，决算数小于全年预算数 compares two budgets.
            and (fact.against == one.against or Measure.BUDGET in {fact.against, one.against})
            and fact.direction in _WAYS
        ),
        None,
    )


def _looked_at_beside(one: Fact, beside: ChangeFact) -> Outcome:
    """A rate whose budget is not stated, against what is said of that: by how much, or which way.

    A rate of 100 % may be a rounded one, so that words alone only say that one of them is off.
    """
    percent, now = one.percent, one.amount
    assert percent is not None  # noqa: S101  only rates with a percentage are looked at
    up = beside.direction is Direction.INCREASE
    over = percent - _WHOLE
    right = None
    if now is not None and beside.change is not None:
        by = beside.change
        base = apart(now, Amount(by.value if up else -by.value, by.unit))
        fit = fit_of(percent, now, base)
        if fit in {Fit.HOLDS, Fit.NONE}:
            return Held()
        right = percent_of(now, base, places_of(percent))
        severity = Severity.ROUNDING if fit is Fit.NEAR else Severity.ERROR
    elif beside.direction is Direction.LEVEL:
        if not over or (now is not None and not now.value):
            return Held()  # nothing of nothing is any rate
        # 99.99 % may be level by the figures in 万元 that the table prints.
        severity = Severity.ERROR if abs(over) > _NEARLY else Severity.NOTICE
    elif over and (over > 0) == up:
        return Held()
    else:
        severity = Severity.ERROR if over else Severity.NOTICE
    computed = NOTHING if right is None else Message("years.completion.computed", right=right)
    level = beside.direction is Direction.LEVEL
    message = Message(
        "years.completion.level" if level else "years.completion.beside",
        name=name_of(one),
        percent=percent,
        up=up,
        by=NOTHING
        if beside.change is None
        else Message("years.completion.by", change=beside.change),
        why=computed,
    )
    figures = [Figure(Message("telling.label.completion"), percent)]
    if now is not None:
        figures.append(figure(Message("telling.label.final"), now))
    if beside.change is not None:
        figures.append(figure(Message("telling.label.change"), beside.change))
    if right is not None:
        label = Message("telling.label.completion-computed")
        figures.append(Figure(label, right, is_computed=True))
    return Found(
        severity, message, figures=figures, places=[place_of_fact(one), place_of_fact(beside)]
    )


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
