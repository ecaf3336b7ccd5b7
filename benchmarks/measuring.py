"""What the benchmarks share: a timed statement, a line of a table, a page to put it into."""

from __future__ import annotations

import platform
import statistics
import timeit
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Row:
    """A line of a table: what was done, what it took, what the other took, how they compare."""

    what: str
    took: str
    beside: str
    ratio: float
    goal: str = ""

    def __str__(self) -> str:
        return f"| {self.what} | {self.took} | {self.beside} | {self.ratio:.2f} | {self.goal} |"


def table(rows: list[Row]) -> str:
    """The lines as a table."""
    head = "| what | govbudget | beside | ratio | goal |\n|---|--:|---|--:|---|\n"
    return head + "".join(f"{row}\n" for row in rows)


def once(statement: str, setup: str, number: int) -> float:
    """Microseconds that a statement takes, the median of seven runs."""
    runs = timeit.repeat(statement, setup, number=number, repeat=7)
    return statistics.median(runs) / number * 1e6


def machine() -> str:
    """What the figures were taken with."""
    return f"CPython {platform.python_version()} on {platform.system()} {platform.machine()}"


def put(page: Path, begin: str, end: str, text: str) -> None:
    """Puts a text between two marks of a page."""
    before, _, rest = page.read_text(encoding="utf-8").partition(begin)
    _, _, after = rest.partition(end)
    page.write_text(f"{before}{begin}{text}{end}{after}", encoding="utf-8")
