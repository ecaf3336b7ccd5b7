"""``units.missing``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import FailedElsewhere, Found, Held, NotDeterminable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.comparing.units.names import is_one_unit, unit_name_of
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["MissingUnits"]


class MissingUnits(Check):
    """The units that the department lists, against the documents that there are."""

    id = "units.missing"
    group = Group.UNITS
    rank = 10
    severities = (Severity.NOTICE,)
    needs = frozenset({Need.UNITS, Need.ONE_BUDGET})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        department = context.department
        if department is None:
            return
        if not department.listed:
            yield NotDeterminable(Message("units.no-list"))
            return
        yield Held(sum(one.listed is not None for one in department.units))
        told = [unit_name_of(one.name) for one in department.left_out if one.name]
        for unit in department.missing:
            if any(is_one_unit(one, unit.name) for one in told):
                # It has a document, and why that is left out is told of it.
                yield FailedElsewhere()
                continue
            named = "units.missing.own" if unit.name.is_own else "units.missing.found"
            name, is_whole = unit.name.printed, department.is_whole
            said = Message(named, name=name, is_whole=is_whole)
            yield Found(Severity.NOTICE, said, places=[unit.place], fix=self.fix)
        is_listed = any(one.name.is_own for one in department.listed)
        if department.lacks_own and not is_listed and not department.is_whole:
            said = Message("units.missing.own", is_whole=False)
            yield Found(Severity.NOTICE, said, places=[department.listed[0].place], fix=self.fix)
