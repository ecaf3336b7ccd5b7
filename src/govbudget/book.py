"""Reads a user's own list of codes, such as the book of the Ministry, as an edition of its own.

The layouts are those that such lists have: one column of codes; 类, 款 and 项 in columns of their
own, each written once or in every row; lists side by side; indented names; title rows, heads of
several rows and heads that a page break repeats. No row is lost: what is neither an entry nor
plainly something else is a fault.
"""

from __future__ import annotations

import os
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from govbudget.booklayout import (
    BEGINS_AS_CODE,
    CHINESE,
    HEAD_WORD,
    Group,
    Layout,
    apart,
    cell_of,
    digits_of,
    layout_of,
)
from govbudget.classification.names import canonical
from govbudget.classification.tree import Classification
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, Scheme
from govbudget.errors import MalformedCode, UnreadableFile, UnreadableRows, shorten
from govbudget.io.sheets import read_sheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.io.sheets import Sheet

__all__ = ["load"]

#: The first year of the classification in its present form, and the last that is taken for one.
_YEARS = range(2007, 2101)
#: A year, alone or at the head of a date, in the name of a file or a title.
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?=\D|$|[01]\d[0-3]\d(?!\d))")
_DATE = re.compile(r"\d{4}(?:年(?:度|\d{1,2}月(?:\d{1,2}日)?)?|(?:[-/.]\d{1,2}){1,2})(?:00:00:00)?")
_TOTAL = re.compile("[（(]?[\u4e00-\u9fff]{0,12}(?:合计|总计|小计)[)）]?[:：]?")
_NOTE = re.compile(
    r"[（(]?(?:注|说明|备注|[（(]?\d{1,2}[)）]?[、．.](?!\d)).*"
    r"|.*第[\d一二三四五六七八九十]+页.*|.*[（(]续表?\d*[)）]",
    re.DOTALL,
)
#: A name may begin as a note does: 注册会计师.
_NAME_ALIKE = re.compile(r"[（(]?(?:注|说明|备注)(?![\d一二三四五六七八九十:：、．.)）]|$)")
#: So many rows are searched for the year where a sheet has no codes.
_TITLES = 5


class _Row(NamedTuple):
    """An entry as a row has it, or what is wrong with the row."""

    place: str
    code: str
    name: str
    fault: str = ""


def load(
    path: str | os.PathLike[str],
    *,
    scheme: Scheme | str | None = None,
    year: int | None = None,
    sheet: str | None = None,
) -> Classification:
    """A list of codes as a tree.

    Args:
        path: a CSV file or a spreadsheet (extra ``excel``).
        scheme: the scheme to take; without it the file must hold one only.
        year: the budget year, from 2007 to 2100; without it the first year that the file's name
            or its title rows name.
        sheet: the sheet to take; without it every sheet that has codes.

    Returns:
        The tree; its entries have codes and names, no English names, funds or evidence.

    Raises:
        UnreadableFile: the file cannot be read, has no codes, two columns of codes share one of
            names, or the year is not known or none.
        UnreadableRows: some rows are wrong; every one is named, and nothing is loaded.
        MissingExtra: it is a spreadsheet, and the extra ``excel`` is not installed.
        UnknownScheme: no scheme is called that.
    """
    name = os.fspath(path)
    wanted = None if scheme is None else Scheme.of(scheme)
    if year is not None:
        _check_year(name, year)
    sheets = _sheets(name, sheet)
    titles: list[str] = []
    rows: list[_Row] = []
    for one in sheets:
        rows += _rows(name, one, f"{one.title}:" if len(sheets) > 1 else "", titles)
    found = [
        row
        for row in rows
        if not row.fault and (wanted is None or Scheme.of_code(row.code) is wanted)
    ]
    faults = [(row.place, row.fault) for row in rows if row.fault]
    if not found and not faults:
        raise UnreadableFile(name, f"it has no codes{f' of {wanted}' if wanted else ''}")
    of = wanted or Scheme.of_code(found[0].code if found else "")
    faults += _faults(found, of)
    if faults or of is None:
        order = {row.place: number for number, row in enumerate(rows)}
        raise UnreadableRows(name, tuple(sorted(faults, key=lambda fault: order[fault[0]])))
    budget_year = year if year is not None else _year(name, titles)
    facts = [
        (row.code, row.name, of, budget_year, None, "", None, None, None, "", False)
        for row in found
    ]
    return Classification.from_facts(of, budget_year, 1, facts)


def _sheets(path: str, title: str | None) -> list[Sheet]:
    every = read_sheets(path)
    sheets = [one for one in every if title is None or one.title == title]
    if not sheets:
        titles = ", ".join(one.title for one in every)
        raise UnreadableFile(path, f"it has no sheet {title!r}: {titles}")
    return sheets


def _check_year(path: str, year: object) -> None:
    if type(year) is not int or year not in _YEARS:
        # Python refuses to write out a number of thousands of digits.
        great = isinstance(year, int) and abs(year) > _YEARS[-1] ** 2
        said = "so great a number" if great else repr(year)[:60]
        raise UnreadableFile(
            path,
            f"{said} is no year of the classification: that is a whole number from "
            f"{_YEARS[0]} to {_YEARS[-1]}",
        )


def _year(path: str, titles: list[str]) -> int:
    cells = ["".join(unicodedata.normalize("NFKC", cell).split()) for cell in titles]
    # A number in a title row is a year only where it is nothing else.
    heads = [c for c in cells if CHINESE.search(c) or _YEAR.fullmatch(c) or _DATE.fullmatch(c)]
    for text in (os.path.basename(path), *heads):  # noqa: PTH119
        if match := _YEAR.search(text):
            year = int(match.group(1))
            _check_year(path, year)
            return year
    raise UnreadableFile(path, "neither its name nor its title rows name a year; say which it is")


def _faults(found: list[_Row], of: Scheme | None) -> Iterator[tuple[str, str]]:
    codes = {row.code for row in found}
    seen: dict[str, str] = {}
    for row in found:
        place, code = row.place, row.code
        if Scheme.of_code(code) is not of:
            yield place, f"{code} is of another scheme than the rows before: say which to take"
        elif len(code) > min(LEVEL_BY_DIGITS) and code[:-2] not in codes:
            yield place, f"{code} has no parent: {code[:-2]} is missing"
        if code in seen:
            yield place, f"{code} stands in line {seen[code]} already"
        seen.setdefault(code, place)


def _rows(path: str, sheet: Sheet, title: str, titles: list[str]) -> Iterator[_Row]:
    """Every entry of a sheet and every row that is wrong; its titles go to ``titles``."""
    texts = apart([["" if c is None else str(c).strip() for c in row] for row in sheet.rows])
    layout = layout_of(texts)
    titles += (c for row in texts[: layout.first if layout else _TITLES] for c in row if c)
    if layout is None:
        return
    if len(layout.groups) > 1 and not all(group.names for group in layout.groups):
        columns = " and ".join(str(group.codes[0] + 1) for group in layout.groups)
        raise UnreadableFile(
            path, f"its columns {columns} hold codes, and not each has names of its own"
        )
    reader = _Reader(layout, texts)
    for index in range(layout.begins, len(texts)):
        for code, name, fault in reader.read(index):
            yield _Row(f"{title}{sheet.lines[index]}", code, name, fault)


class _Reader:
    """Reads the rows of a sheet, one behind the other: a part left out is that of a row above."""

    def __init__(self, layout: Layout, rows: list[list[str]]) -> None:
        self.layout = layout
        self.rows = rows
        self.heads = {tuple(filter(None, row)) for row in rows[: layout.first]}
        self.above: dict[Group, list[str]] = {group: [] for group in layout.groups}
        self.names = {column for group in layout.groups for column in group.names}
        self.ends = len(rows)
        while self.ends > layout.first and _may_close(rows[self.ends - 1], self.names):
            self.ends -= 1

    def read(self, index: int) -> Iterator[tuple[str, str, str]]:
        """The code, the name and the fault of every entry of a row."""
        row = self.rows[index]
        groups = self.layout.groups
        if len(groups) > 1:
            # Of lists side by side one is longer than the others.
            groups = tuple(group for group in groups if any(_cells(row, group))) or groups[:1]
        for group in groups:
            parts = [cell_of(row, column) for column in group.codes]
            try:
                levels = _levels(parts, self.above[group])
            except MalformedCode as error:
                if not self._passed_over(index, group):
                    self.above[group] = []
                    yield "", "", error.reason
                continue
            self.above[group] = levels
            code, name = "".join(levels), _name(row, group)
            yield code, name, "" if name else f"{code} has no name"

    def _passed_over(self, index: int, group: Group) -> bool:
        """Whether a row without a code is blank, a head, a total, or a note."""
        row = self.rows[index]
        cells = list(filter(None, row))
        own = ["".join(cell.split()) for cell in _cells(row, group) if cell]
        if index < self.layout.first:
            return not self._is_meant(own)
        if tuple(cells) in self.heads or all(
            HEAD_WORD.fullmatch("".join(cell.split())) for cell in cells
        ):
            return True
        if own and all(map(_TOTAL.fullmatch, own)):
            return True
        return _is_note(row, self.names) or (len(cells) == 1 and index >= self.ends)

    def _is_meant(self, own: list[str]) -> bool:
        """Whether a row above the first code is an entry with a broken code."""
        if not own or any(map(HEAD_WORD.fullmatch, own)):
            return False
        if _YEAR.match(own[0]) and (len(own) == 1 or CHINESE.search(own[0])):
            return False  # a title or a date
        if not self.layout.begins and not any(map(str.isdigit, own[0])):
            return False  # without a head of codes every word may be a head
        if own[0][:3].isdecimal():
            return True
        return not CHINESE.search(own[0]) and any(map(CHINESE.search, own[1:]))


def _cells(row: list[str], group: Group) -> list[str]:
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
    text = filled[0] not in names and not BEGINS_AS_CODE.match(row[filled[0]])
    return text or _is_note(row, names)


def _name(row: list[str], group: Group) -> str:
    """The name of a row; one without Chinese is a name only under a head that says so."""
    cell = ""
    for column in group.names:
        if cell := cell_of(row, column):
            break
    if CHINESE.search(cell):
        return canonical(cell)
    return " ".join(cell.split()) if group.named and any(map(str.isalpha, cell)) else ""


def _levels(parts: list[str], above: Sequence[str]) -> list[str]:
    """The parts of a code, from one cell or those of its levels.

    Raises:
        MalformedCode: there is no code, and why.
    """
    if not any(parts):
        raise MalformedCode("", "the code is empty")
    code = _whole(parts[0]) if len(parts) == 1 else _assembled(parts, above)
    if Scheme.of_code(code) is None:
        raise MalformedCode(code, f"{code} begins with {code[0]}, as the codes of no scheme do")
    if len(parts) == 1:
        return [code]  # there is nothing to leave out below it
    return [code[:3], *(code[place : place + 2] for place in range(3, len(code), 2))]


def _whole(cell: str) -> str:
    try:
        code = digits_of(cell)
    except MalformedCode as error:
        raise MalformedCode(cell, f"{shorten(cell)} is no code: {error.reason}") from error
    if len(code) not in LEVEL_BY_DIGITS:
        raise MalformedCode(cell, f"{shorten(cell)} is no code: 3, 5, 7 or 9 digits are")
    return code


def _assembled(parts: list[str], above: Sequence[str]) -> str:
    """A code from the columns of its levels; what is left out is that of the rows above."""
    last = max(place for place, part in enumerate(parts) if part)
    digits = [_digits(part) for part in parts[: last + 1]]
    if last and len(digits[last]) == 2 * last + 3:
        # Written whole, it needs no row above; what stands before it must agree.
        whole, before = digits[last], digits[:last]
    else:
        whole, before = "", digits
    code, kept = "", list(above)
    for place, part in enumerate(before):
        if part:
            kept = []
            code += _part(part, place, code)
        elif whole:
            code = whole[: 2 * place + 3]
        elif place < len(kept):
            code += kept[place]
        else:
            raise MalformedCode(part, f"the {'类款项目'[place]} is empty, and no row above has it")
    if not whole.startswith(code) and whole:
        raise MalformedCode(whole, f"{whole} stands beside {code}, to which it does not belong")
    return whole or code


def _digits(part: str) -> str:
    try:
        return digits_of(part) if part else ""
    except MalformedCode as error:
        raise MalformedCode(part, f"{shorten(part)} is no part of a code") from error


def _part(part: str, place: int, before: str) -> str:
    """The digits that a part adds: all of a 类, two of what is below, or the last of a whole."""
    width = 2 if place else 3
    if place and len(part) == 2 * place + 3 and part.startswith(before):
        return part[-width:]
    padded = part.zfill(width) if place else part
    if len(padded) != width:
        level = "类款项目"[place]
        raise MalformedCode(part, f"{part!r} has not the {width} digits of a {level}")
    return padded
