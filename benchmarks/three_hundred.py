"""Measures what a folder of 300 documents costs: read, checked first, checked again, and in memory.

    python benchmarks/three_hundred.py                             made documents
    python benchmarks/three_hundred.py FOLDER                      copies of those of a folder
    python benchmarks/three_hundred.py --write docs/performance.md puts it into the page

The made documents are PDF files of some twenty pages, each with other figures. Copies of a folder
have one comment more at their end, so that no two are alike for the cache. Reading them is done by
the same processes, two at a time, without any check. The first run is compared with it in processor
time, that of all processes, since the clock depends on whoever else uses the machine; the second is
taken on the clock.
"""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from measuring import Row, inputs, made_with, report, sized, spent, table

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "disclosure"))

BEGIN, END = "<!-- three hundred -->\n", "<!-- end of three hundred -->\n"
DOCUMENTS, FEW, JOBS = sized(300, 6), sized(60, 3), 2
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


def made(folder: Path, count: int = DOCUMENTS) -> None:
    """Write so many documents, each with other figures."""
    from synthetic import FORMATS, made_disclosure

    for number in range(count):
        FORMATS["a.pdf"](made_disclosure(number), folder / f"{number:03}.pdf")


def copied(given: Path, folder: Path, count: int = DOCUMENTS) -> None:
    """Write so many copies of the documents of a folder, in turns."""
    found = sorted(one for one in given.iterdir() if one.suffix.lower() in SUFFIXES)
    for number, path in zip(range(count), itertools.cycle(found), strict=False):
        comment = f"\n<!-- {number} -->" if path.suffix.lower().startswith(".htm") else ""
        comment = comment or (f"\n%{number}\n" if path.suffix.lower() == ".pdf" else " " * number)
        data = path.read_bytes() + comment.encode("ascii")
        (folder / f"{number:03}_{path.name}").write_bytes(data)


@dataclass
class Taken:
    """What a command took: seconds on the clock and of the processors, and what it printed."""

    clock: float
    spent: float
    said: str

    @property
    def memory(self) -> int:
        """The most memory of its own process, in thousands of bytes."""
        return int(self.said.split()[-1])


def taken(command: list[str], environ: dict[str, str]) -> Taken:
    """Run a command and measure it, with all the processes that it starts."""
    before, begin = spent(), time.perf_counter()
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, env={**os.environ, **environ}
    )
    clock = time.perf_counter() - begin
    return Taken(clock, spent() - before, done.stderr)


def checked(folder: Path, cache: Path) -> Taken:
    """What the check of a folder takes."""
    out = cache.with_suffix(".jsonl")
    arguments = ["check", str(folder), "-o", str(out), "--jobs", str(JOBS)]
    return taken([sys.executable, "-c", CHECK, *arguments], {"GOVBUDGET_CACHE": str(cache)})


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
        reading = taken([sys.executable, "-c", READ, str(whole), str(JOBS)], here)
        small = checked(few, Path(name, "small"))
        first = checked(whole, Path(name, "cache"))
        again = checked(whole, Path(name, "cache"))
    of = "documents of the folder" if inputs() else "made documents"
    alone = f"reading them: {reading.spent:.1f} s"
    beside = f"of {FEW} documents: {small.memory / 1e3:.0f} MB"
    rows = [
        Row(
            f"checking {DOCUMENTS} {of}, processor time",
            *(f"{first.spent:.1f} s", alone, first.spent / reading.spent, "1.2"),
        ),
        Row(
            "checking them again, on the clock", f"{again.clock:.1f} s", "5 s", again.clock / 5, "1"
        ),
    ]
    for what, one in (("first", first), ("second", again)):
        most = f"{one.memory / 1e3:.0f} MB"
        rows.append(
            Row(f"memory of the {what} run", most, beside, one.memory / small.memory, "1.2")
        )
    return table(rows) + "\n" + made_with("govbudget", "pypdfium2") + "\n"


if __name__ == "__main__":
    report(__doc__, BEGIN, END, measure)
