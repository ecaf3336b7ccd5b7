"""Whether a file holds several budgets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.disclosure.tables import TableKind
from govbudget.disclosure.text.contents import contents_span, read_contents
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from govbudget.disclosure.document import Disclosure

__all__ = ["contents_of_several", "holds_several", "repeated_kinds", "years_of_several"]

_CORE = (
    TableKind.INCOME_EXPENDITURE,
    TableKind.INCOME,
    TableKind.EXPENDITURE,
    TableKind.FISCAL,
    TableKind.GENERAL,
)
# What stands above contents.
_HEADS = {"目录", "目次"}
# One of these, the second a radical that looks alike, stands in each, and in few other lines.
_HEAD_SIGN = re.compile("[目\u2f6c]")
# So many signs such a heading has at most.
_SHORT = 100
# So many lines a cover has at most.
_COVER = 12
# A title of a budget or an account, or of one of its tables.
_TITLE = re.compile(r"(?P<year>20\d\d)年度?[^。，；]{0,30}(?:预算|决算|收支|收入|支出)")
# So many lines contents have at most.
_MOST = 120


def repeated_kinds(disclosure: Disclosure) -> list[TableKind]:
    """The main tables that a document has more than once."""
    return [kind for kind in _CORE if len(disclosure.of(kind, kind.final)) > 1]


def holds_several(disclosure: Disclosure) -> bool:
    """Whether a file holds several budgets: most of its main tables stand in it more than once."""
    return 2 * len(repeated_kinds(disclosure)) > len(_CORE)


def years_of_several(disclosure: Disclosure) -> tuple[str, ...]:
    """The years of the budgets of a file with several, as their covers and tables name them.

    Args:
        disclosure: the document.
    """
    found = {
        year
        for at in contents_of_several(disclosure)
        if (year := _year_above(disclosure, at)) is not None
    }
    for kind in repeated_kinds(disclosure):
        found |= {
            named["year"]
            for table in disclosure.of(kind, kind.final)
            if (named := _TITLE.search(plain(table.title))) is not None
        }
    return tuple(sorted(found))


def _year_above(disclosure: Disclosure, at: int) -> str | None:
    """The year of the nearest title above the contents."""
    for one in reversed(disclosure.paragraphs[max(at - _COVER, 0) : at]):
        found = _TITLE.search(plain(one.text)) if len(one.text) <= _SHORT else None
        if found is not None:
            return found["year"]
    return None


def contents_of_several(disclosure: Disclosure) -> list[int]:
    """The paragraphs at which contents begin, as many as there are budgets.

    A list of the tables alone, behind contents of the chapters, is none of another budget, and no
    more is the rest of contents on the next page. Each of several files may have its own.
    """
    paragraphs = disclosure.paragraphs
    heads = [
        at
        for at, one in enumerate(paragraphs)
        if len(one.text) <= _SHORT and _HEAD_SIGN.search(one.text) and plain(one.text) in _HEADS
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
