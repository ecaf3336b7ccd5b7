"""Adds up the lines of a file by their codes, and rolls these up."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, localcontext
from itertools import chain
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.amounts import EXACT, Unit, convert
from govbudget.base.cells import NotRead, as_read
from govbudget.base.messages import Message
from govbudget.classification.catalogue import shipped
from govbudget.classification.notation import parse
from govbudget.classification.vocabulary import Scheme
from govbudget.cli.amount_columns import AmountReader, amount_columns
from govbudget.cli.booked import Booked
from govbudget.cli.line_layout import code_reader, further_halves, laid_below, top_of
from govbudget.cli.stated_totals import reached
from govbudget.errors import FigureNotRead, GovBudgetError, MalformedLine, UnreadableFile
from govbudget.mapping import is_blank
from govbudget.rollups.rolling import rollup
from govbudget.rollups.unreadamounts import UnreadAmounts
from govbudget.tables.lexicon.totals import PART_SUM
from govbudget.tables.lexicon.units import unit_line
from govbudget.tables.wording import is_total

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.classification.tree import Classification
    from govbudget.cli.booked import Wanted
    from govbudget.cli.lines_in import Line, Lines
    from govbudget.tables.layout.layout import TableLayout
    from govbudget.tables.layout.parts import Part

__all__ = ["book"]

# Of more totals, the first are compared with the lines.
_TOTALS = 100
# Totals of a part of the lines.
_PART = re.compile(rf"{PART_SUM}|人员|公用")


def book(lines: Lines, wanted: Wanted) -> Booked:
    """Add up the lines of a file by code, and roll the sums up.

    Only one sum for each code stays in memory.

    Args:
        lines: the lines.
        wanted: what is asked.

    Raises:
        MalformedLine: a code or an amount cannot be read, or the code is not known.
        UnreadableFile: there is no such column, or no line with an amount.
        UnknownEdition: no edition of that year is kept.
    """
    near, layout = top_of(lines, wanted.code)
    rows = [row for _, row in near]
    columns = amount_columns(lines.place, layout, wanted.amounts)
    units = {one.unit for one in columns}
    unit = wanted.unit or (units.pop() if len(units) == 1 else None)
    end = layout.head.end
    adding = _Adding(wanted, [AmountReader(one, unit) for one in columns], layout, rows)
    moves = further_halves(lines.place, layout, rows, {one.place for one in columns})
    every = chain(near[end:], lines.rows)
    adding.add(laid_below(every, moves) if moves else every, layout.main)
    return adding.booked(lines.place, [one.title for one in columns], unit)


class _Adding:
    """Adds lines up by their codes, as they are written."""

    def __init__(
        self,
        wanted: Wanted,
        readers: list[AmountReader],
        layout: TableLayout,
        rows: Sequence[Sequence[object]],
    ) -> None:
        self.wanted = wanted
        head = rows[layout.head.start : layout.head.end]
        self.width = max(map(len, rows[: layout.head.end]), default=0)
        self.readers = readers
        self.heads = [list(row) for row in head]
        self.tree: Classification | None = None
        if wanted.scheme is not None:
            self.tree = shipped().tree(wanted.scheme, wanted.year)
        self.sums: dict[str, list[Decimal | None]] = {}
        self.lines = self.empty = self.totals = 0
        self.stated: list[tuple[int, tuple[Decimal | None, ...]]] = []
        self.unread = UnreadAmounts(skip=True)
        self.below: Unit | None = None  # that a line among the others or below them names
        self.code_of = code_reader(layout.main)

    def add(self, rows: Iterator[Line], part: Part) -> None:
        """Add the lines."""
        code_of = self.code_of
        in_name = None if part.name is None else part.name.place
        columns = [(place, one.place, one) for place, one in enumerate(self.readers)]
        sums = self.sums
        with localcontext(EXACT):
            for line, row in rows:
                if len(row) > self.width:
                    self._check_width(line, row)
                try:
                    amounts = [read(row[at]) for _, at, read in columns]
                except (GovBudgetError, IndexError):
                    amounts = self._read_singly(line, row)
                code = code_of(row)
                known = sums.get(code)
                if known is None:
                    if not self._is_new(code, line, row, in_name, amounts):
                        continue
                    known = sums[code] = [None] * len(columns)
                booked = False
                for place, amount in enumerate(amounts):
                    if amount is not None:
                        had = known[place]
                        known[place] = amount if had is None else had + amount
                        booked = True
                if booked:
                    self.lines += 1
                else:
                    self.empty += 1

    def _check_width(self, line: int, row: Sequence[object]) -> None:
        """Refuse what stands behind the last column: a comma in an amount may have parted it."""
        if not is_blank(row[self.width :]):
            raise MalformedLine(
                line,
                Message("errors.line.cells", count=len(row), width=self.width),
            )

    def _read_singly(self, line: int, row: Sequence[object]) -> list[Decimal | None]:
        """The amounts of a line that is shorter than the head, or has one that cannot be read."""
        nothing: list[Decimal | None] = [None] * len(self.readers)
        if list(row) in self.heads:
            # A page break repeats it.
            return nothing
        found = nothing
        for place, read in enumerate(self.readers):
            cell = row[read.place] if read.place < len(row) else None
            if isinstance(cell, NotRead):
                self.unread.add(self.code_of(row), line, cell)
                continue
            try:
                found[place] = read(row[read.place]) if read.place < len(row) else None
            except GovBudgetError as error:
                spoilt = as_read(str(cell))
                if not isinstance(spoilt, NotRead):
                    raise MalformedLine(line, error.message) from error
                self.unread.add(self.code_of(row), line, spoilt)
        return found

    def _is_new(
        self,
        code: str,
        line: int,
        row: Sequence[object],
        in_name: int | None,
        amounts: list[Decimal | None],
    ) -> bool:
        """Whether a code that was not met before is one; a total or a line without amounts is not.

        Raises:
            MalformedLine: it is none, or the edition does not have it and that is not allowed.
        """
        if all(amount is None for amount in amounts):
            said = next((unit for cell in row if (unit := unit_line(cell))), None)
            self.below = self.below or said
            self.empty += 1 if code and not said and list(row) not in self.heads else 0
            return False
        name = row[in_name] if in_name is not None and in_name < len(row) else None
        if is_total(code) or (not code and is_total(name)):
            self.totals += 1
            if len(self.stated) < _TOTALS and not _PART.search(f"{code}{name or ''}"):
                self.stated.append((line, tuple(amounts)))
            return False
        try:
            if self.tree is None:
                self.tree = _tree_for(code, self.wanted.year)
            if code not in self.tree:
                # Now, and not at the end: what is wrong in a long file is said when it is met.
                rollup([(code, 0)], self.tree, unknown=self.wanted.unknown)
        except GovBudgetError as error:
            raise MalformedLine(line, error.message) from error
        return True

    def booked(self, place: str, titles: list[str], unit: Unit | None) -> Booked:
        """What came of it.

        Raises:
            UnreadableFile: nothing was added.
        """
        if self.tree is None or not self.lines:
            raise UnreadableFile(place, Message("errors.file.no_lines"))
        unread = self.unread.found()
        if unread and self.wanted.not_read == "raise":
            raise FigureNotRead(tuple((one.line, one.code, one.message) for one in unread))
        unit = self._in_unit_below(unit)
        records = [(code, *amounts) for code, amounts in self.sums.items()]
        rolled = rollup(
            records,
            self.tree,
            measures=titles,
            unknown=self.wanted.unknown,
            nested=self.wanted.nested,
            total=self.stated[0][1] if self.stated else None,
        )
        return Booked(
            evolve(rolled, unread=unread),
            unit,
            self.lines,
            len(records),
            self.empty,
            self.totals,
            self.stated[0] if self.stated else None,
            bool(self.stated)
            and not unread
            and not reached(
                [amounts for _, amounts in self.stated],
                list(rolled.total.values()),
                len(records),
            ),
        )

    def _in_unit_below(self, unit: Unit | None) -> Unit | None:
        """The unit of the sums, which are converted where only a line below them names theirs."""
        if self.below is None or any(one.stated is not None for one in self.readers):
            return unit
        if unit not in {None, self.below}:
            for code, amounts in self.sums.items():
                self.sums[code] = [
                    None if one is None else convert(one, self.below, unit) for one in amounts
                ]
            self.stated = [
                (
                    line,
                    tuple(None if one is None else convert(one, self.below, unit) for one in all_),
                )
                for line, all_ in self.stated
            ]
        return unit or self.below


def _tree_for(code: str, year: int | None) -> Classification:
    """The edition that the first code of a file belongs to.

    Raises:
        GovBudgetError: no scheme has such codes.
    """
    digits = re.search(r"\d", unicodedata.normalize("NFKC", code))
    scheme = parse(code, year=year).entry.scheme if digits is None else Scheme.of_code(digits[0])
    if scheme is None:
        raise GovBudgetError(Message("errors.code.name_scheme", code=repr(code)))
    return shipped().tree(Scheme.of(scheme), year)
