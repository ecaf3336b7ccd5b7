"""Whether a code means the same in the editions of two years."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from govbudget.classification.histories import trace
from govbudget.errors import GovBudgetError

if TYPE_CHECKING:
    from govbudget.classification.vocabulary import Scheme

__all__ = ["became", "same_code"]


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
