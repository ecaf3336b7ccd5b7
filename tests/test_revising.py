"""What is written down after a change of the tables: revisions, sizes, digests, the pinned list."""

import random
import shutil
from pathlib import Path

import pytest

import govbudget as gb
from govbudget import Catalogue, Codes, Scheme, datacheck
from govbudget.classification.codesdata import SHIPPED, Draft
from govbudget.cli import run
from govbudget.datacheck.digests import digests_of
from govbudget.datacheck.revising import INDEX, pinned, revise, revised
from govbudget.datacheck.tables import Tables


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


@pytest.fixture(scope="module")
def _published(root, tmp_path_factory):
    folder = shutil.copytree(root / "codes", tmp_path_factory.mktemp("published") / "codes")
    revise(str(folder), "9.8")
    return folder


@pytest.fixture
def published(_published, tmp_path):
    """A copy of codes/ of which every revision was published."""
    return Path(shutil.copytree(_published, tmp_path / "codes"))


def index_of(folder, beginning):
    lines = (folder / INDEX).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.startswith(beginning)]


def test_the_shipped_tables_are_as_they_should_be():
    assert revised(SHIPPED) == {}


def test_the_pinned_list_is_that_of_the_tables(root):
    assert (root / "tests/data/editions.txt").read_bytes() == pinned(SHIPPED)


class TestRevise:
    @pytest.mark.unmeasured
    def test_a_correction_is_a_new_revision_of_what_was_published(self, published):
        before = index_of(published, "economic,2024")
        edit(published / "economic.csv", ",Basic wages,", ",Basic pay,")

        done = revise(str(published))

        after = index_of(published, "economic,2024")
        assert after[:-1] == before
        cells = after[-1].split(",")
        assert cells[2] == str(int(before[-1].split(",")[2]) + 1)
        # The content is the same, the texts are not, and no release has it.
        assert cells[6] == before[-1].split(",")[6]
        assert cells[7] != before[-1].split(",")[7]
        assert cells[8] == ""
        assert len(done.revisions) == len(gb.economic.years)
        assert datacheck.check(Codes(str(published))) == []
        assert Catalogue(Codes(str(published))).tree(Scheme.ECONOMIC, 2024)["30101"].name_en == (
            "Basic pay"
        )

    @pytest.mark.unmeasured
    def test_a_revision_that_is_not_published_changes_until_it_is(self, published):
        edit(published / "economic.csv", ",Basic wages,", ",Basic pay,")
        revise(str(published))
        count = len(index_of(published, "economic,2024"))
        edit(published / "economic.csv", ",Basic pay,", ",Ordinary pay,")

        revise(str(published))

        assert len(index_of(published, "economic,2024")) == count
        assert datacheck.check(Codes(str(published))) == []
        # What is taken back was never a revision.
        edit(published / "economic.csv", ",Ordinary pay,", ",Basic wages,")
        revise(str(published))
        assert len(index_of(published, "economic,2024")) == count - 1
        assert datacheck.check(Codes(str(published))) == []

    def test_a_correction_lists_every_state_of_a_supplemented_edition(self, published):
        before = index_of(published, "functional,2024")
        edit(published / "functional.csv", ",People's congress affairs,", ",Congress affairs,")

        revise(str(published))

        new = [line.split(",") for line in index_of(published, "functional,2024")[len(before) :]]
        assert [cells[3] for cells in new] == ["", "2024-03-29"]
        assert datacheck.check(Codes(str(published))) == []
        catalogue = Catalogue(Codes(str(published)))
        from datetime import date

        old = catalogue.as_of(Scheme.FUNCTIONAL, date(2024, 3, 28))
        assert old.revision == int(new[0][2])
        assert catalogue.tree(Scheme.FUNCTIONAL, 2024).revision == int(new[1][2])

    @pytest.mark.unmeasured
    def test_only_the_state_since_a_supplement(self, published):
        before = index_of(published, "functional,2024")
        tree = gb.functional(2024)
        edit(published / "functional.csv", f",{tree['22006'].name_en},", ",Something else,")

        revise(str(published))

        (new,) = index_of(published, "functional,2024")[len(before) :]
        assert new.split(",")[3] == "2024-03-29"
        assert datacheck.check(Codes(str(published))) == []

    def test_a_supplement_adds_its_revision(self, codes_copy):
        table = codes_copy / "editions/supplements.csv"
        rows = table.read_text(encoding="utf-8").splitlines()
        year = Catalogue(Codes(str(codes_copy))).settled(Scheme.ECONOMIC)
        new = f"economic,39998,{year}-06-01,{rows[1].split(',')[3]}"
        table.write_text("\n".join([rows[0], new, *rows[1:]]) + "\n", encoding="utf-8")
        edit(
            codes_copy / "economic.csv",
            "\n39999,",
            f"\n39998,补充支出,{year},,,Supplementary expenditure,\n39999,",
        )
        changes = codes_copy / "changes/economic.csv"
        head, *rows = changes.read_text(encoding="utf-8").splitlines()
        rows = sorted([*rows, f"{year},added,,,39998,补充支出,high"])
        changes.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
        edit(
            codes_copy / "definitions/economic.csv",
            "\n39999,",
            "\n39998,补充支出,反映补充。,editorial\n39999,",
        )
        pinyin = (codes_copy / "pinyin.csv").read_text(encoding="utf-8").splitlines()
        spelt = sorted([*pinyin[1:], "补充支出,bu chong zhi chu"])
        (codes_copy / "pinyin.csv").write_text(
            "\n".join([pinyin[0], *spelt]) + "\n", encoding="utf-8"
        )
        for file in (codes_copy / "correspondences").glob("economic-*.csv"):
            lines = file.read_text(encoding="utf-8").splitlines()
            lines = [lines[0], *sorted([*lines[1:], "39998,,,none,,low,无"])]
            file.write_text("\n".join(lines) + "\n", encoding="utf-8")

        revise(str(codes_copy))

        assert datacheck.check(Codes(str(codes_copy))) == []
        assert f"{year}-06-01" in index_of(codes_copy, f"economic,{year}")[-1]

    def test_nothing_is_written_while_a_rule_is_broken(self, codes_copy):
        edit(codes_copy / "economic.csv", "维修（护）费", "维修(护)费")
        before = {path: path.read_bytes() for path in codes_copy.rglob("*.csv")}

        with pytest.raises(gb.BrokenRules, match="nothing was written: codes/.*economic.csv"):
            revise(str(codes_copy))

        assert {path: path.read_bytes() for path in codes_copy.rglob("*.csv")} == before

    @pytest.mark.unmeasured
    def test_the_digests_come_back_where_they_are_lost(self, codes_copy):
        (codes_copy / "digests.csv").unlink()

        revise(str(codes_copy))

        assert (codes_copy / "digests.csv").read_bytes() == SHIPPED.read("digests.csv")

    def test_the_pinned_list_of_a_checkout(self, codes_copy):
        pins = codes_copy.parent / "tests/data/editions.txt"
        pins.parent.mkdir(parents=True)
        pins.write_text("", encoding="utf-8")

        revise(str(codes_copy))

        assert pins.read_bytes() == pinned(SHIPPED)

    def test_a_folder_that_cannot_be_written(self, codes_copy, monkeypatch):
        edit(codes_copy / "economic.csv", ",Basic wages,", ",Basic pay,")
        before = (codes_copy / INDEX).read_bytes()

        def fail(*_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("os.fsync", fail)
        with pytest.raises(gb.GovBudgetError, match="No space left on device; nothing was written"):
            revise(str(codes_copy))
        assert (codes_copy / INDEX).read_bytes() == before
        assert not list(Path(codes_copy).rglob(".*"))


class TestCommand:
    def test_writes_and_says_what(self, published, capsys):
        edit(published / "economic.csv", ",Basic wages,", ",Basic pay,")

        assert run(["data", "revise", str(published)]) == 0
        out, err = capsys.readouterr()
        assert out.splitlines()[0].startswith("economic 2018 revision ")
        assert err.splitlines()[0] == f"wrote {published / INDEX}"
        assert run(["data", "revise", str(published)]) == 0
        assert "nothing to write" in capsys.readouterr().err

    def test_broken_rule(self, codes_copy, capsys):
        edit(codes_copy / "economic.csv", "维修（护）费", "维修(护)费")

        assert run(["data", "revise", str(codes_copy)]) == 1
        out, err = capsys.readouterr()
        assert "codes/economic.csv:28: name: " in out
        assert err == "the tables break a rule, and nothing was written\n"

    def test_no_such_folder(self, capsys):
        assert run(["data", "revise", "/nowhere"]) == 2
        assert "does not exist" in capsys.readouterr().err


def one_of_each_form():
    """A table for each list of columns: those that have the same are read by the same rules."""
    return {SHIPPED.read(name).partition(b"\n")[0]: name for name in SHIPPED.names()}.values()


class TestNoByteChangesUnseen:
    """A bit is flipped somewhere in a table: the check tells, and never falls over."""

    @pytest.mark.parametrize("name", one_of_each_form())
    @pytest.mark.unmeasured
    def test_by_the_whole_check(self, name):
        data = bytearray(SHIPPED.read(name))
        rnd = random.Random(name)
        data[rnd.randrange(len(data))] ^= 1 << rnd.randrange(8)

        assert datacheck.check(Draft(SHIPPED, {name: bytes(data)}))

    def test_by_the_digests(self):
        kept = {row["table"]: row["digest"] for row in Tables(SHIPPED).digests}
        assert set(kept) == set(SHIPPED.names()) - {"digests.csv"}
        rnd = random.Random(1)
        for name in kept:
            data = bytearray(SHIPPED.read(name))
            data[rnd.randrange(len(data))] ^= 1 << rnd.randrange(8)
            spoilt = digests_of(Draft(SHIPPED, {name: bytes(data)}))
            assert [one for one in kept if spoilt[one] != kept[one]] == [name]

    @pytest.mark.parametrize(("old", "first"), [("2024", 0), (",,", 1)])
    @pytest.mark.unmeasured
    def test_where_years_and_separators_stand(self, old, first):
        """Cells that rules count with: none may end the check. Half of the tables for each."""
        for name in SHIPPED.names()[first::2]:
            text = SHIPPED.read(name).decode()
            if old in text:
                spoilt = text.replace(old, old[:-1] + "x", 1).encode()
                assert datacheck.check(Draft(SHIPPED, {name: spoilt})), name

    @pytest.mark.parametrize(
        ("table", "rule"), [("new.csv", "digest"), ("changes/economics.csv", "digest")]
    )
    @pytest.mark.unmeasured
    def test_a_table_too_many(self, table, rule):
        found = datacheck.check(Draft(SHIPPED, {table: b"a,b\n"}))

        assert [(one.file, one.rule) for one in found] == [(table, rule)]
