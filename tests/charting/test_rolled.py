"""Charts of roll-ups."""

import builtins
import json
import sys
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govbudget as gb
from govbudget.charting.weighed import leaves, weighed

sys.path.insert(0, __file__.rpartition("/")[0])
from reading import SVG, overlap, size_of, texts_of

KINDS = ["treemap", "sunburst", "icicle", "bars"]
TREE = gb.functional(2024)
CODES = [one for one in TREE if len(one) == 7]
AMOUNTS = st.decimals(-(10**9), 10**12, places=2, allow_nan=False) | st.just(Decimal(0))
LINES = st.dictionaries(st.sampled_from(CODES), AMOUNTS, min_size=1, max_size=40)
HOSTILE = "<b onload='x'>&amp;\"教育\"</b> ]]> \x00\u202e\n😀👨‍👩‍👧 " + "长" * 200
SMALL = {"2050201": 60, "2050202": 25, "20502": 5, "2080505": 15, "2100799": -2, "2210201": 0}


def small(**how):
    return gb.rollup(SMALL, TREE).chart(**{"language": "zh", **how})


class TestData:
    @settings(max_examples=30)
    @given(LINES, st.integers(1, 3))
    def test_parts_add_up_to_what_they_are_parts_of(self, lines, depth):
        rolled = gb.rollup(lines, TREE)
        chart = rolled.chart("treemap", depth=depth)

        assert sum(one.amount for one in chart.data) == rolled.total
        assert sum(one.amount for one in leaves(chart.data)) == rolled.total
        for one in chart.data:
            assert not one.parts or sum(part.amount for part in one.parts) == one.amount

    @settings(max_examples=30)
    @given(LINES)
    def test_what_is_drawn_and_what_is_left_out_is_all(self, lines):
        rolled = gb.rollup(lines, TREE)
        chart = rolled.chart("icicle", depth=3)
        tiles, _ = weighed(chart.data)

        drawn = sum(one.weight for one in tiles)
        assert drawn + sum(one.amount for one in chart.left_out) == rolled.total

    def test_what_a_code_has_of_its_own_is_a_part(self):
        (education, *_) = small(depth=3).data
        (section,) = education.parts

        assert [(one.code, one.amount, one.is_rest) for one in section.parts] == [
            ("2050201", 60, False),
            ("2050202", 25, False),
            ("20502", 5, True),
        ]
        assert "未再细分" in small(depth=3).svg
        assert "not divided further" in small(depth=3, language="en").svg

    def test_one_code_alone(self):
        chart = small(below="205")

        assert [one.code for one in chart.data] == ["20502"]
        assert chart.title == "2024 年支出功能分类：205 教育支出"
        assert "合计 90" in chart.svg

    def test_order(self):
        rolled = gb.rollup({"2010101": 1, "2050201": 2}, TREE)

        assert [one.code for one in rolled.chart("bars").data] == ["205", "201"]
        assert [one.code for one in rolled.chart("bars", order="code").data] == ["201", "205"]

    def test_measures(self):
        rows = [("2050201", 6, 4), ("2080505", 1, 9)]
        rolled = gb.rollup(rows, TREE, measures=["基本支出", "项目支出"])

        assert rolled.chart("bars").data[0].amount == 6
        assert rolled.chart("bars", measure="项目支出").data[0].amount == 9
        assert "项目支出" in rolled.chart("bars", measure="项目支出").svg
        with pytest.raises(gb.WrongArgument, match="no measure is called that"):
            rolled.chart(measure="合计")

    def test_amounts_that_are_no_decimals(self):
        svg = gb.rollup({"2050201": Fraction(1, 3), "2080505": 2}, TREE).chart("bars").svg

        assert "≈0" in svg

    def test_amounts_are_whole(self):
        amount = Decimal("123456789012345678901234567890.12")
        chart = gb.rollup({"2050201": amount}, TREE).chart("bars", width=1200, unit="元")

        assert "123,456,789,012,345,678,901,234,567,890.12" in chart.svg
        assert "123,456,789,012,345,678,901,234,567,890.12" in json.dumps(chart.spec)


class TestNotes:
    def test_what_no_area_can_show(self):
        chart = small(unit="万元")

        assert {one.code: one.amount for one in chart.left_out} == {"21007": -2, "22102": 0}
        assert (
            "面积无法表示零和负数，未画出：21007 计划生育事务 -2万元、22102 住房改革支出 0万元"
            in "".join(text for text, _ in texts_of(chart.svg))
        )
        assert "因此各面积合计 105万元，而非 103万元" in chart.svg

    def test_bars_show_them(self):
        chart = small(kind="bars")

        assert chart.left_out == ()
        assert [one.amount for one in chart.data] == [90, 15, 0, -2]
        assert "-2\u2002-1.9%" in [text for text, _ in texts_of(chart.svg)]

    def test_nothing_above_zero(self):
        chart = gb.rollup({"2050201": -5, "2080505": 0}, TREE).chart(language="en")

        assert "there is no amount above zero to draw" in chart.svg
        assert len(chart.left_out) == 2

    def test_unknown_and_adopted_codes(self):
        collected = gb.rollup({"2050201": 5, "2990101": 2}, TREE, unknown="collect").chart()
        adopted = gb.rollup({"2050201": 5, "2050277": 2}, TREE, unknown="ancestor").chart()

        assert collected.notes[0].zh == "不在目录中，未计入：2990101 2"
        assert adopted.notes[0].zh == "1 个编码不在目录中，已计入上级：2050277"

    def test_the_unit_is_printed_or_said_to_be_unknown(self):
        assert "单位：亿元" in small(unit="亿元").svg
        assert "未注明单位" in small().svg


class TestSvg:
    @pytest.mark.parametrize("kind", KINDS)
    @settings(max_examples=15)
    @given(LINES, st.integers(240, 1400), st.none() | st.integers(160, 900), st.integers(1, 3))
    def test_labels_lie_inside_and_not_over_each_other(self, kind, lines, width, height, depth):
        how = {"width": width, "height": height, "depth": depth, "unit": "万元"}
        svg = gb.rollup(lines, TREE).chart(kind, **how).svg
        wide, high = size_of(svg)
        found = list(texts_of(svg))

        for words, box in found:
            assert box.x >= 0, words
            assert box.x + box.width <= wide + 0.01, words
            assert 0 <= box.y <= box.y + box.height <= high, words
        for (words, one), (others, other) in combinations(found, 2):
            assert not overlap(one, other), (words, others)

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("theme", ["auto", "light", "dark"])
    def test_hostile_names(self, kind, theme):
        rolled = gb.rollup(SMALL, TREE)
        rows = tuple(
            gb.RolledRow(one.code, HOSTILE, one.own, one.total, one.booked) for one in rolled.rows
        )
        named = gb.RollUp(rolled.scheme, rolled.year, rolled.revision, (), rows)
        svg = named.chart(kind, theme=theme, title=HOSTILE).svg
        root = ET.fromstring(svg)

        assert not root.findall(f".//{SVG}b")
        assert "onload" in root.find(f"{SVG}title").text
        assert not {"\x00", "\u202e"} & set(svg)
        assert any("长" * 200 in (one.text or "") for one in root.iter(f"{SVG}title"))

    @pytest.mark.parametrize("kind", KINDS)
    def test_it_says_what_it_is_to_those_who_do_not_see_it(self, kind):
        root = ET.fromstring(small(kind=kind, unit="万元").svg)
        names = root.get("aria-labelledby").split()
        said = {one.get("id"): one.text for one in root}

        assert root.get("role") == "img"
        assert said[names[0]] == "2024 年支出功能分类"
        assert "205 教育支出 90万元，87.4%" in said[names[1]]
        assert "-2万元" in said[names[1]]

    @pytest.mark.parametrize("kind", KINDS)
    def test_nothing_is_fetched_and_nothing_runs(self, kind):
        root = ET.fromstring(small(kind=kind).svg)

        assert {one.tag for one in root.iter()} <= {
            f"{SVG}{name}"
            for name in ("svg", "style", "rect", "g", "title", "desc", "text", "path")
        }
        assert not [
            name for one in root.iter() for name in one.attrib if name.startswith(("on", "href"))
        ]

    def test_notebooks_show_it(self):
        chart = small()

        assert chart._repr_svg_() == chart.svg
        assert chart._repr_html_() == f'<figure style="margin:0">{chart.svg}</figure>'
        assert len(repr(chart)) < 300

    def test_english_names_stand_in_an_english_chart(self):
        chart = small(language="en")

        assert chart.title == "Expenditure by function, 2024"
        assert chart.data[0].name == TREE["205"].name_en

    @pytest.mark.parametrize("width", [240, 600, 4000])
    def test_amounts_of_bars_are_never_cut(self, width):
        lines = {"205": Decimal("1234567890123456.78"), "208": Decimal("-934567890123456.12")}
        svg = gb.rollup(lines, gb.functional(2024)).chart("bars", width=width).svg

        found = list(texts_of(svg))
        for words, box in found:
            assert 0 <= box.x <= box.x + box.width <= width, words
        assert any(words.startswith("-934,567,890,123,456.12") for words, _ in found)

    @pytest.mark.parametrize("lines", [{"205": 60}, {"205": 60, "208": 5}])
    def test_the_largest_piece_of_a_ring_has_its_amount(self, lines):
        svg = gb.rollup(lines, gb.functional(2024)).chart("sunburst", language="zh").svg

        assert any(words.startswith("60\u2002") for words, _ in texts_of(svg))

    def test_an_amount_and_its_unit_stand_on_one_line(self):
        for width in range(240, 340, 4):
            svg = small(width=width).svg
            for words, _ in texts_of(svg):
                assert not words.startswith(("元", "万元，", "万元、")), words


class TestSpec:
    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("theme", ["auto", "light", "dark"])
    def test_plotly_takes_it(self, kind, theme):
        pytest.importorskip("plotly")
        figure = small(kind=kind, theme=theme, height=300).figure()

        assert figure.to_plotly_json()["data"][0]["type"] in {kind, "bar"}

    def test_parts_make_up_what_is_above_them(self):
        trace = small(depth=3).spec["data"][0]
        values = dict(zip(trace["ids"], trace["values"], strict=True))
        below = {}
        for name, above in zip(trace["ids"], trace["parents"], strict=True):
            below[above] = below.get(above, 0) + values[name]

        assert below.pop("") == 105
        assert all(values[name] == amount for name, amount in below.items())

    def test_names_are_no_markup(self):
        trace = small(title="<b>x</b>").spec["layout"]

        assert trace["title"]["text"] == "&lt;b&gt;x&lt;/b&gt;"

    def test_without_plotly(self, monkeypatch):
        taken = builtins.__import__

        def without(name, *rest):
            if name.startswith("plotly"):
                raise ImportError(name)
            return taken(name, *rest)

        chart = small()
        monkeypatch.setattr(builtins, "__import__", without)

        with pytest.raises(gb.MissingExtra, match=r"govbudget\[charts\]"):
            chart.figure()


class TestSave:
    def test_svg_and_specification(self, tmp_path):
        chart = small()
        chart.save(tmp_path / "a.svg")
        chart.save(str(tmp_path / "a.json"))

        assert (tmp_path / "a.svg").read_text("utf-8") == f"{chart.svg}\n"
        assert json.loads((tmp_path / "a.json").read_text("utf-8")) == chart.spec

    def test_other_endings_and_places(self, tmp_path):
        with pytest.raises(gb.GovBudgetError, match=r"no \.png; it writes \.svg, \.json"):
            small().save(tmp_path / "a.png")
        with pytest.raises(gb.GovBudgetError, match="No such file|does not exist|there is no"):
            small().save(tmp_path / "none" / "a.svg")
        with pytest.raises(gb.WrongArgument):
            small().save(7)


class TestArguments:
    @pytest.mark.parametrize(
        ("how", "says"),
        [
            ({"width": 10}, "whole number from 240 to 4,000"),
            ({"width": 500.5}, "whole number"),
            ({"height": True}, "whole number from 160"),
            ({"depth": 0}, "whole number from 1 to 4"),
            ({"theme": "blue"}, "auto, light, dark"),
            ({"language": "fr"}, "zh, en"),
            ({"order": "name"}, "amount, code"),
            ({"kind": "pie"}, "no chart is called 'pie'"),
            ({"below": "299"}, "299"),
            ({"unit": "斤"}, "斤"),
            ({"title": 5}, "title"),
        ],
    )
    def test_wrong_ones(self, how, says):
        with pytest.raises(gb.GovBudgetError, match=says):
            small(**how)

    def test_kinds_by_their_chinese_words(self):
        assert small(kind="旭日图").kind is gb.ChartKind.SUNBURST
