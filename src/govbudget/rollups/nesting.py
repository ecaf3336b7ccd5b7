"""Subtotals among the lines of a roll-up: codes whose own lines state the sum of those below.

A published table lists 201, 20126 and 2012604 beside each other, each with the same money. Added up
as it stands, it would count three times. Where the stated sums hold, the finest lines count.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from govbudget.amounts import EXACT, Number, subtract, sum_of
from govbudget.errors import CountedTwice
from govbudget.reconciling.precision import unit_of
from govbudget.rollups.statedsums import StatedSum

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from govbudget.classification.tree import Classification

__all__ = ["NESTED", "Nested", "NestedLines", "Nesting", "counted", "nesting_of", "stated_sums"]

#: What to do with codes that have lines of their own beside lines below them.
Nested: TypeAlias = Literal["finest", "all", "refuse"]
NESTED = ("finest", "all", "refuse")
_LITTLE = 10


class NestedLines(UserWarning):
    """Lines of a frame that state the sums of lines below them, and were not added again.

    .. versionadded:: 0.2.0
    """


@frozen
class Nesting:
    """What stands below what among the codes of some lines.

    Attributes:
        sums: the codes with lines of their own beside lines below them, taken as stated sums.
        proven: whether the lines show that these are stated sums: most of them hold, or the total
            of all is that of the finest lines.
    """

    sums: tuple[StatedSum, ...] = ()
    proven: bool = False


def nesting_of(
    tree: Classification,
    owns: Sequence[Mapping[str, Number]],
    apart: Sequence[Mapping[str, Number]],
    total: Sequence[Number | None] | None = None,
) -> Nesting:
    """Which codes state the sum of those below them.

    Args:
        tree: the tree.
        owns: for each measure what is booked on each code.
        apart: for each measure how much of that is booked there for want of a code of its own.
        total: the stated total of all lines, for each measure.
    """
    booked = set().union(*owns)
    below = _below(booked)
    if not below:
        return Nesting()
    sums: dict[str, StatedSum] = {}
    values: dict[str, tuple[Number, ...]] = {}
    for code in sorted(booked, key=lambda one: (-len(one), one)):
        own = tuple(one.get(code) for one in owns)
        lost = tuple(one.get(code, 0) for one in apart)
        if code not in below:
            values[code] = tuple(0 if one is None else one for one in own)
            continue
        stated = tuple(map(_less, own, lost))
        parts = [values[one] for one in below[code]]
        if any(lost):
            parts.append(lost)
        found = tuple(sum_of(part[at] for part in parts) for at in range(len(owns)))
        if not any(stated):
            # Nothing is stated, or only zeros: to add these does no harm.
            values[code] = found
            continue
        holds = all(
            _holds(one, [part[at] for part in parts])
            for at, one in enumerate(stated)
            if one is not None
        )
        values[code] = found
        sums[code] = StatedSum(code, tree[code].name, stated, found, holds)
    ordered = tuple(sums[code] for code in sorted(sums))
    return Nesting(ordered, _is_proven(ordered, booked, values, owns, total))


def stated_sums(
    tree: Classification,
    owns: Sequence[Mapping[str, Number]],
    apart: Sequence[Mapping[str, Number]],
    total: Sequence[Number | None] | None,
    nested: Nested,
) -> tuple[StatedSum, ...]:
    """The codes whose lines state the sum of those below, and are not to be added again.

    Raises:
        CountedTwice: there are some, and they are to be refused.
    """
    if nested == "all":
        return ()
    found = nesting_of(tree, owns, apart, total)
    if found.sums and nested == "refuse":
        raise CountedTwice(tuple((one.code, one.name) for one in found.sums))
    return found.sums if found.proven else ()


def counted(
    sums: Sequence[StatedSum], own: Mapping[str, Number], apart: Mapping[str, Number]
) -> dict[str, Number]:
    """What is booked on each code, without what only states the sum of others.

    Args:
        sums: the codes that state sums.
        own: what is booked on each code.
        apart: how much of that is booked there for want of a code of its own, and counts.
    """
    stated = {one.code for one in sums}
    found = {code: amount for code, amount in own.items() if code not in stated}
    found.update((code, amount) for code, amount in apart.items() if code in stated)
    return found


def _below(booked: Collection[str]) -> dict[str, list[str]]:
    """For each code with lines the codes with lines right below it, levels without any left out."""
    found: dict[str, list[str]] = {}
    path: list[str] = []
    # Codes in order are a walk from the roots down: what is above one was passed on the way.
    for code in sorted(booked):
        while path and not code.startswith(path[-1]):
            path.pop()
        if path:
            found.setdefault(path[-1], []).append(code)
        path.append(code)
    return found


def _is_proven(
    sums: Sequence[StatedSum],
    booked: Collection[str],
    values: Mapping[str, tuple[Number, ...]],
    owns: Sequence[Mapping[str, Number]],
    total: Sequence[Number | None] | None,
) -> bool:
    """Whether the lines show that codes above others state sums: a stated total tells first."""
    if not sums:
        return False
    if total is not None and any(one is not None for one in total):
        inside = {code for parts in _below(booked).values() for code in parts}
        roots = [values[code] for code in booked if code not in inside]
        finest = [sum_of(root[at] for root in roots) for at in range(len(owns))]
        every = [sum_of(own.values()) for own in owns]
        if _is_total(total, finest):
            return True
        if _is_total(total, every):
            return False
    held = sum(one.holds for one in sums)
    return held > 0 and 2 * held >= len(sums)


def _is_total(stated: Sequence[Number | None], found: Sequence[Number]) -> bool:
    return all(one is None or one == other for one, other in zip(stated, found, strict=True))


def _less(own: Number | None, lost: Number) -> Number | None:
    if own is None or not lost:
        return own
    left = subtract(own, lost)
    return left or None


def _holds(stated: Number, parts: Sequence[Number]) -> bool:
    """Whether a stated sum is that of its parts; printed figures may miss by their rounding."""
    off = subtract(stated, sum_of(parts))
    if not off:
        return True
    if isinstance(off, Fraction):
        return False
    printed = [one for one in (stated, *parts) if isinstance(one, Decimal)]
    with localcontext(EXACT):
        units = (unit_of(one, max(-int(one.as_tuple().exponent), 0)) for one in printed if one)
        within = sum(units, Decimal(0))
        # What rounding explains must be little beside the figure: 1 is not the sum of 1, 1 and 1.
        return 2 * abs(Decimal(off)) <= within and _LITTLE * within <= abs(Decimal(stated))  # type: ignore[arg-type]  # a Fraction would have made one of off
