"""``units.sums``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.places import short_name
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.otherplaces import elsewhere
from govbudget.disclosure.checks.outcomes import FailedElsewhere, Found, Held, NotDeterminable
from govbudget.disclosure.checks.records import Figure, Group, Place
from govbudget.disclosure.checks.telling import counted, figure
from govbudget.disclosure.comparing.yuan import in_unit
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.amounts import Amount
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.comparing.causes import DifferenceCause
    from govbudget.disclosure.comparing.units.department import Department
    from govbudget.disclosure.comparing.units.sums import UnitSum
    from govbudget.disclosure.comparing.units.transfers import Transfer

__all__ = ["UnitSums"]

# So many units are named with their figures in a sentence.
_NAMED = 6


class UnitSums(Check):
    """The figures of the units, added up, against those of the department."""

    id = "units.sums"
    group = Group.UNITS
    rank = 40
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.UNITS, Need.TABLES, Need.ONE_BUDGET})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        department = context.department
        if department is None:
            return
        if not department.units:
            yield NotDeterminable(Message("units.no-units"))
            return
        yield Held(sum(one.why is None and one.holds for one in department.sums))
        open_ = Counter(one.why for one in department.sums if one.why is not None)
        for reason, count in open_.items():
            said = Message("units.open.counted", reason=reason, count=count)
            yield NotDeterminable(said, count=count)
        for transfers, sums in department.by_transfers:
            yield self._paid(transfers, sums)
        for cause in department.causes:
            if department.is_of_row(cause):
                yield FailedElsewhere(1 + len(cause.others))
            else:
                yield self._found(cause, department)

    def _found(self, cause: DifferenceCause[UnitSum], department: Department) -> Found:
        lead = cause.lead
        with_any = [(one, it) for one, it in lead.parts if it.amount is not None]
        parts = [
            Message("units.part", name=one.name.printed, amount=it.amount)
            for one, it in with_any[:_NAMED]
        ]
        within = lead.counted_twice
        said = Message(
            "units.sums.found",
            table=short_name(lead.line.table),
            what=lead.line.called,
            stated=_stated(lead),
            total=lead.total,
            parts=tuple(parts) or (Message("units.part", name="", amount=lead.total),),
            rest=counted("units.rest", len(with_any) - _NAMED),
            off=in_unit(abs(lead.off), lead.like),
            more=counted("units.more", len(cause.others)),
            beyond=lead.is_beyond and bool(department.listed),
            unlisted=lead.is_beyond and not department.listed,
            within=Message("units.sums.within", name=within.name.printed) if within else "",
        )
        # A blank says nothing of what the department has, and a document that no list names may
        # be that of a body of another department.
        is_sure = lead.stated.line is None or lead.stated.amount is not None
        is_sure = is_sure and not within and (bool(department.listed) or not lead.is_beyond)
        return Found(
            Severity.ERROR if is_sure else Severity.NOTICE,
            said,
            figures=_figures(lead),
            places=_places(lead, cause.others),
            fix=self.fix,
            count=1 + len(cause.others),
        )

    def _paid(self, transfers: Sequence[Transfer], sums: Sequence[UnitSum]) -> Found:
        lead, *others = sums
        said = Message(
            "units.sums.transfers",
            table=short_name(lead.line.table),
            what=lead.line.called,
            off=in_unit(lead.off, lead.like),
            transfers=tuple(
                Message("units.part", name=one.name, amount=one.amount) for one in transfers
            ),
            more=counted("units.alike", len(others)),
        )
        paid = [
            figure(
                Message("units.label.transfer", name=one.name),
                one.amount,
                is_computed=len(one.lines) > 1,
            )
            for one in transfers
        ]
        return Found(
            Severity.NOTICE,
            said,
            figures=[*_figures(lead), *paid],
            places=_places(lead, others),
            count=len(sums),
        )


def _stated(lead: UnitSum) -> Amount | Message:
    """What the department states: its figure, a blank, or nothing."""
    if lead.stated.amount is not None:
        return lead.stated.amount
    return Message("units.absent" if lead.stated.line is None else "units.blank")


def _figures(lead: UnitSum) -> list[Figure]:
    """The figure of the department, the sum, and that of each unit that has one."""
    units = [
        figure(Message("units.label.unit", name=one.name.printed), it.amount)
        for one, it in lead.parts
        if it.amount is not None
    ]
    return [
        figure(Message("units.label.department"), lead.stated.amount),
        figure(Message("units.label.sum"), lead.total, is_computed=True),
        figure(Message("telling.label.off"), in_unit(abs(lead.off), lead.like), is_computed=True),
        *units,
    ]


def _places(lead: UnitSum, others: Sequence[UnitSum]) -> list[Place]:
    """Where the department states it, where its units do, and where else it shows."""
    found = [] if lead.stated.line is None else [lead.stated.line.place]
    found += [
        elsewhere(it.line, one.disclosure.path) for one, it in lead.parts if it.line is not None
    ]
    return [*found, *(one.stated.line.place for one in others if one.stated.line is not None)]
