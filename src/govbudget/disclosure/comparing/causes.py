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
    behind: list[tuple[_D, _D]] = []
    for one in left:
        parts = _parts(one, left)
        apart = abs(one.off - sum(it.off for it in parts))
        if (len(parts) > 1 and apart <= _bound(one, parts)) or (parts and not is_whole):
            behind.append((one, parts[0]))
    following = {id(one) for one, _ in behind}
    causes: list[DifferenceCause[_D]] = []
    for one in sorted((one for one in left if id(one) not in following), key=_depth):
        same = next((it for it in causes if _is_same(it.lead, one)), None)
        if same is None:
            causes.append(DifferenceCause(one))
        else:
            same.others.append(one)
    for one, first in behind:
        next(it for it in causes if _has(it, first, dict(_chain(behind)))).others.append(one)
    return causes


def _chain(behind: Sequence[tuple[_D, _D]]) -> Iterable[tuple[int, _D]]:
    return ((id(one), first) for one, first in behind)


def _has(cause: DifferenceCause[_D], one: _D, behind: dict[int, _D]) -> bool:
    """Whether a figure, or what it follows from, is told by a cause."""
    while id(one) in behind:
        one = behind[id(one)]
    return any(one is it for it in (cause.lead, *cause.others))


def _parts(one: _D, failed: Sequence[_D]) -> list[_D]:
    """The figures that differ below one in its column, or those of its row in narrower columns."""
    inside = [it for it in failed if it is not one and _is_below(it.key, one.key)]
    lowest = [it for it in inside if not any(_is_below(two.key, it.key) for two in inside)]
    if lowest:
        return lowest
    row = one.key.line._replace(part="")
    return [
        it
        for it in failed
        if it is not one
        and not one.key.line.part
        and it.key.measure is one.key.measure
        and it.key.line._replace(part="") == row
    ]


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
