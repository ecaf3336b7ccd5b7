"""``text_table.omitted``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.lists import printed, summed
from govbudget.disclosure.analysis.matching import as_written
from govbudget.disclosure.analysis.places import place_of_paragraph, place_of_row, short_name
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.options import Option
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.analysis.enumerations import Enumeration, LevelColumn
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure

__all__ = ["Omitted"]


class Omitted(Check):
    """Classes and items that the text names one by one, against the column with these amounts."""

    id = "text_table.omitted"
    group = Group.TEXT_TABLE
    rank = 35
    needs = frozenset({Need.TEXT, Need.TABLES, Need.ONE_BUDGET})
    since = "0.2.0"
    fewest_parts = Option(3, low=2, high=20)

    def check(self, context: Context) -> Iterator[Outcome]:
        for one in context.enumerated:
            if one.is_whole:
                yield Held()
            elif one.column is not None and len(one.enumeration.items) >= self.fewest_parts:
                yield _found(context.disclosure, one.enumeration, one.column, one.code)
        yield NotApplicable(Message("text_table.omitted.nothing"))


def _found(disclosure: Disclosure, one: Enumeration, column: LevelColumn, code: str) -> Outcome:
    row, amount = column.rows[code], column.amounts[code]
    said = [item.amount for item in one.items]
    finest = min(said, key=lambda part: part.half_unit)
    total = printed(summed(said, said[0].unit), finest)
    whole = as_written(summed([total, amount], total.unit), total)
    name = f"{code} {row.name}"
    return Found(
        Severity.ERROR,
        Message(
            "text_table.omitted.found",
            count=len(one.items),
            total=total,
            table=short_name(column.sheet.table),
            measure=column.measure,
            name=name,
            amount=amount,
            whole=whole,
        ),
        figures=[
            figure(Message("telling.label.total"), total, is_computed=True),
            figure(name, amount),
            figure(Message("telling.label.table-total"), whole, is_computed=True),
        ],
        places=[
            place_of_paragraph(disclosure, one.paragraph),
            place_of_row(column.sheet.table, row, column.sheet.coded, column.measure),
        ],
        fix=Message("text_table.omitted.found-fix", name=name, amount=amount),
    )
