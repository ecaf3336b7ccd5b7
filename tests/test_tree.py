"""Classifications: immutable trees."""

import copy
import pickle
from collections.abc import Mapping

import pytest

import govbudget as gb
from govbudget import Classification, Entry, Fund, Level, Scheme


class TestMapping:
    def test_is_a_mapping_in_code_order(self, functional):
        assert isinstance(functional, Mapping)
        assert list(functional) == sorted(functional)
        assert list(functional.values()) == list(functional.entries)
        assert dict(functional.items())["201"] is functional["201"]
        assert len(functional) == len(list(functional))

    def test_three_ways_to_ask(self, functional):
        assert functional.get("2159998") is None
        assert functional.get("2159998", "none") == "none"
        assert "2159998" not in functional
        assert functional.find("没有这个名称") == []
        with pytest.raises(KeyError):
            functional["2159998"]

    def test_size(self, functional, economic):
        assert len(functional) > 1750
        assert len(economic) > 105


class TestTree:
    def test_levels(self, functional, economic):
        assert {e.level for e in functional.values()} == {Level.CLASS, Level.SECTION, Level.ITEM}
        assert {e.level for e in economic.values()} == {Level.CLASS, Level.SECTION}
        assert [e.code for e in economic.at(Level.CLASS)] == [
            *("301", "302", "303", "307", "309", "310", "311", "312", "313", "399")
        ]

    def test_roots_are_classes(self, functional):
        assert functional.roots == functional.at(Level.CLASS)

    def test_leaves_have_no_children(self, functional):
        leaves = functional.leaves

        assert [e for e in functional.values() if e.is_leaf] == list(leaves)
        assert "227" in [e.code for e in leaves]

    def test_common_ancestor(self, functional):
        find = functional.common_ancestor

        assert find("2080501", "2080505").code == "20805"
        assert find("2080501", "20807").code == "208"
        assert find("2080501").code == "2080501"
        assert find("20805", "2080501").code == "20805"
        assert find("2080501", "2010101") is None

    def test_common_ancestor_of_an_unknown_code(self, functional):
        with pytest.raises(gb.UnknownCode):
            functional.common_ancestor("201", "2159998")

    def test_find(self, functional):
        assert [e.code for e in functional.find("其他资源勘探工业信息等支出")] == [
            "21599",
            "2159999",
        ]
        assert len(functional.find("行政运行")) > 50
        assert functional.find("政府办公厅(室)及相关机构事务")[0].code == "20103"
        assert functional.find("住房公積金")[0].code == "2210201"
        assert functional.find("") == []

    def test_repr(self, economic):
        assert repr(economic) == f"<Classification economic 2024, {len(economic)} entries>"


class TestParts:
    def test_a_subtree_is_closed(self, functional):
        part = functional.subtree("20805")

        assert isinstance(part, Classification)
        assert [e.code for e in part.roots] == ["20805"]
        assert part["2080505"].ancestors == (part["20805"],)
        assert part["20805"].parent is None
        assert "208" not in part

    def test_in_fund_keeps_the_way_there(self, functional):
        part = functional.in_fund(Fund.GOVERNMENT_FUND)

        assert "212" in part
        assert "21208" in part
        assert "21201" not in part
        leaves = [e for e in part.leaves if e.fund is not Fund.GOVERNMENT_FUND]
        assert leaves == []

    def test_funds_cover_the_tree(self, functional):
        parts = [set(functional.in_fund(fund)) for fund in Fund]

        assert set.union(*parts) == set(functional)

    def test_unknown_root(self, functional):
        with pytest.raises(gb.UnknownCode):
            functional.subtree("2159998")


class TestLocal:
    def test_is_added_on_a_copy(self, functional):
        grown = functional.with_local("201035001", "政务服务中心(市级)", name_en="Service center")
        local = grown["201035001"]

        assert "201035001" not in functional
        assert len(grown) == len(functional) + 1
        assert local.is_local
        assert local.name == "政务服务中心（市级）"
        assert local.name_en == "Service center"
        assert local.level is Level.SUBITEM
        assert local.fund is Fund.GENERAL
        assert local.parent.children == (local,)
        assert functional["2010350"].children == ()
        assert grown["2010350"] == functional["2010350"]
        assert grown != functional

    def test_at_every_level(self, functional):
        grown = functional.with_local("20177", "地方款").with_local("2017701", "地方项")

        assert grown["2017701"].path == (grown["201"], grown["20177"], grown["2017701"])

    def test_under_a_false_parent(self, functional):
        with pytest.raises(gb.UnknownCode, match="2019998 is not in functional 2024"):
            functional.with_local("201999801", "无处可去")

    def test_of_a_code_that_exists(self, functional):
        with pytest.raises(gb.DuplicateCode, match="2010350 is in the tree already: 事业运行"):
            functional.with_local("2010350", "事业运行")

    @pytest.mark.parametrize(
        "code", ["201035000", "201", "2010", "20103500x", "", 201035001, "２０１０３５００１"]
    )
    def test_malformed(self, functional, code):
        with pytest.raises(gb.MalformedCode):
            functional.with_local(code, "名称")

    @pytest.mark.parametrize("name", ["", "  ", "\u3000"])
    def test_without_a_name(self, functional, name):
        with pytest.raises(gb.MalformedCode, match="needs a name"):
            functional.with_local("201035001", name)


def _entry(code, name="甲", scheme=Scheme.FUNCTIONAL, year=2024):
    return Entry(code, name, scheme, year)


class TestMaking:
    def test_in_any_order(self):
        tree = Classification(
            Scheme.FUNCTIONAL, 2024, [_entry("20101"), _entry("201"), _entry("2010101")]
        )

        assert list(tree) == ["201", "20101", "2010101"]
        assert tree["20101"].parent is tree["201"]

    def test_copies_its_entries(self):
        entry = _entry("201")
        tree = Classification(Scheme.FUNCTIONAL, 2024, [entry])

        assert tree["201"] == entry
        assert tree["201"] is not entry
        with pytest.raises(ValueError, match="stands in no tree"):
            _ = entry.tree

    @pytest.mark.parametrize(
        ("entries", "reason"),
        [
            ([_entry("201"), _entry("201", "乙")], "more than one entry has the code 201"),
            ([_entry("201"), _entry("2010101")], "20101 is missing in between"),
            ([_entry("201"), _entry("301", scheme=Scheme.ECONOMIC)], "does not belong to"),
            ([_entry("201", year=2023)], "does not belong to functional 2024"),
            ([_entry("2011")], "'2011' is no code"),
            ([_entry("20x")], "'20x' is no code"),
            ([_entry("２０１")], "is no code"),
        ],
    )
    def test_refuses(self, entries, reason):
        with pytest.raises(ValueError, match=reason):
            Classification(Scheme.FUNCTIONAL, 2024, entries)

    def test_empty(self):
        tree = Classification(Scheme.FUNCTIONAL, 2024, [])

        assert len(tree) == 0
        assert tree.roots == tree.leaves == ()
        assert tree.find("甲") == []


class TestValue:
    def test_equality(self, functional):
        rebuilt = Classification(
            "functional", 2024, functional.values(), revision=functional.revision
        )

        assert rebuilt == functional
        assert hash(rebuilt) == hash(functional)
        assert functional != functional.subtree("208")
        assert functional != dict(functional)
        revised = Classification(Scheme.FUNCTIONAL, 2024, functional.values(), revision=3)
        assert revised != functional

    def test_pickle_and_copies(self, functional):
        tree = pickle.loads(pickle.dumps(functional))

        assert tree == functional
        assert tree["2159999"].parent is tree["21599"]
        assert copy.copy(functional) is functional
        assert copy.deepcopy(functional) is functional

    def test_pickled_entries_share_their_tree(self, functional):
        first, second = pickle.loads(pickle.dumps([functional["201"], functional["20101"]]))

        assert second.parent is first
        assert first == functional["201"]

    def test_cannot_be_filled_again(self, functional):
        with pytest.raises(AttributeError, match="cannot be filled again"):
            functional.__init__(Scheme.FUNCTIONAL, 2024, [])

    def test_cannot_be_changed(self, functional):
        with pytest.raises(AttributeError, match="Classification cannot be changed: year"):
            functional.year = 2025
        with pytest.raises(AttributeError):
            del functional.entries
        with pytest.raises(AttributeError):
            functional.new = 1
        with pytest.raises(TypeError):
            functional["201"] = None
        with pytest.raises(TypeError):
            del functional["201"]
        with pytest.raises(TypeError):
            functional.entries[0] = None
        with pytest.raises(AttributeError):
            functional["201"].name = "别的"
