"""``codes.malformed``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.codes._tables import UNCERTAIN, on_codes
from govbudget.disclosure.checks.options import Option
from govbudget.disclosure.checks.records import Group
from govbudget.reconciling.kinds import Kind, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.coded import CodeFault
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.codes._tables import Told
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["Malformed"]


class Malformed(Check):
    """What stands for a code and is none."""

    id = "codes.malformed"
    group = Group.CODES
    rank = 20

    severities = (Severity.NOTICE,)
    needs = frozenset({Need.TABLES, Need.ONE_YEAR})
    # A code has three digits at least.
    serial_digits = Option(2, low=1, high=4)

    def check(self, context: Context) -> Iterator[Outcome]:
        longest = self.serial_digits
        return on_codes(context, (Kind.MALFORMED_CODE,), lambda fault: _told(fault, longest))


def _told(fault: CodeFault, longest: int) -> Told:
    is_serial = fault.code.isdecimal() and len(fault.code) <= longest
    said = Message(
        "codes.malformed.found",
        code=fault.code,
        name=fault.name,
        serial=is_serial,
        english=fault.finding.message,
    )
    return Severity.NOTICE, said, NOTHING, UNCERTAIN
