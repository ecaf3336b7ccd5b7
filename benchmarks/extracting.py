"""How long documents take to become data, beside reading them alone.

    python benchmarks/extracting.py FOLDER [--jobs 2] [--copies 1]

Each document of the folder is read alone, then read, checked and turned into rows; in one run, by
the time of this process and its children. With several jobs both are done by as many processes.
"""

from __future__ import annotations

import argparse
import os
import resource
import time
from pathlib import Path

import govbudget as gb
from govbudget.extracting.api import ExtractTask, extract_apart, extract_file
from govbudget.io.allowance import Limits
from govbudget.io.children import in_children


def read(path: str) -> int:
    """Read a document; gives how many tables it has, and nothing for what is none."""
    try:
        return len(gb.read_disclosure(path).tables)
    except gb.GovBudgetError:
        return 0


def timed(work) -> float:
    """The seconds of this process and its children that some work takes."""
    before = sum(os.times()[:4])
    work()
    return sum(os.times()[:4]) - before


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--copies", type=int, default=1)
    asked = parser.parse_args()
    paths = [str(path) for path in sorted(asked.folder.iterdir()) if path.is_file()] * asked.copies
    limits = Limits()

    def reading():
        if asked.jobs == 1:
            return sum(map(read, paths))
        # The main program has another name in a child, which would read nothing.
        from extracting import read as by_name

        named = [(path, path) for path in paths]
        found = list(in_children(by_name, named, asked.jobs, limits))
        if failed := [path for path, got in found if not isinstance(got, int)]:
            raise SystemExit(f"not read: {failed}")
        return found

    figures = 0

    def extracting():
        nonlocal figures
        tasks = [ExtractTask(path, True, limits, "") for path in paths]
        if asked.jobs == 1:
            found = map(extract_file, tasks)
        else:
            found = (one for _, one in extract_apart(tasks, asked.jobs))
        figures = sum(len(one.figures) for one in found if isinstance(one, gb.Extract))

    start = time.perf_counter()
    alone = timed(reading)
    middle = time.perf_counter()
    both = timed(extracting)
    end = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{len(paths)} documents, {figures:,} figures, {asked.jobs} at a time")
    print(f"reading alone      {alone:7.2f} s of processors, {middle - start:7.2f} s in all")
    print(f"reading and rows   {both:7.2f} s of processors, {end - middle:7.2f} s in all")
    print(f"ratio              {both / alone:7.2f}", end="            ")
    print(f"{(end - middle) / (middle - start):7.2f}")
    print(f"memory of the one that asks: {peak} MiB at most")


if __name__ == "__main__":
    main()
