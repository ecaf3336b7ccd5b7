"""``approved.unmatched``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.places import place_of_table, short_name
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import counted
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["ApprovedUnmatched"]


class ApprovedUnmatched(Check):
    """What was approved and has no counterpart in the document, so that it was not compared."""

    id = "approved.unmatched"
    group = Group.APPROVED
    rank = 30
    severities = (Severity.NOTICE,)
    needs = frozenset({Need.APPROVED, Need.TABLES, Need.ONE_BUDGET})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        approved = context.approved
        if approved is None:
            return
        yield Held(approved.matched)
        for one in approved.unanswered:
            said = Message(
                "approved.unmatched.found",
                table=short_name(one.table),
                part=Message("approved.column", name=one.part) if one.part else NOTHING,
                why=one.why,
                count=counted("approved.counted", one.count),
            )
            place = place_of_table(one.table) if one.line is None else one.line.place
            places = [evolve(place, document=approved.called)]
            yield Found(Severity.NOTICE, said, places=places, fix=self.fix)
