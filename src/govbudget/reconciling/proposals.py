"""What the cells at fault should say, and the slips that explain them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govbudget.reconciling.findings import Explanation, Mend
from govbudget.reconciling.kinds import Slip
from govbudget.reconciling.slips import slip_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.reconciling.causes import Cause
    from govbudget.reconciling.locate import Change
    from govbudget.reconciling.system import Equation, System

__all__ = ["Proposals"]

# How many values within what rounding leaves open are tried for a known slip.
_TRIED = 40
# Slips that explain little: nearly any change may be one.
_WEAK = (None, Slip.DIGIT_WRONG, Slip.LOST)


class Proposals:
    """Makes explanations of causes."""

    def __init__(self, system: System, around: Sequence[Sequence[int]]) -> None:
        self.system = system
        self.around = around

    def of(self, cause: Cause, most: int) -> tuple[list[Explanation], int]:
        """The explanations of a cause, the likeliest first, no more than so many; and their number.

        Cells beside each other that may have changed places are added where no slip is known. What
        would make an amount fall below zero is none in a table that has no such amounts.
        """
        found = [self._explained(one, cause.envelopes) for one in cause.sets]
        if cause.slid:
            found = [Explanation(one.mends, cause.slid) for one in found]
        elif cause.whole:
            copied = [Explanation(one.mends, Slip.ROW_COPIED) for one in found[: cause.copied]]
            found = copied + sorted(found[cause.copied :], key=_likeliest)
        kept = [one for one in found if self._may_be(one)]
        count = cause.many - (len(found) - len(kept))
        if not cause.whole:
            if all(one.slip in _WEAK for one in kept):
                kept += [one for one in self._neighbours(cause, kept) if self._may_be(one)]
            kept.sort(key=_likeliest)
        return kept[:most], max(count, len(kept)) if kept else 0

    def _may_be(self, explanation: Explanation) -> bool:
        """Whether the signs of the tables allow what would mend them."""
        tables = self.system.tables
        return all(
            mend.value >= 0 or tables[mend.cell.table].has_negatives for mend in explanation.mends
        )

    def is_untied(self, identity: Equation) -> bool:
        """Whether a sum of rows is in a measure that no column identity ties to others."""
        measure = self.system.place(identity.total)[2]
        cells = (identity.total, *identity.parts)
        return all(
            self.system.place(other)[2] == measure
            for cell in cells
            for at in self.around[cell]
            for other in self._cells(at)
        )

    def _neighbours(self, cause: Cause, known: list[Explanation]) -> list[Explanation]:
        """Cells beside each other that may have changed places: two at once, but one slip."""
        system = self.system
        near = {cell for at in cause.group for cell in self._cells(at)}
        there = {frozenset(mend.cell for mend in one.mends) for one in known}
        found = []
        for cell in sorted(near):
            table, _, measure = system.place(cell)
            width = len(system.tables[table].measures)
            beside = [cell - width, cell + width]
            beside += [cell - 1] * (measure > 0) + [cell + 1] * (measure + 1 < width)
            for other in beside:
                seen = other in near and other < cell
                if seen or not 0 <= other < len(self.around) or not self.around[other]:
                    continue
                if system.place(other)[0] != table:
                    continue
                by = system.values[other] - system.values[cell]
                changed = {cell: by, other: -by}
                if by and self._mends(cause, changed):
                    mends = tuple(self._mend(one, at) for one, at in sorted(changed.items()))
                    if frozenset(mend.cell for mend in mends) not in there:
                        found.append(Explanation(mends, Slip.CELLS_SWAPPED))
        return found

    def _mends(self, cause: Cause, changed: dict[int, int]) -> bool:
        """Whether changes make all of a group hold, and spoil nothing else."""
        return self._fits(changed, cause.envelopes) and all(
            abs(self._after(at, changed)) <= cause.envelopes[at] for at in cause.group
        )

    def _cells(self, at: int) -> tuple[int, ...]:
        return (self.system.identities[at].total, *self.system.identities[at].parts)

    def _mend(self, cell: int, by: int, slip: Slip | None = None) -> Mend:
        """A cell with what it should be."""
        table, row, measure = self.system.place(cell)
        stated = self.system.tables[table].rows[row].cells[measure].amount
        value = self.system.amount(self.system.values[cell] + by, table)
        return Mend(self.system.ref(cell), stated, value, slip)

    def _explained(self, changes: dict[int, Change], envelopes: Sequence[int]) -> Explanation:
        """The mends of a set of cells, each with the value that is likeliest."""
        likely = {cell: change[2] for cell, change in changes.items()}
        swapped = self._swapped(changes, envelopes)
        if swapped is not None:
            likely = swapped
        mends = []
        for cell, (low, high, _) in changes.items():
            slip = None
            if swapped is None:
                likely[cell], slip = self._likeliest(cell, likely, (low, high), envelopes)
            mends.append(self._mend(cell, likely[cell], slip))
        if swapped is not None:
            return Explanation(tuple(mends), Slip.CELLS_SWAPPED)
        slips = {mend.slip for mend in mends}
        return Explanation(tuple(mends), slips.pop() if len(slips) == 1 else None)

    def _swapped(
        self, changes: dict[int, Change], envelopes: Sequence[int]
    ) -> dict[int, int] | None:
        """The changes of two cells that take each other's amount, if all then holds."""
        if len(changes) != 2:  # noqa: PLR2004  two
            return None
        first, second = changes
        values = self.system.values
        by = values[second] - values[first]
        changed = {first: by, second: -by}
        return changed if by and self._fits(changed, envelopes) else None

    def _fits(self, changed: dict[int, int], envelopes: Sequence[int]) -> bool:
        return all(
            abs(self._after(at, changed)) <= envelopes[at]
            for at in {at for cell in changed for at in self.around[cell]}
        )

    def _after(self, at: int, changed: dict[int, int]) -> int:
        """What an identity misses after some changes."""
        one = self.system.identities[at]
        by = changed.get(one.total, 0) - sum([changed.get(part, 0) for part in one.parts])
        return self.system.residuals[at] + by

    def _likeliest(
        self,
        cell: int,
        likely: dict[int, int],
        limits: tuple[int, int],
        envelopes: Sequence[int],
    ) -> tuple[int, Slip | None]:
        """The change of a cell that makes most identities exact, or is that of a known slip."""
        system = self.system
        table, row, measure = system.place(cell)
        step = system.steps[table]
        shown = system.tables[table]
        stated = shown.rows[row].cells[measure].amount
        low, high = -(-limits[0] // step) * step, limits[1] // step * step
        others = {**likely, cell: 0}
        asked = Counter(
            -self._after(at, others) * (1 if system.identities[at].total == cell else -1)
            for at in self.around[cell]
        )
        best = next((by for by, _ in asked.most_common() if low <= by <= high and by), likely[cell])
        tried = [best]
        if high - low <= _TRIED * step:
            tried += [by for by in range(low, high + 1, step) if by not in {0, best}]
        for by in tried:
            value = system.amount(system.values[cell] + by, table)
            slip = slip_between(stated, value, shown.places, shown.unit)
            if slip not in _WEAK and self._fits({**likely, cell: by}, envelopes):
                return by, slip
        value = system.amount(system.values[cell] + best, table)
        return best, slip_between(stated, value, shown.places, shown.unit)


def _likeliest(explanation: Explanation) -> int:
    """Known slips first, then an amount left out, then one wrong digit, then what has no name.

    What would make an amount fall below zero comes behind all that does not.
    """
    below = any(mend.value < 0 <= (mend.stated or 0) for mend in explanation.mends)
    if explanation.slip not in _WEAK:
        return 0
    return 1 + (Slip.LOST, Slip.DIGIT_WRONG, None).index(explanation.slip) + 3 * below
