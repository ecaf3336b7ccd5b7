"""The report of a check as JUnit XML, which CI servers show as tests."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from govbudget.disclosure.checks.records import State
from govbudget.disclosure.reporting.files import with_short_names
from govbudget.disclosure.reporting.markup import safe
from govbudget.disclosure.reporting.words import (
    SEVERITY_WORDS,
    mend_of,
    message_of,
    places_told,
    reason_of,
    rule_title,
)
from govbudget.io.destination import MARK
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.checks.records import CheckFinding, CheckReport, RuleResult
    from govbudget.disclosure.reporting.tally import Unchecked
    from govbudget.disclosure.reporting.words import Language

__all__ = ["junit_report"]

_SKIPPED = {State.NOT_APPLICABLE, State.NOT_DETERMINABLE}


def junit_report(
    reports: Sequence[CheckReport],
    unchecked: Sequence[Unchecked] = (),
    *,
    language: Language = "zh",
) -> str:
    """Reports as JUnit XML: a suite for each document, a case for each rule.

    A rule with an error fails; one that was not checked is skipped. Notices and rounding remarks
    are output of a case that passes. A document that could not be checked is an error.

    Args:
        reports: the reports.
        unchecked: the documents that could not be checked.
        language: ``zh`` or ``en``.
    """
    suites = [_suite(one, language) for one in reports]
    suites += [_unchecked(one) for one in unchecked]
    failed = sum(len({one.rule for one in report.errors}) for report in reports)
    cases = sum(len(report.rules) for report in reports) + len(unchecked)
    skipped = sum(one.state in _SKIPPED for report in reports for one in report.rules)
    counts = f'tests="{cases}" failures="{failed}" errors="{len(unchecked)}" skipped="{skipped}"'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- {MARK} -->\n'
        f'<testsuites name="govbudget check" {counts}>\n{"".join(suites)}</testsuites>\n'
    )


def _suite(report: CheckReport, language: Language) -> str:
    report = with_short_names(report)
    found: dict[str, list[CheckFinding]] = defaultdict(list)
    for one in report.findings:
        found[one.rule].append(one)
    failed = len({one.rule for one in report.errors})
    skipped = sum(one.state in _SKIPPED for one in report.rules)
    cases = "".join(_case(one, found[one.rule], report.document, language) for one in report.rules)
    counts = f'tests="{len(report.rules)}" failures="{failed}" errors="0" skipped="{skipped}"'
    return f'<testsuite name="{safe(report.document)}" {counts}>\n{cases}</testsuite>\n'


def _case(
    result: RuleResult, findings: Sequence[CheckFinding], document: str, language: Language
) -> str:
    name = safe(f"{result.rule} {rule_title(result, language)}")
    errors = [one for one in findings if one.severity is Severity.ERROR]
    others = [one for one in findings if one.severity is not Severity.ERROR]
    inner = ""
    if result.state in _SKIPPED:
        inner = f'<skipped message="{safe(reason_of(result, language) or result.state)}"/>'
    if errors:
        first = safe(message_of(errors[0], language))
        told = safe("\n\n".join(_told(one, language) for one in errors))
        inner += f'<failure type="error" message="{first}">{told}</failure>'
    if others:
        told = safe("\n\n".join(_told(one, language) for one in others))
        inner += f"<system-out>{told}</system-out>"
    head = f'<testcase classname="govbudget.{result.group}" name="{name}" file="{safe(document)}"'
    return f"{head}>{inner}</testcase>\n" if inner else f"{head}/>\n"


def _told(finding: CheckFinding, language: Language) -> str:
    """A finding as lines of text."""
    severity = SEVERITY_WORDS[finding.severity][0 if language == "zh" else 1]
    lines = [f"{severity}: {message_of(finding, language)}"]
    lines += places_told(finding, language)
    lines += filter(None, [mend_of(finding, language)])
    return "\n".join(lines)


def _unchecked(one: Unchecked) -> str:
    name, reason = safe(one.document), safe(one.reason)
    return (
        f'<testsuite name="{name}" tests="1" failures="0" errors="1" skipped="0">\n'
        f'<testcase classname="govbudget.reading" name="read" file="{name}">'
        f'<error type="unreadable" message="{reason}"/></testcase>\n</testsuite>\n'
    )
