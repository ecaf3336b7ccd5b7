"""The tables of the files to reconcile, with what is declared of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govbudget.base.messages import Message
from govbudget.base.said import SaidText
from govbudget.errors import MalformedTable, UnreadableFile, because, titles_of
from govbudget.reconciling.columns import ColumnIdentity
from govbudget.reconciling.table import BudgetTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.reconciling.grids import GridReading
    from govbudget.tables.layout.unread import Unread

__all__ = ["Opened", "declared", "ends", "opened_of"]

# How a column with the sum of those beside it is called.
_SUMS = ("小计", "合计", "总计")
# The columns of so many tables are said.
_LISTED = 12


@frozen
class Opened:
    """A file with its tables.

    Attributes:
        path: the file.
        tables: its tables.
        start: which of all tables the first of them is.
        unread: what of them was not understood.
    """

    path: str
    tables: tuple[BudgetTable, ...]
    start: int
    unread: tuple[str, ...]


def ends(opened: Sequence[Opened]) -> int:
    """How many tables some files have together."""
    return opened[-1].start + len(opened[-1].tables) if opened else 0


def opened_of(path: str, readings: Sequence[GridReading], start: int) -> Opened:
    """The tables of a file that have rows and amounts.

    Raises:
        UnreadableFile: there is none.
    """
    kept = [
        (table, reading)
        for reading in readings
        for table in reading.tables
        if table.rows and table.measures
    ]
    if not kept:
        raise UnreadableFile(
            path,
            Message("errors.table.none_in_file"),
        )
    unread = {_unread(one): None for _, reading in kept for one in reading.unread}
    return Opened(path, tuple(table for table, _ in kept), start, tuple(unread))


def _unread(one: Unread) -> str:
    """What of a file is no part of a table, with where it stands and why."""
    why = Message.written("{zh}", "{en}", zh=one.reason_zh or one.reason, en=one.reason)
    return SaidText(
        Message(
            "reconcile.unread",
            what=one.what,
            shown=repr(one.what),
            place=str(one.position),
            why=why,
        )
    )


def declared(opened: list[Opened], written: Sequence[str]) -> list[Opened]:
    """The files with the declared identities in each table that has their columns.

    Raises:
        MalformedTable: an identity is written in another way, or no table has its columns.
    """
    asked = [ColumnIdentity.of(one) for one in written]
    tables = [table for one in opened for table in one.tables]
    for identity in asked:
        if not any(_in_table(identity, table) for table in tables):
            raise MalformedTable(
                "", because("table.no_identity", identity=str(identity), known=_columns(tables))
            )
    return [
        evolve(one, tables=tuple(_with(table, asked) for table in one.tables)) for one in opened
    ]


def _columns(tables: Sequence[BudgetTable]) -> Message:
    """The columns of each table, those of equal tables once."""
    every = list(dict.fromkeys(table.measures for table in tables))
    left = len(every) - _LISTED
    more = because("more", left=left) if left > 0 else None
    return because("listed_apart", shown=tuple(map(titles_of, every[:_LISTED])), more=more)


def _with(table: BudgetTable, asked: Sequence[ColumnIdentity]) -> BudgetTable:
    fitting = [found for one in asked if (found := _in_table(one, table)) is not None]
    return evolve(table, identities=tuple(fitting)) if fitting else table


def _in_table(identity: ColumnIdentity, table: BudgetTable) -> ColumnIdentity | None:
    """An identity with the full titles of a table; None where it has not all of them."""
    titles = [_titled(name, table.measures) for name in identity.measures]
    if any(title is None for title in titles):
        return None
    total, *parts = (title for title in titles if title is not None)
    return evolve(identity, total=total, parts=tuple(parts))


def _titled(name: str, measures: Sequence[str]) -> str | None:
    """The measure that a name means: its title, the end of it, or the heading of a sum."""
    if name in measures:
        return name
    ends = [one for one in measures if one.endswith(f"/{name}")]
    sums = [f"{name}/{word}" for word in _SUMS if f"{name}/{word}" in measures]
    alike = ends or sums
    return alike[0] if len(alike) == 1 else None
