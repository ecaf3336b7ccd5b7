"""The pages of the rules are what the rules and their examples say."""

import subprocess
import sys


def test_the_pages_of_the_rules(root):
    done = subprocess.run(
        [sys.executable, root / "docs" / "rules.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
