"""Pages that stand in the file from the last to the first."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from govbudget.tables.lexicon.contents_heads import heads_contents
from govbudget.tables.lexicon.table_numbers import table_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.reading.pdf.lines import PageLine
    from govbudget.disclosure.reading.pdf.page import Page

__all__ = ["in_order"]

#: So many pages that go down one after another, and none up, are no accident.
_RUN = 3
#: Numbers of pages stand within this share of the page from its edge.
_EDGE = 0.12
#: Contents stand on one of so many first pages of a document of so many at least.
_LAST, _MANY = 4, 10
_NUMBER = re.compile(r"[-—–·―─━\s第]*(\d{1,4})[-—–·―─━\s页]*(?:[/共\s]*\d+\s*页?)?")


def in_order(pages: list[Page]) -> tuple[list[Page], bool]:
    """The pages in the order of their numbers, and whether the file has them backwards.

    A copy may be scanned or joined from the last page to the first. It shows in the numbers of the
    pages; where they have none, in those of the tables, or in the contents at the end.

    Args:
        pages: the pages as the file has them.
    """
    for found in (_page_numbers(pages), _table_numbers(pages)):
        down = sum(b == a - 1 for a, b in pairwise(found) if a is not None and b is not None)
        up = sum(b > a for a, b in pairwise(found) if a is not None and b is not None)
        if up:
            return pages, False
        if down >= _RUN:
            return pages[::-1], True
    if _ends_with_contents(pages):
        return pages[::-1], True
    return pages, False


def _ends_with_contents(pages: Sequence[Page]) -> bool:
    """Whether the contents stand among the last pages, and nowhere before."""
    found = [at for at, page in enumerate(pages) if any(heads_contents(x.text) for x in page.lines)]
    return bool(found) and len(pages) >= _MANY and found[0] >= len(pages) - _LAST


def _page_numbers(pages: Sequence[Page]) -> list[int | None]:
    """The number at the head or the foot of each page; None where it has none, or two."""
    found: list[int | None] = []
    for page in pages:
        edge = _EDGE * page.height
        near = [one for one in page.lines if one.base < edge or one.base > page.height - edge]
        matches = [match for one in near if (match := _NUMBER.fullmatch(one.text))]
        found.append(int(matches[0][1]) if len(matches) == 1 else None)
    return found


def _table_numbers(pages: Sequence[Page]) -> list[int | None]:
    """The number of the table that begins on each page; pages with several, or none, are left out.

    Contents have many on one page.
    """
    found: list[int | None] = []
    for page in pages:
        values = {value for one in page.lines if (value := _table_number(one)) is not None}
        if len(values) == 1:
            found.append(values.pop())
    return found


def _table_number(line: PageLine) -> int | None:
    number = table_number(f"{line.text} ")
    return number.values[-1] if number is not None and number.values else None
