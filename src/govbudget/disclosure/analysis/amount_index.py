"""Printed figures in order, so that those near another are found without asking each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from govbudget.amounts import EXACT
from govbudget.disclosure.analysis.agreement import Agreement, agree

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from govbudget.amounts import Amount, Unit

__all__ = ["AmountIndex"]


class AmountIndex:
    """Figures by their unit and their last place, each once, in order.

    Args:
        amounts: the figures; one without a unit is in that of what it is compared with.

    >>> from govbudget.amounts import read_amount
    >>> index = AmountIndex(map(read_amount, ["12.30万元", "900,000元", "12.31万元"]))
    >>> [str(one.value) for one in index.near(read_amount("123,000元"))]
    ['12.30']
    """

    def __init__(self, amounts: Iterable[Amount]) -> None:
        groups: dict[tuple[Unit | None, Decimal], dict[Decimal, Amount]] = {}
        for one in amounts:
            groups.setdefault((one.unit, one.half_unit), {}).setdefault(one.value, one)
        self._groups = [
            (unit, half, sorted(values), values) for (unit, half), values in groups.items()
        ]

    def near(self, amount: Amount, count: int = 1) -> Iterator[Amount]:
        """The figures that may be another: all that ``agree`` does not call different are there.

        Args:
            amount: the other figure.
            count: how many figures were added up for each of these.
        """
        for unit, half, ordered, values in self._groups:
            scale = _scale(amount.unit, unit)
            middle = EXACT.multiply(amount.value, scale)
            # One unit of the last place, since a figure that was cut is as far off as that.
            own = EXACT.multiply(EXACT.multiply(amount.half_unit, 2), scale)
            reach = EXACT.add(own, EXACT.multiply(half, count))
            first = bisect_left(ordered, EXACT.subtract(middle, reach))
            end = bisect_right(ordered, EXACT.add(middle, reach))
            for value in ordered[first:end]:
                yield values[value]

    def agrees(self, amount: Amount, wanted: Container[Agreement], count: int = 1) -> bool:
        """Whether a figure agrees with one of these in one of some ways, ``DIFFERENT`` aside.

        Args:
            amount: the figure.
            wanted: the ways.
            count: how many figures were added up for each of these.
        """
        return any(agree(amount, one, count) in wanted for one in self.near(amount, count))

    def lies_below(self, amount: Amount) -> bool:
        """Whether a figure is more than each of these."""
        return all(
            EXACT.multiply(amount.value, _scale(amount.unit, unit)) > ordered[-1]
            for unit, _, ordered, _ in self._groups
        )


# There are five units.
@lru_cache(maxsize=64)
def _scale(own: Unit | None, unit: Unit | None) -> Decimal:
    """How many of a unit are one of another, in which a figure is: units are powers of ten."""
    if unit is None or own is None:
        return Decimal(1)
    return EXACT.divide(Decimal(own.yuan), Decimal(unit.yuan))
