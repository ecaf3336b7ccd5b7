"""Roll-up and reconciliation beside what one would write by hand.

``--write docs/performance.md`` puts the table into the page.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from measuring import Row, made_with, report, sized, table

import govbudget as gb
from govbudget.testing import budget_of
from govbudget.testing.making import Layout

if TYPE_CHECKING:
    from collections.abc import Callable

BEGIN, END = "<!-- rolling -->\n", "<!-- end of rolling -->\n"
LINES = sized(1_000_000, 10_000)
ROUNDS = sized(7, 1)


def lines(kind: str) -> list[tuple[str, object]]:
    """A million lines on the leaves of the functional tree."""
    chance = random.Random(7)
    leaves = [entry.code for entry in gb.functional(2024).leaves]
    amounts = (chance.randrange(10**8) for _ in range(LINES))
    if kind == "int":
        return [(chance.choice(leaves), amount) for amount in amounts]
    return [(chance.choice(leaves), Decimal(amount).scaleb(-2)) for amount in amounts]


def bare(booked, tree):
    """Each line on its leaf, then the leaves on what is above: no check of anything."""
    sums = dict.fromkeys(tree, 0)
    for code, amount in booked:
        sums[code] += amount
    for code in sorted(sums, key=len, reverse=True):
        if len(code) > 3:
            sums[code[:-2]] += sums[code]
    return sums


def naive(booked, _):
    """Each line on each of its ancestors."""
    sums = defaultdict(int)
    for code, amount in booked:
        for digits in range(3, len(code) + 1, 2):
            sums[code[:digits]] += amount
    return sums


def taken(*calls: Callable[[], object]) -> list[float]:
    """The median processor seconds of each call, one after the other in every round."""
    seconds: list[list[float]] = [[] for _ in calls]
    for _ in range(ROUNDS):
        for place, call in enumerate(calls):
            start = time.process_time()
            call()
            seconds[place].append(time.process_time() - start)
    return [statistics.median(one) for one in seconds]


def rolled() -> list[Row]:
    tree = gb.functional(2024)
    rows = []
    for kind in ("Decimal", "int"):
        booked = lines(kind)
        ours, streamed, loop, made, slow = taken(
            partial(gb.rollup, booked, tree),
            # The generator is made anew in each round.
            partial(_streamed, booked, tree),
            partial(bare, booked, tree),
            partial(_loop_over_made, booked, tree),
            partial(naive, booked, tree),
        )
        what = f"`gb.rollup` of 1,000,000 pairs of {kind}"
        rows += [
            _row(what, ours, "each line on its leaf, unchecked", loop, "at most 1.3"),
            _row(f"{what}, from a generator", streamed, "the same loop", made, "at most 1.4"),
            _row(what, ours, "each line on every ancestor", slow, "at most 0.25"),
        ]
    return rows


def _made(booked):
    """The lines, each made when it is asked for, as a reader of rows does."""
    return ((code, amount) for code, amount in booked)


def _streamed(booked, tree):
    return gb.rollup(_made(booked), tree)


def _loop_over_made(booked, tree):
    return bare(_made(booked), tree)


def _row(what: str, ours: float, beside: str, theirs: float, goal: str) -> Row:
    return Row(what, f"{ours * 1e3:.0f} ms", f"{beside} {theirs * 1e3:.0f} ms", ours / theirs, goal)


# What a child is said to have used at most begins with what its parent had; the kernel's own figure
# of the process begins anew with the program.
_MEMORY = """
import govbudget as gb
tree = gb.functional(2024)
leaves = [entry.code for entry in tree.leaves]
gb.rollup(((leaves[n % len(leaves)], n) for n in range({count})), tree)
[line] = [line for line in open("/proc/self/status") if line.startswith("VmHWM")]
print(line.split()[1])
"""


def memory() -> list[Row]:
    """The memory of a process that streams lines, ten times as many in the second."""
    few, many = (
        int(subprocess.check_output([sys.executable, "-c", _MEMORY.format(count=count)])) / 1024
        for count in (200_000, 2_000_000)
    )
    return [
        Row(
            "memory of `gb.rollup`, 2,000,000 lines streamed",
            f"{many:.0f} MiB",
            f"200,000 lines {few:.0f} MiB",
            many / few,
            "about 1",
        )
    ]


def reconciled() -> list[Row]:
    """A table of 1,814 rows and six measures, as it is and with one slip."""
    chance = random.Random(7)
    layout = Layout(
        ["合计", "小计", "人员经费", "公用经费", "项目支出", "其他"],
        ["合计 = 小计 + 项目支出 + 其他", "小计 = 人员经费 + 公用经费"],
    )
    cent = Decimal("0.01")
    amounts = {
        entry.code: [chance.randint(1, 10**7) * cent for _ in layout.stated]
        for entry in gb.functional(2024).leaves
    }
    clean = budget_of(amounts, layout=layout)
    wrong = clean.with_amount(1000, "合计", Decimal("1.00"))
    whole, slip, parsed = taken(
        lambda: gb.reconcile(clean),
        lambda: gb.reconcile(wrong),
        lambda: [gb.parse([row.code, row.name]) for row in clean.rows if row.code],
    )
    what = f"`gb.reconcile`, {len(clean.rows):,} rows x {len(clean.measures)} measures"
    beside = "`gb.parse` of its codes and names alone"
    return [
        _row(what, whole, beside, parsed, "at most 1.2"),
        _row(f"{what}, a slip located", slip, beside, parsed, "at most 1.2"),
    ]


def measure() -> str:
    return table([*rolled(), *memory(), *reconciled()]) + "\n" + made_with("govbudget") + "\n"


if __name__ == "__main__":
    report(__doc__, BEGIN, END, measure)
