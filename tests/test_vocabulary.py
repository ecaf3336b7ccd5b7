"""Schemes, levels and funds."""

import pytest

import govbudget as gb
from govbudget import Fund, Level, Scheme, Unit, UnknownScheme, UnknownWord
from govbudget.classification import words


class TestLevel:
    def test_words(self):
        assert [level.chinese for level in Level] == ["类", "款", "项", "目"]
        assert [level.digits for level in Level] == [3, 5, 7, 9]
        assert [level.english for level in Level] == ["class", "section", "item", "sub-item"]

    def test_are_ordered_from_the_top(self):
        assert Level.CLASS < Level.SECTION < Level.ITEM < Level.SUBITEM

    @pytest.mark.parametrize(
        ("code", "level"),
        [("201", Level.CLASS), ("20103", Level.SECTION), ("201035001", Level.SUBITEM)],
    )
    def test_of_a_code(self, code, level):
        assert Level.of(code) is level

    @pytest.mark.parametrize("code", ["", "22", "2010", "2010350501"])
    def test_of_no_code(self, code):
        with pytest.raises(ValueError, match=f"{len(code)} digits has no level"):
            Level.of(code)


class TestFund:
    def test_words(self):
        assert Fund.STATE_CAPITAL.chinese == "国有资本经营预算"
        assert Fund.SOCIAL_INSURANCE.english == "social insurance funds budget"
        assert Fund("general") is Fund.GENERAL
        assert f"{Fund.GENERAL}" == "general"


class TestScheme:
    @pytest.mark.parametrize(
        ("code", "scheme"),
        [
            ("201", Scheme.FUNCTIONAL),
            ("30101", Scheme.ECONOMIC),
            ("50101", Scheme.GOVERNMENT_ECONOMIC),
            ("101010101", Scheme.REVENUE),
        ],
    )
    def test_of_a_code(self, code, scheme):
        assert Scheme.of(code) is scheme
        assert Scheme.of_code(code) is scheme

    @pytest.mark.parametrize("code", ["7", "", "x"])
    def test_of_no_code(self, code):
        assert Scheme.of_code(code) is None
        with pytest.raises(UnknownScheme):
            Scheme.of(code)

    def test_deepest_levels(self):
        assert Scheme.FUNCTIONAL.deepest is Level.ITEM
        assert Scheme.ECONOMIC.deepest is Level.SECTION
        assert Scheme.REVENUE.deepest is Level.SUBITEM

    def test_words(self):
        assert Scheme.ECONOMIC.chinese == "部门预算支出经济分类"


class TestOneReader:
    """Whatever people call a level, a fund, a scheme or a unit, one function reads it."""

    @pytest.mark.parametrize(
        ("kind", "written", "meant"),
        [
            (Level, "项", Level.ITEM),
            (Level, "（项）", Level.ITEM),
            (Level, "项级", Level.ITEM),
            (Level, "ITEM", Level.ITEM),
            (Level, "Sub-Item", Level.SUBITEM),
            (Level, "SUBITEM", Level.SUBITEM),
            (Level, "3", Level.ITEM),
            (Level, "３", Level.ITEM),
            (Level, 3, Level.ITEM),
            (Level, 201, Level.CLASS),
            (Level, Level.ITEM, Level.ITEM),
            (Fund, "一般公共预算", Fund.GENERAL),
            (Fund, "一般公共预算财政拨款", Fund.GENERAL),
            (Fund, "GOVERNMENT_FUND", Fund.GOVERNMENT_FUND),
            (Fund, "Government Fund", Fund.GOVERNMENT_FUND),
            (Fund, "政府性基金", Fund.GOVERNMENT_FUND),
            (Fund, 4, Fund.SOCIAL_INSURANCE),
            (Fund, Fund.GENERAL, Fund.GENERAL),
            (Scheme, "支出功能分类科目", Scheme.FUNCTIONAL),
            (Scheme, "Government-Economic", Scheme.GOVERNMENT_ECONOMIC),
            (Scheme, "政府预算支出经济分类", Scheme.GOVERNMENT_ECONOMIC),
            (Scheme, 2, Scheme.FUNCTIONAL),
            (Scheme, "1", Scheme.REVENUE),
            (Unit, "万", Unit.WAN),
            (Unit, "Ten thousand yuan", Unit.WAN),
            (Unit, "WAN", Unit.WAN),
            (Unit, 10_000, Unit.WAN),
            (Unit, "RMB yuan", Unit.YUAN),
            (Unit, Unit.YI, Unit.YI),
        ],
    )
    def test_reads(self, kind, written, meant):
        assert kind.of(written) is meant

    @pytest.mark.parametrize(
        ("kind", "written", "proposed"),
        [
            (Level, "itm", "did you mean item"),
            (Fund, "政府性资金预算", "did you mean government_fund 政府性基金预算"),
            (Fund, "genral", "did you mean general 一般公共预算"),
            (Scheme, "functionl", "did you mean functional"),
            (Scheme, "经济分类", "did you mean economic or government_economic"),
            (Scheme, "9", "2 is functional"),
            (Unit, "万圆", "did you mean 万元"),
        ],
    )
    def test_proposes_what_is_nearest(self, kind, written, proposed):
        with pytest.raises(gb.GovBudgetError, match=proposed) as caught:
            kind.of(written)
        assert isinstance(caught.value, ValueError)

    @pytest.mark.parametrize("kind", [Level, Fund, Scheme, Unit])
    @pytest.mark.parametrize("written", [None, True, 2.5, [], "", "zzz", "0", -1, "x" * 10_000])
    def test_anything_else_is_an_error_of_the_project(self, kind, written):
        with pytest.raises(gb.GovBudgetError):
            kind.of(written)

    @pytest.mark.parametrize(
        ("kind", "rows"), [(Level, words.LEVELS), (Fund, words.FUNDS), (Scheme, words.SCHEMES)]
    )
    def test_every_word_is_read_and_has_an_example(self, kind, rows):
        for row in rows:
            assert kind.of(row.text) is kind(type(next(iter(kind)).value)(row.names))
            assert words.plain(row.text) in words.plain(row.example)

    def test_the_library_reads_them(self, functional):
        assert functional.in_fund("一般公共预算") == functional.in_fund(Fund.GENERAL)
        assert functional.at("项") == functional.at("item") == functional.at(3)
        assert gb.search("住房", level="item") == gb.search("住房", level=Level.ITEM)
        rolled = gb.rollup([("2010350", 5)], functional)
        assert dict(rolled.at("款")) == {"20103": 5}
        assert gb.parse("201", scheme="支出功能分类") == "201"

    def test_no_empty_tree_for_a_wrong_word(self, functional):
        with pytest.raises(UnknownWord, match="no fund is called 'zzz'"):
            functional.in_fund("zzz")
