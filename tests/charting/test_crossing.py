"""Amounts by two codes at once, and the Sankey diagram of them."""

import sys
from decimal import Decimal
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govbudget as gb
from govbudget.charting.ribbons import banded
from govbudget.cli import run

sys.path.insert(0, __file__.rpartition("/")[0])
from reading import SVG, overlap, size_of, texts_of

LINES = [
    ("2050201", "30101", 60),
    ("2050202", "30102", 5),
    ("2050201", "30201", 12),
    ("2080505", "", 15),
    ("2080505", "30301", -4),
]
FUNCTIONS = [one for one in gb.functional(2024) if len(one) == 7][:200]
CLASSES = [one for one in gb.economic(2024) if len(one) == 5]
AMOUNTS = st.decimals("-1e6", "1e6", places=2, allow_nan=False)
MADE = st.lists(
    st.tuples(st.sampled_from(FUNCTIONS), st.sampled_from([*CLASSES, ""]), AMOUNTS),
    min_size=1,
    max_size=25,
)


class TestCross:
    def test_lines(self):
        found = gb.cross(LINES, 2024)

        assert [(row.source, row.target, row.amount) for row in found.rows] == [
            ("205", "301", 65),
            ("205", "302", 12),
            ("208", "", 15),
            ("208", "303", -4),
        ]
        assert found.schemes == (gb.Scheme.FUNCTIONAL, gb.Scheme.ECONOMIC)
        assert (found.side(0), found.side(1)) == (
            {"205": 77, "208": 11},
            {"301": 65, "302": 12, "": 15, "303": -4},
        )

    @given(MADE, st.sampled_from(["类", "款", "项"]))
    def test_nothing_is_lost(self, lines, level):
        found = gb.cross(lines, 2024, level=level)

        assert found.total == sum(amount for *_, amount in lines)
        assert sum(found.side(0).values()) == sum(found.side(1).values()) == found.total

    def test_codes_of_the_government_as_a_whole(self):
        assert gb.cross([("205", "50101", 7)], 2024).schemes[1] is gb.Scheme.GOVERNMENT_ECONOMIC

    def test_a_published_table_by_its_roll_up(self):
        titles = ["合计", "工资福利支出", "30101", "商品和服务支出"]
        rows = [("2050201", 72, 60, 60, 12), ("2080505", 15, 15, 9, 0)]
        found = gb.cross(gb.rollup(rows, gb.functional(2024), measures=titles))

        assert found.side(1) == {"301": 75, "302": 12}
        # A column below a class is in that of the class.
        assert found.others == ("合计", "30101")
        chart = found.chart(language="zh")
        assert "未画出的栏（不是经济分类科目，或已含在上级科目的栏中）：合计、30101" in chart.svg
        # An empty cell of the table is nothing that is left out.
        assert chart.left_out == ()

    def test_what_the_roll_up_lacks_is_told(self):
        titles = ["合计", "工资福利支出", "商品和服务支出"]
        rows = [("2050201", 72, 60, 12), ("2109988", 5, 3, 2), ("2059988", 1, 1, 0)]
        tree = gb.functional(2024)
        collected = gb.cross(gb.rollup(rows, tree, measures=titles, unknown="collect"))
        booked = gb.cross(gb.rollup(rows, tree, measures=titles, unknown="ancestor"))

        assert collected.unknown == (("2059988", 1), ("2109988", 5))
        note = "not known, and not in the total: 2059988 1万元, 2109988 5万元"
        assert next(one.en for one in collected.chart(unit="万元").notes) == note
        assert booked.total == 78
        assert dict(booked.adopted) == {"2059988": "20599", "2109988": "21099"}
        assert "2 codes not known" in booked.chart(language="en").svg

    def test_amounts_that_were_not_read_are_told(self):
        unread = gb.NotRead("#REF!", gb.WhyNot.ERROR)
        lines = [("2050201", 60, 12), ("2080505", unread, 3)]
        titles = ["工资福利支出", "商品和服务支出"]
        rolled = gb.rollup(lines, gb.functional(2024), measures=titles, not_read="skip")

        assert gb.cross(rolled).unread == 1
        assert "1 amount not read" in gb.cross(rolled).chart(language="en").svg

    def test_codes_that_the_edition_lacks(self):
        lines = [("2050277", "30101", 5)]

        with pytest.raises(gb.MalformedLine, match="2050277"):
            gb.cross(lines, 2024)
        assert gb.cross(lines, 2024, unknown="ancestor").rows[0].source == "205"
        assert gb.cross(lines, 2024, unknown="collect").rows[0].source == ""

    @pytest.mark.parametrize(
        "given_lines",
        ["abc", 7, [("205", "301")], ["205"], [("205", "301", 1.5)], [("205", "x", 1)]],
    )
    def test_what_is_no_lines(self, given_lines):
        with pytest.raises(gb.GovBudgetError):
            gb.cross(given_lines, 2024)

    def test_a_roll_up_without_such_columns(self):
        with pytest.raises(gb.WrongArgument, match="no measure is called by a code"):
            gb.cross(gb.rollup({"205": 5}, gb.functional(2024)))
        with pytest.raises(gb.WrongArgument, match="one of"):
            gb.cross(LINES, 2024, unknown="drop")


class TestGeometry:
    @settings(max_examples=40)
    @given(MADE, st.floats(100, 800))
    def test_bars_hold_their_ribbons_and_do_not_meet(self, lines, height):
        rows = [row for row in gb.cross(lines, 2024).rows if row.amount > 0]
        if not rows:
            return
        nodes, bands = banded(rows, height)

        for side in nodes:
            assert side[0].y >= -1e-6
            assert side[-1].y + side[-1].height <= height + 1e-6
            for one, other in combinations(side, 2):
                assert (
                    one.y + one.height <= other.y + 1e-6 or other.y + other.height <= one.y + 1e-6
                )
        for side, where in ((0, "start"), (1, "end")):
            for node in nodes[side]:
                own = [
                    band
                    for band in bands
                    if (band.row.target if side else band.row.source) == node.code
                ]
                own.sort(key=lambda band: getattr(band, where))
                assert sum(band.thick for band in own) == pytest.approx(node.height)
                assert getattr(own[0], where) == pytest.approx(node.y)
                for one, other in pairwise(own):
                    assert getattr(one, where) + one.thick == pytest.approx(getattr(other, where))


class TestChart:
    def test_what_no_ribbon_can_show(self):
        chart = gb.cross(LINES, 2024).chart(unit="万元", language="zh")

        assert [(one.code, one.amount) for one in chart.left_out] == [("208→303", -4)]
        assert "因此各面积合计 92万元，而非 88万元" in chart.svg
        assert "未分类" in [text.partition("\u2002")[0] for text, _ in texts_of(chart.svg)]
        assert chart.kind is gb.ChartKind.SANKEY

    @settings(max_examples=15)
    @given(MADE, st.integers(240, 1200), st.none() | st.integers(160, 700))
    def test_labels_lie_inside_and_not_over_each_other(self, lines, width, height):
        svg = gb.cross(lines, 2024).chart(width=width, height=height).svg
        wide, high = size_of(svg)
        found = list(texts_of(svg))

        for words, box in found:
            assert -0.01 <= box.x <= box.x + box.width <= wide + 0.01, words
            assert 0 <= box.y <= box.y + box.height <= high, words
        for (words, one), (others, other) in combinations(found, 2):
            assert not overlap(one, other), (words, others)

    def test_plotly_takes_it(self):
        pytest.importorskip("plotly")

        figure = gb.cross(LINES, 2024).chart(theme="dark").figure()
        assert sum(figure.data[0].link.value) == 92

    def test_nothing_above_zero(self):
        svg = gb.cross([("205", "301", Decimal(-1))], 2024).chart(language="en").svg

        assert "there is no amount above zero to draw" in svg

    def test_other_kinds(self):
        with pytest.raises(gb.WrongArgument, match="sankey"):
            gb.cross(LINES, 2024).chart("bars")
        with pytest.raises(gb.WrongArgument, match="treemap, icicle, sunburst, bars"):
            gb.rollup({"205": 1}, gb.functional(2024)).chart("sankey")

    def test_on_the_command_line(self, tmp_path):
        path, target = tmp_path / "crossed.csv", tmp_path / "out.svg"
        path.write_text("科目编码,工资福利支出,商品和服务支出\n205,60,12\n208,15,\n", "utf-8")
        how = ["--kind", "桑基图", "--amount", "工资福利支出", "--amount", "商品和服务支出"]

        assert run(["chart", str(path), *how, "--year", "2024", "-o", str(target)]) == 0
        root = ET.parse(target).getroot()
        assert any("205 教育支出" in (one.text or "") for one in root.iter(f"{SVG}title"))
