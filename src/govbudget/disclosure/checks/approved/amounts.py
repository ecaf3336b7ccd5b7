"""``approved.amounts``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.places import short_name
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.otherplaces import places_beside
from govbudget.disclosure.checks.outcomes import Found, Held, NotDeterminable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import counted, figure, fix_of
from govbudget.disclosure.comparing.yuan import in_unit, yuan_of
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.amounts import Amount
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.comparing.approved import ApprovedFigure
    from govbudget.disclosure.comparing.causes import DifferenceCause

__all__ = ["ApprovedAmounts"]


class ApprovedAmounts(Check):
    """The figures of the document against the approved ones."""

    id = "approved.amounts"
    group = Group.APPROVED
    rank = 10
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.APPROVED, Need.TABLES, Need.ONE_BUDGET})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        approved = context.approved
        if approved is None:
            return
        yield Held(approved.held)
        open_ = Counter(one.why for one in approved.compared if one.why is not None)
        for reason, count in open_.items():
            said = Message("approved.open.counted", reason=reason, count=count)
            yield NotDeterminable(said, count=count)
        for cause in approved.causes:
            if cause.lead.is_of_both:
                yield _found(cause, approved.called)
        yield NotDeterminable(Message("approved.nothing"), unless_compared=True, count=0)


def _found(cause: DifferenceCause[ApprovedFigure], called: str) -> Found:
    lead = cause.lead
    stated, right = lead.stated.amount, lead.approved.amount
    off = in_unit(abs(lead.off), lead.like)
    said = Message(
        "approved.amounts.found",
        table=short_name(lead.line.table),
        what=lead.line.called,
        stated=stated,
        approved=right,
        off=off,
        more=counted("approved.more", len(cause.others)),
    )
    # A blank in the approved table does not say that nothing was approved.
    severity = Severity.NOTICE if right is None else Severity.ERROR
    return Found(
        severity,
        said,
        figures=[
            figure(Message("approved.label.stated"), stated),
            figure(Message("approved.label.approved"), right),
            figure(Message("telling.label.off"), off, is_computed=True),
        ],
        places=places_beside(cause, called),
        fix=_fix(stated, right),
        count=1 + len(cause.others),
    )


def _fix(stated: Amount | None, right: Amount | None) -> Message:
    """What would mend a figure: the approved one, in the unit of the document."""
    if stated is None or stated.unit is None or right is None:
        return Message("approved.amounts.fix")
    return fix_of(stated, in_unit(yuan_of(right), stated))
