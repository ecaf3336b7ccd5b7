"""Measures what a folder of 300 documents costs: read, checked first, checked again, and in memory.

    python benchmarks/three_hundred.py                             made documents
    python benchmarks/three_hundred.py FOLDER                      copies of those of a folder
    python benchmarks/three_hundred.py --write docs/performance.md puts it into the page

The made documents are PDF files of some twenty pages, each with other figures. Copies of a folder
have one comment more at their end, so that no two are alike for the cache. Reading them is done by
the same processes, two at a time, without any check. All times are on the clock.
"""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measuring import Row, inputs, made_with, report, table

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "disclosure"))

BEGIN, END = "<!-- three hundred -->\n", "<!-- end of three hundred -->\n"
DOCUMENTS, FEW, JOBS = 300, 60, 2
#: What can have a comment behind its end without being another document.
SUFFIXES = (".pdf", ".txt", ".html", ".htm")

READ = """
import sys
from pathlib import Path
from govbudget.disclosure.opening import read_disclosure
from govbudget.io.allowance import Limits
from govbudget.io.children import in_children
from three_hundred import read
tasks = [(str(one), str(one)) for one in sorted(Path(sys.argv[1]).iterdir())]
for _ in in_children(read, tasks, int(sys.argv[2]), Limits()):
    pass
"""
CHECK = """
import resource, sys
from govbudget.cli import run
run(sys.argv[1:], apart=True)
# In thousands of bytes.
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


def read(path: str) -> int:
    """How much is in a document: what a process for one is asked for."""
    from govbudget.disclosure.opening import read_disclosure

    return len(read_disclosure(path).paragraphs)


def made(folder: Path) -> None:
    """Write the documents, each with other figures."""
    from synthetic import FORMATS, made_disclosure

    for number in range(DOCUMENTS):
        FORMATS["a.pdf"](made_disclosure(number), folder / f"{number:03}.pdf")


def copied(given: Path, folder: Path) -> None:
    """Write copies of the documents of a folder, in turns."""
    found = sorted(one for one in given.iterdir() if one.suffix.lower() in SUFFIXES)
    for number, path in zip(range(DOCUMENTS), itertools.cycle(found), strict=False):
        comment = f"\n<!-- {number} -->" if path.suffix.lower().startswith(".htm") else ""
        comment = comment or (f"\n%{number}\n" if path.suffix.lower() == ".pdf" else " " * number)
        data = path.read_bytes() + comment.encode("ascii")
        (folder / f"{number:03}_{path.name}").write_bytes(data)


def timed(command: list[str], environ: dict[str, str]) -> tuple[float, int]:
    """Seconds on the clock that a command takes, and what its last line of remarks says."""
    begin = time.perf_counter()
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, env={**os.environ, **environ}
    )
    seconds = time.perf_counter() - begin
    return seconds, int((done.stderr.split() or ["0"])[-1]) if "-m" not in command else 0


def checked(folder: Path, cache: Path) -> tuple[float, int]:
    """Seconds that the check of a folder takes, and the most memory of its own process."""
    out = cache.with_suffix(".jsonl")
    arguments = ["check", str(folder), "-o", str(out), "--jobs", str(JOBS)]
    return timed([sys.executable, "-c", CHECK, *arguments], {"GOVBUDGET_CACHE": str(cache)})


def measure() -> str:
    """The table of what was measured."""
    with tempfile.TemporaryDirectory() as name:
        whole, few = Path(name, "whole"), Path(name, "few")
        for one in (whole, few):
            one.mkdir()
        if inputs():
            copied(Path(inputs()[0]), whole)
        else:
            made(whole)
        for one in sorted(whole.iterdir())[:FEW]:
            os.link(one, few / one.name)
        here = {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
        reading, _ = timed([sys.executable, "-c", READ, str(whole), str(JOBS)], here)
        _, small = checked(few, Path(name, "small"))
        first, most = checked(whole, Path(name, "cache"))
        again, least = checked(whole, Path(name, "cache"))
    of = "documents of the folder" if inputs() else "made documents"
    rows = [
        Row(f"checking {DOCUMENTS} {of}", f"{first:.1f} s", f"reading them: {reading:.1f} s",
            first / reading, "1.2"),
        Row("checking them again", f"{again:.1f} s", "5 s", again / 5, "1"),
        Row("memory of the first run", f"{most / 1e3:.0f} MB",
            f"of {FEW} documents: {small / 1e3:.0f} MB", most / small, "1.2"),
        Row("memory of the second run", f"{least / 1e3:.0f} MB",
            f"of {FEW} documents: {small / 1e3:.0f} MB", least / small, "1.2"),
    ]  # fmt: skip
    return table(rows) + "\n" + made_with("govbudget", "pypdfium2") + "\n"


if __name__ == "__main__":
    report(__doc__, BEGIN, END, measure)
