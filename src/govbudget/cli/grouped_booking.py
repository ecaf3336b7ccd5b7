"""Rolls the lines of a file up in groups: by year, unit, place, whatever tells them apart."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from govbudget.amounts import Unit
from govbudget.base.cells import NotRead
from govbudget.base.messages import Message
from govbudget.classification.catalogue import shipped
from govbudget.classification.settling import scheme_of, settled, year_of
from govbudget.classification.vocabulary import Scheme
from govbudget.cli.amount_columns import AmountReader, amount_columns
from govbudget.cli.line_cells import (
    amount_in,
    cell_at,
    column_titled,
    is_year_title,
    year_column,
)
from govbudget.cli.line_layout import code_reader, top_of
from govbudget.errors import FigureNotRead, GovBudgetError, MalformedLine, UnreadableFile
from govbudget.mapping import is_blank
from govbudget.rollups.grouped import RolledGroup, RollUps
from govbudget.rollups.groupedlines import rolled_groups
from govbudget.rollups.linegroups import GroupNames
from govbudget.tables.wording import is_total

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.classification.tree import Classification
    from govbudget.cli.booked import Wanted
    from govbudget.cli.lines_in import Line, Lines
    from govbudget.tables.layout.layout import TableLayout

__all__ = ["GroupedBooking", "book_groups"]

# What the year and the code of a line are called among the titles of a file, which none is.
_YEAR, _CODE = "\0year", "\0code"


@frozen
class GroupedBooking:
    """What came of the lines of a file, in groups.

    Attributes:
        rolled: their roll-ups.
        unit: the unit of all amounts; None where none is said.
        lines: how many lines were added.
        empty: how many lines have a code and no amount.
        totals: how many lines are totals, which were left out.
    """

    rolled: RollUps[Any]
    unit: Unit | None
    lines: int
    empty: int
    totals: int


def book_groups(
    lines: Lines, wanted: Wanted, by: tuple[str, ...], year: str | None
) -> GroupedBooking:
    """Add up the lines of a file by group and code, and roll the sums of each group up.

    Args:
        lines: the lines.
        wanted: what is asked; with a year all lines are on its edition.
        by: the titles of the columns that lines are grouped by.
        year: the title of the column of the years, whose editions the lines are on; None where one
            of the others has the usual title of years, or all lines are on one edition.

    Raises:
        MalformedLine: a code, a year or an amount cannot be read, or the code is not known.
        UnreadableFile: there is no such column, or no line with an amount.
        UnknownEdition: no edition of that year is kept.
        FigureNotRead: an amount was not read, and is not to be passed over.
    """
    near, layout = top_of(lines, wanted.code)
    rows = [row for _, row in near]
    columns = amount_columns(lines.place, layout, wanted.amounts)
    units = {one.unit for one in columns}
    unit = wanted.unit or (units.pop() if len(units) == 1 else None)
    told = year or next((one for one in by if is_year_title(one)), None)
    reading = _GroupReading(wanted, [AmountReader(one, unit) for one in columns], layout, rows)
    reading.places = [column_titled(lines.place, layout, one) for one in by]
    if told is not None and (wanted.year is None or year is not None):
        reading.year = year_column(lines.place, layout, told)
    titles = tuple(one.title for one in columns)
    named = _YEAR if told is None or reading.year is None else told
    names = GroupNames(by, named, _CODE, titles, single=False)
    rolled = rolled_groups(
        reading.records(chain(near[layout.head.end :], lines.rows), names),
        names,
        None,
        wanted.scheme,
        unknown=wanted.unknown,
        nested=wanted.nested,
        skip=True,
    )
    if reading.unread and wanted.not_read == "raise":
        raise FigureNotRead(tuple(reading.unread.values()))
    if not reading.lines:
        raise UnreadableFile(lines.place, Message("errors.file.no_lines"))
    rolled = evolve(rolled, groups=tuple(map(reading.numbered, rolled.groups)))
    return GroupedBooking(rolled, unit, reading.lines, reading.empty, reading.totals)


class _GroupReading:
    """Reads lines as records of their groups, their code and their amounts."""

    def __init__(
        self,
        wanted: Wanted,
        readers: Sequence[AmountReader],
        layout: TableLayout,
        rows: Sequence[Sequence[object]],
    ) -> None:
        self.places: list[int] = []
        self.year: int | None = None
        self.lines = self.empty = self.totals = 0
        # By the place of the line among those that are added.
        self.unread: dict[int, tuple[int, str, Message]] = {}
        self._wanted = wanted
        self._readers = readers
        self._heads = [list(row) for row in rows[: layout.head.end]]
        self._code_of = code_reader(layout.main)
        self._name = layout.main.name
        self._scheme = wanted.scheme
        self._last: object = ""
        self._trees: dict[object, Classification] = {}
        self._known: set[tuple[object, str]] = set()

    def records(self, rows: Iterator[Line], names: GroupNames) -> Iterator[dict[str, Any]]:
        """The lines with an amount.

        Args:
            rows: the lines.
            names: what the parts of a record are called.
        """
        for number, row in rows:
            cells = [row[one.place] if one.place < len(row) else None for one in self._readers]
            code = self._code_of(row)
            if is_blank(cells) or list(row) in self._heads:
                self.empty += bool(code) and list(row) not in self._heads
                continue
            if self._is_total(code, row):
                self.totals += 1
                continue
            try:
                tree = self._tree(row, code)
            except GovBudgetError as error:
                raise MalformedLine(number, error.message) from error
            self.lines += 1
            pairs = zip(self._readers, cells, strict=True)
            amounts = [amount_in(read, cell, number) for read, cell in pairs]
            lost = next((one for one in amounts if isinstance(one, NotRead)), None)
            if lost is not None:
                self.unread[self.lines] = (number, code, lost.message)
            record = dict(zip(names.amounts, amounts, strict=True))
            keys = (cell_at(row, place) for place in self.places)
            record.update(
                (name, None if key == "" else key) for name, key in zip(names.by, keys, strict=True)
            )
            yield {**record, str(names.year): tree.year, names.code: code}

    def numbered(self, group: RolledGroup) -> RolledGroup:
        """A group whose amounts that were not read have the numbers of their lines in the file.

        Args:
            group: the group.
        """
        unread = tuple(evolve(one, line=self.unread[one.line][0]) for one in group.rolled.unread)
        return evolve(group, rolled=evolve(group.rolled, unread=unread)) if unread else group

    def _is_total(self, code: str, row: Sequence[object]) -> bool:
        at = self._name.place if self._name is not None else len(row)
        return is_total(code) or (not code and at < len(row) and is_total(row[at]))

    def _tree(self, row: Sequence[object], code: str) -> Classification:
        """The tree that a line is on; what is wrong with its code is told when it is met.

        Raises:
            GovBudgetError: it has no year, or its code is none of that.
        """
        year: object = self._wanted.year
        if self.year is not None:
            written = cell_at(row, self.year)
            # Tables print a year once above many lines.
            self._last = year = self._last if written in {"", None} else written
        if year not in self._trees:
            number = None if year is None else year_of(year)
            if self._scheme is None:
                asked = shipped().tree(Scheme.FUNCTIONAL, number).year
                self._scheme = scheme_of(code, asked)
            self._trees[year] = shipped().tree(self._scheme, number)
        tree = self._trees[year]
        if (year, code) not in self._known:
            settled(tree, code, self._wanted.unknown)
            self._known.add((year, code))
        return tree
