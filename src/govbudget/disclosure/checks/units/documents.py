"""``units.documents``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.place import Place
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held
from govbudget.disclosure.checks.records import Group
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["UnitDocuments"]


class UnitDocuments(Check):
    """Whose the documents are: those of other years, kinds and departments are left out."""

    id = "units.documents"
    group = Group.UNITS
    rank = 20
    severities = (Severity.NOTICE,)
    needs = frozenset({Need.UNITS, Need.ONE_BUDGET})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        department = context.department
        if department is None:
            return
        units, unlisted = department.units, department.unlisted
        yield Held(sum(one not in unlisted for one in units))
        for one in unlisted:
            name = one.name.printed
            if one in units:
                said = Message("units.documents.unlisted", name=name)
            else:
                which = "unlisted" if department.listed else "other-department"
                why = Message(f"units.left.{which}", name=name)
                said = Message("units.documents.found", why=why)
            yield self._found(one.disclosure.path, one.disclosure.unit_name, said)
        for left in department.left_out:
            said = Message("units.documents.found", why=left.why)
            yield self._found(left.path, left.name, said)

    def _found(self, path: str, name: str, said: Message) -> Found:
        place = Place(text=name, document=path)
        return Found(Severity.NOTICE, said, places=[place], fix=self.fix)
