"""The rules for correspondences: both sides exist, nothing is left without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.classification.changelog import CONFIDENCES
from govbudget.classification.vocabulary import Level, Scheme
from govbudget.correspondence_files import CLASSIFICATIONS
from govbudget.correspondences import RELATIONS, UNITS
from govbudget.datacheck.tables import is_number, violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.datacheck.tables import DataRow, Tables, Violation

__all__ = ["check"]

_ORDER = ("source", "target", "unit")


def check(tables: Tables) -> Iterator[Violation]:
    """Every violation in the correspondences."""
    yield from _files(tables)
    sources = {row["id"] for row in tables.sources}
    for (source, target), rows in tables.answers.items():
        known = _codes(tables, source), _codes(tables, target)
        previous: tuple[str, ...] = ()
        for row in rows:
            place = tuple(row[column] for column in _ORDER)
            if place <= previous:
                yield row.unordered(previous, _ORDER)
            previous = place
            for side, codes in zip(("source", "target"), known, strict=True):
                if row[side] and row[side] not in codes:
                    none = Message("data.correspondence.no_code", code=row[side], side=side)
                    yield row.broken("answers", none)
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
            yield violation(file, 0, "name", Message("data.correspondence.file"))
    dated = [row["classification"] for row in tables.classifications]
    for row in tables.classifications:
        if row["classification"] not in tables.external:
            lacking = f"correspondences/{row['classification']}.csv"
            yield row.broken("name", Message("data.correspondence.no_file", file=lacking))
        if not is_number(row["year"]):
            yield row.no_year()
    if dated != sorted(set(dated)):
        yield violation(CLASSIFICATIONS, 0, "sorted", Message("data.correspondence.versions"))
    for name in sorted(set(tables.external) - set(dated)):
        none = Message("data.correspondence.no_version", name=name)
        yield violation(CLASSIFICATIONS, 0, "complete", none)


def _codes(tables: Tables, side: str) -> set[str]:
    if side not in set(Scheme):
        return {row["code"] for row in tables.external[side]}
    scheme = Scheme(side)
    year = tables.settled(scheme)
    return {row["code"] for row in tables.current.get(scheme, ()) if row.covers(year)}


def _words(row: DataRow, sources: set[str]) -> Iterator[Violation]:
    if row["unit"] not in {"", *UNITS}:
        unit = repr(row["unit"])
        yield row.broken("unit", Message("data.none_of_or_empty", value=unit, known=UNITS))
    if row["relation"] not in RELATIONS:
        yield row.none_of("relation", RELATIONS)
    if row["confidence"] not in CONFIDENCES:
        yield row.none_of("confidence", CONFIDENCES)
    if row["evidence"] and row["evidence"] not in sources:
        yield row.no_source("evidence")
    answered = bool(row["source"] and row["target"])
    if answered == (row["relation"] == "none"):
        yield row.broken("relation", Message("data.correspondence.none"))
    if not answered and not row["reason"]:
        yield row.broken("reason", Message("data.correspondence.reason"))


def _left(rows: list[DataRow], side: str, codes: set[str], column: str) -> Iterator[Violation]:
    """Every 款 answers to something, or a row says why not."""
    named = {row[column] for row in rows}
    for code in sorted(codes - named):
        if len(code) == Level.SECTION.digits and rows:
            left = Message("data.correspondence.left", code=code, side=side)
            yield rows[-1].broken("complete", left)
