"""What a page shows of a document: its findings with their places, as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.disclosure.reporting.order import in_order
from govbudget.disclosure.reporting.placewords import figure_text, spot
from govbudget.disclosure.reporting.replacements import replacements_of
from govbudget.disclosure.reporting.tally import SEVERITIES, Tally
from govbudget.disclosure.reporting.words import (
    GROUPS,
    MOST,
    SEVERITY_WORDS,
    accepted_by,
    headline,
    mend_of,
    message_of,
    rule_title,
)

if TYPE_CHECKING:
    from collections.abc import Container

    from govbudget.base.messages import Language
    from govbudget.cli.check_records import Outcome
    from govbudget.disclosure.checks.records import CheckFinding, CheckPlace, CheckReport

__all__ = ["accepted_in", "counts_of", "findings_in", "line_of", "severity_words"]


def severity_words(language: Language) -> dict[str, str]:
    """The severities in a language, the gravest first.

    Args:
        language: the language of the reader.
    """
    at = 0 if language == "zh" else 1
    return {one.value: SEVERITY_WORDS[one][at] for one in SEVERITIES}


def counts_of(report: CheckReport) -> dict[str, int]:
    """How many findings of each severity a report has, and how many are accepted.

    Args:
        report: the report.
    """
    tally = Tally.of(report)
    counts = (tally.errors, tally.notices, tally.roundings, tally.accepted)
    return dict(zip((*(one.value for one in SEVERITIES), "accepted"), counts, strict=True))


def line_of(number: int, outcome: Outcome, report: CheckReport | None, language: Language) -> Any:
    """A document as a line of the list: its title and counts, or why there are none.

    Args:
        number: its number in the batch.
        outcome: what became of it.
        report: its report, with what is accepted apart; None where there is none.
        language: the language of the reader.
    """
    line: dict[str, Any] = {"number": number, "name": outcome.path}
    if report is None:
        why = outcome.problem or outcome.passed_over
        state = "problem" if outcome.problem else "passed"
        return {**line, "state": state, "title": outcome.path, "why": why.render(language)}
    return {
        **line,
        "state": "checked",
        "title": headline(report, language),
        "why": "",
        "counts": counts_of(report),
    }


def findings_in(report: CheckReport, language: Language) -> list[dict[str, Any]]:
    """The findings of a report in their order.

    Args:
        report: the report.
        language: the language of the reader.
    """
    titles = {one.rule: rule_title(one, language) for one in report.rules}
    at = 0 if language == "zh" else 1
    names = list(report.files or (report.document,))
    return [
        {
            "number": number,
            "id": one.id,
            "severity": one.severity.value,
            "rule": one.rule,
            "said": message_of(one, language),
            "mend": mend_of(one, language),
            "change": replacements_of(one, language),
            "title": titles.get(one.rule, one.rule),
            "group": GROUPS[group][at] if group else "",
            "figures": [figure_text(each, language) for each in one.figures[:MOST]],
            "places": _places(one, names, language),
        }
        for number, (group, one) in enumerate(in_order(report), 1)
    ]


def _places(finding: CheckFinding, names: list[str], language: Language) -> list[dict[str, Any]]:
    return [
        {
            "what": one.what,
            "where": spot(one, language),
            "text": one.text,
            # Only the document itself is shown beside its findings.
            "page": 0 if one.document else one.page or 0,
            "file": _file(one, names),
            "box": ",".join(f"{edge:.2f}" for edge in one.box)
            if one.box and not one.document
            else "",
        }
        for one in finding.places[:MOST]
    ]


def _file(place: CheckPlace, names: list[str]) -> int:
    return names.index(place.file) if place.file in names else 0


def accepted_in(
    report: CheckReport, language: Language, own: Container[str]
) -> list[dict[str, Any]]:
    """The findings that are let stand, each with why.

    Args:
        report: the report.
        language: the language of the reader.
        own: the ids of the list that the page writes; what another list lets stand stays so.
    """
    return [
        {
            "id": one.id,
            "said": message_of(one, language),
            "why": accepted_by(by, language),
            "is_own": one.id in own,
        }
        for one, by in zip(report.accepted, report.acceptances, strict=True)
    ]
