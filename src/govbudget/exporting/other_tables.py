"""The tables that are exported beside the entries: changes, correspondences, names, open lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.correspondence_files import kept_files
from govbudget.correspondences import correspondence
from govbudget.exporting.columns import (
    CHANGE_COLUMNS,
    LOCAL_COLUMNS,
    NAME_COLUMNS,
    OPEN_COLUMNS,
    PAIR_COLUMNS,
)
from govbudget.exporting.records import ExportTable
from govbudget.searchtexts import ALIAS_COLUMNS, PINYIN_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.classification.catalogue import Catalogue
    from govbudget.classification.entry import Entry
    from govbudget.classification.vocabulary import Scheme
    from govbudget.exporting.records import Value

__all__ = ["other_tables"]


def other_tables(
    catalogue: Catalogue, schemes: Sequence[Scheme], year: int | None, *, local: bool
) -> Iterator[ExportTable]:
    """The tables beside the entries.

    Args:
        catalogue: the tables to read.
        schemes: the schemes that are exported.
        year: the budget year; None for all years.
        local: whether the codes of places are wanted.
    """
    yield ExportTable(
        "changes", "变化", CHANGE_COLUMNS, (), lambda: _changes(catalogue, schemes, year)
    )
    yield ExportTable(
        "correspondences", "对照", PAIR_COLUMNS, (), lambda: _pairs(catalogue, schemes)
    )
    yield ExportTable("names", "名称", NAME_COLUMNS, (), lambda: _names(catalogue, schemes))
    yield ExportTable(
        "open_lists", "未全部掌握的列表", OPEN_COLUMNS, (), lambda: _open(catalogue, schemes, year)
    )
    if local:
        yield ExportTable(
            "local_codes", "地方科目", LOCAL_COLUMNS, (), lambda: _local(catalogue, schemes)
        )


def _changes(
    catalogue: Catalogue, schemes: Sequence[Scheme], year: int | None
) -> Iterator[tuple[Value, ...]]:
    for scheme in schemes:
        for one in catalogue.history(scheme).changes:
            if year is None or one.year == year:
                yield (
                    scheme.value,
                    one.year,
                    one.kind.value,
                    one.old_code or None,
                    one.old_name or None,
                    one.new_code or None,
                    one.new_name or None,
                    one.confidence,
                )


def _pairs(catalogue: Catalogue, schemes: Sequence[Scheme]) -> Iterator[tuple[Value, ...]]:
    named = {scheme.value for scheme in schemes}
    for source, target in sorted(kept_files(catalogue.codes)):
        if not named & {source, target}:
            continue
        for one in correspondence(source, target, catalogue=catalogue):
            yield (
                source,
                one.source or None,
                one.source_name or None,
                target,
                one.target or None,
                one.target_name or None,
                one.unit or None,
                one.relation,
                one.confidence,
                one.reason or None,
            )


def _names(catalogue: Catalogue, schemes: Sequence[Scheme]) -> Iterator[tuple[Value, ...]]:
    """Whatever an entry is found by, each once: what it was called, is called, is spelt."""
    pinyin = dict(catalogue.codes.rows("pinyin.csv", PINYIN_COLUMNS))
    aliases = catalogue.codes.rows("aliases.csv", ALIAS_COLUMNS)
    called: dict[tuple[str, str], list[str]] = {}
    for alias, scheme, code, _ in aliases:
        called.setdefault((scheme, code), []).append(alias)
    for scheme in schemes:
        newest: dict[str, Entry] = {}
        every: dict[str, dict[str, None]] = {}
        for year in catalogue.years(scheme):
            for entry in catalogue.tree(scheme, year).entries:
                newest[entry.code] = entry
                every.setdefault(entry.code, {})[entry.name] = None
        for code, entry in sorted(newest.items()):
            found: dict[tuple[str, str], None] = {(entry.name, "official"): None}
            found.update(dict.fromkeys((one, "former") for one in every[code] if one != entry.name))
            found.update(dict.fromkeys((one, "alias") for one in called.get((scheme, code), ())))
            if entry.name_en:
                found[entry.name_en, "english"] = None
            if entry.name in pinyin:
                spelt = pinyin[entry.name]
                found[spelt, "pinyin"] = None
                found["".join(one[0] for one in spelt.split()), "initials"] = None
            for name, kind in found:
                yield scheme.value, code, name, kind


def _open(
    catalogue: Catalogue, schemes: Sequence[Scheme], year: int | None
) -> Iterator[tuple[Value, ...]]:
    for scheme in schemes:
        for one in catalogue.years(scheme) if year is None else (year,):
            for code, kept in sorted(catalogue.open_lists(scheme, one).items()):
                yield scheme.value, one, code or None, kept.reason.value


def _local(catalogue: Catalogue, schemes: Sequence[Scheme]) -> Iterator[tuple[Value, ...]]:
    for (scheme, _), places in sorted(catalogue.local_codes.items()):
        if scheme not in schemes:
            continue
        for one in places:
            yield scheme.value, one.code, one.name, one.place, one.first_year, one.last_year
