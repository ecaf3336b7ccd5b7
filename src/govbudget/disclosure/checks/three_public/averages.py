"""``three_public.averages``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.averages import Average, averages
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Figure, Group
from govbudget.disclosure.checks.telling import figure, name_of
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["ThreePublicAverages"]


class ThreePublicAverages(Check):
    """What a guest or a vehicle took on the average, against the amount and the number."""

    id = "three_public.averages"
    group = Group.THREE_PUBLIC
    rank = 45
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.TEXT, Need.ONE_BUDGET})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        for one in averages(context.disclosure):
            yield Held() if one.holds else _found(one)
        yield NotApplicable(Message("three_public.averages.nothing"))


def _found(one: Average) -> Outcome:
    amount, count = one.amounts[-1], one.counts[-1]
    message = Message(
        "three_public.averages.found",
        label=one.fact.label,
        each=one.fact.amount,
        name=name_of(amount),
        amount=amount.amount,
        count=count.count,
        counter=count.counter,
    )
    # A vehicle may have come or gone within the year, and the number is that of its end.
    sure = one.together and one.fact.subject == "average.reception"
    return Found(
        Severity.ERROR if sure else Severity.NOTICE,
        message,
        figures=[
            figure(one.fact.label, one.fact.amount),
            figure(name_of(amount), amount.amount),
            Figure(count.label or count.counter, count.count),
        ],
        places=[place_of_fact(fact) for fact in (one.fact, amount, count)],
    )
