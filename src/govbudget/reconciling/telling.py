"""Findings on amounts: records of causes, and the sentences that say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import format_amount
from govbudget.reconciling.causes import Causes
from govbudget.reconciling.findings import Explanation, Failure, Finding, Kind, Severity, Slip
from govbudget.reconciling.proposals import Proposals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.reconciling.causes import Cause
    from govbudget.reconciling.findings import Mend
    from govbudget.reconciling.system import System

__all__ = ["amount_findings"]

# How many explanations of one cause are listed.
_LISTED = 50


def amount_findings(system: System, seconds: float) -> list[Finding]:
    """One finding for each group of failures with a common cause, then the roundings.

    Args:
        system: the identities, with what they miss.
        seconds: after how long the search for the causes gives up.
    """
    search = Causes(system, seconds)
    causes = search.search()
    told = {at for cause in causes for at in cause.group}
    proposals = Proposals(system, search.around)
    found = [_told(system, cause, proposals) for cause in causes]
    return _swaps_joined(found) + [_rounding(system, at) for at in search.off if at not in told]


def _told(system: System, cause: Cause, proposals: Proposals) -> Finding:
    explanations = proposals.of(cause, _LISTED)
    note = ""
    if not explanations:
        note = "no three cells explain it: more are wrong, or rows are missing"
        if cause.timed_out:
            note = "the search took too long and was given up"
    kind = Kind.MISSING_ROW if cause.missing else Kind.AMOUNT
    failures = tuple(_failure(system, at) for at in cause.group)
    count = max(cause.many, len(explanations))
    return _joined(kind, failures, explanations, count, note)


def _swaps_joined(found: list[Finding]) -> list[Finding]:
    """The findings, with two as one where their cells may only have changed places."""
    left = list(found)
    joined = []
    while left:
        one = left.pop(0)
        for other in left:
            swaps = _swaps(one, other)
            if swaps:
                left.remove(other)
                failures = (*one.failures, *other.failures)
                one = _joined(Kind.AMOUNT, failures, swaps, len(swaps), "")
                break
        joined.append(one)
    return joined


def _failure(system: System, at: int) -> Failure:
    one = system.identities[at]
    table = system.place(one.total)[0]
    stated = system.values[one.total]
    residual = system.residuals[at]
    return Failure(
        one.text,
        system.amount(stated, table),
        system.amount(stated - residual, table),
        system.amount(residual, table),
        system.amount(system.envelopes[at], table),
        system.tables[table].unit,
        system.ref(one.total),
        tuple(map(system.ref, one.parts)),
    )


def _rounding(system: System, at: int) -> Finding:
    failure = _failure(system, at)
    message = f"{_said(failure)}; rounding explains up to {failure.envelope}"
    return Finding(Kind.ROUNDING, Severity.ROUNDING, message, (failure.total,), (failure,))


def _joined(
    kind: Kind,
    failures: tuple[Failure, ...],
    explanations: list[Explanation],
    count: int,
    note: str,
) -> Finding:
    """A finding of failures with a common cause."""
    places = tuple({mend.cell: None for one in explanations for mend in one.mends})
    places = places or tuple({failure.total: None for failure in failures})
    message = _message(kind, failures, explanations, count, note)
    return Finding(kind, Severity.ERROR, message, places, failures, tuple(explanations), note)


def _swaps(one: Finding, other: Finding) -> list[Explanation]:
    """The explanations of two findings together, if two of their cells may have changed places.

    The others follow: each of the first with each of the second.
    """
    pairs = [
        (first, second)
        for first in one.explanations
        for second in other.explanations
        if len(first.mends) == len(second.mends) == 1
    ]
    swapped = [
        Explanation((*first.mends, *second.mends), Slip.CELLS_SWAPPED)
        for first, second in pairs
        if _crossed(first.mends[0], second.mends[0])
    ]
    if not swapped:
        return []
    alone = len(one.explanations) == len(other.explanations) == 1
    rest = [
        Explanation((*first.mends, *second.mends))
        for first, second in pairs
        if not _crossed(first.mends[0], second.mends[0])
    ]
    return swapped if alone else [*swapped, *rest][:_LISTED]


def _crossed(first: Mend, second: Mend) -> bool:
    """Whether each of two cells should say what the other does."""
    return first.value == (second.stated or 0) and second.value == (first.stated or 0)


def _said(failure: Failure) -> str:
    places = max(
        0, -int(failure.stated.as_tuple().exponent), -int(failure.computed.as_tuple().exponent)
    )
    stated, computed, off = (
        format_amount(amount, places=places)
        for amount in (failure.stated, failure.computed, failure.difference)
    )
    where = f"{failure.total.code or failure.total.name} {failure.total.measure}".strip()
    unit = failure.unit or ""
    return f"{where}: {failure.identity}, stated {stated}, computed {computed}, {off}{unit} apart"


_NAMES = {
    Slip.DIGITS_SWAPPED: "two digits swapped",
    Slip.DIGIT_LOST: "a digit lost",
    Slip.DIGIT_DOUBLED: "a digit too many",
    Slip.DIGIT_WRONG: "one digit wrong",
    Slip.SIGN: "the sign wrong",
    Slip.POINT_MOVED: "the decimal point moved",
    Slip.UNIT: "元 and 万元 confused",
    Slip.CELLS_SWAPPED: "two cells swapped",
    Slip.LOST: "the amount left out",
    Slip.ROW_COPIED: "the row above copied",
}


def _message(
    kind: Kind,
    failures: Sequence[Failure],
    explanations: Sequence[Explanation],
    count: int,
    note: str,
) -> str:
    many = f", and {len(failures) - 1} more" if len(failures) > 1 else ""
    said = f"{_said(failures[0])}{many}"
    if kind is Kind.MISSING_ROW:
        amounts = ", ".join(f"{one.total.measure} {one.difference:,}" for one in failures)
        said += (
            f"; as if a row below {failures[0].total.code or 'the total'} were missing: {amounts}"
        )
    if not explanations:
        return f"{said}; {note}"
    if len(explanations) == 1:
        return f"{said}; {_proposed(explanations[0])}"
    rest = count - 1
    return (
        f"{said}; {_proposed(explanations[0])}, or {rest} other explanation{'s' * (rest > 1)}: "
        "the identities cannot tell them apart"
    )


def _proposed(explanation: Explanation) -> str:
    mends = " and ".join(
        f"{mend.cell} should be {mend.value:,}"
        + ("" if mend.stated is None else f" instead of {mend.stated:,}")
        for mend in explanation.mends
    )
    return mends + (f" ({_NAMES[explanation.slip]})" if explanation.slip else "")
