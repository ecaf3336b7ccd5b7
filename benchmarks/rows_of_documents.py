"""Measures how long documents take to become data, beside reading them alone, for the page.

    python benchmarks/rows_of_documents.py                             those beside the checkout
    python benchmarks/rows_of_documents.py FOLDER                      those of any folder
    python benchmarks/rows_of_documents.py --write docs/performance.md puts the table into the page

Each document is read alone, then read, checked and turned into rows; in one run, by the processor
time of this process and its children, in this process and by two others. extracting.py measures
the same with other numbers of copies and processes, and beside PySpark.
"""

from __future__ import annotations

import os
from pathlib import Path

from extracting import read, timed
from measuring import Row, inputs, made_with, report, sized, table

import govbudget as gb
from govbudget.extracting.api import ExtractTask, extract_apart, extract_file
from govbudget.io.allowance import Limits
from govbudget.io.children import in_children

BEGIN, END = "<!-- extracting -->\n", "<!-- end of extracting -->\n"
ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = os.environ.get("GOVBUDGET_DOCUMENTS", str(ROOT.parent / "shared" / "documents"))
JOBS = (1, 2)
LIMITS = Limits()


def reading(paths: list[str], jobs: int) -> None:
    """Read the documents, in this process or by so many others."""
    if jobs == 1:
        for path in paths:
            read(path)
        return
    found = in_children(read, [(path, path) for path in paths], jobs, LIMITS)
    if failed := [path for path, got in found if not isinstance(got, int)]:
        raise SystemExit(f"not read: {failed}")


def extracting(paths: list[str], jobs: int) -> int:
    """Turn the documents into rows; how many figures they have."""
    tasks = [ExtractTask(path, True, LIMITS, "") for path in paths]
    found = map(extract_file, tasks)
    if jobs > 1:
        found = (one for _, one in extract_apart(tasks, jobs))
    return sum(len(one.figures) for one in found if isinstance(one, gb.Extract))


def measure() -> str:
    """The table of what was measured."""
    folder = Path((inputs() or [DOCUMENTS])[0])
    if not folder.is_dir():
        raise SystemExit(f"{folder} is no folder; name one, or set GOVBUDGET_DOCUMENTS")
    paths = [str(path) for path in sorted(folder.iterdir()) if path.is_file()][: sized(10**6, 3)]
    rows = []
    for jobs in JOBS:
        alone = timed(lambda jobs=jobs: reading(paths, jobs))
        figures: list[int] = []
        both = timed(lambda jobs=jobs, out=figures: out.append(extracting(paths, jobs)))
        what = f"rows of {len(paths)} files, {figures[0]:,} figures, by {jobs} at a time"
        beside = f"reading alone {alone:.1f} s"
        rows.append(Row(what, f"{both:.1f} s", beside, both / alone, "at most 1.2"))
    return table(rows) + "\n" + made_with("govbudget", "pypdfium2") + "\n"


if __name__ == "__main__":
    report(__doc__, BEGIN, END, measure)
