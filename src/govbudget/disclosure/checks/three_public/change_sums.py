"""``three_public.change-sums``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.change_sums import ChangeSum, change_sums
from govbudget.disclosure.analysis.matching import as_written
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.analysis.public_changes import public_changes
from govbudget.disclosure.analysis.public_figures import NAMES
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["ThreePublicChangeSums"]


class ThreePublicChangeSums(Check):
    """The change of the whole against those of its parts, where no table has both years."""

    id = "three_public.change-sums"
    group = Group.THREE_PUBLIC
    rank = 25
    severities = (Severity.ERROR,)
    needs = frozenset({Need.TEXT, Need.ONE_BUDGET})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure = context.disclosure
        # Beside a table of two years each change is told by itself.
        if not public_changes(disclosure):
            for one in change_sums(disclosure, context.public_sums):
                yield Held() if one.holds else _found(one)
        yield NotApplicable(Message("three_public.change-sums.nothing"))


def _found(one: ChangeSum) -> Outcome:
    (whole, by), name = one.whole, NAMES[one.whole[0].subject]
    total = as_written(one.total, by)
    message = Message(
        "three_public.change-sums.found",
        name=name,
        stated=by,
        parts=tuple(
            Message("three_public.part", name=NAMES[fact.subject], amount=part)
            for fact, part in one.parts
        ),
        total=total,
    )
    return Found(
        Severity.ERROR,
        message,
        figures=[
            figure(Message("telling.label.in-text", name=name), by),
            *(figure(NAMES[fact.subject], part) for fact, part in one.parts),
            figure(Message("telling.label.parts"), total, is_computed=True),
        ],
        places=dict.fromkeys(place_of_fact(fact) for fact in (whole, *(p for p, _ in one.parts))),
    )
