"""How exact a printed figure is: half a unit of its own last place."""

from __future__ import annotations

from decimal import Decimal, localcontext
from functools import lru_cache
from typing import TYPE_CHECKING

from govbudget.amounts import EXACT, exponent

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["last_place", "nearly", "unit_of"]


def last_place(amount: Decimal, usual: int) -> int:
    """How many decimals a figure is exact to; less than none for one of a greater unit.

    A zero has no digits of its own, and is as exact as the figures beside it.

    Args:
        amount: the figure, as it is printed.
        usual: how many decimals the figures beside it have, as a rule.

    Source: each figure is rounded on its own, and exact within half a unit of its last place.

    >>> last_place(Decimal("936647884.3"), 2), last_place(Decimal("0"), 2)
    (1, 2)
    """
    own = -exponent(amount)
    return own if amount else max(own, usual)


def unit_of(amount: Decimal, usual: int) -> Decimal:
    """A unit of the last place of a figure.

    >>> unit_of(Decimal("936647884.3"), 2)
    Decimal('0.1')
    """
    return _unit(last_place(amount, usual))


def nearly(left: Sequence[Decimal], right: Sequence[Decimal], usual: int) -> bool:
    """Whether two sums of printed figures are the same but for the rounding of each.

    >>> nearly([Decimal("936647884.3")], [Decimal("932010695.13"), Decimal("4637189.2")], 2)
    True

    Args:
        left: the figures of one sum.
        right: those of the other.
        usual: how many decimals the figures have, as a rule.
    """
    with localcontext(EXACT):
        off = sum(left, Decimal(0)) - sum(right, Decimal(0))
        return 2 * abs(off) <= sum((unit_of(one, usual) for one in (*left, *right)), Decimal(0))


@lru_cache(maxsize=1024)
def _unit(places: int) -> Decimal:
    return Decimal(1).scaleb(-places)
