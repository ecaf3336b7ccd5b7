"""``structure.expected``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.promises import expected_kinds, promised
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.tables import TableKind
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["Expected"]

# What a page on the “三公” expenses alone has.
_PUBLIC = {TableKind.THREE_PUBLIC, TableKind.THREE_PUBLIC.final}


class Expected(Check):
    """The tables that every budget and final account must have."""

    id = "structure.expected"
    group = Group.STRUCTURE
    rank = 30
    source = ("disclosure",)
    severities = (Severity.NOTICE,)
    needs = frozenset({Need.TABLES})

    def check(self, context: Context) -> Iterator[Outcome]:
        there = {one.kind for one in context.disclosure.tables} - {TableKind.OTHER}
        if not there or (there <= _PUBLIC and not promised(context.disclosure)):
            yield NotApplicable(Message("structure.expected.nothing"))
            return
        absent = expected_kinds(context.disclosure)
        yield Held()
        if absent:
            names = list(absent.values())
            yield Found(Severity.NOTICE, Message("structure.expected.found", names=names))
