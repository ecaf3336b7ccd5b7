"""Sorts the rows below the head of a printed table: those of the table, notes, repetitions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.amounts import Unit
from govbudget.tables.layout.above import above_row
from govbudget.tables.layout.rows import is_index_row
from govbudget.tables.layout.unread import Unread, Why
from govbudget.tables.wording import is_amount, is_note, is_placeholder, is_total, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.position import Position
    from govbudget.tables.layout.heads import Head

__all__ = ["Body"]

_UNIT_NOTE = re.compile(
    r"(?:金额|计量|货币|计价)?单位(?:均?[为是]|[:;])(?:人民币)?(百万元|千元|万元|亿元|元)"
)


class Body:
    """The rows below a head: those of the table, and what else stands between and under them."""

    def __init__(
        self, head: Head, rows: Sequence[Sequence[object]], places: Sequence[Position]
    ) -> None:
        self.rows: list[Sequence[object]] = []
        self.places: list[Position] = []
        self.notes: list[str] = []
        self.unread: list[Unread] = []
        self.unit: Unit | None = None  # that a line below the table names
        self.head = {tuple(filter(None, map(plain, row))) for row in rows[head.start : head.end]}
        if head.mixed:
            last = head.end - 1
            total = [cell if is_amount(cell) or is_total(cell) else "" for cell in rows[last]]
            self._keep(_one_total(total), places[last])
        for row, place in zip(rows[head.end :], places[head.end :], strict=True):
            self._sort(row, place)

    def _keep(self, row: Sequence[object], place: Position) -> None:
        self.rows.append(row)
        self.places.append(place)

    def _pass(self, row: Sequence[object], place: Position, why: Why) -> None:
        what = " | ".join(str(cell).strip() for cell in row if cell is not None and plain(cell))
        self.unread.append(Unread.of(what, why, place))

    def _sort(self, row: Sequence[object], place: Position) -> None:
        """Keep a row, or say what it is instead."""
        first = next((cell for cell in row if cell is not None and plain(cell)), None)
        if first is None:
            return
        numbered = str(first).lstrip()[:1].isdecimal()
        # What is numbered is a note below another only.
        if isinstance(first, str) and (
            is_note(first) or (_is_sentence(row) and (self.notes or not numbered))
        ):
            self.unit = self.unit or _unit_of_note(str(first))
            self.notes.append(
                " ".join(str(cell).strip() for cell in row if cell is not None and plain(cell))
            )
            return
        if isinstance(first, str) and not numbered:
            if why := self._no_row(row):
                self._pass(row, place, why)
                return
        elif len(str(first)) <= 2 and is_index_row(row):  # noqa: PLR2004  no code is that short
            self._pass(row, place, Why.INDEX)
            return
        self._keep(row, place)

    def _no_row(self, row: Sequence[object]) -> Why | None:
        """Why a row that begins with a word is none of the table; None where it is one."""
        filled = tuple(filter(None, map(plain, row)))
        if filled in self.head:
            return Why.HEAD_AGAIN
        if all(map(is_placeholder, filled)):
            return Why.PLACEHOLDER
        if is_index_row(row):
            return Why.INDEX
        if (said := above_row(row)) is not None:
            self.unit = self.unit or said.unit
            return Why.ABOVE_AGAIN
        return None

    def not_in(self, understood: set[int]) -> None:
        """List the rows that no half could read."""
        for number, (row, place) in enumerate(zip(self.rows, self.places, strict=True)):
            # An empty 合计 loses nothing.
            if number not in understood and not all(is_total(c) for c in row if plain(c)):
                self._pass(row, place, Why.NO_ROW)


def _one_total(row: Sequence[object]) -> list[object]:
    """A row with the first of its totals only: the others are titles of columns."""
    first = next((place for place, cell in enumerate(row) if is_total(cell)), None)
    return ["" if is_total(cell) and at != first else cell for at, cell in enumerate(row)]


def _unit_of_note(text: str) -> Unit | None:
    """The unit that a note names, as 注：单位为万元."""
    found = _UNIT_NOTE.search(plain(text))
    return None if found is None else Unit(found[1])


def _is_sentence(row: Sequence[object]) -> bool:
    """Whether a row is one text that is no row of a table: a sentence."""
    filled = [text for text in map(plain, row) if text]
    return len(filled) == 1 and len(filled[0]) > 1 and filled[0][-1] in "。；;"
