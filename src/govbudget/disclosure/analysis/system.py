"""The system of all sums of a document, and which of them are left out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.passed import Passed
from govbudget.disclosure.analysis.places import short_name
from govbudget.reconciling.system import Equation, System

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.analysis.blocks import Block
    from govbudget.disclosure.analysis.units import WrongUnit

__all__ = ["credible", "system_of"]

# From how many links on two tables may turn out to be about different money: if all of them fail,
# and if more than half of them do.
_ALL, _HALF = 3, 5


def system_of(sheets: Sequence[Block], identities: list[Equation]) -> System:
    """The system of some sums of the sheets of a document."""
    return System.of([one.coded for one in sheets], identities)


def credible(
    sheets: Sequence[Block],
    system: System,
    links: Sequence[tuple[str, Equation]],
    units: Sequence[WrongUnit],
) -> tuple[list[tuple[str, Equation]], dict[str, list[Passed]]]:
    """The links that are worth to be solved, and by rule why others are not.

    Those of tables whose unit is wrong fail for that alone. Two tables of whose links more than
    half fail cover different money, or one of them was not read as it is meant.

    Args:
        sheets: the sheets of the document.
        system: the system of these links.
        links: the links between tables, each with its rule.
        units: the tables whose unit is wrong.
    """
    wrong = {id(one.sheet.table) for one in units}
    pairs: dict[tuple[str, int, int], list[int]] = {}
    kept: set[int] = set()
    for at, (rule, one) in enumerate(links):
        numbers = [system.place(cell)[0] for cell in (one.total, *one.parts)]
        if wrong.isdisjoint(id(sheets[number].table) for number in numbers):
            kept.add(at)
            if system.envelopes[at]:
                pairs.setdefault((rule, numbers[0], numbers[1]), []).append(at)
    apart: dict[str, list[Passed]] = {}
    for (rule, left, right), every in pairs.items():
        failing = [at for at in every if abs(system.residuals[at]) > system.envelopes[at]]
        half = len(every) >= _HALF and 2 * len(failing) > len(every)
        if half or (len(every) >= _ALL and len(failing) == len(every)):
            kept.difference_update(every)
            names = [short_name(sheets[at].table) for at in (left, right)]
            reason = Message("sums.apart", left=names[0], right=names[1], count=len(failing))
            apart.setdefault(rule, []).append(Passed(reason, len(every)))
    return [one for at, one in enumerate(links) if at in kept], apart
