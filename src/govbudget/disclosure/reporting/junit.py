"""The report of a check as JUnit XML, which CI servers show as tests."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from govbudget.base.messages import Message
from govbudget.disclosure.checks.records import State
from govbudget.disclosure.reporting.files import with_short_names
from govbudget.disclosure.reporting.markup import legal
from govbudget.disclosure.reporting.placewords import places_told
from govbudget.disclosure.reporting.words import (
    SEVERITY_WORDS,
    accepted_by,
    mend_of,
    message_of,
    reason_of,
    rule_title,
)
from govbudget.errors import MissingExtra, because
from govbudget.io.destination import MARK
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from junitparser import TestCase, TestSuite

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

    A rule with an error fails; one that was not checked is skipped, and one of which all errors are
    let stand by an accept list. Notices and rounding remarks
    are output of a case that passes. A document that could not be checked is an error.

    Args:
        reports: the reports.
        unchecked: the documents that could not be checked.
        language: ``zh`` or ``en``.

    Raises:
        MissingExtra: the extra ``junit`` is not installed.
    """
    made = _library()
    log = made.JUnitXml("govbudget check")
    for report in reports:
        log.add_testsuite(_suite(report, language))
    for one in unchecked:
        log.add_testsuite(_unchecked(one))
    log.update_statistics()
    head, _, rest = _text(log).partition("\n")
    return f"{head}\n<!-- {MARK} -->\n{rest}\n"


def _library() -> Any:
    """The library that writes it.

    Raises:
        MissingExtra: it is not installed.
    """
    try:
        import junitparser
    except ImportError as error:
        raise MissingExtra("junit", because("purpose.write_junit")) from error
    return junitparser


def _text(log: Any) -> str:
    import io

    out = io.BytesIO()
    log.write(out, pretty=True)
    return out.getvalue().decode("utf-8").rstrip()


def _suite(report: CheckReport, language: Language) -> TestSuite:
    report = with_short_names(report)
    found: dict[str, list[CheckFinding]] = defaultdict(list)
    for one in report.findings:
        found[one.rule].append(one)
    suite: TestSuite = _library().TestSuite(legal(report.document))
    suite.add_testcases([_case(one, found[one.rule], report, language) for one in report.rules])
    if report.header.version:
        suite.add_property("govbudget", report.header.version)
    for file in report.header.files:
        suite.add_property("sha256", f"{file.sha256} {legal(file.path)}")
    return suite


def _of_file(name: str, group: str, file: str) -> TestCase:
    """A case that names its file, as many CI servers want it."""
    made = _library()
    kind: Any = type("CaseOfFile", (made.TestCase,), {"file": made.Attr("file")})
    case = kind(name, group)
    case.file = legal(file)
    return case  # type: ignore[no-any-return]


def _case(
    result: RuleResult, findings: Sequence[CheckFinding], report: CheckReport, language: Language
) -> TestCase:
    made = _library()
    name = legal(f"{result.rule} {rule_title(result, language)}")
    case = _of_file(name, f"govbudget.{result.group}", report.document)
    outcomes: list[Any] = []
    errors = [one for one in findings if one.severity is Severity.ERROR]
    others = [one for one in findings if one.severity is not Severity.ERROR]
    if result.state in _SKIPPED:
        outcomes.append(made.Skipped(legal(reason_of(result, language) or result.state)))
    if errors:
        failure = made.Failure(legal(message_of(errors[0], language)), "error")
        failure.text = legal("\n\n".join(_told(one, language) for one in errors))
        outcomes.append(failure)
    elif accepted := [
        accepted_by(by, language)
        for one, by in zip(report.accepted, report.acceptances, strict=True)
        if one.rule == result.rule
    ]:
        word = Message("accept.label").render(language)
        outcomes.append(made.Skipped(legal(f"{word} {len(accepted)}: {'; '.join(accepted)}")))
    case.result = outcomes
    if others:
        case.system_out = legal("\n\n".join(_told(one, language) for one in others))
    return case


def _told(finding: CheckFinding, language: Language) -> str:
    """A finding as lines of text."""
    severity = SEVERITY_WORDS[finding.severity][0 if language == "zh" else 1]
    lines = [f"{severity}: {message_of(finding, language)}"]
    lines += places_told(finding, language)
    lines += filter(None, [mend_of(finding, language)])
    lines += [f"[{finding.id}]"] if finding.id else []
    return "\n".join(lines)


def _unchecked(one: Unchecked) -> TestSuite:
    made = _library()
    case = _of_file("read", "govbudget.reading", one.document)
    case.result = [made.Error(legal(one.reason), "unreadable")]
    suite: TestSuite = made.TestSuite(legal(one.document))
    suite.add_testcase(case)
    return suite
