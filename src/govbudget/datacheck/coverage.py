"""Which entries of an edition have been seen, and in what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.classification.vocabulary import Scheme

if TYPE_CHECKING:
    from govbudget.classification.catalogue import Catalogue
    from govbudget.classification.entry import Entry

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
    tree = catalogue.tree(scheme, year)
    seen = {entry.code for entry in tree.entries if entry.sightings}
    shown = {entry.code for entry in tree.entries if _since(entry, first)}
    named = {
        entry.code
        for entry in tree.entries
        if any(one.year is not None and one.year >= first for one in entry.hints)
    }
    return Coverage(
        scheme,
        year,
        entries=frozenset(tree),
        seen=frozenset(seen),
        shown=frozenset(shown),
        in_year=frozenset(e.code for e in tree.entries if any(s.year == year for s in e.evidence)),
        only_named=frozenset((seen & named) - shown),
        only_old=frozenset(seen - named - shown),
    )


def _since(entry: Entry, first: int) -> bool:
    return any(one.year is not None and one.year >= first for one in entry.evidence)
