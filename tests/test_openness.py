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


class TestLocalCodes:
    def test_explained_with_place_and_source(self):
        record = gb.explain("3021101")

        assert record.is_local
        [use] = record.local_uses
        assert (use.place, use.name, record.name) == ("北京市", "差旅费", "差旅费")
        assert use.source.title
        assert record.remarks == (
            "3021101 is a local entry of 北京市 under 30211 差旅费; the national list does not "
            "have it",
        )

    def test_of_the_level_of_national_ones(self):
        record = gb.explain("2160298", year=2026)

        assert (record.name, record.level_name, record.is_local) == ("商业流通发展支出", "项", True)
        assert [brief.code for brief in record.ancestors] == ["216", "21602"]
        assert gb.parse("2160298 商业流通发展支出").entry.is_local

    def test_another_place_may_call_it_otherwise(self):
        assert gb.parse("3021101 市内差旅费").entry.name == "市内差旅费"

    def test_a_tree_of_the_national_list_does_not_have_it(self):
        with pytest.raises(gb.UnknownCode, match="a local code, 商业流通发展支出 of 北京市"):
            gb.functional()["2160298"]

    def test_a_book_of_ones_own_knows_nothing_of_places(self):
        entries = [
            gb.Entry("216", "甲", gb.Scheme.FUNCTIONAL, 1999),
            gb.Entry("21602", "乙", gb.Scheme.FUNCTIONAL, 1999),
        ]
        with pytest.raises(gb.UnknownCode):
            gb.Classification(gb.Scheme.FUNCTIONAL, 1999, entries).parse("2160298")

    def test_no_accusation(self):
        table = gb.BudgetTable.of(
            [
                ("216", "商业服务业等支出", "3"),
                ("21602", "商业流通事务", "3"),
                ("2160298", "商业流通发展支出", "3"),
            ],
            measures=["合计"],
            year=2026,
        )
        assert [one for one in gb.reconcile(table) if one.severity == "error"] == []


class TestExplanation:
    def test_says_that_a_list_is_open(self):
        record = gb.explain("21098", year=2025)

        assert record.open_list.reason is OpenReason.MISSING
        assert "公立医院" in record.open_list.names
        assert gb.explain("2010101").open_list is None

    @pytest.mark.parametrize("today", [2027, 2031])
    def test_says_that_the_edition_of_today_is_not_kept(self, today, at_year):
        at_year(today)

        assert gb.explain("201").wanted_year == today
        assert gb.explain("201", year=2024).wanted_year is None

    def test_of_a_year_that_is_kept(self, at_year):
        at_year(2026)

        assert (gb.explain("2210111").year, gb.explain("2210111").wanted_year) == (2026, None)


def test_undetermined_in_a_table_is_a_notice():
    table = gb.BudgetTable.of(
        [("222", "粮油物资储备支出", "1"), ("2229877", "某某", "1")], measures=["合计"], year=2025
    )
    [found] = [one for one in gb.reconcile(table) if one.kind == "undetermined_code"]

    assert found.severity == "notice"


@pytest.mark.parametrize(
    ("name", "error", "said"),
    [
        ("公立医院", gb.PathMismatch, "is not known here to stand below 21098 "),
        ("某某事项", gb.UnknownName, "no entry of functional 2025 that is known here is named "),
    ],
)
def test_a_path_below_an_open_list_is_not_refused_as_known(name, error, said):
    path = f"卫生健康支出（类）超长期特别国债安排的支出（款）{name}（项）"
    with pytest.raises(error, match=said) as caught:
        gb.parse(path, year=2025)

    assert caught.value.open_reason == "missing"
    assert pickle.loads(pickle.dumps(caught.value)).open_reason == "missing"
