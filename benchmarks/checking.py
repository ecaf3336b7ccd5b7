"""What the check of published documents finds, what it says wrongly, and how fast it is.

Without arguments: the published documents beside the checkout (or in GOVBUDGET_DOCUMENTS) against
what careful readers found, made documents, clean and with each kind of fault planted, and the time
it takes; ``--write docs/accuracy.md`` puts the result into the page.

    python benchmarks/checking.py FOLDER TRUTH.tsv

does the first with any folder of documents and any list of truths, whatever its classes; see
truths.py for its form and for what counts as found.
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
from truths import Score, read_truths, scored

from govbudget.disclosure.checks.engine import check
from govbudget.disclosure.opening import read_disclosure
from govbudget.errors import GovBudgetError
from govbudget.reconciling.findings import Severity

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "disclosure"))

from synthetic import (  # noqa: E402  the path is set above
    FAULTS,
    FORMATS,
    found_at,
    made_disclosure,
    plant_fault,
)

_GIVEN = [one for one in sys.argv[1:] if not one.startswith("-") and not one.endswith(".md")]
DOCUMENTS = Path(
    _GIVEN[0]
    if _GIVEN
    else os.environ.get("GOVBUDGET_DOCUMENTS", ROOT.parent / "shared" / "documents")
)
#: What careful readers found, and errors that they have not, worked out by hand.
TRUTHS = (
    [Path(_GIVEN[1])]
    if len(_GIVEN) > 1
    else [DOCUMENTS / "known_findings.tsv", Path(__file__).with_name("more_findings.tsv")]
)
SEED = "anshan_big_data_center_2024_budget.txt"
BEGIN, END = "<!-- checking -->\n", "<!-- end of checking -->\n"
MADE = 60
_SUFFIXES = {".pdf", ".txt", ".html", ".htm", ".docx", ".xlsx", ".xls"}
_WHAT = ("true", "arguable", "false", "in no row")


def share(some: int, of: int) -> str:
    """A share of a whole, in percent."""
    return f"{some} of {of}" + (f" ({100 * some / of:.1f} %)" if of else "")


def on_documents(lines: list[str]) -> None:
    """The documents of the folder beside the truths."""
    reports, times, pages = {}, {}, {}
    for path in sorted(DOCUMENTS.iterdir()):
        if path.suffix.lower() not in _SUFFIXES or "template" in path.name:
            continue
        start = time.perf_counter()
        try:
            read = read_disclosure(path)
            reports[path.name] = check(read)
        except GovBudgetError as error:
            lines.append(f"{path.name} was not read: {error}\n")
            continue
        times[path.name] = time.perf_counter() - start
        pages[path.name] = read.pages
    score = scored(read_truths(*TRUTHS), reports)
    lines += [*_totals(score), *_by_rule(score), *_by_kind(score), *_told(score)]
    lines += ["| document | pages | read and checked | errors | true | arguable | false | no row |"]
    lines += ["|---|--:|--:|--:|--:|--:|--:|--:|"]
    for name, counts in score.errors.items():
        columns = " | ".join(str(counts[what]) for what in _WHAT)
        lines.append(
            f"| {name} | {pages[name] or ''} | {times[name]:.2f} s | {counts.total()} | {columns} |"
        )
    lines.append("")


def _totals(score: Score) -> list[str]:
    totals, wanted, found = score.totals, 0, 0
    for (_, verdict), counts in score.by_kind.items():
        if verdict == "error":
            wanted, found = wanted + counts["rows"], found + counts["as errors"]
    documents, errors = len(score.errors), totals.total()
    return [
        f"Precision: {share(totals['true'], errors)} of the errors that are told are true;",
        f"{totals['arguable']} can be argued, {totals['false']} are false,",
        f"{totals['in no row']} are in no row of the list.",
        f"Recall: {share(found, wanted)} of the errors of the list are told as errors.",
        f"Documents without an error that is false or in no row: {share(score.clean, documents)}.",
        "",
    ]


def _by_rule(score: Score) -> list[str]:
    lines = ["| rule | errors | true | arguable | false | no row |", "|---|--:|--:|--:|--:|--:|"]
    for rule, counts in sorted(score.by_rule.items(), key=lambda one: -one[1].total()):
        columns = " | ".join(str(counts[what]) for what in _WHAT)
        lines.append(f"| {rule} | {counts.total()} | {columns} |")
    return [*lines, ""]


def _by_kind(score: Score) -> list[str]:
    lines = ["| class | listed as | rows | told as errors | told at all |", "|---|---|--:|--:|--:|"]
    for (kind, verdict), counts in sorted(score.by_kind.items()):
        columns = " | ".join(str(counts[what]) for what in ("rows", "as errors", "told"))
        lines.append(f"| {kind} | {verdict} | {columns} |")
    return [*lines, ""]


def _told(score: Score) -> list[str]:
    """The errors that need a look, and the rows that no error tells, by class."""
    lines = []
    if some := [
        *(("false", *one) for one in score.false),
        *(("no row", *o) for o in score.unlisted),
    ]:
        lines += ["| error | document | rule | what it says |", "|---|---|---|---|"]
        lines += [f"| {what} | {name} | {one.rule} | {one.message} |" for what, name, one in some]
        lines.append("")
    missed = Counter((one.document, one.kind) for one in score.missed)
    if missed:
        lines += ["| document | class | errors of the list that no error tells |", "|---|---|--:|"]
        lines += [f"| {name} | {kind} | {count} |" for (name, kind), count in missed.items()]
        lines.append("")
    return lines


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
    if _GIVEN:
        on_documents(lines)
        return "\n".join(lines) + "\n" + made_with("govbudget", "pypdfium2") + "\n"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if DOCUMENTS.is_dir():
            on_documents(lines)
        else:
            lines.append("The published documents are not here: set GOVBUDGET_DOCUMENTS.\n")
        on_made(lines, folder)
        on_time(lines, folder)
    return "\n".join(lines) + "\n" + made_with("govbudget", "pypdfium2") + "\n"


if __name__ == "__main__":
    report(__doc__, BEGIN, END, measure)
