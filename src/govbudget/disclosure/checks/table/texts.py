"""``table.texts``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.places import place_of_cell
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.rows import counted
from govbudget.reconciling.kinds import Kind, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.analysis.solution import Solution
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["Texts"]


class Texts(Check):
    """Texts where amounts should stand, and cells that were not read."""

    id = "table.texts"
    group = Group.TABLE
    rank = 90
    severities = (Severity.NOTICE,)
    needs = frozenset({Need.TABLES})

    def check(self, context: Context) -> Iterator[Outcome]:
        yield from counted(context.disclosure, list(_found(context.solution)))


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
        places = [place_of_cell(sheet.table, sheet.coded, cell) for cell in finding.places]
        more = Message("table.texts.more", count=len(places)) if len(places) > 1 else NOTHING
        message = Message("table.texts.found", where=places[0].what, text=places[0].text, more=more)
        yield Found(Severity.NOTICE, message, places=places)
