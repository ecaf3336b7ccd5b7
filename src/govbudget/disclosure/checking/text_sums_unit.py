"""A figure whose unit is wrong: its parts add up to it in another unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import Amount
from govbudget.disclosure.checking.common import Agreement, agree, figure, place_of_fact, shown
from govbudget.disclosure.checking.text_naming import name_of, quoted
from govbudget.disclosure.checking.text_sums_lists import printed, summed, sums_of
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.amounts import Unit
    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.checking.text_sums_lists import Sum
    from govbudget.disclosure.narrative.fact import Fact

__all__ = ["other_unit", "tell_unit", "unit_slips"]


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


def tell_unit(look: Look, one: Sum, unit: Unit) -> None:
    """One slip of the unit, whatever sums and shares it breaks."""
    facts = look.disclosure.facts
    whole = facts[one.whole]
    stated = whole.amount
    assert stated is not None  # noqa: S101  sums are of amounts
    right = Amount(stated.value, unit)
    name = name_of(whole)
    look.found(
        Severity.ERROR,
        f"说明写{quoted(name)}{shown(stated)}，所列{len(one.parts)}项以{unit}计，"
        f"合计正是{shown(right)}：单位误写。",
        f"the text has {shown(stated)} for {name}; its {len(one.parts)} parts add up to "
        f"{shown(right)}: the unit is wrong",
        figures=[
            figure(name, stated),
            *(figure(name_of(facts[i]), facts[i].amount) for i in one.parts),
        ],
        places=[place_of_fact(facts[i]) for i in (one.whole, *one.parts)],
        mend=f"{stated.unit}应为{unit}",
        mend_en=f"{stated.unit} should be {unit}",
    )
