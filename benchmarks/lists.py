"""Measures schemes, history, search and mapping, beside what one would write with pandas.

    python benchmarks/lists.py                             prints the table
    python benchmarks/lists.py --write docs/performance.md puts it into the page

The other side is in with_pandas.py: pandas for the tables, rapidfuzz for names that are nearly
right. Both sides read the tables of ``codes/`` and the same rows. A process is measured from start
to end, with the most memory that it held; what counts is the ratio in the last column but one.
"""

from __future__ import annotations

import csv
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measuring import Row, made_with, once, report, sized, table

import govbudget as gb

ROWS = sized(100_000, 1_000)
ROUNDS = sized(5, 1)
BEGIN, END = "<!-- lists -->\n", "<!-- end of lists -->\n"
WITH_PANDAS = str(Path(__file__).with_name("with_pandas.py"))
FOUR = "[getattr(gb, scheme)(2024) for scheme in gb.Scheme]"
EVERY = "[getattr(gb, s)(year) for s in gb.Scheme for year in getattr(gb, s).years]"
QUERIES = ("21005", "住房公积金", "住房 公积金", "公积金", "住房公集金", "zfgjj", "housing fund")


def process(arguments: list[str]) -> tuple[float, float]:
    """Seconds that a process takes and the most MiB that it held; exit code 1 is no failure."""
    taken, held = [], []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as running:
            _, status, usage = os.wait4(running.pid, 0)
            taken.append(time.perf_counter() - start)
            running.returncode = os.waitstatus_to_exitcode(status)
        if running.returncode not in (0, 1):
            raise SystemExit(f"{arguments} failed with {running.returncode}")
        held.append(usage.ru_maxrss / 1024)
    return statistics.median(taken), statistics.median(held)


def sample(path: Path) -> None:
    """Writes rows as ledgers have them: right, with blanks in the code, cut short, half empty."""
    entries = gb.functional(2024).entries
    draw = random.Random(1)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["科目编码", "科目名称", "金额"])
        for amount in range(ROWS):
            entry, kind = draw.choice(entries), draw.random()
            code, name = entry.code, entry.name
            if kind < 0.10:
                code = f"{code[:3]} {code[3:5]} {code[5:]}".rstrip()
            elif kind < 0.15:
                name = name[:-1] if len(name) > 4 else name
            elif kind < 0.20:
                name = ""
            elif kind < 0.25:
                code = ""
            writer.writerow([code, name, amount])


def rows() -> list[Row]:
    """Every line of the table."""
    with tempfile.TemporaryDirectory() as folder:
        ledger, mapped = Path(folder, "ledger.csv"), str(Path(folder, "mapped.csv"))
        sample(ledger)
        ours = process(["-m", "govbudget", "map", str(ledger), "-o", mapped])
        theirs = process([WITH_PANDAS, "map", str(ledger), mapped])
    load = process(["-c", f"import govbudget as gb; {FOUR}"])
    every = process(["-c", f"import govbudget as gb; {EVERY}"])
    load_theirs = process([WITH_PANDAS, "load"])
    every_theirs = process([WITH_PANDAS, "every"])
    prepare = f"import sys; sys.path.insert(0, {str(Path(WITH_PANDAS).parent)!r})\n"
    prepare += f"import govbudget as gb, with_pandas as other\nqueries = {QUERIES!r}\n"
    prepare += "found = other.searcher()\nsteps = other.changes()\n"
    prepare += "gb.search('x'); gb.search('住房公集金'); gb.trace('2010308', 2018, 2024)"
    each = len(QUERIES)
    search = once("[gb.search(query) for query in queries]", prepare, 20) / each / 1e3
    search_theirs = once("[found(query) for query in queries]", prepare, 20) / each / 1e3
    trace = once("gb.trace('2010308', 2018, 2024)", prepare, 200)
    trace_theirs = once("other.trace(steps, '2010308', 2018, 2024)", prepare, 20)
    return [
        in_seconds("load the four schemes of 2024, cold", load, load_theirs),
        in_seconds("load every edition of every scheme, cold", every, every_theirs),
        in_seconds(f"`govbudget map` of {ROWS:,} rows, cold", ours, theirs),
        Row(
            "its memory, at most",
            f"{ours[1]:.0f} MiB",
            f"{theirs[1]:.0f} MiB",
            ours[1] / theirs[1],
        ),
        Row(
            f"`gb.search`, a query of {each} kinds, over all schemes",
            f"{search:.2f} ms",
            f"`rapidfuzz.process.extract` {search_theirs:.2f} ms",
            search / search_theirs,
            "under 2 ms",
        ),
        Row(
            '`gb.trace("2010308", 2018, 2024)`',
            f"{trace:.0f} µs",
            f"six steps through a data frame {trace_theirs:.0f} µs",
            trace / trace_theirs,
        ),
    ]


def in_seconds(what: str, ours: tuple[float, float], theirs: tuple[float, float]) -> Row:
    """A line that compares two processes."""
    ratio = ours[0] / theirs[0]
    return Row(what, f"{ours[0]:.2f} s", f"pandas, rapidfuzz {theirs[0]:.2f} s", ratio)


def measure() -> str:
    """The table and what it was made with."""
    return f"{table(rows())}\n{made_with('govbudget', 'pandas', 'rapidfuzz')}\n"


if __name__ == "__main__":
    report(__doc__.splitlines()[0], BEGIN, END, measure)
