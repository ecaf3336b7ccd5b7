"""Plants one known slip in a table that reconciles, and remembers the truth."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govbudget.reconciling.kinds import Kind, Slip
from govbudget.reconciling.table import BudgetTable
from govbudget.testing.identities import sums_of
from govbudget.testing.misprints import misprints

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from govbudget.reconciling.findings import Reconciliation
    from govbudget.testing.identities import Place, Sum

__all__ = ["SLIPS", "Broken", "TrueCell", "plant"]

# Where the part of a table begins that slid, no sum tells.
_SLID = (Slip.SLID_UP, Slip.SLID_DOWN)
#: Every slip that can be planted.
SLIPS: tuple[Slip | Kind, ...] = (
    *(one for one in Slip if one not in _SLID),
    Kind.DUPLICATED_ROW,
)

# Of two swapped parts of one sum that sum tells nothing, and neither does a sum that is lost.
_PARTLY = (Slip.CELLS_SWAPPED, Slip.LOST, Slip.ROW_COPIED)


@frozen(slots=True)
class TrueCell:
    """What a cell should say.

    Attributes:
        row: which row of the broken table, from 0.
        measure: the title of its column; empty where the whole row is too much.
        stated: what the broken table says; None for a blank.
        value: what is true; None for a blank.
    """

    row: int
    measure: str
    stated: Decimal | None = None
    value: Decimal | None = None


@frozen
class Broken:
    """A table with one slip in it, and the truth beside it.

    Attributes:
        clean: the table before; it reconciles.
        broken: the table with the slip.
        slip: what was done to it: a slip in a figure, or ``Kind.DUPLICATED_ROW``.
        truth: every cell that was changed, with its true value.
    """

    clean: BudgetTable
    broken: BudgetTable
    slip: Slip | Kind
    truth: tuple[TrueCell, ...]

    @property
    def cells(self) -> frozenset[tuple[int, str]]:
        """The changed cells, each as its row, from 0, and the title of its measure."""
        return frozenset((one.row, one.measure) for one in self.truth)

    def is_among(self, result: Reconciliation) -> bool:
        """Whether the changed cells, and no others, are one of the explanations of a finding."""
        if isinstance(self.slip, Kind):
            return self._is_placed(result)
        return any(
            self.cells == {(mend.cell.row, mend.cell.measure) for mend in explanation.mends}
            for finding in result
            for explanation in finding.explanations
        )

    def is_told(self, result: Reconciliation) -> bool:
        """Whether the changed cells, and no others, are the only explanation of a finding."""
        if isinstance(self.slip, Kind):
            return self._is_placed(result)
        return any(
            self.cells == {(cell.row, cell.measure) for cell in finding.culprits}
            for finding in result
        )

    def _is_placed(self, result: Reconciliation) -> bool:
        """Whether a finding of the planted kind names the changed row, or the row it copies."""
        rows = {one.row for one in self.truth} | {one.row - 1 for one in self.truth}
        return any(
            finding.kind is self.slip and rows & {place.row for place in finding.places}
            for finding in result
        )


def plant(table: BudgetTable, slip: Slip | Kind, random: Random) -> Broken | None:
    """A table with one slip of a kind, at a place that chance chooses.

    The slip always shows: every sum in which a changed figure stands fails beyond rounding; where
    a figure is lost, or several change at once, each stands in at least one such sum.

    >>> from random import Random
    >>> from govbudget.testing import budget_of
    >>> table = budget_of({"2010101": [25], "2010102": [17]})
    >>> planted = plant(table, Slip.SIGN, Random(5))
    >>> for cell in planted.truth:
    ...     print(planted.broken.rows[cell.row], cell.stated, cell.value)
    2010102 一般行政管理事务 -17.00 17.00

    Args:
        table: a table that reconciles, but for rounding.
        slip: the slip, or ``Kind.DUPLICATED_ROW``.
        random: the source of chance: the same state gives the same table.

    Returns:
        The broken table with its truth; None where no cell of the table can have such a slip.

    Raises:
        ValueError: it is a kind of finding that is not planted.
    """
    if slip not in SLIPS:
        raise ValueError(f"{slip} is not planted: {', '.join(SLIPS)} are")
    if not isinstance(slip, Slip):
        return _copied(table, random)
    at: dict[Place, list[Sum]] = {}
    for one in sums_of(table):
        for place in (one.total, *one.parts):
            at.setdefault(place, []).append(one)
    for changes in _candidates(table, slip, random):
        broken = _with(table, changes)
        enough = all if slip not in _PARTLY else any
        if all(
            place in at and enough(one.misses(broken) for one in at[place]) for place in changes
        ):
            truth = tuple(
                TrueCell(row, table.measures[column], value, table.rows[row].cells[column].amount)
                for (row, column), value in changes.items()
            )
            return Broken(table, broken, slip, truth)
    return None


def _with(table: BudgetTable, changes: dict[Place, Decimal | None]) -> BudgetTable:
    for (row, column), value in changes.items():
        table = table.with_amount(row, table.measures[column], value)
    return table


def _from(random: Random, count: int) -> Iterator[int]:
    """All numbers below a count, from one that chance chooses on."""
    start = random.randrange(count) if count else 0
    return (number % count for number in range(start, start + count))


def _candidates(
    table: BudgetTable, slip: Slip, random: Random
) -> Iterator[dict[Place, Decimal | None]]:
    """Ways to make the slip, each as the cells that change with what they say then."""
    if slip is Slip.ROW_COPIED:
        yield from _rows_copied(table, random)
        return
    wide, high = len(table.measures), len(table.rows)
    for number in _from(random, wide * high):
        row, column = divmod(number, wide)
        old = table.rows[row].cells[column].amount
        if slip is Slip.CELLS_SWAPPED:
            beside = [(row, column + 1)] * (column + 1 < wide)
            beside += [(row + 1, column)] * (row + 1 < high)
            for at in _from(random, len(beside)):
                other = table.rows[beside[at][0]].cells[beside[at][1]].amount
                if (old or 0) != (other or 0):
                    yield {(row, column): other, beside[at]: old}
        elif slip is Slip.LOST:
            if old:
                yield {(row, column): None}
        elif old:
            ways = misprints(old, slip, table.unit)
            for at in _from(random, len(ways)):
                yield {(row, column): ways[at]}


def _rows_copied(table: BudgetTable, random: Random) -> Iterator[dict[Place, Decimal | None]]:
    for number in _from(random, len(table.rows) - 1):
        pairs = zip(table.rows[number].cells, table.rows[number + 1].cells, strict=True)
        changes = {
            (number + 1, column): above.amount
            for column, (above, own) in enumerate(pairs)
            if (above.amount or 0) != (own.amount or 0)
        }
        if changes:
            yield changes


def _copied(table: BudgetTable, random: Random) -> Broken | None:
    for number in _from(random, len(table.rows)):
        row = table.rows[number]
        if row.code and any(cell.amount for cell in row.cells):
            rows = (*table.rows[: number + 1], evolve(row), *table.rows[number + 1 :])
            return Broken(
                table, table.with_rows(rows), Kind.DUPLICATED_ROW, (TrueCell(number + 1, ""),)
            )
    return None
