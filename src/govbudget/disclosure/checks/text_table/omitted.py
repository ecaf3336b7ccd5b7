"""``text_table.omitted``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.enumerations import columns_of, enumerations
from govbudget.disclosure.analysis.lists import printed, summed
from govbudget.disclosure.analysis.matching import as_written
from govbudget.disclosure.analysis.places import place_of_paragraph, place_of_row, short_name
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.options import Option
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure
from govbudget.reconciling.findings import Severity
from govbudget.tables.lexicon.funds import FUND
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.analysis.enumerations import Enumeration, LevelColumn
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure

__all__ = ["Omitted"]

_SCOPE = re.compile(rf"财政拨款|{FUND}")


class Omitted(Check):
    """Classes and items that the text names one by one, against the column with these amounts."""

    id = "text_table.omitted"
    group = Group.TEXT_TABLE
    rank = 35
    needs = frozenset({Need.TEXT, Need.TABLES, Need.ONE_BUDGET})
    since = "0.2.0"
    fewest_parts = Option(3, low=2, high=20)

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure = context.disclosure
        if disclosure.year is not None:
            for one in enumerations(disclosure, disclosure.year):
                yield from _looked_at(context, one, self.fewest_parts)
        yield NotApplicable(Message("text_table.omitted.nothing"))


def _looked_at(context: Context, one: Enumeration, fewest: int) -> Iterator[Outcome]:
    """One enumeration; where some column has just what it names, nothing is left out."""
    fitting = [col for col in columns_of(context.solution, one.items[0]) if col.has(one.items)]
    left = [len(col.amounts) - len(one.items) for col in fitting]
    if not left:
        return
    if not min(left):
        yield Held()
        return
    above = _above(context.disclosure, one)
    columns = [col for col in fitting if _same_scope(above, col)]
    lacking = [col for col in columns if len(col.amounts) == len(one.items) + 1]
    if lacking and lacking == columns and len(one.items) >= fewest:
        [code] = lacking[0].amounts.keys() - {item.code for item in one.items}
        if not _is_named(above, lacking[0], code):
            yield _found(context.disclosure, one, lacking[0], code)


def _above(disclosure: Disclosure, one: Enumeration) -> str:
    """The paragraph of an enumeration, with the one before if that leads up to it."""
    words = plain(disclosure.paragraphs[one.paragraph].text)
    before = plain(disclosure.paragraphs[one.paragraph - 1].text) if one.paragraph else ""
    return before + words if before.endswith(":") else words


def _same_scope(words: str, column: LevelColumn) -> bool:
    """Whether a column is of the funds that the words speak of, if they speak of any."""
    funds = set(_SCOPE.findall(words))
    return not funds or any(fund in plain(column.sheet.table.title) for fund in funds)


def _is_named(words: str, column: LevelColumn, code: str) -> bool:
    """Whether the text has the item all the same, by its name or its amount."""
    row = column.rows[code]
    name = plain(row.name).removesuffix("支出")
    bare = f"{column.amounts[code].value:f}"
    return name in words or bare in words.replace(",", "")


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
