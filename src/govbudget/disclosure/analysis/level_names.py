"""Names of the text that a bracket calls 类, 款 or 项, and names of the tables miswritten in it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.classification.catalogue import shipped
from govbudget.classification.names import key, keys, loose_key
from govbudget.classification.vocabulary import Level, Scheme
from govbudget.classification.words import LEVEL_SIGNS
from govbudget.disclosure.analysis.near_names import one_left_out
from govbudget.disclosure.analysis.paths import path_spans
from govbudget.disclosure.text.plain import plain
from govbudget.tables.lexicon.numerals import HAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.classification.tree import Classification
    from govbudget.disclosure.document import Disclosure

__all__ = ["LevelName", "level_names", "meant_in", "miswritten", "was_ever"]

# 目 is no level of the functional classification.
_SIGN = f"[{LEVEL_SIGNS[:3]}]"
_NAME = re.compile(
    rf"(?P<name>(?:[\u4e00-\u9fff、\"]|\((?!{_SIGN}\))|(?<!\({_SIGN})\)){{3,40}}?)"
    rf"\((?P<level>{_SIGN})\)"
)
# What such a name, and all that it may be cut from, is made of.
_WORDS = re.compile(r"[\u4e00-\u9fff、\"()]+")
_LEVELS = ("(类)", "(款)", "(项)")
_LEADING = re.compile(rf"^(?:\([\u4e00-\u9fff\d]{{1,3}}\)|[{HAN}]+、|[、)\"])+")
# Words that stand for nothing but an item; 退役军人事务管理 may be said of the work itself.
_ITEM = re.compile(r"一般|其他")
# Words that change places have two signs, as 管理 and 事务.
_WORD = 2
# Of shorter names too many are alike.
_SHORTEST = 6


@frozen(slots=True)
class LevelName:
    """A name of the text with its level in a bracket, outside a whole path.

    Attributes:
        name: the name.
        level: what the bracket calls it.
        paragraph: the number of the paragraph.
    """

    name: str
    level: Level
    paragraph: int


def level_names(disclosure: Disclosure) -> Iterator[LevelName]:
    """The names of the text with their level, those of whole paths aside."""
    for number, paragraph in enumerate(disclosure.paragraphs):
        text = plain(paragraph.text).text
        if not any(level in text for level in _LEVELS):
            continue
        paths = path_spans(text)
        for found in _names(text):
            if any(start <= found.start() < end for start, end in paths):
                continue
            name = _LEADING.sub("", found["name"])
            # At the very beginning it may be the end of a longer name.
            if name and (found.start() or name != found["name"]):
                yield LevelName(name, Level.of(found["level"]), number)


def _names(text: str) -> Iterator[re.Match[str]]:
    """The names with a level: each stands within words, marks and brackets, and nothing else."""
    for words in _WORDS.finditer(text):
        if any(level in words[0] for level in _LEVELS):
            yield from _NAME.finditer(text, *words.span())


# A document names the same few again and again, and each is looked for in every edition.
@lru_cache(maxsize=1024)
def was_ever(name: str, level: Level) -> bool:
    """Whether a functional entry of some year has a name and a level.

    Args:
        name: the name.
        level: the level.
    """
    catalogue = shipped()
    return any(
        one.level is level
        for year in catalogue.years(Scheme.FUNCTIONAL)
        for one in catalogue.tree(Scheme.FUNCTIONAL, year).names.loose(name)
    )


def meant_in(names: Iterable[str], written: str) -> str:
    """The one of some names that another is a slip of: one character, or two words exchanged.

    Args:
        names: the names.
        written: what is written; none of them.

    Returns:
        The name; empty where there is none, or several.
    """
    wanted = loose_key(written)
    found = {one for one in names if _is_slip(wanted, loose_key(one))}
    return found.pop() if len(found) == 1 else ""


def _is_slip(written: str, right: str) -> bool:
    if min(len(written), len(right)) < _SHORTEST:
        return False
    if len(written) == len(right):
        return written in _swapped(right)
    return one_left_out(written, right)


def _swapped(name: str) -> set[str]:
    """A name with two of its words exchanged that stand beside each other."""
    starts = range(len(name) - 2 * _WORD + 1)
    swapped = {
        name[:at]
        + name[at + _WORD : at + 2 * _WORD]
        + name[at : at + _WORD]
        + name[at + 2 * _WORD :]
        for at in starts
    }
    return swapped - {name}


def _inside(name: str) -> set[str]:
    """A name with two words exchanged behind its first; 公安其他支出 is said of nothing else.

    支出、公安: what stands at the end may begin a list.
    """
    end = len(name.removesuffix("支出"))
    return {name[:_WORD] + one + name[end:] for one in _swapped(name[_WORD:end])}


def miswritten(
    disclosure: Disclosure, names: Iterable[str], tree: Classification
) -> Iterator[tuple[str, str, int]]:
    """The names of tables of which the text has two words exchanged.

    Args:
        disclosure: the document.
        names: the names that the tables print.
        tree: the edition of the year; what it has is no slip.

    Returns:
        What is written, the name, and the number of the paragraph.
    """
    texts = keys([paragraph.text for paragraph in disclosure.paragraphs])
    whole = "\n".join(texts)
    for name in names:
        plain_name = key(name)
        if len(plain_name) < _SHORTEST or not _ITEM.match(plain_name):
            continue
        for written in sorted(_inside(plain_name)):
            if written in whole and not tree.names.has_within(written):
                for number, text in enumerate(texts):
                    if written in text:
                        yield written, name, number
