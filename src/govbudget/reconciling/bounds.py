"""Whether up to three whole numbers can keep within bounds that are put on their sums.

Bounds on single numbers are drawn together first; what is left is settled by the elimination of
Fourier and Motzkin, which is exact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Limit", "solve"]

#: The coefficients of a sum, the least that it may be, and the most.
Limit: TypeAlias = tuple[tuple[int, ...], int, int]
# The coefficients of a sum, and the most that it may be.
_Bound: TypeAlias = tuple[tuple[int, ...], int]


def solve(limits: Iterable[Limit], count: int) -> list[tuple[int, int, int]] | None:
    """The least, the most and the likeliest value of each number; None where there is none.

    Args:
        limits: what is asked of their sums; no more of it is taken than shows that there is none.
        count: how many numbers there are.

    >>> solve([((1, 0), 3, 3), ((1, 1), 5, 5)], 2)
    [(3, 3, 3), (2, 2, 2)]
    >>> solve([((1,), 3, 4), ((1,), 5, 9)], 1) is None
    True
    """
    alone: list[list[int] | None] = [None] * count
    taken: list[Limit] = []
    for limit in limits:
        taken.append(limit)
        row, least, most = limit
        used = [at for at, factor in enumerate(row) if factor]
        if len(used) == 1 and abs(row[used[0]]) == 1:
            low, high = (least, most) if row[used[0]] == 1 else (-most, -least)
            known = alone[used[0]]
            if known is None:
                known = alone[used[0]] = [low, high]
            else:
                known[0], known[1] = max(known[0], low), min(known[1], high)
            # Most of what is asked ends here.
            if known[0] > known[1]:
                return None
    together = _drawn_together(taken)
    if any(_is_beyond(limit, alone) for limit in together):
        return None
    if all(known is not None for known in alone):
        settled = _settled(together, [known for known in alone if known is not None])
        if settled is not None or _points(alone):
            return settled
    return _eliminated(together, count)


def _points(alone: list[list[int] | None]) -> bool:
    return all(known is not None and known[0] == known[1] for known in alone)


def _is_beyond(limit: Limit, alone: list[list[int] | None]) -> bool:
    """Whether a sum cannot be within its bounds, whatever its numbers are within their own."""
    row, least, most = limit
    low = high = 0
    for factor, known in zip(row, alone, strict=True):
        if factor:
            if known is None:
                return False
            one, other = factor * known[0], factor * known[1]
            low, high = low + min(one, other), high + max(one, other)
    return low > most or high < least


def _drawn_together(limits: list[Limit]) -> list[Limit]:
    """The limits with one for each sum, its sign that of its first coefficient."""
    found: dict[tuple[int, ...], tuple[int, int]] = {}
    for row, least, most in limits:
        first = next((factor for factor in row if factor), 1)
        if first < 0:
            row, least, most = tuple(-factor for factor in row), -most, -least  # noqa: PLW2901
        known = found.get(row)
        found[row] = (least, most) if known is None else (max(known[0], least), min(known[1], most))
    return [(row, least, most) for row, (least, most) in found.items()]


def _settled(limits: list[Limit], alone: list[list[int]]) -> list[tuple[int, int, int]] | None:
    """The values in the middle of what each may be alone, if they keep within all limits."""
    middle = [(low + high) // 2 for low, high in alone]
    for row, least, most in limits:
        if not least <= sum(f * value for f, value in zip(row, middle, strict=True)) <= most:
            return None
    return [(low, high, value) for (low, high), value in zip(alone, middle, strict=True)]


def _eliminated(limits: list[Limit], count: int) -> list[tuple[int, int, int]] | None:
    """The same by elimination: each number in turn from what the others leave it."""
    bounds: list[_Bound] = []
    for row, least, most in limits:
        if least > most:
            return None
        bounds.append((row, most))
        bounds.append((tuple([-factor for factor in row]), -least))
    ranges = []
    for at in range(count):
        found = _range(bounds, at, count)
        if found is None:
            return None
        ranges.append(found)
    values = _chosen(bounds, [], count)
    if values is None:
        return None
    return [(low, high, value) for (low, high), value in zip(ranges, values, strict=True)]


def _chosen(bounds: list[_Bound], values: list[int], count: int) -> list[int] | None:
    """A whole value for each number, each near the middle of what the others before it leave."""
    at = len(values)
    if at == count:
        return values
    found = _range(bounds, at, count)
    if found is None:
        return None
    low, high = found
    middle = (low + high) // 2
    fixed = tuple([int(place == at) for place in range(count)])
    for step in range(_TRIED):
        # To and fro: the middle, one above, one below, and so on.
        value = middle + (step + 1) // 2 * (1 if step % 2 else -1)
        if low <= value <= high:
            equal = ((fixed, value), (tuple([-one for one in fixed]), -value))
            rest = _chosen([*bounds, *equal], [*values, value], count)
            if rest is not None:
                return rest
    return None


# How many values of a number are tried: coefficients of one leave gaps of two at most.
_TRIED = 5
_FAR = 10**1000


def _range(bounds: list[_Bound], at: int, count: int) -> tuple[int, int] | None:
    """The least and the most that one number may be; None where it can be nothing."""
    for other in range(count):
        if other != at:
            bounds = _without(bounds, other)
    low, high = -_FAR, _FAR
    for row, most in bounds:
        if row[at] > 0:
            high = min(high, most // row[at])
        elif row[at] < 0:
            low = max(low, -(-most // row[at]))
        elif most < 0:
            return None
    return (low, high) if low <= high else None


def _without(bounds: list[_Bound], other: int) -> list[_Bound]:
    """What the bounds say of the rest, whatever one number is."""
    above = [bound for bound in bounds if bound[0][other] > 0]
    below = [bound for bound in bounds if bound[0][other] < 0]
    kept: dict[tuple[int, ...], int] = {}
    for row, most in (bound for bound in bounds if not bound[0][other]):
        kept[row] = min(most, kept.get(row, most))
    for high, most in above:
        for low, least in below:
            up, down = high[other], -low[other]
            row = tuple([a * down + b * up for a, b in zip(high, low, strict=True)])
            limit = most * down + least * up
            kept[row] = min(limit, kept.get(row, limit))
    return list(kept.items())
