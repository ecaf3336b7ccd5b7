"""``codes.old-names``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.coded import official_name
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.codes._tables import official_fix, on_codes
from govbudget.disclosure.checks.records import Group
from govbudget.reconciling.kinds import Kind, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.coded import CodeFault
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.codes._tables import Told
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["OldNames"]


class OldNames(Check):
    """Names of another year."""

    id = "codes.old-names"
    group = Group.CODES
    rank = 40
    source = ("classification",)
    severities = (Severity.NOTICE,)
    needs = frozenset({Need.TABLES, Need.ONE_YEAR})

    def check(self, context: Context) -> Iterator[Outcome]:
        return on_codes(context, (Kind.OLD_NAME,), _told)


def _told(fault: CodeFault) -> Told:
    said = Message(
        "codes.old-names.found",
        code=fault.code,
        name=fault.name,
        official=official_name(fault.code, fault.sheet),
        english=fault.finding.message,
    )
    official = official_name(fault.code, fault.sheet)
    return Severity.NOTICE, said, official_fix(fault), (fault.name, official)
