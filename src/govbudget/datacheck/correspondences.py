"""The rules for correspondences: both sides exist, nothing is left without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.classification.changelog import CONFIDENCES
from govbudget.classification.vocabulary import Level, Scheme
from govbudget.correspondence_files import CLASSIFICATIONS
from govbudget.correspondences import RELATIONS, UNITS
from govbudget.datacheck.tables import Violation, is_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.datacheck.tables import DataRow, Tables

__all__ = ["check"]


def check(tables: Tables) -> Iterator[Violation]:
    """Every violation in the correspondences."""
    yield from _files(tables)
    sources = {row["id"] for row in tables.sources}
    for (source, target), rows in tables.answers.items():
        known = _codes(tables, source), _codes(tables, target)
        previous: tuple[str, ...] = ()
        for row in rows:
            place = (row["source"], row["target"], row["unit"])
            if place <= previous:
                yield row.broken("sorted", "rows go by source, target, unit, each once")
            previous = place
            for side, codes in zip(("source", "target"), known, strict=True):
                if row[side] and row[side] not in codes:
                    yield row.broken("answers", f"{row[side]} is no code of {side} in its edition")
            yield from _words(row, sources)
        yield from _left(rows, source, known[0], "source")
        if target in set(Scheme):
            yield from _left(rows, target, known[1], "target")


def _files(tables: Tables) -> Iterator[Violation]:
    """Every table is of two sides that are known, or the list of one that has a version."""
    known = {*Scheme, *tables.external}
    for file in tables.codes.names():
        folder, _, name = file.rpartition("/")
        sides = name.removesuffix(".csv").split("-")
        if (
            folder == "correspondences"
            and len(sides) > 1
            and not (
                len(sides) == 2 and known.issuperset(sides)  # noqa: PLR2004  source and target
            )
        ):
            yield Violation(
                file, 0, "name", "is named source-target.csv, each a scheme or a list beside it"
            )
    dated = [row["classification"] for row in tables.classifications]
    for row in tables.classifications:
        if row["classification"] not in tables.external:
            yield row.broken("name", f"there is no correspondences/{row['classification']}.csv")
        if not is_number(row["year"]):
            yield row.broken("years", f"{row['year']!r} is no year")
    if dated != sorted(set(dated)):
        yield Violation(CLASSIFICATIONS, 0, "sorted", "rows go by classification, each once")
    for name in sorted(set(tables.external) - set(dated)):
        yield Violation(CLASSIFICATIONS, 0, "complete", f"has no row of {name}")


def _codes(tables: Tables, side: str) -> set[str]:
    if side not in set(Scheme):
        return {row["code"] for row in tables.external[side]}
    scheme = Scheme(side)
    year = tables.settled(scheme)
    return {row["code"] for row in tables.current.get(scheme, ()) if row.covers(year)}


def _words(row: DataRow, sources: set[str]) -> Iterator[Violation]:
    if row["unit"] not in {"", *UNITS}:
        yield row.broken("unit", f"{row['unit']!r} is none of {', '.join(UNITS)}, nor empty")
    if row["relation"] not in RELATIONS:
        yield row.broken("relation", f"{row['relation']!r} is none of {', '.join(RELATIONS)}")
    if row["confidence"] not in CONFIDENCES:
        yield row.broken("confidence", f"{row['confidence']!r} is none of {', '.join(CONFIDENCES)}")
    if row["evidence"] and row["evidence"] not in sources:
        yield row.broken("evidence", f"{row['evidence']!r} is no id of sources/index.csv")
    answered = bool(row["source"] and row["target"])
    if answered == (row["relation"] == "none"):
        yield row.broken("relation", "none stands where one side is empty, and only there")
    if not answered and not row["reason"]:
        yield row.broken("reason", "nothing answers, and no reason is given")


def _left(rows: list[DataRow], side: str, codes: set[str], column: str) -> Iterator[Violation]:
    """Every 款 answers to something, or a row says why not."""
    named = {row[column] for row in rows}
    for code in sorted(codes - named):
        if len(code) == Level.SECTION.digits and rows:
            yield rows[-1].broken("complete", f"{code} of {side} has no row")
