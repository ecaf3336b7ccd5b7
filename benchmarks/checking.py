"""What the check of published documents finds, what it says wrongly, and how fast it is.

On the published documents beside the checkout (or in GOVBUDGET_DOCUMENTS) against what careful
readers found; on made documents, clean and with each kind of fault planted; and the time it takes.
``--write docs/accuracy.md`` puts the result into the page. A match is printed for every row.
Another folder of documents and another list of truths may be given: checking.py FOLDER TRUTH.tsv.
"""

from __future__ import annotations

import csv
import os
import random
import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen
from measuring import made_with, report

from govbudget.disclosure.checks.engine import check
from govbudget.disclosure.opening import read_disclosure
from govbudget.errors import UnreadableFile
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

if TYPE_CHECKING:
    from govbudget.disclosure.checks.records import CheckFinding, CheckReport

_GIVEN = [one for one in sys.argv[1:] if not one.startswith("-") and not one.endswith(".md")]
DOCUMENTS = Path(
    _GIVEN[0]
    if _GIVEN
    else os.environ.get("GOVBUDGET_DOCUMENTS", ROOT.parent / "shared" / "documents")
)
TRUTH = Path(_GIVEN[1]) if len(_GIVEN) > 1 else DOCUMENTS / "known_findings.tsv"
SEED = "anshan_big_data_center_2024_budget.txt"
BEGIN, END = "<!-- checking -->\n", "<!-- end of checking -->\n"
MADE = 60

#: Which groups of rules a class of the list belongs to; a class that is not here, to any.
GROUPS = {
    "narrative-vs-table": {"text_table", "text"},
    "narrative-sum": {"text", "three_public"},
    "missing-table": {"structure"},
    "yoy": {"years"},
    "cross-table": {"across", "table"},
    "share": {"text"},
    "table-total": {"table"},
    "table-hierarchy": {"table"},
    "sum": {"text"},
    "completion-base": {"years", "text"},
    "purpose": {"codes", "wording", "text"},
    "procurement": {"text"},
    "template": {"wording"},
    "hierarchy-name": {"codes"},
    "cross-year": {"years"},
    "empty-note": {"structure"},
    "terminology": {"wording"},
}
#: Errors that the list has not, worked out by hand: the document, the rule, a figure, and why.
CONFIRMED = {
    ("putuo_finance_bureau_2025_budget.pdf", "text_table.amounts", Decimal("887.36")): (
        "real: the eleven items sum to 3,121.38 of 3,121.42 with 87.36, and to 3,921.38 with 887.36"
    ),
}
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_CODE = re.compile(r"(?<!\d)\d{5,7}(?!\d|\.)")


@frozen
class Known:
    """A row of the list of what careful readers found."""

    document: str
    pages: frozenset[int]
    group: str
    statement: str
    figures: frozenset[Decimal]
    verdict: str


def known_rows() -> list[Known]:
    with TRUTH.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [
        Known(
            row["document"],
            frozenset(map(int, re.findall(r"\d+", row["page"] or ""))),
            row["class"],
            row["statement"],
            figures_in(row["figures"]) or decimals_in(row["statement"]),
            row["verdict"],
        )
        for row in rows
    ]


def figures_in(text: str) -> frozenset[Decimal]:
    """The figures of a text, but for codes and numbers with one digit."""
    found = _FIGURE.findall(_CODE.sub(" ", re.sub(r"[TF]\d+|20\d\d(?!\d|\.)", " ", text)))
    return frozenset(Decimal(one).normalize() for one in found if "." in one or len(one) > 1)


def decimals_in(text: str) -> frozenset[Decimal]:
    """The figures of a text that have decimals and are not zero."""
    return frozenset(one for one in figures_in(text) if one and one % 1)


def told_figures(finding: CheckFinding) -> frozenset[Decimal]:
    read = {one.value.copy_abs().normalize() for one in finding.figures if one.value is not None}
    return frozenset(read) | figures_in(f"{finding.message} {finding.mend}")


def is_match(row: Known, finding: CheckFinding, groups: dict[str, str]) -> bool:
    """Whether a finding is the one of a row: of its class, on its page, with one of its figures.

    A row without figures, as on a note, needs only the class and the page; text has no pages.
    """
    wanted = GROUPS.get(row.group)
    if wanted is not None and groups[finding.rule] not in wanted:
        return False
    pages = {place.page for place in finding.places if place.page is not None}
    if row.pages and pages and not row.pages & pages:
        return False
    return not row.figures or bool(row.figures & told_figures(finding))


def published() -> list[str]:
    """The documents of the folder that were published, and not the empty forms."""
    found = [one.name for one in DOCUMENTS.iterdir() if one.suffix in {".pdf", ".txt"}]
    return [name for name in found if "template" not in name]


def on_documents(lines: list[str]) -> None:
    rows = known_rows()
    names = sorted({row.document for row in rows} | set(published()))
    reports: dict[str, CheckReport] = {}
    times: dict[str, float] = {}
    pages: dict[str, int | None] = {}
    for name in list(names):
        start = time.perf_counter()
        try:
            read = read_disclosure(DOCUMENTS / name)
        except UnreadableFile as error:
            lines.append(f"{name} was not read: {error}\n")
            names.remove(name)
            continue
        reports[name] = check(read)
        times[name] = time.perf_counter() - start
        pages[name] = read.pages
    lines += matched(rows, reports)
    lines += ["| document | pages | read and checked | errors | rounding | notices |"]
    lines += ["|---|--:|--:|--:|--:|--:|"]
    for name in names:
        counts = Counter(one.severity for one in reports[name].findings)
        lines.append(
            f"| {name} | {pages[name] or ''} | {times[name]:.2f} s | {counts[Severity.ERROR]} | "
            f"{counts[Severity.ROUNDING]} | {counts[Severity.NOTICE]} |"
        )
    lines.append("")


def matched(rows: list[Known], reports: dict[str, CheckReport]) -> list[str]:
    """A line for each row of the list, and one for each error that is in none."""
    counts: Counter[str] = Counter()
    used: set[int] = set()
    lines = ["| document | class | figures | listed as | found by |", "|---|---|---|---|---|"]
    for row in rows:
        if row.document not in reports:
            continue
        found = reports[row.document]
        groups = {one.rule: one.group.value for one in found.rules}
        hits = [one for one in found.findings if is_match(row, one, groups)]
        errors = [one for one in hits if one.severity is Severity.ERROR]
        counts[row.verdict] += 1
        # Whether an arguable one is told can be defended either way: it is no error in no row.
        if row.verdict in {"error", "arguable"}:
            used |= set(map(id, errors))
        if row.verdict == "error":
            counts["error met"] += bool(errors)
        else:
            counts[f"{row.verdict} met"] += not errors
        by = ", ".join(sorted({f"{one.rule} ({one.severity})" for one in hits})) or "-"
        figures = ", ".join(f"{one:f}" for one in sorted(row.figures)) or "-"
        lines.append(f"| {row.document} | {row.group} | {figures} | {row.verdict} | {by} |")
    others = [
        f"| {name} | {one.rule} | {one.message} | {confirmed(name, one)} |"
        for name, found in reports.items()
        for one in found.errors
        if id(one) not in used
    ]
    false = sum(one.endswith("| - |") for one in others)
    told = (
        f"\nFound: {counts['error met']} of {counts['error']} errors. Not told as errors: "
        f"{counts['rounding met']} of {counts['rounding']} roundings and {counts['ok met']} of "
        f"{counts['ok']} that only look wrong; of {counts['arguable']} that can be argued, "
        f"{counts['arguable met']} are no errors. Errors that are in no row: {len(others)}, of "
        f"which {false} are not confirmed by hand.\n"
    )
    lines.append(told)
    if others:
        lines += [
            "| document | rule | error in no row | by hand |",
            "|---|---|---|---|",
            *others,
            "",
        ]
    return lines


def confirmed(document: str, finding: CheckFinding) -> str:
    """Why an error that the list has not is one; a dash where nobody worked it out."""
    values = {one.value for one in finding.figures}
    return next(
        (
            why
            for (name, rule, figure), why in CONFIRMED.items()
            if (name, rule) == (document, finding.rule) and figure in values
        ),
        "-",
    )


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
        if DOCUMENTS.is_dir():
            on_documents(lines)
        else:
            lines.append("The published documents are not here: set GOVBUDGET_DOCUMENTS.\n")
        on_made(lines, folder)
        on_time(lines, folder)
    return "\n".join(lines) + "\n" + made_with("govbudget", "pypdfium2") + "\n"


if __name__ == "__main__":
    report(__doc__, BEGIN, END, measure)
