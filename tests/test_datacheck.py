"""Every rule of the tables: broken in a copy, found with file, line and reason."""

import json

import pytest
from rich.cells import cell_len
from tests.spoilt import SPOILT

from govbudget import Codes, datacheck
from govbudget.classification.codesdata import SHIPPED, Draft
from govbudget.cli import run

#: What hides every other fault, or is looked at only where nothing else is wrong.
ALONE = {"readable", "bytes", "texts", "entries"}


def batched():
    """The faults, those together that are in different tables and break different rules."""
    batches = []
    for fault in SPOILT:
        fits = (
            batch
            for batch in batches
            if not any(one[0] == fault[0] or one[3] in {fault[3], *ALONE} for one in batch)
        )
        batch = None if fault[3] in ALONE else next(fits, None)
        if batch is None:
            batches.append([fault])
        else:
            batch.append(fault)
    return batches


@pytest.mark.parametrize("faults", batched())
def test_rule(faults):
    tables = {}
    for table, old, new, *_ in faults:
        text = SHIPPED.read(table).decode()
        assert old in text
        tables[table] = text.replace(old, new, 1).encode()

    found = datacheck.check(Draft(SHIPPED, tables))

    for *_, rule, reason in faults:
        assert [v for v in found if v.rule == rule and reason in v.reason], [str(v) for v in found]
    assert all(v.sentence("zh") != v.sentence("en") == str(v) for v in found)


def test_digest_of_changed_content(codes_copy):
    """A fund is content: no other rule sees the change, the digest does."""
    path = codes_copy / "functional.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("2101101,行政单位医疗,,,general", "2101101,行政单位医疗,,,state_capital"),
        encoding="utf-8",
    )

    found = datacheck.check(Codes(str(codes_copy)))

    assert {(one.file, one.rule) for one in found} == {
        ("editions/index.csv", "digest"),
        ("functional.csv", "digest"),
    }
    assert len(found) == 12
    assert found[0].line == 21


def test_violations_say_where(codes_copy):
    path = codes_copy / "economic.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("维修（护）费", "维修(护)费"), encoding="utf-8"
    )

    lines = [str(violation) for violation in datacheck.check(Codes(str(codes_copy)))]

    assert (
        "codes/economic.csv:28: name: '维修(护)费' is no official name: "
        "full-width, as in '维修（护）费'" in lines
    )


def test_missing_tables(codes_copy):
    for name in ("economic.csv", "glossary.csv", "characters.csv"):
        (codes_copy / name).unlink()

    found = datacheck.check(Codes(str(codes_copy)))

    assert {v.file for v in found if v.rule == "readable"} == {
        "economic.csv",
        "glossary.csv",
        "characters.csv",
    }


def test_an_empty_folder(tmp_path):
    assert {v.rule for v in datacheck.check(Codes(str(tmp_path)))} == {"readable"}


def test_last_line_without_its_end(codes_copy):
    path = codes_copy / "characters.csv"
    path.write_bytes(path.read_bytes().rstrip(b"\n"))

    (found,) = datacheck.check(Codes(str(codes_copy)))

    assert (found.rule, found.reason) == ("bytes", "the last line has no LF")


class TestCommand:
    def test_shipped_tables(self, capsys):
        assert run(["data", "check"]) == 0
        assert capsys.readouterr() == ("", "every rule holds\n")

    def test_spoilt_copy(self, codes_copy, capsys):
        (codes_copy / "characters.csv").write_text("", encoding="utf-8")

        assert run(["data", "check", str(codes_copy)]) == 1
        out, err = capsys.readouterr()
        assert out == (
            "codes/characters.csv:1: readable: the columns are , not traditional,simplified\n"
        )
        assert err == "1 violation\n"

    def test_json(self, codes_copy, capsys):
        (codes_copy / "characters.csv").unlink()

        assert run(["data", "check", "--json", str(codes_copy)]) == 1
        record = json.loads(capsys.readouterr().out)
        assert record["file"] == "characters.csv"
        assert record["rule"] == "readable"

    def test_report(self, capsys):
        assert run(["data", "report", "--lang", "en"]) == 0
        out = capsys.readouterr().out
        assert out.splitlines()[0].split()[:4] == ["scheme", "year", "level", "rows"]
        assert max(map(cell_len, out.splitlines())) <= 120
        assert ["functional", "2024", "all"] in [line.split()[:3] for line in out.splitlines()]

        assert run(["data", "report", "--json"]) == 0
        records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        tables = [record for record in records if "table" in record]
        assert len(tables) == 4 + 3
        assert all(t["rows"] == t["high"] + t["medium"] + t["low"] > 0 for t in tables)
        records = [record for record in records if "table" not in record]
        whole = [record for record in records if record["level"] is None]
        assert len(whole) == 4 * 9
        for record in whole:
            parts = [
                r
                for r in records
                if (r["scheme"], r["year"]) == (record["scheme"], record["year"]) and r["level"]
            ]
            counts = ("entries", "english", "quoted", "editorial", "seen", "shown", "in_year")
            for count in (*counts, "only_old", "doubtful"):
                assert record[count] == sum(part[count] for part in parts)
            assert record["english"] == record["entries"]

    def test_no_such_folder(self, capsys):
        assert run(["data", "check", "/nowhere"]) == 2
        assert "does not exist" in capsys.readouterr().err
