"""The rules for what the search goes by: pinyin and aliases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.classification.names import key
from govbudget.classification.vocabulary import Scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.datacheck.tables import Tables, Violation

__all__ = ["check"]

_SYLLABLES = re.compile(r"[a-z]+( [a-z]+)*")
_ORDER = ("alias", "scheme", "code")


def check(tables: Tables) -> Iterator[Violation]:
    """Every violation in the pinyin and the aliases."""
    names = {row["name"] for scheme in tables.schemes for row in tables.current[scheme]}
    spelt = {row["name"] for row in tables.pinyin}
    previous = ""
    for row in tables.pinyin:
        if row["name"] <= previous:
            yield row.unordered((previous,), ("name",))
        previous = row["name"]
        if not _SYLLABLES.fullmatch(row["pinyin"]):
            yield row.broken("pinyin", Message("data.words.pinyin", pinyin=repr(row["pinyin"])))
        elif len(row["pinyin"].split()) != len(key(row["name"])):
            count = len(key(row["name"]))
            yield row.broken(
                "pinyin", Message("data.words.syllables", name=row["name"], count=count)
            )
        if row["name"] not in names:
            yield row.broken("used", Message("data.words.unused", name=row["name"]))
    for scheme in tables.schemes:
        for row in tables.current[scheme]:
            if row["name"] not in spelt and not row.awaits("拼音待补"):
                yield row.broken("pinyin", Message("data.words.unspelt", name=row["name"]))
    yield from _aliases(tables)


def _aliases(tables: Tables) -> Iterator[Violation]:
    known: dict[tuple[str, ...], str] = {
        (scheme.value, row["code"]): row["name"]
        for scheme in tables.schemes
        for row in tables.current[scheme]
    }
    previous: tuple[str, ...] = ()
    for row in tables.aliases:
        place = tuple(row[column] for column in _ORDER)
        if place <= previous:
            yield row.unordered(previous, _ORDER)
        previous = place
        if row["scheme"] not in set(Scheme) or place[1:] not in known:
            none = Message("data.words.no_entry", scheme=row["scheme"], code=row["code"])
            yield row.broken("alias", none)
        elif key(known[place[1:]]) == key(row["alias"]):
            yield row.broken("alias", Message("data.words.official", alias=row["alias"]))
