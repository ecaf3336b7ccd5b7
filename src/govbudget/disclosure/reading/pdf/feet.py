"""Finds the page numbers and the heads and feet that pages repeat."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from govbudget.io.source import Lost

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govbudget.disclosure.reading.pdf.lines import Line

__all__ = ["repeated_on"]

#: Heads and feet stand within this share of the page from its edge, and this many points.
_EDGE, _EDGE_POINTS = 0.1, 62.0
#: A head repeats on this share of the pages, and on at least so many.
_SHARE, _LEAST = 0.5, 3
_NUMBER = re.compile(r"[-—–·―\s第]*(\d{1,4}|[ivxIVX]{1,6})[-—–·―\s页]*(?:[/共\s]*\d+\s*页?)?")
_DECORATED = re.compile(r"[-—–―]\s*\d{1,4}\s*[-—–―]|第\s*\d+\s*页.*")
_DIGITS = re.compile(r"\d+")


def repeated_on(
    pages: Mapping[int, tuple[float, Sequence[Line]]],
) -> tuple[dict[int, set[int]], list[Lost]]:
    """What of the pages is left out as a page number, head or foot.

    Args:
        pages: for each page its height and its lines outside of tables.

    Returns:
        For each page the indices of its lines that are left out, and what to say of them.
    """
    edges = {page: list(_at_edge(height, lines)) for page, (height, lines) in pages.items()}
    drop: dict[int, set[int]] = {page: set() for page in pages}
    numbers = _numbers(edges)
    for page, index in numbers:
        drop[page].add(index)
    lost = []
    if numbers:
        lost.append(Lost(f"the page numbers of {len(numbers)} pages"))
    least = max(_LEAST, _SHARE * len(pages))
    seen = Counter(key for lines in edges.values() for key in {_key(line) for _, line in lines})
    for key, times in seen.items():
        if times < least or "单位" in key[0]:
            continue
        for page, lines in edges.items():
            found = {index for index, line in lines if _key(line) == key} - drop[page]
            drop[page] |= found
        lost.append(Lost(f"a head or foot of {times} pages: {key[0]}"))
    return drop, lost


def _at_edge(height: float, lines: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    edge = min(_EDGE * height, _EDGE_POINTS)
    for index, line in enumerate(lines):
        if line.base < edge or line.base > height - edge:
            yield index, line


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.base / 6)


def _numbers(edges: Mapping[int, Sequence[tuple[int, Line]]]) -> list[tuple[int, int]]:
    """The page and index of each page number: one that goes up with the pages, or is adorned."""
    found: list[tuple[int, int, int | None, bool]] = []
    for page, lines in edges.items():
        for index, line in lines:
            number = _NUMBER.fullmatch(line.text)
            if number:
                digits = number.group(1)
                value = int(digits) - page if digits.isdecimal() else None
                found.append((page, index, value, bool(_DECORATED.fullmatch(line.text))))
    steps = Counter(value for _, _, value, _ in found if value is not None)
    return [
        (page, index)
        for page, index, value, adorned in found
        if adorned or value is None or steps[value] > 1
    ]
