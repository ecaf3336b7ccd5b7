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
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from govbudget.base.collector import paused
from govbudget.base.edge import edge, path_of
from govbudget.base.messages import Message
from govbudget.classification.tree import Classification
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, Scheme
from govbudget.errors import UnreadableFile, UnreadableRows, titles_of
from govbudget.io.sheets import read_sheets, tell_left_out
from govbudget.tables.ownlist import own_list
from govbudget.tables.ownlistcells import CHINESE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.classification.vocabulary import SchemeName
    from govbudget.io.allowance import Limits
    from govbudget.io.sheets import Sheet

__all__ = ["load", "names_in"]

#: The first year of the classification in its present form, and the last that is taken for one.
_YEARS = range(2007, 2101)
#: A year, alone or at the head of a date, in the name of a file or a title.
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?=\D|$|[01]\d[0-3]\d(?!\d))")
_DATE = re.compile(r"\d{4}(?:年(?:度|\d{1,2}月(?:\d{1,2}日)?)?|(?:[-/.]\d{1,2}){1,2})(?:00:00:00)?")
#: So many rows are searched for the year where a sheet has no codes.
_TITLES = 5


#: An entry as a row has it: which row of all sheets, its code, its name, and what is wrong with it.
_Row: TypeAlias = "tuple[int, str, str, Message | str]"
#: What is wrong with a row, and which row it is.
_Fault: TypeAlias = "tuple[int, Message | str]"


@edge(year=int, sheet=str)
def load(
    path: str | os.PathLike[str],
    *,
    scheme: Scheme | SchemeName | None = None,
    year: int | None = None,
    sheet: str | None = None,
    limits: Limits | None = None,
) -> Classification:
    """A list of codes as a tree.

    Args:
        path: a CSV file or a spreadsheet (extra ``excel``).
        scheme: the scheme to take; without it the file must hold one only.
        year: the budget year, from 2007 to 2100; without it the first year that the file's name
            or its title rows name.
        sheet: the sheet to take; without it every sheet that has codes.
        limits: how much time and memory it may take; it is read in a process of its own then.

    Returns:
        The tree; its entries have codes and names, no English names, funds or evidence.

    Raises:
        UnreadableFile: the file cannot be read, has no codes, two columns of codes share one of
            names, or the year is not known or none.
        UnreadableRows: some rows are wrong; every one is named, and nothing is loaded.
        LimitExceeded: it takes more than its limits.
        MissingExtra: it is a spreadsheet, and the extra ``excel`` is not installed.
        UnknownScheme: no scheme is called that.
    """
    if limits is not None:
        from govbudget.io.children import call_apart

        name = path_of(path)
        return call_apart(name, limits, load, name, scheme=scheme, year=year, sheet=sheet)
    wanted = None if scheme is None else Scheme.of(scheme)
    with paused():
        return _loaded(path_of(path), wanted, year, sheet)


def names_in(path: str) -> dict[str, str]:
    """The codes of a list with their names, of whatever schemes and levels, local ones too.

    Args:
        path: the file: CSV or a spreadsheet, as :func:`load` takes it; no code needs those above.

    Raises:
        UnreadableFile: the file cannot be read, or has no codes.
        UnreadableRows: some rows are wrong; every one is named.
        MissingExtra: it is a spreadsheet, and the extra ``excel`` is not installed.
    """
    sheets = _sheets(path, None)
    rows, _ = _read(path, sheets)
    faults = [(at, fault) for at, _, _, fault in rows if fault]
    if faults:
        raise _unreadable(path, sheets, faults)
    if not rows:
        raise UnreadableFile(path, Message("errors.book.nothing"))
    return {code: name for _, code, name, _ in rows}


def _loaded(
    name: str, wanted: Scheme | None, year: int | None, sheet: str | None
) -> Classification:
    """A list of codes as a tree: see :func:`load`."""
    if year is not None:
        _check_year(name, year)
    sheets = _sheets(name, sheet)
    rows, titles = _read(name, sheets)
    faults: list[_Fault] = [(at, fault) for at, _, _, fault in rows if fault]
    found = [row for row in rows if not row[-1]] if faults else rows
    if wanted is not None:
        found = [row for row in found if Scheme.of_code(row[1]) is wanted]
    if not found and not faults:
        raise UnreadableFile(
            name,
            Message("errors.book.no_codes", scheme=wanted)
            if wanted
            else Message("errors.book.nothing"),
        )
    of = wanted or Scheme.of_code(found[0][1] if found else "")
    faults += _faults(found, of, sheets)
    if faults or of is None:
        raise _unreadable(name, sheets, faults)
    budget_year = year if year is not None else _year(name, titles)
    _, codes, names, _ = zip(*found, strict=True)
    return Classification.from_names(of, budget_year, codes, names)


def _unreadable(path: str, sheets: list[Sheet], faults: list[_Fault]) -> UnreadableRows:
    """The error that names every wrong row, from the first to the last."""
    places = _places(sheets)
    ordered = sorted(faults, key=itemgetter(0))
    return UnreadableRows(path, tuple((places[at], fault) for at, fault in ordered))


def _places(sheets: list[Sheet]) -> list[str]:
    """Where each row of all sheets stands, in words: only what is wrong has need of them."""
    return [
        f"{one.title}:{line}" if len(sheets) > 1 else str(line)
        for one in sheets
        for line in one.lines
    ]


def _sheets(path: str, title: str | None) -> list[Sheet]:
    every = read_sheets(path)
    sheets = [one for one in every if title is None or one.title == title]
    if not sheets:
        titles = titles_of(one.title for one in every)
        raise UnreadableFile(
            path, Message("errors.file.no_sheet", title=repr(title), titles=titles)
        )
    tell_left_out(path, sheets)
    return sheets


def _check_year(path: str, year: object) -> None:
    if type(year) is not int or year not in _YEARS:
        # Python refuses to write out a number of thousands of digits.
        great = isinstance(year, int) and abs(year) > _YEARS[-1] ** 2
        said = "so great a number" if great else repr(year)[:60]
        raise UnreadableFile(
            path,
            Message("errors.book.year", said=said, first=_YEARS[0], last=_YEARS[-1]),
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
    raise UnreadableFile(path, Message("errors.book.no_year"))


def _faults(found: list[_Row], of: Scheme | None, sheets: list[Sheet]) -> Iterator[_Fault]:
    codes = {code for _, code, _, _ in found}
    first, shortest = of.first_digit if of else "", min(LEVEL_BY_DIGITS)
    places = _places(sheets) if len(codes) < len(found) else []
    seen: dict[str, int] = {}
    for at, code, _, _ in found:
        if code[0] != first:
            yield at, Message("errors.book.other_scheme", code=code)
        elif len(code) > shortest and code[:-2] not in codes:
            yield at, Message("errors.book.no_parent", code=code, parent=code[:-2])
        if places:
            if code in seen:
                yield at, Message("errors.book.twice", code=code, line=places[seen[code]])
            seen.setdefault(code, at)


def _read(path: str, sheets: list[Sheet]) -> tuple[list[_Row], list[str]]:
    """Every entry of some sheets and every row that is wrong; and the cells of their titles."""
    rows: list[_Row] = []
    titles: list[str] = []
    before = 0
    for sheet in sheets:
        rows += _rows(path, sheet, before, titles)
        before += len(sheet.rows)
    return rows, titles


def _rows(path: str, sheet: Sheet, before: int, titles: list[str]) -> Iterable[_Row]:
    """Every entry of a sheet and every row that is wrong; its titles go to ``titles``."""
    texts = [
        [c.strip() if type(c) is str else "" if c is None else str(c).strip() for c in row]
        for row in sheet.rows
    ]
    found = own_list(texts)
    titles += (c for row in texts[: found.first if found else _TITLES] for c in row if c)
    if found is None:
        return ()
    if len(found.groups) > 1 and not all(group.names for group in found.groups):
        columns = " and ".join(str(group.codes[0] + 1) for group in found.groups)
        raise UnreadableFile(path, Message("errors.book.columns", columns=columns))
    return found.entries(before)
