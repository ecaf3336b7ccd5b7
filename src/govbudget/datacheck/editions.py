"""The rules for editions: their digests tell when a published edition was changed."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.classification.digest import content_digest, texts_digest
from govbudget.classification.keptedition import BASES
from govbudget.classification.vocabulary import Scheme
from govbudget.datacheck.openness import completeness
from govbudget.datacheck.tables import is_date, is_number, violation
from govbudget.errors import CorruptData

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.classification.catalogue import Catalogue
    from govbudget.classification.tree import Classification
    from govbudget.datacheck.tables import DataRow, Tables, Violation

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
            yield row.unordered((*previous[:2], str(previous[2])), ("scheme", "year", "revision"))
        elif place[2] != (previous[2] + 1 if place[:2] == previous[:2] else 1):
            yield row.broken("revision", Message("data.edition.revision"))
        previous = place
    yield from _order(tables)


def _order(tables: Tables) -> Iterator[Violation]:
    """The states of an edition follow each other."""
    for kept in _states(tables).values():
        rows = [kept[day] for day in sorted(kept)]
        for before, row in pairwise(rows):
            if int(before["revision"]) > int(row["revision"]):
                corrected = Message("data.edition.corrected", date=row["in_force"])
                yield row.broken("revision", corrected)


def counts(tables: Tables) -> Iterator[Violation]:
    """Every edition that says another size or completeness than it has; supplements unlisted."""
    for row in newest(tables):
        computed = completeness(tables, row["scheme"], int(row["year"]))
        if row["completeness"] != computed:
            yield row.broken(
                "completeness",
                Message(
                    "data.edition.by_lists",
                    edition=f"{row['scheme']} {row['year']}",
                    right=computed,
                    said=row["completeness"],
                ),
            )
        entries = tables.entries(Scheme(row["scheme"]))
        count = sum(entry.covers(int(row["year"])) for entry in entries)
        if count != int(row["entries"]):
            size = Message("data.edition.rows", count=count, said=row["entries"])
            yield row.broken("entries", size)
    listed = {place: set(kept) for place, kept in _states(tables).items()}
    for row in tables.supplements:
        if row["date"] not in listed.get((row["scheme"], row["date"][:4]), ()):
            none = Message("data.edition.unlisted", scheme=row["scheme"], date=row["date"])
            yield row.broken("supplement", none)


def _form(row: DataRow) -> Iterator[Violation]:
    if row["scheme"] not in set(Scheme):
        yield row.none_of("scheme", Scheme)
    for column in ("year", "revision", "entries"):
        if not is_number(row[column]):
            no_number = Message("data.edition.number", column=column, value=repr(row[column]))
            yield row.broken("number", no_number)
    if row["basis"] not in BASES:
        yield row.none_of("basis", BASES)
    if row["completeness"] not in {"full", "partial"}:
        neither = Message("data.edition.completeness", value=repr(row["completeness"]))
        yield row.broken("completeness", neither)
    if not row["note"]:
        yield row.broken("note", Message("data.edition.note"))
    if row["in_force"] and not is_date(row["in_force"]):
        yield row.no_date("in_force")


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
            yield violation(error.file, error.line, "readable", error.because)
            continue
        if len(tree) != int(row["entries"]):
            size = Message("data.edition.rows_were", count=len(tree), said=row["entries"])
            yield row.broken("entries", size)
        for column, found in (("digest", content_digest(tree)), ("texts", texts_digest(tree))):
            if row[column] != found:
                yield row.broken(
                    column,
                    Message(
                        "data.edition.digest",
                        edition=f"{tree.scheme} {tree.year}",
                        found=found,
                        said=row[column],
                    ),
                )


def tree_on(catalogue: Catalogue, scheme: Scheme, year: int, day: date | None) -> Classification:
    """The tree of a year, as it was on a day of it; without a day the newest."""
    return catalogue.tree(scheme, year) if day is None else catalogue.as_of(scheme, day)
