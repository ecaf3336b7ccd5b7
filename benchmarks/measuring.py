"""What the benchmarks share: a timed statement, a line of a table, a page to put it into."""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import timeit
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


#: Where this variable is set, a benchmark only shows that it works: see everything.py.
QUICK = "GOVBUDGET_BENCHMARKS_QUICK"


def sized(usual: int, least: int) -> int:
    """How many of something are measured: as many as usual, or the least that shows it works."""
    return least if os.environ.get(QUICK) else usual


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


def spent() -> float:
    """The seconds of the processors of this process and of all that began below it, so far.

    Those that were ended together with the one that started them count too, as the processes that
    read pages are: nobody waits for them, so no process that is left knows their time. On Linux
    they become children of this one instead, and stay known to the system until it ends. Elsewhere
    they are missed.
    """
    if not _adopts():
        return sum(os.times()[:4])
    below: dict[int, list[int]] = {}
    ticks: dict[int, int] = {}
    for one in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended
            fields = one.read_text().rpartition(")")[2].split()
            number = int(one.parent.name)
            below.setdefault(int(fields[1]), []).append(number)
            # Those of the processes that it waited for too.
            ticks[number] = sum(map(int, fields[11:15]))
    own, found = [os.getpid()], 0
    while own:
        number = own.pop()
        found += ticks.get(number, 0)
        own += below.get(number, [])
    return found / os.sysconf("SC_CLK_TCK")


@cache
def _adopts() -> bool:
    """Whether processes whose starter has ended become children of this one, from now on."""
    if platform.system() != "Linux":
        return False
    import ctypes

    set_child_subreaper = 36
    return ctypes.CDLL(None).prctl(set_child_subreaper, 1, 0, 0, 0) == 0


def inputs() -> list[str]:
    """What the command line names to be measured."""
    found: list[str] = _arguments("").inputs
    return found


def _arguments(what: str | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=what)
    parser.add_argument("--write", type=Path, help="the page to put the table into")
    parser.add_argument("inputs", nargs="*", help="what is measured, where the page above says so")
    return parser.parse_args()


def report(what: str | None, begin: str, end: str, measure: Callable[[], str]) -> None:
    """Measures, and prints the result or puts it between two marks of the page that is named.

    A page without them is left as it is; that is told before anything is measured.
    """
    page: Path | None = _arguments(what).write
    if page is None:
        print(measure())
        return
    if not 0 <= (text := page.read_text(encoding="utf-8")).find(begin) < text.find(end):
        raise SystemExit(f"{page} has no {begin.strip()} with {end.strip()} behind it")
    made = measure()
    # It may have been written anew in the meantime.
    before, _, rest = page.read_text(encoding="utf-8").partition(begin)
    _, _, after = rest.partition(end)
    page.write_text(f"{before}{begin}{made}{end}{after}", encoding="utf-8")


def made_with(*names: str) -> str:
    """What the figures were taken with."""
    made = ", ".join(f"{name} {version(name)}" for name in names)
    system = f"{platform.system()} {platform.machine()}"
    return f"Measured with CPython {platform.python_version()} on {system}: {made}."
