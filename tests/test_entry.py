"""Entries: values with neighbours."""

import copy
import pickle

import pytest

from govbudget import Definition, Entry, Fund, Level, Scheme
from govbudget.classification.entry import facts
from govbudget.classification.namedentries import named


@pytest.fixture
def loose():
    """An entry that was made by hand and stands in no tree."""
    return Entry("201", "一般公共服务支出", Scheme.FUNCTIONAL, 2024, Fund.GENERAL)


class TestFacts:
    def test_of_the_design(self, functional):
        item = functional["2159999"]

        assert item.name == "其他资源勘探工业信息等支出"
        assert item.level is Level.ITEM
        assert item.fund is Fund.GENERAL
        assert item.parent.code == "21599"
        assert [entry.code for entry in item.ancestors] == ["215", "21599"]
        assert item.children == ()
        assert [entry.code for entry in item.path] == ["215", "21599", "2159999"]
        assert "anshan-2024-budget" in item.evidence[0].sources
        assert item.depth == 2

    def test_definition_is_quoted_where_published(self, functional):
        assert functional["2010350"].definition.source == "anshan-2024-budget"
        assert not functional["2010350"].definition.is_editorial
        assert functional["2010301"].definition.is_editorial

    def test_economic_entries_have_no_fund(self, economic):
        assert {entry.fund for entry in economic.values()} == {None}
        assert economic["30101"].funds == frozenset()

    def test_funds_below(self, functional):
        assert functional["212"].funds == {Fund.GENERAL, Fund.GOVERNMENT_FUND}
        assert functional["223"].funds == {Fund.STATE_CAPITAL}

    def test_siblings(self, functional):
        assert [e.code for e in functional["2210201"].siblings] == ["2210202", "2210203"]
        roots = functional["201"].siblings
        assert "201" not in [e.code for e in roots]
        assert [e.code for e in roots][:2] == ["202", "203"]

    def test_leaves_and_descendants(self, functional):
        assert [e.code for e in functional["20820"].leaves] == ["2082001", "2082002"]
        assert functional["2082001"].leaves == (functional["2082001"],)
        assert len(functional["208"].descendants) == len(functional.subtree("208")) - 1


class TestValue:
    def test_equal_by_facts(self, functional):
        twin = functional.subtree("215")["2159999"]

        assert twin == functional["2159999"]
        assert twin is not functional["2159999"]
        assert hash(twin) == hash(functional["2159999"])
        assert functional["2159999"] != functional["21599"]

    def test_order(self, functional, economic):
        shuffled = [economic["301"], functional["20201"], functional["201"], functional["202"]]

        assert [e.code for e in sorted(shuffled)] == ["201", "202", "20201", "301"]
        assert functional["201"] < functional["202"] <= functional["202"]

    def test_writes_itself(self, functional):
        assert str(functional["2159999"]) == "2159999 其他资源勘探工业信息等支出"
        assert repr(functional["201"]) == "<Entry 201 一般公共服务支出 (functional 2024)>"

    def test_repr_says_local(self, functional):
        grown = functional.with_local("201035001", "地方科目")
        assert repr(grown["201035001"]) == "<Entry 201035001 地方科目 (functional 2024, local)>"

    def test_definition_is_a_value(self):
        assert Definition("甲。", "editorial") == Definition("甲。", "editorial")


def test_entries_made_by_column_are_those_of_the_constructor(functional):
    columns = zip(*((entry.code, entry.name) for entry in functional.entries), strict=True)
    made = named(*columns, functional.scheme, functional.year)
    assert [facts(one) for one in made] == [
        facts(Entry(one.code, one.name, one.scheme, one.year)) for one in functional.entries
    ]


class TestLoose:
    def test_has_facts_but_no_neighbours(self, loose):
        assert loose.level is Level.CLASS
        with pytest.raises(ValueError, match="201 一般公共服务支出 stands in no tree"):
            _ = loose.parent

    def test_pickles(self, loose):
        assert pickle.loads(pickle.dumps(loose)) == loose

    def test_copies_are_the_same(self, loose):
        assert copy.copy(loose) is loose
        assert copy.deepcopy(loose) is loose
