"""Known slips: how one figure may have become another."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from govbudget.amounts import ROUNDED, Unit
from govbudget.reconciling.kinds import Slip

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["slip_between"]

_POINT = 3


def slip_between(
    stated: Decimal | None, right: Decimal, places: int, unit: Unit | None = None
) -> Slip | None:
    """The known slip that makes what is stated of what would be right; None where none does.

    Args:
        stated: what is stated; None for a blank.
        right: what would be right.
        places: how many decimals are printed.
        unit: the unit; without it, a slip in the unit may be one of yuan and ten thousand yuan.

    >>> slip_between(Decimal("967.56"), Decimal("976.56"), 2).value
    'digits_swapped'
    >>> slip_between(Decimal("893100.00"), Decimal("89.31"), 2, Unit.WAN).value
    'unit'
    """
    if stated is None:
        return Slip.LOST
    if stated == right.copy_negate():
        return Slip.SIGN
    if stated == 0 or right == 0 or (stated < 0) != (right < 0):
        return None
    found = _magnitudes(stated.copy_abs(), right.copy_abs(), places, unit)
    # Whatever context the caller works in, these amounts are compared to their last digit.
    with localcontext(ROUNDED):
        return next(found, None)


def _magnitudes(stated: Decimal, right: Decimal, places: int, unit: Unit | None) -> Iterator[Slip]:
    """The slips between two amounts above zero, the likeliest first."""
    if unit in {None, Unit.WAN, Unit.YUAN} and _scaled(stated, right, 4, places):
        yield Slip.UNIT
    if any(_scaled(stated, right, power, places) for power in range(1, _POINT + 1)):
        yield Slip.POINT_MOVED
    was, should = _digits(stated, places), _digits(right, places)
    if _swapped(was, should):
        yield Slip.DIGITS_SWAPPED
    if len(was) == len(should) and sum(map(str.__ne__, was, should)) == 1:
        yield Slip.DIGIT_WRONG
    if _shorter_by_one(should, was):
        yield Slip.DIGIT_LOST
    if _shorter_by_one(was, should):
        yield Slip.DIGIT_DOUBLED


def _scaled(stated: Decimal, right: Decimal, power: int, places: int) -> bool:
    """Whether one is the other with its point moved, what then stands too far back cut off."""
    last = Decimal(1).scaleb(-places)
    return (
        stated.scaleb(-power).quantize(last) == right
        or right.scaleb(-power).quantize(last) == stated
    )


def _digits(amount: Decimal, places: int) -> str:
    """The digits as they are printed, with zeros in front of the point and behind it."""
    return f"{amount:.{places}f}".replace(".", "")


def _shorter_by_one(longer: str, shorter: str) -> bool:
    """Whether one digit less makes the shorter of the longer; zeros in front do not count."""
    shorter = shorter.lstrip("0")
    return any((longer[:at] + longer[at + 1 :]).lstrip("0") == shorter for at in range(len(longer)))


def _swapped(was: str, should: str) -> bool:
    """Whether two neighbouring digits changed places; one of them may be a zero in front."""
    width = max(len(was), len(should))
    was, should = was.zfill(width), should.zfill(width)
    return was != should and any(
        was[:at] + was[at + 1] + was[at] + was[at + 2 :] == should for at in range(width - 1)
    )
