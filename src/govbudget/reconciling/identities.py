"""The identities of a table: its columns, its rows, and what it shares with other tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.reconciling.cells import Role
from govbudget.reconciling.system import Equation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.reconciling.columns import ColumnIdentity
    from govbudget.reconciling.outline import Outline
    from govbudget.reconciling.table import BudgetTable

__all__ = ["of_columns", "of_rows"]

_SHOWN = 5


def of_columns(
    table: BudgetTable, start: int, columns: tuple[ColumnIdentity, ...]
) -> Iterator[Equation]:
    """Each column identity in each row that has any number: its blanks are zeros then."""
    places = {name: at for at, name in enumerate(table.measures)}
    width = len(table.measures)
    said = [(str(one), [places[name] for name in one.measures]) for one in columns]
    for number, row in enumerate(table.rows):
        if all(cell.is_blank for cell in row.cells):
            continue
        first = start + number * width
        for text, ats in said:
            total, *parts = [first + at for at in ats]
            yield Equation(total, tuple(parts), text)


def of_rows(
    table: BudgetTable, start: int, outline: Outline, *, blank: bool = False
) -> Iterator[Equation]:
    """Each sum of rows in each measure, blank ones too, since a blank there says that all are.

    A row without any number is a heading, and states no sum.

    Args:
        table: the table.
        start: the number of its first cell.
        outline: which row stands below which.
        blank: whether headings count too, since their sums are wanted.
    """
    width = len(table.measures)
    rows = table.rows
    for above, below in outline.sums.items():
        empty = all(cell.is_blank for cell in rows[above].cells)
        if empty and not blank and rows[above].role is not Role.TOTAL:
            continue
        text = _text(table, outline, above, below)
        many = len(below) if len(below) > _SHOWN else 0
        printed = outline.unsaid.get(above, ())
        for at in table.summed:
            total = start + above * width + at
            against = None
            if printed:
                said = _text(table, outline, above, printed)
                against = Equation(total, _cells(start + at, width, printed), said, len(printed))
            parts = _cells(start + at, width, below)
            yield Equation(total, parts, text, many, against)


def _cells(first: int, width: int, rows: Sequence[int]) -> tuple[int, ...]:
    """The cells of some rows in one measure."""
    return tuple([first + row * width for row in rows])


def _text(table: BudgetTable, outline: Outline, above: int, below: tuple[int, ...]) -> str:
    names = [outline.codes[row] or table.rows[row].name for row in below]
    if len(names) > _SHOWN:
        names = [*names[:2], "…", names[-1]]
    left = outline.codes[above] or "".join(table.rows[above].name.split())
    return f"{left} = {' + '.join(names)}"
