"""The lists of names behind 主要包括, and how they are parted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.disclosure.text.facts import ListedItem
from govbudget.disclosure.text.names import listed_code

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Listed", "joined", "listed_items", "lists_in", "parted"]

_OPENED = re.compile(r"(?:主要)?(?:包括|包含|用于支付|用于):?")
_ENDS = re.compile(r"[。;]|\d(?:\.\d+)?(?:百|千|万|亿)?元")
_REMARK = re.compile(r"\((?:含|包括|不含)[^()]*\)$")
_FEWEST = 2
_LONGEST = 1500
_JOINTS = re.compile(r"(?<=[^和及])(?:以及|和|及|与)(?=.)")


@frozen(slots=True)
class Listed:
    """A list as it stands in a plain text.

    Attributes:
        opened: where the words that open it begin.
        start: where the first name begins.
        end: where the last name ends.
        names: the names, without 等.
    """

    opened: int
    start: int
    end: int
    names: tuple[str, ...]


def lists_in(text: str) -> Iterator[Listed]:
    """The lists of names in a plain text: those without a figure among them."""
    at = 0
    while (found := _OPENED.search(text, at)) is not None:
        at = found.end()
        ends = _ENDS.search(text, at, at + _LONGEST)
        end = min(len(text), at + _LONGEST) if ends is None else ends.start()
        if ends is not None and ends[0][0] not in "。;":
            continue
        names = parted(text[at:end])
        if len(names) >= _FEWEST:
            yield Listed(found.start(), at, end, names)
        at = max(at, end)


def parted(words: str) -> tuple[str, ...]:
    """The names of a list, parted at the marks outside brackets.

    >>> parted("办公费、维修(护)费、津贴补贴(含购房补贴、取暖费等)、其他商品和服务支出等")
    ('办公费', '维修(护)费', '津贴补贴(含购房补贴、取暖费等)', '其他商品和服务支出')
    """
    names: list[str] = []
    depth, start = 0, 0
    for at, sign in enumerate(words):
        depth += (sign == "(") - (sign == ")")
        if depth <= 0 and sign in "、，,":
            names.append(words[start:at])
            start = at + 1
    names.append(words[start:])
    cleaned = (name.strip(' "…') for name in names)
    return tuple(name.removesuffix("等支出").removesuffix("等") for name in cleaned if name)


def joined(name: str) -> tuple[str, ...]:
    """A name, parted at the words that join two names (会议费和培训费)."""
    return tuple(part for part in _JOINTS.split(name) if part)


def listed_items(names: tuple[str, ...], year: int | None) -> tuple[ListedItem, ...]:
    """The items of a list, with the economic codes that their names mean in a year."""
    items: list[ListedItem] = []
    for name in names:
        parts = (name,) if listed_code(name, year) else joined(name)
        if not any(listed_code(part, year) for part in parts):
            parts = (name,)
        items += [ListedItem(part, listed_code(_REMARK.sub("", part), year)) for part in parts]
    return tuple(items)
