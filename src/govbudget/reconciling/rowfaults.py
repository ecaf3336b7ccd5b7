"""Faults of a whole row: one that is left out, and one that repeats the row above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.reconciling.bounds import solve

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.reconciling.locate import Change
    from govbudget.reconciling.system import System

__all__ = ["missing_row", "row_sets"]

# A row is wider than what elimination can settle; these are as many measures as are tried.
_WIDEST = 12


def missing_row(system: System, group: Sequence[int]) -> bool:
    """Whether sums of rows fail as if a row were missing: one sum, in two measures or more.

    What is missing is then a row of its own: above zero, and with the identities of the columns.
    """
    above = set()
    for at in group:
        one = system.identities[at]
        table, row, measure = system.place(one.total)
        if not one.parts or any(system.place(part)[0::2] != (table, measure) for part in one.parts):
            return False
        above.add((table, row))
    return len(above) == 1 and len(group) > 1 and all(system.residuals[at] > 0 for at in group)


def row_sets(
    system: System, around: dict[int, list[int]], group: Sequence[int], envelopes: Sequence[int]
) -> Iterator[dict[int, Change]]:
    """The rows that say what the row above says and whose change explains a group.

    Each as the changes of its cells.
    """
    shared: set[tuple[int, int]] | None = None
    for at in group:
        one = system.identities[at]
        rows = {system.place(cell)[:2] for cell in (one.total, *one.parts)}
        shared = rows if shared is None else shared & rows
    for table, row in sorted(shared or ()):
        cells = system.tables[table].rows[row].cells
        if row and [c.amount for c in cells] == [
            c.amount for c in system.tables[table].rows[row - 1].cells
        ]:
            start = system.starts[table] + row * len(cells)
            chosen = [
                cell
                for cell in range(start, start + len(cells))
                if not set(group).isdisjoint(around.get(cell, ()))
            ]
            changes = _changes(system, around, chosen, envelopes)
            if changes is not None and len(chosen) <= _WIDEST:
                yield dict(zip(chosen, changes, strict=True))


def _changes(
    system: System, around: dict[int, list[int]], chosen: list[int], envelopes: Sequence[int]
) -> list[Change] | None:
    places = {cell: place for place, cell in enumerate(chosen)}
    limits = []
    for at in sorted({at for cell in chosen for at in around[cell]}):
        one = system.identities[at]
        row = [0] * len(chosen)
        for cell, sign in ((one.total, 1), *((part, -1) for part in one.parts)):
            if cell in places:
                row[places[cell]] += sign
        residual = system.residuals[at]
        limits.append((tuple(row), -envelopes[at] - residual, envelopes[at] - residual))
    return solve(limits, len(chosen))
