"""The rules for the glossary and for the table of traditional characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.classification.names import loose_key
from govbudget.classification.paths import split_path
from govbudget.classification.vocabulary import Scheme
from govbudget.datacheck.definitions import text_faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.datacheck.tables import Row, Tables, Violation

__all__ = ["check"]


def check(tables: Tables) -> Iterator[Violation]:
    """Every violation in the glossary and the characters."""
    names = {
        scheme: {row["code"]: row["name"] for row in rows}
        for scheme, rows in tables.current.items()
    }
    sources = {row["id"] for row in tables.sources}
    for number, row in enumerate(tables.glossary, 1):
        if row["number"] != str(number):
            yield row.broken("sorted", f"has the number {row['number']}, not {number}")
        if row["source"] not in sources:
            yield row.broken("source", f"{row['source']!r} is no id of sources/index.csv")
        if not row["term"] or set(row["term"]) & set(" ()\"'"):
            yield row.broken("term", f"{row['term']!r} is no term as printed: full-width marks")
        yield from text_faults(row)
        if row["kind"] == "entry":
            yield from _entry(row, names)
        elif row["kind"] == "concept":
            yield from _concept(row, names)
        else:
            yield row.broken("kind", f"{row['kind']!r} is neither entry nor concept")
    yield from _characters(tables)


def _entry(row: Row, names: dict[Scheme, dict[str, str]]) -> Iterator[Violation]:
    known = names.get(Scheme(row["scheme"]), {}) if row["scheme"] in set(Scheme) else {}
    code = row["code"]
    if known.get(code) != row["name"]:
        yield row.broken("term", f"{code} {row['name']} is no row of {row['scheme']}.csv")
        return
    path = [name for _, name in split_path(row["term"])]
    official = [known.get(code[: len(code) - 2 * up], "") for up in range(len(path))][::-1]
    if [loose_key(name) for name in path] != [loose_key(name) for name in official]:
        yield row.broken("term", f"{row['term']} is not the path of {code}: {'>'.join(official)}")


def _concept(row: Row, names: dict[Scheme, dict[str, str]]) -> Iterator[Violation]:
    for column in ("scheme", "code", "name"):
        if row[column]:
            yield row.broken("term", f"a concept has no {column}: {row[column]!r}")
    for code in row["related"].split():
        scheme = Scheme.of_code(code)
        if scheme is None or code not in names.get(scheme, {}):
            yield row.broken("related", f"{code} is in no table of codes")


def _characters(tables: Tables) -> Iterator[Violation]:
    official = {c for rows in tables.current.values() for row in rows for c in row["name"]}
    previous = ""
    for row in tables.characters:
        traditional, simplified = row["traditional"], row["simplified"]
        if len(traditional) != 1 or len(simplified) != 1:
            yield row.broken("character", f"{traditional!r} to {simplified!r}: one to one")
        if traditional in official:
            yield row.broken("character", f"{traditional} stands in an official name itself")
        if traditional <= previous:
            yield row.broken("sorted", f"{traditional} stands behind {previous}")
        previous = traditional
