"""Figures of the tables with their places, for comparisons that are told."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from govbudget.amounts import EXACT, Amount, convert
from govbudget.disclosure.analysis.lookup import number_at, place_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.analysis.blocks import Block
    from govbudget.disclosure.analysis.place import Place

__all__ = ["PlacedFigure", "placed_at", "summed"]


class PlacedFigure(NamedTuple):
    """A figure with its place."""

    amount: Amount
    place: Place


def placed_at(sheet: Block | None, cell: int | None) -> PlacedFigure | None:
    """The figure in a cell, with its place; None for a blank."""
    if sheet is None or cell is None:
        return None
    value = number_at(sheet, cell)
    if value is None:
        return None
    return PlacedFigure(Amount(value, sheet.coded.unit), place_at(sheet, cell))


def summed(figures: Sequence[PlacedFigure]) -> Amount:
    """The sum of figures, in the unit of the first."""
    first = figures[0].amount
    total = Decimal(0)
    for one in figures:
        value, unit = one.amount.value, one.amount.unit
        if unit is not None and first.unit is not None:
            value = convert(value, unit, first.unit)
        total = EXACT.add(total, value)
    return Amount(total, first.unit)
