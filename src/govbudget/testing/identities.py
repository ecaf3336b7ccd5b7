"""The sums that a table states, worked out apart from ``reconcile`` so that they can test it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from govbudget.amounts import EXACT
from govbudget.reconciling.cells import Role
from govbudget.reconciling.columns import recognised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.reconciling.table import BudgetTable

__all__ = ["Place", "Sum", "sums_of"]

#: A cell as the number of its row and that of its measure, both from 0.
Place: TypeAlias = tuple[int, int]


@frozen(slots=True)
class Sum:
    """A cell that should be the sum of others.

    Attributes:
        total: the cell with the sum.
        parts: the cells that should add up to it.
    """

    total: Place
    parts: tuple[Place, ...]

    def misses(self, table: BudgetTable) -> bool:
        """Whether it does not hold in a table, beyond what rounding explains.

        A blank states no sum; among the parts of one it counts as zero.

        Source: (n + 1) x half a unit of the last place for a sum of n figures.
        """
        stated = table.rows[self.total[0]].cells[self.total[1]].amount
        if stated is None:
            return False
        gap = stated
        for part in self.parts:
            gap = EXACT.subtract(gap, _amount(table, part))
        return 2 * abs(gap) > (len(self.parts) + 1) * Decimal(1).scaleb(-table.places)


def _amount(table: BudgetTable, place: Place) -> Decimal:
    amount = table.rows[place[0]].cells[place[1]].amount
    return Decimal(0) if amount is None else amount


def sums_of(table: BudgetTable) -> list[Sum]:
    """Every sum of a table: totals, parents of listed children, and sums of columns."""
    found: list[Sum] = []
    for total, parts in _families(table):
        found += [
            Sum((total, at), tuple((part, at) for part in parts))
            for at in range(len(table.measures))
        ]
    identities = table.identities
    for identity in recognised(table.measures) if identities is None else identities:
        total, *columns = (table.measures.index(name) for name in identity.measures)
        found += [
            Sum((row, total), tuple((row, column) for column in columns))
            for row in range(len(table.rows))
        ]
    return found


def _families(table: BudgetTable) -> Iterator[tuple[int, list[int]]]:
    """Each row that has rows below it, with these rows."""
    first = {row.code: number for number, row in reversed(list(enumerate(table.rows)))}
    below: dict[str, list[int]] = {}
    for number, row in enumerate(table.rows):
        if row.code:
            above = (row.code[:digits] for digits in range(len(row.code) - 2, 2, -2))
            below.setdefault(next((code for code in above if code in first), ""), []).append(number)
    for number, row in enumerate(table.rows):
        family = below.get(row.code, []) if row.code else below.get("", [])
        if family and (row.code or row.role is Role.TOTAL):
            yield number, family
