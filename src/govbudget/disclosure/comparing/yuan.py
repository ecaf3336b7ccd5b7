"""Figures in yuan, and how far rounding may have moved them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from govbudget.amounts import EXACT, Amount, Unit

__all__ = ["half_of", "in_unit", "yuan_of"]


def yuan_of(amount: Amount | None) -> Fraction:
    """A figure in yuan; nought for a blank."""
    if amount is None or amount.unit is None:
        return Fraction(0)
    return Fraction(amount.value) * amount.unit.yuan


def half_of(amount: Amount | None) -> Fraction:
    """Half a unit of the last place of a figure, in yuan; nought for a blank."""
    if amount is None or amount.unit is None:
        return Fraction(0)
    return Fraction(amount.half_unit) * amount.unit.yuan


def in_unit(yuan: Fraction, like: Amount | None) -> Amount:
    """An amount in yuan in the unit of another, with its decimals; in yuan where that has none.

    >>> from govbudget.amounts import read_amount
    >>> str(in_unit(Fraction(123400), read_amount("1.00万元")))
    '12.34万元'

    Args:
        yuan: the amount.
        like: the other.
    """
    unit = like.unit if like is not None and like.unit is not None else Unit.YUAN
    value = yuan / unit.yuan
    exact = EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
    places = max(like.places if like is not None else 0, -int(exact.as_tuple().exponent))
    return Amount(exact.quantize(Decimal(1).scaleb(-places), context=EXACT), unit)
