"""What is said below a chart of amounts that it cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import sum_of
from govbudget.base.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.amounts import Number
    from govbudget.charting.labels import Labels
    from govbudget.charting.records import LeftOutAmount
    from govbudget.classification.transitions import NotKnown

__all__ = ["CODES", "left_out_notes", "lines_notes", "more_of", "not_known_note"]

#: So many codes are named, and so many amounts of those that are not drawn.
CODES, _FEW = 5, 3


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
    yield Message("chart.left_out", what=what, more=more_of(left_out, _FEW))
    whole = sum_of(drawn)
    if whole != labels.whole:
        sums = {"drawn": labels.with_unit(whole), "total": labels.with_unit(labels.whole)}
        yield Message("chart.areas", **sums)


def lines_notes(
    unknown: Sequence[tuple[str, Number]],
    adopted: Sequence[tuple[str, str]],
    unread: int,
    labels: Labels,
) -> Iterator[Message]:
    """What was in the lines and is not in the total, or stands elsewhere in it.

    Args:
        unknown: the codes that the edition lacks, with their amounts.
        adopted: those that were booked under another, with it.
        unread: how many amounts were not read.
        labels: how amounts are said.
    """
    if unknown:
        what = tuple(f"{code} {labels.with_unit(lost)}" for code, lost in unknown[:CODES])
        yield Message("chart.unknown", what=what, more=more_of(unknown))
    if adopted:
        codes = tuple(code for code, _ in adopted[:CODES])
        yield Message("chart.adopted", count=len(adopted), codes=codes, more=more_of(adopted))
    if unread:
        yield Message("chart.not_read", count=unread)


def more_of(codes: Sequence[object], named: int = CODES) -> Message | None:
    """How many there are, where not all are named.

    Args:
        codes: all of them.
        named: how many are named.
    """
    return Message("chart.more", count=len(codes)) if len(codes) > named else None


def not_known_note(gaps: Sequence[NotKnown], to: int) -> Iterator[Message]:
    """That it is not known of all codes what became of them on the way to an edition.

    Args:
        gaps: what is not known, for each other year.
        to: the year of the edition.
    """
    years = sorted({year for one in gaps if one.unknown for year in (one.first, one.second)} - {to})
    if years:
        yield Message("chart.not_known", years=tuple(map(str, years)), to=to)
