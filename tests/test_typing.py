"""The types that a user's own checker sees."""

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "typing"
CHECKERS = {
    "mypy": ["-m", "mypy", "--strict", "--no-error-summary", "--hide-error-context"],
    "pyright": ["-m", "pyright", "--pythonpath", sys.executable],
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """What a checker knows of the package after the first of our files."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(params=CHECKERS)
def lines_told(request, tmp_path, kept):
    """Runs a checker on a file of ours and gives the lines that it objects to."""
    if find_spec(request.param) is None:
        pytest.skip(f"{request.param} is not installed")

    def run(name):
        copy = tmp_path / name
        copy.write_bytes((HERE / name).read_bytes())
        command = [sys.executable, *CHECKERS[request.param], str(copy)]
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            check=False,
            env={**os.environ, "MYPY_CACHE_DIR": str(kept)},
        )
        if request.param == "pyright" and not re.search(r"\d+ errors?,", done.stdout):
            pytest.skip("pyright has no Node.js to run on")
        found = re.findall(rf"{name}:(\d+)(?::\d+)?(?: -|:) error", done.stdout)
        return {int(line) for line in found}, done

    return run


def test_a_users_code_is_accepted(lines_told):
    told, done = lines_told("user.py")
    assert told == set(), done.stdout + done.stderr
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_wrong_is_refused(lines_told):
    told, done = lines_told("wrong.py")
    lines = (HERE / "wrong.py").read_text(encoding="utf-8").splitlines()
    wanted = {at for at, line in enumerate(lines, 1) if at > 6 and line}
    assert told == wanted | {6}, done.stdout + done.stderr
