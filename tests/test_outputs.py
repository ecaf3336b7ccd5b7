"""What commands write: whole or not at all, nothing cut, nothing worked out by who opens it."""

import csv
import os
import signal
import subprocess
import sys

import openpyxl
import pytest

import govbudget as gb
from govbudget.cli import run
from govbudget.cli.check_work import Outcome
from govbudget.cli.rows_out import safe, write
from govbudget.io.destination import replacing

GBK = os.fsdecode("预算".encode("gbk"))
PLAIN = "2024年部门预算\n收入总计100万元，支出总计100万元。\n"


def left_in(folder):
    return sorted(os.listdir(folder))  # noqa: PTH208  names of bytes that are no text


class TestWhole:
    def test_a_full_disk_keeps_the_old_file(self, tmp_path):
        path = tmp_path / "old.csv"
        path.write_text("old")
        script = (
            "import resource, signal, sys\n"
            "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
            "from govbudget.cli.rows_out import write\n"
            "write(sys.argv[1], [['x' * 100]] * 1000)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", script, str(path)], capture_output=True, check=False
        )
        assert b"File too large" in done.stderr
        assert path.read_text() == "old"
        assert left_in(tmp_path) == ["old.csv"]

    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
    def test_a_signal_keeps_the_old_file(self, tmp_path, number):
        path = tmp_path / "old.csv"
        path.write_text("old")
        script = (
            "import os, signal, sys\n"
            "from govbudget.io.destination import replacing\n"
            # A shell that puts the tests into the background has them ignore it.
            "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
            "with replacing(sys.argv[1]) as file:\n"
            "    file.write(b'new' * 100000)\n"
            "    os.kill(os.getpid(), int(sys.argv[2]))\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", script, str(path), str(int(number))],
            capture_output=True,
            check=False,
        )
        assert done.returncode
        assert path.read_text() == "old"
        assert left_in(tmp_path) == ["old.csv"]

    def test_a_fault_keeps_the_old_file(self, tmp_path):
        path = tmp_path / "old.csv"
        path.write_text("old")

        def rows():
            yield ["a"]
            raise KeyError("b")

        with pytest.raises(KeyError):
            write(str(path), rows())
        assert path.read_text() == "old"
        assert left_in(tmp_path) == ["old.csv"]

    def test_a_device_without_room_is_told(self):
        if not os.path.exists("/dev/full"):  # noqa: PTH110
            pytest.skip("there is no /dev/full")
        with (
            pytest.raises(gb.GovBudgetError, match="No space left"),
            replacing("/dev/full") as file,
        ):
            file.write(b"x" * 10_000_000)


class TestSpreadsheets:
    def test_texts_stay_texts(self, tmp_path):
        path = tmp_path / "x.xlsx"
        write(
            str(path), [["=1+1", "#N/A", "#REF!", 12345678901234567890, "", None, "教育"]], "xlsx"
        )
        [row] = openpyxl.load_workbook(path).active.iter_rows()
        assert [cell.data_type for cell in row[:4]] == ["s"] * 4
        assert [cell.value for cell in row[:4]] == ["=1+1", "#N/A", "#REF!", "12345678901234567890"]

    @pytest.mark.parametrize(
        ("row", "reason"),
        [
            (["x" * 32_768], "row 1 has a text of 32,768 characters, and a cell holds 32,767"),
            (["x"] * 16_385, "row 1 has 16,385 cells, and a sheet has 16,384"),
            (["\x1b"], "row 1 has a control character"),
        ],
    )
    def test_what_a_cell_cannot_hold_is_refused(self, tmp_path, row, reason):
        path = tmp_path / "x.xlsx"
        with pytest.raises(gb.GovBudgetError, match=reason):
            write(str(path), [row], "xlsx")
        assert not left_in(tmp_path)

    def test_more_rows_than_a_sheet_has_are_refused(self, tmp_path, monkeypatch):
        monkeypatch.setattr("govbudget.cli.rows_out._ROWS", 3)
        with pytest.raises(gb.GovBudgetError, match="more than 3 rows"):
            write(str(tmp_path / "x.xlsx"), [["x"]] * 4, "xlsx")

    def test_a_strange_name_of_the_input(self, tmp_path):
        write(str(tmp_path / "x.xlsx"), [["x"]], "xlsx", "a\x1b\udcff.csv")
        assert (
            openpyxl.load_workbook(tmp_path / "x.xlsx").properties.description
            == "a\\x1b\\udcff.csv"
        )


class TestSafeCsv:
    @pytest.mark.parametrize("text", ["=1", "+cmd", "-2+3", "@SUM(1)", "\t=1", "＝1", "－a"])
    def test_a_formula_is_one_no_more(self, text):
        assert safe(text) == f"'{text}"

    @pytest.mark.parametrize("text", ["-5.00", "+1,234.50", "-3%", "教育", "", "1=2", 5, None])
    def test_all_else_stays(self, text):
        assert safe(text) == text

    def test_of_map_and_rollup(self, tmp_path, capsys):
        path = tmp_path / "x.csv"
        path.write_text("编码,名称,备注\n201,一般公共服务支出,=HYPERLINK(1)\n", encoding="utf-8")
        assert run(["map", str(path)]) == 0
        assert "\n201,一般公共服务支出,=HYPERLINK(1)," in capsys.readouterr().out
        assert run(["map", "--safe-csv", str(path), "-o", str(tmp_path / "y.csv")]) == 0
        with (tmp_path / "y.csv").open(encoding="utf-8-sig", newline="") as file:
            assert [row[2] for row in csv.reader(file)] == ["备注", "'=HYPERLINK(1)"]
        path.write_text("编码,=金额\n201,-5.00\n", encoding="utf-8")
        assert run(["rollup", "--safe-csv", str(path), "--amount", "=金额", "--format", "csv"]) == 0
        out = capsys.readouterr().out
        assert "'=金额" in out
        assert ",-5.00," in out


class TestFolders:
    def test_a_document_of_the_folder_is_no_output(self, tmp_path, capsys):
        path = tmp_path / "doc.txt"
        path.write_text(PLAIN, encoding="utf-8")
        (tmp_path / "link.txt").symlink_to(path)
        os.link(path, tmp_path / "hard.txt")
        for name in ("doc.txt", "link.txt", "hard.txt"):
            assert run(["check", str(tmp_path), "-o", str(tmp_path / name)]) == 2
            assert "is a document that is to be read" in capsys.readouterr().err
        assert path.read_text(encoding="utf-8") == PLAIN

    @pytest.mark.parametrize("form", ["txt", "jsonl", "json", "html", "sarif", "xml"])
    def test_names_that_are_no_utf8(self, tmp_path, capfd, form):
        folder = tmp_path / GBK
        folder.mkdir()
        (folder / f"{GBK}.txt").write_text(PLAIN, encoding="utf-8")
        output = tmp_path / f"{GBK}.{form}"
        assert run(["check", str(folder), str(folder / f"{GBK}.txt"), "-o", str(output)]) == 0
        assert "\\udc" in output.read_text(encoding="utf-8") or form in {"html", "sarif", "xml"}
        assert run(["check", str(output.parent)]) == 0
        assert "is a report of govbudget" in capfd.readouterr().err

    def test_ctrl_c_keeps_what_was_checked(self, tmp_path, monkeypatch, capsys):
        for name in "abc":
            (tmp_path / f"{name}.txt").write_text(PLAIN, encoding="utf-8")

        def stopped(tasks, *_):
            from govbudget.cli.check_work import check_document

            yield check_document(tasks[0])
            raise KeyboardInterrupt

        monkeypatch.setattr("govbudget.cli.check_folder.check_documents", stopped)
        assert run(["check", str(tmp_path), "-o", str(tmp_path / "out.jsonl")]) == 130
        assert "1 checked and written, 2 not checked yet" in capsys.readouterr().err
        assert (tmp_path / "out.jsonl").read_text(encoding="utf-8").count("\n") == 1

    def test_a_fault_of_our_own_is_told_apart(self, tmp_path, monkeypatch, capsys):
        (tmp_path / "a.txt").write_text(PLAIN, encoding="utf-8")

        def fails(tasks, *_):
            yield Outcome(tasks[0].name, problem="a fault of govbudget itself", is_fault=True)

        monkeypatch.setattr("govbudget.cli.check_folder.check_documents", fails)
        assert run(["check", str(tmp_path)]) == 70
        assert "fault" in capsys.readouterr().err


class TestStreams:
    @pytest.mark.parametrize(
        "command", [["check"], ["read"], ["check", "--json"], ["read", "--json"]]
    )
    def test_standard_input_and_pipes(self, tmp_path, command):
        path = tmp_path / "a.txt"
        path.write_text(PLAIN, encoding="utf-8")
        line = f"{sys.executable} -m govbudget {' '.join(command)}"
        for asked in (f"cat {path} | {line} -", f"{line} <(cat {path})"):
            done = subprocess.run(["bash", "-c", asked], capture_output=True, check=False)
            assert done.returncode == 0, done.stderr
            assert b"govbudget-" not in done.stdout
        assert b"/dev/fd/" in done.stdout

    def test_what_no_terminal_reads_is_utf8_unless_asked(self):
        line = [sys.executable, "-m", "govbudget", "explain", "201"]
        plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        plain.pop("PYTHONIOENCODING", None)
        done = subprocess.run(line, capture_output=True, check=True, env=plain)
        assert "一般公共服务支出" in done.stdout.decode()
        asked = {**plain, "PYTHONIOENCODING": "gb18030"}
        done = subprocess.run(line, capture_output=True, check=True, env=asked)
        assert "一般公共服务支出" in done.stdout.decode("gb18030")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep no such names")
@pytest.mark.parametrize("command", ["read", "map", "rollup", "check", "reconcile"])
def test_a_name_of_gbk_bytes_is_found_where_it_is_given(tmp_path, command):
    name = "预算.csv".encode("gbk")
    path = tmp_path / os.fsdecode(name)
    path.write_text("科目编码,科目名称,合计\n201,一般公共服务支出,5\n", encoding="utf-8")
    made = subprocess.run(
        [sys.executable, "-m", "govbudget", command, path], capture_output=True, check=False
    )
    assert made.returncode == 0, made.stderr
    assert b"cannot be" not in made.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep no such names")
def test_a_result_is_written_under_the_bytes_that_are_asked_for(tmp_path):
    path, name = tmp_path / "x.csv", "出.csv".encode("gbk")
    path.write_text("科目编码,科目名称,合计\n201,一般公共服务支出,5\n", encoding="utf-8")
    command = [sys.executable, "-m", "govbudget", "map", path, "-o", name]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    assert (tmp_path / os.fsdecode(name)).exists()
