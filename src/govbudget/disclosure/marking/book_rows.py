"""The rows of the workbook of findings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from govbudget.base.shown import clipped, shown
from govbudget.disclosure.accepting.book_words import DECISIONS, FILLED, GONE, ReviewDecision
from govbudget.disclosure.checks.records import State
from govbudget.disclosure.marking.comments import figures_of, severity_of
from govbudget.disclosure.reporting.files import with_short_names
from govbudget.disclosure.reporting.order import in_order
from govbudget.disclosure.reporting.placewords import places_told
from govbudget.disclosure.reporting.replacements import replacements_of
from govbudget.disclosure.reporting.tally import Tally
from govbudget.disclosure.reporting.words import (
    GROUPS,
    STATES,
    kind_of,
    mend_of,
    message_of,
    reason_of,
    rule_title,
    source_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govbudget.disclosure.checks.records import CheckFinding, CheckReport, RuleResult
    from govbudget.disclosure.reporting.tally import Unchecked
    from govbudget.disclosure.reporting.words import Language

__all__ = ["Row", "coverage_rows", "document_rows", "finding_rows", "rule_rows", "spoken"]

#: A row: what stands in its columns, by their names.
Row: TypeAlias = "dict[str, str | int | None]"
#: The longest text that a cell holds, with room for what says that it was cut.
_LONGEST = 32_000


def spoken(text: str) -> str:
    """A text as a cell may hold it: what would steer a program is written out.

    Args:
        text: the text.
    """
    return shown(clipped(text, _LONGEST), lines=True)


def finding_rows(
    reports: Sequence[CheckReport], language: Language, filled: Mapping[str, Mapping[str, str]]
) -> Iterator[Row]:
    """A row for each finding, the gravest of each document first, and what is let stand last.

    Behind them all stands what a reviewer wrote of findings that are not found any more.

    Args:
        reports: the reports.
        language: the language of what is said.
        filled: what a reviewer wrote of findings, by their ids.
    """
    for report in reports:
        short = with_short_names(report)
        for _, one in in_order(short):
            written = filled.get(one.id, {})
            row = _finding_row(short, one, language)
            yield {**row, **{name: written.get(name) for name in FILLED}}
        for one, entry in zip(report.accepted, report.acceptances, strict=True):
            decided: Row = {
                "decision": DECISIONS[ReviewDecision.ACCEPT][0 if language == "zh" else 1][0],
                "remark": entry.reason,
                "who": entry.who,
                "until": entry.until.isoformat() if entry.until else None,
            }
            yield {**_finding_row(report, one, language), **decided}
    found = {one.id for report in reports for one in (*report.findings, *report.accepted)}
    gone = GONE[0 if language == "zh" else 1]
    for id_, written in filled.items():
        if id_ not in found:
            kept: Row = {name: written.get(name) for name in ("body", "what", "rule", *FILLED)}
            year = written.get("year", "")
            kept["year"] = int(year) if year.isdecimal() else year
            yield {"id": id_, "severity": gone, **kept}


def _finding_row(report: CheckReport, one: CheckFinding, language: Language) -> Row:
    pages = [place.page for place in one.places if place.page and not place.document]
    return {
        "id": one.id,
        "severity": severity_of(one, language),
        "document": report.document,
        "body": report.unit_name,
        "year": report.year,
        "what": message_of(one, language),
        "figures": figures_of(one, language),
        "place": "\n".join(places_told(one, language)),
        "page": pages[0] if pages else None,
        "mend": mend_of(one, language),
        "change": replacements_of(one, language),
        "rule": one.rule,
    }


def document_rows(
    reports: Sequence[CheckReport], unchecked: Sequence[Unchecked], language: Language
) -> Iterator[Row]:
    """A row for each document, those that could not be checked too.

    Args:
        reports: the reports.
        unchecked: the documents that could not be checked.
        language: the language of what is said.
    """
    for report in reports:
        tally, header = Tally.of(report), report.header
        yield {
            "document": report.document,
            "body": report.unit_name,
            "year": report.year,
            "kind": kind_of(report.kind, language),
            "errors": tally.errors,
            "notices": tally.notices,
            "roundings": tally.roundings,
            "compared": tally.compared,
            "held": tally.held,
            "found": tally.found,
            "unclear": tally.not_determinable,
            "version": header.version,
            "editions": "\n".join(
                f"{one.scheme.value} {one.year} r{one.revision} {one.digest[:12]}"
                for one in header.editions
            ),
            "sha256": "\n".join(one.sha256 for one in header.files),
        }
    for missed in unchecked:
        yield {"document": missed.document, "problem": missed.reason}


def rule_rows(reports: Sequence[CheckReport], language: Language) -> Iterator[Row]:
    """A row for each rule: in how many documents it holds, or not.

    Args:
        reports: the reports.
        language: the language of what is said.
    """
    states: dict[str, Counter[State]] = {}
    compared: Counter[str] = Counter()
    rules: dict[str, RuleResult] = {}
    for one in (result for report in reports for result in report.rules):
        rules.setdefault(one.rule, one)
        states.setdefault(one.rule, Counter())[one.state] += 1
        compared[one.rule] += one.compared
    for name, one in rules.items():
        counts = states[name]
        yield {
            "rule": name,
            "group": GROUPS[one.group][0 if language == "zh" else 1],
            "title": rule_title(one, language),
            "source": source_of(one, language),
            "found": counts[State.FOUND],
            "held": counts[State.HELD],
            "unclear": counts[State.NOT_DETERMINABLE],
            "idle": counts[State.NOT_APPLICABLE],
            "compared": compared[name],
        }


def coverage_rows(reports: Sequence[CheckReport], language: Language) -> Iterator[Row]:
    """A row for each rule of each document: what became of it, and why.

    Args:
        reports: the reports.
        language: the language of what is said.
    """
    for report in reports:
        for one in report.rules:
            yield {
                "document": report.document,
                "rule": one.rule,
                "state": STATES[one.state][0 if language == "zh" else 1],
                "compared": one.compared,
                "failed": one.failed,
                "elsewhere": one.elsewhere,
                "open": one.open,
                "reason": reason_of(one, language),
            }
