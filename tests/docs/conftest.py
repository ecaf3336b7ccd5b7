"""The built documentation."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def built(root, tmp_path_factory):
    """The folder of the built pages: the one that is named, or one that is built now."""
    if named := os.environ.get("GOVBUDGET_DOCS"):
        return Path(named)
    folder = tmp_path_factory.mktemp("docs")
    command = [sys.executable, root / "docs" / "build.py", folder]
    subprocess.run(command, check=True)
    return folder
