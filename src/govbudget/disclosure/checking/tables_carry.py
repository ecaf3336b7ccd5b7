"""What is carried over: 年初结转 + 本年收入 = 本年支出 + 年末结转, row by row."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govbudget.amounts import EXACT, Amount
from govbudget.disclosure.analysis.places import place_of_row
from govbudget.disclosure.checking.common import figure, mend_of, shown
from govbudget.reconciling.findings import Severity
from govbudget.reconciling.precision import nearly

if TYPE_CHECKING:
    from govbudget.disclosure.analysis.blocks import Sheet
    from govbudget.disclosure.analysis.solution import Solution
    from govbudget.disclosure.checking.rules import Look
    from govbudget.reconciling.table import Row

__all__ = ["tell_carry"]

_FLOWS = ("before", "income", "spending", "after")


def tell_carry(look: Look, solution: Solution) -> None:
    """Check each row of each table with the four columns."""
    for sheet in solution.sheets:
        columns = _columns(sheet)
        for row in sheet.coded.rows if len(columns) == len(_FLOWS) else ():
            if any(row.cells[at].amount is not None for at in columns):
                _row(look, sheet, row, columns)


def _columns(sheet: Sheet) -> list[int]:
    """The columns of what was carried over, the income, the spending and what is carried on."""
    flows = [one.flow for one in sheet.coded.columns]
    return [flows.index(one) for one in _FLOWS if one in flows]


def _row(look: Look, sheet: Sheet, row: Row, columns: list[int]) -> None:
    if any(row.cells[at].is_unread for at in columns):
        look.not_determinable(f"{place_of_row(sheet.table, row).what} 有没有读出的数字")
        return
    before, income, spending, after = (row.cells[at].amount or Decimal(0) for at in columns)
    places = Decimal(1).scaleb(-sheet.coded.places)
    unit = sheet.coded.unit
    stated = Amount((before + income).quantize(places), unit)
    computed = Amount((spending + after).quantize(places), unit)
    if stated.value == computed.value:
        look.held()
        return
    near = nearly([before, income], [spending, after], sheet.coded.usual_places)
    where = place_of_row(sheet.table, row)
    off = shown(Amount(EXACT.subtract(stated.value, computed.value), unit))
    should = Amount((before + income - spending).quantize(places), unit)
    printed = row.cells[columns[-1]].amount
    mend = mend_of(
        None if printed is None else Amount(printed, unit),
        should,
        sheet.coded.measures[columns[-1]],
    )
    look.found(
        Severity.ROUNDING if near else Severity.ERROR,
        f"{where.what}：年初结转和结余加本年收入为 {shown(stated)}，"
        f"本年支出加年末结转和结余为 {shown(computed)}，相差 {off}",
        f"{where.what}: carried over and income make {shown(stated)}, "
        f"spending and carried on {shown(computed)}, {off} apart",
        figures=[
            figure("年初结转和结余 + 本年收入", stated, is_computed=True),
            figure("本年支出 + 年末结转和结余", computed, is_computed=True),
        ],
        places=[
            place_of_row(sheet.table, row, sheet.coded, sheet.coded.measures[at]) for at in columns
        ],
        mend="" if near else mend[0],
        mend_en="" if near else mend[1],
    )
