"""Finds the page numbers and the heads and feet that pages repeat."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from govbudget.base.messages import Message
from govbudget.disclosure.reading.clean import begins_caption
from govbudget.io.source import Loss, Lost
from govbudget.tables.lexicon.table_numbers import is_table_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TypeAlias

    from govbudget.disclosure.reading.pdf.lines import PageLine

    _Key: TypeAlias = tuple[str, int]

__all__ = ["repeated_on"]

#: Heads and feet stand within this share of the page from its edge, and this many points.
_EDGE, _EDGE_POINTS = 0.1, 62.0
#: A line that can be nothing but a page number may stand so far in.
_ADORNED_EDGE = 0.12
#: A head repeats on this share of the pages, and on at least so many.
_SHARE, _LEAST = 0.5, 3
#: That of a part of the document, or of its even or odd pages, stands on nearly each of them.
_OF_PART = 0.8
_NUMBER = re.compile(r"[-—–·―─━\s第]*(\d{1,4}|[ivxIVX]{1,6})[-—–·―─━\s页]*(?:[/共\s]*\d+\s*页?)?")
_DECORATED = re.compile(r"[-—–―─━]\s*\d{1,4}\s*[-—–―─━]|第\s*\d+\s*页.*")
_ROMAN = {"i": 1, "v": 5, "x": 10}
#: So many pages that are numbered alike show that others are left out, and no number is wrong.
_RUN = 3
_SHORT = 2
#: A page has so many numbers at most: of a sheet that shows two pages, each has its own.
_MOST = 2
_DIGITS = re.compile(r"\d+")
#: What stands above a table on each of its pages: the unit of its amounts, and whose it is.
_OF_TABLE = re.compile(r"(?:单位|部门)(?:名称)?\s*[（(]?\s*(?:[:：]|[千百十万亿]*元)")


def repeated_on(
    pages: Mapping[int, tuple[float, Sequence[PageLine]]],
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
    for number in numbers:
        drop[number.page].add(number.line)
    lost = []
    if numbers:
        numbered = len({number.page for number in numbers})
        lost.append(Lost.of(Message("lost.page_numbers", count=numbered), kind=Loss.REPEATED))
        lost += _missing(numbers)
    outer = {page: _outermost(edges[page], lines, drop[page]) for page, (_, lines) in pages.items()}
    for key, on in _by_key(edges).items():
        if not _is_running(key, on, len(pages)) and not _is_of_part(key, on, outer):
            continue
        for page in on:
            drop[page] |= {index for index, line in edges[page] if _key(line) == key}
        what = Message("lost.head_or_foot", count=len(on), text=key[0])
        lost.append(Lost.of(what, kind=Loss.REPEATED))
    return drop, lost


def _at_edge(height: float, lines: Sequence[PageLine]) -> Iterator[tuple[int, PageLine]]:
    edge = min(_EDGE * height, _EDGE_POINTS)
    for index, line in enumerate(lines):
        adorned = index == len(lines) - 1 and _DECORATED.fullmatch(line.text)
        low = _ADORNED_EDGE * height if adorned else edge
        if line.base < edge or line.base > height - low:
            yield index, line


def _key(line: PageLine) -> _Key:
    return _DIGITS.sub("#", line.text), round(line.base / 6)


def _by_key(edges: Mapping[int, Sequence[tuple[int, PageLine]]]) -> dict[_Key, list[int]]:
    """The pages on which each line stands at the same place of the edge."""
    found: dict[_Key, list[int]] = {}
    for page, lines in edges.items():
        for key in {_key(line) for _, line in lines}:
            found.setdefault(key, []).append(page)
    return dict(sorted(found.items(), key=lambda one: (one[1][0], one[0])))


def _is_running(key: _Key, on: Sequence[int], pages: int) -> bool:
    """Whether a line is the head or foot of the whole document, and no number of each table."""
    of_table = _OF_TABLE.search(key[0]) or is_table_number(
        "".join(key[0].split()).replace("#", "1")
    )
    return len(on) >= max(_LEAST, _SHARE * pages) and not of_table


def _is_of_part(key: _Key, on: Sequence[int], outer: Mapping[int, set[_Key]]) -> bool:
    """Whether a line is the head or foot of a part of the document, or of its even or odd pages.

    A table prints its title on each of its pages too: what names a table is none.
    """
    text = key[0]
    if len(on) < _LEAST or "表" in text or begins_caption(text) or _OF_TABLE.search(text):
        return False
    step = 2 if all((b - a) % 2 == 0 for a, b in pairwise(on)) else 1
    span = (on[-1] - on[0]) // step + 1
    return len(on) >= _OF_PART * span and all(key in outer[page] for page in on)


def _outermost(
    edge: Iterable[tuple[int, PageLine]], lines: Sequence[PageLine], numbers: set[int]
) -> set[_Key]:
    """The first and the last line of a page that is no page number, where it stands at the edge."""
    known = [index for index in range(len(lines)) if index not in numbers]
    ends = {lines[index].base for index in (known[:1] + known[-1:])}
    return {_key(line) for index, line in edge if line.base in ends and index not in numbers}


class _Number(NamedTuple):
    """A line that may be the number of its page.

    Attributes:
        page: where it stands.
        line: which of the lines of the page it is.
        base: its base line.
        ahead: by how much it is ahead of the page.
        adorned: whether it is written as nothing but a page number is: 第3页, - 3 -.
    """

    page: int
    line: int
    base: float
    ahead: int
    adorned: bool


def _numbers(edges: Mapping[int, Sequence[tuple[int, PageLine]]]) -> list[_Number]:
    """The page numbers: those that go up with the pages, or are adorned."""
    found: list[_Number] = []
    for page, lines in edges.items():
        found += _likely([one for index, line in lines for one in _number(page, index, line)])
    # Figures that stand below each other on one page go up with nothing.
    pages = Counter(ahead for ahead, _ in {(one.ahead, one.page) for one in found})
    return [one for one in found if one.adorned or pages[one.ahead] > 1]


def _missing(numbers: Sequence[_Number]) -> Iterator[Lost]:
    """The pages that are not in the file: the numbers leave them out between pages in order."""
    ahead: dict[int, set[int]] = {}
    for one in numbers:
        ahead.setdefault(one.page, set()).add(one.ahead)
    sure = {page: min(found) for page, found in ahead.items() if len(found) == 1}
    runs = Counter(sure.values())
    # Numbers that never fall behind are surely those of the pages, though each run is short.
    rising = [sure[page] for page in sorted(sure)]
    least = _SHORT if len(rising) > _RUN and rising == sorted(rising) else _RUN
    for page in [0, *sure]:
        before, behind = sure.get(page, 0), sure.get(page + 1)
        if behind is None or behind <= before or runs[behind] < least:
            continue
        if page and runs[before] < least:
            continue
        first, last = page + before + 1, page + behind
        several = Message("lost.missing_pages", first=first, last=last)
        what = several if last > first else Message("lost.missing_page", first=first)
        yield Lost.of(what, page or None, Loss.MISSING)


def _number(page: int, index: int, line: PageLine) -> Iterator[_Number]:
    if number := _NUMBER.fullmatch(line.text):
        printed = number.group(1)
        value = int(printed) if printed.isdecimal() else _roman(printed.lower())
        adorned = _DECORATED.fullmatch(line.text) is not None
        yield _Number(page, index, line.base, value - page, adorned)


def _roman(number: str) -> int:
    """What a number of Roman letters stands for.

    >>> _roman("iv"), _roman("xii")
    (4, 12)
    """
    values = [_ROMAN[letter] for letter in number]
    return sum(
        value if value >= behind else -value
        for value, behind in zip(values, [*values[1:], 0], strict=True)
    )


def _likely(numbers: list[_Number]) -> list[_Number]:
    """Those of a page that may be its number: of many the outermost, as the others are figures."""
    if len(numbers) <= _MOST:
        return numbers
    bases = [one.base for one in numbers]
    return [one for one in numbers if one.base in {min(bases), max(bases)}]
