"""Roll-ups in groups, each on the edition of its year."""

import datetime as dt
import json
import pickle
from decimal import Decimal as D
from fractions import Fraction
from typing import NamedTuple

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

import govbudget as gb
from govbudget.base.cells import NotRead, WhyNot
from govbudget.jsonform import converter

LINES = [
    {"year": 2018, "unit": "甲", "code": "2011504", "amount": 7},
    {"year": 2024, "unit": "甲", "code": "2013804", "amount": D("9.50")},
    {"year": "2024年", "unit": "乙", "code": "208 05 05", "amount": 1},
    {"year": 2024, "unit": "乙", "code": 2080505, "amount": None},
]
TREE = gb.functional(2024)


@frozen
class Line:
    place: str
    code: str
    amount: int


class Row(NamedTuple):
    year: int
    fund: str
    code: str
    amount: int


class TestGroups:
    def test_each_group_is_on_the_edition_of_its_year(self):
        found = gb.rollup(LINES, by=("year", "unit"))

        assert list(found) == [(2018, "甲"), (2024, "乙"), (2024, "甲")]
        assert [one.year for one in found.values()] == [2018, 2024, 2024]
        assert found[2018, "甲"]["20115"] == 7
        assert found[2024, "乙"]["208"] == 1
        assert found.total == D("17.50")

    def test_groups_of_one_tree(self):
        lines = [Line("市", "2010350", 5), Line("县", "2010399", 2), Line("市", "2010399", 1)]

        found = gb.rollup(lines, TREE, by="place")

        assert {key: dict(one.at("项")) for key, one in found.items()} == {
            ("市",): {"2010350": 5, "2010399": 1},
            ("县",): {"2010399": 2},
        }

    def test_lines_may_be_records_and_triples(self):
        rows = [Row(2024, "general", "2010350", 5), Row(2024, "general", "2010350", 6)]

        assert gb.rollup(rows, by=["fund", "year"])["general", 2024].total == 11
        assert gb.rollup([(2018, "2011504", 7)], by="year")[2018,]["201"] == 7

    def test_without_groups_the_year_tells_the_tree(self):
        rolled = gb.rollup(iter([(2018, "2011504", 7), ("2018", "2010350", 1)]))

        assert (rolled.year, rolled.total) == (2018, 8)

    def test_several_measures(self):
        lines = [
            {"年度": 2024, "code": "30101", "a": 1, "b": 2},
            {"年度": 2024, "code": "302", "b": 3},
        ]

        found = gb.rollup(lines, by="年度", year="年度", measures=["a", "b"])

        assert dict(found[2024,].total) == dict(found.total) == {"a": 1, "b": 5}

    def test_subtotals_are_told_in_each_group(self):
        lines = [("甲", "201", 5), ("甲", "20103", 5), ("乙", "20103", 1), ("乙", "2010350", 2)]
        lines = [dict(zip(("unit", "code", "amount"), one, strict=True)) for one in lines]

        found = gb.rollup(lines, TREE, by="unit")

        assert (found["甲",].total, found["乙",].total) == (5, 3)
        assert [one.code for one in found["甲",].nested] == ["201"]
        with pytest.raises(gb.CountedTwice):
            gb.rollup(lines, TREE, by="unit", nested="refuse")

    def test_unknown_and_unread_stand_in_their_group(self):
        lost = NotRead("#REF!", WhyNot.ERROR)
        lines = [("甲", "2159998", 5), ("甲", "2010350", 1), ("乙", "2010350", lost)]
        lines = [dict(zip(("unit", "code", "amount"), one, strict=True)) for one in lines]

        found = gb.rollup(lines, TREE, by="unit", unknown="collect", not_read="skip")
        adopted = gb.rollup(lines[:2], TREE, by="unit", unknown="ancestor")

        assert found["甲",].unknown == (("2159998", (5,)),)
        assert found["乙",].unknown == ()
        assert [(one.code, one.line) for one in found["乙",].unread] == [("2010350", 3)]
        assert adopted["甲",].adopted == (("2159998", "21599"),)
        with pytest.raises(gb.FigureNotRead, match="2010350"):
            gb.rollup(lines[1:], TREE, by="unit")

    def test_a_blank_is_a_group_of_its_own_and_stands_last(self):
        lines = [("b", 1), (None, 2), (float("nan"), 4), (3, 8), ("a", 16)]
        lines = [{"unit": unit, "code": "201", "amount": amount} for unit, amount in lines]

        found = gb.rollup(lines, TREE, by="unit")

        assert [(*key, one.total) for key, one in found.items()] == [
            *((3, 8), ("a", 16), ("b", 1), (None, 6))
        ]

    def test_what_is_asked_of_them(self):
        found = gb.rollup(LINES, by=("year", "unit"))

        assert list(found.only(year=2024)) == [(2024, "乙"), (2024, "甲")]
        assert found.merged("year")[2024,].total == D("10.50")
        assert found.to_rows()[0] == {
            "year": 2018,
            "unit": "甲",
            "code": "201",
            "name": "一般公共服务支出",
            "level": 1,
            "own": 0,
            "total": 7,
        }
        assert repr(found) == "<RollUps by year, unit: 3 groups>"
        assert "2018 / 甲\n201 一般公共服务支出" in str(found)
        with pytest.raises(gb.WrongArgument, match="not grouped by it, but by year, unit"):
            found.only(place="市")
        with pytest.raises(gb.WrongArgument, match="editions or measures differ"):
            found.merged("unit")

    def test_values(self):
        found = gb.rollup(LINES, by=("year", "unit"))
        plain = json.loads(json.dumps(converter().unstructure(found)))
        same = converter().structure(plain, gb.RollUps)

        assert same == found == gb.rollup(LINES[::-1], by=("year", "unit"))
        assert hash(same) == hash(found)
        assert pickle.loads(pickle.dumps(found)) == found
        assert list(found) == list(same)

    def test_keys_of_several_kinds_come_back_from_json(self):
        kinds = (1, "1", None, D("1.50"), Fraction(1, 3), dt.date(2024, 1, 2), 2.5)
        lines = [{"k": one, "code": "2013804", "amount": 9} for one in kinds]
        found = gb.rollup(lines, gb.functional(2024), by="k")
        plain = json.loads(json.dumps(converter().unstructure(found)))
        same = converter().structure(plain, gb.RollUps)

        assert same == found
        assert [(type(key), key) for (key,) in same] == [(type(key), key) for (key,) in found]


WRONG = [
    (
        {"by": ("year", "unt")},
        gb.MalformedLine,
        "line 1: it has no 'unt': year, unit, code",
    ),
    ({"by": "unit"}, gb.MalformedLine, "line 2: its group has lines of two years, 2018, 2024"),
    ({"by": "code"}, gb.WrongArgument, "none of the result"),
    ({"by": ("unit", "unit")}, gb.WrongArgument, "each once"),
    ({"by": ()}, gb.WrongArgument, "at least one"),
    ({"by": 3}, gb.WrongArgument, "they are names"),
    ({"by": "unit", "tree": TREE}, gb.MissingCode, "2011504 is not in functional 2024"),
    ({"by": "unit", "tree": TREE, "year": "year"}, gb.WrongArgument, "which is one edition"),
    ({"by": "unit", "tree": TREE, "scheme": "economic"}, gb.WrongArgument, "which is one edition"),
    ({"by": "year", "total": 5}, gb.WrongArgument, "no total is taken"),
    ({"by": "year", "scheme": "economic"}, gb.MissingCode, "economic"),
    ({"by": "year", "measures": ["amount", "x"]}, gb.MalformedLine, "no record has x"),
]


class TestRefused:
    @pytest.mark.parametrize(("asked", "error", "said"), WRONG)
    def test_what_is_asked(self, asked, error, said):
        with pytest.raises(error, match=said):
            gb.rollup(LINES, **asked)

    def test_a_year_without_an_edition_names_its_line(self):
        lines = [*LINES, {"year": 1990, "unit": "甲", "code": "201", "amount": 1}]

        with pytest.raises(gb.UnknownEdition, match="no edition of functional for 1990") as caught:
            gb.rollup(lines, by="year")
        assert caught.value.__notes__ == ["line 5 has it"]

    @pytest.mark.parametrize("year", [None, "去年", 2024.0, True])
    def test_a_year_that_is_none(self, year):
        with pytest.raises(gb.WrongArgument, match="it is a year") as caught:
            gb.rollup([{"year": year, "code": "201", "amount": 1}], by="year")
        assert caught.value.__notes__ == ["line 1 has it"]

    def test_a_code_of_another_scheme(self):
        with pytest.raises(gb.MissingCode, match="it belongs to economic") as caught:
            gb.rollup([(2024, "201", 1), (2024, "30101", 1)], by="year")
        assert caught.value.__notes__ == ["line 2 has this code"]

    @pytest.mark.parametrize("line", ["ab", 5, (2024, "201"), (2024, "201", 1, 2), None])
    def test_a_line_that_is_none(self, line):
        with pytest.raises(gb.MalformedLine, match="neither a key nor an attribute"):
            gb.rollup([line], by="year")

    @pytest.mark.parametrize("name", ["unit", "code"])
    def test_a_key_or_a_code_that_is_no_value(self, name):
        line = {"unit": "甲", "code": "201", "amount": 1, name: ["x"]}

        with pytest.raises(gb.MalformedLine, match="line 1: .*is no value of a group or code"):
            gb.rollup([line], TREE, by="unit")

    def test_an_amount_that_is_no_exact_number(self):
        with pytest.raises(gb.InexactAmount, match="line 2"):
            gb.rollup([(2024, "201", 1), (2024, "201", 0.5)], by="year")

    def test_no_lines_without_a_tree(self):
        with pytest.raises(gb.WrongArgument, match="no line tells the edition"):
            gb.rollup([])
        assert len(gb.rollup([], by="year")) == 0


CODES = st.sampled_from([code for code in TREE if code in gb.functional(2023)])
NUMBERS = st.one_of(
    st.integers(-(10**40), 10**40).map(lambda one: D(one).scaleb(-12)),
    st.integers(-(10**40), 10**40),
    st.fractions(max_denominator=7),
    st.none(),
)
KEYED = st.lists(
    st.tuples(st.sampled_from([2023, 2024]), st.sampled_from(["甲", "乙", None]), CODES, NUMBERS),
    max_size=20,
)


@given(KEYED)
def test_each_group_is_the_roll_up_of_its_lines(rows):
    lines = [dict(zip(("year", "unit", "code", "amount"), row, strict=True)) for row in rows]

    found = gb.rollup(iter(lines), by=("unit", "year"), nested="all")

    assert set(found) == {(unit, year) for year, unit, *_ in rows}
    for (unit, year), rolled in found.items():
        own = [(code, amount) for at, one, code, amount in rows if (one, at) == (unit, year)]
        assert rolled == gb.rollup(own, gb.functional(year), nested="all")
    assert Fraction(found.total) == sum(Fraction(one) for *_, one in rows if one is not None)
