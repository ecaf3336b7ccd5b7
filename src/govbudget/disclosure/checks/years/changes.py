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
    is_of_another,
)
from govbudget.disclosure.analysis.percent import Fit, fit_in, places_of, rounded
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import Figure, Group
from govbudget.disclosure.checks.telling import figure, name_of
from govbudget.disclosure.text.comparing import LAST_YEAR
from govbudget.disclosure.text.kinds import Kind
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from govbudget.disclosure.analysis.changes import YearChange
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.text.facts import Fact

__all__ = ["Changes"]

_HUNDRED = 100


class Changes(Check):
    """Changes and their percentages, recomputed from the figures of both years."""

    id = "years.changes"
    group = Group.YEARS
    rank = 10
    source = ("disclosure-changes",)
    severities = (Severity.ERROR, Severity.ROUNDING)
    needs = frozenset({Need.TEXT, Need.ONE_BUDGET})

    def check(self, context: Context) -> Iterator[Outcome]:
        any_change = False
        told: set[object] = set()
        for fact in context.disclosure.facts:
            if fact.kind is not Kind.CHANGE or fact.against != LAST_YEAR:
                continue
            any_change = True
            change = change_of(fact)
            if change is None or fact.about in context.disputed.all:
                yield NotDeterminable(Message("years.changes.open"))
                continue
            key = (fact.subject, change, fact.percent)
            if key not in told:
                told.add(key)
                yield _looked_at(context.disclosure, fact, change)
        if not any_change:
            yield NotApplicable(Message("years.changes.nothing"))


def _looked_at(disclosure: Disclosure, fact: Fact, change: YearChange) -> Outcome:
    if change.stated_base and change.by is not None and not adds_up(change):
        if adds_up(evolve(change, by=Amount(-change.by.value, change.by.unit))):
            return Held()  # the amount is right; the words are told by years.directions
        return _wrong_amount(fact, change.now, change.by, change.base)
    base = change.base
    if base is None:  # pragma: no cover  a change has an amount or a base
        return Held(0)
    is_other = is_of_another(disclosure, fact, change)
    if base.value < 0 <= change.now.value and not is_other:
        return _grown_by_more(fact, change)
    if is_other or fact.percent is None or not base.value:
        return Held()  # from nought there is no percentage: 增长100% is how people say it
    return _percentage(fact, change, base, fact.percent)


def _percentage(fact: Fact, change: YearChange, base: Amount, percent: Decimal) -> Outcome:
    """The percentage of a change against last year's figure."""
    by = change.by if change.by is not None else apart(change.now, base)
    if percent < 0 and by.value < 0:
        percent = -percent  # 增长-7.69%
    fit = fit_of_change(change, base, percent)
    if fit is Fit.HOLDS:
        return Held()
    off = abs(Fraction(by.value))
    right = rounded(off / Fraction(base.value) * _HUNDRED, places_of(percent))
    near = fit is Fit.NEAR
    against = off / Fraction(change.now.value) if change.now.value else Fraction(0)
    message = Message(
        "years.changes.percent",
        name=name_of(fact),
        percent=percent,
        now=change.now,
        base=base,
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
        figure(Message("telling.label.last-year"), base, is_computed=not change.stated_base),
        Figure(Message("telling.label.percent-computed"), right, is_computed=True),
    ]
    severity = Severity.ROUNDING if near else Severity.ERROR
    return Found(severity, message, figures=figures, places=[place_of_fact(fact)], fix=fix)


def _slip(change: YearChange, by: Amount, percent: Decimal) -> Message | None:
    """The change that the percentage would follow from, where it is a known slip."""
    if change.by is None:
        return None
    for slip, value in change_slips(change, by, percent):
        told = Message(f"telling.slip.{slip.value}")
        return Message("years.changes.slip", amount=Amount(value, by.unit), slip=told)
    return None


def _wrong_amount(fact: Fact, now: Amount, by: Amount, base: Amount | None) -> Outcome:
    """The change is not what both years differ by."""
    if base is None:  # pragma: no cover  seen to before
        return Held(0)
    right = apart(now, base)
    figures = [
        figure(Message("telling.label.change"), by),
        figure(Message("telling.label.this-year"), now),
        figure(Message("telling.label.last-year"), base),
        figure(Message("telling.label.change-computed"), right, is_computed=True),
    ]
    return Found(
        Severity.ERROR,
        Message("years.changes.amount", name=name_of(fact), now=now, base=base, right=right, by=by),
        figures=figures,
        places=[place_of_fact(fact)],
        fix=Message("years.changes.amount-fix", right=right),
    )


def _grown_by_more(fact: Fact, change: YearChange) -> Outcome:
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
