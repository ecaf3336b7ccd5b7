"""How many planted faults the check of a document finds, and how fast it is.

On made documents, clean and with each kind of fault planted; ``--write docs/accuracy.md`` puts the
result into the page.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from measuring import made_with, report

from govbudget.disclosure.checks.engine import check
from govbudget.disclosure.opening import read_disclosure
from govbudget.reconciling.kinds import Severity

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "disclosure"))

from synthetic import (  # noqa: E402  the path is set above
    FAULTS,
    FORMATS,
    found_at,
    made_disclosure,
    plant_fault,
)

DOCUMENTS = Path(os.environ.get("GOVBUDGET_DOCUMENTS", ROOT.parent / "shared" / "documents"))
SEED = "anshan_big_data_center_2024_budget.txt"
BEGIN, END = "<!-- planted -->\n", "<!-- end of planted -->\n"
MADE = 60


def on_made(lines: list[str], folder: Path) -> None:
    path = folder / "made.txt"
    clean: Counter[Severity] = Counter()
    faulty = 0
    for seed in range(MADE):
        found = check(read_disclosure(FORMATS["a.txt"](made_disclosure(seed), path)))
        clean.update(one.severity for one in found.findings)
        faulty += bool(found.errors)
    lines += ["| fault | planted | found there as an error | said there at all | errors each |"]
    lines += ["|---|--:|--:|--:|--:|"]
    for fault in FAULTS:
        counts: Counter[str] = Counter()
        for seed in range(MADE):
            planted = plant_fault(made_disclosure(seed), fault, random.Random(seed))
            if planted is None:
                continue
            read = read_disclosure(FORMATS["a.txt"](planted.made, path))
            result = check(read)
            counts["planted"] += 1
            counts["error"] += bool(found_at(planted, read, result.errors))
            counts["said"] += bool(found_at(planted, read, result.findings))
            counts["errors"] += len(result.errors)
        each = counts["errors"] / max(1, counts["planted"])
        lines.append(
            f"| {fault.replace('_', ' ')} | {counts['planted']} | {counts['error']} | "
            f"{counts['said']} | {each:.2f} |"
        )
        print(lines[-1], flush=True)
    lines.append(
        f"\nOn {MADE} made documents without a fault: {clean[Severity.ERROR]} errors, in {faulty} "
        f"of them; {clean[Severity.NOTICE]} notices; {clean[Severity.ROUNDING]} remarks on "
        "rounding.\n"
    )


def on_time(lines: list[str], folder: Path) -> None:
    lines += ["| what | took | goal |", "|---|--:|---|"]
    if (DOCUMENTS / SEED).exists():
        seconds = statistics.median(once(DOCUMENTS / SEED)[0] for _ in range(5))
        lines.append(f"| the published text, read and checked | {seconds:.3f} s | under 0.3 s |")
    made = made_disclosure(2, style="liaoning", count=50)
    seconds, pages = once(FORMATS["a.pdf"](made, folder / "large.pdf"))
    lines.append(f"| a made PDF of {pages} pages | {seconds:.1f} s | 100 pages in under 20 s |")
    lines.append("")


def once(path: Path) -> tuple[float, int | None]:
    """Seconds to read and check a document, and its pages."""
    start = time.perf_counter()
    found = read_disclosure(path)
    check(found)
    return time.perf_counter() - start, found.pages


def measure() -> str:
    lines: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        on_made(lines, folder)
        on_time(lines, folder)
    return "\n".join(lines) + "\n" + made_with("govbudget", "pypdfium2") + "\n"


if __name__ == "__main__":
    report(__doc__, BEGIN, END, measure)
