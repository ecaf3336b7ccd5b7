"""Whether a file holds several budgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.tables import TableKind
from govbudget.disclosure.text.contents import contents_span, read_contents
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
# What stands above contents.
_HEADS = {"目录", "目次"}
# So many signs such a heading has at most.
_SHORT = 100
# So many lines contents have at most.
_MOST = 120


def repeated_kinds(disclosure: Disclosure) -> list[TableKind]:
    """The main tables that a document has more than once."""
    return [kind for kind in _CORE if len(disclosure.of(kind, kind.final)) > 1]


def holds_several(disclosure: Disclosure) -> bool:
    """Whether a file holds several budgets: most of its main tables stand in it more than once."""
    return 2 * len(repeated_kinds(disclosure)) > len(_CORE)


def contents_of_several(disclosure: Disclosure) -> list[int]:
    """The paragraphs at which contents begin, as many as there are budgets.

    A list of the tables alone, behind contents of the chapters, is none of another budget, and no
    more is the rest of contents on the next page. Each of several files may have its own.
    """
    paragraphs = disclosure.paragraphs
    heads = [
        at
        for at, one in enumerate(paragraphs)
        if len(one.text) <= _SHORT and plain(one.text) in _HEADS
    ]
    found: dict[str, list[int]] = {}
    end = -1
    for at in heads:
        some = paragraphs[at : at + _MOST]
        goes_on, end = at <= end, at + len(contents_span(some))
        same = found.setdefault(paragraphs[at].file, [])
        if not same or (not goes_on and any(not one.is_table for one in read_contents(some))):
            same.append(at)
    return max(found.values(), key=len, default=[])
