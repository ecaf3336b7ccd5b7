"""Pages that hold further columns of the table before them, without its names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.tables.wording import is_amount

if TYPE_CHECKING:
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.tables import DisclosedTable

__all__ = ["has_page_beside"]

#: So many amounts with nothing beside them are those of a column.
_FEWEST = 3


def has_page_beside(disclosure: Disclosure, table: DisclosedTable) -> bool:
    """Whether the page behind a table begins with amounts that nothing names.

    Args:
        disclosure: the document.
        table: the table.
    """
    if not table.pages or disclosure.files:
        return False
    page = table.pages[-1] + 1
    after = [one for one in disclosure.tables if one.pages[:1] == (page,)]
    if after and not after[0].title and not after[0].tables:
        return True
    if not after and any(one.position.page == page for one in disclosure.unread):
        return True
    lines = [one.text for one in disclosure.paragraphs if one.page == page]
    alone = [at for at, text in enumerate(lines) if is_amount(text)]
    return len(alone) >= _FEWEST and alone[0] < _FEWEST
