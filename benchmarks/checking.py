"""What the check of published documents finds, and what it says wrongly.

    python benchmarks/checking.py                     # the documents beside the checkout
    python benchmarks/checking.py FOLDER TRUTH.tsv    # any others, with any list of truths

Without arguments the documents beside the checkout (or in GOVBUDGET_DOCUMENTS) stand against what
careful readers found; ``--write docs/accuracy.md`` puts the result into the page. See truths.py for
the form of a list and for what counts as found.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from pathlib import Path

from measuring import made_with, report
from truths import Score, read_truths, scored

from govbudget.disclosure.checks.engine import check
from govbudget.disclosure.opening import read_disclosure
from govbudget.errors import GovBudgetError

ROOT = Path(__file__).resolve().parent.parent
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
BEGIN, END = "<!-- checking -->\n", "<!-- end of checking -->\n"
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


def measure() -> str:
    lines: list[str] = []
    if DOCUMENTS.is_dir():
        on_documents(lines)
    else:
        lines.append("The published documents are not here: set GOVBUDGET_DOCUMENTS.\n")
    return "\n".join(lines) + "\n" + made_with("govbudget", "pypdfium2") + "\n"


if __name__ == "__main__":
    report(__doc__, BEGIN, END, measure)
