"""Which columns of a table have the amounts, and what stands in them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Unit, convert, read_amount
from govbudget.base.messages import Message
from govbudget.errors import MalformedAmount, UnreadableFile, titles_of
from govbudget.reconciling.opening import printed_cell
from govbudget.tables.lexicon.measures import measure_in
from govbudget.tables.lexicon.texts import plain
from govbudget.tables.lexicon.units import scale_unread, unit_line, without_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.tables.layout.columns import HeadColumn
    from govbudget.tables.layout.layout import TableLayout

__all__ = ["AmountColumn", "AmountReader", "amount_columns"]

# The measures of which one is taken where none is asked for, the likeliest first.
_USUAL = ("金额", "合计", "预算数", "决算数", "小计")
# A line above the head that tells a unit in a form that is not understood.
_UNIT_LINE = re.compile(r"(?:金额|计量|货币)?单位[:;].{0,6}[万亿萬億](?:.{0,3}元.{0,6})?")
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


def amount_columns(place: str, layout: TableLayout, asked: Sequence[str]) -> list[AmountColumn]:
    """The columns with amounts.

    Args:
        place: the file, for the message.
        layout: where everything stands in the table.
        asked: the titles that are asked for, alone or with those above them and "/" between;
            without them the first usual one is taken.

    Raises:
        UnreadableFile: no column has such a title, two have one that was asked for, or a title
            names a unit that is not understood.
    """
    measures = layout.main.measures
    if asked:
        columns = [_asked(place, layout.main.columns, title) for title in dict.fromkeys(asked)]
    else:
        columns = [_usual(place, layout)]
    for line in layout.above.lines:
        if _UNIT_LINE.fullmatch(plain(line)) and unit_line(line) is None:
            raise UnreadableFile(place, Message("errors.columns.unit_line", line=repr(line)))
    for column in columns:
        _check_unit(place, column)
    last = [one.titles[-1] if one.titles else one.title for one in columns]
    titles = [
        own if [*(one.titles[-1:] for one in measures)].count((own,)) <= 1 else one.title
        for own, one in zip(last, columns, strict=True)
    ]
    return [
        AmountColumn(one.place, title, one.unit or layout.above.unit)
        for one, title in zip(columns, titles, strict=True)
    ]


def _usual(place: str, layout: TableLayout) -> HeadColumn:
    """The column with the amounts, by the usual titles.

    Of several it is the one below fewer headings, and that of the latest year.
    """
    titled = [(one, layout.column(one)) for one in layout.main.measures if one.titles]
    money = [(one, its) for one, its in titled if its.is_money and not its.years_back]
    for measure in _USUAL:
        found = [
            (one.title.count("/"), -(its.year or 0), one.place, one)
            for one, its in money
            if its.measure == measure
        ]
        if found:
            return min(found)[3]
    for column, _ in money:
        _check_unit(place, column)
    titles = titles_of(one.title for one in layout.main.columns if one.titles)
    raise UnreadableFile(place, Message("errors.columns.say_amount", titles=titles))


def _check_unit(place: str, column: HeadColumn) -> None:
    """Refuse a column whose title names a unit that is not understood."""
    if column.unit is None and scale_unread(column.title):
        raise UnreadableFile(
            place,
            Message("errors.columns.unit_title", title=repr(column.title)),
        )


def _asked(place: str, columns: Sequence[HeadColumn], title: str) -> HeadColumn:
    """The column with a title: as it stands, else without its unit; its last title is enough."""
    for form in (_plain, _short):
        for shown in (_path, _last):
            found = [one for one in columns if one.titles and form(shown(one)) == form(title)]
            if len(found) > 1:
                where = " and ".join(str(one.place + 1) for one in found)
                several = len({one.title for one in found}) > 1
                named = titles_of(one.title for one in found)
                which = Message("errors.which", titles=named) if several else None
                raise UnreadableFile(
                    place,
                    Message("errors.columns.both", where=where, title=repr(title), which=which),
                )
            if found:
                return found[0]
    below = [one for one in columns if _short(title) in map(_short, one.titles[:-1])]
    sums = [one for one in below if measure_in(one.titles[-1]) in {"合计", "小计"}]
    if len(sums) == 1:
        return sums[0]
    titles = titles_of(one.title for one in below or columns if one.titles)
    if below:
        raise UnreadableFile(
            place, Message("errors.columns.several", title=repr(title), titles=titles)
        )
    raise UnreadableFile(place, Message("errors.columns.none", title=repr(title), titles=titles))


def _path(column: HeadColumn) -> str:
    return column.title


def _last(column: HeadColumn) -> str:
    return column.titles[-1]


def _plain(title: str) -> str:
    return plain(title).casefold()


def _short(title: str) -> str:
    return _plain(without_unit(plain(title)))


class AmountReader:
    """Reads the amounts of a column.

    Args:
        column: the column.
        unit: the unit that is wanted; None where none is.
    """

    def __init__(self, column: AmountColumn, unit: Unit | None) -> None:
        self.place = column.place
        self.stated = column.unit
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
            raise MalformedAmount(str(cell), Message("errors.columns.in_unit", source=source))
        return convert(amount.value, source, self.unit)
