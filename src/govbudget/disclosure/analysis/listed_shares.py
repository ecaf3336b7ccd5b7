"""The whole that shares are taken of where no sentence beside them names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.lists import summed
from govbudget.disclosure.analysis.percent import Fit, fit_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.amounts import Amount
    from govbudget.disclosure.text.facts import ShareFact

__all__ = ["whole_of_list"]

# So many other shares that are right show what all of them are shares of.
_SHOWN_BY = 2


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
        if other.base is None and other.sentence == one.sentence and other.against == one.against
    ]
    amounts = [other.amount for other in beside if other.amount is not None]
    apart = {other.about for other in beside}
    if one.amount is None or len(amounts) < len(beside) or len(apart) < len(beside):
        return None
    whole = summed(amounts, one.amount.unit)
    others = [other for other in beside if other is not one and other.amount and other.amount.value]
    fitting = [
        other
        for other in others
        if other.percent is not None
        and other.amount is not None
        and fit_of(other.percent, other.amount, whole) is Fit.HOLDS
    ]
    return whole if len(fitting) == len(others) >= _SHOWN_BY else None
