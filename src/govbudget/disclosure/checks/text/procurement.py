"""``text.procurement``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.awards import awards_of
from govbudget.disclosure.analysis.lists import summed
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure
from govbudget.disclosure.text.facts import AmountFact
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.awards import Awards
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["Procurement"]

_NAMES = {
    "procurement": Message("text.procurement.name.whole"),
    "procurement.reserved_sme": Message("text.procurement.name.reserved-sme"),
    "procurement.reserved_small": Message("text.procurement.name.reserved-small"),
    "procurement.won_sme": Message("text.procurement.name.won-sme"),
    "procurement.won_small": Message("text.procurement.name.won-small"),
    "procurement.other_won_sme": Message("text.procurement.name.other-won-sme"),
    "procurement.awarded_sme": Message("text.procurement.name.awarded-sme"),
    "procurement.awarded_small": Message("text.procurement.name.awarded-small"),
}
# Each whole with what may together be no more, and whether more is certainly wrong: what is
# reserved is a budget, and the contracts of the year may come to less.
_BOUNDS = (
    ("procurement", ("procurement.won_sme", "procurement.other_won_sme"), False),
    ("procurement", ("procurement.reserved_sme",), True),
    ("procurement", ("procurement.awarded_sme",), False),
    ("procurement.reserved_sme", ("procurement.reserved_small",), True),
    ("procurement.won_sme", ("procurement.won_small",), False),
    ("procurement.awarded_sme", ("procurement.awarded_small",), False),
)


class Procurement(Check):
    """What is reserved for small firms, or won by them, against the whole."""

    id = "text.procurement"
    group = Group.TEXT
    rank = 40
    source = ("small-firms",)
    needs = frozenset({Need.TEXT, Need.ONE_BUDGET})

    def check(self, context: Context) -> Iterator[Outcome]:
        said: dict[str, AmountFact] = {}
        for fact in context.disclosure.facts:
            if isinstance(fact, AmountFact) and fact.subject in _NAMES and fact.amount is not None:
                said.setdefault(fact.subject, fact)
        if set(said) <= {"procurement"}:
            yield NotApplicable(Message("text.procurement.nothing"))
        for whole, parts, same_measure in _BOUNDS:
            if whole in said and all(part in said for part in parts):
                one, others = said[whole], [said[part] for part in parts]
                if not same_measure or all(part.measure is one.measure for part in others):
                    yield _bound(one, others)
        if awards := awards_of(context.disclosure.facts):
            yield _awarded(awards)


def _bound(whole: AmountFact, parts: list[AmountFact]) -> Outcome:
    stated = whole.amount
    amounts = [part.amount for part in parts if part.amount is not None]
    assert stated is not None  # noqa: S101  only facts with amounts are kept
    total = summed(amounts, stated.unit)
    if total.value <= stated.value or agree(stated, total, len(amounts)) is not Agreement.DIFFERENT:
        return Held()
    several = len(parts) > 1
    first, second = (*map(_told, parts), NOTHING)[:2]
    message = Message(
        "text.procurement.found",
        first=first,
        second=second,
        total=total if several else None,
        name=_NAMES[whole.subject],
        stated=stated,
    )
    return Found(
        Severity.ERROR,
        message,
        figures=[
            *(figure(_NAMES[part.subject], part.amount) for part in parts),
            figure(_NAMES[whole.subject], stated),
            *([figure(Message("telling.label.total"), total, is_computed=True)] if several else []),
        ],
        places=dict.fromkeys(place_of_fact(one) for one in (*parts, whole)),
    )


def _awarded(awards: Awards) -> Outcome:
    """What small firms were awarded, beside the rates of it by kind."""
    if awards.holds:
        return Held()
    message = Message(
        "text.procurement.awarded",
        rates=tuple(
            Message("text.procurement.rate", name=kind.label, amount=kind.amount, percent=rate)
            for kind, rate in awards.kinds
            if rate is not None
        ),
        least=awards.least,
        most=awards.most,
        stated=awards.stated.amount,
        shares=awards.are_shares,
    )
    return Found(
        Severity.ERROR,
        message,
        figures=[
            figure(_NAMES[awards.stated.subject], awards.stated.amount),
            figure(Message("text.procurement.name.by-kind"), awards.most, is_computed=True),
        ],
        places=dict.fromkeys(map(place_of_fact, awards.facts)),
    )


def _told(part: AmountFact) -> Message:
    return Message("text.procurement.part", name=_NAMES[part.subject], amount=part.amount)
