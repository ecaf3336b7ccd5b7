"""``structure.denied``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.empties import empty_tables, place_of_note
from govbudget.disclosure.analysis.notes import has_unread_numbers
from govbudget.disclosure.analysis.places import place_of_fact, place_of_table, short_name
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.tables import TableKind
from govbudget.disclosure.text.facts import AmountFact
from govbudget.disclosure.text.kinds import Scope
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.analysis.notes import Note
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.checks.records import Place
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.tables import DisclosedTable

__all__ = ["Denied"]

_GENERAL = (TableKind.GENERAL, TableKind.GENERAL_BASIC, TableKind.FISCAL)
# Which tables show that there is what an empty one denies, and which figures of the text.
_WITNESSES = {
    TableKind.FISCAL: (_GENERAL, {Scope.FISCAL, Scope.GENERAL}),
    TableKind.GENERAL: (_GENERAL, {Scope.GENERAL}),
    TableKind.GENERAL_BASIC: ((), {Scope.GENERAL}),
    TableKind.GOVERNMENT_FUND: ((), {Scope.GOVERNMENT_FUND}),
    TableKind.STATE_CAPITAL: ((), {Scope.STATE_CAPITAL}),
}
_WITNESSES |= {
    kind.final: (tuple(one.final for one in kinds), scopes)
    for kind, (kinds, scopes) in _WITNESSES.items()
}
_BASIC = {TableKind.GENERAL_BASIC, TableKind.GENERAL_BASIC.final}
_CONDITION = re.compile(r"如|若|的话|上年结转|结余")
_MONEY = re.compile(r"spending|revenue|total")


class Denied(Check):
    """Empty tables whose notes say that there is none, where other tables or the text have some."""

    id = "structure.denied"
    group = Group.STRUCTURE
    rank = 65
    needs = frozenset({Need.TABLES, Need.ONE_BUDGET})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure = context.disclosure
        for table in empty_tables(disclosure):
            notes = [one for one in context.notes.saying_empty(table) if _is_plain(one)]
            if table.kind not in _WITNESSES or not notes or has_unread_numbers(table):
                continue
            shown = _shown(disclosure, table)
            if shown is None:
                yield Held()
                continue
            if context.pieces.is_beside_missing(table):
                yield NotDeterminable(Message("structure.denied.page", table=short_name(table)))
                continue
            where, place = shown
            yield Found(
                Severity.ERROR,
                Message("structure.denied.found", table=short_name(table), where=where),
                places=[
                    place_of_table(table),
                    place_of_note(disclosure, table, notes[0]),
                    place,
                ],
                fix=Message("structure.denied.found-fix"),
            )
        yield NotApplicable(Message("structure.denied.nothing"))


def _is_plain(note: Note) -> bool:
    """Whether a note says so without a condition, and of this year's money."""
    return _CONDITION.search(note.words) is None


def _shown(disclosure: Disclosure, table: DisclosedTable) -> tuple[Message, Place] | None:
    """Where the document has what a table denies: another table, or a figure of the text."""
    kinds, scopes = _WITNESSES[table.kind]
    for other in disclosure.of(*kinds):
        if other is not table and other.kind is not table.kind and not other.is_empty:
            amount = _total(other)
            if amount:
                name = Message("structure.denied.table", table=short_name(other), amount=amount)
                return name, place_of_table(other)
    for fact in disclosure.facts:
        if not isinstance(fact, AmountFact) or fact.year != disclosure.year:
            continue
        is_money = fact.amount is not None and bool(fact.amount.value)
        of_it = (
            fact.subject == "spending.basic"
            if table.kind in _BASIC
            else (_MONEY.match(fact.subject) is not None)
        )
        if is_money and of_it and fact.scope in scopes:
            said = Message("structure.denied.text", name=fact.label, amount=fact.amount)
            return said, place_of_fact(fact)
    return None


def _total(table: DisclosedTable) -> str:
    """The largest amount of a table, as printed: its total; empty where all is nought."""
    cells = [
        (cell.amount, cell.printed)
        for coded in table.tables
        for row in coded.rows
        for cell in row.cells
        if cell.amount
    ]
    stated = [(one.amount, one.printed) for one in table.stated if one.amount]
    both = [*cells, *stated]
    if not both:
        return ""
    _, printed = max(both, key=lambda one: one[0])
    return f"{printed}{table.unit or ''}"
