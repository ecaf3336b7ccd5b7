"""``table.rows``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.sums import told_sums
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["Rows"]


class Rows(Check):
    """Sums of rows: the codes below a code add up to it, and the classes to the total."""

    id = "table.rows"
    group = Group.TABLE
    rank = 10
    source = ("disclosure-forms",)
    severities = (Severity.ERROR, Severity.NOTICE, Severity.ROUNDING)
    needs = frozenset({Need.TABLES})

    def check(self, context: Context) -> Iterator[Outcome]:
        yield from told_sums(context, self.id)
        yield NotApplicable(Message("table.rows.nothing"))
