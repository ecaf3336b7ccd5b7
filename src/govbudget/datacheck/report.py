"""How complete an edition is, in figures."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.classification.vocabulary import Level, Scheme
from govbudget.correspondence_files import kept_files
from govbudget.correspondences import correspondence
from govbudget.datacheck.coverage import coverage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.classification.catalogue import Catalogue
    from govbudget.classification.changelog import Change
    from govbudget.classification.tree import Classification
    from govbudget.crosswalks import Pair
    from govbudget.datacheck.coverage import Coverage

__all__ = ["Confidences", "EditionFigures", "confidences", "report"]


@frozen(slots=True)
class EditionFigures:
    """The figures of one edition, or of one level of it.

    Attributes:
        scheme: the list.
        year: the budget year.
        level: the level; None for all.
        entries: how many entries there are.
        english: how many of them have an English name.
        quoted: how many have a published definition.
        editorial: how many have a definition of this project's own.
        seen: how many have been seen with this name in a source of any kind.
        shown: how many have evidence: a dated source that prints the code.
        in_year: how many of these in a source of this very year.
        only_old: how many have been seen only in old or undated sources.
        lists: how many of them may have entries below them, so that their list is closed or open;
            in all levels that of the 类 counts too.
        closed: how many of these lists are closed.
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
    shown: int
    in_year: int
    only_old: int
    lists: int
    closed: int
    doubtful: int


@frozen(slots=True)
class Confidences:
    """How certain the rows of a table of changes, or of a correspondence, are.

    Attributes:
        table: the table, as in ``changes/functional``.
        rows: how many rows it has.
        high: how many of them are certain.
        medium: how many are likely.
        low: how many may be wrong.
        seen: how many name a source that shows them; None where the table has no such column.
    """

    table: str
    rows: int
    high: int
    medium: int
    low: int
    seen: int | None


def confidences(catalogue: Catalogue) -> list[Confidences]:
    """The figures of every table of changes and of every correspondence.

    >>> from govbudget import Catalogue
    >>> from govbudget.datacheck.report import confidences
    >>> [one.table for one in confidences(Catalogue())][:2]
    ['changes/functional', 'changes/economic']
    """
    found = [
        _confidences(f"changes/{scheme}", catalogue.history(scheme).changes, None)
        for scheme in catalogue.schemes
    ]
    for (source, target), file in kept_files(catalogue.codes).items():
        pairs = correspondence(source, target, catalogue=catalogue).pairs
        seen = sum(bool(pair.evidence) for pair in pairs)
        found.append(_confidences(file.removesuffix(".csv"), pairs, seen))
    return found


def _confidences(
    table: str, rows: Sequence[Change] | Sequence[Pair], seen: int | None
) -> Confidences:
    counted = Counter(row.confidence for row in rows)
    return Confidences(table, len(rows), counted["high"], counted["medium"], counted["low"], seen)


def report(catalogue: Catalogue) -> list[EditionFigures]:
    """The figures of every edition that is kept, level by level and in all.

    >>> from govbudget import Catalogue
    >>> from govbudget.datacheck.report import report
    >>> [figures.entries for figures in report(Catalogue()) if figures.level is None]
    ... # doctest: +ELLIPSIS
    [106, 106, 108, 108, ...]
    """
    found = []
    for edition in catalogue.editions:
        tree = catalogue.tree(edition.scheme, edition.year)
        levels = [level for level in Level if tree.at(level)]
        seen = coverage(catalogue, edition.scheme, edition.year)
        found += [_figures(tree, seen, level) for level in (*levels, None)]
    return found


def _figures(tree: Classification, seen: Coverage, level: Level | None) -> EditionFigures:
    entries = tree.entries if level is None else tree.at(level)
    codes = {entry.code for entry in entries}
    lists = {entry.code for entry in entries if entry.level < tree.scheme.deepest}
    if level is None:
        lists.add("")
    own = [entry.definition.is_editorial for entry in entries if entry.definition]
    return EditionFigures(
        tree.scheme,
        tree.year,
        level,
        len(entries),
        sum(bool(entry.name_en) for entry in entries),
        own.count(False),
        own.count(True),
        len(seen.seen & codes),
        len(seen.shown & codes),
        len(seen.in_year & codes),
        len(seen.only_old & codes),
        len(lists),
        len(lists - set(tree.open_lists)),
        sum(bool(entry.note) for entry in entries),
    )
