"""The rules for sources, and for what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.classification.evidence import Judgement, SourceKind
from govbudget.datacheck.tables import is_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.classification.vocabulary import Scheme
    from govbudget.datacheck.tables import DataRow, Tables, Violation

__all__ = ["check"]

_ACCESS = ("read", "reported")
_KINDS, _JUDGED = frozenset(SourceKind), frozenset({"", *Judgement})
_ORDER = ("code", "name", "year", "kind")


def check(tables: Tables) -> Iterator[Violation]:
    """Every violation in the list of sources and in what they show."""
    yield from _index(tables)
    known = {row["id"]: row for row in tables.sources}
    for scheme in tables.schemes:
        previous: tuple[str, ...] = ()
        for row in tables.sightings[scheme]:
            place = tuple(row[column] for column in _ORDER)
            if place <= previous:
                yield row.unordered(previous, _ORDER)
            previous = place
            faults = list(_form(row, scheme, known))
            yield from faults
            if not faults:
                yield from _edition(tables, scheme, row)


def _index(tables: Tables) -> Iterator[Violation]:
    used = _used(tables)
    previous, titles = "", set[str]()
    for row in tables.sources:
        if row["id"] <= previous:
            yield row.unordered((previous,), ("id",))
        previous = row["id"]
        if row["id"] not in used:
            yield row.broken("used", Message("data.source.unused", id=row["id"]))
        if not row["title"]:
            yield row.broken("title", Message("data.source.untitled", id=row["id"]))
        elif row["title"] in titles:
            yield row.broken("title", Message("data.source.title_twice", title=row["title"]))
        titles.add(row["title"])
        yield from _words(row)


def _used(tables: Tables) -> set[str]:
    """The ids that any table names."""
    named = (tables.glossary, tables.supplements, tables.local)
    used = {row["source"] for table in named for row in table}
    used |= {row["evidence"] for rows in tables.answers.values() for row in rows}
    for rows in tables.sightings.values():
        used.update(source for row in rows for source in row["sources"].split())
    return used


def _words(row: DataRow) -> Iterator[Violation]:
    if row["kind"] not in _KINDS:
        yield row.none_of("kind", SourceKind)
    if row["access"] not in _ACCESS:
        yield row.none_of("access", _ACCESS)
    if row["year"] and not is_number(row["year"]):
        yield row.no_year()
    if row["path"] and not row["repository"]:
        yield row.broken("path", Message("data.source.path"))


def _form(row: DataRow, scheme: Scheme, known: dict[str, DataRow]) -> Iterator[Violation]:
    if not row["code"].startswith(scheme.first_digit):
        none = Message("data.no_code_of", code=repr(row["code"]), scheme=scheme)
        yield row.broken("code", none)
    if row["year"] and not is_number(row["year"]):
        yield row.no_year()
    if row["kind"] not in _KINDS:
        yield row.none_of("kind", SourceKind)
    if row["judged"] not in _JUDGED:
        yield row.none_of("judged", Judgement)
    sources = row["sources"].split(" ")
    if sources != sorted(set(sources)):
        yield row.broken("sources", Message("data.sighting.ids"))
    if not is_number(row["documents"]) or int(row["documents"]) < len(sources):
        count = repr(row["documents"])
        yield row.broken("documents", Message("data.sighting.documents", count=count))
    for source in sources:
        yield from _listed(row, source, known)


def _listed(row: DataRow, source: str, known: dict[str, DataRow]) -> Iterator[Violation]:
    if source not in known:
        yield row.broken("source", Message("data.no_source", id=repr(source)))
        return
    kind, year = known[source]["kind"], known[source]["year"]
    if kind != row["kind"]:
        other = Message("data.sighting.kind", source=source, kind=kind, said=row["kind"])
        yield row.broken("kind", other)
    if year and year != row["year"]:
        other = Message("data.sighting.year", source=source, year=year, said=row["year"])
        yield row.broken("years", other)


def _edition(tables: Tables, scheme: Scheme, row: DataRow) -> Iterator[Violation]:
    """What a published source prints for a year is in the edition of the year, or judged."""
    if not SourceKind(row["kind"]).is_published or not row["year"]:
        return
    year = int(row["year"])
    if year not in tables.years(scheme):
        return
    stands = any(
        entry["name"] == row["name"] and entry.covers(year)
        for entry in tables.by_code(scheme, row["code"])
    )
    what = f"{row['code']} {row['name']}"
    if not stands and not row["judged"]:
        yield row.broken("judged", Message("data.sighting.unjudged", what=what, year=year))
    if stands and row["judged"]:
        yield row.broken("judged", Message("data.sighting.stands", what=what, year=year))
