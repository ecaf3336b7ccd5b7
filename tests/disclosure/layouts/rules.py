"""By which rules each fault is told: one of them has to stand at its place."""

__all__ = ["RULES"]

_AMOUNT = ("text_table.amounts", "text_table.personnel", "text.sums")
_COLUMN = ("table.columns", "table.rows")

RULES = {
    "text_total": _AMOUNT,
    "text_item": _AMOUNT,
    "text_class": _AMOUNT,
    "text_three": ("three_public.table", "three_public.sums"),
    "text_bought": ("text.sums", "text_table.others"),
    "change": ("years.changes", "three_public.change-sums"),
    "rate": ("years.changes",),
    "share": ("text.shares", "years.completion"),
    "direction": ("years.directions",),
    "unit_slip": (*_AMOUNT, "years.changes"),
    "stale_year": ("years.foreign",),
    "path": ("codes.paths",),
    "list_more": ("text_table.lists",),
    "list_less": ("text_table.lists",),
    "count": ("text_table.projects",),
    "cars": ("text.counts",),
    "placeholder": ("wording.leftovers",),
    "item_cell": _COLUMN,
    "upper_cell": _COLUMN,
    "total_cell": _COLUMN,
    "sides_cell": (*_COLUMN, "table.halves", "across.functions", "text_table.amounts"),
    "three_cell": ("table.three-public",),
    "project_cell": _COLUMN,
    "income_cell": (*_COLUMN, "table.halves"),
    "wrong_name": ("codes.names",),
    "wrong_code": ("codes.names",),
    "old_name": ("codes.old-names", "codes.names"),
    "missing_note": ("structure.empty-note",),
    "missing_table": ("structure.contents", "structure.expected"),
    "table_unit": ("across.unit", "across.totals", "text_table.amounts"),
}
