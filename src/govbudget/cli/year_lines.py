"""Reads the lines of a file with their years: codes and amounts of one year or of several."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Unit
from govbudget.base.messages import Message
from govbudget.cli.amount_columns import AmountReader, amount_columns
from govbudget.cli.line_cells import amount_in, cell_at, year_column
from govbudget.cli.line_layout import code_reader, top_of
from govbudget.errors import UnreadableFile
from govbudget.mapping import is_blank
from govbudget.tables.wording import is_total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.cli.lines_in import Lines

__all__ = ["YearLines", "year_lines"]


@frozen
class YearLines:
    """The lines of a file with their years.

    Attributes:
        title: the title of the column of the amounts.
        unit: the unit of the amounts; None where none is said.
        lines: for each line of the file with an amount its number, year, code and amount.
        totals: how many lines are totals, which are left out.
    """

    title: str
    unit: Unit | None
    lines: tuple[tuple[int, object, str, object], ...]
    totals: int


def year_lines(
    lines: Lines,
    *,
    code: str | None,
    amount: str | None,
    year: str | int | None,
    unit: Unit | None = None,
    said_by: str = "--from",
) -> YearLines:
    """The lines of a file with their years.

    Args:
        lines: the lines.
        code: the title of the column of the codes; None for the usual ones.
        amount: that of the amounts, likewise.
        year: that of the years, likewise; or the year of all lines.
        unit: the unit in which the amounts are wanted; None for their own.
        said_by: the option that says the year of all lines.

    Raises:
        MalformedLine: an amount cannot be read.
        UnreadableFile: there is no such column, or no line with an amount.
    """
    near, layout = top_of(lines, code)
    heads = [row for _, row in near[: layout.head.end]]
    (column,) = amount_columns(lines.place, layout, () if amount is None else (amount,))
    read, code_of = AmountReader(column, unit or column.unit), code_reader(layout.main)
    at_year = None if isinstance(year, int) else year_column(lines.place, layout, year, said_by)
    name = layout.main.name
    found, totals = [], 0
    for number, row in chain(near[layout.head.end :], lines.rows):
        cell = row[column.place] if column.place < len(row) else None
        cells = (code_of(row), row[name.place] if name and name.place < len(row) else "")
        if is_blank((cell,)) or list(row) in heads:
            continue
        if is_total(cells[0]) or (not cells[0] and is_total(cells[1])):
            totals += 1
            continue
        of = year if at_year is None else cell_at(row, at_year)
        found.append((number, of, cells[0], amount_in(read, cell, number)))
    if not found:
        raise UnreadableFile(lines.place, Message("errors.file.no_lines"))
    return YearLines(column.title, unit or column.unit, tuple(_filled(found)), totals)


def _filled(
    found: list[tuple[int, object, str, object]],
) -> Iterator[tuple[int, object, str, object]]:
    """The lines with their years, which tables print once above many lines."""
    last: object = ""
    for number, year, code, amount in found:
        last = year if year not in {"", None} else last
        yield number, last, code, amount
