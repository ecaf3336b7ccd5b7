"""What makes figures of two documents differ: each cause once, however many it shows in."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govbudget.disclosure.comparing.units.figures import FigureKey

__all__ = ["DifferenceCause", "causes_of"]


class _Differing(Protocol):
    """A figure that differs from another: what it is of, by how much, and how far it may."""

    @property
    def key(self) -> FigureKey: ...

    @property
    def off(self) -> Fraction: ...

    @property
    def bound(self) -> Fraction: ...


_D = TypeVar("_D", bound=_Differing)


@frozen(eq=False)
class DifferenceCause(Generic[_D]):
    """A difference that shows in one figure or in several.

    Attributes:
        lead: the figure that tells it best: the deepest code, the narrowest column.
        others: the others in which it shows.
    """

    lead: _D
    others: list[_D] = field(factory=list)


def causes_of(failed: Iterable[_D], *, is_whole: bool = True) -> list[DifferenceCause[_D]]:
    """The causes of the figures that differ.

    What is the sum of differences below it, or of those of its parts, follows from them; figures
    that differ by the same amount have one cause.

    Args:
        failed: the figures that differ and that nothing explains.
        is_whole: whether the differences are all that there is: else what stands below one that
            differs makes it differ, whatever the amounts.
    """
    left = list(failed)
    beside = _Neighbours(left)
    behind: list[tuple[_D, _D]] = []
    for one in left:
        parts = beside.parts(one)
        apart = abs(one.off - sum(it.off for it in parts)) if parts else Fraction(0)
        if (len(parts) > 1 and apart <= _bound(one, parts)) or (parts and not is_whole):
            behind.append((one, parts[0]))
    follows = {id(one): first for one, first in behind}
    causes: list[DifferenceCause[_D]] = []
    told: dict[int, DifferenceCause[_D]] = {}
    for one in sorted((one for one in left if id(one) not in follows), key=_depth):
        same = next((it for it in causes if _is_same(it.lead, one)), None)
        if same is None:
            same = DifferenceCause(one)
            causes.append(same)
        else:
            same.others.append(one)
        told[id(one)] = same
    for one, first in behind:
        while id(first) in follows:
            first = follows[id(first)]  # noqa: PLW2901  what it follows from in the end
        told[id(first)].others.append(one)
    return causes


class _Neighbours(Generic[_D]):
    """Figures that differ, by their columns and by their rows.

    Args:
        failed: the figures.
    """

    def __init__(self, failed: Iterable[_D]) -> None:
        self._columns: dict[object, list[_D]] = {}
        self._rows: dict[object, list[_D]] = {}
        for one in failed:
            self._columns.setdefault(one.key.column, []).append(one)
            self._rows.setdefault(self._row(one), []).append(one)

    @staticmethod
    def _row(one: _D) -> object:
        return one.key.measure, one.key.line._replace(part="")

    def parts(self, one: _D) -> list[_D]:
        """Those below one in its column, or those of its row in narrower columns."""
        column = self._columns[one.key.column]
        inside = [it for it in column if it is not one and _is_below(it.key, one.key)]
        lowest = [it for it in inside if not any(_is_below(two.key, it.key) for two in inside)]
        if lowest or one.key.line.part:
            return lowest
        return [it for it in self._rows[self._row(one)] if it is not one]


def _is_below(low: FigureKey, high: FigureKey) -> bool:
    """Whether a figure is a part of another in the same column of the same table."""
    if low.column != high.column or low == high:
        return False
    if high.is_total:
        return not low.is_total
    return bool(high.line.code) and low.line.code.startswith(high.line.code)


def _bound(one: _Differing, parts: Sequence[_Differing]) -> Fraction:
    return one.bound + sum((it.bound for it in parts), Fraction(0))


def _is_same(one: _Differing, two: _Differing) -> bool:
    first, second = one.key.line, two.key.line
    if first.scheme == second.scheme and first.code and second.code:
        # Two items differ each for itself, though by the same amount.
        short, long = sorted((first.code, second.code), key=len)
        if not long.startswith(short):
            return False
    return abs(one.off - two.off) <= max(one.bound, two.bound)


def _depth(one: _Differing) -> tuple[int, bool, bool]:
    """What tells most first: the longest code, the narrowest column, what is no total."""
    line = one.key.line
    return -len(line.code), not line.part, one.key.is_total
