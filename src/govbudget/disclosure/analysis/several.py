"""Whether a file holds several budgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.tables import TableKind
from govbudget.disclosure.text.contents import read_contents
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from govbudget.disclosure.document import Disclosure

__all__ = ["contents_of_several", "holds_several", "repeated_kinds"]

_CORE = (
    TableKind.INCOME_EXPENDITURE,
    TableKind.INCOME,
    TableKind.EXPENDITURE,
    TableKind.FISCAL,
    TableKind.GENERAL,
)
# What stands above contents, and so many lines they have at most.
_HEADS = {"目录", "目次"}
_MOST = 120


def repeated_kinds(disclosure: Disclosure) -> list[TableKind]:
    """The main tables that a document has more than once."""
    return [kind for kind in _CORE if len(disclosure.of(kind, kind.final)) > 1]


def holds_several(disclosure: Disclosure) -> bool:
    """Whether a file holds several budgets: most of its main tables stand in it more than once."""
    return 2 * len(repeated_kinds(disclosure)) > len(_CORE)


def contents_of_several(disclosure: Disclosure) -> list[int]:
    """The paragraphs at which contents begin, as many as there are budgets.

    The contents of another budget name again what those of the first do, as 第一部分 部门概况; a
    list of the tables behind contents of the chapters, or contents over two pages, do not. Each of
    several files may have contents of its own.
    """
    found: dict[str, list[int]] = {}
    titles: dict[int, set[str]] = {}
    for at, paragraph in enumerate(disclosure.paragraphs):
        if plain(paragraph.text) not in _HEADS:
            continue
        entries = read_contents(disclosure.paragraphs[at : at + _MOST])
        titles[at] = {one.title for one in entries}
        same = found.setdefault(paragraph.file, [])
        if not same or any(titles[at] & titles[one] for one in same):
            same.append(at)
    return max(found.values(), key=len, default=[])
