"""Exact numbers: an int, a Decimal or a Fraction, added without losing a digit."""

from __future__ import annotations

from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow
from fractions import Fraction
from itertools import takewhile
from numbers import Integral, Rational
from operator import not_
from typing import TYPE_CHECKING, TypeAlias

from govbudget.base.messages import Message
from govbudget.base.shown import as_text
from govbudget.errors import InexactAmount, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "EXACT",
    "ROUNDED",
    "Number",
    "add",
    "exact",
    "exponent",
    "places_in",
    "subtract",
    "sum_of",
]

#: An exact number, as amounts may be.
Number: TypeAlias = int | Decimal | Fraction

# What an amount may have at most before and behind the point: far above any budget, and low enough
# that a sum of them never needs more digits than EXACT has.
_DIGITS = 200
_LARGEST = 10**_DIGITS

#: The context of every sum: it has room for all digits, and raises where one would be lost.
EXACT = Context(
    prec=3 * _DIGITS,
    Emin=-999_999,
    Emax=999_999,
    traps=[Inexact, InvalidOperation, DivisionByZero, Overflow],
)

#: The same, where a figure is rounded on purpose, as to compare it with a printed one.
ROUNDED = Context(
    prec=3 * _DIGITS,
    Emin=-999_999,
    Emax=999_999,
    traps=[InvalidOperation, DivisionByZero, Overflow],
)

# Most figures are printed to two decimals, or to none; to ask for these costs the least.
_CENT, _ONE = Decimal("0.01"), Decimal(1)


def exponent(number: Decimal) -> int:
    """The power of ten of the last digit of a finite number: -2 of 12.30.

    >>> exponent(Decimal("12.30")), exponent(Decimal("8.931E+5"))
    (-2, 2)
    """
    if number.same_quantum(_CENT):
        return -2
    return 0 if number.same_quantum(_ONE) else int(number.as_tuple().exponent)


# Figures are published with two decimals; zeros behind them come from columns of data frames.
_PUBLISHED = 2


def places_in(numbers: Iterable[Number | None]) -> int:
    """How many decimals show some numbers whole: the most that any Decimal among them needs.

    Zeros behind the second decimal are not counted.

    >>> places_in([Decimal("1.50"), 3, None, Decimal("8.9E+5")])
    2
    >>> places_in([Decimal("300.0000000000")]), places_in([Decimal("0.1250000000")])
    (2, 3)

    Args:
        numbers: the numbers; None for those that are missing.
    """
    return max([0, *(_places(one) for one in numbers if isinstance(one, Decimal))])


def _places(number: Decimal) -> int:
    places = -exponent(number)
    if places <= _PUBLISHED:
        return places
    zeros = len(list(takewhile(not_, reversed(number.as_tuple().digits))))
    return max(_PUBLISHED, places - zeros) if number else _PUBLISHED


def exact(number: object) -> Number:
    """A number, if it is exact: an int, a Decimal or a Fraction.

    Other integers and ratios (those of numpy) come back as one of these.

    Raises:
        InexactAmount: it is a float, not finite, or no number; or it has over 200 digits before or
            behind the point.
    """
    if isinstance(number, Decimal):
        # Of most it is seen at once; amounts are made by the thousand.
        usual = number.same_quantum(_CENT) or number.same_quantum(_ONE)
        if usual and number.adjusted() < _DIGITS:
            return number
        if not number.is_finite():
            raise InexactAmount(str(number), Message("errors.inexact.not_finite"))
        if number.adjusted() >= _DIGITS or exponent(number) < -_DIGITS:
            raise InexactAmount(
                shorten(as_text(number)), Message("errors.inexact.digits", digits=_DIGITS)
            )
        return number
    if isinstance(number, bool):
        raise InexactAmount(str(number), Message("errors.inexact.truth"))
    if isinstance(number, Rational):
        top, bottom = int(number.numerator), int(number.denominator)
        if max(abs(top), bottom) >= _LARGEST:
            raise InexactAmount(
                shorten(as_text(number)), Message("errors.inexact.digits", digits=_DIGITS)
            )
        return top if isinstance(number, Integral) else Fraction(top, bottom)
    if isinstance(number, float):
        raise InexactAmount(
            repr(number),
            Message("errors.inexact.float"),
        )
    kind = type(number).__name__
    raise InexactAmount(shorten(as_text(number)), Message("errors.inexact.kind", kind=kind))


def add(first: Number, second: Number) -> Number:
    """The sum of two exact numbers, whatever their kinds, without losing a digit.

    >>> add(Decimal("0.10"), 2), add(Decimal("0.5"), Fraction(1, 3))
    (Decimal('2.10'), Fraction(5, 6))

    Raises:
        InexactAmount: the sum has more digits than any amount.
    """
    if type(first) is int and type(second) is int:
        return first + second
    if type(first) is Decimal and type(second) is Decimal:
        return _exactly(first, second)
    # Last, since to ask for a Fraction costs more than a sum.
    if isinstance(first, Fraction) or isinstance(second, Fraction):
        return Fraction(first) + Fraction(second)
    if isinstance(first, Decimal) or isinstance(second, Decimal):
        return _exactly(Decimal(first), Decimal(second))
    return first + second


def subtract(first: Number, second: Number) -> Number:
    """One number less another, with every digit of both.

    >>> subtract(Decimal("0.5"), Decimal("1.25"))
    Decimal('-0.75')

    Args:
        first: the number.
        second: what is taken from it.
    """
    # The minus sign would round a Decimal of many digits.
    return add(first, second.copy_negate() if isinstance(second, Decimal) else -second)


def sum_of(numbers: Iterable[Number]) -> Number:
    """The sum of exact numbers, whatever their kinds, without losing a digit; 0 of none.

    >>> sum_of([Decimal("0.10"), 2, 3])
    Decimal('5.10')

    Args:
        numbers: the numbers.

    Raises:
        InexactAmount: the sum has more digits than any amount.
    """
    found: Number = 0
    for one in numbers:
        found = add(found, one)
    return found


def _exactly(first: Decimal, second: Decimal) -> Decimal:
    try:
        return EXACT.add(first, second)
    except Inexact:
        raise InexactAmount(
            shorten(f"{first} + {second}"), Message("errors.inexact.too_long")
        ) from None
