"""``structure.unread``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.lost import TOLD
from govbudget.disclosure.analysis.places import (
    short_name,
)
from govbudget.disclosure.checks.base import Check
from govbudget.disclosure.checks.outcomes import Found, Held
from govbudget.disclosure.checks.records import Group, Place
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.tables.layout.unread import Unread

__all__ = ["StructureUnread"]


class StructureUnread(Check):
    """What was not read or understood, so that nothing is dropped in silence."""

    id = "structure.unread"
    group = Group.STRUCTURE
    rank = 80
    severities = (Severity.NOTICE,)

    def check(self, context: Context) -> Iterator[Outcome]:
        yield Held()
        for lost in context.disclosure.lost:
            if lost.kind in TOLD:
                said = Message("structure.unread.lost", what=lost.message)
                yield Found(Severity.NOTICE, said, places=[Place(lost.page, file=lost.file)])
        for table in context.disclosure.tables:
            yield from _pieces(table.position.table, table.unread, short_name(table))
        yield from _pieces(None, context.disclosure.unread, "")


def _pieces(number: int | None, pieces: Sequence[Unread], name: str) -> Iterator[Outcome]:
    """Rows and columns that were not understood, as one notice for each table."""
    strange = [one for one in pieces if not one.is_usual]
    if not strange:
        return
    first = strange[0]
    why = Message.written(first.reason_zh or first.reason, first.reason)
    message = Message(
        "structure.unread.pieces",
        name=f"{name} " if name else "",
        count=len(strange),
        what=first.what,
        shown=repr(first.what),
        why=why,
    )
    places = [
        Place(at.page, number, at.row, at.column, text=one.what, box=at.box, file=one.file)
        for one, at in ((one, one.position) for one in strange)
    ]
    yield Found(Severity.NOTICE, message, places=places)
