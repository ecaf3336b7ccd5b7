"""Tables that stand beside a document: those that a finance bureau approved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.places import place_of_row
from govbudget.disclosure.comparing.columns import sense_of
from govbudget.disclosure.comparing.lines import LineKey, TableLine
from govbudget.disclosure.table_kinds import TableKind
from govbudget.disclosure.tables import DisclosedTable
from govbudget.disclosure.titles import kind_of
from govbudget.tables.wording import is_total

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.reconciling.table import BudgetTable

__all__ = ["lines_of_budget_tables"]


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
