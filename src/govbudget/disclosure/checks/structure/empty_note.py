"""``structure.empty-note``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.empties import empty_tables
from govbudget.disclosure.analysis.notes import (
    explained_in_text,
    has_unread_numbers,
    nought_elsewhere,
)
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
from govbudget.io.source import Loss
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.tables import DisclosedTable

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
            is_lost = _is_lost(disclosure, table) or _goes_on_below(disclosure, table)
            if is_lost or has_unread_numbers(table):
                reason = Message("structure.empty-note.unread", table=short_name(table))
                yield NotDeterminable(reason)
                continue
            notes = context.notes.saying_empty(table)
            if notes or is_listed_empty(disclosure.listed, table.number, table.title):
                yield Held()
                continue
            if context.pieces.may_lack(table):
                reason = Message("structure.empty-note.ends-within", table=short_name(table))
                yield NotDeterminable(reason)
                continue
            if not disclosure.facts:
                yield NotDeterminable(
                    Message("structure.empty-note.apart", table=short_name(table))
                )
                continue
            yield _found(disclosure, table)


def _is_lost(disclosure: Disclosure, table: DisclosedTable) -> bool:
    """Whether nothing of a table was read in a document of which something that matters was not.

    What has no title but a number may be the upper corner of another page of a table.
    """
    if table.grids:
        return False
    return not table.title or any(one.kind is Loss.UNREAD for one in disclosure.lost)


def _goes_on_below(disclosure: Disclosure, table: DisclosedTable) -> bool:
    """Whether amounts without a title follow: they may be those of the table, parted from it."""
    tables = disclosure.tables
    at = next(at for at, one in enumerate(tables) if one is table)
    after = tables[at + 1] if at + 1 < len(tables) else None
    if after is None or after.title or after.is_empty or not table.pages or not after.pages:
        return False
    return after.pages[0] - table.pages[-1] in {0, 1}


def _found(disclosure: Disclosure, table: DisclosedTable) -> Found:
    """An empty table without a note: an error where nothing else says that there is nothing."""
    fact = explained_in_text(disclosure, table)
    shown = None if fact else nought_elsewhere(disclosure, table)
    other = NOTHING
    if shown is not None:
        other = Message("structure.empty-note.shown", table=short_name(shown))
    message = Message(
        "structure.empty-note.found",
        table=short_name(table),
        explained=bool(fact),
        shown=other,
    )
    places = [place_of_table(table), *([place_of_fact(fact)] if fact else [])]
    return Found(
        Severity.NOTICE if fact or shown is not None else Severity.ERROR,
        message,
        places=[*places, *([] if shown is None else [place_of_table(shown)])],
        fix=Message("structure.empty-note.found-fix"),
    )
