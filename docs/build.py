"""Builds the documentation in both languages: English into a folder, Chinese into ``zh`` below it.

    python docs/build.py [FOLDER]

Without a folder into ``docs/_build``. Every warning is an error. The notebooks run once for both.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUILT = {"en": ".", "zh_CN": "zh"}


def doctrees(folder: Path, language: str = "en") -> Path:
    """Where what was read for the pages of a folder is kept."""
    return folder / ".doctrees" / language


def main(folder: Path) -> int:
    """Build one after the other; the worse exit code."""
    worst = 0
    ran = folder / ".notebooks"
    # What the notebooks of an earlier build gave is nothing for this one.
    shutil.rmtree(ran, ignore_errors=True)
    for language, below in BUILT.items():
        command = [sys.executable, "-m", "sphinx", "--quiet", "-W", "-n", "-b", "html"]
        # What was read of one language is of no use to the other.
        command += ["-d", str(doctrees(folder, language)), "-D", f"language={language}"]
        command += ["-D", "nb_execution_mode=cache", "-D", f"nb_execution_cache_path={ran}"]
        done = subprocess.run([*command, str(HERE), str(folder / below)], check=False)
        worst = max(worst, done.returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else HERE / "_build"))
