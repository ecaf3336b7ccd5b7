"""The rules for changes: each link fits the rows on both sides, and no row moves without one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.classification.changelog import CONFIDENCES, KINDS
from govbudget.classification.vocabulary import Scheme
from govbudget.datacheck.tables import is_date, is_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.datacheck.tables import DataRow, Tables, Violation

__all__ = ["check"]

_COLUMNS = ("year", "kind", "old_code", "old_name", "new_code", "new_name")
_ORDER = ("scheme", "date", "code")


def check(tables: Tables) -> Iterator[Violation]:
    """Every violation in the tables of changes and supplements."""
    for scheme in tables.schemes:
        rows = tables.changes[scheme]
        previous: tuple[str, ...] = ()
        sound = []
        for row in rows:
            place = tuple(row[column] for column in _COLUMNS)
            if place <= previous:
                yield row.unordered(previous, _COLUMNS)
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
        place = tuple(row[column] for column in _ORDER)
        if place <= previous:
            yield row.unordered(previous, _ORDER)
        previous = place
        if row["source"] not in sources:
            yield row.no_source()
        if row["scheme"] not in set(Scheme):
            yield row.none_of("scheme", Scheme)
        elif not is_date(row["date"]):
            yield row.no_date("date")
        elif not any(
            entry["first_year"] == row["date"][:4]
            for entry in tables.by_code(Scheme(row["scheme"]), row["code"])
        ):
            code, year = row["code"], row["date"][:4]
            yield row.broken("supplement", Message("data.change.supplement", code=code, year=year))


def _form(row: DataRow) -> Iterator[Violation]:
    if not is_number(row["year"]):
        yield row.no_year()
    if row["kind"] not in KINDS[1:]:
        yield row.none_of("kind", KINDS[1:])
    if row["confidence"] not in CONFIDENCES:
        yield row.none_of("confidence", CONFIDENCES)
    if (row["kind"] == "added") != (not row["old_code"]):
        yield row.broken("kind", Message("data.change.added"))
    if (row["kind"] == "removed") != (not row["new_code"]):
        yield row.broken("kind", Message("data.change.removed"))


def _kinds(rows: list[DataRow]) -> Iterator[Violation]:
    olds = Counter((row["year"], row["old_code"]) for row in rows if row["old_code"])
    news = Counter((row["year"], row["new_code"]) for row in rows if row["new_code"])
    for row in rows:
        kind, same = row["kind"], row["old_code"] == row["new_code"]
        old, new = olds[(row["year"], row["old_code"])], news[(row["year"], row["new_code"])]
        if kind == "renamed" and not (same and row["old_name"] != row["new_name"]):
            yield row.broken("kind", Message("data.change.renamed"))
        if kind == "moved" and same:
            yield row.broken("kind", Message("data.change.moved"))
        if kind in {"renamed", "moved", "added", "removed"} and (old > 1 or new > 1):
            yield row.broken("kind", Message("data.change.one_to_one", kind=kind))
        if kind == "split" and old < 2:  # noqa: PLR2004
            yield row.broken("kind", Message("data.change.split"))


def _sides(tables: Tables, scheme: Scheme, rows: list[DataRow]) -> Iterator[Violation]:
    for row in rows:
        year = int(row["year"])
        for side, when in (("old", year - 1), ("new", year)):
            code, name = row[f"{side}_code"], row[f"{side}_name"]
            if code and not any(
                entry["code"] == code and entry["name"] == name and entry.covers(when)
                for entry in tables.by_code(scheme, code)
            ):
                what = f"{code} {name}"
                yield row.broken("sides", Message("data.not_in_edition", what=what, year=when))


def _years(tables: Tables, scheme: Scheme, rows: list[DataRow]) -> Iterator[Violation]:
    ends = {(int(r["year"]) - 1, r["old_code"], r["old_name"]) for r in rows}
    stays = {
        (int(r["year"]) - 1, r["old_code"], r["old_name"])
        for r in rows
        if (r["old_code"], r["old_name"]) == (r["new_code"], r["new_name"])
    }
    gone = ends - stays
    begins = {(int(r["year"]), r["new_code"], r["new_name"]) for r in rows}
    for entry in tables.entries(scheme):
        code, name = entry["code"], entry["name"]
        if not all(is_number(entry[column] or "0") for column in ("first_year", "last_year")):
            continue
        if entry["first_year"] and (int(entry["first_year"]), code, name) not in begins:
            began = Message("data.change.began", year=entry["first_year"])
            yield entry.broken("changes", began)
        if entry["last_year"] and (int(entry["last_year"]), code, name) not in ends:
            last = Message("data.change.ended", year=entry["last_year"])
            yield entry.broken("changes", last)
        for year in tables.years(scheme):
            ended = (year, code, name) in gone
            if ended and entry.covers(year) and entry.covers(year + 1):
                yield entry.broken("changes", Message("data.change.goes_on", year=year))
