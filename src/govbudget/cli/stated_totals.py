"""Whether lines add up to the totals that their file states."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govbudget.amounts import EXACT, Number

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["reached"]


def reached(
    stated: Sequence[tuple[Decimal | None, ...]], totals: Sequence[Number], codes: int
) -> bool:
    """Whether any of the totals that are stated is what lines add up to, or all of them together.

    Args:
        stated: the totals, each with an amount for each measure; None where one states none.
        totals: what the lines add up to, for each measure.
        codes: how many codes the lines have.
    """
    together = tuple(
        None if any(one is None for one in column) else sum(filter(None, column), Decimal(0))
        for column in zip(*stated, strict=True)
    )
    return any(
        all(_nearly(one, total, codes) for one, total in zip(amounts, totals, strict=True))
        for amounts in (*stated, together)
    )


def _nearly(stated: Decimal | None, total: Number, codes: int) -> bool:
    """Whether a stated total is that of so many figures, but for rounding; a blank states none.

    Source: (n + 1) x half a unit of the last place for a sum of n figures.
    """
    if stated is None:
        return True
    off = abs(EXACT.subtract(stated, Decimal(total)))  # type: ignore[arg-type]  # no Fraction
    return 2 * off <= (codes + 1) * Decimal(1).scaleb(int(stated.as_tuple().exponent))
