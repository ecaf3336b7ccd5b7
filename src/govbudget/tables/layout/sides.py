"""The names of a side whose column has a title of its own kind, as 支出用途."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.tables.wording import is_amount, is_total, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.tables.layout.columns import HeadColumn

__all__ = ["opened"]


def opened(columns: Sequence[HeadColumn], rows: Sequence[Sequence[object]]) -> list[HeadColumn]:
    """The columns, those of words between two columns of amounts as the names of a side.

    The title of such a column may be any, as 支出用途. The table has names and no codes, and the
    column a total among its words, as the end of a side has.

    Args:
        columns: the columns, as their titles tell them.
        rows: the rows below the head.
    """
    kinds = [one.kind for one in columns]
    if "code" in kinds or kinds[:1] != ["name"]:
        return list(columns)
    found = list(columns)
    for at in range(1, len(columns) - 1):
        beside = columns[at - 1], columns[at + 1]
        if any(one.kind != "measure" or not _has_amounts(rows, one) for one in beside):
            continue
        words = _cells(rows, columns[at])
        if columns[at].kind == "measure" and any(map(is_total, words)):
            found[at] = columns[at] if any(map(is_amount, words)) else _named(columns[at])
    return found


def _named(column: HeadColumn) -> HeadColumn:
    return evolve(column, kind="name")


def _cells(rows: Sequence[Sequence[object]], column: HeadColumn) -> list[object]:
    at = column.place
    return [row[at] for row in rows if at < len(row) and plain(row[at])]


def _has_amounts(rows: Sequence[Sequence[object]], column: HeadColumn) -> bool:
    return any(map(is_amount, _cells(rows, column)))
