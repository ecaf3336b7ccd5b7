"""Whether a figure of the text is that of another money, or one of several that make a whole."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.agreement import Agreement
from govbudget.disclosure.text.labels import scope_of
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.disclosure.analysis.amount_index import AmountIndex
    from govbudget.disclosure.analysis.figures import Figures
    from govbudget.disclosure.text.facts import Fact

__all__ = ["is_of_another", "is_summed"]

# What each money has of its own, and what the text may state for one of them or for all.
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
