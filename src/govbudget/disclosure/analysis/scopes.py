"""Whether a figure of the text is that of another money, or one of several that make a whole."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.agreement import Agreement, apart
from govbudget.disclosure.analysis.amount_index import AmountIndex
from govbudget.disclosure.text.labels import scope_of
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.disclosure.analysis.figures import Figures
    from govbudget.disclosure.text.facts import Fact

__all__ = ["is_of_another", "is_summed", "is_with_carried"]

# What each money has of its own, and what the text may state for one of them or for all.
# What may be meant with the money carried over from last year, or without it.
_CARRYING = ("appropriation", "revenue", "spending", "spending.current", "total")
_MIXED = ("carry_over", "carry_out", "revenue", "revenue.current", "total", "spending.current")


def is_of_another(fact: Fact, amount: Amount, figures: Figures) -> bool:
    """Whether a table has exactly a figure for a money of which the text may speak.

    Words that name their money can mean no other.

    Args:
        fact: the fact.
        amount: its amount.
        figures: the figures of all tables.
    """
    if fact.subject not in _MIXED or not amount.value or scope_of(plain(fact.label)):
        return False
    others = figures.amounts_of(fact.subject, fact.measure)
    return others.agrees(amount, {Agreement.EXACT})


def is_summed(beside: Iterable[Fact], fact: Fact, own: AmountIndex) -> bool:
    """Whether the figures that a sentence has for one thing are together that of the tables.

    Args:
        beside: the facts of the paragraph.
        fact: one of them.
        own: what the figures of the tables are that settle it.
    """
    same = [
        one.amount
        for one in beside
        if (one.kind, one.same) == (fact.kind, fact.same)
        and (one.sentence, one.part_of) == (fact.sentence, fact.part_of)
        and one.amount is not None
    ]
    if len(same) == 1 or len({one.unit for one in same}) > 1:
        return False
    total = Amount(sum((one.value for one in same), Decimal(0)), same[0].unit)
    return own.agrees(total, set(Agreement) - {Agreement.DIFFERENT}, len(same))


def is_with_carried(fact: Fact, amount: Amount, figures: Figures, own: Iterable[Amount]) -> bool:
    """Whether what was carried over from last year explains the figure of a table exactly.

    当年拨款1150万元 beside a row of 1200万元 leaves out 上年结转50万元, which the document states.

    Args:
        fact: the fact.
        amount: its amount.
        figures: the figures of all tables.
        own: the amounts of the tables that it should be.
    """
    if fact.subject not in _CARRYING:
        return False
    carried = figures.amounts_of("carry_over", fact.measure)
    stated = (
        one.amount
        for one in figures.disclosure.facts
        if one.subject == "carry_over" and one.year == fact.year and one.amount is not None
    )
    parts = AmountIndex(one for one in stated if one.value)
    exact = {Agreement.EXACT, Agreement.ROUNDED}
    for right in own:
        off = apart(amount, right)
        off = Amount(off.value.copy_abs(), off.unit)
        if off.value and (carried.agrees(off, exact) or parts.agrees(off, exact)):
            return True
    return False
