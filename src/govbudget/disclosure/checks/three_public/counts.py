"""``three_public.counts``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.analysis.public_figures import ABROAD, NAMES, PURCHASE
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import Figure, Group
from govbudget.disclosure.checks.telling import figure
from govbudget.disclosure.text.facts import AmountFact, CountFact
from govbudget.disclosure.text.kinds import Measure
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure

__all__ = ["ThreePublicCounts"]

_COUNTS = {"three_public.abroad.groups": ABROAD, "vehicles_purchase": PURCHASE}


class ThreePublicCounts(Check):
    """Counts of groups and vehicles against the amounts that they go with."""

    id = "three_public.counts"
    group = Group.THREE_PUBLIC
    rank = 40
    severities = (Severity.NOTICE,)
    needs = frozenset({Need.TEXT, Need.ONE_BUDGET})

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure = context.disclosure
        for count in disclosure.facts:
            if not isinstance(count, CountFact) or count.year not in {None, disclosure.year}:
                continue
            if subject := _COUNTS.get(count.subject):
                amounts = _amounts(disclosure, subject)
                if amounts:
                    yield _compared(count, amounts)
                else:
                    yield NotDeterminable(Message("three_public.counts.open"))
        yield NotApplicable(Message("three_public.counts.nothing"))


def _amounts(disclosure: Disclosure, subject: str) -> list[AmountFact]:
    """What the text says that was spent on a subject in the year."""
    return [
        one
        for one in disclosure.facts
        if isinstance(one, AmountFact)
        and one.subject == subject
        and one.year in {None, disclosure.year}
        and one.measure not in {Measure.INITIAL, Measure.REVISED}
        and one.amount is not None
    ]


def _compared(count: CountFact, amounts: list[AmountFact]) -> Outcome:
    some = any(one.amount is not None and one.amount.value for one in amounts)
    if bool(count.count) == some:
        return Held()
    amount, name = amounts[0].amount, NAMES[amounts[0].subject]
    message = Message(
        "three_public.counts.found",
        label=count.label,
        count=count.count,
        counter=count.counter,
        name=name,
        amount=amount,
    )
    # Vehicles may be paid by other money, and the bill for a journey may come in another year.
    return Found(
        Severity.NOTICE,
        message,
        figures=[Figure(count.label, count.count), figure(name, amount)],
        places=[place_of_fact(count), place_of_fact(amounts[0])],
    )
