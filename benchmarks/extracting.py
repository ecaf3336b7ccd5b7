"""How long documents take to become data, beside reading them alone.

    python benchmarks/extracting.py FOLDER [--jobs 2] [--copies 1]

Each document of the folder is read alone, then read, checked and turned into rows; in one run, by
the time of this process and its children. With several jobs both are done by as many processes.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import time
from pathlib import Path

import sparking
from measuring import spent

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
    """The seconds of this process and of all below it that some work takes."""
    before = spent()
    work()
    return spent() - before


# So many bytes are a task, each file counting for four million more than it has. With the 128
# million of Spark a hundred files are four tasks, and the last of them works alone for long.
_TASK = 16_000_000


# Neither side loses a document to the bound of time, however much else the machine does.
_BOUNDS = Limits(seconds=1800)


def beside_spark(paths: list[str], jobs: int, rounds: int) -> None:
    """Print how long the rows of some documents take in PySpark, and in processes of our own."""
    session = sparking.session(jobs, {"spark.sql.files.maxPartitionBytes": str(_TASK)})
    udf = gb.frames.extract_udf(limits=_BOUNDS)
    session.range(jobs, numPartitions=jobs).mapInArrow(lambda parts: parts, "id long").count()

    def plain() -> dict[str, int]:
        found = gb.extract(paths, jobs=jobs, limits=_BOUNDS)
        return {one.document.file: len(one.figures) for one in found if isinstance(one, gb.Extract)}

    def by_spark() -> dict[str, int]:
        made = session.read.format("binaryFile").load(paths).mapInArrow(udf, schema=udf.schema)
        made = made.where("document is not null").selectExpr("path", "size(figures)").collect()
        return dict(map(tuple, made))

    ratios = []
    for number in range(rounds):
        clock, used = [time.perf_counter()], [spent()]
        counts = []
        for work in (plain, by_spark):
            counts.append(work())
            clock.append(time.perf_counter())
            used.append(spent())
        own, theirs = ({Path(path).name: one for path, one in found.items()} for found in counts)
        if differing := {name for name, _ in own.items() ^ theirs.items()}:
            said = [f"{one}: {own.get(one)}, {theirs.get(one)}" for one in sorted(differing)]
            raise SystemExit(f"figures, and those by PySpark, differ: {'; '.join(said)}")
        if not number:
            print(f"{len(paths)} documents, {sum(own.values()):,} figures, {jobs} at a time")
        for called, times in (("passed", clock), ("of processors", used)):
            first, second = times[1] - times[0], times[2] - times[1]
            print(f"plain {first:7.2f} s, PySpark {second:7.2f} s {called}: {second / first:.2f}")
        ratios.append((clock[2] - clock[1]) / (clock[1] - clock[0]))
    print(f"ratio {statistics.median(ratios):.2f} of the time that passed, goal: at most 1.3")
    session.stop()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--spark", action="store_true")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    if asked.spark:
        files = [str(path) for path in sorted(asked.folder.iterdir()) if path.is_file()]
        beside_spark(files, asked.jobs, asked.rounds)
        return
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
