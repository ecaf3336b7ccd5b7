"""Which table of a document another table is: by its kind, or by the figures that they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.table_kinds import TableKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govbudget.disclosure.comparing.lines import TableLine
    from govbudget.disclosure.comparing.units.figures import DocumentFigures, FigureKey

__all__ = ["agreeing_table"]


def agreeing_table(
    figures: DocumentFigures, kind: TableKind, lines: Mapping[FigureKey, TableLine]
) -> tuple[TableKind | None, Message | None]:
    """Which table of a document another table is compared with, or why with none.

    A title tells the kind; without one it is that with which it shares most figures. Where two
    share as many and differ from it, none is taken.

    Args:
        figures: the figures of the document.
        kind: what the title of the other table says; ``OTHER`` where it says nothing.
        lines: its figures.
    """
    if kind is not TableKind.OTHER:
        there = [one for one in figures.tables if one is kind or one.final is kind.final]
        exact = [one for one in there if one is kind] or there
        scheme = next((key.line.scheme for key in lines if key.line.code), "")
        if len(exact) != 1 or len(figures.tables_of(exact[0], scheme)) != 1:
            return None, Message("approved.several" if exact else "approved.no-table")
        return exact[0], None
    scores = {one: _score(figures, one, lines) for one in figures.tables}
    best = max(scores.values(), default=(0, 0))
    if not best[1]:
        return None, Message("approved.no-table")
    found = [one for one, score in scores.items() if score == best]
    if len(found) > 1 and best[0] < best[1]:
        return None, Message("approved.unclear")
    return found[0], None


def _score(
    figures: DocumentFigures, kind: TableKind, lines: Mapping[FigureKey, TableLine]
) -> tuple[int, int]:
    """How many figures agree with those of a table, and how many it has at all."""
    pairs = []
    for key, line in lines.items():
        own = figures.lines.get(key._replace(line=key.line._replace(kind=kind)))
        if own is not None and own.amount is not None and line.amount is not None:
            pairs.append((own.amount, line.amount))
    same = sum(agree(one, two) is not Agreement.DIFFERENT for one, two in pairs)
    return same, len(pairs)
