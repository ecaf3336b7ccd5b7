"""The rules for the rows of codes."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.classification.names import canonical
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, Fund, Scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.datacheck.tables import DataRow, Tables, Violation

__all__ = ["check"]

_NAME = re.compile(r"[\u4e00-\u9fff“”（）、，]+")
_NAME_EN = re.compile(r"[A-Z][ -~]*[A-Za-z)]")
_A_YEAR = re.compile("[0-9]{4}")
_FUNDED = (Scheme.FUNCTIONAL, Scheme.REVENUE)
_FIRST_BOOK = 2007
_LAST_YEAR = 2100


def check(tables: Tables) -> Iterator[Violation]:
    """Every violation in the tables of codes."""
    for scheme in tables.schemes:
        newest = tables.settled(scheme)
        for rows in (tables.current[scheme], tables.former[scheme]):
            previous: tuple[str, str] = ("", "")
            for row in rows:
                place = (row["code"], row["first_year"])
                if place <= previous:
                    yield row.unordered(previous, ("code", "first_year"))
                previous = place
                yield from _code(row, scheme)
                yield from _names(row)
                yield from _years(row)
                yield from _fund(row, scheme)
                ended = bool(row["last_year"]) and row["last_year"] < str(newest)
                if ended != row.file.startswith("former/"):
                    yield row.broken("years", Message("data.years.former", year=newest))
        whole = tables.entries(scheme)
        yield from _overlaps(whole)
        for year in tables.years(scheme):
            yield from _edition(whole, year)


def _code(row: DataRow, scheme: Scheme) -> Iterator[Violation]:
    code = row["code"]
    if not (code.isascii() and code.isdecimal()) or len(code) not in LEVEL_BY_DIGITS:
        yield row.broken("code", Message("data.code.form", code=repr(code)))
    elif Scheme.of_code(code) is not scheme:
        digit = scheme.first_digit
        yield row.broken("code", Message("data.code.first", code=code, digit=digit))
    elif LEVEL_BY_DIGITS[len(code)] > scheme.deepest:
        level = scheme.deepest.chinese
        yield row.broken("code", Message("data.code.deep", code=code, level=level))


def _names(row: DataRow) -> Iterator[Violation]:
    name, name_en = row["name"], row["name_en"]
    if not _NAME.fullmatch(name):
        right = repr(canonical(name))
        yield row.broken("name", Message("data.name.official", name=repr(name), right=right))
    if not _NAME_EN.fullmatch(name_en) and not (not name_en and row.awaits("英文名待补")):
        yield row.broken("name-en", Message("data.name.english", name=repr(name_en)))


def _years(row: DataRow) -> Iterator[Violation]:
    years = []
    for column in ("first_year", "last_year"):
        text = row[column]
        if text and not (_A_YEAR.fullmatch(text) and _FIRST_BOOK <= int(text) <= _LAST_YEAR):
            value = repr(text)
            yield row.broken(
                "years",
                Message("data.years.since", column=column, value=value, first=_FIRST_BOOK),
            )
        elif text:
            years.append(int(text))
    if years != sorted(years):
        first, last = years
        yield row.broken("years", Message("data.years.ends", last=last, first=first))


def _fund(row: DataRow, scheme: Scheme) -> Iterator[Violation]:
    fund = row["fund"]
    if scheme in _FUNDED:
        if fund not in set(Fund):
            yield row.none_of("fund", Fund)
    elif fund:
        yield row.broken("fund", Message("data.fund.none", fund=repr(fund)))


def _overlaps(rows: list[DataRow]) -> Iterator[Violation]:
    for before, row in pairwise(rows):
        if before["code"] != row["code"]:
            continue
        end, start = before["last_year"], row["first_year"]
        if not end or not start or start <= end:
            yield row.broken(
                "one-name",
                Message(
                    "data.name.two",
                    code=row["code"],
                    before=before["name"],
                    until=end,
                    lasting=not end,
                    name=row["name"],
                    since=start,
                    always=not start,
                ),
            )


def _edition(rows: list[DataRow], year: int) -> Iterator[Violation]:
    valid = {row["code"]: row for row in rows if row.covers(year)}
    english: dict[tuple[str, str], DataRow] = {}
    for code, row in valid.items():
        if len(code) > min(LEVEL_BY_DIGITS) and code[:-2] not in valid:
            orphan = Message("data.code.parent", code=code, above=code[:-2], year=year)
            yield row.broken("parent", orphan)
        if not row["name_en"]:
            continue
        other = english.setdefault((code[:-2], row["name_en"].lower()), row)
        if other is not row:
            name = repr(row["name_en"])
            yield row.broken(
                "name-en", Message("data.name.english_twice", name=name, code=other["code"])
            )
