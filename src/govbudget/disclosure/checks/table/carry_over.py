"""``table.carry-over``."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govbudget.amounts import EXACT, Amount
from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.places import place_of_row
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure, fix_of
from govbudget.reconciling.kinds import Severity
from govbudget.reconciling.precision import nearly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.blocks import Block
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.reconciling.cells import Row

__all__ = ["CarryOver"]

_FLOWS = ("before", "income", "spending", "after")


class CarryOver(Check):
    """What is carried over, row by row: 年初结转 + 本年收入 = 本年支出 + 年末结转."""

    id = "table.carry-over"
    group = Group.TABLE
    rank = 60
    source = ("fund-forms",)
    severities = (Severity.ERROR, Severity.ROUNDING)
    needs = frozenset({Need.TABLES})

    def check(self, context: Context) -> Iterator[Outcome]:
        for sheet in context.solution.sheets:
            flows = [one.flow for one in sheet.coded.columns]
            columns = [flows.index(one) for one in _FLOWS if one in flows]
            for row in sheet.coded.rows if len(columns) == len(_FLOWS) else ():
                if any(row.cells[at].amount is not None for at in columns):
                    yield _compared(sheet, row, columns)
        yield NotApplicable(Message("table.carry-over.nothing"))


def _compared(sheet: Block, row: Row, columns: list[int]) -> Outcome:
    where = place_of_row(sheet.table, row)
    if any(row.cells[at].is_unread for at in columns):
        return NotDeterminable(Message("table.carry-over.unread", where=where.what))
    before, income, spending, after = (row.cells[at].amount or Decimal(0) for at in columns)
    places = Decimal(1).scaleb(-sheet.coded.places)
    unit = sheet.coded.unit
    stated = Amount((before + income).quantize(places), unit)
    computed = Amount((spending + after).quantize(places), unit)
    if stated.value == computed.value:
        return Held()
    near = nearly([before, income], [spending, after], sheet.coded.usual_places)
    should = Amount((before + income - spending).quantize(places), unit)
    last = sheet.coded.measures[columns[-1]]
    printed = row.cells[columns[-1]].amount
    fix = fix_of(None if printed is None else Amount(printed, unit), should, last)
    message = Message(
        "table.carry-over.found",
        where=where.what,
        stated=stated,
        computed=computed,
        off=Amount(EXACT.subtract(stated.value, computed.value), unit),
    )
    figures = [
        figure(Message("telling.label.carried-in"), stated, is_computed=True),
        figure(Message("telling.label.carried-out"), computed, is_computed=True),
    ]
    places_of = [
        place_of_row(sheet.table, row, sheet.coded, sheet.coded.measures[at]) for at in columns
    ]
    severity = Severity.ROUNDING if near else Severity.ERROR
    return Found(severity, message, figures=figures, places=places_of, fix=NOTHING if near else fix)
