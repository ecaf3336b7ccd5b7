"""What the check of a folder keeps of a run, however it ends."""

import json
import os
import signal
import subprocess
import sys
import time

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
    for name in "abc":
        (folder / f"{name}.txt").write_text(PLAIN, encoding="utf-8")
    return folder


def names_in(folder):
    return sorted(one.name for one in folder.iterdir())


def lines_of(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def whole_lines_of(path):
    """The lines of a run that was killed: the kernel may cut off the one that is being written."""
    return [json.loads(line) for line in path.read_bytes().split(b"\n")[:-1]]


def has_a_line(path):
    return path.exists() and b"\n" in path.read_bytes()


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
    def test_a_signal_keeps_whole_lines(self, three, tmp_path, number):
        for at in range(300):
            (three / f"more{at}.txt").write_text(PLAIN, encoding="utf-8")
        output, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
        output.write_text('"old"\n')
        command = [sys.executable, "-m", "govbudget", "check", str(three), "-o", str(output)]
        with subprocess.Popen([*command, "--jobs", "1"], stderr=subprocess.PIPE) as process:
            while process.poll() is None and not has_a_line(part):
                time.sleep(0.01)
            process.send_signal(number)
            said = process.communicate()[1].decode()
        if number == signal.SIGKILL:
            assert output.read_text() == '"old"\n'
            kept = whole_lines_of(part)
        else:
            assert process.returncode == 130
            kept = lines_of(output)
            assert f"{len(kept)} checked and written, {303 - len(kept)} not checked yet" in said
            assert not part.exists()
        assert 0 < len(kept) < 303

    @pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
    def test_a_run_that_was_killed_goes_on_where_it_was(self, three, tmp_path):
        for at in range(40):
            (three / f"more{at}.txt").write_text(PLAIN.replace("100.00", f"{at}.00"), "utf-8")
        output, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
        environ = {**os.environ, "GOVBUDGET_NO_CACHE": "", "GOVBUDGET_CACHE": f"{tmp_path}/kept"}
        command = [sys.executable, "-m", "govbudget", "check", str(three), "-o", str(output)]
        with subprocess.Popen([*command, "--jobs", "1"], env=environ) as process:
            while process.poll() is None and not has_a_line(part):
                time.sleep(0.01)
            process.kill()
        told = {one["document"] for one in whole_lines_of(part)}
        files = KeptFiles(f"{tmp_path}/kept")
        done = set()
        for one in list(files.files()):
            key = one.name.removesuffix(".kept")
            if kept := files.get(key):
                done.add(kept["report"]["document"])
                # What is read again does not say this.
                files.put(key, kept | {"report": kept["report"] | {"unit_name": "kept"}})
        assert told
        assert told <= done

        subprocess.run(command, env=environ, check=True, capture_output=True)

        found = lines_of(output)
        assert len(found) == 43
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
