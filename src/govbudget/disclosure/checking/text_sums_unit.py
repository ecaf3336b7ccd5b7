"""Tells a figure whose unit is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checking.common import figure, shown
from govbudget.disclosure.checking.text_naming import name_of, quoted
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from govbudget.amounts import Unit
    from govbudget.disclosure.analysis.lists import Sum
    from govbudget.disclosure.checking.rules import Look

__all__ = ["tell_unit"]


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
