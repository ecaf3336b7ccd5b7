"""The figures of a table that has a row, rows or a column for each unit, unit by unit."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from govbudget.disclosure.analysis.blocks import Block, unit_rows
from govbudget.disclosure.analysis.places import place_of_stated
from govbudget.disclosure.comparing.lines import TableLine, all_lines_of
from govbudget.disclosure.comparing.units.names import UnitName, unit_name_of
from govbudget.disclosure.table_kinds import TableKind
from govbudget.tables.wording import is_total, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.stated import Stated
    from govbudget.disclosure.tables import DisclosedTable
    from govbudget.reconciling.table import BudgetTable

__all__ = ["RowsByUnit", "rows_by_unit"]

#: The tables without codes that may have a row for each unit.
_BY_LABEL = {
    *(TableKind.INCOME, TableKind.FINAL_INCOME),
    *(TableKind.EXPENDITURE, TableKind.FINAL_EXPENDITURE),
    *(TableKind.THREE_PUBLIC, TableKind.FINAL_THREE_PUBLIC),
}
_SUM = "合计"


@frozen
class RowsByUnit:
    """The figures of a table.

    Attributes:
        whole: those that are of no one unit.
        units: those of each unit, as if they were those of its own table.
    """

    whole: list[TableLine] = field(factory=list)
    units: dict[UnitName, list[TableLine]] = field(factory=dict)


def rows_by_unit(table: DisclosedTable, year: int | None) -> RowsByUnit:
    """The figures of a table, those of each unit apart.

    Args:
        table: the table.
        year: the year of its document.
    """
    found = RowsByUnit()
    for coded in (*table.tables, *table.resolved):
        for unit, part in _parted(table, coded):
            bare = evolve(table, tables=(part,), resolved=(), stated=())
            _take(found, unit, all_lines_of(bare, year, unread=True))
    if not table.resolved:
        for one in table.stated:
            unit, own = _of_unit(table, one)
            bare = evolve(table, tables=(), resolved=(), stated=(own,))
            lines = all_lines_of(bare, year, unread=True)
            where = partial(place_of_stated, table, one)
            _take(found, unit, [evolve(line, locate=where) for line in lines])
    return found


def _take(found: RowsByUnit, unit: UnitName | None, lines: list[TableLine]) -> None:
    """Keep lines with those of their unit; one in a column of a unit is of that."""
    for line in lines:
        *above, last = line.key.part.split("/")
        of_column = unit_name_of(last) if unit is None and last else None
        if of_column is not None and of_column.is_body:
            key = line.key._replace(part="/".join(above))
            found.units.setdefault(of_column, []).append(evolve(line, key=key))
        elif unit is not None:
            found.units.setdefault(unit, []).append(line)
        else:
            found.whole.append(line)


def _parted(
    table: DisclosedTable, coded: BudgetTable
) -> Iterator[tuple[UnitName | None, BudgetTable]]:
    """A table of codes, its rows up to the first unit, and those of each unit."""
    starts = unit_rows(Block(table, coded))
    yield None, evolve(coded, rows=coded.rows[: starts[0]] if starts else coded.rows)
    for start, end in pairwise((*starts, len(coded.rows))):
        head = coded.rows[start]
        rows = (evolve(head, code="", name=_SUM), *coded.rows[start + 1 : end])
        yield unit_name_of(head.name), evolve(coded, rows=rows)


def _of_unit(table: DisclosedTable, one: Stated) -> tuple[UnitName | None, Stated]:
    """Whose a stated figure is, and the figure as the table of that unit would have it."""
    if table.kind not in _BY_LABEL or one.code:
        return None, one
    if one.path:
        first = plain(one.path[0])
        if is_total(first):
            return None, evolve(one, path=one.path[1:])
        name = unit_name_of(first)
        return (name, evolve(one, path=one.path[1:])) if name.is_body else (None, one)
    name = unit_name_of(one.label)
    return (name, evolve(one, label=_SUM)) if name.is_body else (None, one)
