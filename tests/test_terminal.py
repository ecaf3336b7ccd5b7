"""What others wrote, on a terminal: nothing of it steers, hides or turns round."""

import ast
import io
import json
import pathlib
import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

import govbudget as gb
from govbudget.base.shown import clipped, shown
from govbudget.cli import run
from govbudget.cli.jsonlines import json_text
from govbudget.cli.terminal import cell, echo

EVIL = "\x1b[2J\x9b1m\u202e[red]\x07\u200b"
TOLD = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
CLI = pathlib.Path(gb.__file__).parent / "cli"


class TestShown:
    @given(st.text())
    def test_no_sign_is_left_that_a_terminal_obeys(self, text):
        for sign in shown(text):
            assert unicodedata.category(sign) not in {"Cc", "Cs", "Zl", "Zp"}
            assert unicodedata.bidirectional(sign) not in {"LRE", "RLE", "LRO", "RLO", "PDF"}

    @given(st.text(st.characters(categories=["L", "N", "P", "S"])))
    def test_letters_figures_and_signs_stay_as_they_are(self, text):
        assert shown(text) == text

    def test_lines_are_kept_where_they_may_be(self):
        assert shown("一\r\n二", lines=True) == "一\\r\n二"
        assert shown("一\n二") == "一\\n二"

    def test_what_is_long_is_cut_with_its_length(self):
        assert clipped("支出" * 500, 6) == "支出支出支出… (1,000 characters)"


class TestPrinting:
    def test_echo(self, capsys):
        echo(EVIL)
        echo(EVIL, err=True)
        out, err = capsys.readouterr()
        assert out == err == "\\x1b[2J\\x9b1m\\u202e[red]\\x07\\u200b\n"

    def test_a_cell_has_no_markup_and_no_sequence(self):
        console = Console(file=io.StringIO(), width=100, force_terminal=True)
        console.print(cell(EVIL))
        assert "\\x1b[2J\\x9b1m\\u202e[red]" in console.file.getvalue()

    def test_json_means_the_same_and_shows_nothing_foreign(self):
        line = json_text({"名称": EVIL + "\U000e0041"})
        assert not TOLD.search(line)
        assert json.loads(line) == {"名称": EVIL + "\U000e0041"}

    def test_all_that_is_printed_goes_through_one_place(self):
        """No module of the command line prints by itself what it was given."""
        for path in CLI.glob("*.py"):
            calls = {
                ast.unparse(node.func)
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.Call)
            }
            assert calls.isdisjoint({"click.echo", "click.secho"}), path.name
            assert "print" not in calls or path.name in {"saying.py", "explaining.py"}, path.name


class TestOfCommands:
    """A document in which every text is hostile."""

    @pytest.fixture
    def hostile(self, tmp_path):
        path = tmp_path / "一\x1b]0;x\x07\u202e.csv"
        path.write_text(
            f"{EVIL}2024年部门预算\n单位：万元\n科目编码,科目名称,{EVIL}合计,[/red]基本支出\n"
            f"201,{EVIL}一般,10,10\n20101,人大{EVIL},11,10\n2010101,行政[bold]运行,10,10\n"
            f"合计,,12,12{EVIL}\n",
            encoding="utf-8",
        )
        return str(path)

    @pytest.mark.parametrize(
        "arguments",
        [
            ["read"],
            ["read", "--tables"],
            ["read", "--json"],
            ["check"],
            ["check", "--json"],
            ["reconcile"],
            ["reconcile", "--json"],
            ["rollup", "--unknown", "collect"],
            ["map"],
            ["explain"],
            ["search"],
            ["convert", "--to", "cofog"],
            ["tree"],
            ["diff", "2024"],
        ],
        ids=" ".join,
    )
    @pytest.mark.parametrize("terminal", [False, True])
    def test_nothing_foreign_steers(self, hostile, capsys, monkeypatch, arguments, terminal):
        monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
        monkeypatch.setenv("NO_COLOR", "1")
        assert run([arguments[0], hostile, *arguments[1:]]) in {0, 1, 2}
        assert run([arguments[0], hostile + "x", *arguments[1:]]) == 2
        out, err = capsys.readouterr()
        if terminal or arguments != ["map"]:
            assert not TOLD.search(re.sub(r"\x1b\[[0-9;]*m", "", out)), out
            assert "\x1b[2J" not in out
        assert not TOLD.search(err)


class TestOwnFaults:
    @pytest.fixture
    def broken(self, monkeypatch):
        def fails(*_, **__):
            raise IndexError("x\x1b[2J" * 300)

        monkeypatch.setattr("govbudget.cli.explaining.explain", fails)

    @pytest.mark.usefixtures("broken")
    def test_a_fault_of_our_own_is_seventy_and_says_what_to_report(self, capsys):
        assert run(["explain", "201"]) == 70
        err = capsys.readouterr().err
        assert err.startswith(
            "govbudget: a fault of govbudget itself, not of what you gave it: Index"
        )
        assert "report" in err
        assert err.count("\n") == 1
        assert len(err) < 700
        assert "\x1b" not in err

    @pytest.mark.usefixtures("broken")
    def test_where_it_happened_is_printed_on_request(self, capsys, monkeypatch):
        monkeypatch.setenv("GOVBUDGET_DEBUG", "1")
        assert run(["explain", "201"]) == 70
        assert "Traceback" in capsys.readouterr().err

    def test_what_the_library_tells_as_its_own_fault_is_seventy_too(self, monkeypatch, capsys):
        def fails(*_, **__):
            raise gb.InternalFault("explain", "KeyError", "x") from KeyError("x")

        monkeypatch.setattr("govbudget.cli.explaining.explain", fails)
        assert run(["explain", "201"]) == 70
        assert "KeyError" in capsys.readouterr().err

    def test_too_little_memory_is_told(self, monkeypatch, capsys):
        def fails(*_, **__):
            raise MemoryError

        monkeypatch.setattr("govbudget.cli.explaining.explain", fails)
        assert run(["explain", "201"]) == 2
        assert "memory" in capsys.readouterr().err
