"""What always holds of a roll-up."""

from decimal import Decimal
from fractions import Fraction
from functools import partial

import hypothesis.strategies as st
from hypothesis import given

import govbudget as gb

TREE = gb.functional(2024)
CODES = st.sampled_from(list(TREE))
# Forty digits, of which twelve behind the point.
AMOUNTS = st.integers(-(10**40), 10**40).map(lambda one: Decimal(one).scaleb(-12))
NUMBERS = st.one_of(AMOUNTS, st.integers(-(10**40), 10**40), st.fractions(max_denominator=7))
rollup = partial(gb.rollup, nested="all")
LINES = st.lists(st.tuples(CODES, NUMBERS), max_size=30)


def slowly(lines):
    """Each line on each of its ancestors, as fractions."""
    sums = {}
    for code, amount in lines:
        for entry in TREE[code].path:
            sums[entry.code] = sums.get(entry.code, 0) + Fraction(amount)
    return sums


@given(LINES)
def test_is_the_sum_over_every_ancestor(lines):
    rolled = rollup(lines, TREE)

    assert {code: Fraction(total) for code, total in rolled.items()} == slowly(lines)


@given(LINES)
def test_total_classes_and_leaves_agree(lines):
    rolled = rollup(lines, TREE)
    owns = sum((Fraction(rolled.own(code)) for code in rolled), Fraction(0))

    assert Fraction(rolled.total) == owns
    assert owns == sum(map(Fraction, rolled.at(gb.Level.CLASS).values()), Fraction(0))


@given(LINES)
def test_every_ancestor_is_its_own_and_its_children(lines):
    rolled = rollup(lines, TREE)

    for code, total in rolled.items():
        children = sum(map(Fraction, rolled.children(code).values()), Fraction(0))
        assert Fraction(total) == Fraction(rolled.own(code)) + children
        assert Fraction(rolled.below(code)) == children


@given(LINES, st.randoms(use_true_random=False), st.data())
def test_order_and_parts_do_not_matter(lines, random, data):
    whole = rollup(lines, TREE)
    shuffled = list(lines)
    random.shuffle(shuffled)
    at = data.draw(st.integers(0, len(lines)))

    assert rollup(shuffled, TREE) == whole
    assert rollup(iter(shuffled[:at]), TREE) + rollup(shuffled[at:], TREE) == whole


@given(LINES, st.sampled_from([entry.code for entry in TREE.roots]))
def test_a_subtree_has_the_totals_of_the_whole(lines, root):
    below = [(code, amount) for code, amount in lines if code.startswith(root)]
    rolled, part = rollup(lines, TREE), rollup(below, TREE.subtree(root))

    assert dict(part) == {code: total for code, total in rolled.items() if code.startswith(root)}


@given(st.lists(st.tuples(CODES, NUMBERS, NUMBERS), max_size=20))
def test_measures_do_not_touch_each_other(records):
    both = rollup(records, TREE, measures=["a", "b"])

    assert both.measure("a") == rollup([(code, one) for code, one, _ in records], TREE)
    assert both.measure("b") == rollup([(code, other) for code, _, other in records], TREE)
