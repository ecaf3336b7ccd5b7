"""Findings of one cause as one: the same amount is missing in several tables or columns.

A digit that is lost in four copies of a table, a row that is left out in each of them, a sum that
was carried on to the next total: each is one slip of one person, however many sums it breaks.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.amounts import EXACT
from govbudget.reconciling.findings import Explanation, Finding
from govbudget.reconciling.kinds import Kind, Severity
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govbudget.reconciling.findings import Failure

__all__ = ["largest_first", "merged"]

_SUMS = {Kind.AMOUNT, Kind.MISSING_ROW}
# A difference of so many digits comes twice by one cause only: 524.00 does, 1.00 need not.
_TELLING = 4


def largest_first(finding: Finding) -> Finding:
    """A finding that leads with the sum that misses most."""
    failures = tuple(sorted(finding.failures, key=lambda one: -_yuan(one)))
    return evolve(finding, failures=failures)


def merged(findings: Iterable[tuple[list[str], Finding]]) -> list[tuple[list[str], Finding]]:
    """The findings, those of one cause as one, each with the rules of its failures.

    Args:
        findings: the findings, each with the rule of each of its failures.
    """
    groups: dict[object, list[tuple[list[str], Finding]]] = {}
    for number, (rules, finding) in enumerate(findings):
        groups.setdefault(_key(finding) or number, []).append((rules, finding))
    return [same[0] if len(same) == 1 else _joined(same) for same in groups.values()]


def _key(finding: Finding) -> object:
    """What findings of one cause share: the amount that is missing, and of short ones the row."""
    if finding.kind not in _SUMS or finding.severity is not Severity.ERROR:
        return None
    first = max(finding.failures, key=_yuan)
    off = _yuan(first)
    digits = len(off.normalize().as_tuple().digits)
    row = "" if digits >= _TELLING else first.total.code or plain(first.total.name)
    return off, row


def _yuan(failure: Failure) -> Decimal:
    """What a sum misses, in 元, without a sign."""
    factor = 1 if failure.unit is None else failure.unit.yuan
    return EXACT.multiply(abs(failure.difference), Decimal(factor)).normalize(EXACT)


def _joined(same: Sequence[tuple[list[str], Finding]]) -> tuple[list[str], Finding]:
    """Findings of one cause as one; what explains each of them explains them together."""
    rules = [rule for one, _ in same for rule in one]
    found = [finding for _, finding in same]
    first = min(found, key=lambda one: (not one.explanations, len(one.explanations)))
    counts = {len(one.explanations) for one in found}
    explanations = first.explanations
    if len(counts) == 1:
        explanations = tuple(map(_together, zip(*(one.explanations for one in found), strict=True)))
    return rules, evolve(
        first,
        places=tuple(dict.fromkeys(place for one in found for place in one.places)),
        failures=tuple(failure for one in found for failure in one.failures),
        explanations=explanations,
        missing=next((one.missing for one in found if one.missing), None),
        undecided=first.undecided if not explanations else "",
    )


def _together(several: Sequence[Explanation]) -> Explanation:
    mends = tuple(dict.fromkeys(mend for one in several for mend in one.mends))
    slips = {one.slip for one in several}
    return Explanation(mends, slips.pop() if len(slips) == 1 else None)
