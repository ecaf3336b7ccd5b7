"""Shares of a total as bars of eighths of a character."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

__all__ = ["bar"]

_EIGHTHS = " ▏▎▍▌▋▊▉"


def bar(of: Fraction | None, width: int) -> str:
    """A bar as long as a share of a width; what is not nothing shows at least an eighth.

    A share below zero has none, and one above the whole is as long as the whole.

    >>> from fractions import Fraction
    >>> bar(Fraction(1, 2), 5), bar(Fraction(1, 10_000), 5), bar(Fraction(-1, 2), 5)
    ('██▌', '▏', '')
    """
    if of is None or of <= 0:
        return ""
    eighths = min(max((of * width * 16 + 1) // 2, 1), 8 * width)
    return ("█" * (eighths // 8) + _EIGHTHS[eighths % 8]).rstrip()
