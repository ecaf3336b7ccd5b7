"""Faults of a whole row: one that is left out, and one that repeats the row above it.

A row that is wrong in several measures at once, and yet holds its own column identities, is one
cause, though each measure fails for itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from govbudget.reconciling.bounds import solve

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govbudget.reconciling.locate import Change
    from govbudget.reconciling.system import System

__all__ = ["RowCause", "row_causes"]

_Row: TypeAlias = tuple[int, int]


class RowCause(NamedTuple):
    """Identities that fail together because of one row.

    ``sets`` has the changes of each row that explains it, first those of the rows that repeat the
    row above, of which there are ``copied``; ``missing`` says whether a row that is left out would
    explain it too.
    """

    group: list[int]
    sets: list[dict[int, Change]]
    copied: int
    missing: bool


def row_causes(
    system: System,
    around: Sequence[Sequence[int]],
    failing: Sequence[int],
    envelopes: Sequence[int],
) -> list[RowCause]:
    """The causes that are whole rows, each with identities of its own.

    Args:
        system: the system.
        around: the identities of each cell.
        failing: the identities that fail.
        envelopes: how much rounding explains of each identity.
    """
    clusters: dict[frozenset[int], list[tuple[_Row, dict[int, Change]]]] = {}
    wrong = set(failing)
    for row, cells in _rows(system, failing).items():
        changes = _changes(system, around, cells, envelopes)
        if changes is not None:
            covered = frozenset(at for cell in cells for at in around[cell] if at in wrong)
            found = dict(zip(cells, changes, strict=True))
            clusters.setdefault(covered, []).append((row, found))
    causes: list[RowCause] = []
    told: set[int] = set()
    for covered in sorted(clusters, key=lambda one: (-len(one), sorted(one))):
        if told.isdisjoint(covered):
            cause = _cause(system, around, covered, clusters[covered])
            if cause is not None:
                causes.append(cause)
                told |= covered
    return causes


def _cause(
    system: System,
    around: Sequence[Sequence[int]],
    covered: frozenset[int],
    rows: list[tuple[_Row, dict[int, Change]]],
) -> RowCause | None:
    """The cause, if a row repeats the row above, or the columns tie the measures together."""
    copied = [one for row, one in rows if _repeats(system, row) and _is_likely(system, one)]
    others = [one for _, one in rows if one not in copied]
    first = rows[0][1]
    tied = any(
        len(first.keys() & {system.identities[at].total, *system.identities[at].parts}) > 1
        for cell in first
        for at in around[cell]
    )
    if not copied and not tied:
        return None
    above = {system.place(system.identities[at].total)[:2] for at in covered}
    missing = tied and not copied and len(above) == 1
    missing = missing and all(system.residuals[at] > 0 for at in covered)
    return RowCause(sorted(covered), [*copied, *others], len(copied), missing)


def _rows(system: System, failing: Iterable[int]) -> dict[_Row, list[int]]:
    """The rows with cells in failing sums of two measures or more, and these cells.

    Rows in which a column identity fails are left out: something else is wrong with them.
    """
    torn: set[_Row] = set()
    cells: dict[_Row, set[int]] = {}
    for at in failing:
        one = system.identities[at]
        places = [system.place(cell) for cell in (one.total, *one.parts)]
        if len({place[2] for place in places}) > 1 or len({place[0] for place in places}) > 1:
            if abs(system.residuals[at]) > system.envelopes[at]:
                torn.update(place[:2] for place in places)
            continue
        for cell, place in zip((one.total, *one.parts), places, strict=True):
            cells.setdefault(place[:2], set()).add(cell)
    return {
        row: sorted(found) for row, found in cells.items() if len(found) > 1 and row not in torn
    }


def _repeats(system: System, row: _Row) -> bool:
    """Whether a row has the amounts of the row above it."""
    table, at = row
    rows = system.tables[table].rows
    return at > 0 and [cell.amount or 0 for cell in rows[at].cells] == [
        cell.amount or 0 for cell in rows[at - 1].cells
    ]


def _is_likely(system: System, changes: dict[int, Change]) -> bool:
    """Whether a row that was copied said something above zero before, as it does now."""
    return all(
        system.values[cell] < 0 or system.values[cell] + change[2] >= 0
        for cell, change in changes.items()
    )


def _changes(
    system: System, around: Sequence[Sequence[int]], chosen: list[int], envelopes: Sequence[int]
) -> list[Change] | None:
    """What the cells of a row have to change by; None where they cannot make all hold."""
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
