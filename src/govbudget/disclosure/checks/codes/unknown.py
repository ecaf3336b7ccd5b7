"""``codes.unknown``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import NOTHING, Message
from govbudget.classification.catalogue import shipped
from govbudget.classification.openness import open_list_of
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.codes._tables import UNCERTAIN, on_codes
from govbudget.disclosure.checks.records import Group
from govbudget.reconciling.kinds import Kind, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.coded import CodeFault
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.codes._tables import Told
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["Unknown"]


class Unknown(Check):
    """Codes that the edition does not have, and those of which that cannot be said."""

    id = "codes.unknown"
    group = Group.CODES
    rank = 10
    source = ("classification",)
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.TABLES, Need.ONE_YEAR})

    def check(self, context: Context) -> Iterator[Outcome]:
        return on_codes(context, (Kind.UNKNOWN_CODE, Kind.UNDETERMINED_CODE), _told)


def _told(fault: CodeFault) -> Told:
    if fault.kind is Kind.UNDETERMINED_CODE:
        return Severity.NOTICE, _undetermined(fault), NOTHING, UNCERTAIN
    # Of a table whose year is not known, nothing is known to be absent.
    is_known = fault.sheet.coded.year is not None
    said = Message(
        "codes.unknown.absent", code=fault.code, name=fault.name, english=fault.finding.message
    )
    severity = fault.finding.severity if is_known else Severity.NOTICE
    return severity, said, NOTHING, UNCERTAIN


def _undetermined(fault: CodeFault) -> Message:
    """That nobody can say here whether a code is right, and why."""
    scheme, year = fault.sheet.coded.scheme, fault.sheet.coded.year
    tree = shipped().tree(scheme, year) if scheme else None
    open_list = open_list_of(tree, fault.code) if tree is not None else None
    named = {"code": fault.code, "name": fault.name, "english": fault.finding.message}
    if tree is None or open_list is None:
        return Message("codes.unknown.no-tree", **named)
    if not open_list.code:
        classes = tree.scheme.chinese
        return Message("codes.unknown.open-top", **named, scheme=classes, why=open_list.chinese)
    above = str(tree[open_list.code])
    return Message("codes.unknown.open", **named, above=above, why=open_list.chinese)
