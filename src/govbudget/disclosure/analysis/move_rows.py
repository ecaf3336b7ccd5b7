"""The rows of tables with changes and rates, and which of their columns these follow from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.column_roles import ColumnRole
from govbudget.disclosure.analysis.lookup import place_at
from govbudget.disclosure.analysis.move import Move, Rate
from govbudget.disclosure.analysis.places import place_of_stated
from govbudget.position import Position
from govbudget.tables.columns import MeasureKind
from govbudget.tables.lexicon.measures import measure_in
from govbudget.tables.lexicon.rates import RateOf, is_change, rate_of
from govbudget.tables.wording import is_total, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govbudget.disclosure.analysis.blocks import Block
    from govbudget.tables.columns import Column

__all__ = ["rows_of"]

# A column of both years beside those of the change.
_LEAST = 3
_INITIAL, _ADJUSTED, _SPENT = map(measure_in, ("年初预算数", "调整预算数", "决算数"))
# The budgets that what was spent may be a rate of.
_BASES = {
    RateOf.INITIAL: (_INITIAL,),
    RateOf.ADJUSTED: (_ADJUSTED,),
    RateOf.BUDGET: (_INITIAL, _ADJUSTED, measure_in("预算数")),
}


def rows_of(sheet: Block) -> Iterator[list[Move]]:
    """The rows of a sheet for each of its columns of changes or rates."""
    if not sheet.labels:
        yield from _by_columns(sheet)
    elif sheet.width == 1 and sheet.year is not None:
        yield list(_by_labels(sheet))


def _by_columns(sheet: Block) -> Iterator[list[Move]]:
    """The rows of a table with codes, whose columns are the years, or a budget and its account."""
    columns = sheet.coded.columns
    change = [at for at, one in enumerate(columns) if is_change(one.title.rpartition("/")[2])]
    rates = [
        (at, of)
        for at, one in enumerate(columns)
        if one.kind is MeasureKind.RATIO and (of := rate_of(one.title.rpartition("/")[2]))
    ]
    years = _years(sheet)
    if years is not None and len(change) == 1 and _of(rates, RateOf.CHANGE) is None:
        yield list(_rows(sheet, *years, change[0], None))
    for at, of in rates:
        if _of(rates, of) is None:
            continue
        pair = years if of in {RateOf.CHANGE, RateOf.LAST} else _budget_pair(sheet, of)
        its = change[0] if of is RateOf.CHANGE and len(change) == 1 else None
        if of is RateOf.WHOLE:
            yield list(_shares(sheet, at))
        elif pair is not None and not (of is RateOf.CHANGE and len(change) > 1):
            yield list(_rows(sheet, *pair, its, (at, of)))


def _of(rates: Sequence[tuple[int, RateOf]], of: RateOf) -> int | None:
    """The one column with rates of something; None where there is none, or are several."""
    found = [at for at, one in rates if one is of]
    return found[0] if len(found) == 1 else None


def _rows(
    sheet: Block, now: int, last: int, change: int | None, rate: tuple[int, RateOf] | None
) -> Iterator[Move]:
    for row, line in enumerate(sheet.coded.rows):
        by = None if change is None else sheet.cell(row, change)
        its = None if rate is None else _rate(sheet, row, *rate)
        yield Move(sheet, str(line), sheet.cell(row, now), sheet.cell(row, last), by, its)


def _rate(sheet: Block, row: int, at: int, of: RateOf) -> Rate | None:
    cell = sheet.coded.rows[row].cells[at]
    if cell.amount is None:
        return None
    return Rate(cell.amount, of, cell.printed, place_at(sheet, sheet.cell(row, at)))


def _years(sheet: Block) -> tuple[int, int] | None:
    """The columns of this year and of the one before; None where they are not one each."""
    amounts = [
        (at, one)
        for at, one in enumerate(sheet.coded.columns)
        if one.is_money and not is_change(one.title)
    ]
    before = [
        at
        for at, one in amounts
        if one.years_back == 1 or (sheet.year is not None and one.year == sheet.year - 1)
    ]
    own = [at for at, one in amounts if _is_own(one)]
    now = sheet.roles.get(ColumnRole.WHOLE, own[0] if len(own) == 1 else None)
    return None if now is None or len(before) != 1 else (now, before[0])


def _budget_pair(sheet: Block, of: RateOf) -> tuple[int, int] | None:
    """The columns of what was spent and of its budget; None where they are not one each."""
    own = [(at, one) for at, one in enumerate(sheet.coded.columns) if _is_own(one)]
    spent = [at for at, one in own if one.measure == _SPENT]
    budget = [at for at, one in own if one.measure in _BASES.get(of, ())]
    return (spent[0], budget[0]) if len(spent) == len(budget) == 1 else None


def _is_own(column: Column) -> bool:
    return column.is_money and not column.is_other_year and not column.part


def _shares(sheet: Block, at: int) -> Iterator[Move]:
    """The rows whose share is one of the total: where the table has one total and one amount."""
    whole = sheet.roles.get(ColumnRole.WHOLE)
    totals = [row for row, one in enumerate(sheet.coded.rows) if is_total(one.name)]
    money = [one for one in sheet.coded.columns if one.is_money]
    if whole is None or len(totals) != 1 or len(money) != 1:
        return
    for row, line in enumerate(sheet.coded.rows):
        total = sheet.cell(totals[0], whole)
        yield Move(
            *(sheet, str(line), sheet.cell(row, whole), total),
            *(None, _rate(sheet, row, at, RateOf.WHOLE)),
        )


def _by_labels(sheet: Block) -> Iterator[Move]:
    """The rows of a table whose figures are known by labels, each label a column."""
    lines: dict[tuple[tuple[str, ...], object], dict[str, int]] = {}
    for row, (label, path) in enumerate(zip(sheet.labels, sheet.paths, strict=True)):
        kind = "change" if is_change(label) else _year_kind(plain(label), sheet.year or 0)
        line = lines.setdefault((path, sheet.coded.rows[row].position), {})
        if kind in line:
            line["twice"] = row
        elif kind:
            line[kind] = row
    rates = _labelled_rates(sheet)
    for (path, place), line in lines.items():
        rate = rates.get((path, place))
        if path and _is_whole(line, rate):
            cells = {kind: sheet.cell(row, 0) for kind, row in line.items()}
            yield Move(sheet, path[-1], cells["now"], cells["last"], cells.get("change"), rate)


def _labelled_rates(sheet: Block) -> dict[tuple[tuple[str, ...], object], Rate | None]:
    """The rates of change of a table by labels, by what stands above them and their line."""
    found: dict[tuple[tuple[str, ...], object], Rate | None] = {}
    for one in sheet.table.rates:
        if one.amount is None or one.position is None or rate_of(one.label) is not RateOf.CHANGE:
            continue
        where = one.position
        key = (one.path, Position(where.page, where.table, where.row))
        made = Rate(one.amount, RateOf.CHANGE, one.printed, place_of_stated(sheet.table, one))
        found[key] = None if key in found else made
    return found


def _is_whole(line: Mapping[str, int], rate: Rate | None) -> bool:
    both = "twice" not in line and {"now", "last"} <= set(line)
    return both and len(line) + (rate is not None) >= _LEAST


def _year_kind(label: str, year: int) -> str:
    """Whether a label names this year or the one before; empty for neither."""
    found = re.fullmatch(r"(20\d\d)年?度?(?:年初)?(?:预算|决算|执行)?数?", label)
    if found is None:
        return ""
    return {year: "now", year - 1: "last"}.get(int(found[1]), "")
