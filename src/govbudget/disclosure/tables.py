"""A table of a published budget or final account, recognised, and all tables of a document."""

from __future__ import annotations

from functools import cached_property

from attrs import field, frozen

from govbudget.amounts import Unit
from govbudget.base.framed import Framed
from govbudget.disclosure.listing import ListedTable
from govbudget.disclosure.stated import Stated
from govbudget.disclosure.table_kinds import TableKind
from govbudget.io.source import Grid
from govbudget.position import Position
from govbudget.reconciling.table import BudgetTable
from govbudget.tables.layout.unread import Unread

__all__ = ["DisclosedTable", "Recognised", "Stated", "TableKind"]


@frozen(repr=False, slots=True)
class DisclosedTable(Framed):
    """A table of a document, recognised.

    Attributes:
        kind: what it is about.
        title: its title as printed; empty where it has none.
        number: its number as printed, as ``表3``; empty where it has none.
        unit: the unit of its amounts; None where it is not stated.
        pages: the pages that it stands on; empty where the format has none.
        notes: the notes under it.
        tables: its rows with codes; two where halves with codes and different heads stand beside
            each other; none where it has no codes.
        resolved: its rows without codes, with the codes that their names have by their place; none
            where codes are printed, or a name does not tell its own.
        stated: the figures that it states by labels; empty where it has codes, save in a table of
            projects or purchases whose rows are codes.
        rates: the shares and rates in per cent that it states by labels; those of rows with codes
            stand in their columns.
        grids: its parts as printed; none where only the title and a note stand in the document.
        head: the rows of its head, without blanks.
        unread: its rows and columns that were not understood or have nothing to say, and why.
        position: where it stands: its page, and which table of the document it is.
        file: the file that it stands in, where the document is of several; else empty.
    """

    kind: TableKind
    title: str = ""
    number: str = ""
    unit: Unit | None = None
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    tables: tuple[BudgetTable, ...] = ()
    resolved: tuple[BudgetTable, ...] = ()
    stated: tuple[Stated, ...] = ()
    rates: tuple[Stated, ...] = ()
    grids: tuple[Grid, ...] = field(default=(), repr=False)
    head: tuple[tuple[str, ...], ...] = ()
    unread: tuple[Unread, ...] = ()
    position: Position = field(factory=Position)
    file: str = ""

    def __repr__(self) -> str:
        named = " ".join(filter(None, (self.kind.value, self.number, self.title)))
        rows = sum(len(table.rows) for table in self.tables)
        return (
            f"<DisclosedTable {named}, {rows} rows with codes, {len(self.stated)} stated figures>"
        )

    @property
    def table(self) -> BudgetTable | None:
        """Its rows with codes; None where it has none."""
        return self.tables[0] if self.tables else None

    @property
    def note(self) -> str:
        """The notes under it, each on a line."""
        return "\n".join(self.notes)

    @cached_property
    def is_empty(self) -> bool:
        """Whether it states no amount at all."""
        return not any(one.amount is not None for one in self.stated) and not any(
            cell.amount is not None
            for table in self.tables
            for row in table.rows
            for cell in row.cells
        )

    def figure(self, label: str, measure: str | None = None) -> Stated | None:
        """The first figure with a label; None where none has it.

        Args:
            label: the label, without its number.
            measure: the title of its column; without it any.
        """
        return next(
            (one for one in self.stated if one.label == label and measure in {None, one.measure}),
            None,
        )


@frozen(slots=True)
class Recognised:
    """The tables of a document.

    Attributes:
        tables: the tables, in their order.
        unread: what looks like a table and was not understood, and why.
        listed: the tables that a list of them names, with what it says of empty ones.
    """

    tables: tuple[DisclosedTable, ...]
    unread: tuple[Unread, ...] = ()
    listed: tuple[ListedTable, ...] = ()

    def of(self, kind: TableKind) -> tuple[DisclosedTable, ...]:
        """The tables of a kind."""
        return tuple(one for one in self.tables if one.kind is kind)
