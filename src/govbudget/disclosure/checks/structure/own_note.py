"""``structure.own-note``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.empties import empty_tables, place_of_note
from govbudget.disclosure.analysis.notes import subject_of
from govbudget.disclosure.analysis.places import (
    place_of_table,
    short_name,
)
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.structure._empty import without_empty_tables
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["OwnNote"]


class OwnNote(Check):
    """Empty tables whose note speaks of another table only."""

    id = "structure.own-note"
    group = Group.STRUCTURE
    rank = 50
    severities = (Severity.ERROR,)
    needs = frozenset({Need.TABLES})

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure = context.disclosure
        if absent := without_empty_tables(disclosure):
            yield absent
        for table in empty_tables(disclosure):
            own = subject_of(table)
            notes = context.notes.saying_empty(table)
            named = {name for note in notes for name in note.subjects}
            if not own or not notes:
                continue
            if own in named or not named:
                yield Held()
                continue
            others, name = sorted(named), short_name(table)
            yield Found(
                Severity.ERROR,
                Message("structure.own-note.found", table=name, others=others, own=own),
                places=[
                    place_of_table(table),
                    *(place_of_note(disclosure, table, note) for note in notes),
                ],
                fix=Message("structure.own-note.found-fix", own=own),
            )
