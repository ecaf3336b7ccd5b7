"""Roll-ups by COFOG, by GFSM, and by the other economic list."""

import json
import pickle
from decimal import Decimal as D
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govbudget as gb
from govbudget.jsonform import converter
from govbudget.rollups.answers import answers_of

TREE = gb.functional(2024)
LINES = {"2010101": 5, "20502": 100, "2050201": 30, "227": 7, "20114": 2, "205": 11}
SHARES = {
    "20502": {"09.1": D("0.25"), "09.2": D("0.75")},
    "205": {"09": D("0.9"), "": D("0.1")},
}


def by(to, lines=LINES, tree=TREE, **asked):
    return gb.rollup(lines, tree, nested="all", to=to, **asked)


class TestTrees:
    def test_cofog(self):
        tree = gb.international("cofog")

        assert [one.code for one in tree.roots] == [f"{at:02}" for at in range(1, 11)]
        assert [one.code for one in tree.path("09.1")] == ["09", "09.1"]
        assert {one.level for one in tree.entries} == {1, 2}
        assert tree["09"].name == "教育"

    def test_gfsm(self):
        tree = gb.international("gfsm")

        assert [one.code for one in tree.path("2111")] == ["2", "21", "211", "2111"]
        assert "21" in [one.code for one in tree.children("2")]

    def test_what_is_none(self):
        with pytest.raises(gb.UnknownWord, match="did you mean cofog"):
            gb.international("cofgo")
        with pytest.raises(gb.UnknownCode, match="99 is not in cofog 1999"):
            gb.international("cofog")["99"]


class TestAmounts:
    def test_what_is_in_no_total_is_told(self):
        lines = [
            ("2010101", 5),
            ("2990001", 3),
            ("2019955", 2),
            ("20502", gb.NotRead("#REF!", gb.WhyNot.ERROR)),
        ]
        rolled = gb.rollup(lines, TREE, unknown="collect", not_read="skip")
        found = rolled.converted("cofog")

        assert found.unknown == (("2019955", 2), ("2990001", 3))
        assert found.unread == rolled.unread != ()
        assert [one["code"] for one in found.to_rows() if one["kind"] == "unknown"] == [
            "2019955",
            "2990001",
        ]
        assert found.total == rolled.total == 5
        plain = json.loads(json.dumps(converter().unstructure(found)))
        assert converter().structure(plain, gb.ConvertedRollUp) == found
        moved = gb.rollup({"2019955": 2}, TREE, unknown="ancestor", to="cofog")
        assert moved.adopted == (("2019955", "20199"),)

    def test_on_one_code_in_groups_and_unmapped(self):
        found = by("cofog")

        assert dict(found) == {"01": 5, "01.1": 5, "04": 2, "04.1": 2, "09": 130, "09.1": 30}
        assert [(one.key, one.below, one.amount) for one in found.groups] == [
            ("09+?", "", 11),
            ("09.1+09.2+09.4", "09", 100),
        ]
        assert [(one.code, one.amount) for one in found.unmapped] == [("227", 7)]
        assert found.unmapped[0].reason.startswith("未定用途")
        assert (found.mapped, found.kept, found.left, found.total) == (37, 111, 7, 155)
        assert found.at(1) == {"01": 5, "04": 2, "09": 130}
        assert (found.row("09").own, found.row("09").kept) == (0, 100)

    def test_shares(self):
        found = by("cofog", shares=SHARES)

        assert found.groups == ()
        assert (found["09.1"], found["09.2"], found["09"]) == (55, 75, 140)
        assert [(one.code, one.amount) for one in found.unmapped] == [("205", 1), ("227", 7)]
        assert [(one.target, one.share) for one in found.shared][2:] == [
            ("09.1", Fraction(1, 4)),
            ("09.2", Fraction(3, 4)),
        ]
        assert found.total == 155

    def test_shares_of_the_code_that_is_named_for_it(self):
        # 20115 became 20138.
        shares = {"20138": {"04.1": D("0.75"), "07.6": D("0.25")}}

        found = by("cofog", {"20115": 4}, gb.functional(2018), shares=shares)

        assert (found["04.1"], found["07.6"]) == (3, 1)

    @pytest.mark.parametrize("amount", [0, -7, D("-0.01"), D("0.00"), Fraction(1, 3)])
    def test_shares_of_nought_and_of_negative_amounts(self, amount):
        shares = {"20502": {"09.1": Fraction(1, 3), "09.2": Fraction(2, 3)}}

        found = by("cofog", {"20502": amount}, shares=shares)

        assert found.total == amount
        assert sum(one.amount for one in found.shared) == amount

    def test_codes_of_another_year_answer_to_what_they_are_then(self):
        found = by("cofog", {"2011504": 7, "2070401": 100, "21306": 3}, gb.functional(2018))

        assert (found["04.1"], found["08.3"], found.left) == (7, 100, 3)
        assert found.year == 2018

    def test_gfsm(self):
        found = by("gfsm", {"30101": 5, "30305": 10}, gb.economic(2024))

        assert (found["2111"], found["2"]) == (5, 15)
        assert [(one.key, one.below) for one in found.groups] == [("25+2721+2731+2821", "2")]

    def test_the_other_economic_list(self):
        lines = gb.rollup({"30101": 5, "30107": 1}, gb.economic(2024))

        found = lines.converted("政府预算支出经济分类", unit="organ")

        assert dict(found) == {"501": 5, "50101": 5}
        assert found.unmapped[0].code == "30107"
        assert [one.key for one in lines.converted("government_economic").groups] == ["50101+50501"]

    def test_a_pair_in_the_main_only_is_told(self):
        found = by("cofog", {"20402": 9})

        assert found["03.1"] == 9
        assert [(one.code, one.amount) for one in found.partial] == [("20402", 9)]

    def test_groups_of_lines(self):
        found = gb.rollup([(2018, "2011504", 7), (2024, "20114", 2)], by="year", to="COFOG")

        assert {key: one["04.1"] for key, one in found.items()} == {(2018,): 7, (2024,): 2}

    def test_local_codes_are_those_above_them(self):
        found = by("cofog", {"205020101": 4}, unknown="ancestor")

        assert found["09.1"] == 4


class TestRefused:
    @pytest.mark.parametrize(
        ("to", "asked", "error", "said"),
        [
            ("cofgo", {}, gb.UnknownWord, "did you mean cofog"),
            (5, {}, gb.UnknownWord, "no classification is called '?5"),
            ("gfsm", {}, gb.UnknownCorrespondence, "kept: .*functional and cofog"),
            ("revenue", {}, gb.UnknownCorrespondence, "functional and cofog"),
            ("cofog", {"shares": {"20502": {"09.1": D("0.5")}}}, gb.WrongArgument, "add to 1"),
            ("cofog", {"shares": {"20502": {"09.1": 2, "09.2": -1}}}, gb.WrongArgument, "below 0"),
            (
                "cofog",
                {"shares": {"20502": {"04.1": 1}}},
                gb.WrongArgument,
                "answers to 09.1, 09.2",
            ),
            ("cofog", {"shares": {"2050": {"09.1": 1}}}, gb.WrongArgument, "no edition"),
            ("cofog", {"shares": {"20502": {"09.1": 0.5}}}, gb.WrongArgument, "float"),
            ("cofog", {"shares": [1]}, gb.WrongArgument, "mapping"),
        ],
    )
    def test_what_is_asked(self, to, asked, error, said):
        with pytest.raises(error, match=said):
            by(to, **asked)

    def test_shares_without_a_target_and_several_measures(self):
        with pytest.raises(gb.WrongArgument, match="with to"):
            gb.rollup(LINES, TREE, shares=SHARES)
        with pytest.raises(gb.WrongArgument, match="take one with measure"):
            gb.rollup([("201", 1, 2)], TREE, measures=["a", "b"], to="cofog")
        with pytest.raises(gb.WrongArgument, match="organ"):
            gb.rollup({"201": 1}, TREE).converted("cofog", unit="x")
        with pytest.raises(gb.UnknownCode, match="02 is not in cofog 1999"):
            by("cofog")["02"]


class TestForms:
    def test_a_page_tells_what_is_counted_whole(self, monkeypatch):
        lines = {"2070101": 20, "2160501": 1, "2050201": 5}
        found = gb.rollup(lines, gb.functional(2018)).converted("cofog")
        said = "2 个科目（2070101、2160501）共 21，只是主要用途"

        monkeypatch.setenv("GOVBUDGET_LANG", "zh")
        assert said in found._repr_html_()
        assert "主要用途" not in by("cofog", {"2050201": 5})._repr_html_()
        monkeypatch.setenv("GOVBUDGET_LANG", "en")
        told = "2 codes (2070101, 2160501) with 21 answer to a code only in the main"
        assert told in found._repr_html_()

    def test_rows_json_and_values(self):
        found = by("cofog", shares={"20502": {"09.1": Fraction(1, 3), "09.2": Fraction(2, 3)}})
        plain = json.loads(json.dumps(converter().unstructure(found)))
        rows = found.to_rows()

        assert converter().structure(plain, gb.ConvertedRollUp) == found
        assert pickle.loads(pickle.dumps(found)) == found
        assert hash(found) == hash(pickle.loads(pickle.dumps(found)))
        assert sum(row["own"] for row in rows) == found.total
        assert [row["kind"] for row in rows][-2:] == ["group", "unmapped"]
        assert [row["below"] for row in rows if row["kind"] == "group"] == [
            one.below for one in found.groups
        ]
        assert repr(found).startswith("<ConvertedRollUp of functional 2024 by cofog 1999: 7 codes")


KEPT = [("functional", "cofog"), ("economic", "gfsm"), ("economic", "government_economic")]
YEARS = (2018, 2021, 2024, 2026)
TREES = {
    (scheme, year): gb.Catalogue().tree(gb.Scheme(scheme), year)
    for scheme in ("functional", "economic", "government_economic")
    for year in YEARS
}
AMOUNT = st.one_of(
    st.integers(-(10**30), 10**30).map(lambda one: D(one).scaleb(-6)),
    st.integers(-(10**12), 10**12),
    st.fractions(max_denominator=7),
)


@st.composite
def cases(draw):
    source, target = draw(st.sampled_from([*KEPT, KEPT[-1][::-1]]))
    year = draw(st.sampled_from(YEARS))
    code = st.sampled_from(list(TREES[source, year]))
    lines = draw(st.lists(st.tuples(code, AMOUNT), max_size=15))
    whole = answers_of(gb.Scheme(source), year, target, None)
    shares = {}
    for one, _ in lines:
        targets = whole.of(one).targets
        if len(targets) > 1 and draw(st.booleans()):
            weights = draw(
                st.lists(st.integers(0, 9), min_size=len(targets), max_size=len(targets))
            )
            if sum(weights):
                pairs = zip(targets, weights, strict=True)
                shares[one] = {to: Fraction(weight, sum(weights)) for to, weight in pairs}
    return lines, TREES[source, year], target, shares


@given(cases())
def test_the_sum_stays_to_the_last_digit(case):
    lines, tree, target, shares = case
    rolled = gb.rollup(lines, tree)

    found = rolled.converted(target, shares=shares)

    parts = (found.mapped, found.kept, found.left)
    assert sum(map(Fraction, parts)) == Fraction(rolled.total)
    assert found.total == rolled.total
    roots = [one.total for one in found.rows if one.level == 1]
    loose = [one.amount for one in found.groups if not one.below]
    left = [one.amount for one in found.unmapped]
    assert sum(map(Fraction, (*roots, *loose, *left))) == Fraction(rolled.total)
    assert all(
        sum(Fraction(part.amount) for part in one.sources) == Fraction(one.amount)
        for one in found.groups
    )


def test_a_share_of_what_a_code_does_not_answer_to_is_refused_where_it_answers_to_one_too():
    with pytest.raises(gb.WrongArgument, match="2010101 answers to 01.1"):
        gb.rollup(
            {"2010101": 5},
            gb.functional(2024),
            to="cofog",
            shares={"2010101": {"05.1": 1}},
        )
