"""How complete an edition is, in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.classification.vocabulary import Level, Scheme

if TYPE_CHECKING:
    from govbudget.classification.catalogue import Catalogue
    from govbudget.classification.tree import Classification

__all__ = ["Figures", "report"]


@frozen(slots=True)
class Figures:
    """The figures of one edition, or of one level of it.

    Attributes:
        scheme: the list.
        year: the budget year.
        level: the level; None for all.
        entries: how many entries there are.
        english: how many of them have an English name.
        quoted: how many have a published definition.
        editorial: how many have a definition of this project's own.
        seen: how many have been seen with this name in a document.
        read: how many of these in a document that this project read itself.
        doubtful: how many have a note on what is doubtful.
    """

    scheme: Scheme
    year: int
    level: Level | None
    entries: int
    english: int
    quoted: int
    editorial: int
    seen: int
    read: int
    doubtful: int


def report(catalogue: Catalogue) -> list[Figures]:
    """The figures of every edition that is kept, level by level and in all.

    >>> from govbudget import Catalogue
    >>> from govbudget.datacheck.report import report
    >>> [figures.entries for figures in report(Catalogue()) if figures.level is None]
    [110, 1813]
    """
    found = []
    for edition in catalogue.editions:
        tree = catalogue.tree(edition.scheme, edition.year)
        levels = [level for level in Level if tree.at(level)]
        found += [_figures(catalogue, tree, level) for level in (*levels, None)]
    return found


def _figures(catalogue: Catalogue, tree: Classification, level: Level | None) -> Figures:
    entries = tree.entries if level is None else tree.at(level)
    sources = catalogue.sources
    own = [entry.definition.is_editorial for entry in entries if entry.definition]
    return Figures(
        tree.scheme,
        tree.year,
        level,
        len(entries),
        sum(bool(entry.name_en) for entry in entries),
        own.count(False),
        own.count(True),
        sum(bool(entry.evidence) for entry in entries),
        sum(any(sources[one].access == "read" for one in entry.evidence) for entry in entries),
        sum(bool(entry.note) for entry in entries),
    )
