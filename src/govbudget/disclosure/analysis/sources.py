"""Where income comes from: the rows of 收支总表 beside 收入表 and 财政拨款收支总表."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.block_parts import BlockPart, Side, part_of
from govbudget.disclosure.analysis.halves import whole_at
from govbudget.disclosure.analysis.lookup import carried, number_at, total_cell
from govbudget.disclosure.tables import TableKind
from govbudget.disclosure.text.kinds import Scope
from govbudget.disclosure.text.labels import named
from govbudget.reconciling.system import Equation
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.blocks import Block
    from govbudget.disclosure.analysis.lookup import Lookup

__all__ = ["SOURCES", "sources_links"]

#: The rule that these belong to.
SOURCES = "across.sources"

_Source = tuple[str, Scope]
_FUNDS = (Scope.GENERAL, Scope.GOVERNMENT_FUND, Scope.STATE_CAPITAL)
_OWN = ("revenue.business", "revenue.operating", "revenue.superior", "revenue.affiliated")
_CARRIED = re.compile(r"结转|结余")


def sources_links(lookup: Lookup) -> Iterator[Equation]:
    """Each source of income in 收支总表 is its column in 收入表, and its row in 财政拨款收支总表.

    What is carried over is a row of its own in each table. Where a table may have it among its
    funds all the same, only rows that agree are tied together.

    Args:
        lookup: the tables of a document.
    """
    half = lookup.side(TableKind.INCOME_EXPENDITURE, Side.INCOME)
    if half is None:
        return
    rows = _rows(half)
    income, listed = lookup.coded(TableKind.INCOME), lookup.listed(TableKind.INCOME)
    if income is None and listed is not None:
        income = listed[0]
    if income is not None:
        apart = any(_CARRIED.search(column.title) for column in income.coded.columns)
        free = half.table.kind.is_final or apart or not carried(half)
        for source, cell in _columns(income, listed).items():
            if source in rows and (free or _same((half, rows[source]), (income, cell))):
                what = f"收支总表 {_name(half, rows[source])} = 收入表该栏合计"
                yield Equation(rows[source], (cell,), what)
    fiscal = lookup.side(TableKind.FISCAL, Side.INCOME)
    if fiscal is None:
        return
    other = _rows(fiscal)
    free = half.table.kind.is_final or not (carried(half) or carried(fiscal))
    for source in other:
        if source[1] in _FUNDS and source in rows:
            one, two = (half, rows[source]), (fiscal, other[source])
            if free or _same(one, two):
                what = f"收支总表 {_name(half, one[1])} = 财政拨款收支总表该行"
                yield Equation(one[1], (two[1],), what)


def _name(half: Block, cell: int) -> str:
    return half.coded.rows[(cell - half.start) // half.width].name


def _source(words: str) -> _Source | None:
    """Which source some words name: a fund, or a kind of the body's own income."""
    found = named(words) or named(words.removesuffix("资金"))
    if found is None:
        return None
    if found.subject in _OWN:
        return found.subject, Scope.NONE
    is_fund = found.subject in {"revenue", "revenue.current", "appropriation"}
    return ("revenue", found.scope) if is_fund and found.scope in _FUNDS else None


def _rows(half: Block) -> dict[_Source, int]:
    """The cells of the sources of a half that stand in it once, with a figure."""
    at = whole_at(half)
    found: dict[_Source, list[int]] = {}
    for row, label in enumerate(half.labels if at is not None else ()):
        if part_of(label) == BlockPart.CARRY or any(map(_CARRIED.search, half.paths[row])):
            continue
        source = _source(plain(label))
        if source is not None and at is not None:
            found.setdefault(source, []).append(half.cell(row, at))
    once = {source: cells[0] for source, cells in found.items() if len(cells) == 1}
    return {source: cell for source, cell in once.items() if number_at(half, cell) is not None}


def _columns(income: Block, listed: tuple[Block, int] | None) -> dict[_Source, int]:
    """The totals of the columns of the sources of 收入表, of those that it has once."""
    total = total_cell(income)
    if total is not None:
        row = (total - income.start) // income.width
    elif listed is not None:
        row = listed[1]
    else:
        return {}
    found: dict[_Source, list[int]] = {}
    for measure, column in enumerate(income.coded.columns):
        source = _source(plain(column.title.rpartition("/")[2]))
        if source is None or column.is_other_year or _CARRIED.search(column.title):
            continue
        found.setdefault(source, []).append(income.cell(row, measure))
    once = {source: cells[0] for source, cells in found.items() if len(cells) == 1}
    return {source: cell for source, cell in once.items() if number_at(income, cell) is not None}


def _same(first: tuple[Block, int], second: tuple[Block, int]) -> bool:
    one, two = number_at(*first), number_at(*second)
    if one is None or two is None:
        return False
    left, right = Amount(one, first[0].coded.unit), Amount(two, second[0].coded.unit)
    return agree(left, right) is not Agreement.DIFFERENT
