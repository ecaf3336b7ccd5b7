"""Percentages of printed figures: what they may be, and what they are."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govbudget.amounts import Amount

__all__ = ["Fit", "fit_in", "fit_of", "percent_of", "places_of", "rounded"]

# Of a percentage the whole.
_HUNDRED = 100


class Fit(StrEnum):
    """How a stated percentage fits two amounts.

    Attributes:
        HOLDS: it is the percentage of amounts that are printed so.
        NEAR: its last place is one unit off.
        WRONG: it is none of these.
        NONE: there is no percentage: the base is nought.
    """

    HOLDS = "holds"
    NEAR = "near"
    WRONG = "wrong"
    NONE = "none"


def places_of(percent: Decimal) -> int:
    """How many decimals a percentage is printed with; below nought of one in times (16倍)."""
    return -int(percent.as_tuple().exponent)


def percent_of(amount: Amount, base: Amount, places: int) -> Decimal | None:
    """An amount as a percentage of another, rounded; None of nought.

    >>> from govbudget.amounts import Amount
    >>> percent_of(Amount(Decimal("29.42")), Amount(Decimal("307.82")), 2)
    Decimal('9.56')
    """
    one, two = _in_yuan(amount, base), _in_yuan(base, amount)
    return None if not two else rounded(one / two * _HUNDRED, places)


def rounded(percent: Fraction, places: int) -> Decimal:
    """A percentage with so many decimals, halves away from nought."""
    scaled = percent * Fraction(10) ** places
    units = Decimal(scaled.numerator) / Decimal(scaled.denominator)
    whole = units.quantize(Decimal(1), ROUND_HALF_UP)
    return whole.scaleb(-places)


def fit_of(percent: Decimal, amount: Amount, base: Amount) -> Fit:
    """How a percentage fits an amount and its base, both printed rounded.

    Source: design.md, section 5: each printed figure is exact within half a unit of its last place.
    """
    one, two = _in_yuan(amount, base), _in_yuan(base, amount)
    halves = _half(amount, base), _half(base, amount)
    if not two or two <= halves[1]:
        return Fit.NONE
    low = max(one - halves[0], Fraction(0)) / (two + halves[1])
    high = (one + halves[0]) / (two - halves[1])
    # A nought is no rounded figure.
    return fit_in(percent, low if one else Fraction(0), high if one else Fraction(0))


def fit_in(percent: Decimal, low: Fraction, high: Fraction) -> Fit:
    """How a percentage fits a range that the true share lies in."""
    unit = 1 / Fraction(10) ** places_of(percent)
    stated = Fraction(percent)
    if low * _HUNDRED - unit / 2 <= stated <= high * _HUNDRED + unit / 2:
        return Fit.HOLDS
    if low * _HUNDRED - unit <= stated <= high * _HUNDRED + unit:
        return Fit.NEAR
    return Fit.WRONG


def _in_yuan(amount: Amount, other: Amount) -> Fraction:
    unit = amount.unit or other.unit
    return Fraction(amount.value) * (unit.yuan if unit else 1)


def _half(amount: Amount, other: Amount) -> Fraction:
    unit = amount.unit or other.unit
    return Fraction(amount.half_unit) * (unit.yuan if unit else 1)
