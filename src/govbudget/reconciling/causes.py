"""Failed identities, in groups that have a common cause, and what explains each."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from govbudget.reconciling.columnfaults import column_causes, shifted_columns
from govbudget.reconciling.locate import STEPS, Effort, components, locate
from govbudget.reconciling.rowfaults import row_causes
from govbudget.reconciling.slides import slides

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.reconciling.kinds import Slip
    from govbudget.reconciling.locate import Change, Located
    from govbudget.reconciling.system import System

__all__ = ["Cause", "Causes"]

# What a group counts for that no few cells explain.
_MANY = 4
# Of more causes, no two are looked at together.
_PAIRED = 12
# A miss that is so many times smaller than all that are beyond rounding has another cause.
_FAR = 10


class Cause(NamedTuple):
    """Identities that fail together, and what explains them.

    ``sets`` are the smallest sets of cells with their changes, ``many`` says how many there are,
    and ``envelopes`` within how much of rounding they were sought. Of a ``whole`` row or column,
    ``copied`` of the sets are rows that repeat the row above, and ``missing`` says whether one that
    is left out would explain it too. Of a part of the table that ``slid`` they
    are its moves.
    """

    group: list[int]
    sets: list[dict[int, Change]]
    many: int
    envelopes: Sequence[int]
    gave_up: bool = False
    whole: bool = False
    copied: int = 0
    missing: bool = False
    slid: Slip | None = None

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

    def __init__(self, system: System, steps: int = STEPS) -> None:
        """Look at a system; the search gives up after so many steps."""
        self.system = system
        self.effort = Effort(steps)
        self.off = [at for at, residual in enumerate(system.residuals) if residual]
        self.around: list[list[int]] = []
        self.nothing = [0] * len(system.identities)
        self.exact = True

    def search(self) -> list[Cause]:
        """The causes of all that fails beyond rounding; none where nothing does.

        Few cells are sought first, then whole rows and columns, and three cells last, which takes
        the most time.
        """
        system, off = self.system, self.off
        wrong = [at for at in off if abs(system.residuals[at]) > system.envelopes[at]]
        if not wrong:
            return []
        self._look_around()
        # Where no miss is but rounding, the table was not rounded: sums hold to the last digit.
        groups = components(system.identities, off)
        self.exact = not any(map(self._has_rounding, groups))
        if not self.exact:
            groups = components(system.identities, wrong)
        whole = self._columns(wrong)
        told = {at for cause in whole for at in cause.group}
        left = [[at for at in group if at not in told] for group in groups]
        causes = self._together([self._cause(group, 2) for group in left if group], 2)
        causes = self._with_rows(causes, off if self.exact else wrong)
        slid, causes = self._slid(causes)
        hard = [cause for cause in causes if not cause.sets]
        easy = [cause for cause in causes if cause.sets]
        again = self._together([self._cause(cause.group, 3) for cause in hard], 3)
        return [*whole, *slid, *easy, *self._shifted(again)]

    def _slid(self, causes: list[Cause]) -> tuple[list[Cause], list[Cause]]:
        """The causes that are parts of tables which slid by a row, and the others that are left.

        What few cells or one row explain by themselves did not slide.
        """
        failing = [at for cause in causes for at in self._beyond(cause.group)]
        if len(causes) == 1 and causes[0].sets:
            return [], causes
        found: list[Cause] = []
        for group, changes, way in slides(self.system, self.around, failing):
            met = [cause for cause in causes if not set(group).isdisjoint(cause.group)]
            within = all(set(group).issuperset(self._beyond(cause.group)) for cause in met)
            if within and (len(met) > 1 or not all(cause.sets for cause in met)):
                causes = [cause for cause in causes if cause not in met]
                envelopes = self.system.envelopes
                found.append(Cause(group, [changes], 1, envelopes, whole=True, slid=way))
        return found, causes

    def _shifted(self, causes: list[Cause]) -> list[Cause]:
        """The causes, those of one sum of columns in several rows as one, if columns explain it."""
        groups: dict[tuple[int, str], list[Cause]] = {}
        for cause in causes:
            kinds = {self._column_sum(at) for at in cause.group} if not cause.sets else {None}
            kind = kinds.pop() if len(kinds) == 1 else None
            if kind is not None:
                groups.setdefault(kind, []).append(cause)
        for some in groups.values():
            group = sorted(at for cause in some for at in cause.group)
            sets = shifted_columns(self.system, self.around, group) if len(group) > 1 else []
            if sets:
                one = Cause(group, sets, len(sets), self.system.envelopes, whole=True)
                causes = [*(cause for cause in causes if cause not in some), one]
        return causes

    def _column_sum(self, at: int) -> tuple[int, str] | None:
        """Which sum of columns an identity is, by its table and text; None where it is none."""
        one = self.system.identities[at]
        places = {self.system.place(cell)[:2] for cell in (one.total, *one.parts)}
        return (places.pop()[0], one.text) if len(places) == 1 else None

    def _has_rounding(self, group: list[int]) -> bool:
        """Whether a group has a miss that rounding explains, and no cell at fault would.

        A cell at fault makes all its sums miss by as much.
        """
        residuals, envelopes = self.system.residuals, self.system.envelopes
        beyond = [abs(residuals[at]) for at in group if abs(residuals[at]) > envelopes[at]]
        if not beyond:
            return True
        least = min(beyond)
        return any(_FAR * abs(residuals[at]) < least for at in group)

    def _look_around(self) -> None:
        self.around = [[] for _ in self.system.values]
        for at, one in enumerate(self.system.identities):
            self.around[one.total].append(at)
            for part in one.parts:
                self.around[part].append(at)

    @property
    def _envelopes(self) -> Sequence[int]:
        return self.nothing if self.exact else self.system.envelopes

    def _columns(self, wrong: list[int]) -> list[Cause]:
        """The causes that are whole columns in another unit."""
        return [
            Cause(group, [changes], 1, self.system.envelopes, whole=True)
            for group, changes in column_causes(self.system, wrong)
        ]

    def _with_rows(self, causes: list[Cause], failing: list[int]) -> list[Cause]:
        """The causes, those of them replaced that whole rows explain better.

        A row is better than several causes, or than none; than one cause with no fewer cells.
        """
        grouped = {at for cause in causes for at in cause.group}
        failing = [at for at in failing if at in grouped]
        rounded = self.exact and self._is_rounded(failing)
        envelopes = self.system.envelopes if rounded else self._envelopes
        for one in row_causes(self.system, self.around, failing, envelopes):
            covered = set(one.group)
            met = [cause for cause in causes if not covered.isdisjoint(cause.group)]
            within = all(covered.issuperset(self._beyond(cause.group)) for cause in met)
            lone = len(met) == 1 and met[0].size and met[0].size < len(one.sets[0])
            if within and not lone and not (len(met) == 1 and met[0].size == 1):
                row = Cause(
                    one.group,
                    one.sets,
                    len(one.sets),
                    envelopes,
                    whole=True,
                    copied=one.copied,
                    missing=one.missing,
                )
                causes = [*(cause for cause in causes if cause not in met), row]
        return causes

    def _together(self, causes: list[Cause], most: int) -> list[Cause]:
        """The causes, with those as one that fewer cells explain, or as few in more ways."""
        hard = [cause for cause in causes if cause.size != 1]
        if len(hard) > 1:
            joint = self._cause(sorted(at for cause in hard for at in cause.group), most)
            if joint.size and joint.size < sum(cause.size or _MANY for cause in hard):
                causes = [*(cause for cause in causes if cause.size == 1), joint]
        alone = [cause for cause in causes if cause.size == 1]
        if 1 < len(alone) <= _PAIRED:
            for one, other in combinations(alone, 2):
                if one in causes and other in causes and self._agree(one, other):
                    joint = self._cause(sorted((*one.group, *other.group)), 2)
                    if joint.size and joint.many > one.many * other.many:
                        causes = [*(c for c in causes if c not in (one, other)), joint]
        return causes

    def _agree(self, one: Cause, other: Cause) -> bool:
        """Whether two groups miss the same amount, so that one slip may be behind both."""
        missed = {abs(self.system.residuals[at]) for at in one.group}
        return any(abs(self.system.residuals[at]) in missed for at in other.group)

    def _cause(self, group: list[int], most: int) -> Cause:
        """What explains a group: amounts that match to the last digit, where all others do."""
        system = self.system
        best = None
        if self.exact:
            best = self._located(group, group, self.nothing, most)
            if best.size == 1 and not self._is_rounded(group):
                return best
        loose = self._located(group, self._beyond(group), system.envelopes, most)
        if best is None or (loose.size and (not best.size or loose.size < best.size)):
            return loose
        # Where a sum of the group misses by no more than rounding, none need match exactly.
        return loose if loose.size == best.size and self._is_rounded(group) else best

    def _beyond(self, group: list[int]) -> list[int]:
        """The sums of a group that miss by more than rounding explains."""
        system = self.system
        return [at for at in group if abs(system.residuals[at]) > system.envelopes[at]]

    def _is_rounded(self, group: list[int]) -> bool:
        """Whether a sum of a group misses by no more than rounding explains."""
        return len(self._beyond(group)) < len(group)

    def _located(
        self, group: list[int], failing: list[int], envelopes: Sequence[int], most: int
    ) -> Cause:
        system = self.system
        found: Located = locate(
            system.identities,
            self.around,
            (system.residuals, envelopes),
            failing,
            self.effort,
            most,
        )
        sets = [dict(one) for one in found.sets]
        return Cause(group, sets, found.count, envelopes, found.gave_up)
