"""``across.sources``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.sources import SOURCES
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.sums import told_sums
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["Sources"]


class Sources(Check):
    """Each source of income of 收支总表 beside 收入表 and 财政拨款收支总表."""

    id = SOURCES
    group = Group.ACROSS
    rank = 15
    severities = (Severity.ERROR, Severity.NOTICE, Severity.ROUNDING)
    needs = frozenset({Need.TABLES, Need.ONE_BUDGET})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        yield from told_sums(context, self.id)
        yield NotApplicable(Message("across.one"))
