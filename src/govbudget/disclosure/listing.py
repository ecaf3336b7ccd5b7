"""Lists of the tables of a budget, printed as tables: 报表·报表名称·是否空表·理由."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.disclosure.titles import kind_of
from govbudget.tables.lexicon.table_numbers import is_table_number, table_number
from govbudget.tables.lexicon.texts import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["ListedTable", "is_listed_empty", "listed_tables"]

_EMPTY_HEAD = "空表"
_YES = {"是", "空", "空表", "√", "Y", "y"}


@frozen(slots=True)
class ListedTable:
    """A table as a list of tables names it.

    Attributes:
        number: its number as printed, such as ``表9``.
        title: its title.
        is_empty: whether the list says that it is empty.
        reason: why it is, as printed; empty where none is given.
    """

    number: str
    title: str
    is_empty: bool = False
    reason: str = ""


def listed_tables(rows: Sequence[Sequence[str]]) -> tuple[ListedTable, ...] | None:
    """The tables that a printed table lists; None where it is no such list.

    Each of its rows has the number of a table, its title, and no amount; the head may be on the
    page before.

    Args:
        rows: the rows of the printed table.
    """
    filled = [cells for row in rows if (cells := [cell for cell in row if cell.strip()])]
    heads = [cells for cells in filled if any(_EMPTY_HEAD in plain(cell) for cell in cells[2:])]
    if heads and not is_table_number(plain(heads[0][0])):
        filled = [cells for cells in filled if cells is not heads[0]]
    elif not filled or len(filled[0]) < 2:  # noqa: PLR2004  a number and a title
        return None
    found = list(_entries(filled))
    return tuple(found) if len(found) == len(filled) else None


def _entries(rows: Iterable[Sequence[str]]) -> Iterator[ListedTable]:
    for number, *rest in rows:
        if not is_table_number(plain(number)) or not rest or "表" not in rest[0]:
            return
        title, *said = rest
        empty = [cell for cell in said if plain(cell) in _YES]
        reason = " ".join(cell for cell in said if plain(cell) not in {*_YES, "否"})
        yield ListedTable(plain(number), title, bool(empty), reason)


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
    found = table_number(f"{number} ")
    return () if found is None else found.values
