"""What is said below a chart of amounts that it cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import Number, add
from govbudget.base.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.charting.labels import Labels
    from govbudget.charting.records import LeftOutAmount
    from govbudget.classification.history import NotKnown

__all__ = ["left_out_notes", "not_known_note"]

# So many are named.
_FEW = 3


def left_out_notes(
    left_out: Sequence[LeftOutAmount], drawn: Iterable[Number], labels: Labels
) -> Iterator[Message]:
    """What is not drawn, and what the drawing adds up to where that is not the total.

    Args:
        left_out: the amounts that are not drawn.
        drawn: those that are.
        labels: how amounts are said.
    """
    if not left_out:
        return
    few = sorted(left_out, key=lambda one: one.amount)[:_FEW]
    what = tuple(f"{one.code} {one.name} {labels.with_unit(one.amount)}" for one in few)
    more = Message("chart.more", count=len(left_out)) if len(left_out) > _FEW else None
    yield Message("chart.left_out", what=what, more=more)
    whole: Number = 0
    for one in drawn:
        whole = add(whole, one)
    if whole != labels.whole:
        sums = {"drawn": labels.with_unit(whole), "total": labels.with_unit(labels.whole)}
        yield Message("chart.areas", **sums)


def not_known_note(gaps: Sequence[NotKnown], to: int) -> Iterator[Message]:
    """That it is not known of all codes what became of them on the way to an edition.

    Args:
        gaps: what is not known, for each other year.
        to: the year of the edition.
    """
    years = sorted({year for one in gaps if one.unknown for year in (one.first, one.second)} - {to})
    if years:
        yield Message("chart.not_known", years=tuple(map(str, years)), to=to)
