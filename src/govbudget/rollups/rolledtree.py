"""Makes the roll-up of what is booked on each code of a tree."""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from govbudget.amounts import Number, add
from govbudget.rollups.nesting import counted, stated_sums
from govbudget.rollups.rolledrows import RolledRow, UnreadAmount
from govbudget.rollups.rolledup import RollUp

if TYPE_CHECKING:
    from govbudget.classification.tree import Classification
    from govbudget.rollups.nesting import Nested

__all__ = ["BookedSums", "rolled_sums"]


@frozen
class BookedSums:
    """What lines add up to, before it is rolled up.

    Attributes:
        own: for each measure what is booked on each code of the tree.
        apart: for each measure how much of that is booked there for want of a code of its own.
        lost: for each measure what is booked on codes that are collected, as they are written.
        adopted: the codes that are booked under another, with it.
        unread: the amounts that were not read.
    """

    own: Sequence[Mapping[str, Number]]
    apart: Sequence[Mapping[str, Number]]
    lost: Sequence[Mapping[str, Number]]
    adopted: Mapping[str, str] = field(factory=dict)
    unread: tuple[UnreadAmount, ...] = ()


def rolled_sums(
    tree: Classification,
    measures: tuple[str, ...],
    booked: BookedSums,
    nested: Nested,
    total: Sequence[Number | None] | None = None,
) -> RollUp[Any]:
    """The roll-up of what lines add up to.

    Args:
        tree: the tree.
        measures: the names of the measures; none where there is only one.
        booked: what the lines add up to.
        nested: what to do where a code has lines beside lines below it.
        total: the stated total of all lines, for each measure.

    Raises:
        CountedTwice: a code has lines beside lines below it, and that is to be refused.
    """
    owns = booked.own
    found = stated_sums(tree, owns, booked.apart, total, nested)
    if found:
        pairs = zip(owns, booked.apart, strict=True)
        owns = [counted(found, own, rest) for own, rest in pairs]
    made = _rolled(tree, measures, owns, booked.lost, booked.adopted)
    if not found and not booked.unread:
        return made
    return evolve(made, nested=found, unread=booked.unread)


def _rolled(
    tree: Classification,
    measures: tuple[str, ...],
    owns: Sequence[Mapping[str, Number]],
    lost: Sequence[Mapping[str, Number]],
    adopted: Mapping[str, str],
) -> RollUp[Any]:
    booked = set().union(*owns)
    nothing = (0,) * len(owns)
    own = {code: tuple(one.get(code, 0) for one in owns) for code in booked}
    totals = own.copy()
    left = sorted(booked, key=len)
    while left:
        # Those with the most digits first: what is below a code is there when its turn comes.
        code = left.pop()
        above = code[:-2]
        if above in tree:
            known = totals.get(above)
            if known is None:
                insort(left, above, key=len)
            totals[above] = totals[code] if known is None else tuple(map(add, known, totals[code]))
    rows = tuple(
        RolledRow(code, tree[code].name, own.get(code, nothing), totals[code], code in booked)
        for code in sorted(totals)
    )
    names = sorted(set().union(*lost))
    unknown = tuple((name, tuple(one.get(name, 0) for one in lost)) for name in names)
    return RollUp(
        tree.scheme,
        tree.year,
        tree.revision,
        measures,
        rows,
        unknown,
        tuple(sorted(adopted.items())),
    )
