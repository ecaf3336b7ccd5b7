"""The rules for local codes: the national list has none of them, and a source shows each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, Scheme
from govbudget.datacheck.tables import is_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.datacheck.tables import DataRow, Tables, Violation

__all__ = ["check"]

_ORDER = ("scheme", "code", "place")


def check(tables: Tables) -> Iterator[Violation]:
    """Every violation in the table of local codes."""
    sources = {row["id"] for row in tables.sources}
    previous: tuple[str, ...] = ()
    for row in tables.local:
        place = tuple(row[column] for column in _ORDER)
        if place <= previous:
            yield row.unordered(previous, _ORDER)
        previous = place
        if row["scheme"] not in set(Scheme):
            yield row.none_of("scheme", Scheme)
        else:
            yield from _stands(tables, Scheme(row["scheme"]), row)
        for column in ("name", "place"):
            if not row[column]:
                none = Message("data.name.missing", code=row["code"], column=column)
                yield row.broken(column, none)
        if row["source"] not in sources:
            yield row.no_source()


def _stands(tables: Tables, scheme: Scheme, row: DataRow) -> Iterator[Violation]:
    code, first, last = row["code"], row["first_year"], row["last_year"]
    if not (is_number(first) and is_number(last) and int(first) <= int(last)):
        wrong = Message("data.years.order", first=repr(first), last=repr(last))
        yield row.broken("years", wrong)
        return
    if len(code) not in LEVEL_BY_DIGITS or not code.startswith(scheme.first_digit):
        yield row.broken("code", Message("data.no_code_of", code=repr(code), scheme=scheme))
    if not any(above.covers(int(last)) for above in tables.by_code(scheme, code[:-2])):
        yield row.broken("parent", Message("data.not_in_edition", what=code[:-2], year=last))
    if any(one.covers(int(last)) for one in tables.by_code(scheme, code)):
        yield row.broken("local", Message("data.local.national", code=code, year=last))
