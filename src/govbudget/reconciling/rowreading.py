"""Reads the rows of a printed table, once it is known which column has what."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.amounts import Amount, Unit
from govbudget.base.cells import NotRead
from govbudget.position import Position
from govbudget.reconciling.cells import Cell, Role, Row
from govbudget.tables.layout.codecells import CodeCells
from govbudget.tables.rates import has_rates, without_sign
from govbudget.tables.wording import (
    WrittenCode,
    code_of,
    is_total,
    name_of,
    several,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.tables.layout.parts import Part

__all__ = ["RowReader"]

_PLAIN = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_PLAIN_LENGTH = 40


class RowReader:
    """Reads rows; what was read before is not read again.

    Args:
        unit: the unit of the table, which an amount with a unit of its own is converted to.
    """

    def __init__(self, unit: Unit | None) -> None:
        self.unit = unit
        self._codes: dict[object, WrittenCode] = {}
        self._amounts: dict[object, tuple[Decimal | None, str]] = {}

    def rows(
        self,
        part: Part,
        rows: Sequence[Sequence[object]],
        places: Sequence[Position],
        words: Sequence[int] = (),
    ) -> tuple[list[Row], set[int]]:
        """The rows of a half, and which of the rows they are.

        Args:
            part: the columns.
            rows: the cells of each row.
            places: where each row stands.
            words: the columns of the half that have words where amounts might be, from 0.
        """
        codes = CodeCells.of(part)
        name_at = None if part.name is None else part.name.place
        measures = [
            (one.place, None if one.unit in {None, self.unit} else one.unit)
            for one in part.measures
        ]
        rates = {one.place for one in part.measures if has_rates(one.title)}
        coded_names = part.coded_names
        found, numbers = [], set()
        for number, (row, place) in enumerate(zip(rows, places, strict=True)):
            code = self._code(codes(row)) if part.codes else _NONE
            name = name_of(row[name_at]) if name_at is not None and name_at < len(row) else ""
            if coded_names and not code.code:
                code = self._code(name)
                name = code.name or ("" if code.code else name)
                code = evolve(code, printed="" if code.code else _NONE.printed)
            cells = tuple([self._cell(row, at, place, unit) for at, unit in measures])
            if rates:
                cells = tuple(
                    _rate(cell) if at in rates else cell
                    for cell, (at, _) in zip(cells, measures, strict=True)
                )
            printed = code.printed
            if not code.code and printed and (not name or is_total(printed)):
                # What no code is, in a cell that reaches over the name as well, names the row.
                name, printed = name or name_of(printed), ""
            elif code.name and not name:
                name = code.name
            if not code.code and not name:
                name = _name_elsewhere(part, row, cells, words)
            if code.code or name or printed or any(cell.printed for cell in cells):
                beside = _beside(part, row)
                where = _of_row(place)
                found.append(Row(code.code, name, Role.DETAIL, cells, where, printed, beside))
                numbers.add(number)
        return found, numbers

    def _code(self, written: object) -> WrittenCode:
        known = self._codes.get(written)
        if known is None:
            known = self._codes[written] = code_of(written)
        return known

    def _cell(self, row: Sequence[object], at: int, place: Position, other: Unit | None) -> Cell:
        """A cell; an amount in another unit than the table's is converted to it."""
        written = row[at] if at < len(row) else None
        where = place.cell(at)
        if written is None or written == "":
            return Cell(None, "", where)
        if other is not None:
            cell = Cell.of(written, other, where)
            if cell.amount is None or self.unit is None:
                return cell
            return evolve(cell, amount=Amount(cell.amount, other).to(self.unit).value)
        if not isinstance(written, str) or isinstance(written, NotRead):
            return Cell.of(written, self.unit, where)
        # The plainest form, which read_amount reads as this does, is that of most cells.
        if len(written) <= _PLAIN_LENGTH and _PLAIN.fullmatch(written):
            return Cell(Decimal(written.replace(",", "")), written, where)
        known = self._amounts.get(written)
        if known is None:
            cell = Cell(None, written.strip()) if several(written) else Cell.of(written, self.unit)
            known = self._amounts[written] = (cell.amount, cell.printed)
        return Cell(known[0], known[1], where)


_NONE = WrittenCode()


def _rate(cell: Cell) -> Cell:
    """A cell of a column of rates: a number of per cent, whether its sign is printed or not."""
    number = None if cell.amount is not None else without_sign(cell.printed)
    return cell if number is None else evolve(cell, amount=Cell.of(number).amount)


def _beside(part: Part, row: Sequence[object]) -> str:
    """What else says what a row is: its unit, its project."""
    places = [one.place for one in part.others if one.kind != "number"]
    told = (str(row[at]).strip() for at in places if at < len(row) and row[at] is not None)
    return " ".join(filter(None, told))


def _name_elsewhere(
    part: Part, row: Sequence[object], cells: Sequence[Cell], words: Sequence[int]
) -> str:
    """What names a row that has neither a code nor a name: a total stands in the first column."""
    for column in part.others:
        written = row[column.place] if column.place < len(row) else None
        if written and column.kind != "number":
            filled = any(cell.amount is not None for cell in cells)
            return name_of(written) if filled or is_total(written) else ""
    # So does one whose first column has kinds of projects, which no title tells from amounts.
    return next((name_of(row[at]) for at in words if at < len(row) and is_total(row[at])), "")


def _of_row(place: Position) -> Position:
    if place.column is None:
        return place.plain()
    return Position(place.page, place.table, place.row)
