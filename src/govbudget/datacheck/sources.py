"""The rules for sources, and for what rows may claim of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.datacheck.tables import Tables, Violation

__all__ = ["check"]

_KINDS = ("disclosure", "notice", "page", "template")
_ACCESS = ("read", "reported")


def check(tables: Tables) -> Iterator[Violation]:
    """Every violation in the sources, their pairs and the evidence of the entries."""
    yield from _index(tables)
    yield from _pairs(tables)
    yield from _evidence(tables)


def _index(tables: Tables) -> Iterator[Violation]:
    used = {
        row["source"]
        for table in (tables.pairs, tables.glossary, tables.supplements)
        for row in table
    } | {row["evidence"] for rows in tables.answers.values() for row in rows}
    previous = ""
    for row in tables.sources:
        if row["id"] <= previous:
            yield row.broken("sorted", f"{row['id']} stands behind {previous}")
        previous = row["id"]
        if row["kind"] not in _KINDS:
            yield row.broken("kind", f"{row['kind']!r} is none of {', '.join(_KINDS)}")
        if row["access"] not in _ACCESS:
            yield row.broken("access", f"{row['access']!r} is none of {', '.join(_ACCESS)}")
        if row["year"] and not row["year"].isdecimal():
            yield row.broken("years", f"{row['year']!r} is no year")
        if not row["title"]:
            yield row.broken("title", f"{row['id']} has no title")
        if row["id"] not in used:
            yield row.broken("used", f"nothing was taken from {row['id']}")


def _pairs(tables: Tables) -> Iterator[Violation]:
    known = {row["id"] for row in tables.sources}
    previous: tuple[str, ...] = ()
    for row in tables.pairs:
        place = (row["source"], row["code"], row["name"])
        if place <= previous:
            yield row.broken("sorted", "rows go by source, code, name")
        previous = place
        if row["source"] not in known:
            yield row.broken("source", f"{row['source']!r} is no id of sources/index.csv")


def _evidence(tables: Tables) -> Iterator[Violation]:
    shown: dict[tuple[str, str], set[str]] = {}
    for pair in tables.pairs:
        shown.setdefault((pair["code"], pair["name"]), set()).add(pair["source"])
    for scheme in tables.schemes:
        for row in tables.entries(scheme):
            claimed = row["evidence"].split(" ") if row["evidence"] else []
            if claimed != sorted(set(claimed)) or "" in claimed:
                yield row.broken("evidence", "ids go in order, each once, one space between")
            seen = shown.get((row["code"], row["name"]), set())
            for source in sorted(set(claimed) - seen):
                yield row.broken(
                    "evidence",
                    f"{source} does not show {row['code']} {row['name']} "
                    "by sources/pairs.csv: no row claims what it does not have",
                )
            for source in sorted(seen - set(claimed)):
                yield row.broken("evidence", f"{source} shows this row; add it")
