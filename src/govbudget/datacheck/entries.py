"""The rules for the rows of codes."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

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
                    yield row.broken(
                        "sorted", f"stands behind {previous[0]}; rows go by code, year"
                    )
                previous = place
                yield from _code(row, scheme)
                yield from _names(row)
                yield from _years(row)
                yield from _fund(row, scheme)
                ended = bool(row["last_year"]) and row["last_year"] < str(newest)
                if ended != row.file.startswith("former/"):
                    yield row.broken(
                        "years", f"what ended before {newest} stands in former/, nothing else does"
                    )
        whole = tables.entries(scheme)
        yield from _overlaps(whole)
        for year in tables.years(scheme):
            yield from _edition(whole, year)


def _code(row: DataRow, scheme: Scheme) -> Iterator[Violation]:
    code = row["code"]
    if not (code.isascii() and code.isdecimal()) or len(code) not in LEVEL_BY_DIGITS:
        yield row.broken("code", f"{code!r} is no code: 3, 5, 7 or 9 digits are")
    elif Scheme.of_code(code) is not scheme:
        yield row.broken("code", f"{code} does not begin with {scheme.first_digit}")
    elif LEVEL_BY_DIGITS[len(code)] > scheme.deepest:
        yield row.broken("code", f"{code} is deeper than a {scheme.deepest.chinese}")


def _names(row: DataRow) -> Iterator[Violation]:
    name, name_en = row["name"], row["name_en"]
    if not _NAME.fullmatch(name):
        yield row.broken(
            "name", f"{name!r} is no official name: full-width, as in {canonical(name)!r}"
        )
    if not _NAME_EN.fullmatch(name_en) and not (not name_en and row.awaits("英文名待补")):
        yield row.broken("name-en", f"{name_en!r}: ASCII, a capital first, no full stop")


def _years(row: DataRow) -> Iterator[Violation]:
    years = []
    for column in ("first_year", "last_year"):
        text = row[column]
        if text and not (_A_YEAR.fullmatch(text) and _FIRST_BOOK <= int(text) <= _LAST_YEAR):
            yield row.broken("years", f"{column} {text!r} is no year since {_FIRST_BOOK}")
        elif text:
            years.append(int(text))
    if years != sorted(years):
        yield row.broken("years", f"ends in {years[1]}, before it begins in {years[0]}")


def _fund(row: DataRow, scheme: Scheme) -> Iterator[Violation]:
    fund = row["fund"]
    if scheme in _FUNDED:
        if fund not in set(Fund):
            yield row.broken("fund", f"{fund!r} is none of {', '.join(Fund)}")
    elif fund:
        yield row.broken("fund", f"{fund!r}, though the economic lists serve all budgets")


def _overlaps(rows: list[DataRow]) -> Iterator[Violation]:
    for before, row in pairwise(rows):
        if before["code"] != row["code"]:
            continue
        end, start = before["last_year"], row["first_year"]
        if not end or not start or start <= end:
            yield row.broken(
                "one-name",
                f"{row['code']} is {before['name']} until {end or 'now'} "
                f"and {row['name']} from {start or 'ever'}: two names in one year",
            )


def _edition(rows: list[DataRow], year: int) -> Iterator[Violation]:
    valid = {row["code"]: row for row in rows if row.covers(year)}
    english: dict[tuple[str, str], DataRow] = {}
    for code, row in valid.items():
        if len(code) > min(LEVEL_BY_DIGITS) and code[:-2] not in valid:
            yield row.broken("parent", f"{code} has no parent {code[:-2]} in {year}")
        if not row["name_en"]:
            continue
        other = english.setdefault((code[:-2], row["name_en"].lower()), row)
        if other is not row:
            yield row.broken(
                "name-en", f"{row['name_en']!r} is also the English name of {other['code']}"
            )
