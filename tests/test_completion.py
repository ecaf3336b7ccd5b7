"""What a shell completes, asked for as the shells themselves ask, and in bash itself."""

import os
import shutil
import subprocess
import sys

import pytest


def completed(words, at=None, shell="bash"):
    """What is offered for the last word, or the one at a place."""
    done = subprocess.run(
        [sys.executable, "-m", "govbudget"],
        env={
            **os.environ,
            "_GOVBUDGET_COMPLETE": f"{shell}_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split(" ")) - 1 if at is None else at),
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def offered(words):
    return [one.partition(",")[2] for one in completed(words)]


def test_a_code_goes_on_with_the_next_level():
    assert {"201", "202", "208"} <= set(offered("govbudget explain 20"))
    assert offered("govbudget explain 20103")[:2] == ["20103", "2010301"]


def test_a_name_is_completed_with_its_code_beside_it():
    lines = completed("govbudget explain 行政事业单位养老", shell="zsh")

    assert lines[:3] == ["plain", "行政事业单位养老支出", "20805"]


def test_the_scheme_and_the_year_hold():
    assert set(offered("govbudget explain --year 2024 --scheme revenue 1")) <= {
        "101",
        "102",
        "103",
        "104",
        "105",
        "110",
    }


def test_rules_and_their_groups_for_select_ignore_and_rule():
    assert offered("govbudget rule years.f") == ["years.foreign"]
    assert "three_public" in offered("govbudget check --select thr")
    assert offered("govbudget check --ignore table.order,years.f") == ["table.order,years.foreign"]


def test_schemes_in_english_and_in_chinese():
    assert offered("govbudget explain --scheme gov") == ["government_economic"]
    assert offered("govbudget explain --scheme 收") == ["收入分类"]


def test_what_begins_nothing_is_offered_nothing():
    assert completed("govbudget explain 9zz") in ([], [""])
    assert completed("govbudget explain 不存在") in ([], [""])


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash here")
def test_bash_itself_completes(tmp_path):
    program = tmp_path / "govbudget"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m govbudget "$@"\n')
    program.chmod(0o755)
    script = (
        'eval "$(_GOVBUDGET_COMPLETE=bash_source govbudget)"\n'
        "COMP_WORDS=(govbudget rule years.f); COMP_CWORD=2\n"
        "_govbudget_completion govbudget\n"
        "printf '%s\\n' \"${COMPREPLY[@]}\"\n"
    )
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"

    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )

    if "not supported" in done.stderr:
        pytest.skip("this bash is older than 4.4")
    assert done.stdout == "years.foreign\n"
