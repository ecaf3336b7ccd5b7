"""What would mend sums that fail: the cells that explain them, as people are told."""

from __future__ import annotations

from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING

from govbudget.amounts import Amount
from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.places import place_of_cell
from govbudget.disclosure.checks.records import CheckMend
from govbudget.disclosure.checks.telling import printed_like, slip_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.analysis.blocks import Block
    from govbudget.disclosure.analysis.solution import Solution
    from govbudget.reconciling.findings import Explanation, Mend

__all__ = ["fix_of", "likely", "mends_of"]

# How many explanations are told of one cause.
_TOLD = 3


def likely(explanations: Sequence[Explanation]) -> Sequence[Explanation]:
    """Those that make no amount negative that is not printed so: no budget is less than nothing."""
    return [
        one
        for one in explanations
        if not any(mend.value < 0 <= (mend.stated or 0) for mend in one.mends)
    ]


def fix_of(solution: Solution, explanations: Sequence[Explanation]) -> Message:
    """What would mend it; of several that cannot be told apart the likeliest."""
    told = [_explained(solution, one) for one in explanations[:_TOLD]]
    if not told:
        return NOTHING
    if len(explanations) == 1:
        return told[0]
    rest = len(explanations) - len(told)
    return Message(
        "sums.one-of",
        options=reduce(lambda first, one: Message("sums.or", first=first, rest=one), told),
        more=Message("sums.rest", count=rest) if rest else NOTHING,
    )


def mends_of(solution: Solution, explanations: Sequence[Explanation]) -> tuple[CheckMend, ...]:
    """What to change where, where only one explanation is left; else nothing is certain enough."""
    if len(explanations) != 1:
        return ()
    found: list[CheckMend] = []
    for mend in explanations[0].mends:
        sheet = solution.at(mend.cell)
        place = place_of_cell(sheet.table, sheet.coded, mend.cell)
        new = printed_like(place.text, _printable(mend.value, sheet).value)
        found.append(CheckMend(place, place.text, new))
    return tuple(found)


def _explained(solution: Solution, explanation: Explanation) -> Message:
    mends = [_mend(solution, one) for one in explanation.mends]
    said = reduce(lambda first, one: Message("sums.and", first=first, rest=one), mends)
    first = explanation.mends[0]
    right = _printable(first.value, solution.at(first.cell))
    slip = slip_told(explanation.slip, first.stated, right)
    return Message("sums.slipped", what=said, slip=slip) if slip else said


def _mend(solution: Solution, mend: Mend) -> Message:
    sheet = solution.at(mend.cell)
    what = place_of_cell(sheet.table, sheet.coded, mend.cell).what
    right = _printable(mend.value, sheet)
    if mend.stated is None:
        return Message("sums.blank-mend", what=what, right=right)
    return Message(
        "sums.mend", what=what, right=right, stated=Amount(mend.stated, sheet.coded.unit)
    )


def _printable(value: Decimal, sheet: Block) -> Amount:
    """A figure with the decimals of its table: one in 元 asks none of a table in whole 万元."""
    places = sheet.coded.usual_places
    if -int(value.normalize().as_tuple().exponent) > places:
        value = value.quantize(Decimal(1).scaleb(-places))
    return Amount(value, sheet.coded.unit)
