"""The rules for definitions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.classification.entry import EDITORIAL
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, Level, Scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.datacheck.tables import DataRow, Tables, Violation

__all__ = ["check", "text_faults"]

# In these lists every code is defined, in the others every 类 and 款.
_WHOLE = (Scheme.ECONOMIC, Scheme.GOVERNMENT_ECONOMIC)
_HALF_WIDTH = re.compile(r"[(),;:!?\"']|\s")


def check(tables: Tables) -> Iterator[Violation]:
    """Every violation in the tables of definitions."""
    for scheme, rows in tables.definitions.items():
        known = {(row["code"], row["name"]) for row in tables.current[scheme]}
        quoted = {(row["code"], row["name"]) for row in tables.glossary if row["scheme"] == scheme}
        previous = ("", "")
        for row in rows:
            pair = (row["code"], row["name"])
            if pair <= previous:
                yield row.unordered(previous, ("code", "name"))
            previous = pair
            if pair not in known:
                none = Message("data.no_row", what=" ".join(pair), table=f"{scheme.value}.csv")
                yield row.broken("defines", none)
            if pair in quoted:
                yield row.broken("defines", Message("data.definition.twice", code=pair[0]))
            if row["source"] != EDITORIAL:
                source = repr(row["source"])
                yield row.broken("source", Message("data.definition.quoted", source=source))
            yield from text_faults(row)
        defined = quoted | {(row["code"], row["name"]) for row in rows}
        yield from _missing(tables.current[scheme], scheme, defined)
        for row in tables.former[scheme]:
            if row["definition"]:
                yield from text_faults(row, "definition")
            elif len(row["code"]) <= Level.SECTION.digits and not row.awaits("释义待补"):
                yield row.broken("defined", Message("data.definition.missing", code=row["code"]))


def text_faults(row: DataRow, column: str = "text") -> Iterator[Violation]:
    """What is wrong with the text of a definition."""
    text = row[column]
    if not text.endswith("。"):
        yield row.broken("text", Message("data.definition.end"))
    if fault := _HALF_WIDTH.search(text):
        sign = repr(fault.group())
        yield row.broken("text", Message("data.definition.half_width", sign=sign))


def _missing(
    rows: list[DataRow], scheme: Scheme, defined: set[tuple[str, str]]
) -> Iterator[Violation]:
    named: dict[str, list[DataRow]] = {}
    for row in rows:
        named.setdefault(row["name"], []).append(row)
    for row in rows:
        others = [other for other in named[row["name"]] if other.meets(row)]
        if (row["code"], row["name"]) in defined or row.awaits("释义待补"):
            continue
        if len(row["code"]) not in LEVEL_BY_DIGITS:
            continue
        if scheme in _WHOLE or len(row["code"]) <= Level.SECTION.digits:
            yield row.broken("defined", Message("data.definition.missing", code=row["code"]))
        elif len(others) > 1:
            yield row.broken(
                "defined",
                Message(
                    "data.definition.needed",
                    code=row["code"],
                    count=len(others),
                    name=row["name"],
                ),
            )
