"""The whole that shares are taken of where no sentence beside them names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.lists import summed
from govbudget.disclosure.analysis.percent import Fit, fit_of
from govbudget.disclosure.text.facts import AmountFact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.amounts import Amount
    from govbudget.disclosure.text.facts import Fact, ShareFact

__all__ = ["whole_of_both", "whole_of_list", "whole_stated"]

# So many other shares that are right show what all of them are shares of.
_SHOWN_BY = 2
# What is spent has these two parts; where there are others, neither share is of their sum.
_BOTH = {"spending.basic": "spending.project", "spending.project": "spending.basic"}


def whole_of_list(one: ShareFact, shares: Sequence[ShareFact]) -> Amount | None:
    """The whole of a share of a list: what its parts are together, where the other shares say so.

    教育60万元，占60%；卫生30万元，占30%；住房10万元，占20%: two of them are of 100万元,
    which the three parts are together.

    Args:
        one: a share whose whole is not known.
        shares: the shares of its paragraph.

    Returns:
        The whole; None where the shares beside it do not settle it.
    """
    beside = [
        other
        for other in shares
        if other.base is None
        and other.sentence == one.sentence
        # Of a name that is not known it is not kept what the share is of.
        and (other.against == one.against or "" in {other.against, one.against})
    ]
    amounts = [other.amount for other in beside if other.amount is not None]
    apart = {other.about for other in beside}
    if one.amount is None or len(amounts) < len(beside) or len(apart) < len(beside):
        return None
    whole = summed(amounts, one.amount.unit)
    others = [other for other in beside if other is not one and other.amount and other.amount.value]
    fitting = [other for other in others if _is_right_of(other, whole)]
    return whole if len(fitting) == len(others) >= _SHOWN_BY else None


def whole_stated(
    one: ShareFact, shares: Sequence[ShareFact], facts: Sequence[Fact]
) -> Amount | None:
    """The whole of a share of a list: a figure of the chapter that all other shares are right of.

    当年拨款100万元。 教育60万元，占60%；卫生30万元，占30%；住房10万元，占10%.

    Args:
        one: a share whose whole is not known.
        shares: the shares of its paragraph.
        facts: the facts of the text.

    Returns:
        The whole; None where the shares beside it do not settle it.
    """
    others = [
        other
        for other in shares
        if other is not one
        and (other.base, other.sentence, other.against) == (None, one.sentence, one.against)
        and other.amount is not None
        and other.amount.value
        and other.percent is not None
    ]
    if one.amount is None or one.percent is None:
        return None
    if len({other.amount for other in others}) < _SHOWN_BY:
        return None
    wholes = {
        fact.amount
        for fact in facts
        if isinstance(fact, AmountFact) and fact.chapter == one.chapter and fact.amount is not None
    }
    fitting = [
        whole
        for whole in wholes
        if whole.value and all(_is_right_of(other, whole) for other in others)
    ]
    of_another = any(_is_right_of(one, whole) for whole in wholes if whole.value)
    return fitting[0] if len(fitting) == 1 and not of_another else None


def _is_right_of(one: ShareFact, whole: Amount) -> bool:
    """Whether the percentage of a share is that of its amount in a whole."""
    if one.percent is None or one.amount is None:
        return False
    return fit_of(one.percent, one.amount, whole) is Fit.HOLDS


def whole_of_both(one: ShareFact, shares: Sequence[ShareFact]) -> Amount | None:
    """The whole of 基本支出 and 项目支出, where the share of the other is that of their sum.

    基本支出60万元，占支出的60%; 项目支出40万元，占支出的45%, in any paragraph of a chapter.

    Args:
        one: a share whose whole is not known.
        shares: all shares of the text.

    Returns:
        The sum of both; None where the other is not there once, or its share is of another whole.
    """
    if one.subject not in _BOTH:
        return None
    here = (one.against, one.scope, one.year, one.measure, one.chapter)
    beside = [
        other
        for other in shares
        if other.subject == _BOTH[one.subject]
        and (other.against, other.scope, other.year, other.measure, other.chapter) == here
    ]
    again = [
        other
        for other in shares
        if other.subject == one.subject and (other.against, other.chapter) == (here[0], here[-1])
    ]
    if len(beside) != 1 or len(again) != 1 or one.amount is None or beside[0].base is not None:
        return None
    amount, percent = beside[0].amount, beside[0].percent
    if amount is None or percent is None or not amount.value or not one.amount.value:
        return None
    whole = summed([one.amount, amount], one.amount.unit)
    return whole if fit_of(percent, amount, whole) is Fit.HOLDS else None
