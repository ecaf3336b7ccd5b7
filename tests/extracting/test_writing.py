"""An extract in every format, read back by what reads it."""

import csv
import json
import sqlite3
from contextlib import closing
from decimal import Decimal

import pytest
from attrs import fields

import govbudget as gb
from govbudget.cli import run
from govbudget.extracting.schema import TABLES

FORMS = ("parquet", "csv", "jsonl", "duckdb", "sqlite")


@pytest.fixture
def folder(document, tmp_path):
    """A folder with two documents, one that is no budget, and one that is damaged."""
    document(document.good, "in/a.txt")
    document(document.wrong.replace("档案馆\n", "图书馆\n", 1), "in/b.txt")
    document("一篇通知。\n", "in/c.txt")
    (tmp_path / "in" / "d.pdf").write_bytes(b"%PDF-1.4 broken")
    return tmp_path / "in"


def read(path):
    """The figures, facts, documents and failures of an extract, each as records of texts."""
    form = path.suffix[1:]
    if form == "jsonl":
        found = {table.name: [] for table in TABLES}
        names = {"figure": "figures", "fact": "facts", "document": "documents"}
        for line in path.read_text("utf-8").splitlines()[1:]:
            record = json.loads(line)
            found[names.get(record.pop("record"), "failures")].append(record)
        return found
    return {table.name: list(_records(path, form, table.name)) for table in TABLES}


def _records(path, form, table):
    beside = path if table == "figures" else path.with_suffix(f".{table}{path.suffix}")
    if form == "csv":
        with beside.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)
    elif form == "parquet":
        import pyarrow.parquet as pq

        yield from pq.read_table(beside).to_pylist()
    elif form == "sqlite":
        with closing(sqlite3.connect(path)) as base:
            base.row_factory = sqlite3.Row
            yield from (dict(row) for row in base.execute(f'SELECT * FROM "{table}"'))
    else:
        duckdb = pytest.importorskip("duckdb")
        with closing(duckdb.connect(str(path), read_only=True)) as base:
            yield from base.sql(f'SELECT * FROM "{table}"').to_arrow_table().to_pylist()


@pytest.mark.parametrize("form", FORMS)
def test_the_same_rows_in_every_format(folder, tmp_path, form):
    out = tmp_path / f"out.{form}"

    assert run(["extract", str(folder), "-o", str(out), "-j", "1"]) == 2  # one cannot be read

    found = read(out)
    given = [one for one in gb.extract(folder) if isinstance(one, gb.Extract)]
    assert [row["file"][-5:] for row in found["documents"]] == ["a.txt", "b.txt"]
    figures = [figure for one in given for figure in one.figures]
    for name in ("code", "name", "measure", "state", "findings", "printed"):
        assert [row[name] for row in found["figures"]] == [getattr(one, name) for one in figures]
    amounts = [Decimal(row["amount"]) for row in found["figures"]]
    assert amounts == [one.amount for one in figures]
    assert [row["sentence"] for row in found["facts"]] == [
        fact.sentence for one in given for fact in one.facts
    ]
    assert [row["file"][-5:] for row in found["failures"]] == ["c.txt", "d.pdf"]
    assert all(row["why"] and row["why_zh"] for row in found["failures"])
    assert not (tmp_path / f"out.{form}.part").exists()


def test_columns_are_those_of_the_records():
    by_name = {table.name: [one.name for one in table.columns] for table in TABLES}
    assert by_name["figures"] == [one.name for one in fields(gb.ExtractedFigure)]
    assert by_name["facts"] == [one.name for one in fields(gb.ExtractedFact)]
    assert by_name["documents"] == [*(one.name for one in fields(gb.ExtractedDocument)), "instead"]


def test_a_data_package_says_what_is_there(folder, tmp_path):
    out = tmp_path / "out.csv"
    run(["extract", str(folder), "-o", str(out), "-j", "1"])

    package = json.loads((tmp_path / "out.datapackage.json").read_text("utf-8"))

    for resource in package["resources"]:
        with (tmp_path / resource["path"]).open(encoding="utf-8-sig", newline="") as file:
            head = next(csv.reader(file))
        assert head == [one["name"] for one in resource["schema"]["fields"]]
        assert all(one["title"] and one["description"] for one in resource["schema"]["fields"])


def test_frictionless_reads_it(folder, tmp_path, monkeypatch):
    frictionless = pytest.importorskip("frictionless")
    out = tmp_path / "out.csv"
    run(["extract", str(folder), "-o", str(out), "-j", "1"])
    monkeypatch.chdir(tmp_path)

    report = frictionless.Package("out.datapackage.json").validate()

    assert report.valid, report.flatten(["type", "note"])


@pytest.mark.parametrize("form", FORMS)
def test_twice_is_the_same(folder, tmp_path, form):
    out = tmp_path / f"out.{form}"
    run(["extract", str(folder), "-o", str(out), "-j", "2"])
    first = read(out)

    run(["extract", str(folder), "-o", str(out), "-j", "1"])

    assert read(out) == first


@pytest.mark.parametrize("form", FORMS)
def test_what_is_no_extract_stays(folder, tmp_path, form, capsys):
    out = tmp_path / f"out.{form}"
    out.write_text("document,body,year\n1,2,3\n", "utf-8")

    assert run(["extract", str(folder), "-o", str(out)]) == 2

    assert out.read_text("utf-8") == "document,body,year\n1,2,3\n"
    assert "no extract with the columns of today" in capsys.readouterr().err


def _of_version_1(out, form):
    """Makes an extract say that it is of an earlier version, as this version would never write."""
    if form == "csv":
        out.write_text(out.read_text("utf-8-sig").replace(",place,", ",", 1), "utf-8-sig")
    elif form == "jsonl":
        head, rest = out.read_bytes().split(b"\n", 1)
        out.write_bytes(json.dumps({**json.loads(head), "schema": 1}).encode() + b"\n" + rest)
    elif form == "parquet":
        import pyarrow.parquet as pq

        found = pq.read_table(out)
        stamp = found.schema.metadata[b"generator"].replace(b"extract 2", b"extract 1")
        pq.write_table(found.replace_schema_metadata({b"generator": stamp}), out)
    else:
        said = "UPDATE about_columns SET generator = replace(generator, 'extract 2', 'extract 1')"
        engine = sqlite3 if form == "sqlite" else pytest.importorskip("duckdb")
        with closing(engine.connect(str(out))) as base:
            base.execute(said)
            base.commit()


@pytest.mark.parametrize("form", FORMS)
def test_an_extract_with_other_columns_stays(document, tmp_path, form, capsys):
    path, out = document(), tmp_path / f"out.{form}"
    assert run(["extract", str(path), "-o", str(out), "-j", "1"]) == 0
    _of_version_1(out, form)
    before = out.read_bytes()

    assert run(["extract", str(path), "-o", str(out), "-j", "1"]) == 2

    assert out.read_bytes() == before
    assert "no extract with the columns of today" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["50%20.sqlite", "a?b.sqlite", "a#b.sqlite"])
def test_a_database_is_known_again_whatever_its_name(document, tmp_path, name):
    path = document()
    asked = ["extract", str(path), "-o", str(tmp_path / name), "-j", "1"]

    assert [run(asked), run(asked)] == [0, 0]


def test_an_amount_that_no_decimal_holds_is_told(document, tmp_path, capsys):
    path = document(document.good.replace("10.00", "0." + "1" * 20))

    assert run(["extract", str(path), "-o", str(tmp_path / "out.parquet"), "-j", "1"]) == 2

    assert "more than 38 digits" in capsys.readouterr().err
    assert not (tmp_path / "out.parquet").exists()


class TestVersions:
    def test_the_same_bytes_count_once(self, document, tmp_path, capsys):
        document(document.good, "in/a.txt")
        document(document.good, "in/b.txt")

        assert run(["extract", str(tmp_path / "in"), "-o", str(tmp_path / "o.jsonl")]) == 0

        found = read(tmp_path / "o.jsonl")
        assert len(found["figures"]) == 12
        assert [bool(row["instead"]) for row in found["documents"]] == [False, True]
        assert "hold the same bytes" in capsys.readouterr().err

    @pytest.mark.parametrize(("date", "kept"), [("2024年3月1日", "b"), ("2024年1月1日", "a")])
    def test_of_two_versions_the_later_counts(self, document, tmp_path, capsys, date, kept):
        document(document.good, "in/a.txt")
        document(document.good.replace("2024年2月5日", date).replace("10.00", "10.0"), "in/b.txt")

        run(["extract", str(tmp_path / "in"), "-o", str(tmp_path / "o.jsonl")])

        found = read(tmp_path / "o.jsonl")
        assert len(found["figures"]) == 12
        (whole,) = [row for row in found["documents"] if not row["instead"]]
        assert whole["file"].endswith(f"{kept}.txt")
        assert "its date being the later" in capsys.readouterr().err

    def test_of_three_versions_the_last_stands_for_all(self, document, tmp_path):
        for name, day in (("a", 1), ("b", 3), ("c", 2)):
            text = document.good.replace("2月5日", f"3月{day}日").replace("10.00", f"10.0{day}")
            document(text.replace("6.00", f"6.0{day}"), f"in/{name}.txt")

        run(["extract", str(tmp_path / "in"), "-o", str(tmp_path / "o.jsonl")])

        found = read(tmp_path / "o.jsonl")
        last = next(row for row in found["documents"] if row["file"].endswith("b.txt"))
        others = [row["instead"] for row in found["documents"] if row is not last]
        assert not last["instead"]
        assert others == [last["document"]] * 2
        assert {row["document"] for row in found["figures"]} == {last["document"]}

    def test_without_a_later_date_the_first_counts(self, document, tmp_path):
        document(document.good.replace("10.00", "10.0"), "in/b.txt")
        document(document.good, "in/a.txt")

        run(["extract", str(tmp_path / "in"), "-o", str(tmp_path / "o.jsonl")])

        (whole,) = [row for row in read(tmp_path / "o.jsonl")["documents"] if not row["instead"]]
        assert whole["file"].endswith("a.txt")

    def test_other_bodies_and_years_are_no_versions(self, document, tmp_path):
        document(document.good, "in/a.txt")
        document(document.good.replace("档案馆\n", "图书馆\n", 1), "in/b.txt")
        document(document.good.replace("2024年", "2023年"), "in/c.txt")

        run(["extract", str(tmp_path / "in"), "-o", str(tmp_path / "o.jsonl")])

        assert len(read(tmp_path / "o.jsonl")["figures"]) == 36


class TestBrokenOff:
    def test_goes_on_where_it_was(self, folder, tmp_path, capsys, monkeypatch):
        from govbudget.extracting import spool

        out = tmp_path / "out.jsonl"
        add, done = spool.Spool.add, []

        def stop_after_two(self, path, stamp, found):
            if len(done) == 2:
                raise KeyboardInterrupt
            done.append(path)
            add(self, path, stamp, found)

        monkeypatch.setattr(spool.Spool, "add", stop_after_two)
        assert run(["extract", str(folder), "-o", str(out), "-j", "1"]) == 130
        assert "the same command goes on from here" in capsys.readouterr().err
        assert not out.exists()
        monkeypatch.setattr(spool.Spool, "add", add)

        run(["extract", str(folder), "-o", str(out), "-j", "1"])

        assert "2 documents were done before" in capsys.readouterr().err
        assert len(read(out)["figures"]) == 24

    def test_a_line_that_was_cut_off_is_read_again(self, folder, tmp_path, capsys):
        out, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
        with gb_spool(part) as spool:
            spool.add(str(folder / "a.txt"), stamp(folder / "a.txt"), first(folder / "a.txt"))
        whole = part.read_bytes()
        part.write_bytes(whole[:-20])

        run(["extract", str(folder), "-o", str(out), "-j", "1"])

        assert "done before" not in capsys.readouterr().err
        assert len(read(out)["figures"]) == 24

    def test_a_file_that_was_changed_is_read_again(self, folder, tmp_path):
        out, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
        with gb_spool(part) as spool:
            spool.add(str(folder / "a.txt"), [1, 2], first(folder / "b.txt"))

        run(["extract", str(folder), "-o", str(out), "-j", "1"])

        bodies = [row["body"] for row in read(out)["documents"]]
        assert bodies == ["某某市档案馆", "某某市图书馆"]

    def test_what_somebody_else_wrote_stays(self, folder, tmp_path, capsys):
        part = tmp_path / "out.jsonl.part"
        part.write_text("notes\nof mine\n", "utf-8")

        assert run(["extract", str(folder), "-o", str(tmp_path / "out.jsonl")]) == 2

        assert "no file that govbudget left" in capsys.readouterr().err
        assert part.read_text("utf-8") == "notes\nof mine\n"

    def test_two_runs_at_once(self, folder, tmp_path, capsys):
        with gb_spool(tmp_path / "out.jsonl.part"):
            assert run(["extract", str(folder), "-o", str(tmp_path / "out.jsonl")]) == 2
        assert "another run is writing it" in capsys.readouterr().err


def gb_spool(part):
    from govbudget.extracting.spool import Spool

    return Spool(str(part), checked=True)


def stamp(path):
    from govbudget.extracting.spool import stamp_of

    return stamp_of(str(path))


def first(path):
    return next(gb.extract(path))


def test_a_folder_without_documents(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    assert run(["extract", str(tmp_path / "in"), "-o", str(tmp_path / "o.csv")]) == 2
    assert "no document to take data from" in capsys.readouterr().err


@pytest.mark.parametrize("form", FORMS)
def test_an_extract_in_the_folder_itself_is_no_document(folder, form, capsys):
    out = folder / f"out.{form}"
    run(["extract", str(folder), "-o", str(out), "-j", "1"])
    first = read(out)
    capsys.readouterr()

    assert run(["extract", str(folder), "-o", str(out), "-j", "1"]) == 2

    assert read(out) == first
    assert f"out.{form}:" not in capsys.readouterr().err


def test_a_folder_is_no_output(folder, tmp_path, capsys):
    (tmp_path / "out.csv").mkdir()

    assert run(["extract", str(folder), "-o", str(tmp_path / "out.csv")]) == 2

    assert "Traceback" not in capsys.readouterr().err


def test_where_nothing_could_be_read_nothing_is_written(tmp_path, capsys):
    out = tmp_path / "out.csv"

    assert run(["extract", str(tmp_path / "none.pdf"), "-o", str(out)]) == 2

    assert [path.name for path in tmp_path.iterdir()] == []
    assert "no document to take data from" in capsys.readouterr().err


def test_in_chinese(folder, tmp_path, capsys):
    run(["extract", str(folder), "-o", str(tmp_path / "o.csv"), "--lang", "zh"])
    said = capsys.readouterr().err
    assert "2 份文件：24 个表格数字" in said
    assert "没有取出：" in said
