"""The rules for definitions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
                yield row.broken("sorted", f"stands behind {previous[0]}; rows go by code")
            previous = pair
            if pair not in known:
                yield row.broken("defines", f"{' '.join(pair)} is no row of {scheme}.csv")
            if pair in quoted:
                yield row.broken("defines", f"the glossary defines {pair[0]} already")
            if row["source"] != EDITORIAL:
                yield row.broken(
                    "source", f"{row['source']!r}: what is quoted stands in glossary.csv"
                )
            yield from text_faults(row)
        defined = quoted | {(row["code"], row["name"]) for row in rows}
        yield from _missing(tables.current[scheme], scheme, defined)
        for row in tables.former[scheme]:
            if row["definition"]:
                yield from text_faults(row, "definition")
            elif len(row["code"]) <= Level.SECTION.digits and not row.awaits("释义待补"):
                yield row.broken("defined", f"{row['code']} has no definition")


def text_faults(row: DataRow, column: str = "text") -> Iterator[Violation]:
    """What is wrong with the text of a definition."""
    text = row[column]
    if not text.endswith("。"):
        yield row.broken("text", "a definition ends with 。")
    if fault := _HALF_WIDTH.search(text):
        yield row.broken("text", f"{fault.group()!r} is half-width, or a space")


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
            yield row.broken("defined", f"{row['code']} has no definition")
        elif len(others) > 1:
            yield row.broken(
                "defined",
                f"{row['code']} has no definition, and {len(others)} entries are "
                f"named {row['name']}: the name alone does not tell",
            )
