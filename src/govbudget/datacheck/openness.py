"""The rules for the open lists: each is that of an entry, and what is full has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.classification.openness import OpenReason
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, Scheme
from govbudget.datacheck.openlists import open_rows
from govbudget.datacheck.tables import is_number, violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.datacheck.tables import DataRow, Tables, Violation

__all__ = ["FILE", "check", "completeness", "covered", "worked_out"]

FILE = "editions/open.csv"
_ORDER = ("scheme", "code", "from_year")


def check(tables: Tables) -> Iterator[Violation]:
    """Every violation in the table of open lists."""
    known = set(Scheme)
    for row in tables.agreed:
        if row["scheme"] not in known:
            yield row.none_of("scheme", Scheme)
    previous: tuple[str, ...] = ("", "", "")
    for row in tables.open:
        faults = list(_form(row))
        yield from faults
        place = tuple(row[column] for column in _ORDER)
        if place <= previous:
            yield row.unordered(previous, _ORDER)
        previous = place
        if not faults and row["scheme"] in tables.schemes:
            yield from _entry(row, tables)


def _form(row: DataRow) -> Iterator[Violation]:
    if row["scheme"] not in set(Scheme):
        yield row.none_of("scheme", Scheme)
    if row["reason"] not in set(OpenReason):
        yield row.none_of("reason", OpenReason)
    if row["names"] and row["reason"] != OpenReason.MISSING:
        yield row.broken("names", Message("data.open.names"))
    for column in ("from_year", "to_year"):
        if not is_number(row[column]) and (row[column] or column == "from_year"):
            wrong = Message("data.years.column", column=column, value=repr(row[column]))
            yield row.broken("years", wrong)


def _entry(row: DataRow, tables: Tables) -> Iterator[Violation]:
    """The entry is there in each of the years, and has a level below it."""
    scheme, code = Scheme(row["scheme"]), row["code"]
    years = [year for year in tables.years(scheme) if covered(row, year)]
    if not years:
        yield row.broken("years", Message("data.years.unkept", scheme=scheme))
    if not code:
        return
    if LEVEL_BY_DIGITS.get(len(code), scheme.deepest) >= scheme.deepest:
        none = Message("data.open.nothing_below", code=code, scheme=scheme)
        yield row.broken("code", none)
    kept = tables.by_code(scheme, code)
    for year in years:
        if not any(one.covers(year) for one in kept):
            none = Message("data.open.no_entry", code=code, scheme=scheme, year=year)
            yield row.broken("code", none)


def covered(row: DataRow, year: int) -> bool:
    """Whether a well-formed row says that a list is open in a year."""
    return int(row["from_year"]) <= year <= int(row["to_year"] or year)


def worked_out(tables: Tables) -> Iterator[Violation]:
    """Every row of the open lists that is not what sightings and compilations give."""
    should = {tuple(row) for row in open_rows(tables)}
    for row in tables.open:
        if tuple(row.cells.values()) not in should:
            place = f"{row['scheme']} {row['code'] or '类'}"
            yield row.broken("open", Message("data.open.not_so", place=place))
    kept = {tuple(row.cells.values()) for row in tables.open}
    for scheme, code, first, *_ in sorted(should - kept):
        is_open = Message("data.open.is_open", place=f"{scheme} {code or '类'}", year=first)
        yield violation(FILE, 0, "open", is_open)


def completeness(tables: Tables, scheme: str, year: int) -> str:
    """What the open lists make of an edition: ``full`` where there is none, else ``partial``."""
    is_open = any(
        row["scheme"] == scheme and not any(_form(row)) and covered(row, year)
        for row in tables.open
    )
    return "partial" if is_open else "full"
