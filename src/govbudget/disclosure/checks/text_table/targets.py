"""``text_table.targets``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.amounts import Amount, read_amount
from govbudget.base.messages import Message
from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.lists import summed
from govbudget.disclosure.analysis.matching import as_written
from govbudget.disclosure.analysis.places import place_of_paragraph
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure, off_by
from govbudget.disclosure.text.kinds import Scope
from govbudget.disclosure.text.plain import plain
from govbudget.reconciling.kinds import Severity
from govbudget.tables.lexicon.totals import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.analysis.table_figures import TableFigure
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["TextTableTargets"]

# What is neither 人员 nor 公用经费 is 项目支出: where all of it has targets, both are one amount.
_ALL = re.compile(
    rf"""
    个项目纳入绩效目标管理，涉及财政性资金{TOTAL}?(?P<money>\d[\d,]*(?:\.\d+)?(?:万|亿)?元)
    ，占财政性资金\((?=[^()]*人员)(?=[^()]*公用)(?=[^()]*除外)[^()]*\){TOTAL}的(?:比例为)?100(?:\.0+)?%
    """,
    re.VERBOSE,
)
_SCOPES = {Scope.ALL, Scope.FISCAL}


class TextTableTargets(Check):
    """The money of the projects with targets, where it is said to be all, against 项目支出."""

    id = "text_table.targets"
    group = Group.TEXT_TABLE
    rank = 42
    needs = frozenset({Need.TEXT, Need.TABLES, Need.ONE_BUDGET})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        projects = [
            one
            for one in context.figures.totals
            if one.subject == "spending.project" and one.scope in _SCOPES and one.amount.value
        ]
        for number, paragraph in enumerate(context.disclosure.paragraphs if projects else ()):
            for found in _ALL.finditer(plain(paragraph.text).text):
                stated = read_amount(found["money"])
                if stated is not None:
                    yield _compared(context, number, stated, projects)
        yield NotApplicable(Message("text_table.targets.nothing"))


def _compared(
    context: Context, number: int, stated: Amount, projects: list[TableFigure]
) -> Outcome:
    """What has targets beside 项目支出, be it that of all money or of what the state gives."""
    for one in projects:
        if agree(stated, one.amount, 1) is not Agreement.DIFFERENT:
            return Held()
    right = projects[0]
    there = as_written(summed([right.amount], right.amount.unit), stated)
    return Found(
        Severity.ERROR,
        Message(
            "text_table.targets.found",
            stated=stated,
            table=right.table,
            there=there,
            off=off_by(stated, there),
        ),
        figures=[
            figure(Message("telling.label.text"), stated),
            figure(right.table, right.amount),
        ],
        places=[place_of_paragraph(context.disclosure, number), right.place],
        fix=Message("text_table.targets.found-fix", there=there),
    )
