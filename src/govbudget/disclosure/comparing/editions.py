"""Whether a code means the same in the editions of two years."""

from __future__ import annotations

from functools import lru_cache

from govbudget.classification.catalogue import shipped
from govbudget.classification.histories import trace
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import GovBudgetError

__all__ = ["became", "same_code", "same_whole"]


@lru_cache(maxsize=8192)
def same_code(code: str, scheme: str | Scheme, first: int, second: int) -> bool:
    """Whether a code is one thing in two years: there alone, whatever it is called.

    A code that moved, was merged or split is another one. What the editions do not have, as a
    local code, is what its digits say.

    >>> same_code("2080505", "functional", 2023, 2024)
    True
    >>> same_code("2200111", "functional", 2018, 2024)
    False

    Args:
        code: the code.
        scheme: its scheme.
        first: a budget year.
        second: another.
    """
    if not code or not scheme or first == second:
        return True
    ends = (became(code, scheme, first, second), became(code, scheme, second, first))
    return all(one in {(), (code,)} for one in ends)


@lru_cache(maxsize=8192)
def became(code: str, scheme: str | Scheme, first: int, second: int) -> tuple[str, ...]:
    """The codes that a code of one year is in another; none where it has ended or is not known.

    >>> became("2200111", "functional", 2018, 2024)
    ('2240601',)

    Args:
        code: the code.
        scheme: its scheme.
        first: the budget year of the code.
        second: the other.
    """
    try:
        found = trace(code, first, second, scheme=scheme)  # type: ignore[arg-type]
    except GovBudgetError:
        return ()
    return tuple(one.code for one in found.end)


@lru_cache(maxsize=8192)
def same_whole(code: str, scheme: str | Scheme, first: int, second: int) -> bool:
    """Whether a code is one thing in two years, with all that is below it.

    A section of which an item moved to another has less in it, though it is called as before.

    >>> same_whole("20103", "functional", 2022, 2023), same_whole("20103", "functional", 2023, 2024)
    (True, False)

    Args:
        code: the code.
        scheme: its scheme.
        first: a budget year.
        second: a later one.
    """
    if not code or not scheme or first == second:
        return True
    if not same_code(code, scheme, first, second):
        return False
    for one, other in ((first, second), (second, first)):
        for below in _below(code, scheme, one):
            ends = became(below, scheme, one, other)
            # What ended and is nowhere else may be anywhere.
            is_lost = not ends and one == first
            if is_lost or not all(it.startswith(code) for it in ends):
                return False
    return True


def _below(code: str, scheme: str | Scheme, year: int) -> tuple[str, ...]:
    """The codes below one in the edition of a year; none where there is no such edition."""
    kept, of = shipped(), Scheme(scheme)
    if year not in kept.years(of):
        return ()
    return tuple(one for one in kept.tree(of, year) if one.startswith(code) and one != code)
