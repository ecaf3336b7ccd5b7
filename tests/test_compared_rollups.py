"""Two roll-ups beside each other."""

import json
from decimal import Decimal as D
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govbudget as gb
from govbudget.jsonform import converter

LAST = {"2160501": 1050, "2070401": 500, "21306": 200, "20805": 9, "2070101": 0}
THIS = {"2070101": 2000, "2080505": 5, "2070601": 300, "2070801": 400}


@pytest.fixture
def last():
    return gb.rollup(LAST, gb.functional(2018))


@pytest.fixture
def this():
    return gb.rollup(THIS, gb.functional(2024))


def told(found):
    return [(row.code, row.kind, row.before, row.after) for row in found]


class TestRows:
    def test_both_are_on_one_edition(self, this, last):
        found = this.compare(last)

        assert told(found) == [
            ("2070101", "code", 1050, 2000),
            ("2070601+2070801", "group", 500, 700),
            ("21306", "ended", 200, None),
            ("20805", "code", 9, 5),
        ]
        assert (found.to, found.years, found.names) == (2024, (2018, 2024), ("2018", "2024"))
        assert (found.total.before, found.total.after) == (last.total, this.total)

    def test_a_class_that_is_not_the_same_is_told_with_amounts(self, this, last):
        row = this.compare(last, level="类")["207"]

        assert not row.is_same
        assert [(one.year, one.old.code, one.new.code, one.amount) for one in row.moved] == [
            (2018, "216", "207", 1050)
        ]

    def test_what_left_a_code_is_told_where_its_number_stays(self):
        before = gb.rollup({"20822": 40, "20805": 60}, gb.functional(2023))
        after = gb.rollup({"20805": 70, "21372": 50}, gb.functional(2024))

        found = after.compare(before, level="类")

        assert [one.amount for one in found["208"].moved] == [40]
        assert [(one.old.code, one.new.code) for one in found["213"].moved] == [("208", "213")]
        assert told(found) == [("208", "code", 60, 70), ("213", "code", 40, 50)]
        assert found.not_same == found.rows

    def test_shares_part_what_was_split(self, this, last):
        shares = {"2070401": {"2070601": Fraction(1, 3), "2070801": Fraction(2, 3)}}

        found = this.compare(last, shares=shares)

        assert (found["2070601"].before, found["2070801"].before) == (167, 333)

    def test_the_edition_may_be_the_earlier_one(self, this, last):
        found = this.compare(last, to=2018, level=1)

        assert found.to == 2018
        assert found.total.after == this.total
        assert found["207+216"].before == 1550

    def test_what_one_side_has_above_the_other_compares_there(self):
        tree = gb.functional(2024)
        one = gb.rollup({"20805": 9, "2010350": 1}, tree)
        other = gb.rollup({"2080505": 5, "2080506": 2, "2010350": 1}, tree)

        assert told(one.compare(other, sort="code")) == [
            ("2010350", "code", 1, 1),
            ("20805", "code", 7, 9),
        ]

    def test_of_one_edition_the_tree_need_not_be_kept(self):
        entry = gb.functional(2024)["2010350"]
        tree = gb.Classification(gb.Scheme.FUNCTIONAL, 2024, [entry], revision=99)
        one, other = gb.rollup({"2010350": 1}, tree), gb.rollup({"2010350": 3}, tree)

        assert told(one.compare(other)) == [("2010350", "code", 3, 1)]
        assert told(one.compare(other, level="类")) == [("201", "code", 3, 1)]

    def test_what_is_in_no_row_is_told(self):
        tree = gb.functional(2024)
        one = gb.rollup({"2159998": 5, "2010350": 1}, tree, unknown="collect")

        assert one.compare(gb.rollup({"2010350": 1}, tree)).unknown == ((1, "2159998", 5),)


class TestRates:
    def test_are_exact(self):
        tree = gb.functional(2024)
        budget = gb.rollup({"201": 3, "205": 0, "206": -2, "207": D("0.30")}, tree)
        account = gb.rollup({"201": 2, "205": 4, "206": 1, "208": 1}, tree)

        found = account.compare(budget, sort="code", names=("预算", "决算"))

        assert found.is_execution
        assert {row.code: (row.rate, row.execution) for row in found} == {
            "201": (Fraction(-1, 3), Fraction(2, 3)),
            "205": (None, None),
            "206": (Fraction(3, 2), None),
            "207": (Fraction(-1), Fraction(0)),
            "208": (None, None),
        }
        assert found["201"].rate_percent == D("-33.33")
        assert found["201"].execution_percent == D("66.67")
        assert repr(found) == "<RollUpComparison of functional 2024, 决算 with 预算: 5 rows>"

    def test_two_measures_of_one_roll_up(self):
        lines = [("2010350", 10, 8), ("2010399", 5, 5)]
        both = gb.rollup(lines, gb.functional(2024), measures=["预算数", "决算数"])

        found = both.measure("决算数").compare(both.measure("预算数"), level="类")

        assert found["201"].execution == Fraction(13, 15)

    def test_sorted(self, this, last):
        def codes(sort):
            return [row.code for row in this.compare(last, sort=sort)]

        assert codes("change") == ["2070101", "2070601+2070801", "21306", "20805"]
        assert codes("rate") == ["21306", "2070101", "20805", "2070601+2070801"]
        assert codes("execution") == ["21306", "20805", "2070601+2070801", "2070101"]
        assert codes("code") == ["2070101", "2070601+2070801", "20805", "21306"]

    def test_changes_have_all_digits(self):
        tree = gb.functional(2024)
        many = D("1234567890123456789012345678901234.56")

        found = gb.rollup({"201": D("0.01")}, tree).compare(gb.rollup({"201": many}, tree))

        assert found["201"].change == D("-1234567890123456789012345678901234.55")


class TestRefused:
    @pytest.mark.parametrize(
        ("other", "asked", "said"),
        [
            (5, {}, "it is no roll-up"),
            ({"20103": 1}, {}, "it is no roll-up"),
            (gb.rollup({"301": 1}, gb.economic(2024)), {}, "two schemes, functional and economic"),
            (gb.rollup([("201", 1, 2)], gb.functional(2024), measures=["a", "b"]), {}, "measure()"),
            (gb.rollup({"201": 1}, gb.functional(2024)), {"sort": "name"}, "it is one of change"),
            (gb.rollup({"201": 1}, gb.functional(2024)), {"spread": "x"}, "it is one of group"),
            (gb.rollup({"201": 1}, gb.functional(2024)), {"unit": "元"}, "have no unit"),
        ],
    )
    def test_of_what_cannot_be_compared(self, this, other, asked, said):
        with pytest.raises(gb.WrongArgument, match=said.replace("(", r"\(").replace(")", r"\)")):
            gb.compare(this, other, **{"to": 2024, **asked})

    def test_documents_take_nothing_of_roll_ups(self):
        table = gb.BudgetTable.of([("201", "", "1")], ["合计"], unit="元")

        with pytest.raises(gb.WrongArgument, match="for roll-ups alone"):
            gb.compare(table, table, to=2024)


class TestForms:
    def test_rows_and_json(self, this, last):
        found = gb.compare(this, last)
        plain = json.loads(json.dumps(converter().unstructure(found)))

        assert converter().structure(plain, gb.RollUpComparison) == found
        assert found.to_rows()[2] == {
            "code": "21306",
            "name": "农业综合开发",
            "level": 2,
            "kind": "ended",
            "before": 200,
            "after": None,
            "change": -200,
            "rate": D("-100.00"),
            "execution": D("0.00"),
        }


YEARS = [2018, 2021, 2024]
TREES = {year: gb.functional(year) for year in YEARS}
AMOUNT = st.integers(-(10**12), 10**12).map(lambda one: D(one).scaleb(-2))


@st.composite
def rolled(draw):
    year = draw(st.sampled_from(YEARS))
    codes = st.sampled_from(list(TREES[year]))
    return gb.rollup(draw(st.lists(st.tuples(codes, AMOUNT), max_size=12)), TREES[year])


@given(rolled(), rolled(), st.sampled_from([None, 1, 2, 3]), st.sampled_from([None, *YEARS]))
def test_rows_add_up_to_both_totals(after, before, level, to):
    found = gb.compare(after, before, level=level, to=to)

    assert sum(row.before or 0 for row in found) == before.total
    assert sum(row.after or 0 for row in found) == after.total
    assert sum(row.change for row in found) == after.total - before.total
    assert len({(row.code, row.kind) for row in found}) == len(found)


class TestWhatIsAsked:
    def test_a_code_without_a_row_is_told(self, this, last):
        with pytest.raises(gb.UnknownCode, match="999 is not in this comparison of functional"):
            this.compare(last)["999"]

    @pytest.mark.parametrize(
        "asked",
        [
            {"spread": "x"},
            {"names": "ab"},
            {"names": ("预算",)},
            {"shares": {"20502": {"20502": D("0.5")}}},
            {"shares": {"999": {"205": 1}}},
        ],
    )
    def test_a_wrong_choice_is_refused_where_nothing_has_to_be_restated_too(self, this, asked):
        with pytest.raises(gb.WrongArgument):
            this.compare(this, **asked)

    def test_a_local_code_compares_with_what_it_is_below(self):
        tree = gb.functional(2024).with_local("201010101", "某项工作")
        local = gb.rollup({"201010101": 5, "2010102": 1}, tree)

        found = local.compare(gb.rollup({"2010101": 3}, gb.functional(2018)), sort="code")

        assert told(found) == [("2010101", "code", 3, 5), ("2010102", "code", None, 1)]


class TestFrame:
    def test_rows_are_a_data_frame_with_exact_decimals(self, this, last):
        pytest.importorskip("pyarrow")

        rows = this.compare(last).to_frame("pyarrow").to_pylist()

        assert [(one["code"], one["level"], one["before"], one["same"]) for one in rows][:3] == [
            ("2070101", 3, 1050, False),
            ("2070601+2070801", 3, 500, False),
            ("21306", 2, 200, False),
        ]
        assert rows[0]["rate"] == D("90.48")
        assert rows[2]["after"] is None

    def test_what_decimals_do_not_hold_is_refused(self):
        pytest.importorskip("pyarrow")
        tree = gb.functional(2024)

        for amount in (Fraction(1, 3), 10**40):
            found = gb.rollup({"201": amount}, tree).compare(gb.rollup({"201": 1}, tree))
            with pytest.raises(gb.InexactAmount):
                found.to_frame("pyarrow")
