"""``codes.names``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.coded import official_name
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.codes._tables import official_fix, on_codes
from govbudget.disclosure.checks.records import Group
from govbudget.reconciling.findings import Kind, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.coded import CodeFault
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.codes._tables import Told
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["Names"]


class Names(Check):
    """Names that belong to another code, and codes that are a slip for another."""

    id = "codes.names"
    group = Group.CODES
    rank = 30
    source = ("classification",)
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.TABLES})

    def check(self, context: Context) -> Iterator[Outcome]:
        return on_codes(context, (Kind.WRONG_NAME, Kind.WRONG_CODE), _told)


def _told(fault: CodeFault) -> Told:
    if fault.kind is Kind.WRONG_CODE:
        meant = _entry(fault.finding.meant, fault)
        said = Message("codes.names.code", code=fault.code, name=fault.name, meant=meant)
        return Severity.ERROR, said, meant
    english = fault.finding.message
    official = official_name(fault.code, fault.sheet)
    said = Message(
        "codes.names.name", code=fault.code, official=official, name=fault.name, english=english
    )
    return fault.finding.severity, said, official_fix(fault)


def _entry(code: str, fault: CodeFault) -> Message:
    return Message("codes.entry", code=code, name=official_name(code, fault.sheet))
