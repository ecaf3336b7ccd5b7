"""The rules for the open lists: each is that of an entry, and what is full has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.classification.openness import OpenReason
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, Scheme
from govbudget.datacheck.openlists import open_rows
from govbudget.datacheck.tables import Violation, is_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.datacheck.tables import DataRow, Tables

__all__ = ["FILE", "check", "completeness", "covered", "worked_out"]

FILE = "editions/open.csv"
_REVISE = "run: govbudget data revise"


def check(tables: Tables) -> Iterator[Violation]:
    """Every violation in the table of open lists."""
    known = set(Scheme)
    for row in tables.agreed:
        if row["scheme"] not in known:
            yield row.broken("scheme", f"{row['scheme']!r} is none of {', '.join(Scheme)}")
    previous: tuple[str, str, str] = ("", "", "")
    for row in tables.open:
        faults = list(_form(row))
        yield from faults
        place = (row["scheme"], row["code"], row["from_year"])
        if place <= previous:
            yield row.broken("sorted", "rows go by scheme, code, first year")
        previous = place
        if not faults and row["scheme"] in tables.schemes:
            yield from _entry(row, tables)


def _form(row: DataRow) -> Iterator[Violation]:
    if row["scheme"] not in set(Scheme):
        yield row.broken("scheme", f"{row['scheme']!r} is none of {', '.join(Scheme)}")
    if row["reason"] not in set(OpenReason):
        yield row.broken("reason", f"{row['reason']!r} is none of {', '.join(OpenReason)}")
    if row["names"] and row["reason"] != OpenReason.MISSING:
        yield row.broken("names", "names are known only of what is known to be missing")
    for column in ("from_year", "to_year"):
        if not is_number(row[column]) and (row[column] or column == "from_year"):
            yield row.broken("years", f"{column} {row[column]!r} is no year")


def _entry(row: DataRow, tables: Tables) -> Iterator[Violation]:
    """The entry is there in each of the years, and has a level below it."""
    scheme, code = Scheme(row["scheme"]), row["code"]
    years = [year for year in tables.years(scheme) if covered(row, year)]
    if not years:
        yield row.broken("years", f"no edition of {scheme} is kept in these years")
    if not code:
        return
    if LEVEL_BY_DIGITS.get(len(code), scheme.deepest) >= scheme.deepest:
        yield row.broken("code", f"nothing stands below {code} in {scheme}")
    kept = tables.by_code(scheme, code)
    for year in years:
        if not any(one.covers(year) for one in kept):
            yield row.broken("code", f"{code} is not in {scheme} {year}")


def covered(row: DataRow, year: int) -> bool:
    """Whether a well-formed row says that a list is open in a year."""
    return int(row["from_year"]) <= year <= int(row["to_year"] or year)


def worked_out(tables: Tables) -> Iterator[Violation]:
    """Every row of the open lists that is not what sightings and compilations give."""
    should = {tuple(row) for row in open_rows(tables)}
    for row in tables.open:
        if tuple(row.cells.values()) not in should:
            yield row.broken(
                "open", f"{row['scheme']} {row['code'] or '类'} is not open so; {_REVISE}"
            )
    kept = {tuple(row.cells.values()) for row in tables.open}
    for scheme, code, first, *_ in sorted(should - kept):
        yield Violation(FILE, 0, "open", f"{scheme} {code or '类'} is open from {first}; {_REVISE}")


def completeness(tables: Tables, scheme: str, year: int) -> str:
    """What the open lists make of an edition: ``full`` where there is none, else ``partial``."""
    is_open = any(
        row["scheme"] == scheme and not any(_form(row)) and covered(row, year)
        for row in tables.open
    )
    return "partial" if is_open else "full"
