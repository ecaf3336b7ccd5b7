"""Exact amounts: their units, and the forms in which they are printed.

An amount is a :class:`~decimal.Decimal` from its printed text on, never a float. A blank is no
amount; it is None here, and not zero.

>>> from govbudget.amounts import Unit, format_amount, parse_amount, read_amount
>>> parse_amount("２，３１７．０４")
Decimal('2317.04')
>>> parse_amount("(12.30)"), parse_amount("0.00"), parse_amount("—")
(Decimal('-12.30'), Decimal('0.00'), None)
>>> read_amount("89.31 万元").to(Unit.YUAN)
Amount(value=Decimal('8.931E+5'), unit=<Unit.YUAN: '元'>)
>>> format_amount(parse_amount("1.2亿", Unit.WAN))
'12,000.00'
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import takewhile
from numbers import Integral, Rational
from operator import not_
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.base.shown import as_text
from govbudget.errors import InexactAmount, MalformedAmount, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "EXACT",
    "ROUNDED",
    "Amount",
    "Number",
    "Unit",
    "add",
    "convert",
    "exact",
    "exponent",
    "format_amount",
    "is_blank",
    "parse_amount",
    "places_in",
    "read_amount",
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


class Unit(StrEnum):
    """What one of an amount is worth.

    >>> Unit.WAN.yuan
    10000
    >>> Unit.of("单位：万元"), Unit.of("金额单位：人民币元"), Unit.of("Yuan"), Unit.of(10_000)
    (<Unit.WAN: '万元'>, <Unit.YUAN: '元'>, <Unit.YUAN: '元'>, <Unit.WAN: '万元'>)
    """

    YUAN = "元"
    THOUSAND = "千元"
    WAN = "万元"
    MILLION = "百万元"
    YI = "亿元"

    @property
    def yuan(self) -> int:
        """How many yuan one of it is."""
        return _YUAN[self.value]

    @classmethod
    def of(cls, written: object) -> Unit:
        """The unit that is meant.

        Args:
            written: a unit, its Chinese or English name in any case, what stands above a table,
                or how many yuan one of it is.

        Raises:
            MalformedAmount: it names no unit; the error proposes the nearest.
        """
        if isinstance(written, cls):
            return written
        plain = "".join(unicodedata.normalize("NFKC", as_text(written)).split())
        found = _UNIT_NOTE.fullmatch(plain)
        if found is None:
            return _unit_by_name(written)
        return cls(found[1] if found[1].endswith("元") else found[1] + "元")


def _unit_by_name(written: object) -> Unit:
    """A unit by its English name or by its worth in yuan."""
    name = unicodedata.normalize("NFKC", as_text(written)).casefold()
    words = re.findall(r"^-|[a-z0-9]+", name)
    told = " ".join(word for word in words if word not in _NO_UNIT)
    found = _UNIT_NAMES.get(told or ("yuan" if {"yuan", "rmb", "cny"}.intersection(words) else ""))
    if found is not None and isinstance(written, str | int) and not isinstance(written, bool):
        return Unit(found)
    from difflib import get_close_matches

    near = get_close_matches(name[:20], [*Unit, *_UNIT_NAMES], n=1, cutoff=0.5)
    likely = _UNIT_NAMES.get(near[0], near[0]) if near else ""
    hint = Message("errors.hint", listed=likely) if near else None
    why = Message("errors.amount.no_unit", units=tuple(Unit), hint=hint)
    raise MalformedAmount(as_text(written), why)


_UNIT_NAMES = {
    "yuan": "元",
    "1": "元",
    "thousand": "千元",
    "1000": "千元",
    "wan": "万元",
    "ten thousand": "万元",
    "10000": "万元",
    "million": "百万元",
    "1000000": "百万元",
    "yi": "亿元",
    "hundred million": "亿元",
    "100000000": "亿元",
}
# What stands beside the name of a unit and is none.
_NO_UNIT = frozenset({"yuan", "of", "rmb", "cny", "unit"})
_YUAN = {"元": 1, "千元": 1000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}
_POWERS = {unit: len(str(yuan)) - 1 for unit, yuan in _YUAN.items()}
_UNIT_NOTE = re.compile(
    r"\(?(?:(?:金额|计量|货币)?单位[:;]?)?(?:人民币)?\(?(元|千元?|万元?|百万元?|亿元?)\)*"
)

# Dashes and the triangles of accountants, right before the digits, are a minus.
_MINUS = "\\-\u2212\u2013\u2014\u2015\u25b3\u25b2"
_NUMBER = re.compile(
    rf"""
    (?P<open>\()?
    (?P<sign>[+{_MINUS}]?)[¥￥]?(?P<sign2>[+{_MINUS}]?)
    (?P<whole>\d{{1,3}}(?:,\d{{3}})+|\d+)?
    (?P<part>\.\d+)?
    (?P<unit>元|千元?|万元?|百万元?|亿元?)?
    (?(open)\))
    """,
    re.ASCII | re.VERBOSE,
)
# Footnote marks, which are digits to Unicode: ①, ², ₃.
_NUMBER_MARKS = re.compile("[\u00b2\u00b3\u00b9\u2070-\u2089\u2460-\u24ff\u2776-\u2793]")
# A blank that parts no two digits.
_INNER_BLANK = re.compile(r"(?<![0-9])\s+|\s+(?![0-9])")
_BLANK = re.compile(r"[-\u2010-\u2015\u2212\u2500\u2501/]*")


@frozen(slots=True)
class Amount:
    """An amount as it was written, with its unit where it was written with one.

    Attributes:
        value: the amount, with as many decimals as were printed.
        unit: what one of it is worth; None where that stands elsewhere.
    """

    value: Decimal
    unit: Unit | None = None

    def __attrs_post_init__(self) -> None:
        if not isinstance(exact(self.value), Decimal):
            raise InexactAmount(str(self.value), Message("errors.inexact.no_decimal"))

    @property
    def places(self) -> int:
        """How many decimals were printed."""
        return max(0, -exponent(self.value))

    @property
    def half_unit(self) -> Decimal:
        """Half a unit of the last place: how far the printed figure may be from the true one.

        Source: the rule for figures that are rounded on their own; a figure printed to 0.01 is
        exact within 0.005, and is so in another unit too.
        """
        return _half(exponent(self.value))

    def to(self, unit: Unit) -> Amount:
        """The same amount in another unit, exactly.

        Raises:
            MalformedAmount: the amount has no unit.
        """
        if self.unit is None:
            raise MalformedAmount(str(self.value), Message("errors.amount.without_unit"))
        return Amount(_moved(self.value, self.unit, Unit(unit)), Unit(unit))

    def __str__(self) -> str:
        return f"{self.value:,f}{self.unit or ''}"


@lru_cache(maxsize=1024)
def _half(last: int) -> Decimal:
    return Decimal(5).scaleb(last - 1)


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


def convert(value: Decimal | int, source: Unit | str, target: Unit | str) -> Decimal:
    """An amount in another unit, exactly.

    >>> convert(Decimal("2317.04"), Unit.WAN, Unit.YUAN), convert(Decimal(5), Unit.YUAN, Unit.WAN)
    (Decimal('23170400'), Decimal('0.0005'))

    Raises:
        InexactAmount: the value is no finite Decimal.
        MalformedAmount: the unit is none.
    """
    number = exact(value)
    if isinstance(number, Fraction):
        raise InexactAmount(str(number), Message("errors.inexact.fraction_moved"))
    moved = _moved(Decimal(number), _unit(source), _unit(target))
    # 5 万元 is 50000 元, not 5E+4.
    return EXACT.quantize(moved, Decimal(1)) if exponent(moved) > 0 else moved


def _unit(unit: Unit | str) -> Unit:
    return unit if isinstance(unit, Unit) else Unit.of(unit)


def _moved(value: Decimal, source: Unit, target: Unit) -> Decimal:
    """A value in another unit, with the place that it is exact to: 89.31 万元 is 8.931E+5 元."""
    return EXACT.scaleb(value, _POWERS[source] - _POWERS[target])


def is_blank(written: object) -> bool:
    """Whether a text is a blank or a dash, which stand for no amount.

    >>> is_blank("——"), is_blank("0.00")
    (True, False)
    """
    if written is None or written == "":
        return True
    plain = unicodedata.normalize("NFKC", as_text(written))
    return _BLANK.fullmatch("".join(plain.split())) is not None


def read_amount(written: object) -> Amount | None:
    """An amount as it is printed, with its unit where it has one; None for a blank or a dash.

    Args:
        written: a text; or an exact number, which is taken as it is.

    Raises:
        MalformedAmount: the text is no amount.
        InexactAmount: it is a float, or not finite.
    """
    if written is None:
        return None
    if not isinstance(written, str):
        number = exact(written)
        if isinstance(number, Fraction):
            raise InexactAmount(str(number), Message("errors.inexact.fraction_printed"))
        return Amount(Decimal(number))
    plain = _NUMBER_MARKS.sub("?", written)
    plain = _INNER_BLANK.sub("", unicodedata.normalize("NFKC", plain).strip())
    if _BLANK.fullmatch(plain):
        return None
    found = _NUMBER.fullmatch(plain)
    if found is None or not (found["whole"] or found["part"]) or (found["sign"] and found["sign2"]):
        raise MalformedAmount(written, _reason(plain))
    sign = found["sign"] or found["sign2"]
    if found["open"] and sign:
        raise MalformedAmount(written, Message("errors.amount.sign_in_brackets"))
    digits = (found["whole"] or "0").replace(",", "") + (found["part"] or "")
    value = exact(Decimal(digits))
    assert isinstance(value, Decimal)  # noqa: S101  exact() gives back what it was given
    if value and (found["open"] or sign not in {"", "+"}):
        value = value.copy_negate()
    return Amount(value, Unit.of(found["unit"]) if found["unit"] else None)


# A text is no amount for the first of these forms.
_REASONS = (
    (r"[-+]?(?:nan|inf|infinity)", "not_finite"),
    (r".*[%‰].*", "share"),
    (
        r"[-+]?[\d.]+e[-+]?\d+",
        "exponent",
    ),
    (r"[-+(]*[\d,.]*,[\d,.]*.*", "commas"),
    (r".*\..*\..*", "points"),
    (r".*\d\s+\d.*", "blank"),
    (r".*\d.*", "more"),
    (r".*", "no_digits"),
)


def _reason(plain: str) -> Message:
    """Why a text is no amount."""
    why = next(why for form, why in _REASONS if re.fullmatch(f"(?is:{form})", plain))
    return Message(f"errors.amount.{why}")


def parse_amount(written: object, unit: Unit | str | None = None) -> Decimal | None:
    """The number that a printed amount means; None for a blank or a dash.

    Args:
        written: a text, or an exact number.
        unit: the unit in which the number is wanted; an amount that is written with a unit of its
            own is converted to it.

    >>> parse_amount("1.2万元", "元")
    Decimal('12000')

    Raises:
        MalformedAmount: the text is no amount, or has a unit and none was asked for.
        InexactAmount: it is a float, or not finite.
    """
    amount = read_amount(written)
    if amount is None:
        return None
    if amount.unit is None:
        return amount.value
    if unit is None:
        raise MalformedAmount(str(written), Message("errors.amount.in_unit", unit=amount.unit))
    return convert(amount.value, amount.unit, unit)


def format_amount(
    value: Number | None, *, places: int = 2, grouped: bool = True, brackets: bool = False
) -> str:
    """An amount as it is printed, with so many decimals; nothing for None.

    >>> format_amount(Decimal("-2317.04")), format_amount(Decimal("-12.3"), brackets=True)
    ('-2,317.04', '(12.30)')
    >>> format_amount(5, places=0), format_amount(None)
    ('5', '')

    Args:
        value: the amount.
        places: how many decimals.
        grouped: whether thousands are parted by commas.
        brackets: whether what is below zero stands in brackets instead of with a sign.

    Raises:
        InexactAmount: the amount is not exact, or has more decimals than that.
    """
    if value is None:
        return ""
    number = exact(value)
    try:
        if isinstance(number, Fraction):
            number = EXACT.divide(Decimal(number.numerator), Decimal(number.denominator))
        printed = EXACT.quantize(Decimal(number), Decimal(1).scaleb(-places))
    except (Inexact, InvalidOperation):
        raise InexactAmount(
            shorten(str(value)), Message("errors.inexact.places", places=places)
        ) from None
    text = f"{printed.copy_abs():{',' if grouped else ''}f}"
    if printed >= 0:
        return text
    return f"({text})" if brackets else f"-{text}"
