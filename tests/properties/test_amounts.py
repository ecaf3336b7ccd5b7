"""What always holds of amounts."""

from decimal import Decimal

import hypothesis.strategies as st
from hypothesis import given

import govbudget as gb
from govbudget.amounts import Unit, convert, format_amount, parse_amount, read_amount

VALUES = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(-(10**40), 10**40),
    st.integers(0, 12),
)
UNITS = st.sampled_from(list(Unit))


@given(VALUES, st.booleans(), st.booleans())
def test_what_is_printed_is_read_back(value, grouped, brackets):
    places = max(0, -value.as_tuple().exponent)
    printed = format_amount(value, places=places, grouped=grouped, brackets=brackets)

    assert parse_amount(printed) == value
    assert read_amount(printed).places == places


@given(VALUES, UNITS, UNITS)
def test_units_there_and_back(value, one, other):
    assert convert(convert(value, one, other), other, one) == value


@given(VALUES, UNITS)
def test_a_printed_unit_is_read_back(value, unit):
    printed = format_amount(value, places=12) + unit

    assert read_amount(printed).to(Unit.YUAN).value == convert(value, unit, Unit.YUAN)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text):
    try:
        amount = read_amount(text)
    except gb.MalformedAmount:
        return

    assert amount is None or amount.value.is_finite()
