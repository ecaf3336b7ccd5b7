"""Paths of names in the text: 住房保障支出（类）住房改革支出（款）住房公积金（项）."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.classification.catalogue import shipped
from govbudget.classification.names import loose_key
from govbudget.classification.vocabulary import Level, Scheme
from govbudget.classification.words import LEVEL_SIGNS
from govbudget.tables.lexicon.list_numbers import unnumbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.document import Disclosure

__all__ = ["WrittenPath", "path_spans", "written_paths"]

_NAME = (
    rf"(?:[^（）()，。；：:;,]|[（(](?!\s*\d{{0,7}}[{LEVEL_SIGNS}]\s*[）)])[^（）()]{{1,16}}[）)])"
    r"{2,40}?"
)


def _level(word: str) -> str:
    return rf"[（(]\d{{0,7}}{word}[）)]"


_PATH = re.compile(
    rf"""
    (?P<first>{_NAME}){_level("类")}
    [“”"'、/—-]*(?P<second>{_NAME}){_level("款")}
    (?:[“”"'、/—-]*(?P<third>{_NAME}){_level("项")})?
    """,
    re.VERBOSE,
)
_CLASS = re.compile(_level("类"))
# A path has both, which is quicker to see than the names between them.
_SECTION = re.compile(_level("款"))
_BEFORE = re.compile(r"^.*[“”\"'《》、.．]")
_NO_NAME = re.compile(r"^[^\u4e00-\u9fff]+|[“”\"']+$")
_PLACEHOLDER = re.compile(r"[Xx×*…○]{2,}")


@frozen(slots=True)
class WrittenPath:
    """A path of names of the text.

    Attributes:
        path: the path, without blanks, from the name of its class on.
        paragraph: the number of its paragraph.
    """

    path: str
    paragraph: int


def written_paths(disclosure: Disclosure) -> Iterator[WrittenPath]:
    """The paths of names in the paragraphs of a document, in their order."""
    for number, paragraph in enumerate(disclosure.paragraphs):
        if "类" not in paragraph.text:
            continue
        text = "".join(paragraph.text.split())
        for found in _paths(text):
            if _PLACEHOLDER.search(found[0]):
                continue
            first = _class_name(found["first"], disclosure.year)
            path = f"{first}（类）{_bare(found['second'])}（款）"
            if found["third"]:
                path += f"{_bare(found['third'])}（项）"
            yield WrittenPath(path, number)


def path_spans(text: str) -> list[tuple[int, int]]:
    """Where whole paths of names stand in a text without blanks.

    Args:
        text: the text.
    """
    return [found.span() for found in _paths(text)]


def _paths(text: str) -> Iterator[re.Match[str]]:
    has_levels = _CLASS.search(text) and _SECTION.search(text)
    return _PATH.finditer(text) if has_levels else iter(())


def _bare(name: str) -> str:
    return name.strip("“”\"'、")


def _class_name(words: str, year: int | None) -> str:
    """The name of a class at the end of some words: what stands before it is a sentence."""
    names = _classes(year)
    bare = _NO_NAME.sub("", words)
    for start in range(len(bare)):
        if loose_key(bare[start:]) in names:
            return bare[start:]
    return _BEFORE.sub("", unnumbered(bare)) or bare


@lru_cache(maxsize=64)
def _classes(year: int | None) -> frozenset[str]:
    """The names of the classes of a year, by which no 支出 is missed."""
    catalogue = shipped()
    known = year if year in catalogue.years(Scheme.FUNCTIONAL) else None
    tree = catalogue.tree(Scheme.FUNCTIONAL, known)
    return frozenset(loose_key(entry.name) for entry in tree.at(Level.CLASS))
