"""What parts the cells of a line of text: commas, tabs, blanks or other signs."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["cut", "is_open", "is_table", "separator_of", "unguarded"]

#: So many lines tell which of them it is, of so much text.
_LINES, _TEXT = 60, 20_000
#: Of a table so many lines have as many cells, and no cell of them is as long as a sentence.
_MOST_OF, _LONG_CELL = 0.7, 80

#: What may part cells. In a tie the first wins: a tab stands in no cell, a comma in many amounts.
_SEPARATORS = "\t;|，；^~,"

_QUOTED = re.compile(r'"[^"\n]*"')
_GUARDED = re.compile(r'="([^"]*)"')


def separator_of(text: str) -> str:
    r"""The sign that parts the cells: the one that most lines have alike, and most often.

    >>> separator_of("201|一般公共服务|1,234.00\n202|外交|2,345.00\n")
    '|'

    Args:
        text: the beginning of the text.
    """
    lines = [line for line in text[:_TEXT].splitlines()[:_LINES] if line.strip()]
    plain = [_QUOTED.sub("", line) for line in lines]

    def weight(sign: str) -> tuple[int, int]:
        counts = Counter(line.count(sign) for line in plain)
        del counts[0]
        often, times = max(((number, n) for n, number in counts.items()), default=(0, 0))
        # In tens of a hundred: one line more or less, as a title, tells nothing.
        return round(10 * often / max(len(plain), 1)), 10**6 if sign == "\t" else times

    best = max(_SEPARATORS, key=weight)
    return best if weight(best)[0] or any(best in line for line in plain) else ","


def is_table(text: str) -> bool:
    """Whether a text is rows of cells, and no prose: most lines are parted alike by ASCII signs.

    Args:
        text: the beginning of the text.
    """
    sign = separator_of(text)
    lines = [line for line in text[:_TEXT].splitlines()[:_LINES] if line.strip()]
    counts = Counter(_QUOTED.sub("", line).count(sign) for line in lines)
    del counts[0]
    alike = max(counts.values(), default=0)
    cells = [line.split(sign) for line in lines]
    longest = max((len(cell) for row in cells for cell in row), default=0)
    # A copy of a web page has a cell a line, with a bar behind it.
    rows = sum(sum(not cell.isspace() and cell != "" for cell in row) > 1 for row in cells)
    parted = alike > 1 and alike > _MOST_OF * len(lines) and 2 * rows > len(lines)
    return sign in ",;|" and parted and longest < _LONG_CELL


def _cells(line: str, separator: str) -> Iterator[re.Match[str]]:
    sign = re.escape(separator)
    return re.finditer(
        rf'(?:\A|(?<={sign}))(?:"(?P<quoted>(?:[^"]|"")*)"(?={sign}|\Z)|(?P<plain>[^{sign}]*))',
        line,
    )


def cut(line: str, separator: str) -> list[str]:
    """The cells of a line in which quotation marks may belong to the text."""
    found = _cells(line.rstrip("\r\n"), separator)
    return [
        one["plain"] if one["quoted"] is None else one["quoted"].replace('""', '"') for one in found
    ]


def is_open(line: str, separator: str) -> bool:
    """Whether a quotation mark of a line is opened and not closed."""
    return any(
        one["plain"] is not None and one["plain"].startswith('"') and one["plain"].count('"') % 2
        for one in _cells(line.rstrip("\r\n"), separator)
    )


def unguarded(cell: str) -> str:
    """A cell without the guard that keeps a spreadsheet from changing its digits."""
    found = _GUARDED.fullmatch(cell.strip()) if cell.startswith("=") else None
    return cell if found is None else found[1]
