"""What names the rows of a table that are neither projects nor entries of the classification."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.disclosure.text.bodies import ends_as_body
from govbudget.reconciling.structure import tree_of
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.reconciling.table import BudgetTable

__all__ = ["named_before", "without_unit_codes"]


def named_before(
    tables: Sequence[BudgetTable], before: Sequence[BudgetTable]
) -> Iterator[BudgetTable]:
    """Tables of projects whose rows without a project have the names that they had before.

    The classes above the projects have names of their own, in another column.

    Args:
        tables: the tables, read by the column with the projects.
        before: the same, read by the column with the classes.
    """
    names = {row.position: row.name for table in before for row in table.rows}
    for table in tables:
        rows = [evolve(row, name=row.name or names.get(row.position, "")) for row in table.rows]
        yield evolve(table, rows=tuple(rows))


def without_unit_codes(table: BudgetTable) -> BudgetTable:
    """A table in whose rows of bodies no code is one of the classification: 312 某某局."""
    tree = tree_of(table)
    if tree is None:
        return table
    rows = [
        evolve(row, code="", printed_code=row.code)
        if row.code and row.code not in tree and ends_as_body(plain(row.name))
        else row
        for row in table.rows
    ]
    return evolve(table, rows=tuple(rows))
