"""What would mend sums that fail: the cells that explain them, as people are told."""

from __future__ import annotations

from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING

from govbudget.amounts import Amount
from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.places import place_of_cell, short_name
from govbudget.disclosure.checks.records import CheckMend
from govbudget.disclosure.checks.telling import printed_like, slip_told
from govbudget.reconciling.kinds import Slip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.analysis.blocks import Block
    from govbudget.disclosure.analysis.solution import Solution
    from govbudget.reconciling.findings import Explanation, Mend

__all__ = ["fix_of", "likely", "mends_of", "slid"]

# How many explanations are told of one cause.
_TOLD = 3
_SLID = (Slip.SLID_UP, Slip.SLID_DOWN)


def likely(explanations: Sequence[Explanation]) -> Sequence[Explanation]:
    """Those that make no amount negative that is not printed so: no budget is less than nothing."""
    return [
        one
        for one in explanations
        if not any(mend.value < 0 <= (mend.stated or 0) for mend in one.mends)
    ]


def fix_of(solution: Solution, explanations: Sequence[Explanation]) -> Message:
    """What would mend it; of several that cannot be told apart the likeliest."""
    if moved := slid(explanations):
        return _moved(solution, moved, explanations[0].slip)
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


def slid(explanations: Sequence[Explanation]) -> tuple[Mend, ...]:
    """The cells of a part of a table that slid by a row; none where that is no explanation.

    From which row on is only known between two sums: what stands between them adds up either way.
    """
    first = explanations[0] if len(explanations) == 1 else None
    return first.mends if first is not None and first.slip in _SLID else ()


def _moved(solution: Solution, mends: Sequence[Mend], way: Slip | None) -> Message:
    """What would mend a part of a table that slid."""
    rows = sorted((mend.cell.row, mend.cell.code or mend.cell.name) for mend in mends)
    table = short_name(solution.at(mends[0].cell).table)
    columns = tuple(dict.fromkeys(mend.cell.measure for mend in mends))
    up = way is Slip.SLID_UP
    return Message(
        "sums.slid", table=table, columns=columns, first=rows[0][1], last=rows[-1][1], up=up
    )


def mends_of(solution: Solution, explanations: Sequence[Explanation]) -> tuple[CheckMend, ...]:
    """What to change where, where only one explanation is left; else nothing is certain enough."""
    if len(explanations) != 1 or slid(explanations):
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
