"""``govbudget accept`` and what ``govbudget check`` does with accept lists, as typed."""

import json
from xml.etree import ElementTree as ET

import pytest

import govbudget as gb
from govbudget.cli import run

from .small_budget import WRONG


@pytest.fixture
def work(tmp_path, monkeypatch, capsys):
    """A folder with a wrong document; runs a command, gives its code and what it says."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(WRONG, "utf-8")

    def done(*arguments):
        code = run([*map(str, arguments), "--lang", "en"])
        said = capsys.readouterr()
        return code, said.out, said.err

    return done


@pytest.fixture
def found(work):
    """The findings of the document."""
    return json.loads(work("check", "a.txt", "--json")[1])["findings"]


def test_a_baseline_is_written_in_one_command_and_covers_all(work, found):
    code, _, err = work("check", "a.txt", "--baseline", "base.toml")
    assert (code, err) == (0, f"govbudget: base.toml: {len(found)} added, 0 changed\n")
    entries = gb.AcceptList.read("base.toml").entries
    assert {one.id for one in entries} == {one["id"] for one in found}
    assert all(one.reason and one.body == "某某市档案馆" and one.year == 2024 for one in entries)

    code, out, err = work("check", "a.txt", "--accept", "base.toml")
    assert (code, err) == (0, "")
    assert f"Errors 0, Notices 0, Rounding 0, accepted {len(found)}" in out
    assert "All that was found is accepted." in out


def test_a_changed_figure_is_told_anew_and_its_entry_is_idle(work, tmp_path):
    work("check", "a.txt", "--baseline", "base.toml")
    (tmp_path / "a.txt").write_text(WRONG.replace("19.00", "18.00"), "utf-8")

    code, out, err = work("check", "a.txt", "--accept", "base.toml")

    assert code == 1
    assert "Errors 1" in out
    assert "matches nothing any more" in err


def test_a_second_baseline_adds_and_keeps(work, tmp_path):
    work("check", "a.txt", "--baseline", "base.toml")
    before = {one.id for one in gb.AcceptList.read("base.toml").entries}
    (tmp_path / "a.txt").write_text(WRONG.replace("19.00", "18.00"), "utf-8")

    assert work("check", "a.txt", "--baseline", "base.toml")[0] == 0

    after = {one.id for one in gb.AcceptList.read("base.toml").entries}
    assert before < after


def test_findings_are_accepted_by_their_ids(work, found):
    id_ = found[0]["id"]
    path = "r.json"
    work("check", "a.txt", "--json", "-o", path)
    code, _, err = work(
        *("accept", "l.toml", id_, "--reason", "as printed", "--who", "x", "--report", path)
    )
    assert (code, err) == (0, "govbudget: l.toml: 1 added, 0 changed\n")
    entry = gb.AcceptList.read("l.toml").entries[0]
    assert (entry.id, entry.reason, entry.who, entry.rule) == (
        *(id_, "as printed", "x"),
        found[0]["rule"],
    )

    report = json.loads(work("check", "a.txt", "--json", "--accept", "l.toml")[1])
    assert id_ not in {one["id"] for one in report["findings"]}
    assert [one["id"] for one in report["accepted"]] == [id_]
    assert [one["reason"] for one in report["acceptances"]] == ["as printed"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--reason", "r"), "name the ids to accept"),
        (("x", "--reason", "r"), "x is not the id of a finding"),
        (("0123456789ab", "--reason", " "), "the reason is blank"),
        (("0123456789ab", "--reason", "r", "--until", "soon"), "soon is no day"),
        (("0123456789ab",), "--reason"),
        (("--remove",), "with --remove only the ids"),
        (("0123456789ab", "--remove", "--reason", "r"), "with --remove only the ids"),
        (("0123456789ab", "--reason", "r", "--report", "r.json"), "there is no 0123456789ab"),
        (("0123456789ab", "--reason", "r", "--report", "a.txt"), "it is no JSON report"),
    ],
)
def test_bad_use_is_a_sentence(work, arguments, said):
    work("check", "a.txt", "--json", "-o", "r.json")
    code, out, err = work("accept", "l.toml", *arguments)

    assert (code, out) == (2, "")
    assert said in err


def test_an_entry_is_taken_out_and_the_others_stay_with_their_comments(work, found, tmp_path):
    ids = [one["id"] for one in found]
    assert len(ids) > 1
    for id_ in ids:
        work("accept", "l.toml", id_, "--reason", "as printed")
    path = tmp_path / "l.toml"
    path.write_text("# of the office\n" + path.read_text("utf-8") + "# the end\n", "utf-8")

    code, _, err = work("accept", "l.toml", ids[0], "--remove")

    assert (code, err) == (0, "govbudget: l.toml: 1 removed\n")
    assert [one.id for one in gb.AcceptList.read("l.toml").entries] == ids[1:]
    assert path.read_text("utf-8").startswith("# of the office\n")
    told = json.loads(work("check", "a.txt", "--json", "--accept", "l.toml")[1])
    assert [one["id"] for one in told["findings"]] == ids[:1]
    # One that is not there is told with the nearest, and nothing is taken out.
    wrong = ids[1][:-1] + ("0" if ids[1][-1] != "0" else "1")
    code, _, err = work("accept", "l.toml", "--remove", ids[1], wrong)
    assert code == 2
    assert f"has no {wrong}; did you mean {ids[1]}?" in err
    assert [one.id for one in gb.AcceptList.read("l.toml").entries] == ids[1:]
    assert work("accept", "l.toml", "--remove", *ids[1:])[0] == 0
    assert gb.AcceptList.read("l.toml").entries == ()
    assert work("accept", "l.toml", ids[0], "--reason", "again")[0] == 0
    assert work("accept", "none.toml", "--remove", ids[0])[0] == 2


def test_it_survives_another_place_another_name_and_another_order(work, found, tmp_path):
    work("check", "a.txt", "--baseline", "base.toml")
    (tmp_path / "a.txt").unlink()
    title, rest = WRONG.split("表1", 1)
    moved = f"{title}\n目录\n\n第一部分 概况\n\n本单位负责档案工作。\n\n表1{rest}"
    other = WRONG.replace("某某市档案馆", "某某市图书馆").replace("19.00", "18.00")
    for folder, first, second in (("one", moved, other), ("two", other, moved)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "1.txt").write_text(first, "utf-8")
        (tmp_path / folder / "2.txt").write_text(second, "utf-8")
        _, out, _ = work("check", folder, "--json", "--accept", "base.toml")
        reports = {one["unit_name"]: one for one in map(json.loads, out.splitlines())}
        accepted = {one["id"] for one in reports["某某市档案馆"]["accepted"]}
        assert {one["id"] for one in found if one["severity"] == "error"} <= accepted
        assert not [
            one for one in reports["某某市档案馆"]["findings"] if one["severity"] == "error"
        ]
        # The same fault of another body, with another figure, is told.
        assert not reports["某某市图书馆"]["accepted"]
        assert any(one["severity"] == "error" for one in reports["某某市图书馆"]["findings"])


def test_an_expired_entry_is_told_and_does_not_cover(work, found):
    for one in found:
        work("accept", "l.toml", one["id"], "--reason", "r", "--until", "2020-01-01")

    code, _, err = work("check", "a.txt", "--accept", "l.toml")

    assert code == 1
    assert err.count("counted until 2020-01-01 only") == len(found)


def test_a_faulty_list_is_a_sentence_before_anything_is_read(work, tmp_path):
    (tmp_path / "l.toml").write_text('[[accept]]\nid = "0123456789ab"\n')
    code, out, err = work("check", "a.txt", "--accept", "l.toml")

    assert (code, out) == (2, "")
    assert (
        err == "govbudget: l.toml cannot be read: 0123456789ab of the accept list has no reason\n"
    )


def test_the_settings_of_a_folder_name_lists_beside_themselves(work, tmp_path, monkeypatch):
    work("check", "a.txt", "--baseline", "base.toml")
    (tmp_path / "govbudget.toml").write_text('[check]\naccept = ["base.toml"]\n')
    (tmp_path / "b").mkdir()
    monkeypatch.chdir(tmp_path / "b")

    code, out, err = work("check", "../a.txt")

    assert (code, err) == (0, "")
    assert "Errors 0" in out


def test_sarif_has_them_as_suppressed(work, found, tmp_path):
    work("check", "a.txt", "--baseline", "base.toml")
    work("check", "a.txt", "--accept", "base.toml", "-o", "a.sarif")
    (run_,) = json.loads((tmp_path / "a.sarif").read_text("utf-8"))["runs"]

    told = {one["partialFingerprints"]["govbudgetFinding/v1"]: one for one in run_["results"]}
    assert set(told) == {one["id"] for one in found}
    for one in told.values():
        assert [by["status"] for by in one["suppressions"]] == ["accepted"]


def test_junit_has_their_rules_as_skipped(work, tmp_path):
    pytest.importorskip("junitparser")
    work("check", "a.txt", "--baseline", "base.toml")
    work("check", "a.txt", "--accept", "base.toml", "-o", "a.xml")
    cases = ET.parse(tmp_path / "a.xml").findall(".//testcase")
    skipped = {
        case.get("name").split()[0]
        for case in cases
        if (one := case.find("skipped")) is not None and "accepted" in one.get("message")
    }

    assert skipped == {one.rule for one in gb.AcceptList.read("base.toml").entries}
    assert not any(case.find("failure") is not None for case in cases)


def test_json_with_them_keeps_the_schema(work):
    jsonschema = pytest.importorskip("jsonschema")
    from govbudget.disclosure.reporting.schema import report_schema

    work("check", "a.txt", "--baseline", "base.toml")
    report = json.loads(work("check", "a.txt", "--accept", "base.toml", "--json")[1])

    assert report["acceptances"]
    jsonschema.validate(report, report_schema())


def test_a_page_tells_them_apart(work, tmp_path):
    work("check", "a.txt", "--baseline", "base.toml")
    work("check", "a.txt", "--accept", "base.toml", "-o", "a.html")
    page = (tmp_path / "a.html").read_text("utf-8")

    assert "<article" not in page
    assert all(one.id in page for one in gb.AcceptList.read("base.toml").entries)
