"""``table.texts``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.cells import NotRead
from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.places import place_of_cell, place_of_stated
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.rows import counted
from govbudget.disclosure.table_kinds import TARGET_KINDS, TableKind
from govbudget.reconciling.kinds import Kind, Severity
from govbudget.tables.rates import has_rates
from govbudget.tables.wording import several

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.analysis.solution import Solution
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure

__all__ = ["Texts"]

# Tables that have words beside figures.
_WORDS = {*TARGET_KINDS, TableKind.OTHER}


class Texts(Check):
    """Texts where amounts should stand, and cells that were not read."""

    id = "table.texts"
    group = Group.TABLE
    rank = 90
    severities = (Severity.NOTICE,)
    needs = frozenset({Need.TABLES})

    def check(self, context: Context) -> Iterator[Outcome]:
        found = list(_found(context.solution))
        told = {(where.table, where.row, where.column) for one in found for where in one.places}
        labelled = [one for one in _labelled(context.disclosure) if _where(one) not in told]
        yield from counted(context.disclosure, [*found, *labelled])


def _where(found: Found) -> tuple[int | None, int | None, int | None]:
    """Where the cell of a finding stands."""
    [place] = found.places
    return place.table, place.row, place.column


def _labelled(disclosure: Disclosure) -> Iterator[Found]:
    """The figures of tables without codes that were not read, or may be two in one cell."""
    for table in disclosure.tables:
        for figure in table.stated:
            if figure.amount is not None or not figure.column.is_money:
                continue
            if isinstance(figure.printed, NotRead):
                place = place_of_stated(table, figure)
                why, shown = figure.printed.why, figure.printed
                reason = Message.written(why.said_zh(shown), why.said(shown))
                message = Message("table.texts.unread", where=place.what, reason=reason)
                yield Found(Severity.NOTICE, message, places=[place])
            elif several(figure.printed) and table.kind not in _WORDS:
                place = place_of_stated(table, figure)
                said = {"text": place.text, "more": NOTHING}
                message = Message("table.texts.found", where=place.what, **said)
                yield Found(Severity.NOTICE, message, places=[place])


def _found(solution: Solution) -> Iterator[Found]:
    for finding in solution.of(Kind.NOT_READ.value):
        where = finding.places[0]
        sheet = solution.at(where)
        place = place_of_cell(sheet.table, sheet.coded, where)
        cell = sheet.coded.rows[where.row].cells[sheet.coded.measures.index(where.measure)]
        reason = Message.written(cell.reason_zh, cell.reason)
        message = Message("table.texts.unread", where=place.what, reason=reason)
        yield Found(Severity.NOTICE, message, places=[place])
    for finding in solution.of(Kind.TEXT.value):
        sheet = solution.at(finding.places[0])
        if has_rates(finding.places[0].measure):
            continue  # 持平 and ≥95% stand where no amount should
        places = [place_of_cell(sheet.table, sheet.coded, cell) for cell in finding.places]
        more = Message("table.texts.more", count=len(places)) if len(places) > 1 else NOTHING
        message = Message("table.texts.found", where=places[0].what, text=places[0].text, more=more)
        yield Found(Severity.NOTICE, message, places=places)
