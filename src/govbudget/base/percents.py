"""Rates: what an amount is of another, in per cent to two decimals."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from govbudget.amounts import ROUNDED

if TYPE_CHECKING:
    from govbudget.amounts import Number

__all__ = ["execution_rate", "rate_of_change"]

# Rates are published with two decimals.
_PLACES = Decimal("0.01")
_HUNDRED = 100


def rate_of_change(now: Number, before: Number) -> Decimal | None:
    """By how many per cent an amount changed; None where it was nought.

    >>> rate_of_change(120, 100), rate_of_change(-5, -10), rate_of_change(5, 0)
    (Decimal('20.00'), Decimal('50.00'), None)

    Args:
        now: the amount.
        before: what it was, whose size is the whole: what was -10 and is -5 rose by half.
    """
    return _percent(Fraction(now) - Fraction(before), abs(Fraction(before)))


def execution_rate(executed: Number, budget: Number) -> Decimal | None:
    """How many per cent of a budget were carried out; None of a budget that is not above nought.

    >>> execution_rate(Decimal("93.4"), 100), execution_rate(5, 0)
    (Decimal('93.40'), None)

    Args:
        executed: what was carried out.
        budget: what was planned.
    """
    return _percent(Fraction(executed), Fraction(budget)) if budget > 0 else None


def _percent(part: Fraction, whole: Fraction) -> Decimal | None:
    if not whole:
        return None
    rate = part / whole * _HUNDRED
    found = ROUNDED.divide(Decimal(rate.numerator), Decimal(rate.denominator))
    return found.quantize(_PLACES, ROUND_HALF_UP, context=ROUNDED)
