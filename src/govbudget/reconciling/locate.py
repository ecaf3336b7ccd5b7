"""Where the error sits: the fewest cells whose change makes every identity hold.

The principle is that of Fellegi and Holt (A systematic approach to automatic edit and imputation,
Journal of the American Statistical Association 71, 1976): the data should be made to satisfy all
rules by changing the fewest items. Here the rules are sums with coefficients of one, within what
rounding explains, so that the search needs no solver.

The search branches on what contradicts: as long as some identities cannot hold whatever the chosen
cells say, one more cell of just these identities has to be chosen. It finds every smallest set of
up to three cells. Cells that stand in the same identities with the same signs explain the same, and
are tried once.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice, product
from math import prod
from typing import TYPE_CHECKING, TypeAlias

from attrs import define, frozen

from govbudget.reconciling.bounds import solve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.reconciling.system import Equation

__all__ = ["STEPS", "Effort", "Located", "components", "locate"]

#: A change of a cell that makes the identities hold: at least, at most, and the likeliest.
Change: TypeAlias = tuple[int, int, int]
_MOST = 3
#: How many steps a search takes at most: some seconds, on any machine the same findings.
STEPS = 100_000
# How many sets are looked at; of more that explain the same, none is the likeliest.
_LISTED = 2_000


@frozen(slots=True)
class Located:
    """What explains the identities of a component.

    Attributes:
        sets: the smallest sets of cells, each cell with its change.
        count: how many such sets there are; more than are listed where they are very many.
        gave_up: whether the steps were over before all were tried.
    """

    sets: tuple[tuple[tuple[int, Change], ...], ...]
    count: int = 0
    gave_up: bool = False


@define
class Effort:
    """How many steps a search may still take.

    Steps are counted, not seconds, so that what is found does not depend on the machine.

    Attributes:
        left: the steps.
    """

    left: int = STEPS

    def spend(self, steps: int) -> bool:
        """Take some steps; whether there were any left."""
        self.left -= steps
        return self.left >= 0


def components(identities: Sequence[Equation], failing: Iterable[int]) -> list[list[int]]:
    """The failing identities in groups that share no cell, each in order.

    By union and find: each identity points to another one of its group, or to itself.
    """
    above: dict[int, int] = {}
    first: dict[int, int] = {}
    for at in failing:
        above[at] = at
        for cell in (identities[at].total, *identities[at].parts):
            known = first.setdefault(cell, at)
            if known != at:
                above[_root(above, known)] = _root(above, at)
    groups: dict[int, list[int]] = {}
    for at in above:
        groups.setdefault(_root(above, at), []).append(at)
    return sorted(sorted(group) for group in groups.values())


def _root(above: dict[int, int], at: int) -> int:
    while above[at] != at:
        above[at] = above[above[at]]
        at = above[at]
    return at


class _Search:
    """One search: the identities around a component, and what was found so far."""

    def __init__(
        self,
        identities: Sequence[Equation],
        around: Sequence[Sequence[int]],
        limits: tuple[Sequence[int], Sequence[int]],
        effort: Effort,
    ) -> None:
        self.identities = identities
        self.around = around
        self.residuals, self.envelopes = limits
        self.effort = effort
        self.patterns: dict[int, tuple[tuple[int, int], ...]] = {}
        self.busiest = max(map(len, around), default=0)
        self.gave_up = False

    def pattern(self, cell: int) -> tuple[tuple[int, int], ...]:
        """The identities that a cell stands in, with its sign in each."""
        known = self.patterns.get(cell)
        if known is None:
            signs: dict[int, int] = defaultdict(int)
            for at in self.around[cell]:
                one = self.identities[at]
                signs[at] += (one.total == cell) - one.parts.count(cell)
            known = self.patterns[cell] = tuple((at, sign) for at, sign in signs.items() if sign)
        return known

    def run(self, failing: Sequence[int], most: int) -> list[dict[int, Change]]:
        """The smallest sets, one cell standing for all that have its pattern."""
        for size in range(1, most + 1):
            self.seen: set[frozenset[int]] = set()
            found = list(self._grow((), failing, size))
            if found or self.gave_up:
                return found
        return []

    def _grow(
        self, chosen: tuple[int, ...], failing: Sequence[int], left: int
    ) -> Iterator[dict[int, Change]]:
        """The sets that a chosen one grows to with so many cells more."""
        untouched = self._untouched(chosen, failing)
        if len(untouched) > left * self.busiest:
            return
        if left == 0:
            if not untouched and (changes := self._changes(chosen)):
                yield dict(zip(chosen, changes, strict=True))
            return
        for cell in self._next(chosen, untouched, left):
            together = frozenset((*chosen, cell))
            if together in self.seen:
                continue
            self.seen.add(together)
            # Single cells are few, and always tried.
            if chosen and not self.effort.spend(1 + len(untouched)):
                self.gave_up = True
                return
            yield from self._grow((*chosen, cell), failing, left - 1)

    def families(self, failing: Sequence[int], changes: Iterable[int]) -> list[list[int]]:
        """For each cell of a set all that stand in the same identities with the same signs."""
        cells = list(changes)
        near = {other for at in failing for other in self._cells(at)}
        near |= {other for cell in cells for at in self.around[cell] for other in self._cells(at)}
        alike: dict[tuple[tuple[int, int], ...], list[int]] = {}
        for other in sorted(near):
            alike.setdefault(self.pattern(other), []).append(other)
        return [alike[self.pattern(cell)] for cell in cells]

    def _untouched(self, chosen: tuple[int, ...], failing: Sequence[int]) -> list[int]:
        touched = {at for cell in chosen for at, _ in self.pattern(cell)}
        return [at for at in failing if at not in touched]

    def _next(self, chosen: tuple[int, ...], untouched: list[int], left: int) -> list[int]:
        """The cells of which one has to join: those of an identity that cannot hold without."""
        if not untouched:
            core = sorted({at for cell in chosen for at, _ in self.pattern(cell)})
            cells = {cell for at in core for cell in self._cells(at)}
        elif left == 1:
            first, *rest = sorted(untouched, key=lambda at: len(self.identities[at].parts))
            cells = set(self._cells(first)).intersection(*map(self._cells, rest))
        else:
            cells = set(self._cells(min(untouched, key=lambda at: len(self.identities[at].parts))))
        taken = {self.pattern(cell) for cell in chosen}
        unlike: dict[tuple[tuple[int, int], ...], int] = {}
        for cell in sorted(cells):
            pattern = self.pattern(cell)
            if pattern not in taken:
                unlike.setdefault(pattern, cell)
        return list(unlike.values())

    def _cells(self, at: int) -> tuple[int, ...]:
        return (self.identities[at].total, *self.identities[at].parts)

    def _changes(self, chosen: tuple[int, ...]) -> list[Change] | None:
        """What the chosen cells may change by so that all their identities hold; None: nothing."""
        if len(chosen) == 1 and (one := self._alone(*chosen)) is not None:
            return one or None
        rows: dict[int, list[int]] = {}
        for place, cell in enumerate(chosen):
            for at, sign in self.pattern(cell):
                rows.setdefault(at, [0] * len(chosen))[place] += sign
        self.effort.spend(len(rows))
        residuals, envelopes = self.residuals, self.envelopes
        if self._is_torn(rows.items(), len(chosen) - 1):
            return None
        limits = (
            (tuple(row), -envelopes[at] - residuals[at], envelopes[at] - residuals[at])
            for at, row in rows.items()
        )
        return solve(limits, len(chosen))

    def _is_torn(self, rows: Iterable[tuple[int, Sequence[int]]], others: int) -> bool:
        """Whether the sums that one of the cells stands in alone ask two things of it.

        Most sets end so, before anything is solved.
        """
        known: dict[int, tuple[int, int]] = {}
        for at, row in rows:
            if row.count(0) != others:
                continue
            sign = sum(row)
            place = row.index(sign)
            if sign not in {1, -1}:
                continue
            envelope = self.envelopes[at]
            asked = -sign * self.residuals[at]
            low, high = known.get(place, (asked - envelope, asked + envelope))
            low, high = max(low, asked - envelope), min(high, asked + envelope)
            if low > high:
                return True
            known[place] = low, high
        return False

    def _alone(self, cell: int) -> list[Change] | None:
        """The same for one cell, most of what is asked; None where it stands in no sum once."""
        pattern = self.pattern(cell)
        if not pattern or any(abs(sign) != 1 for _, sign in pattern):
            return None
        self.effort.spend(len(pattern))
        residuals, envelopes = self.residuals, self.envelopes
        low = max([-sign * residuals[at] - envelopes[at] for at, sign in pattern])
        high = min([-sign * residuals[at] + envelopes[at] for at, sign in pattern])
        return [(low, high, (low + high) // 2)] if low <= high else []


def locate(
    identities: Sequence[Equation],
    around: Sequence[Sequence[int]],
    limits: tuple[Sequence[int], Sequence[int]],
    failing: Sequence[int],
    effort: Effort | None = None,
    most: int = _MOST,
) -> Located:
    """The smallest sets of cells that explain a component.

    Args:
        identities: all identities.
        around: the identities of every cell.
        limits: the residual of every identity, and how much of it rounding explains.
        failing: the identities of the component, all of which have to hold in the end.
        effort: how many steps the search may take.
        most: how many cells a set may have.

    Returns:
        Every smallest set of up to so many cells; none where more are needed, or it gave up.
    """
    search = _Search(identities, around, limits, effort or Effort())
    found = search.run(failing, most)
    families = [search.families(failing, changes) for changes in found]
    count = sum(prod(map(len, one)) for one in families)
    sets = [
        tuple(zip(cells, changes.values(), strict=True))
        for changes, one in zip(found, families, strict=True)
        for cells in islice(product(*one), _LISTED)
    ]
    return Located(tuple(sets[:_LISTED]), count, search.gave_up)
