"""Where something stands: tables, rows, cells, facts and paragraphs as places of a finding."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.place import Place

if TYPE_CHECKING:
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.stated import Stated
    from govbudget.disclosure.tables import DisclosedTable
    from govbudget.disclosure.text import Fact
    from govbudget.position import Position
    from govbudget.reconciling.cells import Row
    from govbudget.reconciling.findings import CellRef
    from govbudget.reconciling.table import BudgetTable

__all__ = [
    "place_of_cell",
    "place_of_fact",
    "place_of_paragraph",
    "place_of_row",
    "place_of_stated",
    "place_of_table",
    "short_name",
]

_LEADING = re.compile(r"^(?:\d{4}年度?)?(?:部门|预算单位|单位)?(?=.{4})")
# So much of a sentence is quoted.
_QUOTED = 60


def short_name(table: DisclosedTable) -> str:
    """What a table is called in a message: its number and title; its place where it has neither.

    >>> from govbudget.disclosure.tables import DisclosedTable, TableKind
    >>> short_name(DisclosedTable(TableKind.INCOME, "2025年部门收入预算总表"))
    '《收入预算总表》'
    >>> short_name(DisclosedTable(TableKind.INCOME, "收入预算总表", "表2"))
    '表2《收入预算总表》'
    """
    if title := _bare_title(table.title):
        return f"{table.number}《{title}》"
    return table.number or f"第{table.position.table or '?'}张表"


# Each row and figure of a table asks for it.
@lru_cache(maxsize=1024)
def _bare_title(title: str) -> str:
    return _LEADING.sub("", "".join(title.split()))


def place_of_table(table: DisclosedTable) -> Place:
    """Where a table begins."""
    where = table.position
    page = where.page or (table.pages[0] if table.pages else None)
    return Place(page, where.table, text=table.title, what=short_name(table))


def place_of_cell(table: DisclosedTable, coded: BudgetTable, cell: CellRef) -> Place:
    """Where a cell of a table with codes stands; its row, where no measure is named."""
    return place_of_row(table, coded.rows[cell.row], coded, cell.measure)


def place_of_row(
    table: DisclosedTable, row: Row, coded: BudgetTable | None = None, measure: str = ""
) -> Place:
    """Where a row of a table stands, or its cell in a measure.

    Args:
        table: the table of the document.
        row: the row.
        coded: the rows and measures that the row is one of; only needed for a measure.
        measure: the title of the column; without it the whole row.
    """
    position, called = row.position, f"{row.code or row.printed_code} {row.name}".strip()
    what = f"{short_name(table)} {called} {measure}".strip()
    # Of names alone no code is printed.
    text = called if table.tables else row.name
    if coded is not None and measure:
        cell = row.cells[coded.measures.index(measure)]
        position, text = cell.position or position, cell.printed
    return _placed(table, position, text, what)


def place_of_stated(table: DisclosedTable, stated: Stated) -> Place:
    """Where a stated figure stands."""
    path = " ".join((*stated.path, stated.label, stated.measure)).strip()
    return _placed(table, stated.position, stated.printed, f"{short_name(table)} {path}")


def _placed(table: DisclosedTable, position: Position | None, text: str, what: str) -> Place:
    where = position or table.position
    page = where.page or table.position.page
    here = (page, table.position.table, where.row, where.column)
    return Place(*here, text=text, what=what, box=where.box)


def place_of_fact(fact: Fact) -> Place:
    """Where a fact stands in the text: its sentence, under the last of its headings."""
    heading = fact.chapter[-1] if fact.chapter else ""
    return Place(fact.page, paragraph=fact.paragraph, text=fact.sentence, what=heading)


def place_of_paragraph(disclosure: Disclosure, number: int, text: str = "") -> Place:
    """Where a paragraph stands.

    Args:
        disclosure: the document.
        number: the number of the paragraph, from 0.
        text: the part of it that is meant; without it its beginning.
    """
    paragraph = disclosure.paragraphs[number]
    quoted = text or paragraph.text
    if len(quoted) > _QUOTED and not text:
        quoted = f"{quoted[:_QUOTED]}…"
    return Place(paragraph.page, paragraph=number, text=quoted)
