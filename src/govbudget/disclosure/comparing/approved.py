"""Tables that stand beside a document: those that a finance bureau approved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount
from govbudget.base.messages import Message
from govbudget.disclosure.analysis.places import place_of_row
from govbudget.disclosure.comparing.columns import sense_of
from govbudget.disclosure.comparing.lines import LineKey, TableLine
from govbudget.disclosure.comparing.units.figures import FigureKey, KnownFigure
from govbudget.disclosure.comparing.yuan import half_of, yuan_of
from govbudget.disclosure.table_kinds import TableKind
from govbudget.disclosure.tables import DisclosedTable
from govbudget.disclosure.titles import kind_of
from govbudget.io.digest import FileDigest
from govbudget.tables.wording import is_total

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from govbudget.reconciling.table import BudgetTable

__all__ = ["ApprovedFigure", "ApprovedFile", "Unanswered", "lines_of_budget_tables"]


def lines_of_budget_tables(tables: Iterable[BudgetTable]) -> list[TableLine]:
    """The figures of tables that belong to no document.

    Args:
        tables: the tables, as :func:`govbudget.open_tables` gives them.
    """
    return [line for table in tables for line in _lines(table)]


def _lines(table: BudgetTable) -> Iterator[TableLine]:
    kind = kind_of(table.title) or TableKind.OTHER
    of = DisclosedTable(kind, table.title, unit=table.unit, tables=(table,))
    scheme = table.scheme.value if table.scheme else ""
    for at, title in enumerate(table.measures):
        sense = sense_of(title, table.year, is_final=kind.is_final)
        if sense is None:
            continue
        for row in table.rows:
            cell = row.cells[at]
            if cell.is_unread or not (row.code or is_total(row.name)):
                continue
            key = LineKey(kind.final, "", scheme, row.code, "" if row.code else "合计", sense.part)
            amount = None
            if cell.amount is not None:
                amount = Amount(cell.amount, table.unit)
            where = partial(place_of_row, of, row, table, title)
            yield TableLine(key, sense, amount, row.name, title, of, where)


@frozen(eq=False)
class ApprovedFigure:
    """A figure of the document beside the approved one.

    Attributes:
        key: what it is of, as the document has it.
        stated: the figure of the document.
        approved: the approved one.
    """

    key: FigureKey
    stated: KnownFigure
    approved: KnownFigure

    @property
    def off(self) -> Fraction:
        """By how much more was approved than the document states, in yuan."""
        return yuan_of(self.approved.amount) - yuan_of(self.stated.amount)

    @property
    def bound(self) -> Fraction:
        """How much of that rounding explains, in yuan."""
        return half_of(self.approved.amount) + half_of(self.stated.amount)

    @property
    def holds(self) -> bool:
        """Whether the figures agree, but for rounding."""
        return abs(self.off) <= self.bound

    @property
    def why(self) -> Message | None:
        """Why it cannot be told whether they agree; None where it can."""
        return self.stated.why or self.approved.why

    @property
    def like(self) -> Amount | None:
        """A figure whose unit and decimals the difference is told in."""
        return self.stated.amount or self.approved.amount

    @property
    def is_of_both(self) -> bool:
        """Whether both sides have such a row."""
        return self.stated.line is not None and self.approved.line is not None

    @property
    def line(self) -> TableLine:
        """The line of the document; the approved one where it has none."""
        found = self.stated.line or self.approved.line
        assert found is not None  # noqa: S101  a figure is one of a side at least
        return found


@frozen
class ApprovedFile:
    """A file with approved figures, read.

    Attributes:
        path: the file.
        tables: its tables.
        digests: which bytes it held.
    """

    path: str
    tables: tuple[DisclosedTable, ...]
    digests: tuple[FileDigest, ...] = ()


@frozen(eq=False)
class Unanswered:
    """What of the approved tables has no counterpart in the document.

    Attributes:
        table: the approved table.
        part: the column; empty for the whole table.
        why: why it has none.
        count: how many figures that are.
        line: a line of it; None for a table of which none was understood.
    """

    table: DisclosedTable
    part: str
    why: Message
    count: int = 0
    line: TableLine | None = None
