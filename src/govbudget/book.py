"""Reads a user's own list of codes, such as the book of the Ministry, as an edition of its own.

The layouts are those that such lists have: one column of codes; 类, 款 and 项 in columns of their
own, each written once or in every row; indented names; title rows, heads of several rows
and heads that a page break repeats.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from govbudget.classification.names import canonical
from govbudget.classification.notation import as_scheme
from govbudget.classification.tree import Classification
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, Scheme
from govbudget.errors import UnreadableFile, UnreadableRows
from govbudget.tabular import read_sheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["load"]

_CHINESE = re.compile("[\u4e00-\u9fff]")
#: A year, alone or at the head of a date, in the name of a file or a title.
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?=\D|$|[01]\d[0-3]\d(?!\d))")
#: A code and a name in one cell; the 2024 of 2024年 is no code.
_BOTH = re.compile(
    "[\\[［(（]?(\\d{3}(?:\\d\\d){0,3})[\\]］)）]?[\\s\\-—_.、:：]*([\u4e00-\u9fff].*)"
)
#: A code, or a part of one, with more behind it, as in 20101（试行）.
_MORE = re.compile(r"\d{1,3}(?:\d\d){0,3}(?!\d).+")
_PART = re.compile(r"\d{1,3}")
_PARTS_MOST = 4


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
        year: the budget year; without it the first year that the file's name or its title rows
            name.
        sheet: the sheet to take; without it every sheet that has codes.

    Returns:
        The tree; its entries have codes and names, no English names, funds or evidence.

    Raises:
        UnreadableFile: the file cannot be read, has no codes, or the year is not known.
        UnreadableRows: some rows are wrong; every one is named, and nothing is loaded.
        MissingExtra: it is a spreadsheet, and the extra ``excel`` is not installed.
        UnknownScheme: no scheme is called that.
    """
    name = os.fspath(path)
    wanted = None if scheme is None else as_scheme(scheme)
    every = read_sheets(name)
    sheets = [one for one in every if sheet is None or one[0] == sheet]
    if not sheets:
        titles = ", ".join(title for title, _ in every)
        raise UnreadableFile(name, f"it has no sheet {sheet!r}: {titles}")
    found: list[tuple[str, str, str]] = []
    faults: list[tuple[str, str]] = []
    order: dict[str, int] = {}
    for title, rows in sheets:
        for place, code, written, fault in _rows(rows, f"{title}:" if len(sheets) > 1 else ""):
            order[place] = len(order)
            if fault:
                faults.append((place, fault))
            elif wanted is None or Scheme.of(code) is wanted:
                found.append((place, code, written))
    if not found and not faults:
        raise UnreadableFile(name, f"it has no codes{f' of {wanted}' if wanted else ''}")
    of = wanted or Scheme.of(found[0][1] if found else "")
    faults += _faults(found, of)
    if faults or of is None:
        raise UnreadableRows(name, tuple(sorted(faults, key=lambda fault: order[fault[0]])))
    budget_year = year if year is not None else _year(name, sheets)
    facts = [
        (code, written, of, budget_year, None, "", None, (), None, None, "", False)
        for _, code, written in found
    ]
    return Classification.from_facts(of, budget_year, 1, facts)


def _year(path: str, sheets: Sequence[tuple[str, list[list[object]]]]) -> int:
    cells = (str(cell) for _, rows in sheets for row in rows[:5] for cell in row if cell)
    heads = [cell for cell in cells if _CHINESE.search(cell) and not _BOTH.fullmatch(cell)]
    for text in (os.path.basename(path), *heads):  # noqa: PTH119
        if match := _YEAR.search(text):
            return int(match.group(1))
    raise UnreadableFile(path, "neither its name nor its title rows name a year; say which it is")


def _faults(found: list[tuple[str, str, str]], of: Scheme | None) -> Iterator[tuple[str, str]]:
    codes = {code for _, code, _ in found}
    seen: dict[str, str] = {}
    for place, code, _ in found:
        if Scheme.of(code) is not of:
            yield place, f"{code} is of another scheme than the rows before: say which to take"
        elif len(code) > min(LEVEL_BY_DIGITS) and code[:-2] not in codes:
            yield place, f"{code} has no parent: {code[:-2]} is missing"
        if code in seen:
            yield place, f"{code} stands in line {seen[code]} already"
        seen.setdefault(code, place)


def _rows(rows: list[list[object]], title: str) -> Iterator[tuple[str, str, str, str]]:
    """Every row with a code: its place, the code, the name, and what is wrong with it."""
    texts = _apart([[_text(cell) for cell in row] for row in rows])
    columns = _columns(texts)
    if not columns:
        return
    above = ["", "", "", ""]
    for line, row in enumerate(texts, 1):
        parts = [row[column] if column < len(row) else "" for column in columns]
        joined = "".join(parts)
        name = next((canonical(c) for c in row[columns[-1] + 1 :] if _CHINESE.search(c)), "")
        if not any(map(str.isdigit, joined)):
            continue  # a title, a head or a note
        if _CHINESE.search(joined) and not (name and _MORE.fullmatch(joined)):
            continue  # likewise, with a figure in it
        name = name or next((canonical(c) for c in row if _CHINESE.search(c)), "")
        code, fault = (parts[0], "") if len(columns) == 1 else _assembled(parts, above)
        if not fault and (not code.isdecimal() or len(code) not in LEVEL_BY_DIGITS):
            fault = f"{code!r} is no code: 3, 5, 7 or 9 digits are"
        elif not fault and Scheme.of(code) is None:
            fault = f"{code} begins with {code[0]}, as the codes of no scheme do"
        elif not fault and not name:
            fault = f"{code} has no name"
        yield f"{title}{line}", code, name, fault


def _apart(rows: list[list[str]]) -> list[list[str]]:
    """The same rows, with code and name in cells of their own where the list has them in one."""
    width = max(map(len, rows), default=0)
    for column in range(width):
        cells = [row[column] for row in rows if column < len(row) and row[column]]
        both = [bool(_BOTH.fullmatch(cell)) for cell in cells]
        if sum(both) * 2 > len(both):
            return [_in_two(row, column) for row in rows]
    return rows


def _in_two(row: list[str], column: int) -> list[str]:
    match = _BOTH.fullmatch(row[column]) if column < len(row) else None
    return [*row[:column], *match.groups(), *row[column + 1 :]] if match else row


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def _columns(rows: list[list[str]]) -> list[int]:
    """The columns that the codes stand in: one, or one for each level."""
    width = max(map(len, rows), default=0)
    whole = [
        sum(
            column < len(row) and row[column].isdecimal() and len(row[column]) in (5, 7, 9)
            for row in rows
        )
        for column in range(width)
    ]
    most = max(whole, default=0)
    if most:
        return [whole.index(most)]
    for column in range(width):
        cells = [row[column] for row in rows if column < len(row)]
        if any(len(cell) == min(LEVEL_BY_DIGITS) and cell.isdecimal() for cell in cells):
            last = column
            while last + 1 < width and last - column + 1 < _PARTS_MOST and _is_part(rows, last + 1):
                last += 1
            return list(range(column, last + 1))
    return []


def _is_part(rows: list[list[str]], column: int) -> bool:
    cells = [row[column] for row in rows if column < len(row) and row[column]]
    digits = [cell for cell in cells if _PART.fullmatch(cell)]
    return bool(digits) and len(digits) * 2 >= len(cells) - 3


def _assembled(parts: list[str], above: list[str]) -> tuple[str, str]:
    """A code from the columns of its levels; what is left out is that of the rows above."""
    last = max(place for place, part in enumerate(parts) if part)
    for place, part in enumerate(parts[: last + 1]):
        if part and not _PART.fullmatch(part):
            return "".join(parts), f"{part!r} is no part of a code"
        width = 2 if place else 3
        if part:
            above[place] = part.zfill(width)
            above[place + 1 :] = [""] * (len(above) - place - 1)
        elif not above[place]:
            return "".join(parts), f"the {'类款项目'[place]} is empty, and no row above has it"
        if len(above[place]) != width:
            return "".join(parts), f"{part!r} has not the {width} digits of a {'类款项目'[place]}"
    return "".join(above[: last + 1]), ""
