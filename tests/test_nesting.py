"""Roll-ups of tables that list codes beside those below them."""

import json
import pickle
from decimal import Decimal as D
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import govbudget as gb
from govbudget.base.cells import NotRead, WhyNot
from govbudget.base.said import in_language, said_by
from govbudget.cli import run
from govbudget.cli.booked import Wanted
from govbudget.cli.booking import book
from govbudget.cli.lines_in import Lines
from govbudget.frames import rollup_frame
from govbudget.jsonform import converter

PUBLISHED = {
    "201": D("60.00"),
    "20126": D("60.00"),
    "2012601": D("50.00"),
    "2012604": D("10.00"),
    "208": D("5.00"),
    "20805": D("5.00"),
}
TREE = gb.functional(2024)


class TestFinest:
    def test_the_finest_lines_count(self):
        rolled = gb.rollup(PUBLISHED, TREE)

        assert rolled.total == 65
        assert (rolled["201"], rolled["20126"], rolled["208"]) == (60, 60, 5)
        assert rolled.own("201") == 0
        assert rolled.doubled == ()
        assert [(one.code, one.stated, one.below, one.holds) for one in rolled.nested] == [
            ("201", (D("60.00"),), (D("60.00"),), True),
            ("20126", (D("60.00"),), (D("60.00"),), True),
            ("208", (D("5.00"),), (D("5.00"),), True),
        ]
        assert "the sum of the lines below it" in str(rolled.nested[0])
        assert rolled.missed == ()

    def test_all_and_refuse(self):
        assert gb.rollup(PUBLISHED, TREE, nested="all").total == 190
        with pytest.raises(gb.CountedTwice, match="201 一般公共服务支出, 20126"):
            gb.rollup(PUBLISHED, TREE, nested="refuse")
        assert gb.rollup({"2012601": 5}, TREE, nested="refuse").total == 5
        with pytest.raises(ValueError, match="nested: .*: it is one of finest, all, refuse"):
            gb.rollup(PUBLISHED, TREE, nested="none")

    def test_a_stated_sum_that_is_missed_is_told(self):
        rolled = gb.rollup({**PUBLISHED, "201": D("61.00")}, TREE)

        assert rolled.total == 65
        assert [(one.code, one.stated, one.below) for one in rolled.missed] == [
            ("201", (D("61.00"),), (D("60.00"),))
        ]
        assert "add up to 60.00" in str(rolled.missed[0])

    def test_rounded_figures(self):
        rounded = {"201": D("60.01"), "20126": D("60.00"), "2012601": D("60.00")}
        assert gb.rollup(rounded, TREE).missed == ()
        assert gb.rollup({"201": D(1), "20103": D(1), "20104": D(1)}, TREE).nested == ()

    def test_lines_that_are_no_stated_sums_are_added(self):
        lines = {"20126": 7, "2012601": 50, "2012604": 10}
        rolled = gb.rollup(lines, TREE)

        assert rolled.total == 67
        assert rolled.nested == ()
        assert [one.code for one in rolled.doubled] == ["20126"]

    def test_the_stated_total_decides(self):
        lines = {"20126": 61, "2012601": 50, "2012604": 10}

        assert gb.rollup(lines, TREE).total == 121
        assert gb.rollup(lines, TREE, total=60).total == 60
        even = {"20126": 60, "2012601": 50, "2012604": 10}
        assert gb.rollup(even, TREE).total == 60
        assert gb.rollup(even, TREE, total=120).total == 120

    def test_by_unit_each_code_stands_several_times(self):
        assert gb.rollup([*PUBLISHED.items()] * 3, TREE).total == 195

    def test_of_several_measures_all_hold(self):
        lines = [("201", 60, 5), ("20126", 60, None), ("2012601", 60, 5)]
        both = gb.rollup(lines, TREE, measures=["a", "b"])

        assert dict(both.total) == {"a": 60, "b": 5}
        assert both.nested[1].stated == (60, None)
        assert both.measure("b").nested[0].stated == (5,)

    def test_what_is_booked_for_want_of_a_code_is_no_stated_sum(self):
        lines = [("20126", 60), ("2012601", 50), ("2012688", 10)]
        rolled = gb.rollup(lines, TREE, unknown="ancestor")

        assert rolled.total == 60
        assert rolled.own("20126") == 10
        assert rolled.nested[0].holds

    def test_to_json_and_back(self):
        rolled = gb.rollup([("201", 60, None), ("20126", 60, 5)], TREE, measures=["a", "b"])
        made = converter()

        assert rolled.nested
        assert made.structure(json.loads(json.dumps(made.unstructure(rolled))), gb.RollUp) == rolled
        assert pickle.loads(pickle.dumps(rolled)) == rolled

    def test_parts_add_up(self):
        both = gb.rollup(PUBLISHED, TREE) + gb.rollup(PUBLISHED, TREE)

        assert both.total == 130
        assert both == gb.rollup([*PUBLISHED.items()] * 2, TREE)

    @given(
        st.dictionaries(
            st.sampled_from([entry.code for entry in TREE.leaves]),
            st.one_of(
                st.integers(1, 10**9),
                st.integers(1, 10**9).map(lambda one: D(one).scaleb(-2)),
                st.fractions(1, 10**6, max_denominator=7),
            ),
            min_size=1,
            max_size=20,
        )
    )
    def test_any_table_of_all_levels_has_the_total_of_its_leaves(self, leaves):
        """Whatever is booked: listed with all that is above it, it adds up to the same."""
        plain = gb.rollup(leaves, TREE)
        published = [(code, total) for code, total in plain.items()]
        rolled = gb.rollup(published, TREE)

        assert dict(rolled) == dict(plain)
        assert rolled.missed == ()
        assert Fraction(rolled.total) == sum(map(Fraction, leaves.values()))


class TestNotRead:
    ERROR = NotRead("#REF!", WhyNot.ERROR)

    def test_is_refused_or_passed_over(self):
        lines = [("2012601", D(50)), ("2012604", self.ERROR), ("2012604", self.ERROR)]

        with pytest.raises(gb.FigureNotRead, match=r"line 2 \(2012604\): its cell holds the error"):
            gb.rollup(lines, TREE)
        rolled = gb.rollup(lines, TREE, not_read="skip")
        assert rolled.total == 50
        assert [(one.code, one.line, one.count) for one in rolled.unread] == [("2012604", 2, 2)]
        assert "1 more of this code" in str(rolled.unread[0])
        with pytest.raises(ValueError, match="not_read: .zero.: it is one of raise, skip"):
            gb.rollup(lines, TREE, not_read="zero")


@pytest.fixture
def rolled(tmp_path, capsys):
    def run_on(content, *arguments):
        path = tmp_path / "in.csv"
        path.write_text(content, encoding="utf-8")
        code = run(["rollup", str(path), *arguments])
        return code, *capsys.readouterr()

    return run_on


HEAD = "科目编码,科目名称,金额\n"
LINES = "201,,60.00\n20126,,60.00\n2012601,,50.00\n2012604,,10.00\n"


class TestCommand:
    def test_a_published_table_does_not_triple(self, rolled):
        code, out, err = rolled(f"{HEAD},合计,60.00\n{LINES}", "--format", "json")
        record = json.loads(out)

        assert code == 0
        assert record["total"] == {"金额": "60.00"}
        assert [one["code"] for one in record["nested"]] == ["201", "20126"]
        assert "2 codes (201, 20126) state the sum of lines below, and were not added again" in err
        assert "it states 60.00, as the lines do" in err

    def test_all_and_refuse(self, rolled):
        code, _, err = rolled(HEAD + LINES, "--nested", "all")
        assert (code, "functional 2024: 180.00" in err) == (0, True)
        code, _, err = rolled(HEAD + LINES, "--nested", "refuse")
        assert (code, "may be counted twice" in err) == (2, True)

    def test_a_stated_total_that_is_missed(self, rolled):
        code, _, err = rolled(f"{HEAD},合计,61.00\n{LINES}")
        assert code == 1
        assert "which is not what the lines add up to" in err
        code, _, err = rolled(f"{HEAD},合计,60.00\n{LINES.replace('201,,60', '201,,61')}")
        assert code == 1
        assert "201 一般公共服务支出 states 61.00, and the lines below it add up to 60.00" in err

    def test_rounding_is_no_miss(self, rolled):
        code, _, err = rolled(f"{HEAD},合计,60.01\n{LINES}")

        assert code == 0
        assert "but for rounding" in err

    def test_totals_of_parts(self, rolled):
        lines = f"{HEAD},合计,60.00\n{LINES},合计,5.00\n208,,5.00\n,小计,1.00\n"

        assert rolled(lines)[0] == 0

    def test_lines_of_a_ledger_are_added(self, rolled):
        code, _, err = rolled(f"{HEAD}20126,,7.00\n2012601,,50.00\n,合计,57.00\n")

        assert (code, "functional 2024: 57.00" in err) == (0, True)
        assert "has lines of its own beside lines on 2012601" in err

    def test_cells_that_were_not_read(self):
        cells = [["科目编码", "金额"], ["2012601", "50"], ["2012604", TestNotRead.ERROR]]
        wanted = Wanted(None, (), None, None, 2024, "raise")

        with pytest.raises(gb.FigureNotRead, match=r"line 3 \(2012604\): its cell holds"):
            book(Lines("x.xlsx", iter(enumerate(cells, 1))), wanted)
        made = book(Lines("x.xlsx", iter(enumerate(cells, 1))), evolve(wanted, not_read="skip"))
        assert made.rolled.total == {"金额": D(50)}
        assert [(one.code, one.line) for one in made.rolled.unread] == [("2012604", 3)]


class TestFrames:
    @pytest.fixture
    def polars(self):
        return pytest.importorskip("polars", reason="polars is not installed")

    def frame(self, polars, lines=PUBLISHED):
        return polars.DataFrame({"code": list(lines), "amount": list(lines.values())})

    def test_the_finest_lines_count_and_a_warning_tells(self, polars):
        with pytest.warns(
            gb.NestedLines, match="201, 20126, 208: their lines state the sums"
        ) as told:
            rolled = rollup_frame(self.frame(polars), TREE)
        assert in_language(said_by(told[0].message), "zh").startswith("201、20126、208：各行列的是")
        assert dict(rolled.select("code", "amount").rows())["201"] == 60

    def test_all_and_refuse(self, polars):
        rolled = rollup_frame(self.frame(polars), TREE, nested="all")
        assert dict(rolled.select("code", "amount").rows())["201"] == 180
        with pytest.raises(gb.CountedTwice):
            rollup_frame(self.frame(polars), TREE, nested="refuse")
        with pytest.raises(ValueError, match="nested: .*: it is one of finest, all, refuse"):
            rollup_frame(self.frame(polars), TREE, nested="x")

    def test_lines_that_are_no_stated_sums_are_added(self, polars):
        lines = {"20126": D(7), "2012601": D(50)}
        rolled = rollup_frame(self.frame(polars, lines), TREE)

        assert dict(rolled.select("code", "amount").rows())["201"] == 57

    def test_what_is_booked_for_want_of_a_code(self, polars):
        lines = {"20126": D(60), "2012601": D(50), "2012688": D(10)}
        with pytest.warns(gb.NestedLines):
            rolled = rollup_frame(self.frame(polars, lines), TREE, unknown="ancestor")
        assert dict(rolled.select("code", "amount").rows())["201"] == 60

    def test_as_the_library_does(self, polars):
        with pytest.warns(gb.NestedLines):
            rolled = rollup_frame(self.frame(polars), TREE)
        assert dict(rolled.select("code", "amount").rows()) == dict(gb.rollup(PUBLISHED, TREE))
