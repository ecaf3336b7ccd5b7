"""How often the cell at fault is found, and how fast beside a mixed-integer program.

Plants slips of every kind in three published tables and in made ones, each alone, and asks for the
cells that explain it. ``--write docs/accuracy.md`` puts the result into the page.
"""

from __future__ import annotations

import csv
import random
import statistics
import time
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import made_with, report

import govbudget as gb
from govbudget.reconciling.causes import Causes
from govbudget.reconciling.columnsums import column_sums
from govbudget.reconciling.identities import of_columns, of_rows
from govbudget.reconciling.outline import outline_of
from govbudget.reconciling.system import System
from govbudget.testing import budget_of, plant
from govbudget.testing.making import LAYOUTS
from govbudget.testing.slips import SLIPS

if TYPE_CHECKING:
    from govbudget.testing import Broken

SEED = Path(__file__).resolve().parent.parent / "tests" / "data" / "seed_amounts.csv"
BEGIN, END = "<!-- locating -->\n", "<!-- end of locating -->\n"
PLANTED = 2_000
BESIDE = 60


def seed_tables() -> list[gb.BudgetTable]:
    """Tables 3, 5 and 6 of a published budget."""
    rows: dict[str, list[list[str]]] = {}
    measures: dict[str, list[str]] = {}
    with SEED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            line = [row["code"], row["name"], *row["amounts"].split("|")]
            rows.setdefault(row["table"], []).append(line)
            measures[row["table"]] = row["measures"].split("|")
    return [
        gb.BudgetTable.of(rows[one], measures[one], unit="万元", title=f"表{one}", year=2024)
        for one in rows
    ]


def made_tables(chance: random.Random, count: int, places: int = 2) -> list[gb.BudgetTable]:
    """Tables of one to five measures over random leaves; with places 2 they hold exactly."""
    leaves = [entry.code for entry in gb.functional(2024).leaves]
    found = []
    for _ in range(count):
        layout = chance.choice(LAYOUTS)
        chosen = chance.sample(leaves, chance.randint(2, 25))
        scale = Decimal(10) ** -places
        amounts = {
            code: [
                None if chance.random() < 0.25 else chance.randint(1, 10 ** (places + 4)) * scale
                for _ in layout.stated
            ]
            for code in chosen
        }
        found.append(budget_of(amounts, layout=layout))
    return found


def system_of(table: gb.BudgetTable) -> System:
    columns = column_sums(table).identities
    return System.of(
        (table,), [*of_columns(table, 0, columns), *of_rows(table, 0, outline_of(table))]
    )


def is_determined(planted: Broken) -> bool:
    """Whether no other cell stands in the same sums as the changed one, with the same signs.

    Two such cells cannot be told apart by any sum. Worked out from the sums alone, without the
    search that is measured.
    """
    if len(planted.truth) != 1 or not planted.truth[0].measure:
        return False
    system = system_of(planted.broken)
    signs: dict[int, dict[int, int]] = {}
    for at, one in enumerate(system.identities):
        for cell, sign in ((one.total, 1), *((part, -1) for part in one.parts)):
            signs.setdefault(cell, {})[at] = sign
    [true] = planted.truth
    width = len(planted.broken.measures)
    own = signs.get(true.row * width + planted.broken.measures.index(true.measure), {})
    other = {at: -sign for at, sign in own.items()}
    return sum(one in (own, other) for one in signs.values()) == 1


def planted_slips(chance: random.Random, tables: list[gb.BudgetTable], slip, count: int):
    """So many tables with one slip each."""
    found: list[Broken] = []
    missed = 0
    while len(found) < count and missed < 50 * count:
        planted = plant(chance.choice(tables), slip, chance)
        if planted is None:
            missed += 1
        else:
            found.append(planted)
    return found


def located(planted: list[Broken]) -> Counter:
    """What became of each: told uniquely, among several, told first, named, missed."""
    counts: Counter = Counter()
    for one in planted:
        result = gb.reconcile(one.broken)
        determined = is_determined(one)
        counts["planted"] += 1
        counts["determined"] += determined
        counts["unique"] += one.is_told(result)
        counts["unique of determined"] += determined and one.is_told(result)
        counts["among"] += one.is_among(result)
        first = [f.explanations[0] for f in result if f.explanations]
        counts["first"] += not first or any(
            {(mend.cell.row, mend.cell.measure) for mend in explanation.mends} == set(one.cells)
            for explanation in first
        )
        accused = [{(cell.row, cell.measure) for cell in f.culprits} for f in result.errors]
        counts["wrong"] += any(cells and not cells & one.cells for cells in accused)
    return counts


def milp_size(system: System) -> int:
    """The fewest cells, by a mixed-integer program as errorlocate would state it."""
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import lil_matrix

    cells = sorted({cell for one in system.identities for cell in (one.total, *one.parts)})
    place = {cell: at for at, cell in enumerate(cells)}
    count = len(cells)
    scale = max(map(abs, system.residuals))
    most = 3.0
    sums = lil_matrix((len(system.identities), 2 * count))
    for at, one in enumerate(system.identities):
        sums[at, place[one.total]] += 1
        for part in one.parts:
            sums[at, place[part]] -= 1
    limits = lil_matrix((2 * count, 2 * count))
    for at in range(count):
        limits[at, at], limits[at, count + at] = 1, -most
        limits[count + at, at], limits[count + at, count + at] = 1, most
    residuals = np.array(system.residuals, dtype=float) / scale
    free, never = np.full(2 * count, np.inf), np.full(2 * count, -np.inf)
    lower, upper = never.copy(), free.copy()
    upper[:count], lower[count:] = 0, 0
    result = milp(
        np.concatenate([np.zeros(count), np.ones(count)]),
        integrality=np.concatenate([np.zeros(count), np.ones(count)]),
        bounds=Bounds(
            np.concatenate([np.full(count, -most), np.zeros(count)]),
            np.concatenate([np.full(count, most), np.ones(count)]),
        ),
        constraints=[
            LinearConstraint(sums.tocsr(), -residuals, -residuals),
            LinearConstraint(limits.tocsr(), lower, upper),
        ],
    )
    return round(result.fun)


def beside_milp(planted: list[Broken]) -> tuple[int, int, float, float]:
    """How many have the same smallest size, of how many, and the seconds of each side."""
    ours, theirs, same, compared = [], [], 0, 0
    for one in planted:
        system = system_of(one.broken)
        start = time.perf_counter()
        causes = Causes(system).search()
        middle = time.perf_counter()
        size = milp_size(system)
        ours.append(middle - start)
        theirs.append(time.perf_counter() - middle)
        compared += 1
        same += sum(cause.size for cause in causes) == size
    return same, compared, statistics.median(ours), statistics.median(theirs)


def clean_findings(tables: list[gb.BudgetTable]) -> tuple[int, int]:
    """How many findings, and how many errors, on tables without a slip."""
    results = [gb.reconcile(table) for table in tables]
    return sum(map(len, results)), sum(len(result.errors) for result in results)


def measure() -> str:
    chance = random.Random(2024)
    seed, made = seed_tables(), made_tables(chance, 200)
    rounded = made_tables(chance, 200, places=5)
    kinds = (("published", seed), ("made", made), ("made, rounded", rounded))
    lines = [
        "| slip | planted in | planted | determined | told | told of determined | among | first |",
        "|---|---|--:|--:|--:|--:|--:|--:|",
    ]
    sample: list[Broken] = []
    wrong = 0
    for slip in SLIPS:
        for name, tables in kinds:
            planted = planted_slips(chance, tables, slip, PLANTED // len(kinds))
            if tables is not rounded:
                # The program is stated without envelopes, as a table that holds exactly needs it.
                sample += chance.sample(planted, min(len(planted), BESIDE // 10))
            counts = located(planted)
            wrong += counts["wrong"]
            number = counts["planted"]
            whole = counts["determined"]
            of = f"{counts['unique of determined']:,} of {whole:,}" if whole else "-"
            lines.append(
                f"| {str(slip).replace('_', ' ')} | {name} | {number:,} | {whole:,} | "
                f"{counts['unique']:,} | {of} | {counts['among']:,} | {counts['first']:,} |"
            )
            print(lines[-1], flush=True)
    same, compared, ours, theirs = beside_milp(
        [one for one in sample if isinstance(one.slip, gb.Slip)]
    )
    clean, rounded_found = clean_findings([*seed, *made]), clean_findings(rounded)
    told = (
        f"\nA cell is told as the only one, and is not it: {wrong:,} times. "
        f"On {len(seed) + len(made)} tables without a slip: {clean[0]} findings. On "
        f"{len(rounded)} tables that are only rounded: {rounded_found[1]} errors "
        f"({rounded_found[0]} remarks on rounding).\n\n"
        f"Beside scipy's `milp` on {compared} of these: the same smallest number of cells in "
        f"{same}; a median of {ours * 1e3:.2f} ms beside {theirs * 1e3:.1f} ms, "
        f"{theirs / ours:.0f} times as fast (goal: 50).\n\n"
    )
    return "\n".join(lines) + "\n" + told + made_with("govbudget", "scipy") + "\n"


if __name__ == "__main__":
    report(__doc__, BEGIN, END, measure)
