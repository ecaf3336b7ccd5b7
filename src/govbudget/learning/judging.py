"""Brings what was seen before into line with what was entered: judgements, and doubts answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.classification.codesdata import Draft
from govbudget.classification.evidence import Judgement, SourceKind
from govbudget.datacheck.doubts import answered
from govbudget.datacheck.tables import Tables

if TYPE_CHECKING:
    from govbudget.classification.vocabulary import Scheme
    from govbudget.learning.editing import Cells, Editing

__all__ = ["judge", "lift"]


def judge(editing: Editing) -> None:
    """Say why budgets print what the edition of their year no longer has, and no more where it has.

    What stood in the year before is carried over, what stands later is ahead of its time; anything
    else is the wording of whoever prints it.
    """
    published = {kind.value for kind in SourceKind if kind.is_published}
    for scheme, rows in editing.sightings.items():
        kept = {str(year) for year in editing.years(scheme)}
        stand: dict[tuple[str, str], list[Cells]] = {}
        for row in editing.entries[scheme]:
            stand.setdefault((row["code"], row["name"]), []).append(row)
        for row in rows:
            if row["kind"] in published and row["year"] in kept:
                entries = stand.get((row["code"], row["name"]), [])
                row["judged"] = _judged(row, entries)


def _judged(row: Cells, entries: list[Cells]) -> str:
    year = row["year"]
    if any((one["first_year"] or "0") <= year <= (one["last_year"] or "9") for one in entries):
        return ""
    if row["judged"]:
        return row["judged"]
    if any(one["last_year"] and one["last_year"] < year for one in entries):
        return Judgement.CARRIED_OVER.value
    return (Judgement.AHEAD if entries else Judgement.OWN_WORDING).value


def lift(editing: Editing) -> None:
    """Empty the notes of what the sources answer that were entered."""
    tables = Tables(Draft(editing.codes, editing.changed()))
    for scheme in editing.schemes:
        _lift_in(editing, tables, scheme)


def _lift_in(editing: Editing, tables: Tables, scheme: Scheme) -> None:
    rows = {(row["code"], row["name"], row["first_year"]): row for row in editing.entries[scheme]}
    for row, doubt, _ in answered(tables, scheme):
        entry = rows[row["code"], row["name"], row["first_year"]]
        entry["note"] = "；".join(one for one in entry["note"].split("；") if one != doubt)
