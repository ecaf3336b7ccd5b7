"""``approved.rows``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.places import short_name
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.otherplaces import places_beside
from govbudget.disclosure.checks.outcomes import Found, Held, NotDeterminable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import counted, figure
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.comparing.approvals import ApprovedTables
    from govbudget.disclosure.comparing.approved import ApprovedFigure
    from govbudget.disclosure.comparing.causes import DifferenceCause

__all__ = ["ApprovedRows"]


class ApprovedRows(Check):
    """The codes that only the document or only the approval has."""

    id = "approved.rows"
    group = Group.APPROVED
    rank = 20
    needs = frozenset({Need.APPROVED, Need.TABLES, Need.ONE_BUDGET})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        approved = context.approved
        if approved is None:
            return
        yield Held(sum(one.is_of_both for one in approved.compared))
        for cause in approved.causes:
            if not cause.lead.is_of_both:
                yield _found(cause, approved)
        yield NotDeterminable(Message("approved.nothing"), unless_compared=True, count=0)


def _found(cause: DifferenceCause[ApprovedFigure], approved: ApprovedTables) -> Found:
    lead = cause.lead
    is_added = lead.approved.line is None
    table = lead.line.table if is_added else approved.table_of(lead)
    said = Message(
        "approved.rows.added" if is_added else "approved.rows.left-out",
        table=short_name(table),
        what=lead.line.called,
        amount=lead.line.amount,
        more=counted("approved.more", len(cause.others)),
    )
    return Found(
        Severity.ERROR,
        said,
        figures=[
            figure(Message("approved.label.stated"), lead.stated.amount),
            figure(Message("approved.label.approved"), lead.approved.amount),
        ],
        places=places_beside(cause, approved.called),
        fix=Message("approved.rows.fix"),
        count=1 + len(cause.others),
    )
