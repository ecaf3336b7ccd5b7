"""Failed identities, in groups that have a common cause, and what explains each."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from govbudget.reconciling.locate import components, locate
from govbudget.reconciling.rowfaults import row_causes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.reconciling.locate import Change, Located
    from govbudget.reconciling.system import System

__all__ = ["Cause", "Causes"]

# What a group counts for that no few cells explain.
_MANY = 4


class Cause(NamedTuple):
    """Identities that fail together, and what explains them.

    ``sets`` are the smallest sets of cells with their changes, ``many`` says how many there are,
    and ``envelopes`` within how much of rounding they were sought. Of a whole row, ``copied`` of
    the sets are rows that repeat the row above, and ``missing`` says whether one that is left out
    would explain it too.
    """

    group: list[int]
    sets: list[dict[int, Change]]
    many: int
    envelopes: Sequence[int]
    timed_out: bool = False
    is_row: bool = False
    copied: int = 0
    missing: bool = False

    @property
    def size(self) -> int:
        """How many cells explain it; 0 where nothing does."""
        return len(self.sets[0]) if self.sets else 0


class Causes:
    """The search for what makes the identities of a system fail.

    Attributes:
        system: the system.
        around: the identities of each cell.
        off: the identities that do not hold to the last digit.
    """

    def __init__(self, system: System, seconds: float) -> None:
        """Look at a system; the search gives up after so many seconds."""
        self.system = system
        self.seconds = seconds
        self.off = [at for at, residual in enumerate(system.residuals) if residual]
        self.around: list[list[int]] = []
        self.nothing = [0] * len(system.identities)

    def search(self) -> list[Cause]:
        """The causes of all that fails beyond rounding; none where nothing does."""
        system, off = self.system, self.off
        wrong = [at for at in off if abs(system.residuals[at]) > system.envelopes[at]]
        if not wrong:
            return []
        self.around = [[] for _ in system.values]
        for at, one in enumerate(system.identities):
            self.around[one.total].append(at)
            for part in one.parts:
                self.around[part].append(at)
        # Where no group is but rounding, the table was not rounded: sums hold to the last digit.
        groups = components(system.identities, off)
        beyond = set(wrong)
        exact = all(not beyond.isdisjoint(group) for group in groups)
        if not exact:
            groups = components(system.identities, wrong)
        rows = self._rows(off if exact else wrong, exact=exact)
        told = {at for cause in rows for at in cause.group}
        left = [[at for at in group if at not in told] for group in groups]
        return rows + self._cells([group for group in left if group], exact=exact)

    def _rows(self, failing: list[int], *, exact: bool) -> list[Cause]:
        """The causes that are whole rows."""
        envelopes = self.nothing if exact else self.system.envelopes
        return [
            Cause(
                one.group,
                one.sets,
                len(one.sets),
                envelopes,
                is_row=True,
                copied=one.copied,
                missing=one.missing,
            )
            for one in row_causes(self.system, self.around, failing, envelopes)
        ]

    def _cells(self, groups: list[list[int]], *, exact: bool) -> list[Cause]:
        """The causes that are single cells; groups that fewer explain together are one."""
        deadline = time.perf_counter() + self.seconds
        causes = []
        for number, group in enumerate(groups):
            left = (deadline - time.perf_counter()) / (len(groups) - number)
            causes.append(self._cause(group, max(left, 0.01), exact=exact))
        hard = [cause for cause in causes if cause.size != 1]
        if len(hard) > 1:
            left = max(deadline - time.perf_counter(), 0.01)
            joined = sorted(at for cause in hard for at in cause.group)
            joint = self._cause(joined, left, exact=exact)
            if joint.size and joint.size < sum(cause.size or _MANY for cause in hard):
                return [*(cause for cause in causes if cause.size == 1), joint]
        return causes

    def _cause(self, group: list[int], seconds: float, *, exact: bool) -> Cause:
        """What explains a group: amounts that match to the last digit, where all others do."""
        system = self.system
        best = None
        if exact:
            best = self._located(group, group, self.nothing, seconds)
            if best.size == 1:
                return best
        beyond = [at for at in group if abs(system.residuals[at]) > system.envelopes[at]]
        loose = self._located(group, beyond, system.envelopes, seconds)
        if best is None or (loose.size and (not best.size or loose.size < best.size)):
            return loose
        return best

    def _located(
        self, group: list[int], failing: list[int], envelopes: Sequence[int], seconds: float
    ) -> Cause:
        system = self.system
        limits = (system.residuals, envelopes)
        found: Located = locate(system.identities, self.around, limits, failing, seconds)
        sets = [dict(one) for one in found.sets]
        return Cause(group, sets, found.count, envelopes, found.timed_out)
