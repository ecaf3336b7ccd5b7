"""Which entries of an edition have been seen, and in what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.classification.vocabulary import Scheme

if TYPE_CHECKING:
    from govbudget.classification.catalogue import Catalogue
    from govbudget.classification.evidence import Sighting

__all__ = ["Coverage", "coverage"]


@frozen(slots=True)
class Coverage:
    """What the sources show of an edition, as codes of its entries.

    Attributes:
        scheme: the list.
        year: the budget year.
        entries: all of them.
        seen: those seen with their name in a source of any kind.
        shown: those with evidence: a source that prints the code, of a year of the editions kept
            in which the entry stands.
        in_year: those with evidence of this very year.
        only_named: those seen in tables of names alone, or in those and in old or undated sources.
        only_old: those seen only in old lists, sources of no known year or of one before the first
            edition kept.
    """

    scheme: Scheme
    year: int
    entries: frozenset[str]
    seen: frozenset[str]
    shown: frozenset[str]
    in_year: frozenset[str]
    only_named: frozenset[str]
    only_old: frozenset[str]


def coverage(catalogue: Catalogue, scheme: Scheme, year: int) -> Coverage:
    """What the sources show of the edition of a year.

    Args:
        catalogue: the tables.
        scheme: the list.
        year: the budget year.

    Raises:
        UnknownEdition: none is kept for that year.

    >>> from govbudget import Catalogue, Scheme
    >>> found = coverage(Catalogue(), Scheme.ECONOMIC, 2024)
    >>> found.entries == found.seen == found.shown
    True
    """
    first = catalogue.years(scheme)[0]
    known = catalogue.once(("sightings by pair", scheme), lambda: _by_pair(catalogue, scheme))
    tree = catalogue.tree(scheme, year)
    found: dict[str, set[str]] = {"seen": set(), "shown": set(), "in year": set(), "named": set()}
    for entry in tree.entries:
        for one in known.get((entry.code, entry.name), ()):
            found["seen"].add(entry.code)
            if one.year is None or one.year < first:
                continue
            if not one.speaks_for(entry.first_year, entry.last_year):
                found["named"].add(entry.code)
                continue
            found["shown"].add(entry.code)
            if one.year == year:
                found["in year"].add(entry.code)
    return Coverage(
        scheme,
        year,
        entries=frozenset(tree),
        seen=frozenset(found["seen"]),
        shown=frozenset(found["shown"]),
        in_year=frozenset(found["in year"]),
        only_named=frozenset(found["named"] - found["shown"]),
        only_old=frozenset(found["seen"] - found["named"] - found["shown"]),
    )


def _by_pair(catalogue: Catalogue, scheme: Scheme) -> dict[tuple[str, str], list[Sighting]]:
    pairs: dict[tuple[str, str], list[Sighting]] = {}
    for one in catalogue.sightings(scheme):
        pairs.setdefault((one.code, one.name), []).append(one)
    return pairs
