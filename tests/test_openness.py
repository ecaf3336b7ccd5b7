"""What is not known is said: open lists, the error of what may be in them, the year of today."""

import pickle

import pytest

import govbudget as gb
from govbudget.classification.catalogue import shipped
from govbudget.classification.openness import OpenReason
from govbudget.datacheck.openlists import open_rows
from govbudget.datacheck.tables import Tables

EVERY = [(scheme, year) for scheme in gb.Scheme for year in shipped().years(scheme)]


@pytest.fixture(scope="module")
def tables():
    return Tables(gb.Codes())


class TestLookUp:
    def test_below_an_open_list(self):
        tree = gb.functional(2025)
        with pytest.raises(gb.UndeterminedCode) as caught:
            tree["2229801"]

        error = caught.value
        assert not isinstance(error, gb.UnknownCode)
        assert isinstance(error, KeyError)
        assert (error.parent[0], error.open_reason) == ("22298", "missing")
        assert tree.get("2229801") is None
        assert "2229801" not in tree
        assert str(pickle.loads(pickle.dumps(error))) == str(error)

    def test_below_a_closed_list(self, functional):
        with pytest.raises(gb.UnknownCode, match="2159998 is not in functional 2024; 21599 "):
            functional["2159998"]

    @pytest.mark.parametrize("code", ["22298010", "2229800", "222980199", "30101", "", "22x98"])
    def test_what_no_national_code_is(self, code):
        with pytest.raises(gb.UnknownCode):
            gb.functional(2025)[code]

    def test_what_another_year_knows(self):
        with pytest.raises(gb.UnknownCode, match="only since"):
            gb.functional(2018)["20141"]

    def test_a_part_knows_what_the_whole_knows(self):
        tree = gb.functional(2025)
        part = tree.subtree("222")

        assert part["22298"].open_list == tree["22298"].open_list
        with pytest.raises(gb.UndeterminedCode):
            part["2229801"]
        with pytest.raises(gb.UnknownCode, match="outside this part"):
            part["2010101"]

    def test_a_book_of_ones_own_is_whole(self):
        entries = [gb.Entry("222", "甲", gb.Scheme.FUNCTIONAL, 2025)]
        tree = gb.Classification(gb.Scheme.FUNCTIONAL, 2025, entries)

        assert tree.open_entries == ()
        assert not tree["222"].is_open
        with pytest.raises(gb.UnknownCode):
            tree["22298"]

    def test_the_classes_of_an_edition(self):
        assert "" in gb.functional(2018).open_lists
        with pytest.raises(gb.UndeterminedCode, match="its 类 cannot be listed in full") as caught:
            gb.functional(2018)["299"]

        assert caught.value.parent is None
        with pytest.raises(gb.UnknownCode):
            gb.functional(2024)["299"]

    def test_parse(self):
        with pytest.raises(gb.UndeterminedCode):
            gb.parse("2229801 工业", year=2025)

    def test_roll_up(self):
        tree = gb.functional(2025)
        with pytest.raises(gb.UndeterminedCode):
            gb.rollup([("2229801", 1)], tree)

        assert gb.rollup([("2229801", 1)], tree, unknown="ancestor")["22298"] == 1


class TestLists:
    @pytest.mark.parametrize(("scheme", "year"), EVERY)
    def test_an_edition_is_full_where_no_list_is_open(self, scheme, year):
        open_lists = shipped().tree(scheme, year).open_lists

        edition = shipped().edition(scheme, year)
        assert edition.completeness == ("partial" if open_lists else "full")
        for code, one in open_lists.items():
            assert (one.scheme, one.year, one.code) == (scheme, year, code)
            assert one.reason.chinese in one.chinese
            assert one.reason.english in one.english

    @pytest.mark.parametrize("scheme", list(gb.Scheme))
    def test_every_entry_with_a_level_below_is_open_or_has_children(self, scheme):
        for year in shipped().years(scheme):
            tree = shipped().tree(scheme, year)
            for entry in tree.values():
                if entry.level is scheme.deepest:
                    assert not entry.is_open
                elif entry.is_leaf:
                    assert entry.is_open

    def test_a_copy_is_open_unless_its_documents_bear_it_out(self, tables):
        """Of what is carried on, a list is closed only where half of it was seen in the year."""
        seen = {
            (row["code"], row["name"])
            for row in tables.sightings[gb.Scheme.FUNCTIONAL]
            if row["year"] == "2026" and row["kind"] != "old_list"
        }
        tree = gb.functional(2026)
        for entry in tree.values():
            if entry.level < gb.Level.ITEM and not entry.is_open:
                shown = sum((one.code, one.name) in seen for one in entry.children)
                assert 2 * shown >= len(entry.children), entry

    def test_what_is_known_to_be_missing_is_never_closed(self, tables):
        known = [row for row in tables.open if row["reason"] == OpenReason.MISSING]
        rows = open_rows(tables)

        assert known
        assert all(list(row.cells.values()) in rows for row in known)

    def test_reason_of_a_list(self, functional):
        assert functional["22006"].open_list.reason is OpenReason.MISSING
        assert gb.revenue(2024)["1010401"].open_list.reason in set(OpenReason)
        with pytest.raises(ValueError, match="stands in no tree"):
            _ = gb.Entry("222", "甲", gb.Scheme.FUNCTIONAL, 2025).is_open
