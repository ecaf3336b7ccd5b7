"""The page against generated ledgers: nothing of govbudget's own tests is at hand here."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgerpage import MEASURES, page

import govbudget as gb
from govbudget.testing import (
    amounts,
    assert_reconciles,
    broken_budgets,
    budgets,
    codes,
    entries,
    subtrees,
)

ITEMS = codes("functional", level=gb.Level.ITEM, written=True)
LINES = st.lists(
    st.tuples(ITEMS, st.sampled_from(MEASURES[1:]), amounts(min_value=1)), min_size=1, max_size=8
)


@given(LINES)
def test_every_page_reconciles(lines):
    table = page(lines)

    assert_reconciles(table, rounding=False)
    assert table.amount("", "合计") == sum(amount for _, _, amount in lines)


@given(subtrees(scheme="functional"), st.data())
def test_a_part_of_the_tree_is_enough(tree, data):
    leaf = data.draw(st.sampled_from(tree.leaves))

    table = page([(leaf.code, "基本支出", Decimal(1))], tree)

    assert [row.code for row in table.rows] == ["", *(entry.code for entry in leaf.path)]


@given(entries("functional", level=gb.Level.ITEM), st.from_type(gb.Entry))
def test_types_need_no_import(item, entry):
    assert isinstance(entry, gb.Entry)
    assert page([(item.code, "项目支出", Decimal(1))]).amount(item.code, "项目支出") == 1


@given(st.from_type(gb.BudgetTable), st.from_type(gb.Classification), st.from_type(gb.Scheme))
def test_whole_tables_and_trees(table, tree, scheme):
    assert_reconciles(table)
    assert tree.scheme in gb.Scheme
    assert isinstance(scheme, gb.Scheme)


@given(budgets(rounded=True))
def test_rounding_is_let_pass(table):
    assert_reconciles(table)


@given(broken_budgets(slip=gb.Slip.SIGN, max_codes=4))
def test_a_slip_is_seen(broken):
    with pytest.raises(AssertionError, match="does not reconcile"):
        assert_reconciles(broken.broken)


def test_fixtures(govbudget_tree, govbudget_table, govbudget_broken, assert_reconciles):
    table = govbudget_table({"30101": [3], "30102": [4]}, govbudget_tree("economic"))
    broken = govbudget_broken(table, gb.Slip.SIGN, seed=1)

    assert assert_reconciles(table).checked
    assert broken.is_told(gb.reconcile(broken.broken))
    with pytest.raises(AssertionError):
        assert_reconciles(broken.broken)


def test_what_a_failure_prints(pytester):
    pytester.makepyfile(
        """
        from decimal import Decimal

        from ledgerpage import page

        def test_page(assert_reconciles):
            table = page(
                [
                    ("2010101", "基本支出", Decimal("976.56")),
                    ("2010102", "项目支出", Decimal("30.10")),
                    ("2080505", "基本支出", Decimal("89.31")),
                ]
            )
            assert_reconciles(table.with_amount(2, "基本支出", Decimal("967.56")))
        """
    )

    result = pytester.runpytest_subprocess()

    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "E*AssertionError: this table does not reconcile: 1 error; * sums checked",
            "E*code *name *合计 *基本支出 *项目支出",
            "E*1 *201 *一般公共服务支出 *1,006.66 *976.56 *30.10",
            "E*2 *20101 *人大事务 *1,006.66 * [*]967.56 *30.10",
            "E*error amount:*",
            "E*mend: row 2, 20101 人大事务 基本支出: 967.56 should be 976.56 (digits swapped)",
        ]
    )
    # The traceback ends at the test: no line of the library stands in it.
    assert "govbudget/testing" not in result.stdout.str()
