"""The rules for editions: their digests tell when a published edition was changed."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from govbudget.classification.digest import content_digest, texts_digest
from govbudget.classification.vocabulary import Scheme
from govbudget.datacheck.tables import Violation, is_number
from govbudget.errors import CorruptData

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.classification.catalogue import Catalogue
    from govbudget.datacheck.tables import Row, Tables

__all__ = ["check", "check_digests"]


def check(tables: Tables) -> Iterator[Violation]:
    """Every violation in the list of editions, as far as the list alone shows it."""
    previous: tuple[str, str, int] = ("", "", 0)
    for row in tables.editions:
        faults = list(_form(row))
        yield from faults
        if faults:
            continue
        place = (row["scheme"], row["year"], int(row["revision"]))
        if place <= previous:
            yield row.broken("sorted", "rows go by scheme, year, revision")
        elif place[2] != (previous[2] + 1 if place[:2] == previous[:2] else 1):
            yield row.broken("revision", "revisions count from 1 without a gap")
        previous = place
    for row in newest(tables):
        entries = tables.entries(Scheme(row["scheme"]))
        count = sum(entry.covers(int(row["year"])) for entry in entries)
        if count != int(row["entries"]):
            yield row.broken("entries", f"{count} rows are valid, not {row['entries']}")


def _form(row: Row) -> Iterator[Violation]:
    if row["scheme"] not in set(Scheme):
        yield row.broken("scheme", f"{row['scheme']!r} is none of {', '.join(Scheme)}")
    for column in ("year", "revision", "entries"):
        if not is_number(row[column]):
            yield row.broken("number", f"{column} {row[column]!r} is no number")
    if row["completeness"] not in {"full", "partial"}:
        yield row.broken("completeness", f"{row['completeness']!r} is neither full nor partial")
    if not row["note"]:
        yield row.broken("note", "says nothing of what is not known")
    if row["in_force"]:
        try:
            date.fromisoformat(row["in_force"])
        except ValueError:
            yield row.broken("date", f"{row['in_force']!r} is no date, as 2024-03-29 is")


def newest(tables: Tables) -> list[Row]:
    """The newest revision of every edition whose row is well-formed."""
    found = {(row["scheme"], row["year"]): row for row in tables.editions if not any(_form(row))}
    return list(found.values())


def _current_and_supplemented(tables: Tables) -> Iterator[tuple[Row, date | None]]:
    """The newest revisions, and those that a supplement followed with the day before it."""
    for row in newest(tables):
        yield row, None
    for row, following in pairwise(tables.editions):
        if following["in_force"] and row["year"] == following["year"]:
            yield row, date.fromisoformat(following["in_force"]) - timedelta(days=1)


def check_digests(tables: Tables, catalogue: Catalogue) -> Iterator[Violation]:
    """Every edition whose content or texts are not those that its digests stand for."""
    for row, day in _current_and_supplemented(tables):
        try:
            tree = (
                catalogue.tree(Scheme(row["scheme"]), int(row["year"]))
                if day is None
                else catalogue.as_of(Scheme(row["scheme"]), day)
            )
        except CorruptData as error:
            yield Violation(error.file, error.line, "readable", error.reason)
            continue
        if len(tree) != int(row["entries"]):
            yield row.broken("entries", f"{len(tree)} rows were valid, not {row['entries']}")
        for column, found in (("digest", content_digest(tree)), ("texts", texts_digest(tree))):
            if row[column] != found:
                yield row.broken(
                    column,
                    f"{tree.scheme} {tree.year} has {found}, not {row[column]}; a change that is "
                    "meant is a new revision, with an entry in CHANGELOG under Data",
                )
