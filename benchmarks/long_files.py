"""Measures what long files cost: mapping and loading beside the least that reads their rows.

    python benchmarks/long_files.py                             prints the table
    python benchmarks/long_files.py --write docs/performance.md puts it into the page

Whole processes, in processor time, the least of several rounds, with the most memory each held.
The other side of *map* copies the CSV file row by row; that of *load* reads its rows into a dict of
plain records, with the code above each.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from measuring import Row, made_with, report, sized, table

import govbudget as gb

BEGIN, END = "<!-- long files -->\n", "<!-- end of long files -->\n"
ROUNDS = sized(3, 1)
FEW, MANY = sized(100_000, 1_000), sized(1_000_000, 10_000)
CODES = sized(150_000, 1_500)
COPY = """
import csv, sys
with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    with open(sys.argv[2], "w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(csv.reader(file))
"""
LOAD = "import sys, govbudget as gb; gb.load(sys.argv[1])"
BY_HAND = """
import csv, sys
from collections import namedtuple
Entry = namedtuple("Entry", "code name parent")
entries = {}
with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    rows = csv.reader(file)
    next(rows)
    for code, name in rows:
        above = code[:-2] if len(code) > 3 else ""
        if above and above not in entries:
            raise KeyError(above)
        entries[code] = Entry(code, name, above)
"""


def process(arguments: list[str]) -> tuple[float, float]:
    """Processor seconds that a process takes and the most MiB that it held; 1 is no failure."""
    seconds, held = [], []
    for _ in range(ROUNDS):
        with subprocess.Popen(
            [sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as running:
            _, status, usage = os.wait4(running.pid, 0)
            running.returncode = os.waitstatus_to_exitcode(status)
        if running.returncode not in (0, 1):
            raise SystemExit(f"{arguments} failed with {running.returncode}")
        seconds.append(usage.ru_utime + usage.ru_stime)
        held.append(usage.ru_maxrss / 1024)
    return min(seconds), min(held)


def ledger(path: Path, count: int) -> None:
    """Writes rows with a code, its name and an amount."""
    entries = gb.functional(2024).leaves
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["科目编码", "科目名称", "金额"])
        for number in range(count):
            entry = entries[number % len(entries)]
            writer.writerow([entry.code, entry.name, number])


def codes(path: Path, count: int) -> None:
    """Writes a list of codes: the edition, and local items below its own until there are enough."""
    tree = gb.functional(2024)
    items = [entry for entry in tree.entries if len(entry.code) == 7]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["科目编码", "科目名称"])
        writer.writerows([entry.code, entry.name] for entry in tree.entries)
        below = ((one, number) for one in items for number in range(1, 100))
        for _, (one, number) in zip(range(count - len(tree)), below, strict=False):
            writer.writerow([f"{one.code}{number:02}", f"{one.name}{number}"])


def rows() -> list[Row]:
    """Every line of the table."""
    found: list[Row] = []
    memory: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder, "out.csv"))
        for count in (FEW, MANY):
            path = Path(folder, f"{count}.csv")
            ledger(path, count)
            ours = process(["-m", "govbudget", "map", str(path), "-o", out])
            theirs = process(["-c", COPY, str(path), out])
            memory.append(ours[1])
            goal = "at most 3" if count == MANY else ""
            found.append(beside(f"`govbudget map` of {count:,} rows", "a copy", ours, theirs, goal))
        many, few = f"{memory[1]:.0f} MiB", f"{FEW:,} rows {memory[0]:.0f} MiB"
        what = f"memory of `govbudget map`, {MANY:,} rows"
        found.append(Row(what, many, few, memory[1] / memory[0], "at most 1.5"))
        path = Path(folder, "2024.csv")
        codes(path, CODES)
        count = sum(1 for _ in path.open(encoding="utf-8")) - 1
        ours, theirs = process(["-c", LOAD, str(path)]), process(["-c", BY_HAND, str(path)])
        found.append(beside(f"`gb.load` of {count:,} codes", "a loop", ours, theirs, "at most 3"))
    return found


def beside(
    what: str, other: str, ours: tuple[float, float], theirs: tuple[float, float], goal: str
) -> Row:
    """A line that compares two processes."""
    ratio = ours[0] / theirs[0]
    return Row(what, f"{ours[0]:.2f} s", f"{other} {theirs[0]:.2f} s", ratio, goal)


def measure() -> str:
    """The table and what it was made with."""
    return f"{table(rows())}\n{made_with('govbudget')}\n"


if __name__ == "__main__":
    report((__doc__ or "").splitlines()[0], BEGIN, END, measure)
