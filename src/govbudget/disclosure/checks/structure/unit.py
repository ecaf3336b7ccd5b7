"""``structure.unit``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.places import (
    place_of_table,
    short_name,
)
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.table_kinds import TARGET_KINDS
from govbudget.disclosure.tables import TableKind
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["StructureUnit"]

_NO_UNIT = {*TARGET_KINDS, TableKind.OTHER, TableKind.ASSETS, TableKind.NEW_ASSETS}


class StructureUnit(Check):
    """Tables without a unit."""

    id = "structure.unit"
    group = Group.STRUCTURE
    rank = 70
    severities = (Severity.NOTICE,)
    needs = frozenset({Need.TABLES})

    def check(self, context: Context) -> Iterator[Outcome]:
        for table in context.disclosure.tables:
            if table.is_empty or table.kind in _NO_UNIT:
                continue
            if table.unit is not None:
                yield Held()
                continue
            yield Found(
                Severity.NOTICE,
                Message("structure.unit.found", table=short_name(table)),
                places=[place_of_table(table)],
                fix=Message("structure.unit.found-fix"),
            )
        yield NotApplicable(Message("structure.unit.nothing"))
