"""The figures of the units of a department, added up beside those of its own document."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.disclosure.comparing.units.documents import UnitDocument
from govbudget.disclosure.comparing.units.figures import (
    OF_ALL,
    FigureKey,
    KnownFigure,
)
from govbudget.disclosure.comparing.yuan import half_of, in_unit, yuan_of
from govbudget.disclosure.text.kinds import BodyLevel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.amounts import Amount
    from govbudget.disclosure.comparing.lines import TableLine
    from govbudget.disclosure.comparing.units.figures import (
        DocumentFigures,
    )

__all__ = ["UnitSum", "holding_totals", "sums_of"]


@frozen(eq=False)
class UnitSum:
    """A figure of a department beside the sum of those of its units.

    Attributes:
        key: what it is of.
        stated: the figure of the department.
        parts: those of the units, each with its document.
        why: why it cannot be told whether they agree; None where it can.
        is_beyond: whether units may be missing, and those that are there have more already.
    """

    key: FigureKey
    stated: KnownFigure
    parts: tuple[tuple[UnitDocument, KnownFigure], ...]
    why: Message | None = None
    is_beyond: bool = False

    @cached_property
    def off(self) -> Fraction:
        """By how much the units have more than the department, in yuan."""
        return sum((yuan_of(one.amount) for _, one in self.parts), Fraction(0)) - yuan_of(
            self.stated.amount
        )

    @cached_property
    def bound(self) -> Fraction:
        """How much of that rounding explains, in yuan: half a unit for each printed figure."""
        return sum((half_of(one.amount) for _, one in self.parts), half_of(self.stated.amount))

    @property
    def holds(self) -> bool:
        """Whether the figures agree, but for rounding."""
        return abs(self.off) <= self.bound

    @property
    def counted_twice(self) -> UnitDocument | None:
        """The unit that is all of what there is too much, where another has units below itself."""
        wholes = [
            one
            for one, it in self.parts
            if it.amount and not one.is_own and one.disclosure.level is BodyLevel.DEPARTMENT
        ]
        for one, it in self.parts:
            is_other = any(whole is not one for whole in wholes)
            if is_other and it.amount and abs(self.off - yuan_of(it.amount)) <= self.bound:
                return one
        return None

    @property
    def has_negatives(self) -> bool:
        """Whether any of its figures is below zero."""
        every = (self.stated, *(one for _, one in self.parts))
        return any(one.amount is not None and one.amount.value < 0 for one in every)

    @property
    def total(self) -> Amount:
        """The sum of the units, in the unit of the department's figure or of theirs."""
        return in_unit(self.off + yuan_of(self.stated.amount), self.like)

    @property
    def like(self) -> Amount | None:
        """A figure whose unit and decimals the sum is told in."""
        every = (self.stated, *(one for _, one in self.parts))
        return next((one.amount for one in every if one.amount is not None), None)

    @property
    def line(self) -> TableLine:
        """The line of the department; of the first unit where it has none."""
        every = (self.stated, *(one for _, one in self.parts))
        return next(one.line for one in every if one.line is not None)


def sums_of(
    department: DocumentFigures, units: Sequence[UnitDocument], *, is_whole: bool
) -> list[UnitSum]:
    """Every figure that the department or a unit has, each beside the sum of the units.

    Where not all units are known to be there, a sum is only told where the total of its column
    holds without them, or where the units have more than the department already.

    Args:
        department: the figures of the department.
        units: the documents of the units.
        is_whole: whether all units are known to be there.
    """
    made = [_sum(key, department, units) for key in _keys(department, units)]
    if is_whole:
        return made
    settled = {one.key.column for one in made if one.key.is_total and _settles(one)}
    return [one if one.why or one.key.column in settled else _without_all(one) for one in made]


def holding_totals(department: DocumentFigures, units: Sequence[UnitDocument]) -> bool:
    """Whether the units make up a total of all money, so that no unit with any is missing.

    Args:
        department: the figures of the department.
        units: the documents of the units.
    """
    return any(
        _settles(made) and made.stated.amount is not None and made.stated.amount.value > 0
        for key in department.lines
        if key.is_total and key.line.kind in OF_ALL and not key.line.part
        for made in (_sum(key, department, units),)
    )


def _settles(one: UnitSum) -> bool:
    return not one.why and one.holds and not one.has_negatives and bool(one.parts)


def _keys(department: DocumentFigures, units: Iterable[UnitDocument]) -> Iterator[FigureKey]:
    """The figures that anybody has, those of the department first."""
    every = (department, *(one.figures for one in units))
    yield from dict.fromkeys(
        key
        for figures in every
        for key, line in (*figures.lines.items(), *figures.unclear.items())
        if line.is_unread or line.amount is not None
    )


def _sum(key: FigureKey, department: DocumentFigures, units: Sequence[UnitDocument]) -> UnitSum:
    stated = department.known(key)
    parts = tuple((one, one.figures.known(key)) for one in units)
    every = (stated, *(one for _, one in parts))
    return UnitSum(key, stated, parts, next((one.why for one in every if one.why), None))


def _without_all(one: UnitSum) -> UnitSum:
    """A sum of which units may be missing: told where they could only make it worse."""
    if one.holds:
        return one
    if one.off > 0 and not one.has_negatives:
        return UnitSum(one.key, one.stated, one.parts, is_beyond=True)
    return UnitSum(one.key, one.stated, one.parts, Message("units.open.missing"))
