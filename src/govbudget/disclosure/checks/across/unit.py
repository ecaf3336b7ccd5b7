"""``across.unit``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.places import place_of_table, short_name
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.options import Option
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.analysis.units import WrongUnit
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.tables import DisclosedTable

__all__ = ["AcrossUnit"]


class AcrossUnit(Check):
    """Tables that state 元 and mean 万元, or the other way round."""

    id = "across.unit"
    group = Group.ACROSS
    rank = 70
    needs = frozenset({Need.TABLES, Need.ONE_BUDGET})
    fewest_figures = Option(1, low=1, high=100)

    def check(self, context: Context) -> Iterator[Outcome]:
        solution = context.solution
        shared = sum(count for rule, count in solution.held.items() if rule.startswith("across."))
        yield Held(int(bool(shared)))
        yield NotApplicable(Message("across.one"))
        for one in solution.units:
            if one.links >= self.fewest_figures:
                yield _found(one)


def _found(one: WrongUnit) -> Found:
    others = dict.fromkeys(short_name(other.table) for other in one.others)
    message = Message(
        "across.unit.found",
        name=short_name(one.sheet.table),
        stated=str(one.sheet.coded.unit),
        links=one.links,
        others=tuple(others),
        right=str(one.right),
        doubt=NOTHING if one.is_sure else Message("across.unit.doubt"),
    )
    fix = Message("across.unit.right-fix", right=str(one.right))
    places = [place_of_table(table) for table in _tables(one)]
    return Found(Severity.ERROR, message, places=places, fix=fix)


def _tables(wrong: WrongUnit) -> list[DisclosedTable]:
    """The table at fault, then those that it should agree with, each once."""
    tables = {id(one.table): one.table for one in (wrong.sheet, *wrong.others)}
    return list(tables.values())
