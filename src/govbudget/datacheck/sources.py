"""The rules for sources, and for what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.classification.evidence import Judgement, SourceKind
from govbudget.datacheck.tables import is_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.classification.vocabulary import Scheme
    from govbudget.datacheck.tables import DataRow, Tables, Violation

__all__ = ["check"]

_ACCESS = ("read", "reported")


def check(tables: Tables) -> Iterator[Violation]:
    """Every violation in the list of sources and in what they show."""
    yield from _index(tables)
    known = {row["id"]: row for row in tables.sources}
    for scheme in tables.schemes:
        previous: tuple[str, ...] = ()
        for row in tables.sightings[scheme]:
            place = (row["code"], row["name"], row["year"], row["kind"])
            if place <= previous:
                yield row.broken("sorted", "rows go by code, name, year, kind, each once")
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
            yield row.broken("sorted", f"{row['id']} stands behind {previous}")
        previous = row["id"]
        if row["id"] not in used:
            yield row.broken("used", f"nothing was taken from {row['id']}")
        if not row["title"]:
            yield row.broken("title", f"{row['id']} has no title")
        elif row["title"] in titles:
            yield row.broken("title", f"another source is called {row['title']}; say which it is")
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
    if row["kind"] not in set(SourceKind):
        yield row.broken("kind", f"{row['kind']!r} is none of {', '.join(SourceKind)}")
    if row["access"] not in _ACCESS:
        yield row.broken("access", f"{row['access']!r} is none of {', '.join(_ACCESS)}")
    if row["year"] and not is_number(row["year"]):
        yield row.broken("years", f"{row['year']!r} is no year")
    if row["path"] and not row["repository"]:
        yield row.broken("path", "a path needs the repository that it stands in")


def _form(row: DataRow, scheme: Scheme, known: dict[str, DataRow]) -> Iterator[Violation]:
    if not row["code"].startswith(scheme.first_digit):
        yield row.broken("code", f"{row['code']!r} is no code of {scheme}")
    if row["year"] and not is_number(row["year"]):
        yield row.broken("years", f"{row['year']!r} is no year")
    if row["kind"] not in set(SourceKind):
        yield row.broken("kind", f"{row['kind']!r} is none of {', '.join(SourceKind)}")
    if row["judged"] not in {"", *Judgement}:
        yield row.broken("judged", f"{row['judged']!r} is none of {', '.join(Judgement)}")
    sources = row["sources"].split(" ")
    if sources != sorted(set(sources)):
        yield row.broken("sources", "ids go in order, each once, one space between")
    if not is_number(row["documents"]) or int(row["documents"]) < len(sources):
        yield row.broken("documents", f"{row['documents']!r} is less than the sources named")
    for source in sources:
        yield from _listed(row, source, known)


def _listed(row: DataRow, source: str, known: dict[str, DataRow]) -> Iterator[Violation]:
    if source not in known:
        yield row.broken("source", f"{source!r} is no id of sources/index.csv")
        return
    kind, year = known[source]["kind"], known[source]["year"]
    if kind != row["kind"]:
        yield row.broken("kind", f"{source} is {kind}, not {row['kind']}")
    if year and year != row["year"]:
        yield row.broken("years", f"{source} speaks for {year}, not {row['year']}")


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
    if not stands and not row["judged"]:
        yield row.broken(
            "judged",
            f"{row['code']} {row['name']} is not in the edition of {year}: "
            "mend the edition, or judge why the source prints it",
        )
    if stands and row["judged"]:
        yield row.broken("judged", f"{row['code']} {row['name']} is in the edition of {year}")
