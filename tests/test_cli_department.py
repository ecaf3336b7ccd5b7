"""``govbudget check`` with documents of units and approved tables beside a document."""

import json
from pathlib import Path

import pytest

from govbudget.cli import run

from .made_department import OWN, SPENT, TEAM, department, spending, unit

FORMS = ("text", "json", "html", "sarif", "junit")


@pytest.fixture
def work(tmp_path, monkeypatch, capfd):
    """A folder with a department and its units, one of which is wrong; runs a check of it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GOVBUDGET_NO_CACHE")
    monkeypatch.setenv("GOVBUDGET_CACHE", str(tmp_path / "kept"))
    Path("units").mkdir()
    Path("d.txt").write_text(department(), "utf-8")
    for name in SPENT:
        text = unit(name, (110_000, 0, 20_000, 20_000)) if name == TEAM else unit(name)
        Path("units", f"{name}.txt").write_text(text, "utf-8")
    Path("approved.csv").write_text(
        spending((600_000, 300_000, 120_000, 80_000), "元", 0).replace("\t", ","), "utf-8"
    )

    def done(*arguments, select="units"):
        code = run(["check", "d.txt", "--lang", "en", "--select", select, *arguments])
        said = capfd.readouterr()
        return code, said.out, said.err

    return done


@pytest.mark.parametrize("form", FORMS)
def test_every_output_names_the_document_of_a_place(work, form):
    code, out, err = work("--units", "units", "--format", form)

    assert (code, err) == (1, "")
    assert "2010301" in out
    if form != "junit":
        assert TEAM in out


def test_a_workbook_and_a_letter_are_written(work):
    for output in ("findings.xlsx", "letter.docx"):
        code, _out, err = work("--units", "units", "-o", output)
        assert (code, err) == (1, "")
        assert Path(output).stat().st_size > 1000


def test_the_approved_figures(work):
    code, out, err = work("--against", "approved.csv", "--json", select="approved")
    report = json.loads(out)

    assert (code, err) == (1, "")
    assert [one["rule"] for one in report["findings"]] == ["approved.amounts"]
    assert report["findings"][0]["places"][1]["document"] == "approved.csv"
    assert [one["path"] for one in report["header"]["approved"]] == ["approved.csv"]


def test_the_unit_of_money_is_given(work):
    text = Path("approved.csv").read_text("utf-8").replace("单位：元\n", "")
    Path("approved.csv").write_text(text, "utf-8")
    without = work("--against", "approved.csv", "--json", select="approved")
    given = work("--against", "approved.csv", "--against-unit", "元", "--json", select="approved")

    assert json.loads(without[1])["findings"][0]["rule"] == "approved.unmatched"
    assert [one["rule"] for one in json.loads(given[1])["findings"]] == ["approved.amounts"]


def test_a_changed_file_beside_it_is_read_anew(work):
    first = work("--units", "units", "--json")
    again = work("--units", "units", "--json")
    Path("units", f"{TEAM}.txt").write_text(unit(TEAM), "utf-8")
    mended = work("--units", "units", "--json")

    assert first[:2] == again[:2]
    assert (first[0], mended[0]) == (1, 0)
    assert json.loads(mended[1])["findings"] == []


def test_the_units_count_in_what_is_kept(work):
    alone = work("--json")
    beside = work("--units", "units", "--json")

    assert json.loads(alone[1])["findings"] == []
    assert json.loads(beside[1])["findings"]


def test_a_file_that_cannot_be_read_is_told_and_nobody_accused(work):
    Path("units", f"{TEAM}.txt").unlink()
    Path("units", f"{TEAM}.pdf").write_bytes(b"%PDF-1.7\nbroken")
    Path("units", "notes.cfg").write_bytes(b"\x00\x01")
    code, out, _ = work("--units", "units", "--json")
    report = json.loads(out)

    assert code == 0
    found = [one["rule"] for one in report["findings"]]
    assert sorted(found) == ["units.documents", "units.missing"]
    assert not any("notes.cfg" in str(one["places"]) for one in report["findings"])


def test_the_file_of_the_department_in_the_folder_is_passed_over(work):
    Path("d.txt").rename("units/d.txt")
    Path("d.txt").symlink_to("units/d.txt")
    code, out, _ = work("--units", "units", "--json")

    assert code == 1
    assert [one["rule"] for one in json.loads(out)["findings"]] == ["units.sums"]


def test_units_are_named_one_by_one(work):
    named = [word for name in SPENT for word in ("--units", f"units/{name}.txt")]

    apart, together = (
        json.loads(work(*how, "--json")[1])["findings"] for how in (named, ("--units", "units"))
    )
    assert apart == together


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--units", "units", f"units/{OWN}.txt"], "there are 2"),
        (["--units", "none"], "none"),
        (["--units", "d.txt"], "no file but"),
        (["--against", "none.csv"], "none.csv"),
        (["--against-unit", "元"], "--against"),
    ],
)
def test_bad_use_is_a_sentence(work, arguments, said):
    code, _out, err = work(*arguments)

    assert code == 2
    assert said in err
    assert "Traceback" not in err


@pytest.mark.usefixtures("work")
def test_text_and_tables_in_two_files_are_one_document(capfd):
    """Those of the department are named; those of a unit are found in the folder."""
    said = "\n2025年收入预算 {0}万元。支出预算 {0}万元。其中：基本支出 {0}万元。\n"
    whole, _, tables = department().partition("\n\n")
    Path("text.txt").write_text(whole + said.format("111.00"), "utf-8")
    Path("tables.txt").write_text(f"{whole.partition('从预算')[0]}\n{tables}", "utf-8")
    Path("units", f"{TEAM}.txt").unlink()
    own, _, tables = unit(TEAM).partition("\n\n")
    Path("units", "team-text.txt").write_text(own + said.format("14.00"), "utf-8")
    Path("units", "team-tables.txt").write_text(f"{own}\n{tables}", "utf-8")
    arguments = ["--together", "--units", "units", "--select", "units", "--json", "--lang", "en"]
    code = run(["check", "text.txt", "tables.txt", *arguments])
    report = json.loads(capfd.readouterr().out)

    assert code == 0
    assert report["findings"] == []
    assert report["rules"][-1]["compared"] == 33
