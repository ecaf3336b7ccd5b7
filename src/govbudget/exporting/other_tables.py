"""The tables that are exported beside the entries: changes, correspondences, names, open lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.correspondence_files import kept_files
from govbudget.correspondences import correspondence
from govbudget.exporting.records import ExportColumn, ExportTable
from govbudget.searching import ALIAS_COLUMNS, PINYIN_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.classification.catalogue import Catalogue
    from govbudget.classification.entry import Entry
    from govbudget.classification.vocabulary import Scheme
    from govbudget.exporting.records import Value

__all__ = ["other_tables"]

_SCHEME = ExportColumn("scheme", "分类", "string", "The list.")
_CHANGE_COLUMNS = (
    _SCHEME,
    ExportColumn("year", "年度", "integer", "The first budget year of the new state."),
    ExportColumn(
        "kind", "变化", "string", "What happened: renamed, moved, merged, split, added or removed."
    ),
    ExportColumn("old_code", "原编码", "string", "The code before.", is_required=False),
    ExportColumn("old_name", "原名称", "string", "Its name before.", is_required=False),
    ExportColumn("new_code", "新编码", "string", "The code since.", is_required=False),
    ExportColumn("new_name", "新名称", "string", "Its name since.", is_required=False),
    ExportColumn("confidence", "可靠程度", "string", "high, medium or low."),
)
_PAIR_COLUMNS = (
    ExportColumn("source_scheme", "来源分类", "string", "The list of the source."),
    ExportColumn(
        "source",
        "来源编码",
        "string",
        "A code; nothing where none answers to the target.",
        is_required=False,
    ),
    ExportColumn("source_name", "来源名称", "string", "Its name.", is_required=False),
    ExportColumn("target_scheme", "目标分类", "string", "The list of the target, COFOG or GFSM."),
    ExportColumn(
        "target",
        "目标编码",
        "string",
        "A code; nothing where none answers to the source.",
        is_required=False,
    ),
    ExportColumn("target_name", "目标名称", "string", "Its name.", is_required=False),
    ExportColumn(
        "unit",
        "单位类型",
        "string",
        "organ or institution, where the pair holds for one.",
        is_required=False,
    ),
    ExportColumn("relation", "关系", "string", "exact, narrower, broader, partial or none."),
    ExportColumn("confidence", "可靠程度", "string", "high, medium or low."),
    ExportColumn("reason", "理由", "string", "Why, in a few Chinese words.", is_required=False),
)
_NAME_COLUMNS = (
    _SCHEME,
    ExportColumn("code", "科目编码", "string", "The code."),
    ExportColumn("name", "名称", "string", "What it is, or was, called."),
    ExportColumn(
        "kind", "名称类型", "string", "official, former, alias, english, pinyin or initials."
    ),
)
_OPEN_COLUMNS = (
    _SCHEME,
    ExportColumn("year", "年度", "integer", "The year of the edition."),
    ExportColumn(
        "code",
        "上级编码",
        "string",
        "The entry below which entries may be missing; nothing where it is the list of the 类.",
        is_required=False,
    ),
    ExportColumn("reason", "原因", "string", "Why that is not known."),
)
_LOCAL_COLUMNS = (
    _SCHEME,
    ExportColumn("code", "科目编码", "string", "The code."),
    ExportColumn("name", "科目名称", "string", "Its name."),
    ExportColumn("place", "地区", "string", "The province or city that added it."),
    ExportColumn(
        "first_year", "首见年度", "integer", "The first budget year for which it was seen."
    ),
    ExportColumn("last_year", "末见年度", "integer", "The last such year."),
)


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
        "changes", "变化", _CHANGE_COLUMNS, (), lambda: _changes(catalogue, schemes, year)
    )
    yield ExportTable(
        "correspondences", "对照", _PAIR_COLUMNS, (), lambda: _pairs(catalogue, schemes)
    )
    yield ExportTable("names", "名称", _NAME_COLUMNS, (), lambda: _names(catalogue, schemes))
    yield ExportTable(
        "open_lists", "未全部掌握的列表", _OPEN_COLUMNS, (), lambda: _open(catalogue, schemes, year)
    )
    if local:
        yield ExportTable(
            "local_codes", "地方科目", _LOCAL_COLUMNS, (), lambda: _local(catalogue, schemes)
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
