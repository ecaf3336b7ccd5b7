"""Lists of the tables of a budget, printed as tables: 报表·报表名称·是否空表·理由."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.disclosure.titles import kind_of
from govbudget.tables.lexicon.list_numbers import list_number
from govbudget.tables.lexicon.table_numbers import is_table_number, table_number
from govbudget.tables.lexicon.texts import plain
from govbudget.tables.wording import is_amount, is_note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["ListedTable", "is_listed_empty", "listed_tables"]

_EMPTY_HEAD = "空表"
_NAME_HEAD = re.compile(r"(?:报表|表格?|公开表)名称?")
_TITLE = re.compile(r"表(?:\(.{0,40}\))?\d?$")
_YES = {"是", "空", "空表", "√", "Y", "y"}
_NO = {"否", "×", "N", "n", "/", "-", "—"}
# Lines above the head, the rows that make a list without numbers of tables, and signs of a year.
_ABOVE, _LIST, _YEAR = 4, 3, 4


@frozen(slots=True)
class ListedTable:
    """A table as a list of tables names it.

    Attributes:
        number: its number as printed, such as ``表9``.
        title: its title.
        is_empty: whether the list says that it is empty.
        reason: why it is, as printed; empty where none is given.
        page: the page of the list; None where it has no pages.
    """

    number: str
    title: str
    is_empty: bool = False
    reason: str = ""
    page: int | None = None

    def is_numbered_as(self, number: str) -> bool:
        """Whether another number is that of this table: 表09 and 表9."""
        return bool(number) and _values(self.number) == _values(number) != ()


def listed_tables(rows: Sequence[Sequence[str]]) -> tuple[ListedTable, ...] | None:
    """The tables that a printed table lists; None where it is no such list.

    Each of its rows has the number of a table or of the row, its title, and no amount; the head may
    be on the page before, and a title may stand above it.

    Args:
        rows: the rows of the printed table.
    """
    filled = [cells for row in rows if (cells := [cell for cell in row if cell.strip()])]
    while filled and len(filled[-1]) == 1 and is_note(filled[-1][0]):
        filled.pop()
    head = next((at for at, cells in enumerate(filled[:_ABOVE]) if _is_head(cells)), None)
    says_empty = head is not None and any(_EMPTY_HEAD in plain(cell) for cell in filled[head])
    if head is not None and all(len(cells) == 1 for cells in filled[:head]):
        filled = filled[head + 1 :]
    elif not filled or len(filled[0]) < 2:  # noqa: PLR2004  a number and a title
        return None
    found = list(_entries(filled))
    numbered = all(is_table_number(plain(one.number)) for one in found)
    few = not says_empty and len(found) < (1 if numbered else _LIST)
    return tuple(found) if len(found) == len(filled) and not few else None


def _is_head(cells: Sequence[str]) -> bool:
    """Whether a row is the head of such a list: 报表·报表名称·是否空表·理由, 序号·表名."""
    words = [plain(cell) for cell in cells]
    if is_table_number(words[0]) or len(words) < 2:  # noqa: PLR2004  a number and a title
        return False
    return any(_EMPTY_HEAD in word for word in words) or any(map(_NAME_HEAD.fullmatch, words))


def _entries(rows: Iterable[Sequence[str]]) -> Iterator[ListedTable]:
    for cells in rows:
        number, *rest = cells if _is_number(cells[0]) else ("", *cells)
        if not rest or _TITLE.search(plain(rest[0])) is None:
            return
        title, *said = rest
        words = [cell for cell in said if not plain(cell).isdecimal()]
        if any(map(is_amount, words)):
            return
        empty = [cell for cell in words if plain(cell) in _YES]
        reason = " ".join(cell for cell in words if plain(cell) not in {*_YES, *_NO})
        yield ListedTable(plain(number), title, bool(empty), reason)


def _is_number(cell: str) -> bool:
    """Whether a cell has the number of a table, or of the row, and nothing else."""
    text = plain(cell)
    listed = list_number(text)
    alone = listed is not None and listed.end == len(text)
    return is_table_number(text) or alone or (text.isdecimal() and len(text) < _YEAR)


def is_listed_empty(listed: Iterable[ListedTable], number: str, title: str) -> bool:
    """Whether a list says of a table that it is empty: by its number, or else by its kind.

    Args:
        listed: the tables of the list.
        number: the number of the table.
        title: its title.
    """
    for one in listed:
        if not (one.is_empty or one.reason):
            continue
        if number and _values(one.number) == _values(number):
            return True
        if not number and kind_of(title) is not None and kind_of(title) is kind_of(one.title):
            return True
    return False


def _values(number: str) -> tuple[int, ...]:
    if number.isdecimal():
        return (int(number),)
    found = table_number(f"{number} ")
    return () if found is None else found.values
