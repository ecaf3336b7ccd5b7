"""The numbers of headings and list items that Word counts and does not write: 一、 （二） 3."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from govbudget.io.xmltree import attribute, local, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

__all__ = ["Numbers", "in_chinese"]

_DIGITS = "零一二三四五六七八九"
_PLACE = re.compile(r"%([1-9])")
_CHINESE = frozenset(
    {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting"}
    | {"ideographDigital", "taiwaneseCountingThousand", "chineseLegalSimplified"}
)
#: Beyond this a number is written in digits.
_MOST = 9999


class _ListLevel(NamedTuple):
    """How one level of a list is numbered."""

    form: str
    text: str
    start: int


class Numbers:
    """Counts the numbered paragraphs of a document as Word does."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        """Take the lists and styles of a document; None where it has none.

        Args:
            numbering: the part that describes the lists.
            styles: the part that describes the styles, which may number headings.
        """
        self._lists = dict(_lists(numbering)) if numbering is not None else {}
        self._styles = dict(_styles(styles)) if styles is not None else {}
        self._counts: dict[tuple[str, int], int] = {}

    def of(self, paragraph: Element) -> str:
        """The number that Word puts before a paragraph, and counts it; "" where it has none."""
        where = _numbered(paragraph)
        if where is None:
            style = value_of(paragraph, "pStyle", within="pPr") or ""
            where = self._styles.get(style, ("", 0))
        number, depth = where
        levels = self._lists.get(number, {})
        if depth not in levels:
            return ""
        self._count(number, depth, levels)
        return _PLACE.sub(lambda found: self._part(number, found, levels), levels[depth].text)

    def _count(self, number: str, depth: int, levels: dict[int, _ListLevel]) -> None:
        before = self._counts.get((number, depth), levels[depth].start - 1)
        self._counts[number, depth] = before + 1
        for below in range(depth + 1, 9):
            self._counts.pop((number, below), None)

    def _part(self, number: str, found: re.Match[str], levels: dict[int, _ListLevel]) -> str:
        depth = int(found.group(1)) - 1
        level = levels.get(depth)
        if level is None:
            return ""
        return _written(self._counts.get((number, depth), level.start), level.form)


def in_chinese(number: int) -> str:
    """A number up to 9999 as it is spoken.

    >>> from govbudget.io.wordnumbers import in_chinese
    >>> in_chinese(12), in_chinese(20), in_chinese(105), in_chinese(1010)
    ('十二', '二十', '一百零五', '一千零一十')
    """
    if not 0 < number <= _MOST:
        return str(number)
    said, zero = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            said += ("零" if zero else "") + _DIGITS[digit] + unit
            zero = False
        elif said:
            zero = True
    return said.removeprefix("一") if said.startswith("一十") else said


def _written(number: int, form: str) -> str:
    if form in _CHINESE:
        return in_chinese(number)
    if form.startswith("decimalEnclosedCircle") and 0 < number <= 20:  # noqa: PLR2004  ① to ⑳
        return chr(ord("①") + number - 1)
    if form == "bullet":
        return ""
    if form in {"upperLetter", "lowerLetter"} and 0 < number <= 26:  # noqa: PLR2004  A to Z
        letter = chr(ord("A") + number - 1)
        return letter if form == "upperLetter" else letter.lower()
    return str(number)


def _numbered(element: Element) -> tuple[str, int] | None:
    """The list and level that a paragraph or style is numbered in; None where it does not say."""
    for properties in element:
        if local(properties) != "pPr":
            continue
        number = value_of(properties, "numId", within="numPr")
        if number is not None:
            depth = value_of(properties, "ilvl", within="numPr") or "0"
            return number, int(depth) if depth in set("012345678") else 0
    return None


def _styles(root: Element) -> Iterator[tuple[str, tuple[str, int]]]:
    for style in root:
        if local(style) == "style" and (where := _numbered(style)):
            yield attribute(style, "styleId") or "", where


def _lists(root: Element) -> Iterator[tuple[str, dict[int, _ListLevel]]]:
    abstract = {
        attribute(found, "abstractNumId"): dict(_levels(found))
        for found in root
        if local(found) == "abstractNum"
    }
    for found in root:
        if local(found) == "num":
            of = next((attribute(e, "val") for e in found if local(e) == "abstractNumId"), None)
            yield attribute(found, "numId") or "", abstract.get(of, {})


def _levels(root: Element) -> Iterator[tuple[int, _ListLevel]]:
    for level in root:
        if local(level) != "lvl":
            continue
        parts = {local(part): attribute(part, "val") or "" for part in level}
        depth, start = attribute(level, "ilvl") or "", parts.get("start", "1")
        if depth in set("012345678") and parts.get("numFmt") != "bullet":
            begins = int(start) if re.fullmatch("[0-9]{1,4}", start) else 1
            yield (
                int(depth),
                _ListLevel(parts.get("numFmt", "decimal"), parts.get("lvlText", ""), begins),
            )
