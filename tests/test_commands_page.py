"""The page of all commands is what the commands say."""

import subprocess
import sys
from importlib.metadata import version

import pytest


@pytest.mark.skipif(
    tuple(map(int, version("click").split(".")[:2])) < (8, 2),
    reason="click before 8.2 lays its help out in another way",
)
def test_the_page_of_the_commands(root):
    done = subprocess.run(
        [sys.executable, root / "docs" / "commands.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
