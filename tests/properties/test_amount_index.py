"""Figures found by their place in an order are those found by asking each."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from govbudget.amounts import Amount, Unit
from govbudget.disclosure.analysis.agreement import Agreement, agree, apart
from govbudget.disclosure.analysis.amount_index import AmountIndex

amounts = st.builds(
    Amount,
    st.builds(lambda n, places: Decimal(n).scaleb(-places), st.integers(-300, 300), st.just(2))
    | st.builds(lambda n, places: Decimal(n).scaleb(places), st.integers(-9, 9), st.integers(0, 5)),
    st.none() | st.sampled_from(list(Unit)),
)
found = [one for one in Agreement if one is not Agreement.DIFFERENT]


@given(
    amounts,
    st.lists(amounts, max_size=9),
    st.sets(st.sampled_from(found)),
    st.integers(1, 4),
)
def test_agreement_is_that_of_asking_each(amount, others, wanted, count):
    asked = any(agree(amount, one, count) in wanted for one in others)
    assert AmountIndex(others).agrees(amount, wanted, count) is asked


@given(amounts, st.lists(amounts, max_size=9))
def test_what_lies_below_is_less_than_the_figure(amount, others):
    asked = all(apart(amount, one).value > 0 for one in others)
    assert AmountIndex(others).lies_below(amount) is asked


@given(amounts, st.lists(amounts, max_size=9))
def test_what_is_one_unit_of_the_last_place_off_is_near(amount, others):
    near = list(AmountIndex(others).near(amount))
    for one in others:
        unit = amount.unit or one.unit
        off = abs(apart(Amount(amount.value, unit), Amount(one.value, one.unit or unit)).value)
        if off < Decimal(1).scaleb(-amount.places):
            assert any(agree(one, other) is Agreement.EXACT for other in near)
