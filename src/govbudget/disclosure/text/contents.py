"""The contents (目录): the chapters and the tables that a document promises."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govbudget.disclosure.text.headings import marker
from govbudget.disclosure.text.plain import plain
from govbudget.disclosure.titles import kind_of
from govbudget.tables.lexicon.contents_heads import CONTENTS_HEADS
from govbudget.tables.lexicon.list_numbers import Depth
from govbudget.tables.lexicon.numerals import HAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govbudget.io.source import Paragraph

__all__ = ["ContentsEntry", "contents_span", "read_contents"]

_HEADED = re.compile(r"[^。：:]{0,30}(?:预算|决算|公开)[^。：:]{0,12}目录")
_DOTS = re.compile(r"(?:[.…·．。\-_ ]{2,}|…)[\s.…·\-_]*\d*$|(?<=[表说明释能职责况])\d{1,3}$")
_SEARCHED = 60
_MOST = 120
_LONGEST = 60
_PIECE = 8
_TABLE = re.compile(r"表(?:\([^()]{1,12}\))?$")
_ALL = re.compile(
    r"(?:部门|单位|^|年度?)(?:\((?:部门|单位)\))?(?:预算|决算|预决算)(?:信息)?(?:公开)?(?:报|附|明细|套)?表(?:\([^()]{1,12}\))?$"
)
# 2026年某某局预算公开表: the part with all tables, which is of no kind of its own.
_CHAPTER = re.compile(r"(?:(?:预算|决算)(?:信息)?(?:公开|报|附)?|公开(?:报|附)?|附)表$")
_APPENDED = re.compile(r"附[件表录]")
# Entries that do not go over the line end so.
_WHOLE = re.compile(r"(?:[表件录]|说明|概况|解释)$")
_HEAD_LINES = 2
# What no entry has.
_SENTENCE = re.compile(r"[。；;，,：:]")


@frozen(slots=True)
class ContentsEntry:
    """A line of the contents.

    Attributes:
        title: the title as printed, without its number, dots and page.
        number: the number in front of it as printed; empty where there is none.
        level: how deep it stands, from 1 for 第一部分; 0 without a number.
        part: the titles above it.
        is_table: whether it promises a table.
        paragraph: the number of its paragraph.
        page: the page of the contents.
    """

    title: str
    number: str
    level: int
    part: tuple[str, ...]
    is_table: bool
    paragraph: int
    page: int | None = None


def contents_span(paragraphs: Sequence[Paragraph]) -> range:
    """The paragraphs that the contents take up, with their head; empty where there are none."""
    head = _head(paragraphs)
    if head is None:
        return range(0)
    seen: set[str] = set()
    last, begun, before = head, False, ""
    for at in range(head + 1, min(len(paragraphs), head + 1 + _MOST)):
        text = plain(paragraphs[at].text).text
        if not text:
            continue
        mark = marker(text)
        title = _title(text)
        if title in seen or len(title) > _LONGEST:
            break
        if not mark.level:
            follows = _follows(paragraphs, at + 1, 1)
            # The name of what is listed may stand above the first entry: 预算公开表, 序号 表名.
            above = at <= head + _HEAD_LINES and not begun
            named = _APPENDED.match(text) or (above and _follows(paragraphs, at + 1, _HEAD_LINES))
            piece = len(title) <= _PIECE and follows and not _begins_table(title, before)
            if not (_DOTS.search(text) or named or piece or _heads_later(paragraphs, at)):
                break
        else:
            begun = True
        if mark.level == 1 or _is_top(mark.level, mark.text, seen):
            # A number that was given twice is one of the contents where the line heads a part.
            if mark.text in seen and not _stands_again(paragraphs, at):
                break
            seen.add(mark.text)
        seen.add(title)
        last, before = at, title
    return range(head, last + 1)


def _begins_table(title: str, before: str) -> bool:
    """Whether a title is that of the first table, behind contents whose last entry is whole."""
    return _WHOLE.search(before) is not None and title.endswith("表") and kind_of(title) is not None


def _stands_again(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Whether a line with another title than those before stands again further down."""
    text = plain(paragraphs[at].text).text
    return any(plain(one.text).text == text for one in paragraphs[at + 1 :])


def _heads_later(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Whether a line without a number stands again further down, as the heading that it names.

    A title of a table does not: that of the first may stand again where it goes on.
    """
    text = plain(paragraphs[at].text).text
    if len(text) > _LONGEST or text.endswith("表") or _SENTENCE.search(text):
        return False
    return _stands_again(paragraphs, at)


def _follows(paragraphs: Sequence[Paragraph], start: int, most: int) -> bool:
    """Whether one of the next paragraphs has a number."""
    some = paragraphs[start : start + most]
    return any(marker(plain(paragraph.text).text).level for paragraph in some)


def _is_top(level: int, text: str, seen: set[str]) -> bool:
    """Whether the entries with this number are the outermost of these contents."""
    first = level == Depth.HAN and text[:1] in HAN
    return first and not any("部分" in one for one in seen)


def _head(paragraphs: Sequence[Paragraph]) -> int | None:
    for at, paragraph in enumerate(paragraphs[:_SEARCHED]):
        text = "".join(paragraph.text.split())
        if text in CONTENTS_HEADS or _HEADED.fullmatch(text):
            return at
    return None


def _title(text: str) -> str:
    return _DOTS.sub("", text).strip(" .…·:：")


def read_contents(paragraphs: Iterable[Paragraph]) -> tuple[ContentsEntry, ...]:
    """The lines of the contents (目录); none where the document has no contents.

    Args:
        paragraphs: the paragraphs of the document in order.
    """
    given = tuple(paragraphs)
    span = contents_span(given)
    entries: list[ContentsEntry] = []
    above: list[tuple[int, str]] = []
    for at in span[1:]:
        text = plain(given[at].text).text
        mark = marker(text)
        title = _title(text[mark.end :])
        # Contents that go on over the page have their head again.
        if not title or title in CONTENTS_HEADS:
            continue
        goes_on = len(title) <= _PIECE and not _APPENDED.match(title)
        if not mark.level and entries and goes_on and not _heads_later(given, at):
            # A title that went over the line.
            last = entries.pop()
            longer = last.title + _printed(title)
            entries.append(
                ContentsEntry(
                    longer,
                    last.number,
                    last.level,
                    last.part,
                    _is_table(longer),
                    last.paragraph,
                    last.page,
                )
            )
            continue
        while above and above[-1][0] >= mark.level:
            above.pop()
        part = tuple(name for _, name in above)
        printed = _printed(title)
        entries.append(
            ContentsEntry(
                printed, mark.text, mark.level, part, _is_table(printed), at, given[at].page
            )
        )
        above.append((mark.level, printed))
    above_others = {entry.part[-1] for entry in entries if entry.part}
    return tuple(
        evolve(entry, is_table=entry.is_table and entry.title not in above_others)
        for entry in entries
    )


def _is_table(title: str) -> bool:
    """Whether a title is one of a table; 2024年部门预算报表 is that of the chapter with all."""
    bare = title.replace("（", "(").replace("）", ")")
    if _TABLE.search(bare) is None or _ALL.search(bare) is not None:
        return False
    return _CHAPTER.search(bare) is None or kind_of(bare) is not None


def _printed(title: str) -> str:
    """A title with the brackets and quotation marks of the print."""
    from govbudget.classification.names import canonical

    return canonical(title)
