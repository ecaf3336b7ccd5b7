"""The identities of tables as sums of whole numbers.

All amounts of all tables that are looked at together are counted in one unit, half of the last
place of the finest table. Every sum is then one of integers, and a printed figure is off by at most
as many units as its ``slack`` says.
"""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import define, frozen

from govbudget.amounts import EXACT, ROUNDED
from govbudget.reconciling.findings import CellRef, counted
from govbudget.reconciling.precision import last_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.reconciling.table import BudgetTable

__all__ = ["Equation", "System"]


@frozen(slots=True)
class Equation:
    """A cell that is the sum of others.

    Attributes:
        total: the number of the cell with the sum.
        parts: the numbers of the cells that add up to it.
        text: what should hold, as people write it.
        rows: how many parts there are, where the text names only some of them; else 0.
        against: the sum that is printed, where it does not hold and this one, which nothing
            printed bears out, does; None for a sum that is printed so.
    """

    total: int
    parts: tuple[int, ...]
    text: str
    rows: int = 0
    against: Equation | None = None

    @property
    def said(self) -> str:
        """What should hold, with the number of its parts where not all are named."""
        return counted(self.text, self.rows)


@define
class System:
    """The cells and identities of some tables.

    The cells of all tables are numbered through: by table, by row, by measure.

    Attributes:
        tables: the tables.
        identities: the identities.
        starts: the number of the first cell of each table.
        values: the amount of each cell, in half places; 0 for a blank or a text.
        slack: how far each cell may be off by rounding; 0 for a blank or a text.
        steps: one of the last place of each table, in half places.
        residuals: stated less computed of each identity.
        envelopes: how much rounding explains of each identity.
    """

    tables: tuple[BudgetTable, ...]
    identities: list[Equation]
    starts: list[int]
    values: list[int]
    slack: list[int]
    steps: list[int]
    residuals: list[int]
    envelopes: list[int]

    @classmethod
    def of(cls, tables: Sequence[BudgetTable], identities: list[Equation]) -> System:
        """The system of some tables; a table without a unit is taken to be in that of the first."""
        starts: list[int] = []
        values: list[int] = []
        slack: list[int] = []
        halves = _halves(tables)
        for table, half in zip(tables, halves, strict=True):
            starts.append(len(values))
            scale = Decimal(10) ** table.places * 2 * half
            # Most figures have the last place of their table.
            place = Decimal(1).scaleb(-table.places)
            finest = table.usual_places <= table.places
            for row in table.rows:
                for cell in row.cells:
                    amount = cell.amount
                    if amount is None:
                        values.append(0)
                        slack.append(0)
                        continue
                    values.append(int(EXACT.multiply(amount, scale)))
                    exact = finest and amount.same_quantum(place)
                    slack.append(half if exact else half * _coarser(amount, table))
        system = cls(
            tuple(tables), identities, starts, values, slack, [2 * half for half in halves], [], []
        )
        system.measure()
        return system

    def measure(self) -> None:
        """Work out what each identity misses, and what rounding explains of it."""
        missed = [self.missed(one) for one in self.identities]
        self.residuals = [residual for residual, _ in missed]
        self.envelopes = [envelope for _, envelope in missed]

    def missed(self, one: Equation) -> tuple[int, int]:
        """What an identity misses, and what rounding explains of it."""
        values, slack = self.values, self.slack
        return (
            values[one.total] - sum([values[part] for part in one.parts]),
            slack[one.total] + sum([slack[part] for part in one.parts]),
        )

    def with_identities(self, identities: list[Equation]) -> System:
        """The same cells with other identities."""
        system = System(
            self.tables, identities, self.starts, self.values, self.slack, self.steps, [], []
        )
        system.measure()
        return system

    def only(self, kept: Sequence[int]) -> System:
        """The same cells with some of the identities, by their numbers."""
        return System(
            self.tables,
            [self.identities[at] for at in kept],
            self.starts,
            self.values,
            self.slack,
            self.steps,
            [self.residuals[at] for at in kept],
            [self.envelopes[at] for at in kept],
        )

    def place(self, cell: int) -> tuple[int, int, int]:
        """The table, the row and the measure of a cell, each from 0."""
        table = bisect_right(self.starts, cell) - 1
        row, measure = divmod(cell - self.starts[table], len(self.tables[table].measures))
        return table, row, measure

    def ref(self, cell: int) -> CellRef:
        """A cell by its number."""
        table, row, measure = self.place(cell)
        shown = self.tables[table]
        stated = shown.rows[row]
        return CellRef(
            table,
            row,
            shown.measures[measure],
            stated.code or stated.printed_code,
            stated.name,
            stated.cells[measure].position,
        )

    def amount(self, units: int, table: int) -> Decimal:
        """So many half places as an amount in the unit of a table."""
        places = self.tables[table].places
        exact = EXACT.divide(Decimal(units), Decimal(self.steps[table]))
        shown = EXACT.scaleb(exact, -places)
        usual = ROUNDED.quantize(shown, Decimal(1).scaleb(-self.tables[table].usual_places))
        return usual if usual == shown else shown


def _coarser(amount: Decimal, table: BudgetTable) -> int:
    """How many times the finest place of a table the last place of a figure is."""
    return int(10 ** (table.places - last_place(amount, table.usual_places)))


def _halves(tables: Sequence[BudgetTable]) -> list[int]:
    """Half of the last place of each table, counted in the half of the finest."""
    common = next((table.unit for table in tables if table.unit is not None), None)
    most = max((table.places for table in tables), default=0)
    # All counted in one part of a yuan, of which the finest is a whole number.
    last = []
    for table in tables:
        unit = table.unit or common
        last.append((unit.yuan if unit else 1) * 10 ** (most - table.places))
    finest = min(last, default=1)
    return [one // finest for one in last]
