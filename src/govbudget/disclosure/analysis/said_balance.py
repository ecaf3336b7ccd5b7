"""收入总计 and 支出总计 of the text, which are one sum."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.agreement import Agreement, agree, apart
from govbudget.disclosure.analysis.changes import change_of
from govbudget.disclosure.analysis.lists import summed
from govbudget.disclosure.analysis.narrower import is_narrower
from govbudget.disclosure.analysis.text_scope import is_of_other_body, is_of_projects
from govbudget.disclosure.text.comparing import LAST_YEAR
from govbudget.disclosure.text.facts import AmountFact, ChangeFact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.analysis.figures import Figures
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.text.facts import Fact

__all__ = ["SaidBalance", "said_balances"]

_SIDES = (("revenue.total", "spending.total"), ("revenue", "spending"))
# What may part the two, where words are used loosely.
_BETWEEN = {
    *("carry_over", "carry_out", "surplus_allocation", "revenue.reserves"),
    *("spending.superior", "spending.affiliated", "debt"),
}
# So many of these together may do so.
_TOGETHER = 3
# And so many figures are tried.
_MOST = 12


@frozen(slots=True)
class SaidBalance:
    """The income and the spending that a paragraph has as one sum.

    Attributes:
        income: the number of its fact, and the fact.
        spending: the same of the spending.
        holds: whether they are one, or what is kept or carried over parts them.
    """

    income: tuple[int, AmountFact]
    spending: tuple[int, AmountFact]
    holds: bool


def said_balances(figures: Figures) -> Iterator[SaidBalance]:
    """The totals of both sides that stand in one paragraph, of one money and one year.

    收入 and 支出 without 总计 are one sum where both are said to have changed by the same amount
    and the same rate.

    Args:
        figures: the figures of the document.
    """
    disclosure = figures.disclosure
    numbers = {id(fact): index for index, fact in enumerate(disclosure.facts)}
    found: dict[tuple[object, ...], list[AmountFact]] = {}
    for fact in disclosure.facts:
        asked = fact.subject in {side for sides in _SIDES for side in sides}
        if asked and isinstance(fact, AmountFact) and fact.amount and fact.amount.unit:
            key = (fact.paragraph, fact.scope, fact.measure, fact.year, fact.subject)
            found.setdefault(key, []).append(fact)
    for (*where, subject), same in found.items():
        other = dict(_SIDES).get(str(subject))
        beside = found.get((*where, other), []) if other else []
        if len(same) != 1 or len(beside) != 1 or _is_aside(disclosure, same[0], beside[0]):
            continue
        one, two = (numbers[id(same[0])], same[0]), (numbers[id(beside[0])], beside[0])
        if subject == "revenue" and not _move_alike(disclosure.facts, one[0], two[0]):
            continue
        yield SaidBalance(one, two, _is_one(figures, same[0], beside[0]))


def _is_aside(disclosure: Disclosure, *facts: Fact) -> bool:
    """Whether one of them is not of the body's money as a whole."""
    return any(
        told(disclosure, fact)
        for told in (is_narrower, is_of_other_body, is_of_projects)
        for fact in facts
    )


def _move_alike(facts: Sequence[Fact], *numbers: int) -> bool:
    """Whether both changed by one amount that is not nought, and at one rate."""
    moved = [
        (change.by, fact.percent)
        for number in numbers
        for fact in facts
        if isinstance(fact, ChangeFact)
        and fact.about == number
        and fact.against == LAST_YEAR
        and fact.percent is not None
        and (change := change_of(fact)) is not None
        and change.by is not None
        and change.by.value
    ]
    return len(moved) == len(numbers) and len(set(moved)) == 1


def _is_one(figures: Figures, income: AmountFact, spending: AmountFact) -> bool:
    one, two = income.amount, spending.amount
    assert one is not None  # noqa: S101  only facts with amounts are taken
    assert two is not None  # noqa: S101
    if agree(one, two) is not Agreement.DIFFERENT:
        return True
    off = apart(one, two)
    stated = [fact.amount for fact in figures.disclosure.facts if fact.subject in _BETWEEN]
    printed = [figure.amount for figure in figures.all if figure.subject in _BETWEEN]
    between = list(dict.fromkeys(each for each in (*stated, *printed) if each and each.value))
    return any(
        agree(Amount(off.value.copy_abs(), off.unit), summed(some, off.unit), count)
        is not Agreement.DIFFERENT
        for count in range(1, _TOGETHER + 1)
        for some in combinations(between[:_MOST], count)
    )
