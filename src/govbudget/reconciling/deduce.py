"""Blanks that the identities determine."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve, frozen

from govbudget.reconciling.columnsums import column_sums
from govbudget.reconciling.findings import Mend
from govbudget.reconciling.identities import of_columns, of_rows
from govbudget.reconciling.kinds import Slip
from govbudget.reconciling.outline import outline_of
from govbudget.reconciling.system import System
from govbudget.reconciling.table import BudgetTable

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Deduction", "deduce"]

# A sum of blanks, each with its factor, and what it has to be.
_Equation: TypeAlias = tuple[dict[int, Fraction], Fraction]


@frozen
class Deduction:
    """A table with the blanks filled that its identities determine.

    Attributes:
        table: the table; the cells that were filled are marked as deduced.
        filled: each of these cells, with its value.
    """

    table: BudgetTable
    filled: tuple[Mend, ...]


def deduce(table: BudgetTable) -> Deduction:
    """Fill the blanks that the identities of a table leave no choice for.

    A blank is taken to be unknown here, not zero. An identity that fails whatever the blanks are
    says nothing about them, and a figure that would have more decimals than the table is printed
    with, or more digits than any, is none. Where the table has no amount below zero, none is
    filled that would be.

    Args:
        table: the table, with blanks; a cell with a text, or one that was not read, is left alone.

    Returns:
        The table with what could be deduced; nothing in it where nothing could be.

    >>> import govbudget as gb
    >>> table = gb.BudgetTable.of(
    ...     [("", "合计", "7.00", "", "2.00"), ("201", "", "7.00", "5.00", None)],
    ...     measures=["合计", "基本支出", "项目支出"],
    ... )
    >>> [(str(mend.cell), str(mend.value)) for mend in gb.deduce(table).filled]
    [('合计 基本支出', '5.00'), ('201 项目支出', '2.00')]
    """
    columns = column_sums(table).identities
    identities = [
        *of_columns(table, 0, columns),
        *of_rows(table, 0, outline_of(table), blank=True),
    ]
    system = System.of((table,), identities)
    cells = [cell for row in table.rows for cell in row.cells]
    blank = {at for at, cell in enumerate(cells) if cell.is_blank}
    texts = {at for at, cell in enumerate(cells) if cell.is_unread}
    below_zero = any(cell.amount is not None and cell.amount < 0 for cell in cells)
    known = _solved(_equations(system, blank, texts))
    step = system.steps[0]
    filled = []
    for at, units in sorted(known.items()):
        if units.denominator == 1 and units.numerator % step == 0:
            value = system.amount(units.numerator, 0)
            if value < 0 and not below_zero:
                continue
            row, measure = divmod(at, len(table.measures))
            table = _filled(table.with_amount(row, table.measures[measure], value), row, measure)
            filled.append(Mend(system.ref(at), None, value, Slip.LOST))
    return Deduction(table, tuple(filled))


def _filled(table: BudgetTable, row: int, measure: int) -> BudgetTable:
    """The table with a cell marked as deduced."""
    old = table.rows[row]
    cell = evolve(old.cells[measure], printed="", deduced=True)
    cells = (*old.cells[:measure], cell, *old.cells[measure + 1 :])
    rows = (*table.rows[:row], evolve(old, cells=cells), *table.rows[row + 1 :])
    return evolve(table, rows=rows)


def _equations(system: System, blank: set[int], texts: set[int]) -> Iterable[_Equation]:
    """What each identity says of the blanks in it; one with a text in it says nothing."""
    for one, residual in zip(system.identities, system.residuals, strict=True):
        if not texts.isdisjoint((one.total, *one.parts)):
            continue
        factors: dict[int, Fraction] = {}
        for cell, sign in ((one.total, 1), *((part, -1) for part in one.parts)):
            if cell in blank:
                factors[cell] = factors.get(cell, Fraction(0)) + sign
        factors = {cell: factor for cell, factor in factors.items() if factor}
        if factors:
            yield factors, Fraction(-residual)


def _solved(equations: Iterable[_Equation]) -> dict[int, Fraction]:
    """The blanks that the equations determine, by the elimination of Gauss and Jordan.

    Those in a group of equations that contradict each other are not told.
    """
    pivots: dict[int, _Equation] = {}
    spoilt: set[int] = set()
    for factors, right in equations:
        touched = set(factors)
        row, value = dict(factors), right
        for cell in list(row):
            if cell in pivots and cell in row:
                row, value = _less(row, value, pivots[cell], row[cell])
        if not row:
            if value:
                spoilt |= touched
            continue
        pivot = min(row)
        scale = row[pivot]
        row = {cell: factor / scale for cell, factor in row.items()}
        value /= scale
        for cell, (other, of) in list(pivots.items()):
            if pivot in other:
                pivots[cell] = _less(other, of, (row, value), other[pivot])
        pivots[pivot] = (row, value)
    found = {cell: value for cell, (row, value) in pivots.items() if len(row) == 1}
    return {cell: value for cell, value in found.items() if cell not in spoilt}


def _less(
    row: dict[int, Fraction], value: Fraction, other: _Equation, times: Fraction
) -> _Equation:
    """An equation less another, so many times."""
    found = dict(row)
    for cell, factor in other[0].items():
        left = found.get(cell, Fraction(0)) - times * factor
        if left:
            found[cell] = left
        else:
            found.pop(cell, None)
    return found, value - times * other[1]
