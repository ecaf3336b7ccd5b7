"""Reads the rows of a list of codes: what is an entry, what is a fault, and what is neither."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.classification.names import canonical
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, SCHEME_BY_DIGIT, Scheme
from govbudget.classification.written import take_apart
from govbudget.errors import MalformedCode, UnreadableFile, shorten
from govbudget.tables.layout.codecells import CodeCells
from govbudget.tables.layout.layout import NEAR, TableLayout, layout_of
from govbudget.tables.lexicon.heads import (
    heads_code,
    heads_name,
    heads_number,
    heads_other,
    heads_remark,
    level_in,
)
from govbudget.tables.lexicon.measures import measure_in
from govbudget.tables.lexicon.numerals import HAN
from govbudget.tables.lexicon.texts import plain
from govbudget.tables.lexicon.totals import TOTAL
from govbudget.tables.wording import code_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.tables.layout.columns import HeadColumn, Part

__all__ = ["CHINESE", "ListColumns", "own_list"]

CHINESE = re.compile("[\u4e00-\u9fff]")
#: A code of one of the schemes, and nothing else: the longer ones, which are the most, first.
_CODE = re.compile(
    f"[{''.join(SCHEME_BY_DIGIT)}]"
    f"(?:{'|'.join(f'[0-9]{{{digits - 1}}}' for digits in sorted(LEVEL_BY_DIGITS, reverse=True))})"
)
_BEGINS_AS_CODE = re.compile(r"['\"\[［(（【〔]?\s*\d")
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?=\D|$|[01]\d[0-3]\d(?!\d))")
_DATE = re.compile(r"\d{4}(?:年(?:度|\d{1,2}月(?:\d{1,2}日)?)?|(?:[-/.]\d{1,2}){1,2})(?:00:00:00)?")
_TOTAL = re.compile(rf"[（(]?[\u4e00-\u9fff]{{0,12}}{TOTAL}[)）]?[:：]?")
_NOTE = re.compile(
    r"[（(]?(?:注|说明|备注|[（(]?\d{1,2}[)）]?[、．.](?!\d)).*"
    rf"|.*第[\d{HAN}]+页.*|.*[（(]续表?\d*[)）]",
    re.DOTALL,
)
#: A name may begin as a note does: 注册会计师.
_NAME_ALIKE = re.compile(rf"[（(]?(?:注|说明|备注)(?![\d{HAN}:：、．.)）]|$)")
_AGAIN = re.compile("[（(]?续表?[)）]?")


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
    top = next((at for at, row in enumerate(rows) if any(map(_is_code, row))), None)
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
        and any(_is_code(cell_of(row, one.place)) for row in rows)
    )


def cell_of(row: Sequence[str], column: int) -> str:
    """A cell; empty where the row is too short."""
    return row[column] if column < len(row) else ""


def _digits_of(cell: str) -> str:
    """The digits of a cell that holds a code or a part of one, as :func:`govbudget.parse` reads it.

    Raises:
        MalformedCode: it holds something else, or more.
    """
    if cell.isascii() and cell.isdecimal():
        return cell
    form = take_apart(cell)
    if form.name:
        raise MalformedCode(cell, Message("errors.code.digits"))
    return form.code


def _is_code(cell: str) -> bool:
    """Whether a cell holds a code of one of the schemes, alone or with its name."""
    if not _BEGINS_AS_CODE.match(cell):
        return False
    try:
        code = _digits_of(cell)
    except MalformedCode:
        code = code_of(cell).code
    return len(code) in LEVEL_BY_DIGITS and Scheme.of_code(code) is not None


def _is_head_word(cell: str) -> bool:
    """Whether a cell has the title of a column, and nothing else."""
    text = plain(cell)
    return (
        any(
            heads(text)
            for heads in (heads_code, heads_name, heads_number, heads_other, heads_remark)
        )
        or level_in(text) is not None
        or measure_in(text) in {"金额", "预算数", "决算数"}
        or _AGAIN.fullmatch(text) is not None
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
                if any(_is_code(cell_of(row, column)) for column in starts)
            ),
            len(rows),
        )
        self.begins = min(begins, self.first)
        self.heads = {tuple(filter(None, row)) for row in rows[: self.first]}
        self.readers = [(group, CodeCells(group.codes, short=group.short)) for group in groups]
        self.names = {column for group in groups for column in group.names if not group.both}
        self.ends = len(rows)
        while self.ends > self.first and _may_close(rows[self.ends - 1], self.names):
            self.ends -= 1

    def entries(self, before: int = 0) -> Iterator[tuple[int, str, str, Message | str]]:
        """The row, the code, the name and the fault of every entry.

        Args:
            before: the number of the first row.
        """
        plain = self._plain_columns()
        is_code, is_chinese = _CODE.fullmatch, CHINESE.search
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
                code = _whole(written)
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
        if tuple(cells) in self.heads or all(_is_head_word(cell) for cell in cells):
            return True
        if own and all(map(_TOTAL.fullmatch, own)):
            return True
        return _is_note(row, self.names) or (len(cells) == 1 and index >= self.ends)

    def _is_meant(self, own: list[str]) -> bool:
        """Whether a row above the first code is an entry with a broken code."""
        if not own or any(map(_is_head_word, own)):
            return False
        if _YEAR.match(own[0]) and (len(own) == 1 or CHINESE.search(own[0])):
            return False  # a title or a date
        if not self.begins and not any(map(str.isdigit, own[0])):
            return False  # without a head of codes every word may be a head
        if own[0][:3].isdecimal():
            return True
        return not CHINESE.search(own[0]) and any(map(CHINESE.search, own[1:]))


def _cells(row: list[str], group: ListColumns) -> list[str]:
    return [cell_of(row, column) for column in (*group.codes, *group.names)]


def _is_note(row: list[str], names: set[int]) -> bool:
    """Whether a row has one cell only, and that is a note, the foot of a page or a date."""
    filled = [column for column, cell in enumerate(row) if cell]
    if len(filled) != 1:
        return False
    cell = "".join(row[filled[0]].split())
    if filled[0] in names and _NAME_ALIKE.match(cell):
        return False
    return bool(_NOTE.fullmatch(cell) or _DATE.fullmatch(cell))


def _may_close(row: list[str], names: set[int]) -> bool:
    """Whether a row at the very end may stand below the list: a line of text, not a name."""
    filled = [column for column, cell in enumerate(row) if cell]
    if len(filled) != 1:
        return not filled
    text = filled[0] not in names and not _BEGINS_AS_CODE.match(row[filled[0]])
    return text or _is_note(row, names)


def _name(row: list[str], group: ListColumns) -> str:
    """The name of a row; one without Chinese is a name only under a head that says so."""
    cell = ""
    for column in group.names:
        if cell := cell_of(row, column):
            break
    if CHINESE.search(cell):
        return canonical(cell)
    return " ".join(cell.split()) if group.named and any(map(str.isalpha, cell)) else ""


def _whole(written: object) -> str:
    """A code as it is written in one cell, or put together from the cells of its levels.

    Raises:
        MalformedCode: it is none, and why.
    """
    cell = "" if written is None else str(written)
    if not cell:
        raise MalformedCode("", Message("errors.code.is_empty"))
    if cell.startswith("?"):
        raise MalformedCode(cell, Message("errors.code.level_empty"))
    try:
        code = _digits_of(cell)
    except MalformedCode as error:
        raise MalformedCode(
            cell, Message("errors.code.cell_no_code", cell=shorten(cell), why=error.why)
        ) from error
    if len(code) not in LEVEL_BY_DIGITS:
        raise MalformedCode(cell, Message("errors.code.cell_digits", cell=shorten(cell)))
    if Scheme.of_code(code) is None:
        raise MalformedCode(code, Message("errors.code.begins", code=code, digit=code[0]))
    return code
