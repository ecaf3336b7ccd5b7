"""Faults of a whole column: its figures stand in another unit, or are off in row after row.

Its own sums hold: all figures are too great by the same factor, or each is off by as much as those
below it together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.reconciling.locate import Change
    from govbudget.reconciling.system import System

__all__ = ["FACTORS", "column_causes", "shifted_columns"]

#: By how much two units differ: yuan, thousands, ten thousands, millions, hundred millions.
FACTORS = (10_000, 1_000, 100_000_000, 1_000_000)
# In fewer rows each figure is looked at by itself.
_ENOUGH = 3


def column_causes(
    system: System, wrong: Sequence[int]
) -> Iterator[tuple[list[int], dict[int, Change]]]:
    """The columns in another unit: the identities that fail for it, and the change of each cell.

    Args:
        system: the system.
        wrong: the identities that fail beyond rounding.
    """
    groups: dict[tuple[int, str], list[int]] = {}
    for at in wrong:
        one = system.identities[at]
        places = [system.place(cell) for cell in (one.total, *one.parts)]
        if len({place[:2] for place in places}) == 1:
            groups.setdefault((places[0][0], one.text), []).append(at)
    for group in groups.values():
        if len(group) >= _ENOUGH:
            changes = _changes(system, group)
            if changes:
                yield group, changes


def _changes(system: System, group: list[int]) -> dict[int, Change]:
    """The changes of one column that make some identities hold; none where none does."""
    first = system.identities[group[0]]
    for place in range(len(first.parts) + 1):
        for factor in FACTORS:
            for up in (True, False):
                changes: dict[int, Change] = {}
                for at in group:
                    one = system.identities[at]
                    cell = (one.total, *one.parts)[place]
                    value = system.values[cell]
                    by = value * factor - value if up else _divided(value, factor) - value
                    after = system.residuals[at] + (by if place == 0 else -by)
                    if not by or abs(after) > system.envelopes[at]:
                        break
                    changes[cell] = (by, by, by)
                else:
                    if _is_more_than_nought(system, changes):
                        return changes
    return {}


def shifted_columns(
    system: System, around: Sequence[Sequence[int]], group: Sequence[int]
) -> list[dict[int, Change]]:
    """The columns that explain one sum of columns which fails in several rows: a change for each.

    A wrong figure of a 项 that was added up makes each row above it wrong by as much, so that the
    sums of rows hold before and after.

    Args:
        system: the system.
        around: the identities of each cell.
        group: the identities that fail, each in a row of its own.
    """
    found = []
    for place in range(len(system.identities[group[0]].parts) + 1):
        changes: dict[int, Change] = {}
        for at in group:
            one = system.identities[at]
            by = system.residuals[at] if place else -system.residuals[at]
            changes[(one.total, *one.parts)[place]] = (by, by, by)
        met = {at for cell in changes for at in around[cell]}
        if all(abs(_after(system, at, changes)) <= system.envelopes[at] for at in met):
            found.append(changes)
    return found


def _after(system: System, at: int, changes: dict[int, Change]) -> int:
    """What an identity misses after some changes."""
    one = system.identities[at]
    by = sum(changes[cell][2] for cell in one.parts if cell in changes)
    total = changes[one.total][2] if one.total in changes else 0
    return system.residuals[at] + total - by


def _is_more_than_nought(system: System, changes: dict[int, Change]) -> bool:
    """Whether most figures would still say something: a small one would be all but nought.

    Whatever a column has, the sums hold without it where it is beside them.
    """
    left = sum(
        abs(system.values[cell] + change[2]) > system.slack[cell]
        for cell, change in changes.items()
    )
    return 2 * left > len(changes)


def _divided(value: int, factor: int) -> int:
    """A value by a factor, to the nearest whole."""
    return (2 * value + factor) // (2 * factor)
