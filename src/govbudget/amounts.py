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
from decimal import Decimal, Inexact, InvalidOperation
from fractions import Fraction
from functools import lru_cache

from attrs import frozen

from govbudget.base.exact import (
    EXACT,
    ROUNDED,
    Number,
    add,
    exact,
    exponent,
    places_in,
    subtract,
    sum_of,
)
from govbudget.base.messages import Message
from govbudget.base.shown import as_text
from govbudget.base.units import POWERS, Unit
from govbudget.errors import InexactAmount, MalformedAmount, shorten

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
    return EXACT.scaleb(value, POWERS[source] - POWERS[target])


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
