"""``govbudget check``, as typed."""

import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from rich.cells import cell_len

import govbudget as gb
from govbudget.base.messages import Message
from govbudget.cli import check_folder, check_out, check_run, check_work, run
from govbudget.cli.check_folder import check_documents, cores
from govbudget.cli.check_work import Outcome, Task, check_document
from govbudget.disclosure.checks.registry import rules
from govbudget.io.allowance import Limits
from govbudget.io.found_files import FoundFile, documents_in
from govbudget.reconciling.kinds import Severity

from .small_budget import GOOD, WRONG

ROUNDED = GOOD.replace("2012604\t档案馆\t10.00", "2012604\t档案馆\t10.01")
HEADS = {"document", "rules", "findings"}
FINDING = {"rule", "severity", "message", "figures", "places", "mend"}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder to work in, with files of these contents."""
    monkeypatch.chdir(tmp_path)

    def filled(**files):
        for name, content in files.items():
            path = Path(name.replace("__", "/").replace("_", "."))
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return filled


@pytest.fixture
def checked(capsys):
    """Checks and gives the exit code, what comes out, and what is said."""

    def run_on(*arguments):
        code = run(["check", *arguments])
        return code, *capsys.readouterr()

    return run_on


class TestOneDocument:
    def test_nothing_found(self, folder, checked):
        folder(good_txt=GOOD)
        code, out, err = checked("good.txt")
        assert code == 0
        assert out.startswith("某某市档案馆 2024 年预算\ngood.txt\n读出 1 张表")
        assert "\n错误 0，" in out
        assert "检查范围\n  发现问题 " in out
        assert not err

    def test_an_error(self, folder, checked):
        folder(wrong_txt=WRONG)
        code, out, err = checked("wrong.txt")
        assert code == 1
        assert "错误（" in out
        assert "“19.00”" in out
        assert "10.00" in out
        assert "规则  table." in out
        assert "检查范围" in out
        assert not err

    def test_english(self, folder, checked):
        folder(wrong_txt=WRONG)
        code, out, _ = checked("wrong.txt", "--lang", "en")
        assert code == 1
        assert "Errors (" in out
        assert "Coverage" in out

    def test_a_rounding_remark_is_no_error(self, folder, checked):
        folder(rounded_txt=ROUNDED)
        code, out, _ = checked("rounded.txt")
        assert code == 0
        assert "尾差（" in out
        for least in ("notice", "error"):
            code, out, _ = checked("rounded.txt", "--severity", least)
            assert code == 0
            assert "尾差（" not in out
        assert "较轻的没有列出" in out

    def test_json(self, folder, checked):
        folder(wrong_txt=WRONG)
        code, out, _ = checked("wrong.txt", "--json")
        assert code == 1
        (line,) = out.splitlines()
        found = json.loads(line)
        assert set(found) >= HEADS
        assert found["document"] == "wrong.txt"
        assert len(found["rules"]) == len(rules())
        for one in found["findings"]:
            assert set(one) >= FINDING
            assert all(isinstance(figure["value"], str) for figure in one["figures"])
        assert any(one["severity"] == "error" for one in found["findings"])

    def test_json_leaves_out_what_weighs_too_little(self, folder, checked):
        folder(rounded_txt=ROUNDED)
        _, out, _ = checked("rounded.txt", "--json", "--severity", "error")
        assert json.loads(out)["findings"] == []

    @pytest.mark.parametrize(
        ("name", "form", "begins"),
        [
            ("x.html", [], "<!DOCTYPE html>"),
            ("x.HTM", [], "<!DOCTYPE html>"),
            ("x.sarif", [], "{"),
            ("x.xml", [], "<?xml"),
            ("x.jsonl", [], '{"document"'),
            ("x.txt", [], "某某市档案馆"),
            ("plain", [], "某某市档案馆"),
            ("x.json", ["--format", "sarif"], "{"),
            ("x.out", ["--json"], '{"document"'),
        ],
    )
    def test_output(self, folder, checked, name, form, begins):
        folder(wrong_txt=WRONG)
        code, out, err = checked("wrong.txt", "-o", name, *form)
        assert (code, out, err) == (1, "", "")
        assert Path(name).read_text(encoding="utf-8").startswith(begins)

    def test_a_page_marks_the_cell(self, folder, checked):
        folder(wrong_txt=WRONG)
        code, out, _ = checked("wrong.txt", "--format", "html")
        assert code == 1
        assert "mark error" in out
        assert ">19.00<sup>" in out

    def test_sarif_and_junit(self, folder, checked):
        folder(wrong_txt=WRONG)
        _, out, _ = checked("wrong.txt", "--format", "sarif")
        levels = {one["level"] for one in json.loads(out)["runs"][0]["results"]}
        assert "error" in levels
        _, out, _ = checked("wrong.txt", "--format", "junit")
        assert int(ET.fromstring(out.encode()).get("failures")) >= 1


class TestBadUse:
    def test_nothing_named(self, checked):
        code, _, err = checked()
        assert code == 2
        assert "name a document or a folder" in err

    def test_two_formats(self, checked):
        code, _, err = checked("a.txt", "--json", "--format", "html")
        assert code == 2
        assert "--json and --format html cannot be used together" in err

    def test_jobs(self, checked):
        assert checked("a.txt", "--jobs", "0")[0] == 2

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"", "it is empty"),
            (b"%PDF-1.7 and no more", "cannot be checked"),
            (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
            ("只是一封信。".encode(), "it is no budget or final account"),
        ],
    )
    def test_what_cannot_be_checked(self, folder, checked, content, said):
        folder(a_txt=content)
        code, out, err = checked("a.txt")
        assert code == 2
        assert not out
        assert err.startswith("govbudget: a.txt cannot be checked: ")
        assert err.count("a.txt") == 1
        assert said in err

    def test_no_such_file(self, folder, checked):
        folder()
        code, _, err = checked("none.pdf")
        assert code == 2
        assert "none.pdf cannot be checked: No such file" in err

    def test_output_that_cannot_be_written(self, folder, checked):
        folder(good_txt=GOOD)
        code, _, err = checked("good.txt", "-o", "no/such/x.html")
        assert code == 2
        assert "no/such/x.html: No such file" in err

    def test_a_folder_that_may_not_be_looked_into(self, folder, monkeypatch):
        def walk(top, onerror):
            onerror(PermissionError(13, "Permission denied", top))
            yield from ()

        monkeypatch.setattr(os, "walk", walk)
        with pytest.raises(gb.UnreadableFile, match="Permission denied"):
            documents_in([str(folder())])


class TestRules:
    def test_all_are_listed(self, checked):
        code, out, _ = checked("--rules")
        assert code == 0
        assert all(f"\n  {one.id}\n" in out and one.title.zh in out for one in rules())
        assert "表内勾稽\n" in out
        assert "依据：" in out
        _, out, _ = checked("--rules", "--lang", "en")
        assert "Within tables\n" in out
        assert "Source: " in out

    def test_json(self, checked):
        _, out, _ = checked("--rules", "--json")
        found = [json.loads(line) for line in out.splitlines()]
        assert [one["rule"] for one in found] == [one.id for one in rules()]
        assert set(found[0]) == {*("rule", "group", "title", "title_en", "source", "source_en")}

    def test_only_as_text_or_json(self, checked):
        assert checked("--rules", "--format", "html")[0] == 2


class TestFolder:
    def test_documents_and_others(self, folder, checked):
        folder(
            in__wrong_txt=WRONG,
            in__good_txt=GOOD,
            in__README_md="# 说明",
            in__photo_jpg=b"\xff\xd8\xff\xe0",
            in___hidden=GOOD,
        )
        Path("in", "~$good.docx").write_bytes(b"lock")
        Path("in", ".git").mkdir()
        Path("in", "deep").mkdir()
        Path("in", "deep", "other.txt").write_text(GOOD, encoding="utf-8")
        code, out, err = checked("in")
        assert code == 1
        assert "in/good.txt" in out
        assert "in/deep/other.txt" in out
        assert any(" 错误   提示   尾差 " in line for line in out.splitlines()[-14:])
        passed = [line for line in err.splitlines() if line.startswith("passed over: ")]
        assert len(passed) == 5
        assert any("in/.hidden: it is a hidden file" in one for one in passed)
        assert any("in/.git: it is a hidden folder" in one for one in passed)
        assert any("in/photo.jpg: it is a picture (JPEG)" in one for one in passed)
        assert any("in/README.md: it is no budget" in one for one in passed)
        assert any("in/~$good.docx: it is the lock" in one for one in passed)

    def test_a_bad_document_ends_nothing(self, folder, checked):
        folder(in__a_pdf=b"%PDF-1.4 cut", in__b_txt=WRONG)
        code, out, err = checked("in", "--json")
        assert code == 2
        unread, read = sorted(map(json.loads, out.splitlines()), key=lambda one: one["document"])
        assert (unread["document"], read["document"]) == ("in/a.pdf", "in/b.txt")
        assert "findings" in read
        assert unread["problem"]
        assert unread["problem_en"]
        assert "govbudget: in/a.pdf cannot be checked: " in err

    def test_they_stand_in_every_form(self, folder, checked):
        folder(in__a_pdf=b"%PDF-1.4 cut", in__b_txt=WRONG, in__c_txt=GOOD)
        _, out, _ = checked("in", "--format", "html")
        assert "in/a.pdf: " in out
        assert 'href="#d3-top"' in out
        assert "<details open>" not in out
        _, out, _ = checked("in", "--format", "sarif")
        invocation = json.loads(out)["runs"][0]["invocations"][0]
        assert invocation["executionSuccessful"] is False
        _, out, _ = checked("in", "--format", "junit")
        assert ET.fromstring(out.encode()).get("errors") == "1"
        _, out, _ = checked("in")
        assert "未能检查" in out

    def test_summary_where_the_text_goes_to_a_file(self, folder, checked):
        folder(b_txt=WRONG, c_txt=GOOD.replace("单位名称：某某市档案馆\n2024年单位预算\n", ""))
        code, out, _ = checked("b.txt", "c.txt", "-o", "x.txt")
        assert code == 1
        assert "检查范围" not in out
        assert "某某市档案馆 2024 年预算" in out
        text = Path("x.txt").read_text(encoding="utf-8")
        assert text.count("检查范围") == 2
        assert "b.txt\n" in text
        assert "\n\n" in text

    def test_empty(self, folder, checked):
        folder(in__README_md="# 说明")
        code, out, err = checked("in")
        assert (code, out) == (2, "")
        assert "there is no document to be checked" in err

    def test_each_once(self, folder):
        folder(in__a_txt=GOOD, in__b_txt=GOOD)
        found = documents_in(["in/a.txt", "in", "in/../in/a.txt", "in/b.txt"])
        assert found == [FoundFile("in/a.txt"), FoundFile("in/b.txt")]

    def test_what_is_no_plain_file(self, folder):
        folder()
        os.mkfifo("pipe")
        (found,) = documents_in(["."])
        assert found == FoundFile("pipe", True, Message("errors.file.not_plain"))

    def test_jobs(self, folder, checked):
        folder(a_txt=GOOD, b_txt=GOOD, c_txt=GOOD)
        code, out, _ = checked(".", "--jobs", "1", "--json")
        assert code == 0
        names = [json.loads(line)["document"] for line in out.splitlines()]
        assert sorted(names) == ["a.txt", "b.txt", "c.txt"]
        assert cores() >= 1


def doomed(task):
    """Work that brings its process down, or takes a while, as the name of the document says."""
    if "dies" in task.path:
        os._exit(9)
    if "slow" in task.path:
        Path(task.path).touch()
        time.sleep(2)
    while "waits" in task.path and not Path("go").exists():
        time.sleep(0.05)
    if "hangs" in task.path:
        time.sleep(600)
    if "fat" in task.path:
        return Outcome(task.path, note=str(len("x" * 10**9)))
    return Outcome(task.path, note="done")


def tasks(*paths):
    return [
        Task(path, number, True, False, "zh", Severity.ROUNDING)
        for number, path in enumerate(paths, 1)
    ]


class TestProcesses:
    @pytest.fixture(autouse=True)
    def _importable(self, monkeypatch, root):
        # The other processes import this module by its name.
        monkeypatch.syspath_prepend(str(root))

    def test_one_that_dies_is_named_and_the_others_are_checked(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        paths = ["a", "slow1", "dies1", "b", "c", "dies2", "d", "slow2"]
        found = list(check_documents(tasks(*paths), 2, doomed))
        assert sorted(one.path for one in found) == sorted(paths)
        for one in found:
            dead = "dies" in one.path
            assert ("ends the process" in one.problem.en) is dead
            assert (one.note == "done") is not dead

    def test_outcomes_come_as_they_are_done(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        with closing(check_documents(tasks("waits", "a", "b", "c"), 2, doomed)) as outcomes:
            first = [next(outcomes).path for _ in range(3)]
            Path("go").touch()
            assert (sorted(first), next(outcomes).path) == (["a", "b", "c"], "waits")

    def test_one_that_takes_too_long_is_ended(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        limits = Limits(seconds=3)
        asked = [evolve(one, limits=limits) for one in tasks("hangs", "a", "b")]
        found = {one.path: one for one in check_documents(asked, 1, doomed)}
        assert "longer than 3 seconds" in found["hangs"].problem.en
        assert found["a"].note == found["b"].note == "done"

    def test_one_that_fills_the_memory_is_ended(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        asked = [evolve(one, limits=Limits(memory=300_000_000)) for one in tasks("a", "fat", "b")]
        found = {one.path: one for one in check_documents(asked, 1, doomed)}
        assert "more than 300 million bytes" in found["fat"].problem.en
        assert found["a"].note == found["b"].note == "done"

    def test_who_stops_does_not_wait(self, tmp_path):
        paths = [str(tmp_path / f"slow{number}") for number in range(50)]
        outcomes = check_documents(tasks(*paths), 2, doomed)
        assert next(outcomes).path in paths[:2]
        outcomes.close()
        # Whatever was not begun by then never is, however slow the machine is.
        assert len(list(tmp_path.iterdir())) < len(paths)

    @pytest.mark.parametrize(
        ("error", "said"),
        [
            (OSError(5, "Input/output error"), "Input/output error"),
            (RecursionError("too deep"), "RecursionError: too deep"),
        ],
    )
    def test_whatever_is_wrong_is_said(self, monkeypatch, error, said):
        def fails(_):
            raise error

        monkeypatch.setattr(check_work, "_checked", fails)
        (task,) = tasks("a.pdf")
        assert said in check_document(task).problem.en

    def test_only_what_is_named_as_a_document_is_a_fault(self, folder):
        folder(a_png=b"\x89PNG", b_pdf=b"\x89PNG")
        png, pdf = map(check_document, tasks("a.png", "b.pdf"))
        assert "a picture" in png.passed_over.en
        assert not png.problem
        assert "a picture" in pdf.problem.en


class TestTerminal:
    def test_folded_and_in_colour(self, folder, monkeypatch):
        folder(wrong_txt=WRONG)
        (task,) = tasks("wrong.txt")
        outcome = check_document(task)
        monkeypatch.setattr(check_out, "columns", lambda: 60)
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        monkeypatch.setenv("NO_COLOR", "1")
        plain = check_out.text_of(outcome, "zh", on_screen=True, full=True)
        assert all(cell_len(line) <= 60 for line in plain.splitlines())
        assert "\x1b" not in plain
        monkeypatch.delenv("NO_COLOR")
        coloured = check_out.text_of(outcome, "zh", on_screen=True, full=True)
        assert "\x1b[31m\x1b[1m错误（" in coloured
        in_file = check_out.text_of(outcome, "zh", on_screen=False, full=True)
        assert "\x1b" not in in_file
        assert max(map(cell_len, in_file.splitlines())) > 60

    def test_a_report_waits_for_the_end_of_the_bar(self, folder, monkeypatch, capsys):
        folder(a_txt=GOOD, b_txt=GOOD)
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        before = []
        monkeypatch.setattr(
            check_run, "closing", lambda it: before.append(capsys.readouterr()) or _Context(it)
        )
        assert run(["check", "a.txt", "b.txt", "--json"]) == 0
        assert len(capsys.readouterr().out.splitlines()) == 2


class _Context:
    def __init__(self, it):
        self.it = it

    def __enter__(self):
        return self.it

    def __exit__(self, *_):
        self.it.close()


class TestPipes:
    def test_closed(self, folder):
        folder(a_txt=GOOD, b_txt=GOOD, c_txt=WRONG)
        command = f"{sys.executable} -m govbudget check . --json | head -1"
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
        assert json.loads(done.stdout)["document"] in {"a.txt", "b.txt", "c.txt"}
        assert not done.stderr

    def test_interrupted(self, folder, checked, monkeypatch):
        folder(a_txt=GOOD)

        def interrupted(*_):
            raise KeyboardInterrupt

        monkeypatch.setattr(check_folder, "check_documents", interrupted)
        assert checked("a.txt")[0] == 130


class TestOutputs:
    """What is written takes nothing away."""

    def test_a_document_is_not_written_over(self, folder, checked):
        folder(a_txt=GOOD)
        code, _, err = checked("a.txt", "-o", "a.txt")

        assert code == 2
        assert "-o a.txt is a document that is to be read" in err
        assert Path("a.txt").read_text(encoding="utf-8") == GOOD

    def test_what_was_there_stays_where_nothing_could_be_checked(self, folder, checked):
        folder(a_pdf="%PDF-1.4 no more", keep_txt="kept")
        code, _, _ = checked("a.pdf", "-o", "keep.txt")

        assert code == 2
        assert Path("keep.txt").read_text(encoding="utf-8") == "kept"


def test_real_documents(documents, tmp_path, checked):
    """A folder with what is no budget among them: that is passed over, and told."""
    budgets = {
        "anshan_big_data_center_2024_budget.txt",
        "putuo_wanli_subdistrict_2025_budget.pdf",
        "unit_budget_template.xlsx",
    }
    others = {one.name for one in documents.iterdir() if one.suffix in {".md", ".tsv"}}
    for name in budgets | others:
        shutil.copy(documents / name, tmp_path)

    code, out, err = checked(str(tmp_path), "--json")

    assert code in {0, 1}
    assert len(out.splitlines()) == len(budgets)
    assert err.count("passed over: ") == len(others)
