"""Headings: what marks a paragraph as one, and the path of headings above a paragraph."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.disclosure.text.plain import plain
from govbudget.tables.lexicon.list_numbers import Depth, list_number
from govbudget.tables.lexicon.table_numbers import table_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.io.source import Paragraph

__all__ = ["Chapters", "Marker", "is_heading", "marker", "paths"]

_BULLETS = "-·•●■◆"
_MONEY = re.compile(r"\d(?:百|千|万|亿)*元|\d%")
_NO_HEADING = re.compile(r"[。;；？！，…]|[:：]$")
_TITLE = re.compile(
    r"(?:说明|解释|职能|职责|概况|设置|构成|情况|总表|[^代]表|目录|批复表|部分.{1,30})(?:\([^()]{1,20}\))?$"
)
# The title of a table, which no number marks as one of a chapter.
_OF_TABLE = re.compile(r"[^代]表(?:\([^()]{1,20}\))?$")
_LONGEST = 60
_LONGEST_TITLE = 40


@frozen(slots=True)
class Marker:
    """The number at the head of a paragraph.

    Attributes:
        level: how deep its form stands, from 1 for 第一部分 to 7 for ①; 0 for none.
        text: the number as printed, with its marks.
        end: where the text behind it begins in the plain text.
    """

    level: int = 0
    text: str = ""
    end: int = 0


_NONE = Marker()


# Reading, the chapters and the rules on wording ask it of each paragraph.
@lru_cache(maxsize=4096)
def marker(text: str) -> Marker:
    """The number at the head of a plain text."""
    start = 1 if text[:1] in _BULLETS and list_number(text, 1) else 0
    found = list_number(text, start)
    if found is not None:
        end = found.end + (text[found.end : found.end + 1] == " ")
        return Marker(int(found.depth), found.text, end)
    table = table_number(text)
    if table is None or "表" not in table.text or not text.startswith(table.text):
        return _NONE
    return Marker(int(Depth.HAN), table.text, table.end)


def is_heading(text: str, mark: Marker) -> bool:
    """Whether a plain text is a heading: short, without a sentence, and without a figure."""
    if not text or len(text) > _LONGEST or _MONEY.search(text):
        return False
    rest = text[mark.end :]
    if not rest and mark.level > 1:
        return False
    if mark.level:
        return not _NO_HEADING.search(rest) or (mark.level == 1 and len(rest) < _LONGEST_TITLE)
    short = len(text) <= _LONGEST_TITLE and not _NO_HEADING.search(text)
    return short and _TITLE.search(text) is not None


class Chapters:
    """Follows a document paragraph by paragraph, and knows the headings that are open."""

    __slots__ = ("_open", "path")

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []
        #: The open headings, from the top.
        self.path: tuple[str, ...] = ()

    def heading(self, level: int, text: str) -> None:
        """Open a heading, and close those that stand no higher."""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        self._open.append((level, text))
        self.path = tuple(title for _, title in self._open)

    def take(self, text: str, mark: Marker) -> bool:
        """Whether the plain text is a heading, which is then open."""
        if not is_heading(text, mark):
            return False
        if mark.level and self._open and _is_of_table(self._open[-1][1]):
            # It names what stands in the table: no chapter below is a part of that.
            self._open.pop()
        self.heading(mark.level or 1, text)
        return True


def _is_of_table(title: str) -> bool:
    """Whether an open heading is the title of a table, and has no number of a chapter."""
    return _OF_TABLE.search(title) is not None and not marker(title).level


def paths(paragraphs: Sequence[Paragraph]) -> list[tuple[str, ...]]:
    """The headings that each paragraph stands under; a heading stands under itself."""
    chapters = Chapters()
    result = []
    for paragraph in paragraphs:
        text = plain(paragraph.text).text
        chapters.take(text, marker(text))
        result.append(chapters.path)
    return result
