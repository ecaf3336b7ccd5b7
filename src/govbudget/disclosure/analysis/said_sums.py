"""Sums of tables that fail, where the text says what they should come to: one cause, not two."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.matching import Verdict
from govbudget.disclosure.analysis.places import place_of_cell
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govbudget.disclosure.analysis.matching import Match
    from govbudget.disclosure.analysis.solution import Solution
    from govbudget.reconciling.findings import CellRef

__all__ = ["said_sums"]


def said_sums(solution: Solution, matches: Iterable[Match]) -> Mapping[CellRef, tuple[Match, ...]]:
    """The figures of the text that a table contradicts with a total that fails itself.

    Where the parts of the total come to what the text says, the total is wrong and the text right.

    Args:
        solution: the sums of the tables.
        matches: the amounts of the text beside the tables.

    Returns:
        By the cell of the total the amounts of the text that say what its parts come to.
    """
    by_place: dict[tuple[int | None, ...], list[Match]] = defaultdict(list)
    for one in matches:
        if one.verdict is Verdict.DIFFERS:
            for key in {(f.place.table, f.place.row, f.place.column) for f in one.figures}:
                by_place[key].append(one)
    found: dict[CellRef, tuple[Match, ...]] = {}
    for ruled in solution.findings if by_place else ():
        finding = ruled.finding
        if finding.severity is not Severity.ERROR or ruled.is_withheld:
            continue
        for failure in finding.failures:
            sheet = solution.at(failure.total)
            place = place_of_cell(sheet.table, sheet.coded, failure.total)
            computed = Amount(failure.computed, failure.unit)
            said = tuple(
                one
                for one in by_place.get((place.table, place.row, place.column), ())
                if one.fact.amount is not None
                and agree(one.fact.amount, computed, len(failure.parts)) is not Agreement.DIFFERENT
            )
            if said:
                found[failure.total] = said
    return found
