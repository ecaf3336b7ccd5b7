"""``text_table.projects``."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount
from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.agreement import Agreement, agree, amount_of
from govbudget.disclosure.analysis.places import place_of_fact, place_of_stated, short_name
from govbudget.disclosure.analysis.project_lists import listed_projects
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import Figure, Group, Place
from govbudget.disclosure.checks.telling import figure, name_of
from govbudget.disclosure.table_kinds import PROJECT_TARGET_KINDS
from govbudget.disclosure.text.facts import AmountFact, CountFact
from govbudget.disclosure.text.kinds import UNRECOGNISED
from govbudget.reconciling.kinds import Severity
from govbudget.tables.wording import is_total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.analysis.project_lists import ListedProjects
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure

__all__ = ["TextTableProjects"]

_TARGETS = "performance.targets"
_SAME = {Agreement.EXACT, Agreement.ROUNDED}


@frozen(slots=True)
class _Project:
    """A project of the tables of targets.

    Attributes:
        name: its name, or what its money is called.
        amount: its money.
        place: where that stands.
        table: which table of the document it is in.
    """

    name: str
    amount: Amount
    place: Place
    table: int | None


class TextTableProjects(Check):
    """The number of projects with targets, and their money, against the tables."""

    id = "text_table.projects"
    group = Group.TEXT_TABLE
    rank = 40
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.TEXT, Need.TABLES, Need.ONE_BUDGET})

    def check(self, context: Context) -> Iterator[Outcome]:
        facts = [one for one in context.disclosure.facts if one.subject == _TARGETS]
        counts = [one for one in facts if isinstance(one, CountFact) and one.count is not None]
        if not counts:
            yield NotApplicable(Message("text_table.projects.nothing"))
            return
        projects = _projects(context.disclosure)
        lists = tuple(listed_projects(context.disclosure))
        amounts = [one for one in facts if isinstance(one, AmountFact)]
        for count in counts:
            behind = (
                one for one in amounts if one.paragraph == count.paragraph and one.span > count.span
            )
            counted = _counted(context, count, lists)
            if projects and not isinstance(counted, Held):
                # Targets of some projects alone may be published; all projects are listed.
                counted = _compared(context, count, next(behind, None), projects)
            yield counted


def _counted(context: Context, count: CountFact, lists: tuple[ListedProjects, ...]) -> Outcome:
    """The number of projects beside a list of all projects that has the money of the text."""
    said = [
        one.amount
        for one in context.disclosure.facts
        if isinstance(one, AmountFact)
        and one.paragraph == count.paragraph
        and one.subject in {_TARGETS, UNRECOGNISED}
        and one.amount is not None
    ]
    same = [(one, each) for one in lists for each in said if agree(each, one.total) in _SAME]
    number = count.count or Decimal(0)
    if not same:
        return NotDeterminable(Message("text_table.projects.open"))
    if any(number in {one.count, len(one.rows)} for one, _ in same):
        return Held()
    there, amount = same[0]
    message = Message(
        "text_table.projects.listed",
        name=name_of(count),
        number=number,
        counter=count.counter,
        amount=amount,
        table=short_name(there.table),
        there=there.count,
    )
    return Found(
        Severity.ERROR,
        message,
        figures=[
            Figure(Message("telling.label.text-count"), number),
            Figure(Message("telling.label.table-count"), Decimal(there.count), is_computed=True),
            figure(Message("telling.label.table-total"), there.total),
        ],
        places=[
            place_of_fact(count),
            *(place_of_stated(there.table, one) for one in there.rows),
        ],
        fix=Message("text_table.projects.listed-fix", there=there.count),
    )


def _projects(disclosure: Disclosure) -> tuple[_Project, ...]:
    """The projects of the tables: one for each name, or for each form that names none."""
    found: dict[object, _Project] = {}
    for table in disclosure.of(*PROJECT_TARGET_KINDS):
        for one in table.stated:
            amount = amount_of(table, one)
            if amount is None or is_total(one.label):
                continue
            number = table.position.table
            key = number if one.path[-1:] == (one.label,) else one.label
            place = place_of_stated(table, one)
            found.setdefault(key, _Project(one.label, amount, place, number))
    return tuple(found.values())


def _is_whole(context: Context, projects: tuple[_Project, ...], total: Amount) -> bool:
    """Whether these surely are projects: each has a form of its own, or they are 项目支出."""
    if len({one.table for one in projects}) == len(projects):
        return True
    return any(
        one.subject == "spending.project"
        and agree(one.amount, total, len(projects)) is not Agreement.DIFFERENT
        for one in context.figures.totals
    )


def _compared(
    context: Context, count: CountFact, amount: AmountFact | None, projects: tuple[_Project, ...]
) -> Outcome:
    number, there = count.count or Decimal(0), len(projects)
    total = Amount(sum((one.amount.value for one in projects), Decimal(0)), projects[0].amount.unit)
    said = None if amount is None else amount.amount
    agreed = said is None or agree(said, total, count=there) is not Agreement.DIFFERENT
    if number == there and agreed:
        return Held()
    # A document may print the targets of a few projects only; it cannot print more than it has.
    certain = number <= there or (said is not None and agreed)
    certain = certain and _is_whole(context, projects, total)
    message = Message(
        "text_table.projects.found",
        name=name_of(count),
        number=number,
        counter=count.counter,
        money=NOTHING if said is None else Message("text_table.projects.money", amount=said),
        there=there,
        total=total,
    )
    places = [
        place_of_fact(count),
        *([] if amount is None else [place_of_fact(amount)]),
        *(one.place for one in projects),
    ]
    fix = Message("text_table.projects.found-fix", there=there, total=total)
    return Found(
        Severity.ERROR if certain else Severity.NOTICE,
        message,
        figures=[
            Figure(Message("telling.label.text-count"), number),
            *([] if said is None else [figure(Message("telling.label.text-amount"), said)]),
            Figure(Message("telling.label.table-count"), Decimal(there), is_computed=True),
            figure(Message("telling.label.table-total"), total, is_computed=True),
            *(figure(one.name, one.amount) for one in projects),
        ],
        places=dict.fromkeys(places),
        fix=fix if certain else NOTHING,
    )
