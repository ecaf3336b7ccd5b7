"""Charts of comparisons and of years."""

import sys
from decimal import Decimal
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govbudget as gb
from govbudget.charting.axes import coloured, placed, ticks
from govbudget.charting.colours import NEUTRAL
from govbudget.charting.labels import Labels
from govbudget.charting.serial import summed_rest
from govbudget.cli import run

sys.path.insert(0, __file__.rpartition("/")[0])
from reading import SVG, overlap, size_of, texts_of

TREE = gb.functional(2024)
CLASSES = [one for one in TREE if len(one) == 3]
AMOUNTS = st.decimals(-(10**7), 10**7, places=2, allow_nan=False)
YEARS = st.dictionaries(
    st.tuples(st.integers(2022, 2025), st.sampled_from(CLASSES)), AMOUNTS, min_size=1, max_size=30
)
LINES = [
    (2018, "2160501", 1050),  # moved to 207 since
    (2018, "2070401", 500),  # split since
    (2018, "21306", 200),  # ended
    (2024, "2070101", 2000),
    (2024, "2070601", 300),
    (2024, "2070801", 400),
]


def restated(**how):
    return gb.restate(LINES, to=2024).chart(**{"language": "zh", "level": None, **how})


def compared(**how):
    before = gb.rollup({"2050201": 60, "2080505": 15, "2100799": -2}, TREE)
    after = gb.rollup({"2050201": 72, "2080505": 12}, TREE)
    return after.compare(before, level="类").chart(**{"language": "zh", **how})


def documents(**how):
    rows = [("205", "教育支出", "72.00"), ("208", "社会保障和就业支出", "12.00")]
    this = gb.BudgetTable.of(rows, ["合计"], unit="万元", title="支出预算总表")
    rows = [("205", "教育支出", "600,000"), ("20502", "普通教育", "600,000")]
    last = gb.BudgetTable.of(rows, ["合计"], unit="元", title="支出预算总表")
    return gb.compare(this, last).chart(**{"language": "zh", **how})


class TestYears:
    def test_rows(self):
        found = {row.code: (row.kind, row.amounts) for row in restated().data}

        assert found == {
            "2070101": ("code", (1050, 2000)),
            "2070601+2070801": ("group", (500, 700)),
            "21306": ("ended", (200, None)),
        }
        assert restated().columns == ("2018", "2024")
        assert restated().title == "2018–2024 年支出功能分类"

    def test_groups_are_dashed_and_ended_codes_hollow(self):
        chart = restated()
        root = ET.fromstring(chart.svg)

        assert [one.zh for one in chart.notes] == [
            "虚线：几个编码只能合在一起比较",
            "空心点：后来的年度版没有与之对应的编码：21306 农业综合开发",
            "2018 年与 2024 年之间的科目变化并非全部有来源印证",
        ]
        assert len([one for one in root.iter() if one.get("stroke-dasharray")]) == 1
        assert (
            len([one for one in root.iter() if (one.get("class") or "").endswith(" ground")]) == 1
        )

    def test_decimals_of_a_data_frame_are_shown_as_published(self):
        lines = [(year, "2050201", Decimal(f"{year}.5000000000")) for year in (2023, 2024)]

        drawn = gb.restate(lines, to=2024).chart(unit="万元", language="zh").svg

        assert "2,024.50万元" in drawn
        assert ".5000" not in drawn

    def test_a_year_without_an_amount_is_a_gap(self):
        lines = [(year, "205", 5) for year in (2022, 2024, 2025)] + [(2023, "208", 1)]
        svg = gb.restate(lines, to=2024).chart().svg
        runs = [one.get("d") for one in ET.fromstring(svg).iter() if one.get("fill") == "none"]

        assert [run.count("L") for run in runs] == [1]

    def test_one_year(self):
        assert "2024" in gb.restate([(2024, "205", 5)], to=2024).chart().svg

    @settings(max_examples=15)
    @given(YEARS, st.integers(240, 1200), st.sampled_from(["lines", "bars"]))
    def test_labels_lie_inside_and_not_over_each_other(self, lines, width, kind):
        given_lines = [(year, code, amount) for (year, code), amount in lines.items()]
        svg = gb.restate(given_lines, to=2024).chart(kind, width=width, unit="元").svg
        wide, high = size_of(svg)
        found = list(texts_of(svg))

        for words, box in found:
            assert box.x >= -0.01, words
            assert box.x + box.width <= wide + 0.01, words
            assert 0 <= box.y <= box.y + box.height <= high, words
        for (words, one), (others, other) in combinations(found, 2):
            assert not overlap(one, other), (words, others)

    def test_no_line_at_all(self):
        chart = gb.restate([], to=2024).chart(language="en")

        assert chart.title == "Expenditure by function, 2024"
        assert "there is no row to draw" in chart.svg

    def test_years_go_to_the_right_beside_long_numbers(self):
        lines = [(2023, "205", 10**15), (2024, "205", -(10**15))]
        svg = gb.restate(lines, to=2024).chart(width=240, language="zh").svg
        years = {words: box.x for words, box in texts_of(svg)}

        assert years["2023"] < years["2024"]
        assert all(box.x >= 0 for _, box in texts_of(svg))


class TestAxis:
    @given(st.integers(-(10**12), 0), st.integers(0, 10**12))
    def test_ticks_hold_all_and_zero_in_even_steps(self, least, most):
        found = ticks(least, most)

        assert len(found) <= 8
        assert 0 in found
        if most > least:
            assert found[0] <= least <= most <= found[-1]
            steps = [after - before for before, after in pairwise(found)]
            assert max(steps) == pytest.approx(min(steps))

    @given(st.lists(st.floats(0, 100), max_size=8))
    def test_labels_are_put_apart(self, wanted):
        found = placed(sorted(wanted), 10, 0, 100)

        assert all(after - before >= 10 - 1e-9 for before, after in pairwise(found))
        assert all(-1e-9 <= one <= 100 for one in found)

    def test_the_largest_have_a_colour_each(self):
        rows = [gb.ChartSeries(str(at), "", "code", (at,)) for at in range(12)]

        assert coloured(rows) == [NEUTRAL] * 4 + list(range(7, -1, -1))


class TestRest:
    @given(st.lists(st.tuples(st.none() | AMOUNTS, AMOUNTS), min_size=1, max_size=30))
    def test_what_is_summed_up_loses_nothing(self, amounts):
        rows = [gb.ChartSeries(str(at), "", "code", one) for at, one in enumerate(amounts)]
        found = summed_rest(rows, 5, Labels("zh", "", 2, 0))

        assert len(found) == min(len(rows), 5)
        for column in (0, 1):
            before, after = (
                sum((row.amounts[column] or Decimal(0) for row in some), Decimal(0))
                for some in (rows, found)
            )
            assert before == after


class TestComparisons:
    def test_roll_ups(self):
        chart = compared(unit="万元")

        assert {row.code: row.amounts for row in chart.data} == {
            "205": (60, 72),
            "208": (15, 12),
            "210": (-2, None),
        }
        assert "+12\u2002+20.00%" in [text for text, _ in texts_of(chart.svg)]
        assert "合计 84万元 · +11\u2002+15.07%" in chart.svg

    def test_documents(self):
        chart = documents()

        assert [(row.code, row.amounts) for row in chart.data] == [
            ("205", (Decimal(60), Decimal("72.00"))),
            ("208", (None, Decimal("12.00"))),
        ]
        assert "支出预算总表" in chart.svg
        assert "单位：万元" in chart.svg

    def test_sides_of_one_year_are_told_apart(self):
        lines = gb.rollup({"205": 60}, TREE).compare(gb.rollup({"205": 50}, TREE), level="类")

        for kind in ("bars", "lines"):
            assert lines.chart(kind, language="zh").columns == ("2024（前）", "2024（后）")
        places = {words: box.x for words, box in texts_of(lines.chart("lines", language="en").svg)}
        assert places["2024 (before)"] < places["2024 (after)"]

    def test_rows_of_one_name_stand_with_their_codes(self):
        before = gb.rollup({"2010101": 5, "2130101": 7, "2050201": 9}, TREE)
        svg = before.compare(before).chart(language="zh").svg
        words = {one for one, _ in texts_of(svg)}

        assert {"2010101 行政运行", "2130101 行政运行", "学前教育"} <= words

    @pytest.mark.parametrize("kind", ["bars", "lines"])
    @pytest.mark.parametrize("width", [240, 600, 4000])
    def test_amounts_are_never_cut(self, kind, width):
        before = gb.rollup({"205": Decimal("-1234567890123456.78"), "208": 1}, TREE)
        after = gb.rollup({"205": Decimal("9234567890123456.78"), "208": 0}, TREE)
        chart = after.compare(before, level="类").chart(kind, width=width, language="zh")

        for words, box in texts_of(chart.svg):
            assert 0 <= box.x <= box.x + box.width <= width, words
        if kind == "bars":
            assert {"9,234,567,890,123,456.78", "1.00"} <= {one for one, _ in texts_of(chart.svg)}

    def test_a_table_that_is_not_in_both(self):
        with pytest.raises(gb.WrongArgument, match="table"):
            documents(table="income")
        with pytest.raises(gb.UnknownWord):
            documents(table="nothing")

    def test_nothing_to_compare(self):
        table = gb.BudgetTable.of([("205", "教育支出", "7.00")], ["合计"], unit="万元")
        other = gb.BudgetTable.of([("301", "工资", "7.00")], ["基本支出"], unit="万元")

        assert "没有可画的行" in gb.compare(table, other).chart(language="zh").svg

    @pytest.mark.parametrize("made", [compared, documents, restated])
    def test_other_kinds_are_refused(self, made):
        with pytest.raises(gb.WrongArgument, match="bars, lines"):
            made(kind="treemap")
        with pytest.raises(gb.WrongArgument, match="from 2 to 200"):
            made(most=1)

    @pytest.mark.parametrize("made", [compared, documents, restated])
    @pytest.mark.parametrize("kind", ["bars", "lines"])
    def test_plotly_takes_it(self, made, kind):
        pytest.importorskip("plotly")

        assert made(kind=kind, theme="dark").figure().data

    @pytest.mark.parametrize("made", [compared, documents, restated])
    def test_it_says_what_it_is(self, made):
        root = ET.fromstring(made(language="en").svg)

        assert root.get("lang") == "en"
        assert "the first: " in root.find(f"{SVG}desc").text


class TestCommands:
    def test_restate(self, tmp_path):
        path, target = tmp_path / "years.csv", tmp_path / "years.svg"
        path.write_text("年度,科目编码,金额（万元）\n2023,205,5\n2024,205,6\n", "utf-8")

        how = ["--to", "2024", "--year-column", "年度", "--by", "类", "-o", str(target)]
        assert run(["restate", str(path), *how]) == 0
        assert "单位：万元" in target.read_text("utf-8")

    def test_compare(self, tmp_path):
        paths = []
        for year, amount in ((2024, "6.00"), (2023, "5.00")):
            paths.append(tmp_path / f"{year}.csv")
            rows = f"科目编码,科目名称,合计（万元）\n205,教育支出,{amount}\n"
            paths[-1].write_text(rows, "utf-8")
        target = tmp_path / "both.svg"

        assert run(["compare", *map(str, paths), "-o", str(target)]) == 0
        assert "教育支出" in target.read_text("utf-8")
        assert run(["compare", *map(str, paths), "-o", str(target), "--lang", "en"]) == 0
        english = target.read_text("utf-8")
        assert "教育支出" not in english
        assert "Education" in english
