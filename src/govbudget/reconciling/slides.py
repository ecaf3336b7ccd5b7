"""Figures of columns that stand a row too high or too low, from one row to another.

Each figure is right, and stands beside the name of its neighbour: no few cells explain it, and each
sum over them fails for itself.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from govbudget.reconciling.findings import Slip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.reconciling.locate import Change
    from govbudget.reconciling.system import System

__all__ = ["column_of", "slides"]

# So few figures beside the one that is lost, or so few sums that fail, are wrong by themselves.
_MOVED = 2
_FAILING = 2
# In longer tables only a slide down to one of the last two rows is looked for.
_LONG = 60


class _Part(NamedTuple):
    """The cells of a column from a row to another, and where their figures belong.

    ``down`` is 1 where they stand a row too high, and -1 where they stand a row too low.
    """

    cells: Sequence[int]
    down: int

    @property
    def free(self) -> int:
        """The cell whose own figure is lost."""
        return self.cells[0 if self.down > 0 else -1]


def slides(
    system: System, around: Sequence[Sequence[int]], failing: Iterable[int]
) -> Iterator[tuple[list[int], dict[int, Change], Slip]]:
    """The parts of tables that slid by a row: what fails for it, the changes, which way they slid.

    Columns that slid from the same row on are one.

    Args:
        system: the system.
        around: the identities of each cell.
        failing: the identities that fail for no few cells.
    """
    columns: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at in failing:
        if (column := column_of(system, at)) is not None:
            columns[column].append(at)
    found: dict[tuple[int, int, int], dict[int, dict[int, int]]] = defaultdict(dict)
    for (table, measure), wrong in columns.items():
        for start, down, changes in _of_column(system, around, (table, measure), wrong):
            best = found[table, start, down].get(measure, {})
            if _worth(system, around, changes) > _worth(system, around, best):
                found[table, start, down][measure] = changes
    told: set[int] = set()
    for group, changes, slip in _together(system, around, found):
        if told.isdisjoint(group):
            told.update(group)
            yield group, {cell: (by, by, by) for cell, by in sorted(changes.items())}, slip


def _together(
    system: System,
    around: Sequence[Sequence[int]],
    found: dict[tuple[int, int, int], dict[int, dict[int, int]]],
) -> list[tuple[list[int], dict[int, int], Slip]]:
    """The columns that slid from the same row on as one: what mends most by fewest cells first."""
    some = []
    for (_, _, down), same in found.items():
        changes = {cell: by for one in same.values() for cell, by in one.items()}
        group = _mended(system, around, changes)
        if len(group) >= _FAILING and len(changes) > _MOVED:
            some.append((group, changes, Slip.SLID_UP if down > 0 else Slip.SLID_DOWN))
    return sorted(some, key=lambda one: (-len(one[0]), len(one[1])))


def _worth(
    system: System, around: Sequence[Sequence[int]], changes: dict[int, int]
) -> tuple[int, int]:
    """How good an explanation is: by how many sums it mends, then by how few cells move."""
    met = {at for cell in changes for at in around[cell]}
    mended = sum(abs(system.residuals[at]) > system.envelopes[at] for at in met)
    return mended, -len(changes)


def column_of(system: System, at: int) -> tuple[int, int] | None:
    """The table and the measure of a sum of rows; None for other sums.

    Args:
        system: the system.
        at: the number of the identity.
    """
    places = {system.place(cell)[::2] for cell in _cells(system, at)}
    return places.pop() if len(places) == 1 else None


def _cells(system: System, at: int) -> tuple[int, ...]:
    one = system.identities[at]
    return (one.total, *one.parts)


def _of_column(
    system: System, around: Sequence[Sequence[int]], column: tuple[int, int], wrong: Sequence[int]
) -> Iterator[tuple[int, int, dict[int, int]]]:
    """The parts of a column that make its sums hold once they go up or down: first row, changes."""
    table, measure = column
    width, rows = len(system.tables[table].measures), len(system.tables[table].rows)
    cells = range(system.starts[table] + measure, system.starts[table] + rows * width, width)
    own = {at for cell in cells for at in around[cell] if column_of(system, at) == column}
    first_tried = sorted(own, key=lambda at: (at not in wrong, at))
    for end in range(_MOVED, rows) if rows <= _LONG else range(rows - 2, rows):
        for start in range(end - _MOVED + 1):
            for down in (1, -1):
                changes = _changes(system, first_tried, _Part(cells[start : end + 1], down))
                if changes:
                    yield start, down, changes


def _changes(system: System, own: Sequence[int], part: _Part) -> dict[int, int]:
    """The change of each cell of a part that moves; none where a sum of the column then fails.

    Args:
        system: the system.
        own: the sums of the column, those that fail first.
        part: the part.
    """
    values, down = system.values, part.down
    pairs = zip(part.cells, part.cells[1:], strict=False)
    changes = {
        (under if down > 0 else over): (values[over] - values[under]) * down
        for over, under in pairs
    }
    moved = {cell for cell, by in changes.items() if by}
    if not moved:
        return {}
    asked = _asked(system, own, part.free, changes)
    if asked is None or (values[part.free] + asked < 0 and not _may_be_negative(system, part)):
        return {}
    changes[part.free] = asked
    mended = 0
    for at in own:
        if changes.keys().isdisjoint(_cells(system, at)):
            continue
        if abs(_after(system, at, changes)) > system.envelopes[at]:
            return {}
        mended += abs(system.residuals[at]) > system.envelopes[at]
    return {cell: by for cell, by in changes.items() if by} if mended else {}


def _asked(system: System, own: Sequence[int], free: int, changes: dict[int, int]) -> int | None:
    """By how much the cell whose figure is lost has to change; None where its sums disagree."""
    asked = {
        _after(system, at, changes) * (-1 if system.identities[at].total == free else 1)
        for at in own
        if free in _cells(system, at)
    }
    return max(asked, key=abs, default=0) if len(asked) <= 1 else None


def _may_be_negative(system: System, part: _Part) -> bool:
    return system.tables[system.place(part.free)[0]].has_negatives


def _after(system: System, at: int, changes: dict[int, int]) -> int:
    """What an identity misses after some changes."""
    one = system.identities[at]
    by = sum(changes.get(cell, 0) for cell in one.parts)
    return system.residuals[at] + changes.get(one.total, 0) - by


def _mended(system: System, around: Sequence[Sequence[int]], changes: dict[int, int]) -> list[int]:
    """The identities that fail, and hold after some changes; none where any other then fails."""
    met = {at for cell in changes for at in around[cell]}
    if any(abs(_after(system, at, changes)) > system.envelopes[at] for at in met):
        return []
    return sorted(at for at in met if system.residuals[at])
