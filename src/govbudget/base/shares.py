"""Shares of a whole, exact and in percent."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govbudget.amounts import Number

__all__ = ["percent", "share"]


def share(part: Number, whole: Number) -> Fraction | None:
    """What part of a whole an amount is, exactly; None of a whole that is zero.

    >>> share(1, 3), share(1, 0)
    (Fraction(1, 3), None)
    """
    return Fraction(part) / Fraction(whole) if whole else None


def percent(of: Fraction | None) -> str:
    """A share in percent, rounded half up to one decimal, below zero as above it.

    >>> percent(Fraction(1, 3)), percent(Fraction(-1, 2000)), percent(None)
    ('33.3%', '-0.1%', '')
    """
    if of is None:
        return ""
    tenths = (abs(of) * 2000 + 1) // 2
    sign = "-" if of < 0 and tenths else ""
    return f"{sign}{tenths // 10}.{tenths % 10}%"
