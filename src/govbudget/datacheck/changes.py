"""The rules for changes: each link fits the rows on both sides, and no row moves without one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govbudget.classification.changelog import CONFIDENCES, KINDS
from govbudget.classification.vocabulary import Scheme
from govbudget.datacheck.tables import is_date, is_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.datacheck.tables import DataRow, Tables, Violation

__all__ = ["check"]

_COLUMNS = ("year", "kind", "old_code", "old_name", "new_code", "new_name")


def check(tables: Tables) -> Iterator[Violation]:
    """Every violation in the tables of changes and supplements."""
    for scheme in tables.schemes:
        rows = tables.changes[scheme]
        previous: tuple[str, ...] = ()
        sound = []
        for row in rows:
            place = tuple(row[column] for column in _COLUMNS)
            if place <= previous:
                yield row.broken("sorted", "rows go by year, kind, old code, new code, each once")
            previous = place
            faults = list(_form(row))
            yield from faults
            if not faults:
                sound.append(row)
        yield from _kinds(sound)
        yield from _sides(tables, scheme, sound)
        yield from _years(tables, scheme, sound)
    yield from _supplements(tables)


def _supplements(tables: Tables) -> Iterator[Violation]:
    sources = {source["id"] for source in tables.sources}
    previous: tuple[str, ...] = ()
    for row in tables.supplements:
        place = (row["scheme"], row["date"], row["code"])
        if place <= previous:
            yield row.broken("sorted", "rows go by scheme, date, code, each once")
        previous = place
        if row["source"] not in sources:
            yield row.broken("source", f"{row['source']!r} is no id of sources/index.csv")
        if row["scheme"] not in set(Scheme):
            yield row.broken("scheme", f"{row['scheme']!r} is none of {', '.join(Scheme)}")
        elif not is_date(row["date"]):
            yield row.broken("date", f"{row['date']!r} is no date, as 2024-03-29 is")
        elif not any(
            entry["first_year"] == row["date"][:4]
            for entry in tables.by_code(Scheme(row["scheme"]), row["code"])
        ):
            yield row.broken("supplement", f"no row of {row['code']} begins in {row['date'][:4]}")


def _form(row: DataRow) -> Iterator[Violation]:
    if not is_number(row["year"]):
        yield row.broken("years", f"{row['year']!r} is no year")
    if row["kind"] not in KINDS[1:]:
        yield row.broken("kind", f"{row['kind']!r} is none of {', '.join(KINDS[1:])}")
    if row["confidence"] not in CONFIDENCES:
        yield row.broken("confidence", f"{row['confidence']!r} is none of {', '.join(CONFIDENCES)}")
    if (row["kind"] == "added") != (not row["old_code"]):
        yield row.broken("kind", "what is added has no old code, all else has one")
    if (row["kind"] == "removed") != (not row["new_code"]):
        yield row.broken("kind", "what is removed has no new code, all else has one")


def _kinds(rows: list[DataRow]) -> Iterator[Violation]:
    olds = Counter((row["year"], row["old_code"]) for row in rows if row["old_code"])
    news = Counter((row["year"], row["new_code"]) for row in rows if row["new_code"])
    for row in rows:
        kind, same = row["kind"], row["old_code"] == row["new_code"]
        old, new = olds[(row["year"], row["old_code"])], news[(row["year"], row["new_code"])]
        if kind == "renamed" and not (same and row["old_name"] != row["new_name"]):
            yield row.broken("kind", "a rename keeps the code and changes the name")
        if kind == "moved" and same:
            yield row.broken("kind", "a move changes the code")
        if kind in {"renamed", "moved", "added", "removed"} and (old > 1 or new > 1):
            yield row.broken("kind", f"{kind} is one to one; this code has other changes that year")
        if kind == "split" and old < 2:  # noqa: PLR2004
            yield row.broken("kind", "a split has two rows or more with one old code")


def _sides(tables: Tables, scheme: Scheme, rows: list[DataRow]) -> Iterator[Violation]:
    for row in rows:
        year = int(row["year"])
        for side, when in (("old", year - 1), ("new", year)):
            code, name = row[f"{side}_code"], row[f"{side}_name"]
            if code and not any(
                entry["code"] == code and entry["name"] == name and entry.covers(when)
                for entry in tables.by_code(scheme, code)
            ):
                yield row.broken("sides", f"{code} {name} is not in the edition of {when}")


def _years(tables: Tables, scheme: Scheme, rows: list[DataRow]) -> Iterator[Violation]:
    ends = {(int(r["year"]) - 1, r["old_code"], r["old_name"]) for r in rows}
    stays = {
        (int(r["year"]) - 1, r["old_code"], r["old_name"])
        for r in rows
        if (r["old_code"], r["old_name"]) == (r["new_code"], r["new_name"])
    }
    begins = {(int(r["year"]), r["new_code"], r["new_name"]) for r in rows}
    for entry in tables.entries(scheme):
        code, name = entry["code"], entry["name"]
        if not all(is_number(entry[column] or "0") for column in ("first_year", "last_year")):
            continue
        if entry["first_year"] and (int(entry["first_year"]), code, name) not in begins:
            yield entry.broken("changes", f"no change says that it began in {entry['first_year']}")
        if entry["last_year"] and (int(entry["last_year"]), code, name) not in ends:
            yield entry.broken("changes", f"no change says that it ended in {entry['last_year']}")
        for year in tables.years(scheme):
            ended = (year, code, name) in ends - stays
            if ended and entry.covers(year) and entry.covers(year + 1):
                yield entry.broken("changes", f"a change ended it in {year}, the row goes on")
