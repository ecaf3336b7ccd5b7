"""Names of paths that nearly are names of the year: slips of a character or two, and old names."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.classification.catalogue import shipped
from govbudget.classification.entry import Entry
from govbudget.classification.names import loose_key
from govbudget.classification.vocabulary import Scheme
from govbudget.classification.words import LEVEL_SIGNS
from govbudget.errors import GovBudgetError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govbudget.classification.notation import ParsedCode

__all__ = ["OldName", "meant_by", "old_names_of", "one_left_out"]

_PART = re.compile(rf"(?P<name>.+?)（[{LEVEL_SIGNS}]）")


@frozen(slots=True)
class OldName:
    """A name of another year.

    Attributes:
        name: the name as written.
        entry: the entry of the year that it stands for.
        until: the last year of the name.
        is_sure: whether that year is sure.
    """

    name: str
    entry: Entry
    until: int
    is_sure: bool


def one_left_out(first: str, second: str) -> bool:
    """Whether one of two texts is the other without one of its characters.

    >>> one_left_out("行政运行", "行政行"), one_left_out("2010350", "2010360")
    (True, False)

    Args:
        first: a text.
        second: another.
    """
    short, long = sorted((first, second), key=len)
    is_shorter = len(long) == len(short) + 1
    return is_shorter and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def meant_by(path: str, read: Callable[[str], ParsedCode], share: float) -> Entry | None:
    """The entry that the last name of a path is a slip of; None where none or several may be.

    Args:
        path: a path of names of which the last is none of the year.
        read: reads a path in the edition of the year.
        share: how much of it both names have to share.
    """
    parts = list(_PART.finditer(path))
    if len(parts) < 2:  # noqa: PLR2004  there is nothing above
        return None
    try:
        above = read(path[: parts[-1].start()]).entry
    except GovBudgetError:
        return None
    written = loose_key(parts[-1]["name"])
    alike = [
        (_ratio(written, loose_key(child.name)), child)
        for child in above.children
        if _ratio(written, loose_key(child.name)) >= share
    ]
    alike.sort(key=lambda one: one[0], reverse=True)
    clear = alike and (len(alike) == 1 or alike[0][0] > alike[1][0])
    return alike[0][1] if clear else None


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def old_names_of(path: str, entry: Entry) -> Iterator[OldName]:
    """The names of a path that its entries had in earlier years only.

    Args:
        path: the path as written.
        entry: what it means in the edition of the year.
    """
    names = [found["name"] for found in _PART.finditer(path)]
    for name, one in zip(names, entry.path, strict=False):
        asked = loose_key(name)
        if asked == loose_key(one.name):
            continue
        ended = [
            (change.year, change.confidence != "low")
            for change in shipped().history(Scheme.FUNCTIONAL).changes
            if (change.new_code or change.old_code) == one.code
            and change.year <= one.year
            and loose_key(change.old_name) == asked
        ]
        if ended:
            year, sure = max(ended)
            yield OldName(name, one, year - 1, sure)
