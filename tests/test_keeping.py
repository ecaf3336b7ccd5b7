"""What the check of a folder keeps of a run, however it ends."""

import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager

import pytest

from govbudget.cli import run
from govbudget.cli.keeping import stoppable
from govbudget.cli.kept_lines import KeptLines
from govbudget.io.kept import KeptFiles

PLAIN = "2024年部门预算\n\n一、部门收支总体情况\n2024年收入总计100.00万元，支出总计100.00万元。\n"


@pytest.fixture
def three(tmp_path):
    """A folder of three documents, and one for what is written."""
    folder = tmp_path / "in"
    folder.mkdir()
    for at, name in enumerate("abc"):
        (folder / f"{name}.txt").write_text(PLAIN.replace("100.00", f"10{at}.00"), "utf-8")
    return folder


def names_in(folder):
    return sorted(one.name for one in folder.iterdir())


def lines_of(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


#: Where a run halts, once it has written a line, until its input is closed: a test that sends a
#: signal to a run that goes on races with it. Either between two lines or in the midst of one.
HALTS = {
    "waiting": """
from govbudget.cli.check_halves import PublishedHalves as halted
def halting(self, whole=halted.checked):
    for number, outcome in enumerate(whole(self)):
        if number == 1:
            halt()
        yield outcome
halted.checked = halting
""",
    "writing": """
from govbudget.cli.kept_lines import KeptLines as halted
def halting(self, outcome, whole=halted.write):
    if self._file.tell():
        halt()
    whole(self, outcome)
halted.write = halting
""",
}
RUN = """
import sys
from contextlib import contextmanager
from govbudget.cli import run
def halt():
    print("halted", flush=True)
    sys.stdin.read()
{halts}
sys.exit(run(["check", *sys.argv[1:], "--jobs", "1"]))
"""


@contextmanager
def halted(where, folder, output, **named):
    """A run that has halted there."""
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    command = [sys.executable, "-c", RUN.format(halts=HALTS[where]), str(folder), "-o", str(output)]
    with subprocess.Popen(command, **pipes, **named) as process:
        assert process.stdout.readline() == b"halted\n"
        yield process


class TestLines:
    def test_all_in_place_and_nothing_beside(self, three, tmp_path):
        output = tmp_path / "out.jsonl"
        assert run(["check", str(three), "-o", str(output)]) == 0
        assert len(lines_of(output)) == 3
        assert names_in(tmp_path) == ["in", "out.jsonl"]

    def test_what_an_earlier_run_kept_is_not_written_over(self, three, tmp_path, capsys):
        (tmp_path / "out.jsonl.part").write_text("kept\n")
        assert run(["check", str(three), "-o", str(tmp_path / "out.jsonl")]) == 2
        assert "move it away first" in capsys.readouterr().err
        assert (tmp_path / "out.jsonl.part").read_text() == "kept\n"

    def test_what_a_killed_run_has_left_gives_way(self, three, tmp_path, capsys):
        output, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
        run(["check", str(three), "-o", str(output)])
        line = output.read_bytes().partition(b"\n")[0]
        for left in (line + b"\n" + line[:100], line[:40]):
            part.write_bytes(left)
            capsys.readouterr()
            assert run(["check", str(three), "-o", str(output)]) == 0
            assert "it is written anew" in capsys.readouterr().err
            assert len(lines_of(output)) == 3
            assert names_in(tmp_path) == ["in", "out.jsonl"]

    def test_what_another_run_writes_stays(self, three, tmp_path, capsys):
        output = str(tmp_path / "out.jsonl")
        other = KeptLines(output, f"{output}.part")
        assert run(["check", str(three), "-o", output]) == 2
        assert "is being written by another run" in capsys.readouterr().err
        other.close()
        assert names_in(tmp_path) == ["in"]
        assert run(["check", str(three), "-o", output]) == 0

    @pytest.mark.skipif(os.name != "posix", reason="links are those of POSIX")
    def test_a_link_is_not_followed(self, three, tmp_path, capsys):
        (tmp_path / "mine").write_text('{"document": "mine"')
        (tmp_path / "out.jsonl.part").symlink_to(tmp_path / "mine")
        assert run(["check", str(three), "-o", str(tmp_path / "out.jsonl")]) == 2
        assert "out.jsonl.part" in capsys.readouterr().err
        assert (tmp_path / "mine").read_text() == '{"document": "mine"'

    @pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
    @pytest.mark.parametrize("halt", HALTS)
    def test_a_signal_keeps_whole_lines(self, three, tmp_path, number, halt):
        output, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
        output.write_text('"old"\n')
        with halted(halt, three, output) as process:
            assert len(lines_of(part)) == 1
            process.send_signal(number)
            said = process.communicate()[1].decode()
        if number == signal.SIGKILL:
            assert output.read_text() == '"old"\n'
            kept = lines_of(part)
        else:
            assert process.returncode == 130
            kept = lines_of(output)
            assert f"{len(kept)} checked and written, {3 - len(kept)} not checked yet" in said
            assert not part.exists()
        # A line that is being written is done before a signal that asks for the end is heard.
        is_waited_for = halt == "writing" and number != signal.SIGKILL
        assert len(kept) == (2 if is_waited_for else 1)

    @pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
    def test_a_run_that_was_killed_goes_on_where_it_was(self, three, tmp_path):
        output, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
        environ = {**os.environ, "GOVBUDGET_NO_CACHE": "", "GOVBUDGET_CACHE": f"{tmp_path}/kept"}
        with halted("waiting", three, output, env=environ) as process:
            process.kill()
        told = {one["document"] for one in lines_of(part)}
        files = KeptFiles(f"{tmp_path}/kept")
        done = set()
        for one in list(files.files()):
            key = one.name.removesuffix(".kept")
            if kept := files.get(key):
                done.add(kept["report"]["document"])
                # What is read again does not say this.
                files.put(key, kept | {"report": kept["report"] | {"unit_name": "kept"}})
        assert len(told) == 1
        assert told <= done

        command = [sys.executable, "-m", "govbudget", "check", str(three), "-o", str(output)]
        subprocess.run(command, env=environ, check=True, capture_output=True)

        found = lines_of(output)
        assert len(found) == 3
        assert {one["document"] for one in found if one["unit_name"] == "kept"} == done
        assert not part.exists()

    def test_a_signal_waits_until_a_line_is_whole(self):
        done = []
        # An engine that another test started may have put its own in the place.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            with pytest.raises(KeyboardInterrupt), stoppable() as whole, whole():
                os.kill(os.getpid(), signal.SIGINT)
                done.append("whole")
            assert done == ["whole"]
            assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
        finally:
            signal.signal(signal.SIGINT, before)


class TestPages:
    def test_a_page_a_document_and_an_index(self, three, capsys):
        (three / "d.pdf").write_bytes(b"%PDF-1.4\n<script>")
        output = three / "reports"
        assert run(["check", str(three), "-o", f"{output}/", "--lang", "en"]) == 2
        assert names_in(output) == ["001.html", "002.html", "003.html", "index.html"]
        index = (output / "index.html").read_text(encoding="utf-8")
        assert index.count('href="00') == 3
        assert "d.pdf" in index
        # Of what a file is named or holds nothing is markup; the script is that of the page.
        assert index.count("<script") == 2
        assert "b.txt" in (output / "002.html").read_text(encoding="utf-8")
        capsys.readouterr()

        # Its own pages are no documents, and may be written again.
        assert run(["check", str(three), "-o", f"{output}/"]) == 2
        assert capsys.readouterr().err.count("is a report of govbudget") == 4

    def test_a_file_that_is_no_page_of_ours_stays(self, three, tmp_path, capsys):
        output = tmp_path / "out"
        output.mkdir()
        (output / "002.html").write_text("mine")
        assert run(["check", str(three), "-o", f"{output}/"]) == 2
        assert "is no report of govbudget" in capsys.readouterr().err
        assert names_in(output) == ["002.html"]
        assert (output / "002.html").read_text() == "mine"

    def test_one_document(self, three, tmp_path):
        assert run(["check", str(three / "a.txt"), "-o", f"{tmp_path}/one/"]) == 0
        assert names_in(tmp_path / "one") == ["001.html", "index.html"]

    @pytest.mark.parametrize("asked", [["--json"], ["--format", "sarif"], ["--rules"]])
    def test_only_pages_go_into_a_folder(self, three, tmp_path, asked, capsys):
        assert run(["check", str(three), "-o", f"{tmp_path}/one/", *asked]) == 2
        assert "only pages of HTML" in capsys.readouterr().err
        assert not (tmp_path / "one").exists()

    def test_a_folder_that_cannot_be_made(self, three, capsys):
        assert run(["check", str(three), "-o", f"{three}/a.txt/"]) == 2
        assert "Traceback" not in capsys.readouterr().err
