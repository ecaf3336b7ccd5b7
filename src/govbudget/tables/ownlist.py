"""Reads the rows of a list of codes: what is an entry, what is a fault, and what is neither."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.classification.names import canonical
from govbudget.errors import MalformedCode, UnreadableFile
from govbudget.tables.layout.codecells import CodeCells
from govbudget.tables.layout.layout import NEAR, TableLayout, layout_of
from govbudget.tables.lexicon.heads import (
    heads_name,
    level_in,
)
from govbudget.tables.lexicon.texts import plain
from govbudget.tables.ownlistcells import (
    CHINESE,
    TOTAL_WORDS,
    WHOLE_CODE,
    YEAR_IN,
    cell_of,
    is_code,
    is_head_word,
    is_note,
    may_close,
    whole_text,
)
from govbudget.tables.wording import code_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.tables.layout.columns import HeadColumn
    from govbudget.tables.layout.parts import Part

__all__ = ["ListColumns", "own_list"]


@frozen(slots=True)
class ListColumns:
    """The columns of one list; side by side there may be several.

    Attributes:
        codes: the column of its codes, or those of their levels.
        names: the columns of its names: several where indents are columns.
        named: whether a head says that these are names.
        both: whether the codes have the names behind them, in one cell.
        short: whether a 款 has its own two digits only, below its 类.
    """

    codes: tuple[int, ...]
    names: tuple[int, ...] = ()
    named: bool = False
    both: bool = False
    short: bool = False


def own_list(rows: list[list[str]]) -> _OwnList | None:
    """The list of codes that some rows hold; None where they hold none."""
    top = next((at for at, row in enumerate(rows) if any(map(is_code, row))), None)
    if top is None:
        return None
    # What stands far above the first code says nothing of the columns.
    start = max(0, top - NEAR // 2)
    try:
        layout = layout_of(rows[start:])
    except UnreadableFile:
        return None
    groups = tuple(_columns(part, rows[top:]) for part in layout.parts if part.coded)
    groups += _unnamed(layout, rows[top:])
    if not groups:
        return None
    headed = any(_heads(one) for part in layout.parts for one in part.columns)
    return _OwnList(groups, rows, start + layout.head.end if headed else 0)


def _heads(column: HeadColumn) -> bool:
    """Whether a title says that a column has codes, or codes and names."""
    last = plain(column.titles[-1]) if column.titles else ""
    return column.kind == "code" or (bool(last) and heads_name(last) and "码" in last)


def _columns(part: Part, rows: Sequence[list[str]]) -> ListColumns:
    """The columns of a list; names that are indented over several columns stand in one of them."""
    if part.coded_names and part.name is not None:
        return ListColumns((part.name.place,), (part.name.place,), both=True)
    codes = tuple(one.place for one in part.codes)
    if part.name is None:
        return ListColumns(codes)
    names = [part.name.place]
    untitled = {one.place for one in part.measures if not one.titles}
    while names[-1] + 1 in untitled and not _together(rows, names):
        names.append(names[-1] + 1)
    named = part.name.kind == "name" and bool(part.name.titles)
    return ListColumns(codes, tuple(names), named, short=part.short)


def _together(rows: Sequence[list[str]], names: list[int]) -> bool:
    """Whether the column behind those of the names is filled where they are."""
    beside = names[-1] + 1
    return any(cell_of(row, beside) and any(cell_of(row, name) for name in names) for row in rows)


def _unnamed(layout: TableLayout, rows: Sequence[list[str]]) -> tuple[ListColumns, ...]:
    """Further columns that are titled as codes, have some, and no names of their own."""
    others = [one for part in layout.parts for one in part.others if one.kind == "code"]
    return tuple(
        ListColumns((one.place,))
        for one in others
        if level_in(one.titles[-1]) is None
        and any(is_code(cell_of(row, one.place)) for row in rows)
    )


class _OwnList:
    """Reads the rows of a list, one behind the other: a part left out is that of a row above."""

    def __init__(self, groups: tuple[ListColumns, ...], rows: list[list[str]], begins: int) -> None:
        self.groups = groups
        self.rows = rows
        starts = {column for group in groups for column in group.codes}
        self.first = next(
            (
                index
                for index, row in enumerate(rows)
                if any(is_code(cell_of(row, column)) for column in starts)
            ),
            len(rows),
        )
        self.begins = min(begins, self.first)
        self.heads = {tuple(filter(None, row)) for row in rows[: self.first]}
        self.readers = [(group, CodeCells(group.codes, short=group.short)) for group in groups]
        self.names = {column for group in groups for column in group.names if not group.both}
        self.ends = len(rows)
        while self.ends > self.first and may_close(rows[self.ends - 1], self.names):
            self.ends -= 1

    def entries(self, before: int = 0) -> Iterator[tuple[int, str, str, Message | str]]:
        """The row, the code, the name and the fault of every entry.

        Args:
            before: the number of the first row.
        """
        plain = self._plain_columns()
        is_code, is_chinese = WHOLE_CODE.fullmatch, CHINESE.search
        code_at, name_at, last = plain or (0, 0, 0)
        begins = before + self.begins
        for number, row in enumerate(islice(self.rows, self.begins, None), begins):
            if plain and len(row) > last:
                # Nearly every row is a code and its name: it is read without the detours.
                code, name = row[code_at], row[name_at]
                if is_code(code) and is_chinese(name):
                    yield number, code, canonical(name), ""
                    continue
            for code, name, fault in self._read(number - before):
                yield number, code, name, fault

    def _plain_columns(self) -> tuple[int, int, int] | None:
        """The columns of the code and of the name and the last of them, where each has one cell."""
        [(group, cells), *others] = self.readers
        if others or group.both or len(group.names) != 1 or not cells.as_written:
            return None
        [code], [name] = group.codes, group.names
        return code, name, max(code, name)

    def _read(self, index: int) -> Iterator[tuple[str, str, Message | str]]:
        """The code, the name and the fault of every entry of a row."""
        row = self.rows[index]
        readers = self.readers
        if len(readers) > 1:
            # Of lists side by side one is longer than the others.
            readers = [one for one in readers if any(_cells(row, one[0]))] or readers[:1]
        for group, cells in readers:
            written, name = cells(row), ""
            if group.both and (apart := code_of(written)).name:
                written, name = apart.code, canonical(apart.name)
            try:
                code = whole_text(written)
            except MalformedCode as error:
                if not self._passed_over(index, group):
                    cells.above = []
                    yield "", "", error.why
                continue
            if not group.both:
                name = _name(row, group)
            yield code, name, "" if name else Message("errors.book.no_name", code=code)

    def _passed_over(self, index: int, group: ListColumns) -> bool:
        """Whether a row without a code is blank, a head, a total, or a note."""
        row = self.rows[index]
        cells = list(filter(None, row))
        own = ["".join(cell.split()) for cell in _cells(row, group) if cell]
        if index < self.first:
            return not self._is_meant(own)
        if tuple(cells) in self.heads or all(is_head_word(cell) for cell in cells):
            return True
        if own and all(map(TOTAL_WORDS.fullmatch, own)):
            return True
        return is_note(row, self.names) or (len(cells) == 1 and index >= self.ends)

    def _is_meant(self, own: list[str]) -> bool:
        """Whether a row above the first code is an entry with a broken code."""
        if not own or any(map(is_head_word, own)):
            return False
        if YEAR_IN.match(own[0]) and (len(own) == 1 or CHINESE.search(own[0])):
            return False  # a title or a date
        if not self.begins and not any(map(str.isdigit, own[0])):
            return False  # without a head of codes every word may be a head
        if own[0][:3].isdecimal():
            return True
        return not CHINESE.search(own[0]) and any(map(CHINESE.search, own[1:]))


def _cells(row: list[str], group: ListColumns) -> list[str]:
    return [cell_of(row, column) for column in (*group.codes, *group.names)]


def _name(row: list[str], group: ListColumns) -> str:
    """The name of a row; one without Chinese is a name only under a head that says so."""
    cell = ""
    for column in group.names:
        if cell := cell_of(row, column):
            break
    if CHINESE.search(cell):
        return canonical(cell)
    return " ".join(cell.split()) if group.named and any(map(str.isalpha, cell)) else ""
