"""What the rules on performance targets say: stated figures added up beside one of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.agreement import Agreement, agree, amount_of, apart
from govbudget.disclosure.analysis.cells import PlacedFigure, summed
from govbudget.disclosure.analysis.places import place_of_stated
from govbudget.disclosure.checks.outcomes import Found, Held
from govbudget.disclosure.checks.telling import figure
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.stated import Stated
    from govbudget.disclosure.tables import DisclosedTable

__all__ = ["added_up"]


def added_up(
    stated: Sequence[tuple[DisclosedTable, Stated]],
    told: PlacedFigure,
    what: Message,
    whole: Message,
) -> Outcome:
    """Figures of targets added up, beside one of a table.

    Args:
        stated: the figures, each with its table.
        told: the figure of the table.
        what: what the sum is called.
        whole: what the figure of the table is called.
    """
    parts = [
        PlacedFigure(amount, place_of_stated(table, one))
        for table, one in stated
        if (amount := amount_of(table, one)) is not None
    ]
    total = summed(parts)
    if agree(told.amount, total, len(parts)) is not Agreement.DIFFERENT:
        return Held()
    off = apart(told.amount, total)
    return Found(
        Severity.NOTICE,
        Message("across.added", what=what, total=total, whole=whole, amount=told.amount, off=off),
        figures=[
            figure(Message("telling.label.added", what=what), total, is_computed=True),
            figure(whole, told.amount),
        ],
        places=[told.place, *(one.place for one in parts)],
    )
