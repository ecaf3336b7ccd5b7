"""Counts what a check found, and leaves out what is not asked for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govbudget.disclosure.checks.records import State
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from govbudget.disclosure.checks.records import CheckReport

__all__ = ["SEVERITIES", "Tally", "Unchecked", "at_least"]

#: The severities, the gravest first.
SEVERITIES = (Severity.ERROR, Severity.NOTICE, Severity.ROUNDING)


@frozen(slots=True)
class Unchecked:
    """A document that could not be checked.

    Attributes:
        document: the file.
        reason: why, in a sentence.
    """

    document: str
    reason: str


@frozen(slots=True)
class Tally:
    """How much a check found in a document.

    Attributes:
        errors: how many errors.
        notices: how many notices.
        roundings: how many rounding remarks.
        held: how many rules hold.
        found: how many rules found something.
        not_applicable: how many rules have nothing to look at.
        not_determinable: how many rules could not be checked.
        compared: how many comparisons were made.
        accepted: how many findings are let stand by an accept list.
    """

    errors: int = 0
    notices: int = 0
    roundings: int = 0
    held: int = 0
    found: int = 0
    not_applicable: int = 0
    not_determinable: int = 0
    compared: int = 0
    accepted: int = 0

    @classmethod
    def of(cls, report: CheckReport) -> Tally:
        """The counts of a report."""
        weights = Counter(finding.severity for finding in report.findings)
        states = Counter(one.state for one in report.rules)
        return cls(
            weights[Severity.ERROR],
            weights[Severity.NOTICE],
            weights[Severity.ROUNDING],
            states[State.HELD],
            states[State.FOUND],
            states[State.NOT_APPLICABLE],
            states[State.NOT_DETERMINABLE],
            sum(one.compared for one in report.rules),
            len(report.accepted),
        )


def at_least(report: CheckReport, severity: Severity) -> CheckReport:
    """A report without the findings that weigh less than a severity; its rules stay as they are.

    Args:
        report: the report.
        severity: the least that stays: an error weighs more than a notice, and that more than a
            rounding remark.
    """
    kept = SEVERITIES[: SEVERITIES.index(severity) + 1]
    findings = tuple(one for one in report.findings if one.severity in kept)
    return evolve(report, findings=findings)
