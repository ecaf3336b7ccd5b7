"""The projects that the text counts against the tables of their targets."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.agreement import Agreement, agree, amount_of
from govbudget.disclosure.analysis.places import place_of_fact, place_of_stated
from govbudget.disclosure.checking.common import figure, shown
from govbudget.disclosure.checking.records import Figure, Place
from govbudget.disclosure.checking.text_naming import name_of, quoted
from govbudget.disclosure.tables import TableKind
from govbudget.disclosure.text.kinds import Kind
from govbudget.reconciling.findings import Severity
from govbudget.tables.wording import is_total

if TYPE_CHECKING:
    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.text.facts import Fact

__all__ = ["check_projects"]

_TARGETS = "performance.targets"


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


def check_projects(look: Look) -> None:
    """The number of projects with targets, and their money, against the tables."""
    facts = look.disclosure.facts
    counts = [one for one in facts if one.subject == _TARGETS and one.kind is Kind.COUNT]
    if not counts:
        look.not_applicable("说明中没有绩效目标项目的个数")
        return
    projects = _projects(look.disclosure)
    if not projects:
        look.not_determinable("没有列明金额的项目绩效目标表")
        return
    for count in counts:
        amount = next(
            (
                one
                for one in facts
                if (one.subject, one.kind, one.paragraph)
                == (_TARGETS, Kind.AMOUNT, count.paragraph)
                and one.span > count.span
            ),
            None,
        )
        _compare(look, count, amount, projects)


def _projects(disclosure: Disclosure) -> tuple[_Project, ...]:
    """The projects of the tables: one for each name, or for each form that names none."""
    found: dict[object, _Project] = {}
    for table in disclosure.of(TableKind.PROJECT_TARGETS):
        for one in table.stated:
            amount = amount_of(table, one)
            if amount is None or is_total(one.label):
                continue
            number = table.position.table
            key = number if one.path[-1:] == (one.label,) else one.label
            place = place_of_stated(table, one)
            found.setdefault(key, _Project(one.label, amount, place, number))
    return tuple(found.values())


def _is_whole(look: Look, projects: tuple[_Project, ...], total: Amount) -> bool:
    """Whether these surely are projects: each has a form of its own, or they are 项目支出."""
    if len({one.table for one in projects}) == len(projects):
        return True
    return any(
        one.subject == "spending.project"
        and agree(one.amount, total, len(projects)) is not Agreement.DIFFERENT
        for one in look.context.figures.totals
    )


def _compare(look: Look, count: Fact, amount: Fact | None, projects: tuple[_Project, ...]) -> None:
    number = count.count or Decimal(0)
    unit = projects[0].amount.unit
    total = Amount(sum((one.amount.value for one in projects), Decimal(0)), unit)
    said = None if amount is None else amount.amount
    agreed = (
        Agreement.EXACT if said is None else agree(said, total, count=len(projects))
    ) is not Agreement.DIFFERENT
    if number == len(projects) and agreed:
        look.held()
        return
    # A document may print the targets of a few projects only; it cannot print more than it has.
    certain = number <= len(projects) or (said is not None and agreed)
    certain = certain and _is_whole(look, projects, total)
    label = name_of(count)
    money = "" if said is None else f"、{shown(said)}"
    look.found(
        Severity.ERROR if certain else Severity.NOTICE,
        f"说明写{quoted(label)}{number:f}{count.counter}{money}，"
        f"绩效目标表有{len(projects)}个项目、合计{shown(total)}。",
        f"the text has {number:f} projects with targets{money.replace('、', ', ')}, "
        f"the tables {len(projects)}, together {shown(total)}",
        figures=[
            Figure("说明 个数", number),
            *([] if said is None else [figure("说明 金额", said)]),
            Figure("表 个数", Decimal(len(projects)), is_computed=True),
            figure("表 合计", total, is_computed=True),
            *(figure(one.name, one.amount) for one in projects),
        ],
        places=dict.fromkeys(
            [
                place_of_fact(count),
                *([] if amount is None else [place_of_fact(amount)]),
                *(one.place for one in projects),
            ]
        ),
        mend=f"说明应为{len(projects)}个、{shown(total)}" if certain else "",
        mend_en=f"the text should have {len(projects)}, {shown(total)}" if certain else "",
    )
