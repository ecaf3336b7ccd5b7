"""Findings on amounts: the records of causes and of roundings."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, Any

from attrs import evolve

from govbudget.amounts import EXACT
from govbudget.reconciling.causes import Causes
from govbudget.reconciling.findings import Explanation, Failure, Finding, MissingRow
from govbudget.reconciling.kinds import Kind, Severity, Slip
from govbudget.reconciling.locate import STEPS
from govbudget.reconciling.messages import fault_message, outline_message, rounding_message, said
from govbudget.reconciling.proposals import Proposals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.reconciling.causes import Cause
    from govbudget.reconciling.findings import Mend
    from govbudget.reconciling.system import Equation, System

__all__ = ["amount_findings", "outline_findings"]

# How many explanations of one cause are listed.
_LISTED = 50
# Of more findings, no two are compared.
_COMPARED = 40
# Two amounts that are nearer than so many times what rounding explains say nothing of a swap.
_FAR = 10


def amount_findings(system: System, steps: int = STEPS, *, worded: bool = True) -> list[Finding]:
    """One finding for each group of failures with a common cause, then the roundings.

    Args:
        system: the identities, with what they miss.
        steps: after how many steps the search for the causes gives up.
        worded: whether each has its sentence; who says it otherwise needs none.
    """
    search = Causes(system, steps)
    causes = search.search()
    told = {at for cause in causes for at in cause.group}
    proposals = Proposals(system, search.around)
    found = _swaps_joined([_told(system, cause, proposals) for cause in causes])
    found += [(_rounding(system, at), 1) for at in search.off if at not in told]
    return [_worded(system, one, count) if worded else one for one, count in found]


def _worded(system: System, finding: Finding, count: int) -> Finding:
    if finding.kind is Kind.ROUNDING:
        message = rounding_message(finding.failures[0], system.tables)
    else:
        message = fault_message(finding, count, system.tables)
    return evolve(finding, message=message)


def _told(system: System, cause: Cause, proposals: Proposals) -> tuple[Finding, int]:
    """The finding of a cause without its sentence, and how many explanations it has."""
    explanations, count = proposals.of(cause, _LISTED)
    note = ""
    if not explanations:
        note = said("undecided.more")
        if cause.sets:
            note = said("undecided.negative")
        if cause.gave_up:
            note = said("undecided.steps")
    kind = Kind.MISSING_ROW if cause.missing else Kind.AMOUNT
    # What rounding alone would explain comes last.
    beyond = {at: abs(system.residuals[at]) > system.envelopes[at] for at in cause.group}
    failures = tuple(
        _failure(system, system.identities[at])
        for at in sorted(cause.group, key=lambda at: not beyond[at])
    )
    missing = _missing(system, cause, proposals)
    return _finding(kind, failures, explanations, undecided=note, missing=missing), count


def _missing(system: System, cause: Cause, proposals: Proposals) -> MissingRow | None:
    """The row that may have been left out: one whose amounts no column identity speaks against."""
    first = system.identities[cause.group[0]]
    lone = len(cause.group) == 1 and system.residuals[cause.group[0]] > 0
    if not cause.missing and not (lone and proposals.is_untied(first)):
        return None
    table = system.place(first.total)[0]
    above = system.ref(first.total)
    amounts = tuple(
        (
            system.ref(system.identities[at].total).measure,
            system.amount(system.residuals[at], table),
        )
        for at in cause.group
    )
    return MissingRow(evolve(above, measure=""), amounts)


def _swaps_joined(found: list[tuple[Finding, int]]) -> list[tuple[Finding, int]]:
    """The findings, with two as one where their cells may only have changed places.

    Each has with it how many explanations there are.
    """
    if len(found) > _COMPARED:
        return found
    left = list(found)
    joined = []
    while left:
        one, count = left.pop(0)
        for at, (other, _) in enumerate(left):
            swaps = _swaps(one, other)
            if swaps:
                del left[at]
                failures = (*one.failures, *other.failures)
                one, count = _finding(Kind.AMOUNT, failures, swaps), len(swaps)
                break
        joined.append((one, count))
    return joined


def outline_findings(system: System) -> Iterator[tuple[int, Finding]]:
    """The sums that hold against what is printed, by their numbers: a notice for each.

    A reading that nothing printed bears out hides no error; it makes a notice of it.
    """
    for at, one in enumerate(system.identities):
        if one.against is None or abs(system.residuals[at]) > system.envelopes[at]:
            continue
        failure = _failure(system, one.against)
        if abs(failure.difference) > failure.envelope:
            sentence = outline_message(failure, one.text, system.tables)
            cells = (failure.total,)
            yield (
                at,
                Finding(
                    Kind.OUTLINE, Severity.NOTICE, sentence, cells, (failure,), instead=one.text
                ),
            )


def _failure(system: System, one: Equation) -> Failure:
    table = system.place(one.total)[0]
    stated = system.values[one.total]
    residual, envelope = system.missed(one)
    return Failure(
        one.text,
        system.amount(stated, table),
        system.amount(stated - residual, table),
        system.amount(residual, table),
        system.amount(envelope, table),
        system.tables[table].unit,
        system.ref(one.total),
        tuple(map(system.ref, one.parts)),
        one.rows,
    )


def _rounding(system: System, at: int) -> Finding:
    failure = _failure(system, system.identities[at])
    return Finding(Kind.ROUNDING, Severity.ROUNDING, "", (failure.total,), (failure,))


def _finding(
    kind: Kind, failures: tuple[Failure, ...], explanations: list[Explanation], **more: Any
) -> Finding:
    """A finding of failures with a common cause, without its sentence."""
    places = tuple({mend.cell: None for one in explanations for mend in one.mends})
    places = places or tuple({failure.total: None for failure in failures})
    return Finding(kind, Severity.ERROR, "", places, failures, tuple(explanations), **more)


def _swaps(one: Finding, other: Finding) -> list[Explanation]:
    """The explanations of two findings together, if two of their cells may have changed places.

    The others follow: each of the first with each of the second.
    """
    within = max(failure.envelope for failure in (*one.failures, *other.failures))
    pairs = [
        (first, second)
        for first in one.explanations
        for second in other.explanations
        if len(first.mends) == len(second.mends) == 1
    ]
    swapped = [
        Explanation((*first.mends, *second.mends), Slip.CELLS_SWAPPED)
        for first, second in pairs
        if _crossed(first.mends[0], second.mends[0], within)
    ]
    if not swapped:
        return []
    alone = len(one.explanations) == len(other.explanations) == 1
    rest = [
        Explanation((*first.mends, *second.mends))
        for first, second in pairs
        if not _crossed(first.mends[0], second.mends[0], within)
    ]
    return swapped if alone else [*swapped, *rest][:_LISTED]


def _crossed(first: Mend, second: Mend, within: Decimal) -> bool:
    """Whether each of two cells should say what the other does, but for rounding."""
    with localcontext(EXACT):
        one = first.value - (second.stated or 0)
        other = second.value - (first.stated or 0)
        apart = abs((first.stated or Decimal(0)) - (second.stated or Decimal(0)))
        return abs(one) <= within and abs(other) <= within and apart > _FAR * within
