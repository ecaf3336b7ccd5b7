"""``years.changes``."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.amounts import Amount
from govbudget.base.messages import Message
from govbudget.disclosure.analysis.agreement import apart
from govbudget.disclosure.analysis.changes import (
    adds_up,
    change_of,
    change_slips,
    fit_of_change,
    is_adjusted,
    is_of_another,
)
from govbudget.disclosure.analysis.percent import Fit, fit_in, places_of, rounded
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.mends import percent_mended
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import Figure, Group
from govbudget.disclosure.checks.telling import figure, name_of
from govbudget.disclosure.text.comparing import LAST_YEAR
from govbudget.disclosure.text.facts import ChangeFact
from govbudget.disclosure.text.kinds import Direction
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from govbudget.disclosure.analysis.changes import YearChange
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.text.facts import Fact

__all__ = ["YearsChanges"]

# Of a percentage the whole.
_HUNDRED = 100
# What falls to nought, as far as it is printed, falls by more.
_NEARLY_ALL = 99


class YearsChanges(Check):
    """Changes and their percentages, recomputed from the figures of both years."""

    id = "years.changes"
    group = Group.YEARS
    rank = 10
    source = ("disclosure-changes",)
    severities = (Severity.ERROR, Severity.NOTICE, Severity.ROUNDING)
    needs = frozenset({Need.TEXT, Need.ONE_BUDGET})

    def check(self, context: Context) -> Iterator[Outcome]:
        any_change = False
        told: set[object] = set()
        from_nought: list[ChangeFact] = []
        for fact in context.disclosure.facts:
            if not isinstance(fact, ChangeFact) or not _is_asked(fact):
                continue
            any_change = True
            change = change_of(fact)
            key = (fact.subject, fact.against, fact.amount, change, fact.percent)
            is_open = change is None and fact.percent is None
            is_open = is_open or _may_be_narrower(context.disclosure.facts, fact)
            if (
                is_open
                or fact.about in context.disputed.all
                or is_adjusted(context.disclosure, fact)
            ):
                yield NotDeterminable(Message("years.changes.open"))
            elif key not in told:
                told.add(key)
                yield _rate_alone(fact) if change is None else _looked_at(context, fact, change)
                if change is not None and _is_from_nought(fact, change):
                    from_nought.append(fact)
        if from_nought:
            yield _from_nought(from_nought)
        if not any_change:
            yield NotApplicable(Message("years.changes.nothing"))


def _may_be_narrower(facts: Sequence[Fact], fact: ChangeFact) -> bool:
    """Whether the figure of a class stands in another paragraph: it may be that within a part."""
    coded = fact.subject in {"spending.function", "spending.economic"}
    return coded and fact.about is not None and facts[fact.about].paragraph != fact.paragraph


def _is_asked(fact: ChangeFact) -> bool:
    """Whether a change is against last year, or against a budget of this one that is known.

    It is stated, or it follows from the amount of the change.
    """
    rated = fact.change is not None and fact.percent is not None
    return fact.against == LAST_YEAR or fact.base is not None or rated


def _rate_alone(fact: ChangeFact) -> Outcome:
    """A rate without a figure of last year: it can be impossible, and cannot be worked out."""
    now, percent = fact.amount, fact.percent
    if now is None or percent is None or fact.direction is None:
        return NotDeterminable(Message("years.changes.open"))
    falls = fact.direction is Direction.DECREASE
    gone = falls and percent >= _HUNDRED
    if falls and not now.value and 0 < percent < _NEARLY_ALL:
        return _impossible(fact, Severity.ERROR)
    if gone and (percent > _HUNDRED or now.value):
        sure = percent > _HUNDRED or places_of(percent) > 0
        return _impossible(fact, Severity.ERROR if sure else Severity.NOTICE)
    if fact.direction is Direction.INCREASE and percent > 0 and not now.value:
        return _impossible(fact, Severity.ERROR)
    return Held() if gone else NotDeterminable(Message("years.changes.open"))


def _impossible(fact: ChangeFact, severity: Severity) -> Outcome:
    up = fact.direction is Direction.INCREASE
    return Found(
        severity,
        Message(
            "years.changes.impossible",
            name=name_of(fact),
            now=fact.amount,
            up=up,
            percent=fact.percent,
        ),
        figures=[
            Figure(Message("telling.label.percent"), fact.percent),
            figure(Message("telling.label.this-year"), fact.amount),
        ],
        places=[place_of_fact(fact)],
    )


def _is_from_nought(fact: ChangeFact, change: YearChange) -> bool:
    base, by = change.base, change.by
    stated = base is not None and not base.value and bool(fact.percent)
    return stated and (by is None or bool(by.value)) and fact.percent == _HUNDRED


def _from_nought(facts: Sequence[ChangeFact]) -> Outcome:
    """增长100% of nought: there is no rate, though many say so."""
    names = list(dict.fromkeys(name_of(one) for one in facts))
    return Found(
        Severity.NOTICE,
        Message("years.changes.from-nought", names=names),
        places=[place_of_fact(one) for one in facts],
        fix=Message("years.changes.from-nought-fix"),
    )


def _looked_at(context: Context, fact: ChangeFact, change: YearChange) -> Outcome:
    if change.stated_base and change.by is not None and not adds_up(change):
        if adds_up(evolve(change, by=Amount(-change.by.value, change.by.unit))):
            return Held()  # the amount is right; the words are told by years.directions
        return _wrong_amount(fact, change.now, change.by, change.base)
    base = change.base
    if base is None:  # pragma: no cover  a change has an amount or a base
        return Held(0)
    facts = context.disclosure.facts
    about = None if fact.about is None else facts[fact.about]
    is_other = is_of_another(context.figures.beside(fact), fact, about, change)
    if base.value < 0 <= change.now.value and not is_other:
        return _grown_by_more(fact, change)
    from_nought = not base.value and fact.percent in {None, 0, _HUNDRED}
    if is_other or fact.percent is None or from_nought:
        return Held()
    return _percentage(fact, change, base, fact.percent)


def _percentage(fact: ChangeFact, change: YearChange, base: Amount, percent: Decimal) -> Outcome:
    """The percentage of a change against last year's figure."""
    by = change.by if change.by is not None else apart(change.now, base)
    if percent < 0 and by.value < 0:
        percent = -percent  # 增长-7.69%
    fit = fit_of_change(change, base, percent)
    if fit is Fit.HOLDS:
        return Held()
    off = abs(Fraction(by.value))
    if not base.value:
        return _impossible(fact, Severity.ERROR)
    right = _computed(off / Fraction(base.value) * _HUNDRED, percent)
    near = fit is Fit.NEAR
    against = off / Fraction(change.now.value) if change.now.value else Fraction(0)
    message = Message(
        "years.changes.percent",
        name=name_of(fact),
        percent=percent,
        now=change.now,
        base=base,
        of=_of(fact),
        by=by,
        right=right,
        near=near,
    )
    fix = Message(
        "years.changes.percent-fix",
        right=right,
        slip=_slip(change, by, percent),
        this_year=not near and fit_in(percent, against, against) is not Fit.WRONG,
    )
    figures = [
        Figure(Message("telling.label.percent"), percent),
        figure(Message("telling.label.this-year"), change.now),
        figure(Message("telling.label.change"), by, is_computed=change.by is None),
        figure(_label(fact), base, is_computed=not change.stated_base),
        Figure(Message("telling.label.percent-computed"), right, is_computed=True),
    ]
    severity = Severity.ROUNDING if near else Severity.ERROR
    places = [place_of_fact(fact)]
    # Where another amount would make the percentage right, it is not certain which is wrong.
    certain = not near and not fix.params["slip"]
    mends = percent_mended(places, fact.percent, right) if certain else ()
    return Found(severity, message, figures=figures, places=places, fix=fix, mends=mends)


def _computed(right: Fraction, percent: Decimal) -> Decimal:
    """The right percentage, as printed; with two decimals where the text has none and it is not."""
    places = places_of(percent)
    if places > 0:
        return rounded(right, places)
    finer = rounded(right, 2)
    return rounded(right, 0) if finer == finer.to_integral_value() else finer


def _of(fact: ChangeFact) -> Message:
    """What a change is against."""
    return Message(f"years.changes.of.{fact.against}")


def _label(fact: ChangeFact) -> Message:
    return Message("telling.label.last-year") if fact.against == LAST_YEAR else _of(fact)


def _slip(change: YearChange, by: Amount, percent: Decimal) -> Message | None:
    """The change that the percentage would follow from, where it is a known slip."""
    if change.by is None:
        return None
    for slip, value in change_slips(change, by, percent):
        told = Message(f"telling.slip.{slip.value}")
        return Message("years.changes.slip", amount=Amount(value, by.unit), slip=told)
    return None


def _wrong_amount(fact: ChangeFact, now: Amount, by: Amount, base: Amount | None) -> Outcome:
    """The change is not what both years differ by."""
    if base is None:  # pragma: no cover  seen to before
        return Held(0)
    right = apart(now, base)
    figures = [
        figure(Message("telling.label.change"), by),
        figure(Message("telling.label.this-year"), now),
        figure(_label(fact), base),
        figure(Message("telling.label.change-computed"), right, is_computed=True),
    ]
    return Found(
        Severity.ERROR,
        Message(
            "years.changes.amount",
            name=name_of(fact),
            now=now,
            base=base,
            of=_of(fact),
            right=right,
            by=by,
        ),
        figures=figures,
        places=[place_of_fact(fact)],
        fix=Message("years.changes.amount-fix", right=right),
    )


def _grown_by_more(fact: ChangeFact, change: YearChange) -> Outcome:
    """It grew by more than it is."""
    return Found(
        Severity.ERROR,
        Message("years.changes.more", name=name_of(fact), by=change.by, now=change.now),
        figures=[
            figure(Message("telling.label.change"), change.by),
            figure(Message("telling.label.this-year"), change.now),
        ],
        places=[place_of_fact(fact)],
    )
