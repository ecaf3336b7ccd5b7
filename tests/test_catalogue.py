"""Editions and the tables they are read from."""

import pickle
import threading
from datetime import date

import pytest

import govbudget as gb
from govbudget import Catalogue, Codes, Scheme
from govbudget.classification.catalogue import shipped

YEARS = gb.functional.years


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


class TestEditions:
    @pytest.mark.parametrize(
        ("today", "year"),
        [(2024, 2024), (2025, 2025), (YEARS[-1] + 1, YEARS[-1]), (YEARS[-1] + 5, YEARS[-1])],
    )
    def test_without_a_year_the_one_in_force_today(self, today, year, at_year):
        at_year(today)

        assert gb.functional() is gb.functional(year)
        assert gb.economic().year == gb.explain("301").year == year
        assert gb.parse("201").entry.year == gb.functional.edition().year == year

    def test_before_the_first_one_that_is_first(self, at_year):
        at_year(1970)

        assert gb.functional().year == YEARS[0]

    @pytest.mark.parametrize("year", [1999, 2017, 2999, 0, -1])
    def test_year_without_one(self, year):
        with pytest.raises(gb.UnknownEdition) as caught:
            gb.functional(year)

        assert caught.value.years == YEARS
        assert str(caught.value).startswith(f"no edition of functional for {year}; kept: 2018, ")

    @pytest.mark.parametrize("year", ["2024", 2024.5, "x" * 1000])
    def test_what_is_no_year(self, year):
        with pytest.raises(gb.UnknownEdition, match="is no year, which is a number; kept: 2018"):
            gb.functional(year)

    def test_a_year_so_great_that_python_does_not_write_it_out(self):
        with pytest.raises(gb.UnknownEdition) as caught:
            gb.functional(10**5000)
        assert "for so great a number; kept: 2018" in str(caught.value)

    def test_scheme_without_one(self, codes_copy):
        index = codes_copy / "editions/index.csv"
        lines = index.read_text(encoding="utf-8").splitlines(keepends=True)
        index.write_text(
            "".join(line for line in lines if not line.startswith("revenue")), encoding="utf-8"
        )
        catalogue = Catalogue(Codes(str(codes_copy)))

        with pytest.raises(gb.UnknownEdition, match="no edition of revenue is kept in this"):
            catalogue.tree(Scheme.REVENUE)
        assert catalogue.years(Scheme.REVENUE) == ()
        assert Scheme.REVENUE not in catalogue.schemes
        assert shipped().schemes == tuple(Scheme)

    def test_of_every_year(self):
        for editions in (gb.functional, gb.economic, gb.government_economic, gb.revenue):
            assert editions.years == YEARS
            for year in YEARS:
                edition = editions.edition(year)
                is_open = shipped().open_lists(editions.scheme, year)
                assert edition.completeness == ("partial" if is_open else "full")
                assert edition.note.endswith(".")
                assert len(editions(year)) == edition.entries

    def test_an_entry_of_a_later_notice_is_not_in_force_yet(self):
        before = gb.functional.as_of("2025-05-22")

        with pytest.raises(gb.UnknownCode, match="is in force only since 2025-05-23"):
            before["2170404"]
        assert "2170404" in gb.functional.as_of("2025-05-23")

    def test_as_of_a_day(self):
        before, after = date(2024, 3, 28), date(2024, 3, 29)

        assert set(gb.functional(2024)) - set(gb.functional.as_of(before)) == {"22006", "2300412"}
        assert set(gb.revenue(2024)) - set(gb.revenue.as_of(before)) == {"1030182", "1100412"}
        assert gb.functional.as_of(after) is gb.functional(2024)
        assert gb.functional.as_of(after).revision > gb.functional.as_of(before).revision
        assert gb.economic.as_of(before) is gb.economic(2024)
        with pytest.raises(gb.UnknownEdition):
            gb.functional.as_of(date(1999, 1, 1))
        assert set(gb.functional.as_of("2024-03-28")) == set(gb.functional.as_of(before))

    @pytest.mark.parametrize("day", ["abc", "2024", None, 2024])
    def test_as_of_no_day(self, day):
        with pytest.raises(ValueError, match=f"{day!r} is no day: a date or a text as 2024-03-29"):
            gb.functional.as_of(day)

    def test_are_values(self):
        twin = pickle.loads(pickle.dumps(gb.functional))

        assert twin == gb.functional
        assert hash(twin) == hash(gb.functional)
        assert gb.functional != gb.economic
        assert twin != "functional"

    def test_says_what_it_is(self):
        edition = gb.functional.edition()

        assert (edition.scheme, edition.year, edition.basis) == ("functional", 2024, "settled")
        assert edition.entries == len(gb.functional())
        assert "not from the book of the Ministry itself" in edition.note
        assert repr(gb.economic).startswith("<Editions of economic: 2018, 2019, ")

    def test_cannot_be_changed(self):
        with pytest.raises(AttributeError):
            gb.functional.scheme = Scheme.ECONOMIC


class TestLoading:
    def test_only_what_is_asked_for_and_once(self, root):
        reads = []

        class Counting(Codes):
            def read(self, name):
                reads.append(name)
                return super().read(name)

        catalogue = Catalogue(Counting(str(root / "codes")))
        assert reads == []

        tree = catalogue.tree(Scheme.ECONOMIC)

        assert catalogue.tree(Scheme.ECONOMIC, 2024) is tree
        assert sorted(reads) == [
            "definitions/economic.csv",
            "economic.csv",
            "editions/index.csv",
            "glossary.csv",
        ]

    def test_once_for_many_threads(self, root):
        catalogue = Catalogue(Codes(str(root / "codes")))
        barrier = threading.Barrier(8)
        trees = []

        def load():
            barrier.wait()
            trees.append(catalogue.tree(Scheme.FUNCTIONAL))

        threads = [threading.Thread(target=load) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert len(trees) == 8
        assert len({id(tree) for tree in trees}) == 1

    def test_newest_revision_counts(self, codes_copy):
        index = codes_copy / "editions/index.csv"
        lines = index.read_text(encoding="utf-8").splitlines()
        (place,) = [n for n, line in enumerate(lines) if line.startswith("economic,2024,2,")]
        lines.insert(place + 1, lines[place].replace("economic,2024,2,", "economic,2024,3,"))
        index.write_text("\n".join(lines) + "\n", encoding="utf-8")

        assert Catalogue(Codes(str(codes_copy))).tree(Scheme.ECONOMIC).revision == 3

    def test_rows_outside_their_years_are_left_out(self, codes_copy):
        edit(codes_copy / "economic.csv", "39999,其他支出,,,", "39999,其他支出,2025,,")
        edit(codes_copy / "economic.csv", "39910,资本性赠与,2022,,", "39910,资本性赠与,,2023,")
        index = codes_copy / "editions/index.csv"
        edit(index, "economic,2024,2,,full,110", "economic,2024,2,,full,108")

        tree = Catalogue(Codes(str(codes_copy))).tree(Scheme.ECONOMIC)

        assert "39999" not in tree
        assert "39910" not in tree


class TestCorrupt:
    def tree(self, folder, scheme=Scheme.ECONOMIC):
        return Catalogue(Codes(str(folder))).tree(scheme)

    def test_missing_row(self, codes_copy):
        table = codes_copy / "economic.csv"
        lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
        table.write_text("".join(lines[:20] + lines[21:]), encoding="utf-8")

        with pytest.raises(gb.CorruptData, match="holds 109 entries for 2024, but .* says 110"):
            self.tree(codes_copy)

    def test_missing_parent(self, codes_copy):
        edit(codes_copy / "functional.csv", "\n20103,", "\n20177,")

        with pytest.raises(
            gb.CorruptData, match="2010301 行政运行 has no parent: 20103 is missing"
        ):
            self.tree(codes_copy, Scheme.FUNCTIONAL)

    @pytest.mark.parametrize(
        ("old", "new", "says"),
        [
            ("30101,基本工资,", "30101,基本,工资,", "economic.csv, line 3: has 8 cells, not 7"),
            ("30101,基本工资,,", "30101,基本工资,abc,", "line 3: 'abc' is no year"),
            (
                "30101,基本工资,,,,",
                "30101,基本工资,,,gold,",
                "line 3: 'gold' is no fund",
            ),
            ("code,name,", "code,title,", "line 1: the columns are code,title,"),
            ("30101,基本工资", '"30101,基本工资', "is no CSV"),
            ("30102,", "30101,", "more than one entry has the code 30101"),
        ],
    )
    def test_broken_row(self, codes_copy, old, new, says):
        edit(codes_copy / "economic.csv", old, new)

        with pytest.raises(gb.CorruptData, match=says):
            self.tree(codes_copy)

    def test_not_utf8(self, codes_copy):
        table = codes_copy / "economic.csv"
        table.write_bytes(table.read_bytes().replace("办公费".encode(), b"\xff\xfe", 1))

        with pytest.raises(gb.CorruptData, match="economic.csv, line 17: is not UTF-8"):
            self.tree(codes_copy)

    def test_missing_table(self, codes_copy):
        (codes_copy / "economic.csv").unlink()

        with pytest.raises(
            gb.CorruptData, match="codes/economic.csv: cannot be read: there is no such"
        ):
            self.tree(codes_copy)

    def test_empty_table(self, codes_copy):
        (codes_copy / "economic.csv").write_bytes(b"")

        with pytest.raises(gb.CorruptData, match="line 1: the columns are "):
            self.tree(codes_copy)

    @pytest.mark.parametrize(
        ("old", "new"),
        [("economic,2024,2", "economical,2024,2"), ("economic,2024,2", "economic,MMXXIV,2")],
    )
    def test_broken_list_of_editions(self, codes_copy, old, new):
        edit(codes_copy / "editions/index.csv", old, new)

        with pytest.raises(gb.CorruptData, match="editions/index.csv, line 15"):
            self.tree(codes_copy)

    @pytest.mark.parametrize(
        ("old", "new", "says"),
        [
            ("concept,,", "concept,,999", "a term of kind concept with code '999'"),
            (",entry,functional,", ",entry,functions,", "'functions' is not a valid Scheme"),
        ],
    )
    def test_broken_glossary(self, codes_copy, old, new, says):
        edit(codes_copy / "glossary.csv", old, new)

        with pytest.raises(gb.CorruptData, match=says):
            self.tree(codes_copy)


def test_sources_are_kept_apart():
    sources = shipped().sources

    assert sources["anshan-2024-budget"].access == "read"
    assert sources["mof-2023-83"].title == "财预〔2023〕83号（2023-09-23）"
    sources.clear()
    assert shipped().sources
