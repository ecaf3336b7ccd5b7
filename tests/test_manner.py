"""How much every command says, in which colours, and what --version says."""

import os
import pty
import re
import subprocess
import sys

import click
import pytest

import govbudget as gb
from govbudget.classification.catalogue import shipped
from govbudget.cli import run
from govbudget.cli.group import cli

from .small_budget import WRONG

SEQUENCE = re.compile("\x1b\\[[0-9;]*m")
RED = re.compile("\x1b\\[(31m\x1b\\[1|1;31|31;1|31)m")


@pytest.fixture
def wrong(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(WRONG, "utf-8")
    (tmp_path / "notes.txt").write_text("会议通知\n请于明日到会。\n", "utf-8")
    return tmp_path


@pytest.fixture
def said(capsys):
    def done(*arguments):
        code = run([*arguments])
        return code, *capsys.readouterr()

    return done


@pytest.fixture(autouse=True)
def _plain(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)


def every(command, name, above=None):
    context = click.Context(command, info_name=name, parent=above)
    yield command, context
    for one in command.list_commands(context) if isinstance(command, click.Group) else ():
        yield from every(command.get_command(context, one), one, context)


def test_every_command_has_them():
    found = {context.command_path: command for command, context in every(cli, "govbudget")}
    assert len(found) > 17
    for command in found.values():
        options = {name for one in command.params for name in one.opts}
        assert options >= {"-q", "--quiet", "-v", "--verbose", "--color"}


class TestQuiet:
    @pytest.mark.usefixtures("wrong")
    def test_remarks_go_and_results_stay(self, said):
        code, out, err = said("check", ".", "--lang", "en")
        assert "notes.txt" in err
        assert said("check", ".", "--lang", "en", "-q") == (code, out, "")
        assert said("-q", "check", ".", "--lang", "en") == (code, out, "")

    def test_what_is_wrong_stays(self, wrong, said):
        (wrong / "torn.pdf").write_bytes(b"%PDF-1.4")
        code, _, err = said("check", ".", "--lang", "en", "-q")
        assert code == 2
        assert err.count("\n") == 1
        assert "torn.pdf" in err
        assert "No such option" in said("-q", "check", "--nothing")[2]

    def test_the_year_that_is_not_kept(self, said, at_year):
        at_year(2051)
        assert "2051" in said("tree", "201", "--lang", "en")[2]
        assert said("tree", "201", "--lang", "en", "-q")[2] == ""

    def test_both_exclude_each_other(self, said):
        for words in (("-q", "-v", "tree", "201"), ("-q", "tree", "201", "-v")):
            code, _, err = said(*words)
            assert code == 2
            assert "-q and -v exclude each other" in err


class TestVerbose:
    def test_what_is_read_and_what_is_kept(self, wrong, said, monkeypatch):
        monkeypatch.setenv("GOVBUDGET_CACHE", str(wrong / "kept"))
        monkeypatch.delenv("GOVBUDGET_NO_CACHE")
        words = ("check", "a.txt", "--lang", "en", "-v")
        assert "a.txt: read\n" in said(*words)[2]
        err = said(*words)[2]
        assert "a.txt: has not changed, taken from the cache\n" in err
        assert re.search(r"took \d+\.\d\d s\n$", err)

    def test_in_chinese(self, said):
        assert "用时" in said("tree", "201", "--lang", "zh", "-v")[2]


class TestColour:
    @pytest.mark.parametrize(
        ("asked", "environ", "terminal", "coloured"),
        [
            ("auto", {}, False, False),
            ("auto", {}, True, True),
            ("auto", {"TERM": "dumb"}, True, False),
            ("auto", {"NO_COLOR": "1"}, True, False),
            # That which is empty says nothing.
            ("auto", {"NO_COLOR": ""}, True, True),
            ("auto", {"FORCE_COLOR": ""}, False, False),
            ("auto", {"FORCE_COLOR": "1"}, False, True),
            ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
            ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
            ("always", {"NO_COLOR": "1"}, False, True),
            ("always", {"TERM": "dumb"}, False, True),
            ("never", {"FORCE_COLOR": "1"}, True, False),
        ],
    )
    @pytest.mark.usefixtures("wrong")
    def test_as_the_conventions_say(self, said, monkeypatch, asked, environ, terminal, coloured):
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        if terminal:
            monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        # A report as text, and a table that rich draws.
        for path in ("a.txt", ".") if asked == "always" else ("a.txt",):
            out = said("check", path, "--color", asked)[1]
            assert bool(RED.search(out)) == coloured
            assert bool(SEQUENCE.search(out)) == coloured

    @pytest.mark.parametrize("command", [["tree", "20103"], ["diff", "2023", "2024"], ["rule"]])
    def test_never_leaves_none(self, said, monkeypatch, command):
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        assert not SEQUENCE.search(said(*command, "--color", "never")[1])

    def test_a_file_has_none(self, wrong, said):
        said("check", "a.txt", "-o", "r.txt", "--color", "always")
        assert "\x1b" not in (wrong / "r.txt").read_text("utf-8")

    def test_a_word_that_is_none(self, said):
        code, _, err = said("tree", "201", "--color", "sometimes", "--lang", "zh")
        assert code == 2
        assert "应为 auto、always、never 之一" in err

    @pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is that of POSIX")
    @pytest.mark.parametrize(("term", "coloured"), [("xterm-256color", True), ("dumb", False)])
    @pytest.mark.usefixtures("wrong")
    def test_on_a_terminal(self, term, coloured):
        ours, theirs = pty.openpty()
        environ = {**os.environ, "TERM": term}
        process = subprocess.Popen(
            [sys.executable, "-m", "govbudget", "check", "a.txt"],
            stdout=theirs,
            stderr=subprocess.DEVNULL,
            env=environ,
        )
        os.close(theirs)
        seen = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:
                break
            if not piece:
                break
            seen += piece
        os.close(ours)
        assert process.wait() == 1
        assert bool(RED.search(seen.decode())) == coloured


class TestVersion:
    def test_is_one_line(self, said):
        assert said("--version") == (0, f"govbudget, version {gb.__version__}\n", "")

    @pytest.mark.parametrize("words", [("-v", "--version"), ("--version", "-v")])
    def test_with_all_that_results_depend_on(self, said, words):
        code, out, _ = said(*words, "--lang", "en")
        assert code == 0
        assert out.startswith(f"govbudget, version {gb.__version__}\nPython 3.")
        edition = next(
            one for one in shipped().editions if (one.scheme, one.year) == ("functional", 2024)
        )
        line = next(one for one in out.splitlines() if "functional          2024" in one)
        assert line.split() == ["functional", "2024", f"r{edition.revision}", edition.digest[:16]]
        assert all(len(one) <= 80 for one in out.splitlines()[2:])


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["chek"], "check"),
        (["Check"], "check"),
        (["serv"], "serve"),
        (["data", "repport"], "report"),
    ],
)
def test_the_command_that_was_meant_is_named(said, words, meant):
    code, _, err = said(*words, "--lang", "en")
    assert code == 2
    assert f"Did you mean {meant}?" in err
    assert f"是否指 {meant}？" in said(*words, "--lang", "zh")[2]
