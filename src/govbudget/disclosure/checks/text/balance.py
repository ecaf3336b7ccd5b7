"""``text.balance``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.fund_flows import FundFlow, fund_flows
from govbudget.disclosure.analysis.matching import Verdict
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.analysis.said_balance import SaidBalance, said_balances
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import FailedElsewhere, Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure, name_of, off_by
from govbudget.reconciling.kinds import Severity
from govbudget.reconciling.slips import slip_between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["TextBalance"]


class TextBalance(Check):
    """The total of income of the text beside that of spending."""

    id = "text.balance"
    group = Group.TEXT
    rank = 15
    source = ("budget-law-balance",)
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.TEXT, Need.ONE_BUDGET})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        verdicts = {one.index: one.verdict for one in context.matches}
        for one in said_balances(context.figures):
            known = {verdicts.get(number) for number, _ in (one.income, one.spending)}
            if one.holds or known == {Verdict.HOLDS}:
                yield Held()  # what the tables have both ways is told by table.balance
            elif Verdict.DIFFERS in known:
                yield FailedElsewhere()
            else:
                yield _found(one)
        disputed = context.disputed.all
        numbers = {id(fact): index for index, fact in enumerate(context.disclosure.facts)}
        for flow in fund_flows(context.disclosure):
            if flow.holds:
                yield Held()
            elif any(numbers[id(fact)] in disputed for fact in (*flow.before, *flow.behind)):
                yield FailedElsewhere()
            else:
                yield _flow_found(flow)
        yield NotApplicable(Message("text.balance.nothing"))


def _flow_found(flow: FundFlow) -> Outcome:
    (begun, came), (spent, left) = flow.before, flow.behind
    assert left.amount is not None  # noqa: S101  only facts with amounts are compared
    return Found(
        Severity.ERROR,
        Message(
            "text.balance.flow",
            begun=name_of(begun),
            one=begun.amount,
            came=name_of(came),
            two=came.amount,
            spent=name_of(spent),
            three=spent.amount,
            left=name_of(left),
            stated=left.amount,
            total=flow.left,
            off=off_by(left.amount, flow.left),
        ),
        figures=[
            *(figure(name_of(fact), fact.amount) for fact in (begun, came, spent, left)),
            figure(Message("telling.label.total"), flow.left, is_computed=True),
        ],
        places=[place_of_fact(fact) for fact in (begun, came, spent, left)],
    )


def _found(one: SaidBalance) -> Outcome:
    income, spending = one.income[1], one.spending[1]
    assert income.amount is not None  # noqa: S101  only facts with amounts are compared
    assert spending.amount is not None  # noqa: S101
    # 总计 may be said loosely of what came in within the year; a slip is sure, and one change.
    places = max(income.amount.places, spending.amount.places)
    is_slip = slip_between(income.amount.value, spending.amount.value, places, income.amount.unit)
    sure = is_slip is not None or income.subject == "revenue"
    return Found(
        Severity.ERROR if sure else Severity.NOTICE,
        Message(
            "text.balance.found",
            income=name_of(income),
            one=income.amount,
            spending=name_of(spending),
            two=spending.amount,
            off=off_by(income.amount, spending.amount),
        ),
        figures=[figure(name_of(fact), fact.amount) for fact in (income, spending)],
        places=[place_of_fact(income), place_of_fact(spending)],
    )
