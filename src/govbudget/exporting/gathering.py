"""What of the classifications is exported: the entries of editions, and the tables beside them."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from govbudget.classification.catalogue import Catalogue, shipped
from govbudget.exporting.columns import CLOSURE_COLUMNS, EDITION_COLUMNS, ENTRY_COLUMNS
from govbudget.exporting.other_tables import other_tables
from govbudget.exporting.records import (
    Dataset,
    ExportedEdition,
    ExportedEntry,
    ExportTable,
    Header,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.classification.entry import Entry
    from govbudget.classification.tree import Classification
    from govbudget.classification.vocabulary import Scheme

__all__ = ["dataset_of", "dataset_of_tree", "exported"]

LICENCE = "MIT"
_TITLES = ("政府收支分类科目", "Government revenue and expenditure classification of China")


def dataset_of(
    schemes: Sequence[Scheme],
    year: int | None,
    day: str,
    *,
    local: bool = False,
    catalogue: Catalogue | None = None,
) -> Dataset:
    """What is exported of the editions that are kept.

    Args:
        schemes: the schemes.
        year: the budget year; None for all years.
        day: the day on which it is made, as 2026-11-29.
        local: whether the codes that places are known to have added are there too.
        catalogue: the tables to read; those of this package when left out.

    Raises:
        UnknownEdition: an edition of that year is not kept.
    """
    tables = catalogue or shipped()
    trees = [
        tables.tree(scheme, one)
        for scheme in schemes
        for one in (tables.years(scheme) if year is None else (year,))
    ]
    editions = []
    for tree in trees:
        kept = tables.edition(tree.scheme, tree.year)
        editions.append(
            ExportedEdition(
                tree.scheme,
                tree.year,
                tree.revision,
                kept.completeness,
                len(tree),
                kept.digest,
                kept.note,
            )
        )
    entries = sorted(_merged(trees), key=_place)
    others = other_tables(tables, schemes, year, local=local)
    return _dataset(entries, editions, others, day, is_one_year=year is not None)


def dataset_of_tree(tree: Classification, day: str) -> Dataset:
    """What is exported of a tree: an edition, a part of one, or a list of one's own.

    Args:
        tree: the tree.
        day: the day on which it is made, as 2026-11-29.
    """
    from govbudget.classification.digest import content_digest

    kept = shipped()
    completeness, note = "own", ""
    if tree.year in kept.years(tree.scheme):
        edition, whole = kept.edition(tree.scheme, tree.year), kept.tree(tree.scheme, tree.year)
        if len(tree) == len(whole) and tree == whole:
            completeness, note = edition.completeness, edition.note
        elif all(whole.get(entry.code) == entry for entry in tree.entries):
            completeness, note = "part", edition.note
    edition_ = ExportedEdition(
        tree.scheme, tree.year, tree.revision, completeness, len(tree), content_digest(tree), note
    )
    return _dataset(list(_merged([tree])), [edition_], (), day, is_one_year=True)


def _dataset(
    entries: Sequence[ExportedEntry],
    editions: Sequence[ExportedEdition],
    others: Iterable[ExportTable],
    day: str,
    *,
    is_one_year: bool,
) -> Dataset:
    from govbudget import __version__

    digest = sha256("\n".join(one.digest for one in editions).encode()).hexdigest()
    header = Header(*_TITLES, __version__, day, LICENCE, tuple(editions), digest)
    own = (
        ExportTable(
            "entries",
            "科目",
            ENTRY_COLUMNS,
            ("scheme", "code", "first_edition"),
            lambda: map(_cells, entries),
        ),
        ExportTable(
            "editions",
            "年版",
            EDITION_COLUMNS,
            ("scheme", "year"),
            lambda: map(_edition_cells, editions),
        ),
        ExportTable(
            "closure",
            "上下级",
            CLOSURE_COLUMNS,
            ("scheme", "ancestor", "descendant"),
            lambda: _closure(entries),
        ),
    )
    named = {one.name: one for one in (*own, *others)}
    return Dataset(header, tuple(entries), named, is_one_year)


def _merged(trees: Iterable[Classification]) -> Iterator[ExportedEntry]:
    """The entries of the editions; what stands unchanged in years that follow is one."""
    open_runs: dict[tuple[object, ...], tuple[Entry, int, int]] = {}
    for tree in trees:
        for entry in tree.entries:
            key = (entry.scheme, entry.code, entry.name, entry.fund, entry.first_year)
            run = open_runs.get(key)
            if run is not None and run[2] == tree.year - 1:
                open_runs[key] = entry, run[1], tree.year
                continue
            if run is not None:
                yield exported(*run)
            open_runs[key] = entry, tree.year, tree.year
    for run in open_runs.values():
        yield exported(*run)


def exported(entry: Entry, first: int, last: int) -> ExportedEntry:
    """An entry as it is exported.

    Args:
        entry: the entry.
        first: the first year of an edition that has it.
        last: the last such year.
    """
    definition = entry.definition
    return ExportedEntry(
        entry.scheme,
        entry.code,
        entry.name,
        entry.name_en,
        int(entry.level),
        entry.parent.code if entry.parent is not None else "",
        entry.fund.value if entry.fund is not None else "",
        first,
        last,
        entry.first_year,
        entry.last_year,
        definition.text if definition is not None else "",
        definition.source if definition is not None else "",
        entry.note,
        entry.is_local,
    )


def _place(one: ExportedEntry) -> tuple[str, str, int]:
    return one.scheme.value, one.code, one.first_edition


def _cells(one: ExportedEntry) -> tuple[str | int | bool | None, ...]:
    return (
        one.scheme.value,
        one.code,
        one.name,
        one.name_en,
        one.level,
        one.parent or None,
        one.fund or None,
        one.first_edition,
        one.last_edition,
        one.valid_from,
        one.valid_to,
        one.definition or None,
        one.definition_source or None,
        one.note or None,
        one.is_local,
    )


def _edition_cells(one: ExportedEdition) -> tuple[str | int | None, ...]:
    return (
        one.scheme.value,
        one.year,
        one.revision,
        one.completeness,
        one.entries,
        one.digest,
        one.note or None,
    )


def _closure(entries: Iterable[ExportedEntry]) -> Iterator[tuple[str | int, ...]]:
    """Each code with itself and with each code above it that is there too."""
    above: dict[tuple[str, str], str] = {}
    for one in entries:
        above[one.scheme.value, one.code] = one.parent
    for scheme, code in sorted(above):
        distance, upper = 0, code
        while upper:
            yield scheme, upper, code, distance
            distance, upper = distance + 1, above.get((scheme, upper), "")
