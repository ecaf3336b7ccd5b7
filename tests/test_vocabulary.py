"""Schemes, levels and funds."""

import pytest

from govbudget import Fund, Level, Scheme


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

    @pytest.mark.parametrize("code", ["", "2", "2010", "2010350501"])
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
            ("7", None),
            ("", None),
        ],
    )
    def test_of_a_code(self, code, scheme):
        assert Scheme.of(code) is scheme

    def test_deepest_levels(self):
        assert Scheme.FUNCTIONAL.deepest is Level.ITEM
        assert Scheme.ECONOMIC.deepest is Level.SECTION
        assert Scheme.REVENUE.deepest is Level.SUBITEM

    def test_words(self):
        assert Scheme.ECONOMIC.chinese == "部门预算支出经济分类"
