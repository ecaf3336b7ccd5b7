"""What holds for every edition and every change."""

import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govbudget as gb
from govbudget import Scheme
from govbudget.classification.catalogue import shipped

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

YEARS = range(2018, 2027)
SCHEMES = st.sampled_from(list(Scheme))


@given(SCHEMES, st.sampled_from(YEARS), st.sampled_from(YEARS))
def test_every_code_of_either_edition_is_in_one_transition(scheme, first, second):
    found = gb.changes(scheme, first, second)

    for year, side in ((first, "old"), (second, "new")):
        codes = [place.code for one in found for place in getattr(one, side)]
        assert sorted(codes) == list(shipped().tree(scheme, year))
    for one in found:
        assert (one.kind == "added") == (not one.old)
        assert (one.kind == "removed") == (not one.new)
        assert (one.kind == "same") == (one.old == one.new)


@given(SCHEMES, st.data())
def test_there_and_back_for_every_one_to_one_change(scheme, data):
    first, second = data.draw(st.tuples(st.sampled_from(YEARS), st.sampled_from(YEARS)))
    found = gb.changes(scheme, first, second)
    single = [one for one in found if one.relation == "1:1"]
    one = data.draw(st.sampled_from(single))

    there = gb.trace(one.old[0].code, first, second)
    back = gb.trace(one.new[0].code, second, first)

    assert there.end == one.new
    assert back.end == one.old
    assert sorted(map(repr, there.changes)) == sorted(map(repr, back.changes))


@given(SCHEMES, st.sampled_from(YEARS), st.sampled_from(YEARS))
def test_forward_and_backward_are_one_table(scheme, first, second):
    history = shipped().history(scheme)
    there, back = history.reach(first, second), history.reach(second, first)

    links = {(old, new) for old, news in there.items() for new in news}
    assert links == {(old, new) for new, olds in back.items() for old in olds}


@pytest.mark.parametrize("scheme", list(Scheme))
def test_no_name_changes_without_a_change(scheme):
    for before, after in pairwise(YEARS):
        old, new = shipped().tree(scheme, before), shipped().tree(scheme, after)
        changed = {
            code
            for change in shipped().history(scheme).changes
            if change.year == after
            for code in (change.old_code, change.new_code)
        }
        for code in {*old, *new} - changed:
            assert old[code].name == new[code].name


@given(SCHEMES, st.sampled_from(YEARS), st.data())
def test_every_entry_of_every_edition_is_found_by_its_code_and_name(scheme, year, data):
    tree = shipped().tree(scheme, year)
    entry = data.draw(st.sampled_from(tree.entries))

    parsed = gb.parse(f"{entry.code} {entry.name}", year=year)
    assert parsed.entry is entry
    assert parsed.remarks == ()
    assert gb.explain(entry).code == entry.code


@given(SCHEMES, st.data())
def test_old_names_lead_to_where_the_trace_does(scheme, data):
    """A code with its old name is read as what the code became, if that is one entry."""
    history = shipped().history(scheme)
    place, ended, now = data.draw(st.sampled_from(list(history.former(2024))))
    end = {one.code for one in gb.trace(place.code, ended, 2024, scheme=scheme).end}

    assert end == set(now)
    if len(now) == 1:
        assert gb.parse(f"{place.code} {place.name}", scheme=scheme) == next(iter(now))
