"""Lines on the edition of another year."""

from decimal import Decimal
from fractions import Fraction

import pytest

import govbudget as gb
from govbudget.frames import restate_frame

from . import engines

KINDS = [
    # Printed in both years alike.
    ("2010350", "same", "2010350"),
    ("215", "grouped", ""),
    ("20401", "grouped", ""),
    ("20799", "renamed", "20799"),
    # 2018 工商行政管理专项, which 市场监督管理专项 alone took over.
    ("2011504", "moved", "2013804"),
    ("2011001", "merged", "2080101"),
    # A 项 became a 款 that another went into too; a 款 moved into one with its items.
    ("2040103", "merged", "22402"),
    ("20124", "merged", "20134"),
    ("2070401", "grouped", ""),
    ("21306", "ended", ""),
]


class TestKinds:
    @pytest.mark.parametrize(("code", "kind", "to"), KINDS)
    def test_of_a_line(self, code, kind, to):
        found = gb.restate({code: 5}, from_=2018, to=2024)
        (line,) = found

        assert (line.code, line.kind.value, line.to) == (code, kind, to)
        assert line.amount == found.total() == 5
        assert line.name == gb.functional(2018)[code].name
        assert line.to_name == (gb.functional(2024)[to].name if to else "")

    @pytest.mark.unmeasured
    def test_every_code_of_every_year_has_one(self):
        for year in gb.functional.years:
            lines = dict.fromkeys(gb.functional(year), 1)
            found = gb.restate(lines, from_=year, to=2024, nested="all")
            assert found.total() == len(lines)
            assert {one.kind.value for one in found} <= {
                "same",
                "renamed",
                "moved",
                "merged",
                "grouped",
                "ended",
            }

    def test_words(self):
        assert gb.RestatedKind.of("归入一组") is gb.RestatedKind.GROUPED
        with pytest.raises(gb.UnknownWord):
            gb.RestatedKind.of("gone")
        assert len({kind.chinese for kind in gb.RestatedKind}) == len(gb.RestatedKind)


class TestLines:
    def test_with_years(self):
        lines = [(2018, "2011504", 1), ("2024", "2013804", 2), ("2019年", "2013804", None)]
        found = gb.restate(lines, to=2024)

        assert found.years == (2018, 2024)
        assert found.empty == 1
        assert found.series() == (gb.SeriesRow("2013804", "经营主体管理", "code", (1, 2)),)

    def test_mappings(self):
        lines = [{"年度": 2018, "编码": "201 15 04", "金额": Decimal("1.50")}]
        found = gb.restate(lines, to=2024, year="年度", code="编码", amount="金额")

        assert found.amounts() == {"2013804": Decimal("1.50")}

    def test_other_schemes(self):
        found = gb.restate({"39906": 5}, from_=2018, to=2024)
        assert found.scheme is gb.Scheme.ECONOMIC
        assert found.groups[0].group.key == "39909+39910"

    @pytest.mark.parametrize(
        ("lines", "said"),
        [
            ([(2018, "2010350", 1)], "line 1.*has 3 parts, and 2, a code and an amount"),
            (["2010350"], "neither a mapping nor a sequence"),
            ([{"code": "2010350"}], "has no 'amount': code"),
        ],
    )
    def test_of_another_form(self, lines, said):
        with pytest.raises(gb.MalformedLine, match=said):
            gb.restate(lines, from_=2018, to=2024)

    def test_without_a_year(self):
        with pytest.raises(gb.MalformedLine, match="2 parts, and 3, a year, a code and an amount"):
            gb.restate([("2010350", 1)], to=2024)
        with pytest.raises(gb.MalformedLine, match="no 'year'"):
            gb.restate([{"code": "2010350", "amount": 1}], to=2024)

    @pytest.mark.parametrize("lines", [5, "2010350", None])
    def test_that_are_none(self, lines):
        with pytest.raises(gb.WrongArgument):
            gb.restate(lines, from_=2018, to=2024)

    def test_of_two_schemes(self):
        with pytest.raises(gb.GovBudgetError, match="30101") as caught:
            gb.restate([("2010350", 1), ("30101", 2)], from_=2018, to=2024)
        assert "line 2" in caught.value.__notes__[0]

    @pytest.mark.parametrize("year", [1999, "next"])
    def test_of_no_year(self, year):
        with pytest.raises((gb.UnknownEdition, gb.WrongArgument)):
            gb.restate([(year, "2010350", 1)], to=2024)
        with pytest.raises((gb.UnknownEdition, gb.WrongArgument)):
            gb.restate({"2010350": 1}, from_=2018, to=1999)

    def test_a_float_is_no_amount(self):
        with pytest.raises(gb.InexactAmount):
            gb.restate({"2010350": 0.1}, from_=2018, to=2024)

    def test_not_read(self):
        cell = gb.NotRead("#REF!", gb.WhyNot.ERROR)
        with pytest.raises(gb.FigureNotRead):
            gb.restate([("2010350", cell)], from_=2018, to=2024)
        found = gb.restate(
            [("2010350", cell), ("2010399", 2)], from_=2018, to=2024, not_read="skip"
        )
        assert [one[:2] for one in found.unread] == [(1, "2010350")]
        assert found.total() == 2

    @pytest.mark.parametrize("name", ["unknown", "nested", "not_read", "spread"])
    def test_choices(self, name):
        with pytest.raises(gb.WrongArgument, match="it is one of"):
            gb.restate({"2010350": 1}, from_=2018, to=2024, **{name: "perhaps"})

    def test_nothing(self):
        found = gb.restate([], to=2024)
        assert (found.total(), found.series(), found.years) == (0, (), ())


class TestUnknown:
    def test_raise(self):
        with pytest.raises(gb.MissingCode, match="2010308"):
            gb.restate([("2010350", 1), ("2010308", 1)], from_=2024, to=2018)

    def test_collect(self):
        found = gb.restate({"2010308": 3, "x": 4}, from_=2024, to=2018, unknown="collect")
        assert [one.kind.value for one in found] == ["unknown", "unknown"]
        assert found.total() == found.total("unknown") == 7
        assert [row.kind for row in found.series()] == ["unknown", "unknown"]

    def test_ancestor(self):
        found = gb.restate({"2010308": 3}, from_=2024, to=2026, unknown="ancestor")
        assert found.amounts() == {"20103": 3}

    def test_local_codes(self):
        with pytest.raises(gb.GovBudgetError, match="201035001"):
            gb.restate({"201035001": 3}, from_=2024, to=2026)
        found = gb.restate({"201035001": 3}, from_=2024, to=2026, unknown="ancestor")
        assert found.amounts() == {"2010350": 3}


class TestSubtotals:
    LINES = (("207", 10), ("20704", 10), ("2070401", 4), ("2070402", 6))

    def test_are_left_out(self):
        found = gb.restate(self.LINES, from_=2018, to=2024)
        assert found.total() == 10
        assert [one.code for one in found.of_kind("stated")] == ["207", "20704"]
        assert [sums.code for _, sums in found.nested] == ["207", "20704"]
        assert [row.amounts for row in found.series("类")] == [(10,)]

    def test_or_count(self):
        assert gb.restate(self.LINES, from_=2018, to=2024, nested="all").total() == 30

    def test_or_are_refused(self):
        with pytest.raises(gb.CountedTwice):
            gb.restate(self.LINES, from_=2018, to=2024, nested="refuse")

    def test_of_each_year_by_itself(self):
        lines = [(2018, "20704", 1), (2024, "2070601", 1)]
        assert gb.restate(lines, to=2024).total() == 2


class TestShares:
    def test_part_a_line(self):
        shares = {"2070401": {"2070601": Decimal("0.7"), "2070801": Decimal("0.3")}}
        found = gb.restate({"2070401": Decimal("0.05")}, from_=2018, to=2024, shares=shares)

        assert [(one.to, one.amount) for one in found] == [
            ("2070601", Decimal("0.04")),
            ("2070801", Decimal("0.01")),
        ]
        assert {one.kind for one in found} == {gb.RestatedKind.SHARED}
        assert found.total("shared") == Decimal("0.05")
        assert not found.groups

    def test_with_more_decimals(self):
        shares = {"2070401": {"2070601": Fraction(1, 3), "2070801": Fraction(2, 3)}}
        found = gb.restate({"2070401": 1}, from_=2018, to=2024, shares=shares, decimals=2)
        assert [one.amount for one in found] == [Decimal("0.33"), Decimal("0.67")]

    def test_that_part_nothing(self):
        shares = {"2010350": {"2010350": 1}, "2070601": {"2070601": 1}}
        found = gb.restate({"2010350": 1}, from_=2018, to=2024, shares=shares)
        assert found.amounts() == {"2010350": 1}

    @pytest.mark.parametrize(
        ("shares", "said"),
        [
            (
                {"2070401": {"2070601": 1, "2070801": 1}},
                "2: the shares of 2070401 have to add to 1",
            ),
            ({"2070401": {"2070601": Fraction(1, 3)}}, "1/3"),
            ({"2070401": {"2070601": 2, "2070801": -1}}, "is not below 0"),
            ({"2070401": {"2070601": 0.5, "2070801": 0.5}}, "a share of 2070401"),
            ({"2070401": {"2070602": 1}}, "2070401 became 2070601, 2070801"),
            ({"2070401": {}}, "a mapping from each code"),
            ([1], "a mapping from each code"),
        ],
    )
    def test_that_are_wrong(self, shares, said):
        with pytest.raises(gb.WrongArgument, match=said):
            gb.restate({"2070401": 1}, from_=2018, to=2024, shares=shares)

    def test_learnt_only_where_nothing_else_came(self):
        # 2013801 took over what three codes had.
        lines = dict.fromkeys(gb.functional(2019), 1)
        learnt = gb.learn_shares(lines, "functional", 2018, 2019)
        assert "2070401" in learnt
        assert "2011701" not in learnt

    def test_not_learnt_of_what_is_below_nought_or_missing(self):
        assert gb.learn_shares({"2070601": 3, "2070801": -1}, "functional", 2018, 2019) == {}
        assert gb.learn_shares({"2070601": 3}, "functional", 2018, 2019) == {}


class TestSpread:
    def test_a_class_that_lost_a_part_is_kept_in_a_group(self):
        found = gb.restate({"208": 7}, from_=2023, to=2024)
        assert [one.group.key for one in found.groups] == ["208+213"]
        assert found.groups[0].amount == 7
        assert found.groups[0].group[2023] == (
            gb.CodePlace("208", "社会保障和就业支出"),
            gb.CodePlace("213", "农林水支出"),
        )

    def test_or_stays(self):
        found = gb.restate({"208": 7, "20704": 1}, from_=2018, to=2024, spread="keep")
        assert [(one.kind.value, one.to) for one in found] == [("kept", "208"), ("grouped", "")]


class TestSums:
    LINES = (
        (2018, "2160501", 10),
        (2018, "2070401", 5),
        (2018, "21306", 2),
        (2024, "2070101", 20),
        (2024, "2070601", 3),
    )

    def test_series(self):
        found = gb.restate(self.LINES, to=2024)
        assert [(row.key, row.kind, row.amounts) for row in found.series()] == [
            ("2070101", "code", (10, 20)),
            ("2070601+2070801", "group", (5, 3)),
            ("21306", "ended", (2, None)),
        ]
        assert [(row.key, row.amounts) for row in found.series("class")] == [
            ("207", (15, 23)),
            ("21306", (2, None)),
        ]

    def test_moved_classes(self):
        found = gb.restate(self.LINES, to=2024)
        assert [(one.year, one.old.code, one.new.code, one.amount) for one in found.moved()] == [
            (2018, "216", "207", 10)
        ]

    def test_rolled(self):
        found = gb.restate(self.LINES, to=2024)
        assert found.rolled(2018)["207"] == 10
        assert found.rolled().total == 33

    def test_what_is_not_known_is_told(self):
        assert [one.first for one in gb.restate(self.LINES, to=2024).not_known] == [2018]


class TestBridge:
    def test_groups(self):
        found = gb.bridge("functional", (2018, 2024))
        group = found.group("2070401", 2018)
        assert group is found.group("2070801", 2024)
        assert not group.is_single
        assert group in found.joined
        assert "2070601" in group
        assert "2010350" not in group
        assert found.group("2010350", 2018).is_single
        assert repr(group) == "<BridgeGroup 2070601+2070801 行政运行>"
        assert len(repr(found)) < 200

    def test_that_ended_has_its_year(self):
        found = gb.bridge("functional", (2018, 2024))
        assert found.group("21306", 2018).key == "21306@2018"
        assert found.group("21306", 2018)[2024] == ()

    def test_refuses(self):
        found = gb.bridge("functional", (2018, 2024))
        with pytest.raises(gb.UnknownCode):
            found.group("2070401", 2024)
        with pytest.raises(gb.WrongArgument):
            found.group("2070401", 2019)
        for years in ([], "2018", 2018):
            with pytest.raises(gb.WrongArgument):
                gb.bridge("functional", years)
        with pytest.raises(gb.UnknownEdition):
            gb.bridge("functional", [1999])


class TestTrace:
    def test_parts(self):
        path = gb.trace("216", 2018, 2024)
        assert [(one.year, one.old.code, one.new.code, one.came) for one in path.parts] == [
            (2019, "21605", "20701", False),
            (2019, "21660", "20709", False),
        ]
        came = gb.trace("207", 2018, 2024).parts
        assert ("21605", "20701", True) in {(one.old.code, one.new.code, one.came) for one in came}

    def test_backward_the_same(self):
        forward, backward = gb.trace("216", 2018, 2024), gb.trace("216", 2024, 2018)
        assert sorted(forward.parts, key=str) == sorted(backward.parts, key=str)

    def test_a_finest_code_has_none(self):
        assert gb.trace("2010350", 2018, 2024).parts == ()


CODES = {"year": [2018, 2018, 2024, 2018], "code": ["2011504", "2070401", "2070601", "21306"]}
FOUND = [
    ("2013804", "经营主体管理", "moved", "2013804"),
    ("", "", "grouped", "2070601+2070801"),
    ("2070601", "行政运行", "same", "2070601+2070801"),
    ("", "", "ended", "21306@2018"),
]


@pytest.mark.filterwarnings(*engines.QUIET)
@pytest.mark.parametrize("kind", engines.ENGINES)
class TestFrames:
    def test_rows(self, kind):
        frame = engines.frame(kind, {**CODES, "amount": [1, 2, 3, 4]})
        made = restate_frame(frame, to=2024)
        assert type(made) is type(frame)
        rows = sorted(engines.rows(made), key=lambda row: row[2])
        assert [row[3:7] for row in rows] == FOUND
        assert [row[2] for row in rows] == [1, 2, 3, 4]

    def test_again(self, kind):
        once = restate_frame(engines.frame(kind, CODES), to=2024)
        assert sorted(engines.rows(restate_frame(once, to=2024))) == sorted(engines.rows(once))

    def test_of_one_year(self, kind):
        frame = engines.frame(kind, {"kode": [2011504, 2011504, 2010350]})
        found = engines.rows(restate_frame(frame, from_=2018, to=2024, code="kode"))
        assert sorted(row[1] for row in found) == ["2010350", "2013804", "2013804"]

    def test_refuses_rows_without_a_code(self, kind):
        frame = engines.frame(kind, {"year": [2018, 2018], "code": ["2010350", None]})
        with pytest.raises(gb.MalformedCode):
            restate_frame(frame, to=2024)

    def test_what_is_written_otherwise(self, kind):
        codes = ["201 15 04", "2011504", "教育支出", "999"]
        frame = engines.frame(kind, {"year": ["2018年", "2018", "2018", "2018"], "code": codes})
        rows = engines.rows(restate_frame(frame, to=2024, unknown="collect"))
        assert sorted((row[1], row[2], row[4], row[5]) for row in rows) == [
            ("201 15 04", "2013804", "moved", "2013804"),
            ("2011504", "2013804", "moved", "2013804"),
            ("999", "", "unknown", "999@2018"),
            ("教育支出", "205", "same", "205"),
        ]

    def test_a_code_of_another_year(self, kind):
        # 2013804 is in the list of 2024, and not in that of 2018.
        frame = engines.frame(kind, {"year": [2024, 2018], "code": ["2013804", "2013804"]})
        with pytest.raises(gb.UnknownCode, match="2013804 is not in functional 2018"):
            restate_frame(frame, to=2024)


class TestEagerFrames:
    def test_the_index_of_pandas_stays(self):
        engines.need("pandas")
        import pandas as pd

        frame = pd.DataFrame(CODES, index=[7, 5, 6, 4])
        made = restate_frame(frame, to=2024)
        assert list(made.index) == [7, 5, 6, 4]
        assert list(made["restated_code"]) == ["2013804", "", "2070601", ""]

    @pytest.mark.parametrize("kind", engines.EAGER)
    def test_order_stays(self, kind):
        codes = ["2070601", "2011504", "2010350"] * 50
        frame = engines.frame(kind, {"at": list(range(150)), "code": codes})
        found = engines.rows(restate_frame(frame, from_=2019, to=2024, unknown="collect"))
        assert [row[0] for row in found] == list(range(150))

    @pytest.mark.parametrize("kind", engines.EAGER)
    def test_large_texts_of_arrow(self, kind):
        engines.need(kind)
        import pyarrow as pa

        table = pa.table({"year": ["2018"], "code": ["2011504"]})
        large = table.cast(pa.schema([(name, pa.large_string()) for name in table.column_names]))
        made = restate_frame(engines.of_table(kind, large), to=2024)
        assert engines.rows(made)[0][:3] == ("2018", "2011504", "2013804")

    @pytest.mark.parametrize("name", ["year", "code"])
    def test_a_missing_column(self, name):
        columns = {one: values for one, values in CODES.items() if one != name}
        frame = engines.frame("pyarrow", columns)
        with pytest.raises(gb.MalformedTable, match=f"no column is called '{name}'"):
            restate_frame(frame, to=2024)

    def test_no_frame(self):
        with pytest.raises(gb.MalformedTable, match="list is no frame"):
            restate_frame([1], to=2024)

    def test_keys_rest_on_the_years_alone(self):
        both = {"year": [2024, 2018], "code": ["2070601", "2010350"]}
        found = engines.rows(restate_frame(engines.frame("polars", both), to=2024))
        assert [row[5] for row in found] == ["2070601+2070801", "2010350"]
        alone = {"year": [2024], "code": ["2070601"]}
        found = engines.rows(restate_frame(engines.frame("polars", alone), to=2024))
        assert [row[5] for row in found] == ["2070601"]

    def test_the_first_code_tells_the_scheme(self):
        codes = ["201", "301", "20101"] * 30
        frame = engines.frame("polars", {"code": codes})
        made = restate_frame(frame, from_=2018, to=2024, unknown="collect")
        assert [row[3] for row in engines.rows(made)] == ["grouped", "unknown", "same"] * 30

    def test_an_error_names_no_line_that_nobody_sees(self):
        frame = engines.frame("polars", {"year": [2018, 2018], "code": ["2010350", "301"]})
        with pytest.raises(gb.UnknownCode, match="301 is not in functional 2018") as raised:
            restate_frame(frame, to=2024)
        assert not getattr(raised.value, "__notes__", [])

    def test_a_column_of_the_result_is_no_column_of_codes(self):
        frame = engines.frame("pyarrow", {"year": [2018], "restated_code": ["201"]})
        with pytest.raises(gb.MalformedTable, match="is a column of the result"):
            restate_frame(frame, to=2024, code="restated_code")

    def test_a_year_that_is_empty(self):
        frame = engines.frame("polars", {"year": [2018, None], "code": ["201", "201"]})
        with pytest.raises(gb.WrongArgument, match="year: None"):
            restate_frame(frame, to=2024)

    def test_no_rows(self):
        frame = engines.frame("polars", {"year": [2018], "code": ["201"]}).head(0)
        assert restate_frame(frame, to=2024).shape == (0, 7)
        with pytest.raises(gb.WrongArgument, match="spread"):
            restate_frame(frame, to=2024, spread="x")


OLD = {"2070401": 10}


class TestBadInput:
    @pytest.mark.parametrize("value", [-1, 10**9, "2", True])
    def test_decimals(self, value):
        with pytest.raises(gb.WrongArgument, match="decimals"):
            gb.restate(OLD, from_=2018, to=2024, decimals=value)

    @pytest.mark.parametrize("value", [None, 2024.0])
    def test_a_year_to_that_is_none(self, value):
        with pytest.raises(gb.WrongArgument, match="to: "):
            gb.restate(OLD, from_=2018, to=value)

    @pytest.mark.parametrize("code", ["207 04 01", "9999999"])
    def test_shares_of_a_code_that_no_edition_has(self, code):
        with pytest.raises(gb.WrongArgument, match=f"'{code}': no edition of functional has it"):
            gb.restate(OLD, from_=2018, to=2024, shares={code: {"2070601": 1}})

    def test_shares_of_another_year_than_that_of_the_lines_are_passed_over(self):
        shares = {"2070401": {"2070601": 1}}
        assert gb.restate({"2070601": 3}, from_=2024, to=2024, shares=shares).total("same") == 3

    @pytest.mark.parametrize("years", [[[2018]], [2018.0], ["2018"], [True]])
    def test_years_of_a_bridge(self, years):
        with pytest.raises(gb.WrongArgument, match="years"):
            gb.bridge("functional", years)

    def test_a_code_of_a_group_is_a_text(self):
        with pytest.raises(gb.UnknownCode, match="201 is not in functional 2018"):
            gb.bridge("functional", [2018]).group(201, 2018)

    def test_years_of_shares(self):
        with pytest.raises(gb.WrongArgument, match="first: '2018'"):
            gb.learn_shares({"2070601": 1}, "functional", "2018", 2024)
