"""The chapters that the contents list, and the headings of the text that answer to them."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.disclosure.text import ContentsEntry
from govbudget.disclosure.text.headings import marker
from govbudget.disclosure.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.document import Disclosure

__all__ = ["Chapter", "HeadingFault", "chapters", "fault_of"]

_YEAR = re.compile(r"20\d\d年?(?:年?度)?")
_MARKS = re.compile(r'["《》()、，:;\s“”]')
_FILLING = re.compile(r"部门|单位|情况|说明|的|关于|安排|及|和|与")
# Words of headings: where one of them is torn apart, the heading is miswritten.
_WORDS = re.compile(
    r"情况|说明|其他|部门|单位|预算|决算|收支|收入|支出|人员|职责|职能|机构|设置|概况|名词|解释|采购|资产|绩效|目标"
)
# A title of a chapter is no longer; a numbered sentence is.
_LONGEST = 45
# One line of a list is no list.
_FEWEST = 2


class HeadingFault(StrEnum):
    """What is wrong with the heading of a chapter."""

    TORN = "torn"
    COPIED = "copied"
    MISSING = "missing"


@frozen(slots=True)
class Chapter:
    """A line of the contents that is no table, with the heading of the text that has its number.

    Attributes:
        entry: the line of the contents.
        part: the number of the part that it stands in; empty for a part itself.
        heading: the heading without its number; None where the text has none with this number.
        paragraph: the number of the paragraph of the heading.
    """

    entry: ContentsEntry
    part: str
    heading: str | None
    paragraph: int


def chapters(disclosure: Disclosure) -> list[Chapter]:
    """The chapters of the contents, each with its heading; none without contents in parts.

    Args:
        disclosure: the document.
    """
    parts = [one for one in disclosure.contents if one.level == 1]
    if not parts:
        return []
    headings = _headings(disclosure)
    found, part = [], ""
    for entry in disclosure.contents:
        if entry.level == 1:
            part = entry.number
        if entry.is_table or not entry.number:
            continue
        above = "" if entry.level == 1 else part
        heading, at = headings.get((above, entry.number), (None, -1))
        found.append(Chapter(entry, above, heading, at))
    return found


def _headings(disclosure: Disclosure) -> dict[tuple[str, str], tuple[str, int]]:
    """The numbered headings behind the contents, by the number of their part and their own."""
    first = max(one.paragraph for one in disclosure.contents) + 1
    found: dict[tuple[str, str], tuple[str, int]] = {}
    part = ""
    for at, paragraph in enumerate(disclosure.paragraphs[first:], first):
        text = plain(paragraph.text).text
        if len(text) > _LONGEST:
            continue
        mark = marker(text)
        if not mark.level:
            continue
        above = "" if mark.level == 1 else part
        part = mark.text if mark.level == 1 else part
        found.setdefault((above, mark.text), (text[mark.end :], at))
    return found


def fault_of(
    one: Chapter, all_of_them: Sequence[Chapter], disclosure: Disclosure
) -> HeadingFault | None:
    """What is surely wrong with the heading of a chapter; None where nothing is.

    A heading in other words is no fault; one whose words are torn, one that another chapter has
    already, and none at all where those beside it are all there, are.

    Args:
        one: the chapter.
        all_of_them: all chapters.
        disclosure: the document.
    """
    title = _bare(one.entry.title)
    if one.heading is None:
        return HeadingFault.MISSING if _is_missing(one, all_of_them, disclosure) else None
    heading = _bare(one.heading)
    if title == heading:
        return None
    if sorted(title) == sorted(heading):
        words = set(_WORDS.findall(title))
        return HeadingFault.TORN if any(word not in heading for word in words) else None
    if _same(title, heading):
        return None
    others = [other for other in all_of_them if other is not one and other.part == one.part]
    others += [other for other in all_of_them if other.part != one.part and other.part]
    is_copy = any(
        other.heading is not None
        and _core(_bare(other.entry.title)) == _core(heading)
        and _same(_bare(other.entry.title), _bare(other.heading))
        for other in others
    )
    return HeadingFault.COPIED if is_copy and title not in _texts(disclosure) else None


def _is_missing(one: Chapter, all_of_them: Sequence[Chapter], disclosure: Disclosure) -> bool:
    """Whether a chapter is nowhere, and those beside it stand under their numbers."""
    beside = [
        other
        for other in all_of_them
        if other.part == one.part and other.entry.level == one.entry.level and other is not one
    ]
    there = [
        other
        for other in beside
        if other.heading is not None and _same(_bare(other.entry.title), _bare(other.heading))
    ]
    if one.entry.level == 1 or len(beside) < _FEWEST or len(there) < len(beside):
        return False
    title, core = _bare(one.entry.title), _core(_bare(one.entry.title))
    return title not in _texts(disclosure) and core not in set(_lines(disclosure))


def _same(one: str, other: str) -> bool:
    """Whether two titles say the same, in more words or fewer."""
    first, second = _core(one), _core(other)
    return first in second or second in first


def _bare(title: str) -> str:
    """A title without its year and its marks."""
    return _MARKS.sub("", _YEAR.sub("", plain(title).text))


def _core(title: str) -> str:
    return _FILLING.sub("", title)


def _behind(disclosure: Disclosure) -> Iterator[str]:
    first = max(one.paragraph for one in disclosure.contents) + 1
    return (paragraph.text for paragraph in disclosure.paragraphs[first:])


def _texts(disclosure: Disclosure) -> str:
    """The text behind the contents, as titles are compared."""
    return "\n".join(map(_bare, _behind(disclosure)))


def _lines(disclosure: Disclosure) -> Iterator[str]:
    """What the short lines behind the contents say, without their numbers."""
    for text in _behind(disclosure):
        line = plain(text).text
        if len(line) <= _LONGEST:
            yield _core(_bare(line[marker(line).end :]))
