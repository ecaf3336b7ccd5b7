"""A list of truths of documents, whatever its classes, and which findings of a check it matches.

A list has the columns document, page, class, statement, figures, verdict, parted by tabs. A verdict
is ``error``; ``rounding`` or ``ok`` for what only looks wrong; ``arguable`` for what a careful
reader may tell or not. A finding and a row are one where the pages agree (the text of a row may go
on to the next page) and the finding has a figure of the row; a row without figures, where one of
its rules tells of its page.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import define, field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from govbudget.disclosure.checks.records import CheckFinding, CheckReport

__all__ = ["Score", "Truth", "read_truths", "scored"]

#: Which groups of rules may tell a class whose row has no figures; of another class, any may.
GROUPS = {
    "missing-table": {"structure"},
    "contents": {"structure"},
    "title": {"structure", "wording"},
    "empty-note": {"structure"},
    "purpose": {"codes", "wording"},
    "template": {"wording"},
    "wording": {"wording"},
    "terminology": {"wording"},
    "stale-year": {"years"},
    "hierarchy-name": {"codes"},
    "name": {"codes", "wording"},
    "code": {"codes"},
    "narrative-vs-table": {"text_table", "text", "wording"},
}
VERDICTS = ("error", "arguable", "ok", "rounding")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
# A figure of so few digits is found in anything.
_TELLING = 3
_WAN = Decimal(10000)


@frozen
class Truth:
    """A row of a list.

    Attributes:
        document: the file.
        pages: its pages; none where the format has none.
        kind: the class of the row, in whatever words.
        statement: what the readers say.
        figures: the figures that tell it apart, of three digits and more.
        verdict: error, arguable, ok or rounding.
    """

    document: str
    pages: frozenset[int]
    kind: str
    statement: str
    figures: frozenset[Decimal]
    verdict: str

    def is_told_by(self, finding: CheckFinding, group: str) -> bool:
        """Whether a finding tells of it.

        Args:
            finding: the finding.
            group: the group of its rule.
        """
        there = {place.page for place in finding.places if place.page is not None}
        if self.pages and there and not any(abs(a - b) <= 1 for a in self.pages for b in there):
            return False
        if self.figures:
            return bool(self.figures & figures_of(finding))
        wanted = GROUPS.get(self.kind)
        return (wanted is None or group in wanted) and bool(self.pages & there or not there)


def read_truths(*paths: Path) -> list[Truth]:
    """The rows of some lists."""
    rows = []
    for path in paths:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows += list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Truth(
            row["document"],
            frozenset(_pages(row["page"] or "")),
            row["class"],
            row["statement"],
            telling(row["figures"] or "") or telling(row["statement"] or "", exact=True),
            row["verdict"],
        )
        for row in rows
    ]


def _pages(text: str) -> Iterator[int]:
    """The pages of ``5``, ``2,8``, ``5 vs 9``, ``20-21``."""
    for part in re.split(r",|vs|and|/|;", text):
        ends = [int(one) for one in re.findall(r"\d+", part)]
        if ends:
            yield from range(ends[0], ends[-1] + 1)


def telling(text: str, *, exact: bool = False) -> frozenset[Decimal]:
    """The figures of a text that tell it apart: of three digits, or with two decimals.

    Args:
        text: the text.
        exact: whether only figures with decimals count, as in a sentence.
    """
    found = set()
    for number in _NUMBER.findall(text):
        digits = number.replace(",", "")
        if exact and "." not in digits:
            continue
        long = len(digits.replace(".", "").strip("0")) >= _TELLING
        if long or len(digits.partition(".")[2]) > 1:
            found.add(abs(Decimal(digits)).normalize())
    return frozenset(found)


def figures_of(finding: CheckFinding) -> frozenset[Decimal]:
    """The figures of a finding, in 元 and in 万元."""
    read = {one.value.copy_abs().normalize() for one in finding.figures if one.value is not None}
    read |= {
        abs(Decimal(one.replace(",", ""))).normalize()
        for one in _NUMBER.findall(f"{finding.message} {finding.mend}")
    }
    return frozenset(read | {(one / _WAN).normalize() for one in read if one >= _TELLING})


@define
class Score:
    """What the findings of some documents come to beside a list.

    Attributes:
        errors: by document, how many errors are true, arguable, false, or in no row.
        by_rule: the same by rule.
        by_kind: by class and verdict: how many rows, told as errors, told at all.
        unlisted: the errors that no row has.
        false: the errors that a row calls right or rounded.
        missed: the errors of the list that no error tells.
    """

    errors: dict[str, Counter[str]] = field(factory=lambda: defaultdict(Counter))
    by_rule: dict[str, Counter[str]] = field(factory=lambda: defaultdict(Counter))
    by_kind: dict[tuple[str, str], Counter[str]] = field(factory=lambda: defaultdict(Counter))
    unlisted: list[tuple[str, CheckFinding]] = field(factory=list)
    false: list[tuple[str, CheckFinding]] = field(factory=list)
    missed: list[Truth] = field(factory=list)

    @property
    def totals(self) -> Counter[str]:
        """How many errors of all documents are true, arguable, false, or in no row."""
        return sum(self.errors.values(), Counter())

    @property
    def clean(self) -> int:
        """How many documents have no error that is false or in no row."""
        return sum(not (one["false"] or one["in no row"]) for one in self.errors.values())


def scored(truths: Iterable[Truth], reports: dict[str, CheckReport]) -> Score:
    """The findings of some documents beside a list.

    Args:
        truths: the rows.
        reports: what the check says, by document.
    """
    by_document: dict[str, list[Truth]] = defaultdict(list)
    for one in truths:
        by_document[one.document].append(one)
    score = Score()
    for name, report in reports.items():
        groups = {one.rule: one.group.value for one in report.rules}
        rows = by_document[name]
        matches = [
            (row, one)
            for one in report.findings
            for row in rows
            if row.is_told_by(one, groups[one.rule])
        ]
        score.errors[name] = Counter()
        for one in report.errors:
            _judge(score, name, one, [row for row, found in matches if found is one])
        for row in rows:
            _count(score, row, [found.severity.value for other, found in matches if other is row])
    return score


def _judge(score: Score, name: str, finding: CheckFinding, rows: list[Truth]) -> None:
    """Count an error by the verdict of its rows: the one that speaks for it most."""
    verdicts = {row.verdict for row in rows}
    first = next((one for one in VERDICTS if one in verdicts), "in no row")
    what = {"error": "true", "ok": "false", "rounding": "false"}.get(first, first)
    score.errors[name][what] += 1
    score.by_rule[finding.rule][what] += 1
    if what == "in no row":
        score.unlisted.append((name, finding))
    if what == "false":
        score.false.append((name, finding))


def _count(score: Score, row: Truth, told: list[str]) -> None:
    counts = score.by_kind[row.kind, row.verdict]
    counts["rows"] += 1
    counts["as errors"] += "error" in told
    counts["told"] += bool(told)
    if row.verdict == "error" and "error" not in told:
        score.missed.append(row)
