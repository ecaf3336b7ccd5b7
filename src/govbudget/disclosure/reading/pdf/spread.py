"""Figures whose digits stand apart, with a blank between each two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["stray_blanks"]

#: Single digits, points and commas with a blank between each two, and none of them beside others.
_SPREAD = re.compile(r"(?<![\d.,] )(?<![\d.,])\d(?: [\d.,]){2,}(?! ?[\d.,])")
_NUMBER = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
_CODE = re.compile(r"[1-5]\d\d(?:\d\d){0,3}")
#: What stands behind a figure, and behind no list of numbers.
_UNIT = re.compile(r" ?(?:[年月日%％]|[千百十万亿]*元)")


def stray_blanks(text: str, *, in_cell: bool = False) -> Iterator[int]:
    """Where the blanks stand that only spread the digits of a figure.

    Only a blank between each two of them is such; that they are one figure a decimal point, a comma
    or a unit shows, or that they fill a cell as a code does.

    Args:
        text: a line.
        in_cell: whether it stands in a cell.

    >>> list(stray_blanks("收入 1 2 . 5 0 万元")), list(stray_blanks("1 2 3"))
    ([4, 6, 8, 10], [])
    """
    for found in _SPREAD.finditer(text):
        number = found.group().replace(" ", "")
        if not _NUMBER.fullmatch(number):
            continue
        whole = in_cell and found.group() == text.strip() and _is_code(number)
        if not number.isdecimal() or whole or _UNIT.match(text, found.end()):
            yield from range(found.start() + 1, found.end(), 2)


def _is_code(number: str) -> bool:
    """Whether digits may be a code, and not the numbers of columns: these count up."""
    counted = "123456789".startswith(number) or "12345678910".startswith(number)
    return _CODE.fullmatch(number) is not None and not counted
