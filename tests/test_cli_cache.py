"""What ``govbudget check`` keeps, so that what has not changed is not read again."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from govbudget.cli import check_work, run
from govbudget.io.kept import KeptFiles, cache_folder

from .small_budget import WRONG

FORMS = ("text", "json", "sarif", "junit", "html")


@pytest.fixture
def work(tmp_path, monkeypatch, capfd):
    """A folder with two documents of one name and a file that is none; runs a check of it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GOVBUDGET_NO_CACHE")
    monkeypatch.setenv("GOVBUDGET_CACHE", str(tmp_path / "kept"))
    for folder, figure in (("d/one", "19.00"), ("d/two", "10.00")):
        Path(folder).mkdir(parents=True)
        Path(folder, "a.txt").write_text(WRONG.replace("19.00", figure), "utf-8")
    Path("d/none.txt").write_text("会议通知\n请于明日到会。\n", "utf-8")

    def done(*arguments, path="d"):
        code = run(["check", path, "--jobs", "1", "--lang", "en", *arguments])
        said = capfd.readouterr()
        return code, said.out, said.err

    return done


@pytest.fixture
def read(monkeypatch):
    """Counts what is read; where no process is started for a document."""
    from govbudget.cli import check_folder

    seen = []

    def here(tasks, _jobs):
        for task in tasks:
            seen.append(task.name)
            yield check_work.check_document(task)

    monkeypatch.setattr(check_folder, "check_documents", here)
    return seen


@pytest.mark.parametrize("form", FORMS)
def test_what_is_kept_is_told_as_what_is_read(work, read, form):
    if form == "junit":
        pytest.importorskip("junitparser")
    fresh = work("--format", form, "--no-cache")
    assert not Path("kept/v1").exists()
    first = work("--format", form)
    count = len(read)
    second = work("--format", form)

    assert fresh == first == second
    assert len(read) == count == 6


def test_a_changed_file_is_read_again_and_no_other(work, read):
    work()
    del read[:]
    Path("d/one/a.txt").write_text(WRONG.replace("19.00", "18.00"), "utf-8")

    assert "18.00" in work()[1]
    assert read == ["d/one/a.txt"]


def test_other_settings_are_checked_anew_and_other_languages_are_not(work, read):
    work()
    del read[:]
    work("--lang", "zh")
    work("--severity", "error")
    assert read == []

    work("--ignore", "table.columns")
    assert len(read) == 3


def test_accepting_needs_no_reading(work, read):
    pytest.importorskip("tomlkit")
    work("--baseline", "l.toml")
    del read[:]

    code, out, _ = work("--accept", "l.toml", "--json")

    assert (code, read) == (0, [])
    assert all(not json.loads(line).get("findings") for line in out.splitlines())


@pytest.mark.parametrize("damage", [b"", b"x", b"\x80\x04K\x01.", None])
def test_what_is_damaged_is_passed_over(work, read, damage):
    fresh = work("--json")
    for one in Path("kept").rglob("*.kept"):
        one.write_bytes(one.read_bytes()[:-3] if damage is None else damage)
    del read[:]

    assert work("--json") == fresh
    assert len(read) == 3
    del read[:]
    assert work("--json") == fresh
    assert read == []


def test_what_is_whole_and_of_another_form_is_passed_over(work, read):
    fresh = work("--json")
    for one in Path("kept").rglob("*.kept"):
        KeptFiles("kept").put(one.name.removesuffix(".kept"), {"report": {"rules": 1}})
    del read[:]

    assert work("--json") == fresh
    assert len(read) == 3


def test_a_folder_that_takes_nothing_is_told_once(work, read):
    Path("kept").write_text("a file")

    code, out, err = work()

    assert (code, bool(out)) == (1, True)
    assert err.count("reports cannot be kept in") == 1
    assert len(read) == 3


def test_a_folder_that_is_full_is_told_once(work, monkeypatch, read):
    def full(*_):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(KeptFiles, "put", full)
    code, out, err = work()

    assert (code, bool(out)) == (1, True)
    assert err.count("reports cannot be kept in") == 1
    assert len(read) == 3


def test_a_file_that_disappears_is_told(work, monkeypatch):
    from govbudget.cli import check_folder

    def gone(tasks, _jobs):
        for task in tasks:
            Path(task.path).unlink()
            yield check_work.check_document(task)

    monkeypatch.setattr(check_folder, "check_documents", gone)
    code, _, err = work(path="d/one")

    assert code == 2
    assert "No such file or directory" in err


def test_it_is_bounded_and_what_was_used_last_stays(tmp_path):
    kept = KeptFiles(str(tmp_path), 250)
    for at, key in enumerate(("aa", "bb", "cc")):
        kept.put(key, {"n": at})
        os.utime(kept._path(key), (at, at))
    (tmp_path / "v1" / "aa" / "mine.txt").write_text("of somebody else")

    assert kept.get("aa") == {"n": 0}
    kept.trim(150)

    assert [kept.get(key) for key in ("aa", "bb", "cc")] == [{"n": 0}, None, {"n": 2}]
    assert kept.trim(-1) == 2
    assert (tmp_path / "v1" / "aa" / "mine.txt").exists()


def test_the_command_says_what_is_kept_and_takes_it_out(work, capfd):
    work()
    assert run(["cache", "--lang", "en"]) == 0
    assert ": 3 files, " in capfd.readouterr().out
    assert run(["cache", "--clear", "--lang", "en"]) == 0
    assert ": 3 files taken out" in capfd.readouterr().out
    assert list(KeptFiles("kept").files()) == []


def test_the_folder_is_where_other_programs_have_theirs(monkeypatch):
    platformdirs = pytest.importorskip("platformdirs")
    if os.name == "posix":
        assert cache_folder() == platformdirs.user_cache_dir("govbudget")
    monkeypatch.setenv("LOCALAPPDATA", "C:\\Local")
    assert cache_folder("nt").startswith("C:\\Local")


def test_what_cannot_be_read_is_not_read_again(work, read):
    Path("d/torn.pdf").write_bytes(b"%PDF-1.4\n")
    Path("d/torn.dat").write_bytes(b"PK\x03\x04 cut off")
    first = work()
    del read[:]

    assert work() == first
    assert read == []
    assert first[0] == 2
    assert "torn.pdf" in first[2]
    assert "torn.dat" in first[2]


@pytest.mark.skipif(not hasattr(os, "geteuid") or not os.geteuid(), reason="root may read all")
def test_what_only_the_system_refuses_is_asked_again(work, read):
    Path("d/one/a.txt").chmod(0)
    assert work()[0] == 2
    Path("d/one/a.txt").chmod(0o600)
    del read[:]

    assert "19.00" in work()[1]
    assert read == ["d/one/a.txt"]


def test_what_took_too_long_is_tried_again(work, monkeypatch, read):
    from govbudget.disclosure import opening
    from govbudget.errors import LimitExceeded
    from govbudget.io.allowance import too_long

    def late(path, *_):
        raise LimitExceeded(path, too_long(60))

    with monkeypatch.context() as patch:
        patch.setattr(opening, "read_within", late)
        assert work()[0] == 2
    del read[:]
    assert work()[0] == 1
    assert len(read) == 3


@pytest.mark.usefixtures("read")
def test_a_file_that_changed_while_it_was_refused_is_not_kept(work, monkeypatch):
    from govbudget.disclosure import opening
    from govbudget.errors import UnreadableFile

    def refused(path, *_):
        Path(path).write_text(WRONG, "utf-8")
        raise UnreadableFile(path, "torn")

    with monkeypatch.context() as patch:
        patch.setattr(opening, "read_within", refused)
        work(path="d/one")
    Path("d/one/a.txt").write_text(WRONG.replace("19.00", "17.00"), "utf-8")
    assert "17.00" in work(path="d/one")[1]


def test_a_rule_of_another_package_that_was_changed_is_run_anew(monkeypatch, tmp_path):
    from importlib.metadata import EntryPoint

    from govbudget.base import plugins
    from govbudget.cli import kept_keys

    (tmp_path / "own_rules.py").write_text("RULES = ()\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    plugin = EntryPoint("own", "own_rules:RULES", "govbudget.readers")
    monkeypatch.setattr(plugins, "entry_points_of", lambda group: (plugin,) if "readers" in group
                        else ())  # fmt: skip

    def readers():
        kept_keys._readers.cache_clear()
        return kept_keys._readers()

    before = readers()
    assert readers() == before
    (tmp_path / "own_rules.py").write_text("RULES = (1,)\n")
    assert readers() != before
    kept_keys._readers.cache_clear()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_two_runs_at_once_on_one_cache(work, jobs):
    for at in range(12):
        Path(f"d/more{at}.txt").write_text(WRONG.replace("19.00", f"{at}9.00"), "utf-8")
    fresh = work("--json", "--no-cache")[1]
    environ = {name: value for name, value in os.environ.items() if name != "GOVBUDGET_NO_CACHE"}
    command = [sys.executable, "-m", "govbudget", "check", "d", "--json", "--jobs", jobs]

    for _ in range(2):  # with nothing kept, and with all
        runs = [
            subprocess.Popen(
                command,
                env=environ,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
            )
            for _ in range(3)
        ]
        for one in runs:
            out, err = one.communicate()
            assert (one.returncode, sorted(out.splitlines())) == (1, sorted(fresh.splitlines()))
            assert "kept" not in err
    names = [one.name for one in KeptFiles("kept").files()]
    assert len(names) == 15
    assert all(one.endswith(".kept") for one in names)


@pytest.fixture
def made(monkeypatch):
    """Counts the reports that are turned to JSON whole."""
    from govbudget.cli import check_line

    seen = []
    whole = check_line.record_of

    def counted(report):
        seen.append(report.document)
        return whole(report)

    monkeypatch.setattr(check_line, "record_of", counted)
    return seen


@pytest.mark.parametrize("output", [None, "out.json", "out.jsonl"])
def test_a_report_is_turned_to_json_once_for_the_line_and_for_what_is_kept(
    work, read, made, output
):
    to = ("-o", output) if output else ("--json",)
    whole = work(*to)
    assert sorted(made) == sorted(one for one in read if not one.endswith("none.txt"))
    assert len(made) == 2
    written = output and Path(output).read_bytes()

    # What is kept is the record: a later run makes none, and writes the same.
    assert work(*to) == whole
    assert len(made) == 2
    assert written == (output and Path(output).read_bytes())


def test_no_report_is_turned_to_json_that_nobody_asks_for(work, read, made):
    assert work("--no-cache")[0] == 1
    assert len(read) == 3
    assert not made
