"""Whether two printed figures agree, whatever their units."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from govbudget.amounts import EXACT, Amount, convert

if TYPE_CHECKING:
    from decimal import Decimal

    from govbudget.disclosure.stated import Stated
    from govbudget.disclosure.tables import DisclosedTable

__all__ = ["Agreement", "agree", "amount_of", "apart"]


class Agreement(StrEnum):
    """How two printed figures agree.

    Attributes:
        EXACT: they are one figure.
        ROUNDED: the coarser one is the finer one, rounded.
        NEAR: they differ by no more than rounding explains.
        DIFFERENT: they differ by more.
    """

    EXACT = "exact"
    ROUNDED = "rounded"
    NEAR = "near"
    DIFFERENT = "different"


def agree(first: Amount, second: Amount, count: int = 1) -> Agreement:
    """How two printed figures agree, whatever their units.

    Args:
        first: one figure. Without a unit it is in that of the other.
        second: the other, printed, or the sum of ``count`` printed figures.
        count: how many printed figures were added up for the second.

    Returns:
        How they agree. Source of what rounding explains: design.md, section 5: a figure is exact
        within half a unit of its last place, and a sum of n figures within n + 1 halves.

    >>> from govbudget.amounts import read_amount
    >>> agree(read_amount("166.8万元"), read_amount("1,668,312元")).value
    'rounded'
    >>> agree(read_amount("326.71"), read_amount("326.72")).value
    'near'
    """
    one, two = _yuan(first, second), _yuan(second, first)
    off = EXACT.subtract(_times(first.value, one), _times(second.value, two)).copy_abs()
    if not off:
        return Agreement.EXACT
    halves = _times(first.half_unit, one), _times(second.half_unit, two)
    if halves[0] != halves[1] and count == 1 and off <= max(halves):
        return Agreement.ROUNDED
    within = EXACT.add(halves[0], _times(halves[1], count))
    return Agreement.NEAR if off <= within else Agreement.DIFFERENT


def _times(number: Decimal, factor: int) -> Decimal:
    return number if factor == 1 else EXACT.multiply(number, factor)


def _yuan(amount: Amount, other: Amount) -> int:
    unit = amount.unit or other.unit
    return unit.yuan if unit else 1


def apart(first: Amount, second: Amount) -> Amount:
    """The first figure less the second, in the unit of the first."""
    unit = first.unit or second.unit
    value = second.value
    if unit is not None and second.unit is not None and second.unit is not unit:
        value = convert(value, second.unit, unit)
    return Amount(EXACT.subtract(first.value, value), unit)


def amount_of(table: DisclosedTable, stated: Stated) -> Amount | None:
    """A stated figure with its unit; None for a blank."""
    if stated.amount is None:
        return None
    return Amount(stated.amount, stated.unit or table.unit)
