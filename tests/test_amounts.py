"""Exact amounts: units and printed forms."""

from decimal import Decimal as D
from decimal import Inexact, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govbudget as gb
from govbudget.amounts import (
    EXACT,
    Unit,
    add,
    convert,
    exact,
    format_amount,
    parse_amount,
    places_in,
    read_amount,
    subtract,
)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("2,317.04", "2317.04"),
        ("２，３１７．０４", "2317.04"),
        ("(12.30)", "-12.30"),
        ("（12.30）", "-12.30"),
        ("-12.30", "-12.30"),
        ("\u221212.30", "-12.30"),
        ("－12.30", "-12.30"),
        ("+5", "5"),
        ("¥1,000.00", "1000.00"),
        ("￥-3", "-3"),
        ("-￥3", "-3"),
        (".5", "0.5"),
        ("0.00", "0.00"),
        (" 53 ", "53"),
        ("1234567.8", "1234567.8"),
    ],
)
def test_reads_printed_forms(printed, value):
    amount = read_amount(printed)

    assert amount.unit is None
    assert str(amount.value) == value


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("1.2万元", "1.2", Unit.WAN),
        ("89.31 万元", "89.31", Unit.WAN),
        ("3,000元", "3000", Unit.YUAN),
        ("1.2亿", "1.2", Unit.YI),
        ("１２万", "12", Unit.WAN),
        ("5千元", "5", Unit.THOUSAND),
        ("5百万元", "5", Unit.MILLION),
    ],
)
def test_reads_units(printed, value, unit):
    assert read_amount(printed) == gb.Amount(D(value), unit)


@pytest.mark.parametrize("blank", ["", " ", "\u3000", "-", "—", "——", "–", "－", "--", "/", None])
def test_a_blank_is_no_amount(blank):
    assert read_amount(blank) is None
    assert parse_amount(blank, Unit.WAN) is None


def test_zero_is_an_amount():
    assert parse_amount("0.00") == 0
    assert read_amount("0.00").places == 2


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("1,23", "its commas do not part it in threes"),
        ("1,2345.00", "its commas do not part it in threes"),
        ("5%", "it is a share, not an amount"),
        ("nan", "it is not a finite number"),
        ("-Infinity", "it is not a finite number"),
        ("1e5", "a spreadsheet made an exponent of it: write the digits out"),
        ("1.2.3", "it has more than one decimal point"),
        ("12 34", "a blank parts its digits"),
        ("5.00①", "there is more in it than a number and a unit"),
        ("约5", "there is more in it than a number and a unit"),
        ("无", "it has no digits"),
        ("百万", "it has no digits"),
        ("(-3)", "it has a sign inside brackets, which are a sign themselves"),
    ],
)
def test_refuses_what_is_no_amount(printed, reason):
    with pytest.raises(gb.MalformedAmount) as caught:
        read_amount(printed)

    assert caught.value.reason == reason
    assert repr(printed) in str(caught.value)


@pytest.mark.parametrize(
    "number", [1.5, float("nan"), float("inf"), D("NaN"), D("-Infinity"), True]
)
def test_refuses_what_is_not_exact(number):
    with pytest.raises(gb.InexactAmount, match=r"float|finite|truth value"):
        exact(number)


@pytest.mark.parametrize("number", ["5", None, D("1E+300"), D("1E-300"), 1j])
def test_refuses_what_is_no_number_of_an_amount(number):
    with pytest.raises(gb.InexactAmount):
        exact(number)


def test_takes_exact_numbers_as_they_are():
    assert read_amount(5) == gb.Amount(D(5))
    assert read_amount(D("5.00")).places == 2
    with pytest.raises(gb.InexactAmount, match="no printed form"):
        read_amount(Fraction(1, 3))


class Ratio(Fraction):
    """A ratio of another library."""


def test_other_exact_numbers_become_known_ones():
    assert type(exact(Ratio(1, 3))) is Fraction
    assert exact(10**50) == 10**50


def test_half_a_unit_of_the_last_place():
    assert gb.Amount(D("12.30")).half_unit == D("0.005")
    assert gb.Amount(D(5), Unit.YUAN).half_unit == D("0.5")


def test_converts_exactly():
    assert convert(D("0.0001"), Unit.WAN, Unit.YUAN) == 1
    assert str(convert(D("2317.04"), Unit.WAN, Unit.YUAN)) == "23170400"
    assert str(convert(D("1.23456"), Unit.WAN, Unit.YUAN)) == "12345.6"
    assert str(convert(D(1), Unit.YUAN, Unit.YI)) == "1E-8"
    assert convert(D(12), Unit.YI, Unit.MILLION) == 1200


def test_an_amount_without_a_unit_cannot_be_converted():
    with pytest.raises(gb.MalformedAmount, match="it has no unit to convert from"):
        gb.Amount(D(1)).to(Unit.YUAN)


def test_asks_for_the_unit_that_is_wanted():
    assert parse_amount("1.2万元", "元") == 12000
    assert parse_amount("3.5", Unit.WAN) == D("3.5")
    with pytest.raises(gb.MalformedAmount, match="say in which unit"):
        parse_amount("1.2万元")


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("万元", Unit.WAN),
        ("单位：万元", Unit.WAN),
        ("（单位：百万元）", Unit.MILLION),
        ("金额单位：人民币元", Unit.YUAN),
        ("单位: 亿 元", Unit.YI),
        ("千", Unit.THOUSAND),
    ],
)
def test_names_of_units(written, unit):
    assert Unit.of(written) is unit


def test_a_unit_of_something_else():
    with pytest.raises(gb.MalformedAmount, match="元, 千元, 万元, 百万元, 亿元"):
        Unit.of("单位：只")


def test_prints():
    assert format_amount(D("-2317.04")) == "-2,317.04"
    assert format_amount(D("-12.3"), brackets=True) == "(12.30)"
    assert format_amount(1234567, places=0) == "1,234,567"
    assert format_amount(D("1234.5"), grouped=False) == "1234.50"
    assert format_amount(Fraction(1, 8), places=3) == "0.125"
    assert format_amount(None) == ""


@pytest.mark.parametrize("number", [D("1.005"), Fraction(1, 3)])
def test_prints_no_amount_that_would_lose_a_digit(number):
    with pytest.raises(gb.InexactAmount, match="does not fit in 2 decimals"):
        format_amount(number)


def test_sums_lose_nothing():
    huge = D("1234567890123456789012345678901234567890.123456789012")

    assert (
        str(add(huge, D("0.000000000001")))
        == "1234567890123456789012345678901234567890.123456789013"
    )
    assert add(Fraction(1, 3), D("0.5")) == Fraction(5, 6)
    assert type(add(1, 2)) is int
    with pytest.raises(Inexact), localcontext(EXACT):
        D(1) / D(3)


def test_an_amount_says_itself():
    assert str(gb.Amount(D("2317.04"), Unit.WAN)) == "2,317.04万元"
    assert str(gb.Amount(D(5))) == "5"


def test_a_precision_survives_its_unit():
    assert read_amount("89.31万元").to(Unit.YUAN).half_unit == 50
    assert str(read_amount("89.31万元").to(Unit.YUAN)) == "893,100元"


def test_no_zero_below_zero():
    assert str(parse_amount("(0.00)")) == "0.00"
    assert format_amount(D("-0.00")) == "0.00"


def test_what_cannot_be_converted():
    with pytest.raises(gb.InexactAmount, match="hand in a Decimal"):
        convert(Fraction(1, 2), Unit.WAN, Unit.YUAN)
    with pytest.raises(gb.MalformedAmount, match="it names no unit"):
        convert(D(1), "千万元", "元")
    assert convert(5, "万", "元") == 50000


def test_an_amount_is_a_decimal():
    with pytest.raises(gb.InexactAmount):
        gb.Amount(1.5)
    with pytest.raises(gb.InexactAmount, match="it is no Decimal"):
        gb.Amount(5)


def test_sums_that_are_too_long():
    with pytest.raises(gb.InexactAmount, match="too many digits"):
        add(10**700, D("0.1"))
    with pytest.raises(gb.InexactAmount, match="more than 200 digits"):
        exact(10**300)


@pytest.mark.parametrize("dash", ["──", "−", "／", "‒"])
def test_a_dash_is_no_text(dash):
    assert gb.Cell.of(dash).is_blank
    assert not gb.Cell.of(dash).is_text


class TestPlaces:
    """Decimals of a data frame have ten places, whatever they need."""

    @pytest.mark.parametrize(
        ("numbers", "places"),
        [
            (["300.0000000000", "1.5"], 2),
            (["0E-10"], 2),
            (["0.1250000000"], 3),
            (["0.0000000001"], 10),
            (["1.5", "2"], 1),
            ([], 0),
        ],
    )
    def test_zeros_behind_the_second_do_not_count(self, numbers, places):
        assert places_in(map(D, numbers)) == places

    @given(st.lists(st.decimals(-(10**9), 10**9, allow_nan=False), max_size=5))
    def test_no_digit_is_lost(self, numbers):
        places = places_in(numbers)
        assert [D(format_amount(one, places=places, grouped=False)) for one in numbers] == numbers


def test_a_difference_of_many_digits_is_exact():
    assert subtract(D(1), D("0." + "1" * 40)) == D("0." + "8" * 39 + "9")
    assert subtract(Fraction(1, 3), 1) == Fraction(-2, 3)
