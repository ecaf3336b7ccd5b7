"""What always holds of lines that are put on another edition, and of bridges."""

from decimal import Decimal
from fractions import Fraction

import hypothesis.strategies as st
from hypothesis import assume, given

import govbudget as gb
from govbudget.restating.destinations import destinations

# Those in which much changed, and both ends.
YEARS = (2018, 2019, 2021, 2024, 2026)
SCHEMES = st.sampled_from(list(gb.Scheme))
TREES = {
    (scheme, year): gb.Catalogue().tree(scheme, year) for scheme in gb.Scheme for year in YEARS
}
CODES = {key: list(tree) for key, tree in TREES.items()}
LEAVES = {key: [code for code in tree if not tree[code].children] for key, tree in TREES.items()}
AMOUNTS = st.one_of(
    st.integers(-(10**30), 10**30).map(lambda one: Decimal(one).scaleb(-6)),
    st.integers(-(10**12), 10**12),
    st.fractions(max_denominator=7),
)
YEAR = st.sampled_from(YEARS)


@st.composite
def many_lines(draw, codes=CODES):
    """Lines of some years of a scheme, and the year that they are put on."""
    scheme = draw(SCHEMES)
    years = draw(st.lists(YEAR, min_size=1, max_size=3, unique=True))
    line = st.sampled_from(years).flatmap(
        lambda year: st.tuples(st.just(year), st.sampled_from(codes[scheme, year]), AMOUNTS)
    )
    # What became of something is rarer than what stayed: half of the lines are of such codes.
    to = draw(YEAR)
    changed = [
        (year, code)
        for year in years
        for code, one in destinations(scheme, year, to).items()
        if one.places != (code,) and code in codes[scheme, year]
    ]
    if changed:
        line |= st.tuples(st.sampled_from(changed), AMOUNTS).map(lambda one: (*one[0], one[1]))
    return scheme, draw(st.lists(line, max_size=12)), to


def whole(numbers):
    return sum(map(Fraction, numbers), Fraction(0))


def even(scheme, years, to):
    """Shares for all that is split: equal parts of each."""
    shares = {}
    for year in years:
        for code, one in destinations(scheme, year, to).items():
            if len(one.places) > 1 and code not in shares:
                shares[code] = {place: Fraction(1, len(one.places)) for place in one.places}
    return shares


@given(many_lines(), st.sampled_from(["group", "keep"]))
def test_the_sum_stays(given_lines, spread):
    scheme, lines, to = given_lines

    found = gb.restate(lines, to=to, scheme=scheme, nested="all", spread=spread)

    assert Fraction(found.total()) == whole(amount for *_, amount in lines)
    parts = (*found.amounts().values(), *(one.amount for one in found.groups))
    assert whole((*parts, found.total("ended"))) == Fraction(found.total())
    for level in (None, 1, 2):
        rows = found.series(level)
        for at, year in enumerate(found.years):
            of_year = whole(row.amounts[at] or 0 for row in rows)
            assert of_year == whole(amount for one, _, amount in lines if one == year)


@given(many_lines(), st.none() | st.integers(0, 4))
def test_the_sum_stays_when_shares_part_it(given_lines, decimals):
    scheme, lines, to = given_lines
    # The shares of one year; another may part the code into others.
    lines = [one for one in lines if one[0] == lines[0][0]]
    assume(lines)
    shares = even(scheme, [lines[0][0]], to)

    found = gb.restate(lines, to=to, scheme=scheme, nested="all", shares=shares, decimals=decimals)

    assert not found.groups
    parts = {}
    for one in found:
        parts.setdefault(one.line, []).append(one)
    for number, (_, _, amount) in enumerate(lines, 1):
        assert whole(one.amount for one in parts[number]) == Fraction(amount)
        unit = Fraction(0)
        if not isinstance(amount, Fraction):
            exponent = -amount.as_tuple().exponent if isinstance(amount, Decimal) else 0
            unit = Fraction(1, 10 ** max(exponent, 0, decimals or 0))
        for one in parts[number]:
            if one.share is not None:
                assert abs(Fraction(one.amount) - Fraction(amount) * one.share) <= unit


@given(many_lines())
def test_every_line_has_a_place_and_one_only(given_lines):
    scheme, lines, to = given_lines
    tree = TREES[scheme, to]

    found = gb.restate(lines, to=to, scheme=scheme, nested="all")

    assert [one.line for one in found] == list(range(1, len(lines) + 1))
    for one in found:
        kept = (bool(one.to), bool(one.group), one.kind is gb.RestatedKind.ENDED)
        assert sum(kept) == 1
        assert not one.to or tree[one.to].name == one.to_name
    held = {one.group.key: one.group for one in found.groups}
    for one in found:
        if one.group:
            places = destinations(scheme, one.year, to)[one.code].places
            assert set(places) <= {place.code for place in held[one.group][to]}
            assert one.code in {place.code for place in held[one.group][one.year]}


@given(SCHEMES, YEAR, YEAR, st.data())
def test_there_and_back_on_what_answers_one_to_one(scheme, first, second, data):
    there = destinations(scheme, first, second)
    back = destinations(scheme, second, first)
    single = [
        code
        for code, one in there.items()
        if len(one.places) == 1 and back[one.places[0]].places == (code,)
    ]
    codes = data.draw(st.lists(st.sampled_from(single), min_size=1, max_size=8, unique=True))
    lines = {code: at for at, code in enumerate(codes, 1)}

    forth = gb.restate(lines, to=second, from_=first, scheme=scheme, nested="all")
    again = gb.restate(forth.amounts(), to=first, from_=second, scheme=scheme, nested="all")

    assert again.amounts() == lines


@given(SCHEMES, st.lists(YEAR, min_size=1, max_size=4))
def test_the_groups_of_a_bridge_part_the_codes_of_all_years(scheme, years):
    found = gb.bridge(scheme, years)

    assert found.years == tuple(sorted(set(years)))
    for year in found.years:
        codes = [place.code for group in found for place in group[year]]
        assert sorted(codes) == sorted(TREES[scheme, year])
        assert all(
            place.name == TREES[scheme, year][place.code].name
            for group in found
            for place in group[year]
        )
    keys = [group.key for group in found]
    assert len(set(keys)) == len(keys)


@given(many_lines(LEAVES))
def test_classes_add_up_to_the_same_within_each_group(given_lines):
    scheme, lines, to = given_lines
    assume(lines)
    year = lines[0][0]
    lines = [one for one in lines if one[0] == year]
    joined = gb.bridge(scheme, [year, to])

    before = {}
    for _, code, amount in lines:
        key = joined.group(code[:3], year).key
        before[key] = before.get(key, 0) + Fraction(amount)
    found = gb.restate(lines, to=to, scheme=scheme, nested="all")
    held = {one.group.key: one.group for one in found.groups}
    after = {}
    for one in found:
        if one.to or one.group:
            codes = {one.to} if one.to else {place.code for place in held[one.group][to]}
            keys = {joined.group(code[:3], to).key for code in codes}
        else:
            keys = {joined.group(one.code[:3], year).key}
        assert len(keys) == 1
        key = keys.pop()
        after[key] = after.get(key, 0) + Fraction(one.amount)

    assert after == before


@given(many_lines(LEAVES))
def test_restated_class_totals_are_the_totals_of_restated_lines(given_lines):
    scheme, lines, to = given_lines
    assume(lines)
    year = lines[0][0]
    lines = [one for one in lines if one[0] == year]
    totals = {}
    for _, code, amount in lines:
        totals[code[:3]] = totals.get(code[:3], 0) + Fraction(amount)
    joined = gb.bridge(scheme, [year, to])

    whole_lines = gb.restate(totals, to=to, from_=year, scheme=scheme)

    for one in whole_lines:
        place = one.to or one.group.partition("+")[0].partition("@")[0]
        assert joined.group(one.code, year) == (
            joined.group(place, to)
            if one.kind is not gb.RestatedKind.ENDED
            else joined.group(one.code, year)
        )
    assert Fraction(whole_lines.total()) == whole(totals.values())


@given(SCHEMES, YEAR, YEAR)
def test_learnt_shares_add_to_one_and_part_what_they_were_learnt_of(scheme, first, second):
    tree = TREES[scheme, second]
    lines = {code: at for at, code in enumerate(LEAVES[scheme, second], 1)}

    learnt = gb.learn_shares(lines, scheme, first, second)

    rolled = gb.rollup(lines, tree)
    for code, shares in learnt.items():
        assert sum(shares.values()) == 1
        assert set(shares) == set(destinations(scheme, first, second)[code].places)
        total = int(whole(rolled[one] for one in shares))
        found = gb.restate({code: total}, to=second, from_=first, scheme=scheme, shares=learnt)
        assert found.amounts() == {one: rolled[one] for one in shares}
