"""The rules for the glossary and for the table of traditional characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.classification.names import loose_key
from govbudget.classification.paths import split_path
from govbudget.classification.vocabulary import Scheme
from govbudget.datacheck.definitions import text_faults
from govbudget.datacheck.tables import is_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.datacheck.tables import DataRow, Tables, Violation

__all__ = ["check"]


def check(tables: Tables) -> Iterator[Violation]:
    """Every violation in the glossary and the characters."""
    sources = {row["id"]: row["year"] for row in tables.sources}
    # The names are those of the year that the document speaks for.
    quoting = {sources.get(row["source"], "") for row in tables.glossary}
    by_year = {year: _names(tables, year) for year in quoting}
    for number, row in enumerate(tables.glossary, 1):
        names = by_year[sources.get(row["source"], "")]
        if row["number"] != str(number):
            wrong = Message("data.glossary.number", number=row["number"], right=number)
            yield row.broken("sorted", wrong)
        if row["source"] not in sources:
            yield row.no_source()
        if not row["term"] or set(row["term"]) & set(" ()\"'"):
            yield row.broken("term", Message("data.glossary.term", term=repr(row["term"])))
        yield from text_faults(row)
        if row["kind"] == "entry":
            yield from _entry(row, names)
        elif row["kind"] == "concept":
            yield from _concept(row, names)
        else:
            yield row.broken("kind", Message("data.glossary.kind", kind=repr(row["kind"])))
    yield from _characters(tables)


def _names(tables: Tables, year: str) -> dict[Scheme, dict[str, str]]:
    """The names of the codes that stand in a year; without one of all that stand now."""
    return {
        scheme: {
            row["code"]: row["name"]
            for row in (tables.entries(scheme) if is_number(year) else rows)
            if not is_number(year) or row.covers(int(year))
        }
        for scheme, rows in tables.current.items()
    }


def _entry(row: DataRow, names: dict[Scheme, dict[str, str]]) -> Iterator[Violation]:
    known = names.get(Scheme(row["scheme"]), {}) if row["scheme"] in set(Scheme) else {}
    code = row["code"]
    if known.get(code) != row["name"]:
        what, table = f"{code} {row['name']}", f"{row['scheme']}.csv"
        yield row.broken("term", Message("data.no_row", what=what, table=table))
        return
    path = [name for _, name in split_path(row["term"])]
    official = [known.get(code[: len(code) - 2 * up], "") for up in range(len(path))][::-1]
    if [loose_key(name) for name in path] != [loose_key(name) for name in official]:
        right = ">".join(official)
        yield row.broken(
            "term", Message("data.glossary.path", term=row["term"], code=code, right=right)
        )


def _concept(row: DataRow, names: dict[Scheme, dict[str, str]]) -> Iterator[Violation]:
    for column in ("scheme", "code", "name"):
        if row[column]:
            value = repr(row[column])
            yield row.broken("term", Message("data.glossary.concept", column=column, value=value))
    for code in row["related"].split():
        scheme = Scheme.of_code(code)
        if scheme is None or code not in names.get(scheme, {}):
            yield row.broken("related", Message("data.glossary.related", code=code))


def _characters(tables: Tables) -> Iterator[Violation]:
    official = {c for rows in tables.current.values() for row in rows for c in row["name"]}
    previous = ""
    for row in tables.characters:
        traditional, simplified = row["traditional"], row["simplified"]
        if len(traditional) != 1 or len(simplified) != 1:
            pair = {"traditional": repr(traditional), "simplified": repr(simplified)}
            yield row.broken("character", Message("data.character.single", **pair))
        if traditional in official:
            yield row.broken("character", Message("data.character.official", character=traditional))
        if traditional <= previous:
            yield row.unordered((previous,), ("traditional",))
        previous = traditional
