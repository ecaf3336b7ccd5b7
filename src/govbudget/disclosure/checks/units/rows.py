"""``units.rows``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.places import short_name
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.otherplaces import elsewhere
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import Figure, Group
from govbudget.disclosure.checks.telling import counted, figure
from govbudget.disclosure.comparing.yuan import in_unit
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.comparing.units.rows import RowDifference, UnitRow

__all__ = ["UnitRows"]


class UnitRows(Check):
    """A department's table by unit, against the document of each unit."""

    id = "units.rows"
    group = Group.UNITS
    rank = 30
    needs = frozenset({Need.UNITS, Need.TABLES, Need.ONE_BUDGET})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        department = context.department
        if department is None:
            return
        yield Held(sum(one.holds for one in department.rows))
        for unit in department.units:
            count = sum(one.unit is unit and one.is_open for one in department.rows)
            if count:
                reason = Message("units.rows.open", name=unit.name.printed)
                yield NotDeterminable(reason, count=count, unless_compared=True)
        for cause in department.row_causes:
            yield self._found(cause)
        yield NotApplicable(Message("units.rows.nothing"))

    def _found(self, cause: RowDifference) -> Found:
        lead = cause.lead
        said = Message(
            "units.rows.found",
            table=short_name(lead.line.table),
            name=lead.unit.name.printed,
            what=_what(lead),
            stated=lead.line.amount,
            own=lead.amount,
            off=in_unit(abs(lead.off), lead.like),
            more=counted("units.alike", len(cause.others)),
        )
        every = (lead, *cause.others)
        places = [one.line.place for one in every]
        places += [
            elsewhere(one.own, one.unit.disclosure.path) for one in every if one.own is not None
        ]
        figures: list[Figure] = [
            figure(Message("units.label.department"), lead.line.amount),
            figure(Message("units.label.own"), lead.amount),
        ]
        count = len(every)
        return Found(
            Severity.ERROR, said, figures=figures, places=places, fix=self.fix, count=count
        )


def _what(row: UnitRow) -> str:
    """What a figure in a table by unit is of: what stands above its column, without the unit."""
    named = row.line.place.what.removeprefix(short_name(row.line.table)).split()
    return " ".join(named[1:]) or row.line.key.part
