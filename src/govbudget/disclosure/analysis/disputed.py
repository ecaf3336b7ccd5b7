"""Figures of the text that are known to be wrong: by the tables, by their parts, by their unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.lists import printed, summed, sums_of
from govbudget.disclosure.analysis.matching import Verdict
from govbudget.disclosure.analysis.public_sums import misfits, unsound

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govbudget.amounts import Unit
    from govbudget.disclosure.analysis.figures import Figures
    from govbudget.disclosure.analysis.lists import ListSum
    from govbudget.disclosure.analysis.matching import Match
    from govbudget.disclosure.analysis.public_sums import PublicSum
    from govbudget.disclosure.text.facts import Fact

__all__ = ["Disputed", "disputed", "other_unit", "unit_slips"]


@frozen(slots=True)
class Disputed:
    """The facts of a text whose amount is known to be wrong, by their numbers.

    Attributes:
        contradicted: those that the tables of income and spending contradict.
        misfits: the “三公” figures that their table contradicts.
        unsound: the “三公” figures that their own parts contradict.
        unit_slips: those whose parts add up to them in another unit.
    """

    contradicted: frozenset[int]
    misfits: frozenset[int]
    unsound: frozenset[int]
    unit_slips: frozenset[int]

    @property
    def all(self) -> frozenset[int]:
        """All of them."""
        return self.contradicted | self.misfits | self.unsound | self.unit_slips


def disputed(figures: Figures, matches: Iterable[Match], sums: Sequence[PublicSum]) -> Disputed:
    """The facts of a text whose amount is known to be wrong.

    Args:
        figures: the figures of the tables and the text.
        matches: its amounts beside the tables.
        sums: its “三公” figures with their parts.
    """
    return Disputed(
        frozenset(one.index for one in matches if one.verdict is Verdict.DIFFERS),
        misfits(figures),
        unsound(sums),
        unit_slips(figures.disclosure.facts),
    )


def unit_slips(facts: Sequence[Fact]) -> frozenset[int]:
    """The numbers of the facts whose unit is wrong: their parts add up to them in another one."""
    return frozenset(one.whole for one in sums_of(facts) if other_unit(facts, one))


def other_unit(facts: Sequence[Fact], one: ListSum) -> Unit | None:
    """The unit of the parts, where the whole is their sum in it and is printed in another one."""
    whole = facts[one.whole].amount
    amounts = [amount for i in one.parts if (amount := facts[i].amount) is not None]
    units = {amount.unit for amount in amounts}
    unit = units.pop() if len(units) == 1 else None
    if whole is None or not whole.value or None in {unit, whole.unit} or unit is whole.unit:
        return None
    total = printed(summed(amounts, unit), min(amounts, key=lambda part: part.half_unit))
    agreed = agree(Amount(whole.value, unit), total, len(amounts))
    return None if agreed is Agreement.DIFFERENT else unit
