"""The columns of the tables that are exported, and what stands in them."""

from __future__ import annotations

from govbudget.exporting.records import ExportColumn

__all__ = [
    "CHANGE_COLUMNS",
    "CLOSURE_COLUMNS",
    "EDITION_COLUMNS",
    "ENTRY_COLUMNS",
    "LOCAL_COLUMNS",
    "NAME_COLUMNS",
    "OPEN_COLUMNS",
    "PAIR_COLUMNS",
]

_SCHEME = ExportColumn("scheme", "分类", "string", "The list.")
ENTRY_COLUMNS = (
    ExportColumn("scheme", "分类", "string", "The list that the entry belongs to."),
    ExportColumn("code", "科目编码", "string", "The code: 3, 5, 7 or 9 digits."),
    ExportColumn("name", "科目名称", "string", "The official Chinese name."),
    ExportColumn("name_en", "英文名称", "string", "The English name.", is_required=False),
    ExportColumn("level", "级次", "integer", "1 类, 2 款, 3 项, 4 目."),
    ExportColumn("parent", "上级编码", "string", "The code of the entry above.", is_required=False),
    ExportColumn(
        "fund", "预算", "string", "The budget of the four that it belongs to.", is_required=False
    ),
    ExportColumn(
        "first_edition", "首个年版", "integer", "The first year of an edition here with it."
    ),
    ExportColumn(
        "last_edition", "末个年版", "integer", "The last year of an edition here with it."
    ),
    ExportColumn(
        "valid_from",
        "启用年度",
        "integer",
        "The first budget year with this code and name; nothing where that is not known.",
        is_required=False,
    ),
    ExportColumn(
        "valid_to",
        "停用年度",
        "integer",
        "The last such year; nothing where no end is known.",
        is_required=False,
    ),
    ExportColumn("definition", "说明", "string", "What is booked here.", is_required=False),
    ExportColumn(
        "definition_source",
        "说明来源",
        "string",
        "Where the definition comes from: the id of a source, or editorial.",
        is_required=False,
    ),
    ExportColumn(
        "note", "存疑", "string", "What remains doubtful about the row.", is_required=False
    ),
    ExportColumn(
        "is_local", "地方科目", "boolean", "Whether a place added it to the national list."
    ),
)
EDITION_COLUMNS = (
    _SCHEME,
    ExportColumn("year", "年度", "integer", "The budget year."),
    ExportColumn("revision", "修订号", "integer", "Counts the corrections of its content."),
    ExportColumn("completeness", "完整程度", "string", "full, partial, part, or own."),
    ExportColumn("entries", "科目数", "integer", "How many entries it has."),
    ExportColumn("digest", "摘要", "string", "The SHA-256 of its codes, names and funds."),
    ExportColumn("note", "说明", "string", "What is not known about it.", is_required=False),
)
CLOSURE_COLUMNS = (
    _SCHEME,
    ExportColumn("ancestor", "上级编码", "string", "A code."),
    ExportColumn("descendant", "下级编码", "string", "The same code, or one below it."),
    ExportColumn("distance", "相隔级数", "integer", "How many levels are between them."),
)
CHANGE_COLUMNS = (
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
PAIR_COLUMNS = (
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
NAME_COLUMNS = (
    _SCHEME,
    ExportColumn("code", "科目编码", "string", "The code."),
    ExportColumn("name", "名称", "string", "What it is, or was, called."),
    ExportColumn(
        "kind", "名称类型", "string", "official, former, alias, english, pinyin or initials."
    ),
)
OPEN_COLUMNS = (
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
LOCAL_COLUMNS = (
    _SCHEME,
    ExportColumn("code", "科目编码", "string", "The code."),
    ExportColumn("name", "科目名称", "string", "Its name."),
    ExportColumn("place", "地区", "string", "The province or city that added it."),
    ExportColumn(
        "first_year", "首见年度", "integer", "The first budget year for which it was seen."
    ),
    ExportColumn("last_year", "末见年度", "integer", "The last such year."),
)
