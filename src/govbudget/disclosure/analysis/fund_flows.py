"""What a fund began with, took in, spent and kept, where one paragraph states all four."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.lists import printed, summed
from govbudget.disclosure.analysis.narrower import is_narrower
from govbudget.disclosure.text.facts import AmountFact
from govbudget.disclosure.text.kinds import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.document import Disclosure

__all__ = ["FundFlow", "fund_flows"]

# Beside these money no other is kept, allocated or moved.
_FUNDS = {Scope.GOVERNMENT_FUND, Scope.STATE_CAPITAL, Scope.GENERAL, Scope.FISCAL}
_IN = ("carry_over", "revenue")
_OUT = ("spending", "carry_out")


@frozen(slots=True)
class FundFlow:
    """The four figures of a fund.

    Attributes:
        before: what was left of the year before, and what came in.
        behind: what was spent, and what is left.
    """

    before: tuple[AmountFact, AmountFact]
    behind: tuple[AmountFact, AmountFact]

    @property
    def left(self) -> Amount:
        """What should be left."""
        one, two = (_amount(fact) for fact in self.before)
        spent = _amount(self.behind[0])
        unit = _amount(self.behind[1]).unit
        total = summed([one, two, Amount(-spent.value, spent.unit)], unit)
        return printed(total, max((one, two, spent), key=lambda each: each.places))

    @property
    def holds(self) -> bool:
        """Whether what is left is what came in without what was spent."""
        return agree(_amount(self.behind[1]), self.left, 3) is not Agreement.DIFFERENT


def _amount(fact: AmountFact) -> Amount:
    assert fact.amount is not None  # noqa: S101  only facts with amounts are taken
    return fact.amount


def fund_flows(disclosure: Disclosure) -> Iterator[FundFlow]:
    """The four figures of each fund that one paragraph states, each of them once.

    Args:
        disclosure: the document.
    """
    found: dict[tuple[object, ...], dict[str, list[AmountFact]]] = {}
    for fact in disclosure.facts:
        subject = fact.subject.removesuffix(".current")
        if subject not in {*_IN, *_OUT} or fact.scope not in _FUNDS:
            continue
        if isinstance(fact, AmountFact) and fact.amount is not None and fact.amount.unit:
            key = (fact.paragraph, fact.scope, fact.measure, fact.year)
            found.setdefault(key, {}).setdefault(subject, []).append(fact)
    for four in found.values():
        if all(len(four.get(one, ())) == 1 for one in (*_IN, *_OUT)):
            flow = FundFlow(
                (four[_IN[0]][0], four[_IN[1]][0]), (four[_OUT[0]][0], four[_OUT[1]][0])
            )
            if not any(is_narrower(disclosure, one) for one in (*flow.before, *flow.behind)):
                yield flow
