"""Which cells of the tables of a document the findings are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field, frozen

from govbudget.disclosure.reporting.words import MOST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.checks.records import CheckFinding, Place
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.tables import DisclosedTable
    from govbudget.io.source import Grid
    from govbudget.reconciling.kinds import Severity

__all__ = ["Spot", "TableMarks", "marked_tables", "spot_of"]

# A table with more marks than that says no more, and a page of it would not be read.
_MOST_SPOTS = 500


@frozen(slots=True)
class Spot:
    """A cell of a drawn table.

    Attributes:
        table: which table of the document, from 1.
        grid: which of its parts, from 0; None where the table as a whole is meant.
        row: the row of that part, from 0.
        column: the column, from 0; None where the row as a whole is meant.
    """

    table: int
    grid: int | None = None
    row: int = 0
    column: int | None = None

    @property
    def anchor(self) -> str:
        """What a link to it names."""
        parts = [f"t{self.table}"]
        if self.grid is not None:
            parts.append(f"g{self.grid}r{self.row}")
            if self.column is not None:
                parts.append(f"c{self.column}")
        return "-".join(parts)


@define
class TableMarks:
    """The marks of one table.

    Attributes:
        table: the table.
        number: which table of the document, from 1.
        spots: for each marked spot the numbers of its findings, with their severities.
    """

    table: DisclosedTable
    number: int
    spots: dict[Spot, list[tuple[int, Severity]]] = field(factory=dict)

    def add(self, spot: Spot, number: int, severity: Severity) -> None:
        """Mark a spot for a finding; beyond some hundred spots the table as a whole."""
        if spot not in self.spots and len(self.spots) >= _MOST_SPOTS:
            spot = Spot(self.number)
        numbers = self.spots.setdefault(spot, [])
        if all(number != other for other, _ in numbers):
            numbers.append((number, severity))

    def anchor(self, spot: Spot) -> str:
        """What a link to a spot names: the table as a whole where the spot has no mark."""
        return spot.anchor if spot in self.spots else Spot(self.number).anchor

    def rows(self, grid: int) -> Iterator[int]:
        """The rows of a part that have marks."""
        return (spot.row for spot in self.spots if spot.grid == grid)


def marked_tables(
    disclosure: Disclosure | None, findings: Sequence[CheckFinding]
) -> dict[int, TableMarks]:
    """The tables that findings are about, by their number, in the order of the document.

    Args:
        disclosure: the document; without it there is no table to mark.
        findings: the findings, which are numbered from 1.
    """
    found: dict[int, TableMarks] = {}
    if disclosure is None:
        return found
    for number, finding in enumerate(findings, 1):
        for place in finding.places[:MOST]:
            spot = spot_of(disclosure, place)
            if spot is None:
                continue
            table = disclosure.tables[spot.table - 1]
            marks = found.setdefault(spot.table, TableMarks(table, spot.table))
            marks.add(spot, number, finding.severity)
    return dict(sorted(found.items()))


def spot_of(disclosure: Disclosure | None, place: Place) -> Spot | None:
    """The cell that a place means; the table as a whole where there is no such cell in it.

    None where the place is in the text, or the document has no such table.
    """
    if disclosure is None or place.table is None or place.document:
        return None
    if not 1 <= place.table <= len(disclosure.tables):
        return None
    table = disclosure.tables[place.table - 1]
    if not table.grids:
        return None
    if place.row is not None:
        for at, grid in enumerate(table.grids):
            row = place.row - grid.first_row
            if 0 <= row < len(grid.rows) and place.page in {None, grid.page}:
                return Spot(place.table, at, row, _column(grid, row, place.column))
    return Spot(place.table)


def _column(grid: Grid, row: int, column: int | None) -> int | None:
    """A column from 0; None where the row is not so wide."""
    return None if column is None or not 1 <= column <= len(grid.rows[row]) else column - 1
