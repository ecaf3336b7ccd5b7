"""The empty tables of a document, and what their notes say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.place import Place
from govbudget.disclosure.analysis.places import place_of_paragraph, short_name
from govbudget.disclosure.table_kinds import TARGET_KINDS
from govbudget.disclosure.tables import TableKind
from govbudget.disclosure.titles import bare_title

if TYPE_CHECKING:
    from govbudget.disclosure.analysis.notes import Note
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.tables import DisclosedTable

__all__ = ["empty_tables", "place_of_note", "tables_with_amounts"]

# Tables that are no tables of amounts, or that forms fill with words.
_PASSED = {
    *TARGET_KINDS,
    TableKind.OTHER,
    TableKind.ASSETS,
    TableKind.NEW_ASSETS,
    TableKind.OPERATING_COSTS,
    TableKind.MEETINGS_TRAINING,
}


def tables_with_amounts(disclosure: Disclosure) -> list[DisclosedTable]:
    """The tables that are made for amounts, empty or not."""
    return [one for one in disclosure.tables if one.kind not in _PASSED]


def empty_tables(disclosure: Disclosure) -> list[DisclosedTable]:
    """The empty tables; none where the whole document is an empty form.

    A piece without title and number may be that of a form which goes on over the page; a title that
    stands alone, and elsewhere above its table, is only said again.
    """
    tables = tables_with_amounts(disclosure)
    filled = {bare_title(one.title) for one in tables if one.title and not one.is_empty}
    empty = [
        one
        for one in tables
        if one.is_empty
        and (one.title or one.number)
        and (one.grids or bare_title(one.title) not in filled)
    ]
    return [] if len(empty) == len(tables) else empty


def place_of_note(disclosure: Disclosure, table: DisclosedTable, note: Note) -> Place:
    """Where the note of a table stands.

    Args:
        disclosure: the document.
        table: the table.
        note: its note.
    """
    if note.paragraph is not None:
        return place_of_paragraph(disclosure, note.paragraph, note.text)
    page = table.pages[-1] if table.pages else table.position.page
    return Place(page, table.position.table, text=note.text, what=f"{short_name(table)} 说明")
