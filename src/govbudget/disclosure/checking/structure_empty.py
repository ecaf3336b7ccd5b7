"""Tells empty tables without a note, with the note of another table, and notes of full tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.notes import (
    explained_in_text,
    has_unread_numbers,
    notes_of,
    subject_of,
    subjects_in,
)
from govbudget.disclosure.analysis.places import (
    place_of_fact,
    place_of_paragraph,
    place_of_table,
    short_name,
)
from govbudget.disclosure.checking.records import Place
from govbudget.disclosure.listing import is_listed_empty
from govbudget.disclosure.tables import TableKind
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from govbudget.disclosure.analysis.notes import Note
    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.tables import DisclosedTable

__all__ = ["tell_empty", "tell_filled", "tell_foreign"]

# Tables that are no tables of amounts, or that forms fill with words.
_PASSED = {
    TableKind.OTHER,
    TableKind.OVERALL_TARGETS,
    TableKind.PROJECT_TARGETS,
    TableKind.ASSETS,
    TableKind.OPERATING_COSTS,
}


def _empty_tables(look: Look) -> list[DisclosedTable]:
    """The empty tables; none where the whole document is an empty form."""
    tables = [one for one in look.disclosure.tables if one.kind not in _PASSED]
    if not tables or all(one.is_empty for one in tables):
        look.not_applicable("文件没有填列任何金额" if tables else "文件中没有预决算表")
        return []
    empty = [one for one in tables if one.is_empty]
    if not empty:
        look.not_applicable("没有空表")
    return empty


def tell_empty(look: Look) -> None:
    """Empty tables without a note that says why."""
    for table in _empty_tables(look):
        if has_unread_numbers(table):
            look.not_determinable(Message("reasons.figures", table=short_name(table)))
            continue
        notes = [note for note in notes_of(look.context.surroundings, table) if note.says_empty]
        if notes or is_listed_empty(look.disclosure.listed, table.number, table.title):
            look.held()
            continue
        if not look.disclosure.facts:
            look.not_determinable(Message("reasons.no_text", table=short_name(table)))
            continue
        fact = explained_in_text(look.disclosure, table)
        explained = "，正文中另有说明" if fact else ""
        explained_en = "; the text explains it elsewhere" if fact else ""
        look.found(
            Severity.NOTICE if fact else Severity.ERROR,
            f"{short_name(table)} 为空表，表下没有说明{explained}",
            f"{short_name(table)} is empty, and no note says why{explained_en}",
            places=[place_of_table(table), *([place_of_fact(fact)] if fact else [])],
            mend="在表下注明没有该项收支，本表为空表",
            mend_en="say below the table that there is none, and that it is empty",
        )


def tell_foreign(look: Look) -> None:
    """Empty tables whose note speaks of another table only."""
    for table in _empty_tables(look):
        own = subject_of(table)
        notes = [note for note in notes_of(look.context.surroundings, table) if note.says_empty]
        named = {name for note in notes for name in subjects_in(note.text)}
        if not own or not notes:
            continue
        if own in named or not named:
            look.held()
            continue
        others = "、".join(sorted(named))
        look.found(
            Severity.ERROR,
            f"{short_name(table)} 的说明写的是{others}，不是{own}",
            f"the note of {short_name(table)} speaks of {others}, not of {own}",
            places=[place_of_table(table), *(_place(look, table, note) for note in notes)],
            mend=f"说明改为{own}",
            mend_en=f"let the note speak of {own}",
        )


def tell_filled(look: Look) -> None:
    """Tables with amounts other than zero, whose note says that they are empty."""
    full = [one for one in look.disclosure.tables if _has_amounts(one)]
    if not full:
        look.not_applicable("没有列示金额的表")
    for table in full:
        notes = [
            note for note in notes_of(look.context.surroundings, table) if note.says_table_empty
        ]
        if not notes:
            look.held()
            continue
        look.found(
            Severity.ERROR,
            f"{short_name(table)} 有数据，说明却称为空表",
            f"{short_name(table)} has amounts, and its note says that it is empty",
            places=[place_of_table(table), *(_place(look, table, note) for note in notes)],
            mend="删去空表说明，或核对表中数据",
            mend_en="leave the note out, or check the amounts",
        )


def _has_amounts(table: DisclosedTable) -> bool:
    return any(one.amount for one in table.stated) or any(
        cell.amount for coded in table.tables for row in coded.rows for cell in row.cells
    )


def _place(look: Look, table: DisclosedTable, note: Note) -> Place:
    if note.paragraph is not None:
        return place_of_paragraph(look.disclosure, note.paragraph, note.text)
    page = table.pages[-1] if table.pages else table.position.page
    return Place(page, table.position.table, text=note.text, what=f"{short_name(table)} 说明")
