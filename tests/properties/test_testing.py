"""The strategies keep their word: sums hold by construction, and a planted slip always shows."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govbudget as gb
from govbudget.testing import (
    amounts,
    broken_budgets,
    budgets,
    codes,
    entries,
    forms,
    lines,
    subtrees,
)
from govbudget.testing.identities import sums_of
from govbudget.testing.making import LAYOUTS
from govbudget.testing.slips import SLIPS
from govbudget.testing.strategies import _FORMS, _pool


@given(st.data(), st.sampled_from(gb.Scheme), st.sampled_from((None, 2019, 2023)))
def test_codes_stay_in_their_bounds(data, scheme, year):
    tree = getattr(gb, scheme.value)(year)
    level = data.draw(st.sampled_from(sorted({entry.level for entry in tree.entries})))
    chosen = data.draw(codes(scheme, year, level=level))
    leaf = data.draw(entries(scheme.value, year, leaves=True))

    assert tree[chosen].level is level
    assert leaf.is_leaf
    assert leaf.tree is tree


@given(entries(fund=gb.Fund.SOCIAL_INSURANCE))
def test_entries_of_a_fund(entry):
    assert entry.fund is gb.Fund.SOCIAL_INSURANCE


@given(entries().flatmap(lambda entry: st.tuples(st.just(entry), forms(entry))))
def test_forms_are_read_back(both):
    entry, form = both

    assert gb.parse(form).entry is entry
    assert entry.tree.parse(form) == entry.code


@given(codes(written=True))
def test_written_codes_need_no_scheme(form):
    assert isinstance(form, str)
    assert gb.parse(form) in gb.parse(form).entry.tree


@pytest.mark.unmeasured
def test_every_form_of_every_entry():
    """Not a sample."""
    for entry in _pool(None, None, None, None, False, 2024):
        for write in _FORMS:
            assert gb.parse(write(entry)).entry is entry, write(entry)


@given(subtrees(max_codes=5), subtrees(gb.economic(2020), ragged=False))
def test_subtrees_are_closed_upwards(tree, even):
    assert 1 <= len(tree.leaves) <= 5
    whole = getattr(gb, tree.scheme.value)(tree.year)
    assert all(whole[entry.code] == entry for entry in tree.entries)
    assert all(root.level is gb.Level.CLASS for root in tree.roots)
    assert even.year == 2020


@given(lines(max_size=3), lines(gb.economic(), amounts=amounts(0, min_value=1, max_value=9)))
def test_lines(some, bounded):
    assert len(some) <= 3
    assert all(code in gb.functional() for code, _ in some)
    assert all(code in gb.economic() and 1 <= amount <= 9 for code, amount in bounded)


@given(
    st.integers(0, 30),
    st.fractions(-(10**40), 10**40),
    st.fractions(min_value=0, max_value=10**40),
    st.data(),
)
def test_amounts_stay_in_their_bounds(places, least, width, data):
    most = least + width + 1
    amount = data.draw(amounts(places, min_value=least, max_value=most))

    assert least <= amount <= most
    assert amount.as_tuple().exponent == -places


@given(st.data(), st.booleans(), st.booleans(), st.booleans())
def test_every_sum_holds(data, rounded, ragged, blanks):
    table = data.draw(budgets(rounded=rounded, ragged=ragged, blanks=blanks))

    assert not [one for one in sums_of(table) if one.misses(table)]
    assert 1 <= len(table.measures) <= 5
    assert table.total is not None
    assert table.places == 2
    assert blanks or not any(cell.is_blank for row in table.rows for cell in row.cells)
    assert not gb.reconcile(table).errors


@given(budgets())
def test_nothing_is_found_in_a_clean_table(table):
    result = gb.reconcile(table)

    assert result.findings == ()
    assert result.held == result.checked


@given(budgets(blanks=False))
def test_all_sums_are_known_to_both(table):
    assert gb.reconcile(table).checked == len(sums_of(table))


@given(budgets(rounded=True), budgets(ragged=True))
def test_only_what_was_asked_for_is_found(rounded, ragged):
    assert {finding.kind for finding in gb.reconcile(rounded)} <= {gb.Kind.ROUNDING}
    assert {finding.kind for finding in gb.reconcile(ragged)} <= {gb.Kind.CHILDLESS}


@given(
    budgets(
        gb.revenue(),
        LAYOUTS[3],
        unit="亿元",
        places=4,
        min_codes=5,
        max_codes=6,
        level=gb.Level.SECTION,
        total="none",
        amounts=amounts(4, min_value=-5, max_value=5),
    )
)
def test_options(table):
    assert (table.scheme, table.measures, table.unit) == (
        "revenue",
        LAYOUTS[3].measures,
        gb.Unit.YI,
    )
    assert table.total is None
    detail = [row for row in table.rows if row.role is gb.Role.DETAIL]
    assert 5 <= len(detail) <= 6
    assert all(gb.Level.of(row.code) is gb.Level.SECTION for row in detail)
    for row in detail:
        assert all(abs(cell.amount or 0) <= 5 for cell in row.cells[1:])


@given(st.sampled_from(SLIPS).flatmap(lambda slip: broken_budgets(slip=slip)))
def test_a_slip_always_shows(planted):
    broken = planted.broken
    if planted.slip is gb.Kind.DUPLICATED_ROW:
        (copy,) = planted.truth
        assert broken.rows[copy.row].cells == broken.rows[copy.row - 1].cells
        return
    missed = [one for one in sums_of(broken) if one.misses(broken)]
    touched = {place for one in missed for place in (one.total, *one.parts)}
    changed = {(row, broken.measures.index(measure)) for row, measure in planted.cells}

    assert changed
    assert changed <= touched
    differing = {
        (number, at)
        for number, row in enumerate(planted.clean.rows)
        for at, cell in enumerate(row.cells)
        if cell.amount != broken.rows[number].cells[at].amount
    }
    assert differing == changed


@given(broken_budgets(slip=(gb.Slip.SIGN, gb.Slip.DIGIT_DOUBLED), measures=3, rounded=True))
def test_the_slip_that_was_asked_for(planted):
    assert planted.slip in {gb.Slip.SIGN, gb.Slip.DIGIT_DOUBLED}
    assert len(planted.clean.measures) == 3
    (cell,) = planted.truth
    assert abs(cell.stated) >= abs(cell.value) > Decimal(0)
