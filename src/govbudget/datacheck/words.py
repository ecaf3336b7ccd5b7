"""The rules for what the search goes by: pinyin and aliases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.classification.names import key
from govbudget.classification.vocabulary import Scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.datacheck.tables import Tables, Violation

__all__ = ["check"]

_SYLLABLES = re.compile(r"[a-z]+( [a-z]+)*")


def check(tables: Tables) -> Iterator[Violation]:
    """Every violation in the pinyin and the aliases."""
    names = {row["name"] for scheme in tables.schemes for row in tables.current[scheme]}
    spelt = {row["name"] for row in tables.pinyin}
    previous = ""
    for row in tables.pinyin:
        if row["name"] <= previous:
            yield row.broken("sorted", f"stands behind {previous}")
        previous = row["name"]
        if not _SYLLABLES.fullmatch(row["pinyin"]):
            yield row.broken("pinyin", f"{row['pinyin']!r}: small letters, a space between")
        elif len(row["pinyin"].split()) != len(key(row["name"])):
            yield row.broken("pinyin", f"{row['name']} has {len(key(row['name']))} characters")
        if row["name"] not in names:
            yield row.broken("used", f"{row['name']} is no official name")
    for scheme in tables.schemes:
        for row in tables.current[scheme]:
            if row["name"] not in spelt and not row.awaits("拼音待补"):
                yield row.broken("pinyin", f"{row['name']} has no row in pinyin.csv")
    yield from _aliases(tables)


def _aliases(tables: Tables) -> Iterator[Violation]:
    known = {
        (scheme.value, row["code"]): row["name"]
        for scheme in tables.schemes
        for row in tables.current[scheme]
    }
    previous: tuple[str, ...] = ()
    for row in tables.aliases:
        place = (row["alias"], row["scheme"], row["code"])
        if place <= previous:
            yield row.broken("sorted", "rows go by alias, scheme, code, each once")
        previous = place
        if row["scheme"] not in set(Scheme) or place[1:] not in known:
            yield row.broken("alias", f"{row['scheme']} has no {row['code']}")
        elif key(known[place[1:]]) == key(row["alias"]):
            yield row.broken("alias", f"{row['alias']} is the official name itself")
