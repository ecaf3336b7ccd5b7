"""``structure.empty-note``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.empties import empty_tables
from govbudget.disclosure.analysis.notes import explained_in_text, has_unread_numbers
from govbudget.disclosure.analysis.places import (
    place_of_fact,
    place_of_table,
    short_name,
)
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotDeterminable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.structure._empty import without_empty_tables
from govbudget.disclosure.listing import is_listed_empty
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["EmptyNote"]


class EmptyNote(Check):
    """Empty tables without a note that says why."""

    id = "structure.empty-note"
    group = Group.STRUCTURE
    rank = 40
    source = ("disclosure",)
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.TABLES})

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure = context.disclosure
        if absent := without_empty_tables(disclosure):
            yield absent
        for table in empty_tables(disclosure):
            if has_unread_numbers(table):
                reason = Message("structure.empty-note.unread", table=short_name(table))
                yield NotDeterminable(reason)
                continue
            notes = context.notes.saying_empty(table)
            if notes or is_listed_empty(disclosure.listed, table.number, table.title):
                yield Held()
                continue
            if not disclosure.facts:
                yield NotDeterminable(
                    Message("structure.empty-note.apart", table=short_name(table))
                )
                continue
            fact = explained_in_text(disclosure, table)
            yield Found(
                Severity.NOTICE if fact else Severity.ERROR,
                Message(
                    "structure.empty-note.found", table=short_name(table), explained=bool(fact)
                ),
                places=[place_of_table(table), *([place_of_fact(fact)] if fact else [])],
                fix=Message("structure.empty-note.found-fix"),
            )
