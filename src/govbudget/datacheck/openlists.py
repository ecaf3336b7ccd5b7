"""Works out which lists of the editions are open: ``editions/open.csv``, but for what is missing.

A list is the entries directly below an entry, or the 类 of a scheme. It is closed where it has been
earned (``docs/data.md``):

* nothing is known to be missing in it;
* each entry of it has been seen in two dated documents or more, so that an entry which nobody has
  seen would be rarer than all (the estimate of A. Chao, 1984, for what is unseen is nought where
  nothing was seen just once); or the two compilations that the settled edition was put together
  from agree on it, it ends with its entry of the rest (99; the 类 have none), and one of its
  entries has been seen in a dated document;
* in an edition that was not put together by itself, at least half of its entries have been seen in
  documents of that very year.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from govbudget.classification.evidence import SourceKind
from govbudget.classification.openness import OpenReason
from govbudget.classification.vocabulary import Level, Scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.datacheck.tables import DataRow, Tables

__all__ = ["open_rows"]

_TWICE = 2
_CLASS = Level.CLASS.digits
# The year of a document with the number of documents of it.
_Seen = list[tuple[int, int]]
# The code of an entry with what shows it.
_Shown = tuple[str, _Seen]


def open_rows(tables: Tables) -> list[list[str]]:
    """The rows that ``editions/open.csv`` should have, in order.

    Those of what is known to be missing are taken as they stand; all others are worked out.
    """
    rows = [list(row.cells.values()) for row in tables.open if row["reason"] == OpenReason.MISSING]
    for scheme in tables.schemes:
        stated = {
            (row["code"], year)
            for row in tables.open
            if (row["scheme"], row["reason"]) == (scheme, OpenReason.MISSING)
            for year in tables.years(scheme)
            if int(row["from_year"]) <= year <= int(row["to_year"] or year)
        }
        found = {
            place: reason for place, reason in _Lists(tables, scheme).open() if place not in stated
        }
        rows += _spans(scheme, found, tables.years(scheme))
    return sorted(rows)


def _spans(
    scheme: Scheme, found: dict[tuple[str, int], OpenReason], years: list[int]
) -> Iterator[list[str]]:
    """A row for each run of years in which a list is open for one reason."""
    for code, places in groupby(sorted(found), key=lambda place: place[0]):
        start: int | None = None
        open_years = {year: found[code, year] for _, year in places}
        for year, following in zip(years, [*years[1:], None], strict=True):
            reason = open_years.get(year)
            if reason is None:
                continue
            start = year if start is None else start
            if following is None or open_years.get(following) is not reason:
                last = "" if following is None else str(year)
                yield [scheme.value, code, str(start), last, reason.value, ""]
                start = None


class _Lists:
    """The lists of a scheme, year by year."""

    def __init__(self, tables: Tables, scheme: Scheme) -> None:
        self.scheme = scheme
        self.years = tables.years(scheme)
        self.bases = {
            int(row["year"]): row["basis"] for row in tables.editions if row["scheme"] == scheme
        }
        self.agreed = {row["code"] for row in tables.agreed if row["scheme"] == scheme}
        self.seen: dict[tuple[str, str], _Seen] = {}
        for row in tables.sightings[scheme]:
            year = int(row["year"] or 0)
            if year >= self.years[0] and row["kind"] != SourceKind.OLD_LIST:
                place = (row["code"], row["name"])
                self.seen.setdefault(place, []).append((year, int(row["documents"])))
        # What shows an entry is the same in every year.
        self.entries = [(row, self._seen(row)) for row in tables.entries(scheme)]

    def open(self) -> Iterator[tuple[tuple[str, int], OpenReason]]:
        """Every list that is open in a year, with the reason."""
        for year in self.years:
            below: dict[str, list[_Shown]] = {"": []}
            for row, seen in self.entries:
                if row.covers(year):
                    code = row["code"]
                    above = code[:-2] if len(code) > _CLASS else ""
                    below.setdefault(above, []).append((code, seen))
                    if len(code) < self.scheme.deepest.digits:
                        below.setdefault(code, [])
            for code, entries in below.items():
                reason = self._reason(code, entries, year)
                if reason is not None:
                    yield (code, year), reason

    def _reason(self, code: str, entries: list[_Shown], year: int) -> OpenReason | None:
        """Why a list is open; None where it is closed."""
        if not entries:
            return OpenReason.CHILDLESS
        seen = [one for _, one in entries]
        twice = all(sum(documents for _, documents in one) >= _TWICE for one in seen)
        ends = not code or any(each.endswith("99") for each, _ in entries)
        if not twice and not (code in self.agreed and ends and any(seen)):
            return OpenReason.UNSEEN
        basis = self.bases[year]
        of_year = sum(any(when == year for when, _ in one) for one in seen)
        if basis == "settled" or 2 * of_year >= len(entries):
            return None
        return OpenReason(basis)

    def _seen(self, row: DataRow) -> _Seen:
        """The dated documents that show an entry with its name in a year in which it stands."""
        return [one for one in self.seen.get((row["code"], row["name"]), ()) if row.covers(one[0])]
