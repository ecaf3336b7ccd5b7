"""Results go where they may: never over what is read, never torn, never under a wrong name."""

import json
import os
import signal
import stat
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

import govbudget as gb
from govbudget.cli import run
from govbudget.io.destination import check_destination, form_of, replacing
from govbudget.io.own_reports import is_own_report

TABLE = "科目编码,科目名称,金额\n2012604,档案馆,10.00\n2012601,行政运行,5.00\n"
BUDGET = (
    "某某市档案馆2024年单位预算\n支出预算总表\n单位：万元\n"
    "科目编码\t科目名称\t合计\t基本支出\t项目支出\n201\t一般公共服务支出\t9.00\t9.00\t0.00\n"
    "20126\t档案事务\t9.00\t9.00\t0.00\n2012601\t行政运行\t9.00\t9.00\t0.00\n"
)
ENDINGS = (
    *("csv", "tsv", "xlsx", "json", "jsonl", "html", "sarif", "xml", "txt"),
    *("pdf", "docx", "md", "xls", "ods", "parquet", "CSV", "Html", "XLSX"),
)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("t.csv").write_text(TABLE, encoding="utf-8")
    Path("b.txt").write_text(BUDGET, encoding="utf-8")
    return tmp_path


HOLDS = {
    ".csv": lambda _, text: text.splitlines()[0].count(",") > 2,
    ".tsv": lambda _, text: text.splitlines()[0].count("\t") > 2,
    ".xlsx": lambda path, _: load_workbook(path).active.max_row > 1,
    ".json": lambda _, text: isinstance(json.loads(text), dict),
    ".jsonl": lambda _, text: all(isinstance(json.loads(row), dict) for row in text.splitlines()),
    ".html": lambda _, text: text.startswith("<!DOCTYPE html>"),
    ".sarif": lambda _, text: json.loads(text)["version"] == "2.1.0",
    ".xml": lambda _, text: ET.fromstring(text).tag == "testsuites",
    ".docx": lambda path, _: bool(Document(path).tables),
    ".txt": lambda _, text: "2012601" in text or "某某市档案馆" in text,
}


def is_what_it_says(path):
    """Whether a file holds what the ending of its name says."""
    holds = HOLDS.get(path.suffix.lower())
    return holds is not None and holds(path, path.read_bytes().decode("utf-8-sig", "ignore"))


class TestNames:
    @pytest.mark.parametrize("ending", ENDINGS)
    @pytest.mark.parametrize(
        "command",
        [
            *(["map", "t.csv"], ["rollup", "t.csv"], ["check", "b.txt"], ["reconcile", "t.csv"]),
            *(
                ["read", "--tables", "b.txt"],
                ["convert", "201", "--to", "cofog"],
                ["diff", "2023", "2024"],
            ),
            *(["explain", "201"], ["search", "档案"]),
        ],
    )
    def test_what_the_name_says_or_nothing(self, folder, capsys, command, ending):
        target = folder / f"out.{ending}"
        code = run([*command, "-o", str(target)])
        err = capsys.readouterr().err

        if target.exists():
            assert code in {0, 1}
            assert is_what_it_says(target)
            assert is_own_report(str(target))
        else:
            assert code == 2
            assert "No such option" in err or f"writes no .{ending.lower()}; it writes ." in err

    @pytest.mark.parametrize("form", ["table", "csv", "json", "tree"])
    @pytest.mark.parametrize("ending", ENDINGS)
    def test_a_format_beside_a_name(self, folder, capsys, form, ending):
        target = folder / f"out.{ending}"
        code = run(["rollup", "t.csv", "--format", form, "-o", str(target)])

        assert target.exists() == (code == 0)
        assert not target.exists() or is_what_it_says(target)
        assert code == 0 or "does not go into a file named" in capsys.readouterr().err

    def test_several_documents_in_one_json_file(self):
        Path("c.txt").write_text(BUDGET, encoding="utf-8")
        assert run(["check", "b.txt", "c.txt", "-o", "x.json", "--jobs", "1"]) == 0
        assert len(json.loads(Path("x.json").read_text(encoding="utf-8"))) == 2

    def test_a_name_that_says_nothing(self):
        forms = {"csv": (".csv",), "json": (".json",)}

        assert form_of("/dev/stdout", forms, None, "csv") == "csv"
        assert form_of("a.log", forms, "json", "csv") == "json"
        with pytest.raises(gb.GovBudgetError, match=r"writes no \.log; it writes \.csv, \.json"):
            form_of("a.log", forms, None, "csv")


class TestInputs:
    @pytest.mark.parametrize("command", ["map", "rollup", "check"])
    @pytest.mark.parametrize("link", [None, "symlink", "link"])
    def test_an_input_is_no_output(self, capsys, command, link):
        source = Path("b.txt" if command == "check" else "t.csv")
        before = source.read_bytes()
        target = source
        if link:
            target = Path(f"other{source.suffix}")
            getattr(os, link)(source, target)
        assert run([command, str(source), "-o", str(target)]) == 2
        assert "is a document that is to be read" in capsys.readouterr().err
        assert source.read_bytes() == target.read_bytes() == before

    def test_nor_one_that_was_found_in_a_folder(self, capsys):
        Path("d").mkdir()
        Path("d/x.html").write_text(f"<p>{BUDGET}</p>", encoding="utf-8")
        Path("e").symlink_to("d")
        before = Path("d/x.html").read_bytes()

        for target in ("d/x.html", "e/x.html"):
            assert run(["check", "d", "-o", target]) == 2
        assert run(["check", "e", "-o", "d/x.html"]) == 2
        assert Path("d/x.html").read_bytes() == before
        assert "x.html is a document" in capsys.readouterr().err

    @pytest.mark.parametrize("name", ["r.html", "r.json", "r.jsonl", "r.sarif", "r.xml", "r.txt"])
    def test_an_own_report_is_passed_over_and_written_anew(self, capsys, name):
        Path("d").mkdir()
        Path("b.txt").rename("d/b.txt")
        assert run(["check", "d", "-o", f"d/{name}"]) == 0
        first = Path(f"d/{name}").read_bytes()
        capsys.readouterr()

        assert run(["check", "d", "-o", f"d/{name}"]) == 0
        assert f"passed over: d/{name}: it is a report of govbudget" in capsys.readouterr().err
        assert Path(f"d/{name}").read_bytes() == first

    def test_what_is_no_own_report(self):
        for name in ("t.csv", "b.txt"):
            assert not is_own_report(name)
        assert not is_own_report("nowhere")

    def test_standard_input_from_the_output(self):
        command = [sys.executable, "-m", "govbudget", "map", "-", "-o", "t.csv"]
        with Path("t.csv").open("rb") as file:
            done = subprocess.run(command, stdin=file, capture_output=True, check=False)

        assert done.returncode == 2
        assert Path("t.csv").read_text(encoding="utf-8") == TABLE


def left(folder):
    return [path.name for path in folder.iterdir() if path.name.startswith(".govbudget-")]


class TestWhole:
    """What was there stays until the new file is whole."""

    @pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
    def test_a_fault(self, folder, error):
        target = folder / "t.csv"
        with pytest.raises((gb.GovBudgetError, KeyboardInterrupt)), replacing(str(target)) as file:
            file.write(b"half")
            raise error

        assert target.read_text(encoding="utf-8") == TABLE
        assert not left(folder)

    def test_the_end_of_the_process(self, folder):
        code = (
            "import os, signal\nfrom govbudget.io.destination import replacing\n"
            "with replacing('t.csv') as file:\n    file.write(b'half')\n"
            "    os.kill(os.getpid(), signal.SIGTERM)\n"
        )
        done = subprocess.run([sys.executable, "-c", code], check=False)

        assert done.returncode == 128 + signal.SIGTERM
        assert Path("t.csv").read_text(encoding="utf-8") == TABLE
        assert not left(folder)

    def test_a_full_disk(self, folder, monkeypatch, capsys):
        Path("out.csv").write_text("kept")

        def full(_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        for name in ("out.csv", "out.xlsx", "out.tsv"):
            assert run(["map", "t.csv", "-o", name]) == 2
            assert capsys.readouterr().err.startswith(f"govbudget: {name}: No space left on device")
        assert Path("out.csv").read_text() == "kept"
        assert not left(folder)

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
    def test_a_device_that_is_full(self, capsys):
        assert run(["map", "t.csv", "-o", "/dev/full"]) == 2
        assert "/dev/full: No space left on device" in capsys.readouterr().err
        assert stat.S_ISCHR(os.stat("/dev/full").st_mode)  # noqa: PTH116

    def test_a_folder_without_permission(self, monkeypatch, capsys):
        may = os.access
        monkeypatch.setattr(os, "access", lambda path, how: how == os.R_OK and may(path, how))

        assert run(["rollup", "t.csv", "-o", "out.csv"]) == 2
        assert "its folder takes no new files" in capsys.readouterr().err
        assert not Path("out.csv").exists()

    def test_a_folder(self, folder):
        with pytest.raises(gb.GovBudgetError, match="it is a folder"):
            check_destination(str(folder), [])

    def test_rights_and_links_stay(self):
        Path("real.csv").write_text("old")
        Path("real.csv").chmod(0o640)
        Path("link.csv").symlink_to("real.csv")
        assert run(["map", "t.csv", "-o", "link.csv"]) == 0

        assert Path("link.csv").is_symlink()
        assert stat.S_IMODE(Path("real.csv").stat().st_mode) == 0o640
        assert "resolved_code" in Path("real.csv").read_text(encoding="utf-8")

    def test_a_new_file_may_be_read_as_any(self):
        before = os.umask(0o022)
        try:
            assert run(["map", "t.csv", "-o", "new.csv"]) == 0
        finally:
            os.umask(before)
        assert stat.S_IMODE(Path("new.csv").stat().st_mode) == 0o644
