"""Figures of columns that stand a row too high or too low, from one row to another.

Each stands beside the name of its neighbour: few cells explain none of the sums that fail.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from govbudget.reconciling.kinds import Slip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.reconciling.locate import Change
    from govbudget.reconciling.system import System

__all__ = ["slides"]

# In fewer rows, or where fewer sums fail, figures are wrong by themselves, or copied.
_ROWS = 4
_FAILING = 2
# In longer tables only a slide down to one of the last two rows is looked for.
_LONG = 40


class _Block(NamedTuple):
    """Rows of a table from one to another, and by how many their figures have to go down."""

    table: int
    start: int
    end: int
    down: int


class _Sum(NamedTuple):
    """A sum of a column, its cells by their rows: what it misses, and what rounding explains."""

    total: int
    parts: tuple[int, ...]
    residual: int
    envelope: int

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows of all its cells."""
        return (self.total, *self.parts)

    def after(self, changes: dict[int, int]) -> int:
        """What it misses after some changes, by their rows."""
        by = sum([changes[row] for row in self.parts if row in changes])
        return self.residual + changes.get(self.total, 0) - by


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
    columns = {column for at in failing if (column := _column(system, at)) is not None}
    found: dict[_Block, dict[int, dict[int, int]]] = defaultdict(dict)
    for table, measure in sorted(columns):
        blocks = _blocks(table, len(system.tables[table].rows))
        for block, changes in _of_column(system, around, measure, blocks):
            found[block][measure] = changes
    for table in {table for table, _ in columns}:
        blocks = [block for block in found if block.table == table]
        for measure in range(len(system.tables[table].measures)):
            if (table, measure) not in columns:
                for block, changes in _of_column(system, around, measure, blocks):
                    found[block][measure] = changes
    told: set[int] = set()
    for group, changes, slip in _together(system, around, found, columns):
        if told.isdisjoint(group):
            told.update(group)
            yield group, {cell: (by, by, by) for cell, by in sorted(changes.items())}, slip


def _together(
    system: System,
    around: Sequence[Sequence[int]],
    found: dict[_Block, dict[int, dict[int, int]]],
    failing: set[tuple[int, int]],
) -> list[tuple[list[int], dict[int, int], Slip]]:
    """What slid, several columns as one: what mends most by fewest cells first.

    The columns whose sums fail slid, or all of the block; they need not end in one row.
    """
    some: list[tuple[int, dict[int, int]]] = []
    best: dict[tuple[int, int, int], dict[int, dict[int, int]]] = defaultdict(dict)
    for block, every in found.items():
        same = {at: one for at, one in every.items() if (block.table, at) in failing}
        some += [(block.down, _joined(same)), (block.down, _joined(every))]
        for at, changes in same.items():
            other = best[block.table, block.start, block.down].get(at, {})
            if _worth(system, around, changes) > _worth(system, around, other):
                best[block.table, block.start, block.down][at] = changes
    some += [(down, _joined(same)) for (_, _, down), same in best.items()]
    told = []
    for down, changes in some:
        rows = {system.place(cell)[1] for cell in changes}
        group = _mended(system, around, changes) if len(rows) >= _ROWS else []
        if len(group) >= _FAILING:
            told.append((group, changes, Slip.SLID_UP if down > 0 else Slip.SLID_DOWN))
    return sorted(told, key=lambda one: (-len(one[0]), len(one[1])))


def _joined(columns: dict[int, dict[int, int]]) -> dict[int, int]:
    return {cell: by for one in columns.values() for cell, by in one.items()}


def _worth(
    system: System, around: Sequence[Sequence[int]], changes: dict[int, int]
) -> tuple[int, int]:
    """How good an explanation is: by how many sums it mends, then by how few cells move."""
    met = {at for cell in changes for at in around[cell]}
    mended = sum(abs(system.residuals[at]) > system.envelopes[at] for at in met)
    return mended, -len(changes)


def _column(system: System, at: int) -> tuple[int, int] | None:
    """The table and the measure of a sum of rows; None for other sums."""
    places = {system.place(cell)[::2] for cell in _cells(system, at)}
    return places.pop() if len(places) == 1 else None


def _cells(system: System, at: int) -> tuple[int, ...]:
    one = system.identities[at]
    return (one.total, *one.parts)


def _blocks(table: int, rows: int) -> list[_Block]:
    """The parts of a table that are looked at."""
    ends = range(_ROWS - 1, rows) if rows <= _LONG else range(rows - 2, rows)
    return [
        _Block(table, start, end, down)
        for end in ends
        for start in range(end - _ROWS + 2)
        for down in (1, -1)
    ]


def _of_column(
    system: System, around: Sequence[Sequence[int]], measure: int, blocks: Sequence[_Block]
) -> Iterator[tuple[_Block, dict[int, int]]]:
    """The blocks of a table that make all sums of a column hold once they go up or down."""
    if not blocks:
        return
    table = blocks[0].table
    shown = system.tables[table]
    width, start = len(shown.measures), system.starts[table]
    cells = range(start + measure, start + len(shown.rows) * width, width)
    own = _sums(system, around, cells)
    values = [system.values[cell] for cell in cells]
    totals = {one.total for one in own}
    # Where a sum fails with all its cells moved, no block that has them all is one.
    broken = {
        down: [(min(one.rows), max(one.rows)) for one in own if not _holds_moved(one, down, values)]
        for down in (1, -1)
    }
    for block in blocks:
        low, high = (block.start + 1, block.end) if block.down > 0 else (block.start, block.end - 1)
        # Between two sums the figures add up in any order: one cell explains what fails there.
        between = totals.isdisjoint(range(low, high + 1))
        if between or any(low <= a and b <= high for a, b in broken[block.down]):
            continue
        changes = _changes(own, values, block, may_be_negative=shown.has_negatives)
        if changes:
            yield block, {cells[row]: by for row, by in changes.items()}


def _sums(system: System, around: Sequence[Sequence[int]], cells: range) -> list[_Sum]:
    """The sums that have all their cells in a column."""
    rows = {cell: row for row, cell in enumerate(cells)}
    found: dict[int, _Sum] = {}
    for cell in cells:
        for at in around[cell]:
            one = system.identities[at]
            if at not in found and one.total in rows and rows.keys() >= {*one.parts}:
                parts = tuple([rows[part] for part in one.parts])
                limits = system.residuals[at], system.envelopes[at]
                found[at] = _Sum(rows[one.total], parts, *limits)
    return list(found.values())


def _holds_moved(one: _Sum, down: int, values: Sequence[int]) -> bool:
    """Whether a sum holds with the figures of the rows beside its own; it may where one is none."""
    rows = [row - down for row in one.rows]
    if not all(0 <= row < len(values) for row in rows):
        return True
    total, *parts = (values[row] for row in rows)
    return abs(total - sum(parts)) <= one.envelope


def _changes(
    own: Sequence[_Sum], values: Sequence[int], block: _Block, *, may_be_negative: bool
) -> dict[int, int]:
    """The change of each cell of a column that moves, by its row; none where a sum then fails.

    Args:
        own: the sums of the column.
        values: its figures.
        block: the rows that move.
        may_be_negative: whether figures of the table may be below nought.
    """
    start, end, down = block.start, block.end, block.down
    # The figure of the first row is lost where they go up, that of the last where they go down.
    if down > 0:
        free, changes = start, {at + 1: values[at] - values[at + 1] for at in range(start, end)}
    else:
        free, changes = end, {at: values[at + 1] - values[at] for at in range(start, end)}
    if not any(changes.values()):
        return {}
    asked = _asked(own, free, changes)
    if asked is None or (values[free] + asked < 0 and not may_be_negative):
        return {}
    changes[free] = asked
    # A sum with no cell that moves is left as it is, whether it holds or not.
    for one in own:
        if abs(one.after(changes)) > one.envelope and not changes.keys().isdisjoint(one.rows):
            return {}
    return {row: by for row, by in changes.items() if by}


def _asked(own: Sequence[_Sum], free: int, changes: dict[int, int]) -> int | None:
    """By how much the cell whose figure is lost has to change; None where its sums disagree."""
    asked = {
        one.after(changes) * (-1 if one.total == free else 1)
        for one in own
        if free == one.total or free in one.parts
    }
    return max(asked, key=abs, default=0) if len(asked) <= 1 else None


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
