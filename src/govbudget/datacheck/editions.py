"""The rules for editions: their digests tell when a published edition was changed."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from govbudget.classification.catalogue import BASES
from govbudget.classification.digest import content_digest, texts_digest
from govbudget.classification.vocabulary import Scheme
from govbudget.datacheck.openness import completeness
from govbudget.datacheck.tables import Violation, is_date, is_number
from govbudget.errors import CorruptData

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.classification.catalogue import Catalogue
    from govbudget.classification.tree import Classification
    from govbudget.datacheck.tables import DataRow, Tables

__all__ = ["check", "check_digests", "counts", "newest", "states", "tree_on"]


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
    yield from _order(tables)


def _order(tables: Tables) -> Iterator[Violation]:
    """The states of an edition follow each other."""
    for kept in _states(tables).values():
        rows = [kept[day] for day in sorted(kept)]
        for before, row in pairwise(rows):
            if int(before["revision"]) > int(row["revision"]):
                yield row.broken(
                    "revision",
                    f"the state before {row['in_force']} was corrected after this one; list this "
                    "one anew behind it",
                )


def counts(tables: Tables) -> Iterator[Violation]:
    """Every edition that says another size or completeness than it has; supplements unlisted."""
    for row in newest(tables):
        computed = completeness(tables, row["scheme"], int(row["year"]))
        if row["completeness"] != computed:
            yield row.broken(
                "completeness",
                f"{row['scheme']} {row['year']} is {computed} by editions/open.csv, "
                f"not {row['completeness']}",
            )
        entries = tables.entries(Scheme(row["scheme"]))
        count = sum(entry.covers(int(row["year"])) for entry in entries)
        if count != int(row["entries"]):
            yield row.broken("entries", f"{count} rows are valid, not {row['entries']}")
    listed = {place: set(kept) for place, kept in _states(tables).items()}
    for row in tables.supplements:
        if row["date"] not in listed.get((row["scheme"], row["date"][:4]), ()):
            yield row.broken(
                "supplement", f"no revision of {row['scheme']} is in force from {row['date']}"
            )


def _form(row: DataRow) -> Iterator[Violation]:
    if row["scheme"] not in set(Scheme):
        yield row.broken("scheme", f"{row['scheme']!r} is none of {', '.join(Scheme)}")
    for column in ("year", "revision", "entries"):
        if not is_number(row[column]):
            yield row.broken("number", f"{column} {row[column]!r} is no number")
    if row["basis"] not in BASES:
        yield row.broken("basis", f"{row['basis']!r} is none of {', '.join(BASES)}")
    if row["completeness"] not in {"full", "partial"}:
        yield row.broken("completeness", f"{row['completeness']!r} is neither full nor partial")
    if not row["note"]:
        yield row.broken("note", "says nothing of what is not known")
    if row["in_force"] and not is_date(row["in_force"]):
        yield row.broken("date", f"{row['in_force']!r} is no date, as 2024-03-29 is")


def newest(tables: Tables) -> list[DataRow]:
    """The newest revision of every edition whose row is well-formed."""
    found = {(row["scheme"], row["year"]): row for row in tables.editions if not any(_form(row))}
    return list(found.values())


def states(tables: Tables) -> Iterator[tuple[DataRow, date | None]]:
    """The rows that stand for what is kept now, each with a day on which it was valid.

    An edition that a supplement changed in mid-year has a state before and one since; a correction
    lists each state anew. The day is None for the newest state.
    """
    for kept in _states(tables).values():
        days = sorted(kept)
        for day, following in zip(days, (*days[1:], None), strict=True):
            end = date.fromisoformat(following) - timedelta(days=1) if following else None
            yield kept[day], end


def _states(tables: Tables) -> dict[tuple[str, str], dict[str, DataRow]]:
    """The newest row of every state of every edition, by the day from which it is in force."""
    found: dict[tuple[str, str], dict[str, DataRow]] = {}
    for row in tables.editions:
        if not any(_form(row)):
            found.setdefault((row["scheme"], row["year"]), {})[row["in_force"]] = row
    return found


def check_digests(tables: Tables, catalogue: Catalogue) -> Iterator[Violation]:
    """Every edition whose size, content or texts are not those that its row stands for."""
    for row, day in states(tables):
        try:
            tree = tree_on(catalogue, Scheme(row["scheme"]), int(row["year"]), day)
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
                    "meant is a new revision (govbudget data revise), with an entry in CHANGELOG "
                    "under Data",
                )


def tree_on(catalogue: Catalogue, scheme: Scheme, year: int, day: date | None) -> Classification:
    """The tree of a year, as it was on a day of it; without a day the newest."""
    return catalogue.tree(scheme, year) if day is None else catalogue.as_of(scheme, day)
