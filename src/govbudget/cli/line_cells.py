"""Single cells of the lines of a file: amounts, years, and what stands in a column by its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.cells import NotRead, as_read
from govbudget.base.messages import Message
from govbudget.errors import GovBudgetError, MalformedLine, UnreadableFile, titles_of
from govbudget.reconciling.opening import printed_cell
from govbudget.tables.lexicon.texts import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.cli.amount_columns import AmountReader
    from govbudget.tables.layout.layout import TableLayout

__all__ = ["amount_in", "cell_at", "column_titled", "is_year_title", "year_column"]

# What the column of the years is called where none is named.
_YEARS = ("年度", "年份", "预算年度", "财政年度", "year")


def amount_in(read: AmountReader, cell: object, number: int) -> object:
    """The amount of a cell; a cell that was not read stays one.

    Args:
        read: reads the amounts of the column.
        cell: the cell.
        number: the number of its line.

    Raises:
        MalformedLine: it holds something else.
    """
    if isinstance(cell, NotRead):
        return cell
    try:
        return read(cell)
    except GovBudgetError as error:
        # A text file shows the errors of a spreadsheet as text.
        spoilt = as_read(str(cell))
        if isinstance(spoilt, NotRead):
            return spoilt
        raise MalformedLine(number, error.message) from error


def cell_at(row: Sequence[object], at: int) -> object:
    """What stands in a column of a row, without blanks around it; nothing where it is too short.

    Args:
        row: the row.
        at: which column, from 0.
    """
    cell = row[at] if at < len(row) else ""
    return cell.strip() if isinstance(cell, str) else printed_cell(cell)


def is_year_title(title: str) -> bool:
    """Whether a column of such a title has years.

    Args:
        title: the title.
    """
    return plain(title).casefold() in _YEARS


def year_column(place: str, layout: TableLayout, asked: str | None, said_by: str = "--from") -> int:
    """Which column has the years.

    Args:
        place: the file, for the message.
        layout: where everything stands.
        asked: its title; None for the usual ones.
        said_by: the option that says the year of all lines, for the message.

    Raises:
        UnreadableFile: none has.
    """
    if asked is not None:
        return column_titled(place, layout, asked)
    titled = [one for one in layout.main.columns if one.titles]
    found = [one for one in titled if is_year_title(one.titles[-1])]
    if len(found) == 1:
        return found[0].place
    titles = titles_of(one.title for one in titled)
    raise UnreadableFile(place, Message("errors.columns.say_year", titles=titles, option=said_by))


def column_titled(place: str, layout: TableLayout, title: str) -> int:
    """Which column has a title.

    Args:
        place: the file, for the message.
        layout: where everything stands.
        title: the title.

    Raises:
        UnreadableFile: none has it, or several do.
    """
    titled = [one for one in layout.main.columns if one.titles]
    wanted = plain(title).casefold()
    found = [one for one in titled if plain(one.titles[-1]).casefold() == wanted]
    if len(found) == 1:
        return found[0].place
    titles = titles_of(one.title for one in titled)
    raise UnreadableFile(place, Message("errors.columns.none", title=repr(title), titles=titles))
