"""What rules share: places, figures as people print them, and whether two figures agree."""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from govbudget.amounts import EXACT, Amount, convert, format_amount
from govbudget.disclosure.checking.common_slips import slip_words
from govbudget.disclosure.checking.records import Figure, Place
from govbudget.reconciling.slips import slip_between

if TYPE_CHECKING:
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.narrative import Fact
    from govbudget.disclosure.stated import Stated
    from govbudget.disclosure.tables import DisclosedTable
    from govbudget.position import Position
    from govbudget.reconciling.findings import CellRef
    from govbudget.reconciling.table import BudgetTable, Row

__all__ = [
    "Agreement",
    "agree",
    "amount_of",
    "apart",
    "figure",
    "mend_of",
    "place_of_cell",
    "place_of_fact",
    "place_of_paragraph",
    "place_of_row",
    "place_of_stated",
    "place_of_table",
    "short_name",
    "shown",
]

_LEADING = re.compile(r"^(?:\d{4}年度?)?(?:部门|预算单位|单位)?(?=.{4})")
_QUOTED = 60


class Agreement(StrEnum):
    """How two printed figures agree.

    Attributes:
        EXACT: they are one figure.
        ROUNDED: the coarser one is the finer one, rounded.
        NEAR: they differ by no more than rounding explains.
        DIFFERENT: they differ by more.
    """

    EXACT = "exact"
    ROUNDED = "rounded"
    NEAR = "near"
    DIFFERENT = "different"


def agree(first: Amount, second: Amount, count: int = 1) -> Agreement:
    """How two printed figures agree, whatever their units.

    Args:
        first: one figure. Without a unit it is in that of the other.
        second: the other, printed, or the sum of ``count`` printed figures.
        count: how many printed figures were added up for the second.

    Returns:
        How they agree. Source of what rounding explains: design.md, section 5: a figure is exact
        within half a unit of its last place, and a sum of n figures within n + 1 halves.

    >>> from govbudget.amounts import read_amount
    >>> agree(read_amount("166.8万元"), read_amount("1,668,312元")).value
    'rounded'
    >>> agree(read_amount("326.71"), read_amount("326.72")).value
    'near'
    """
    one, two = _yuan(first, second), _yuan(second, first)
    off = abs(Fraction(first.value) * one - Fraction(second.value) * two)
    if not off:
        return Agreement.EXACT
    halves = Fraction(first.half_unit) * one, Fraction(second.half_unit) * two
    if halves[0] != halves[1] and count == 1 and off <= max(halves):
        return Agreement.ROUNDED
    return Agreement.NEAR if off <= halves[0] + count * halves[1] else Agreement.DIFFERENT


def _yuan(amount: Amount, other: Amount) -> int:
    unit = amount.unit or other.unit
    return unit.yuan if unit else 1


def apart(first: Amount, second: Amount) -> Amount:
    """The first figure less the second, in the unit of the first."""
    unit = first.unit or second.unit
    value = second.value
    if unit is not None and second.unit is not None and second.unit is not unit:
        value = convert(value, second.unit, unit)
    return Amount(EXACT.subtract(first.value, value), unit)


def shown(amount: Amount | None) -> str:
    """A figure with its unit as people print it; 空白 where there is none.

    >>> from govbudget.amounts import read_amount
    >>> shown(read_amount("2317.04万元")), shown(None)
    ('2,317.04万元', '空白')
    """
    if amount is None:
        return "空白"
    return f"{format_amount(amount.value, places=amount.places)}{amount.unit or ''}"


def figure(label: str, amount: Amount | None, *, is_computed: bool = False) -> Figure:
    """A figure of a finding.

    Args:
        label: what it is, in Chinese.
        amount: the figure; None where it is missing.
        is_computed: whether it was worked out.
    """
    if amount is None:
        return Figure(label, None, None, is_computed)
    return Figure(label, amount.value, amount.unit, is_computed)


def mend_of(stated: Amount | None, right: Amount, where: str = "") -> tuple[str, str]:
    """What would mend a figure, in Chinese and in English, with the slip where one is known.

    Args:
        stated: what is printed; None for a blank.
        right: what would be right.
        where: which figure it is.

    >>> from govbudget.amounts import read_amount
    >>> mend_of(read_amount("102.00万元"), read_amount("120.00万元"))
    ('应为 120.00万元（相邻两位数字颠倒）', 'it should be 120.00万元 (two digits swapped)')
    """
    slip = None
    if stated is None or stated.unit in {None, right.unit}:
        value = None if stated is None else stated.value
        places = max(right.places, stated.places if stated else 0)
        slip = slip_between(value, right.value, places, right.unit)
    chinese, english = slip_words(slip, stated.value if stated else None, right)
    said = f"{where}应为 {shown(right)}", f"{where or 'it'} should be {shown(right)}"
    if not chinese:
        return said
    return f"{said[0]}（{chinese}）", f"{said[1]} ({english})"


def amount_of(table: DisclosedTable, stated: Stated) -> Amount | None:
    """A stated figure with its unit; None for a blank."""
    if stated.amount is None:
        return None
    return Amount(stated.amount, stated.unit or table.unit)


def short_name(table: DisclosedTable) -> str:
    """What a table is called in a message: its number and title; its place where it has neither.

    >>> from govbudget.disclosure.tables import DisclosedTable, TableKind
    >>> short_name(DisclosedTable(TableKind.INCOME, "2025年部门收入预算总表"))
    '《收入预算总表》'
    >>> short_name(DisclosedTable(TableKind.INCOME, "收入预算总表", "表2"))
    '表2《收入预算总表》'
    """
    title = _LEADING.sub("", "".join(table.title.split()))
    if title:
        return f"{table.number}《{title}》"
    return table.number or f"第{table.position.table or '?'}张表"


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
    position, text = row.position, f"{row.code or row.printed_code} {row.name}".strip()
    what = f"{short_name(table)} {text} {measure}".strip()
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
