"""Measures the check of a folder by two processes at a time, beside one.

    python benchmarks/two_jobs.py                             made documents
    python benchmarks/two_jobs.py FOLDER                      copies of those of a folder
    python benchmarks/two_jobs.py --write docs/performance.md puts it into the page

Both are taken on the clock, in turns, the least of several rounds, so that a machine with other
work says little. What the program that hands out the documents does by itself, two jobs cannot do
side by side: its share of all processor time is told as well, which other work does not change.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from measuring import Row, inputs, made_with, report, sized, table
from three_hundred import Taken, copied, made, taken

BEGIN, END = "<!-- two jobs -->\n", "<!-- end of two jobs -->\n"
DOCUMENTS, ROUNDS = sized(120, 4), sized(3, 1)

CHECK = """
import resource, sys
from govbudget.cli import run
run(sys.argv[1:], apart=True)
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime, file=sys.stderr)
"""


def checked(folder: Path, jobs: int) -> Taken:
    """What the check of a folder takes by so many processes."""
    out = folder.with_suffix(".jsonl")
    arguments = ["check", str(folder), "-o", str(out), "--jobs", str(jobs), "--no-cache"]
    return taken([sys.executable, "-c", CHECK, *arguments], {})


def measure() -> str:
    """The table of what was measured."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "documents")
        folder.mkdir()
        if inputs():
            copied(Path(inputs()[0]), folder, DOCUMENTS)
        else:
            made(folder, DOCUMENTS)
        ran = {jobs: [] for jobs in (1, 2)}
        for _ in range(ROUNDS):
            for jobs, runs in ran.items():
                runs.append(checked(folder, jobs))
    one, two = (min(run.clock for run in runs) for runs in ran.values())
    own, spent = min((float(run.said.split()[-1]), run.spent) for run in ran[2])
    of = "documents of the folder" if inputs() else "made documents"
    rows = [
        Row(
            f"checking {DOCUMENTS} {of}, one job by two, on the clock of {os.cpu_count()} cores",
            f"{two:.1f} s",
            f"one job: {one:.1f} s",
            one / two,
            "at least 1.8",
        ),
        Row(
            "of that the program that hands them out, processor time",
            f"{own:.2f} s",
            f"all processes: {spent:.1f} s",
            own / spent,
            "at most 0.1",
        ),
    ]
    return table(rows) + "\n" + made_with("govbudget", "pypdfium2") + "\n"


if __name__ == "__main__":
    report(__doc__, BEGIN, END, measure)
