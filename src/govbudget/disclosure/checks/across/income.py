"""``across.income``."""

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

__all__ = ["Income"]


class Income(Check):
    """The rows of income beside those of spending, where their totals agree."""

    id = "across.income"
    group = Group.ACROSS
    rank = 60
    severities = (Severity.ERROR, Severity.NOTICE, Severity.ROUNDING)
    needs = frozenset({Need.TABLES, Need.ONE_BUDGET})

    def check(self, context: Context) -> Iterator[Outcome]:
        yield from told_sums(context, self.id)
        yield NotApplicable(Message("across.one"))
