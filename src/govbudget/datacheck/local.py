"""The rules for local codes: the national list has none of them, and a source shows each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, Scheme
from govbudget.datacheck.tables import is_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.datacheck.tables import DataRow, Tables, Violation

__all__ = ["check"]


def check(tables: Tables) -> Iterator[Violation]:
    """Every violation in the table of local codes."""
    sources = {row["id"] for row in tables.sources}
    previous: tuple[str, ...] = ()
    for row in tables.local:
        place = (row["scheme"], row["code"], row["place"])
        if place <= previous:
            yield row.broken("sorted", "rows go by scheme, code, place, each once")
        previous = place
        if row["scheme"] not in set(Scheme):
            yield row.broken("scheme", f"{row['scheme']!r} is none of {', '.join(Scheme)}")
        else:
            yield from _stands(tables, Scheme(row["scheme"]), row)
        for column in ("name", "place"):
            if not row[column]:
                yield row.broken(column, f"{row['code']} has no {column}")
        if row["source"] not in sources:
            yield row.broken("source", f"{row['source']!r} is no id of sources/index.csv")


def _stands(tables: Tables, scheme: Scheme, row: DataRow) -> Iterator[Violation]:
    code, first, last = row["code"], row["first_year"], row["last_year"]
    if not (is_number(first) and is_number(last) and int(first) <= int(last)):
        yield row.broken("years", f"{first!r} to {last!r} are no years in order")
        return
    if len(code) not in LEVEL_BY_DIGITS or not code.startswith(scheme.first_digit):
        yield row.broken("code", f"{code!r} is no code of {scheme}")
    if not any(above.covers(int(last)) for above in tables.by_code(scheme, code[:-2])):
        yield row.broken("parent", f"{code[:-2]} is not in the edition of {last}")
    if any(one.covers(int(last)) for one in tables.by_code(scheme, code)):
        yield row.broken("local", f"{code} is in the national list of {last}")
