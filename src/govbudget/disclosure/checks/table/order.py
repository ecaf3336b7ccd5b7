"""``table.order``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.options import Option
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.rows import counted, grouped
from govbudget.reconciling.kinds import Kind, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["Order"]


class Order(Check):
    """The order of the codes, with the levels above and below them."""

    id = "table.order"
    group = Group.TABLE
    rank = 80
    severities = (Severity.NOTICE,)
    needs = frozenset({Need.TABLES})
    rows_named = Option(3, low=1, high=100)

    def check(self, context: Context) -> Iterator[Outcome]:
        solution = context.solution
        kinds: tuple[tuple[Kind, Callable[[int], Message]], ...] = (
            (Kind.ORDER, lambda count: Message("table.order.late", count=count)),
            (Kind.MISSING_LEVEL, lambda count: Message("table.order.no-level", count=count)),
            (Kind.CHILDLESS, lambda count: Message("table.order.childless", count=count)),
        )
        most = self.rows_named
        found = [one for kind, says in kinds for one in grouped(solution, kind, says, most)]
        yield from counted(context.disclosure, found)
