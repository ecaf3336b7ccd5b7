"""Which columns of a table have the amounts, and what stands in them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Unit, convert, read_amount
from govbudget.errors import MalformedAmount, UnreadableFile
from govbudget.reconciling.opening import printed_cell
from govbudget.reconciling.wording import above_of, plain
from govbudget.tables.lexicon.units import unit_in, without_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["AmountColumn", "AmountReader", "amount_columns"]

_USUAL = ("金额", "合计", "amount", "预算数", "决算数", "预算金额", "支出合计", "总计", "小计")
# What most amounts look like: these need no further reading.
_PLAIN = re.compile(r"-?\d{1,40}(?:\.\d{1,40})?", re.ASCII).fullmatch


@frozen(slots=True)
class AmountColumn:
    """A column with amounts.

    Attributes:
        place: which column, from 0.
        title: its title, as it is printed.
        unit: the unit that the title names, or a line above the head; None where none does.
    """

    place: int
    title: str
    unit: Unit | None


def amount_columns(
    place: str, rows: Sequence[Sequence[object]], at: int, asked: Sequence[str]
) -> tuple[int, list[AmountColumn]]:
    """The row in which the head ends, and the columns with amounts.

    Args:
        place: the file, for the message.
        rows: the first rows of the table.
        at: which of them is the head; the titles may also stand in the row below it.
        asked: the titles that are asked for; without them the first usual one is taken.

    Raises:
        UnreadableFile: no column has such a title, or two have one that was asked for.
    """
    near = range(at, min(at + 2, len(rows)))
    titles = ", ".join(filter(None, map(plain, rows[at])))
    stated = _unit_above(rows[:at])
    if not asked:
        for title in _USUAL:
            found = _called(rows[at], title)
            if found:
                return at, [_column(rows[at], found[0], stated)]
        raise UnreadableFile(place, f"say with --amount which column has the amounts: {titles}")
    ends, columns = at, []
    for title in dict.fromkeys(asked):
        row = next((row for row in near if _called(rows[row], title)), None)
        if row is None:
            raise UnreadableFile(place, f"no column is called {title!r}: {titles}")
        found = _called(rows[row], title)
        if len(found) > 1:
            where = " and ".join(str(one + 1) for one in found)
            raise UnreadableFile(place, f"columns {where} are both called {title!r}")
        ends = max(ends, row)
        columns.append(_column(rows[row], found[0], stated))
    return ends, columns


def _called(row: Sequence[object], title: str) -> list[int]:
    """The columns with a title: as it stands, else without blanks, else without its unit."""
    for form in (str, _plain, _short):
        wanted = title if form is str else _plain(title)
        found = [
            column for column, cell in enumerate(row) if cell is not None and form(cell) == wanted
        ]
        if found:
            return found
    return []


def _plain(cell: object) -> str:
    return plain(cell).casefold()


def _short(cell: object) -> str:
    return _plain(without_unit(plain(cell)))


def _column(row: Sequence[object], place: int, stated: Unit | None) -> AmountColumn:
    title = str(row[place]).strip()
    return AmountColumn(place, title, unit_in(title) or stated)


def _unit_above(rows: Sequence[Sequence[object]]) -> Unit | None:
    """The unit that a line above the head states: 单位：万元."""
    said = (above_of(cell) for row in rows for cell in row if cell)
    return next((one.unit for one in said if one is not None and one.unit is not None), None)


class AmountReader:
    """Reads the amounts of a column.

    Args:
        column: the column.
        unit: the unit that is wanted; None where none is.
    """

    def __init__(self, column: AmountColumn, unit: Unit | None) -> None:
        self.place = column.place
        self.source = column.unit or unit
        self.unit = unit

    def __call__(self, cell: object) -> Decimal | None:
        """The amount in a cell, in the unit that is wanted; None for a blank.

        Raises:
            MalformedAmount: it is none, or has a unit and none is wanted.
            InexactAmount: it has too many digits.
        """
        if self.source is self.unit and isinstance(cell, str) and _PLAIN(cell):
            return Decimal(cell)
        amount = read_amount(printed_cell(cell))
        if amount is None:
            return None
        source = amount.unit or self.source
        if source is self.unit or source is None:
            return amount.value
        if self.unit is None:
            raise MalformedAmount(str(cell), f"it is in {source}: say with --unit which is wanted")
        return convert(amount.value, source, self.unit)
