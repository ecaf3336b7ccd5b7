"""Chooses codes that stand beside each other: the strategy under those for trees and budgets."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from govbudget.classification.entry import Entry
    from govbudget.classification.tree import Classification
    from govbudget.classification.vocabulary import Level

__all__ = ["ends_of", "levels_of"]

# How far the next code usually is: near enough that siblings are common.
_NEAR = 4


@lru_cache(maxsize=64)
def _ends(tree: Classification, level: Level) -> tuple[Entry, ...]:
    """The entries of a level, and the leaves above it, in code order."""
    digits = level.digits
    found = {entry.code[:digits] for entry in tree.leaves}
    return tuple(tree[code] for code in sorted(found))


@lru_cache(maxsize=64)
def levels_of(tree: Classification) -> tuple[Level, ...]:
    """The levels that a tree has, the lowest first."""
    return tuple(sorted({entry.level for entry in tree.entries}, reverse=True))


@st.composite
def ends_of(
    draw: st.DrawFn,
    tree: Classification,
    *,
    max_codes: int,
    min_codes: int = 1,
    level: Level | None = None,
    ragged: bool = False,
) -> list[Entry]:
    """The lowest entries of a part of a tree, in code order; none stands below another.

    Each is so far behind the one before it in the order of the codes: two choices for each make
    siblings and strangers, and shrink to the first item of the first section of the first class.

    Args:
        draw: handed in by Hypothesis.
        tree: the tree.
        max_codes: how many entries there are at most.
        min_codes: how many there are at least, if the tree has so many and it is not ragged.
        level: the level at which every branch ends, if it gets so far; without it any.
        ragged: whether branches may also end above that level.

    Raises:
        ValueError: the tree is empty, or there is no room for a code.
    """
    if not tree or not 1 <= min_codes <= max_codes:
        raise ValueError("a part of a tree needs a tree with entries, and room for a code")
    if level is None:
        level = draw(st.sampled_from(levels_of(tree)))
    pool = _ends(tree, level)
    count = len(pool)
    gaps = st.integers(1, _NEAR) | st.integers(1, count)
    least, most = min(min_codes, count), min(max_codes, count)
    at = draw(st.integers(0, count - 1))
    taken = {at}
    for gap in draw(st.lists(gaps, min_size=least - 1, max_size=most - 1)):
        at = (at + gap) % count
        while at in taken:
            at = (at + 1) % count
        taken.add(at)
    chosen = [pool[at] for at in sorted(taken)]
    return _raised(draw, chosen) if ragged else chosen


def _raised(draw: st.DrawFn, chosen: list[Entry]) -> list[Entry]:
    """Some entries replaced by one above them; what then stands below another is left out."""
    found: dict[str, Entry] = {}
    for entry in chosen:
        path = entry.path
        up = draw(st.integers(0, len(path) - 1))
        found.setdefault(path[len(path) - 1 - up].code, path[len(path) - 1 - up])
    return [
        found[code]
        for code in sorted(found)
        if not any(code[:digits] in found for digits in range(3, len(code), 2))
    ]
