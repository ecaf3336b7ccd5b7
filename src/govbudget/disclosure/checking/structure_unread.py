"""What the reader lost, and what was not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.places import short_name
from govbudget.disclosure.checking.records import Place
from govbudget.io.source import Loss
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.document import Disclosure
    from govbudget.tables.layout.unread import Unread

__all__ = ["lost_much", "tell_unread"]

_TOLD = frozenset({Loss.UNREAD, Loss.SLIGHT})


def lost_much(disclosure: Disclosure) -> list[str]:
    """What the reader could not read, and that may hold a table."""
    found = [one.what for one in disclosure.lost if one.kind is Loss.UNREAD]
    return found + [one.what for one in disclosure.unread if not one.is_usual]


def tell_unread(look: Look) -> None:
    """Tell what was lost, and what was not understood of each table and besides."""
    for lost in look.disclosure.lost:
        if lost.kind in _TOLD:
            look.found(
                Severity.NOTICE,
                f"有内容未能读出：{lost.said('zh')}",
                f"something was not read: {lost.what}",
                places=[Place(lost.page)],
            )
    for table in look.disclosure.tables:
        _tell_unread(look, table.position.table, table.unread, short_name(table))
    _tell_unread(look, None, look.disclosure.unread, "")


def _tell_unread(look: Look, number: int | None, pieces: tuple[Unread, ...], name: str) -> None:
    """Rows and columns that were not understood, as one notice for each table."""
    strange = [one for one in pieces if not one.is_usual]
    if not strange:
        return
    first, many = strange[0], len(strange)
    why = first.reason_zh or first.reason
    look.found(
        Severity.NOTICE,
        f"{name} 有 {many} 处没有读懂，如“{first.what}”（{why}）".strip(),
        f"{name} {many} parts were not understood, as {first.what!r}: {first.reason}".strip(),
        places=[
            Place(at.page, number, at.row, at.column, text=one.what, box=at.box)
            for one, at in ((one, one.position) for one in strange)
        ],
    )
