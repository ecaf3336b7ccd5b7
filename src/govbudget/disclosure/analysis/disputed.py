"""Figures of the text that are known to be wrong: by the tables, by their parts, by their unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.lists import printed, summed, sums_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.amounts import Unit
    from govbudget.disclosure.analysis.lists import Sum
    from govbudget.disclosure.text.facts import Fact

__all__ = ["other_unit", "unit_slips"]


def unit_slips(facts: Sequence[Fact]) -> frozenset[int]:
    """The numbers of the facts whose unit is wrong: their parts add up to them in another one."""
    return frozenset(one.whole for one in sums_of(facts) if other_unit(facts, one))


def other_unit(facts: Sequence[Fact], one: Sum) -> Unit | None:
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
