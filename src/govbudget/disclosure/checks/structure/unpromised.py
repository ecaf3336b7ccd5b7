"""``structure.unpromised``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.places import (
    place_of_table,
    short_name,
)
from govbudget.disclosure.analysis.promises import alike, promised
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.table_kinds import TARGET_KINDS
from govbudget.disclosure.tables import TableKind
from govbudget.disclosure.titles import kind_of
from govbudget.reconciling.kinds import Severity
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["Unpromised"]


class Unpromised(Check):
    """Tables that the contents do not list."""

    id = "structure.unpromised"
    group = Group.STRUCTURE
    rank = 20
    severities = (Severity.NOTICE,)
    needs = frozenset({Need.TABLES})

    def check(self, context: Context) -> Iterator[Outcome]:
        entries = promised(context.disclosure)
        if not entries:
            yield NotApplicable(Message("structure.contents.nothing"))
            return
        kinds = {kind for one in entries if (kind := kind_of(one.title))}
        listed = frozenset[TableKind]().union(*(alike(kind) for kind in kinds))
        titles = "".join(plain(one.title) for one in entries)
        for table in context.disclosure.tables:
            # Forms of targets stand behind the tables, and few contents list them.
            if table.kind in {*TARGET_KINDS, TableKind.OTHER} or not table.title:
                continue
            if table.kind in listed or plain(table.title) in titles:
                yield Held()
                continue
            yield Found(
                Severity.NOTICE,
                Message("structure.unpromised.found", table=short_name(table)),
                places=[place_of_table(table)],
            )
