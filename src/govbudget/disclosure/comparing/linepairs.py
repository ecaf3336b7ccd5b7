"""A line of a table that is of another year, beside that of the document of that year."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.comparing.lines import LineKey, TableLine

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["LinePair", "may_be_one", "shared_amounts"]


@frozen(slots=True, eq=False)
class LinePair:
    """A line of a table that is of another year, beside the same line of that year's document.

    Attributes:
        own: the line of the document that is checked; None where it has none.
        others: that of the earlier document; several where codes were merged; none where it has
            none.
        is_sure: whether the column says which figure of which year it has.
        is_moved: whether its code was another one in the earlier year.
        is_open: whether the editions do not tell what it was in the earlier year.
    """

    own: TableLine | None
    others: tuple[TableLine, ...]
    is_sure: bool
    is_moved: bool = False
    is_open: bool = False

    @property
    def line(self) -> TableLine:
        """The line of the document that is checked, or else that of the earlier one."""
        return self.own or self.others[0]

    @property
    def key(self) -> LineKey:
        """What both are of."""
        return self.line.key

    @property
    def stated(self) -> Amount | None:
        """What the document that is checked has; None for a blank, and for a line not there."""
        return self.own.amount if self.own else None

    @property
    def right(self) -> Amount | None:
        """What the earlier document has, added up; None for a blank, and for a line not there."""
        found = [one.amount for one in self.others if one.amount is not None]
        if len(found) < 2:  # noqa: PLR2004  one is not added up
            return found[0] if found else None
        finest = min(found, key=lambda one: one.half_unit)
        unit = finest.unit
        values = (one.to(unit).value if unit else one.value for one in found)
        return Amount(sum(values, Decimal(0)), unit)

    @property
    def is_empty(self) -> bool:
        """Whether neither has an amount."""
        return self.stated is None and self.right is None

    @property
    def agrees(self) -> bool:
        """Whether both may be one amount as printed; a blank is nought."""
        one, two = self.stated, self.right
        if one is None or two is None:
            return all(it is None or not it.value for it in (one, two))
        return may_be_one(one, two, max(len(self.others), 1))

    @property
    def off(self) -> Fraction:
        """By how many yuan the first is more than the second."""
        return _yuan(self.stated) - _yuan(self.right)

    @property
    def reach(self) -> Fraction:
        """How many yuan rounding may make up in it."""
        found = [one.amount for one in (self.own, *self.others) if one and one.amount]
        return sum((Fraction(one.half_unit) * _scale(one) for one in found), Fraction(0))


def may_be_one(one: Amount, two: Amount, count: int = 1) -> bool:
    """Whether two figures may be one amount: rounded, or cut at the last place of the coarser.

    >>> from govbudget.amounts import read_amount
    >>> may_be_one(read_amount("78.21万元"), read_amount("782,164元"))
    True
    >>> may_be_one(read_amount("78.20万元"), read_amount("782,164元"))
    False

    Args:
        one: a figure.
        two: another.
        count: how many figures were added up for the second.
    """
    if agree(one, two, count) is not Agreement.DIFFERENT:
        return True
    place = 2 * max(Fraction(it.half_unit) * _scale(it) for it in (one, two))
    return abs(_yuan(one) - _yuan(two)) < place


def _yuan(amount: Amount | None) -> Fraction:
    return Fraction(0) if amount is None else Fraction(amount.value) * _scale(amount)


def _scale(amount: Amount) -> int:
    return amount.unit.yuan if amount.unit else 1


def shared_amounts(pairs: Iterable[LinePair]) -> tuple[int, int]:
    """How many amounts two documents share, and how many they could, each once, noughts aside.

    Args:
        pairs: their lines beside each other.
    """
    both = [one for one in pairs if one.own and one.others and one.stated and one.right]
    compared = [one for one in both if one.off or _yuan(one.stated)]
    same = {_yuan(one.stated) for one in compared if one.agrees}
    return len(same), len({_yuan(one.stated) for one in compared})
