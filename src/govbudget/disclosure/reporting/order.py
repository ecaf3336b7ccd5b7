"""The order in which a report tells its findings: what weighs most leads."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from govbudget.amounts import EXACT
from govbudget.disclosure.reporting.tally import SEVERITIES
from govbudget.disclosure.reporting.words import GROUPS

if TYPE_CHECKING:
    from govbudget.disclosure.checks.records import CheckFigure, CheckFinding, CheckReport, Group

__all__ = ["difference_of", "in_order"]


def in_order(report: CheckReport) -> list[tuple[Group | None, CheckFinding]]:
    """The findings as a report tells them, with their groups.

    By severity, then by the difference that they tell, the largest first, then by group.

    Args:
        report: the report.
    """
    groups = {one.rule: one.group for one in report.rules}
    order: list[Group | None] = [*GROUPS, None]
    found = [(groups.get(one.rule), one) for one in report.findings]
    return sorted(
        found,
        key=lambda one: (
            SEVERITIES.index(one[1].severity),
            -difference_of(one[1]),
            order.index(one[0]),
        ),
    )


def difference_of(finding: CheckFinding) -> Decimal:
    """How far the figures of a finding are apart, in yuan; nought where they are no amounts.

    Of several sums that do not hold it is that which misses most.

    Args:
        finding: the finding.
    """
    money = [one for one in finding.figures if one.value is not None and one.unit is not None]
    worked_out = [one for one in money if one.is_computed]
    read = [one for one in money if not one.is_computed]
    pairs = list(pairwise(read))[:1]
    if len(worked_out) == 1:
        pairs = [(one, worked_out[0]) for one in read[:1]]
    elif worked_out:
        pairs = [(a, b) for a, b in pairwise(money) if b.is_computed and not a.is_computed]
    return max((abs(EXACT.subtract(_yuan(a), _yuan(b))) for a, b in pairs), default=Decimal(0))


def _yuan(figure: CheckFigure) -> Decimal:
    yuan = figure.unit.yuan if figure.unit else 1
    return EXACT.multiply(figure.value or Decimal(0), Decimal(yuan))
