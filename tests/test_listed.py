"""Names in the order of a tree tell their codes; where they do not, they have none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govbudget as gb
from govbudget.classification.listed import codes_in_order
from govbudget.classification.vocabulary import Scheme

TREES = [gb.functional(2018), gb.functional(2026), gb.economic(2024), gb.government_economic(2024)]


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: f"{tree.scheme}-{tree.year}")
def test_every_entry_of_a_whole_tree_is_told_by_its_name(tree):
    entries = list(tree.values())

    found = codes_in_order([one.name for one in entries], tree.scheme, tree.year)

    assert found == [one.code for one in entries]


@given(st.data())
def test_a_name_never_gets_another_code(data):
    tree = data.draw(st.sampled_from(TREES))
    leaves = data.draw(st.lists(st.sampled_from(sorted(tree)), unique=True, max_size=12))
    codes = sorted({one.code for code in leaves for one in (*tree[code].ancestors, tree[code])})

    found = codes_in_order([tree[code].name for code in codes], tree.scheme, tree.year)

    assert all(got in {"", code} for got, code in zip(found, codes, strict=True))


@pytest.mark.parametrize(
    "names",
    [
        ["不是科目"],
        ["一般公共服务支出", "不是科目", "档案事务"],
        ["档案事务", "一般公共服务支出"],
        ["行政运行"],
        ["一般公共服务支出", "行政运行"],
    ],
)
def test_names_that_cannot_stand_so_have_no_code(names):
    assert codes_in_order(names, Scheme.FUNCTIONAL, 2024) == [""] * len(names)


def test_order_tells_a_name_that_two_sections_have():
    names = ["交通运输支出", "公路水路运输", "行政运行", "超长期特别国债安排的支出", "公路水路运输"]

    found = codes_in_order(names, Scheme.FUNCTIONAL, 2026)

    assert found == ["214", "21401", "2140101", "21498", "2149801"]


def test_classes_out_of_order_are_told_all_the_same():
    names = ["住房保障支出", "住房改革支出", "住房公积金", "一般公共服务支出", "档案事务", "档案馆"]

    found = codes_in_order(names, Scheme.FUNCTIONAL, 2024)

    assert found == ["221", "22102", "2210201", "201", "20126", "2012604"]


def test_no_names_have_no_codes():
    assert codes_in_order([], Scheme.FUNCTIONAL) == []
