"""``text.shares``."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.amounts import Amount
from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.bare_shares import (
    SharesTogether,
    is_bare,
    shares_together,
    with_amounts,
)
from govbudget.disclosure.analysis.listed_shares import whole_of_both, whole_of_list, whole_stated
from govbudget.disclosure.analysis.moved_parts import has_beside
from govbudget.disclosure.analysis.percent import Fit, fit_of, percent_of, places_of
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.mends import percent_mended
from govbudget.disclosure.checks.options import Option
from govbudget.disclosure.checks.outcomes import (
    FailedElsewhere,
    Found,
    Held,
    NotApplicable,
    NotDeterminable,
)
from govbudget.disclosure.checks.records import Figure, Group
from govbudget.disclosure.checks.telling import figure, name_of
from govbudget.disclosure.text.facts import AmountFact, ShareFact
from govbudget.disclosure.text.kinds import UNRECOGNISED
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.text.facts import Fact

__all__ = ["Shares"]

# What all shares add up to.
_WHOLE = Decimal(100)


class Shares(Check):
    """Every share of the text, and the sum of those of one whole."""

    id = "text.shares"
    group = Group.TEXT
    rank = 20
    severities = (Severity.ERROR, Severity.NOTICE, Severity.ROUNDING)
    needs = frozenset({Need.TEXT, Need.ONE_BUDGET})
    fewest_shares = Option(2, low=2, high=50)

    def check(self, context: Context) -> Iterator[Outcome]:
        facts, wrong = context.disclosure.facts, context.disputed.all
        shares = [one for one in facts if isinstance(one, ShareFact) and one.percent is not None]
        beside: dict[int, list[ShareFact]] = {}
        for one in shares:
            beside.setdefault(one.paragraph, []).append(one)
        if not shares:
            yield NotApplicable(Message("text.shares.nothing"))
        told: set[int] = set()
        for said in shares:
            if is_bare(said) and (full := with_amounts(said, facts)) is not None:
                found = _looked_at(context.figures.beside(said), full, (), self.fewest_shares)
                told |= {said.paragraph} if isinstance(found, Found) else set()
                yield found
                continue
            one = _with_whole(said, beside[said.paragraph], shares, facts)
            if _is_of_nought(one) and one.about not in wrong:
                yield _of_nought(one)
            elif one.amount is None or one.base is None or one.about == one.part_of:
                yield NotDeterminable(Message("text.shares.open"))
            elif one.about in wrong or one.part_of in wrong:
                yield Held()
            else:
                near, shares_there = context.figures.beside(said), beside[said.paragraph]
                yield _looked_at(near, one, shares_there, self.fewest_shares)
        for some in shares_together(shares, alone=not has_beside(context.figures)):
            is_told = some.shares[0].paragraph in told
            yield FailedElsewhere() if is_told else _not_whole(some)


def _not_whole(some: SharesTogether) -> Outcome:
    return Found(
        Severity.ERROR if some.sure else Severity.NOTICE,
        Message(
            "text.shares.together",
            names=[name_of(one) for one in some.shares],
            together=some.total,
        ),
        figures=[
            *(Figure(name_of(one), one.percent) for one in some.shares),
            Figure(Message("telling.label.shares"), some.total, is_computed=True),
        ],
        places=[place_of_fact(one) for one in some.shares],
    )


def _is_of_nought(one: ShareFact) -> bool:
    """Whether nought is said to be a share: 0万元，占1%, of whatever whole."""
    shared = one.percent is not None and one.percent >= 1
    return shared and one.amount is not None and not one.amount.value


def _of_nought(one: ShareFact) -> Outcome:
    return Found(
        Severity.ERROR,
        Message("text.shares.nought", name=name_of(one), percent=one.percent, amount=one.amount),
        figures=[
            Figure(Message("telling.label.share"), one.percent),
            figure(name_of(one), one.amount),
        ],
        places=[place_of_fact(one)],
    )


def _with_whole(
    one: ShareFact,
    beside: Sequence[ShareFact],
    every: Sequence[ShareFact],
    facts: Sequence[Fact],
) -> ShareFact:
    """A share with the whole that those beside it show, where its own words name none."""
    if one.base is not None or one.amount is None or not one.amount.value:
        return one
    listed = whole_of_list(one, beside) or whole_of_both(one, every)
    return evolve(one, base=listed or whole_stated(one, beside, facts))


def _looked_at(
    facts: Sequence[Fact], one: ShareFact, shares: Sequence[ShareFact], fewest: int
) -> Outcome:
    amount, base, percent = one.amount, one.base, one.percent
    assert amount is not None  # noqa: S101  such shares are not looked at
    assert base is not None  # noqa: S101
    assert percent is not None  # noqa: S101
    fit = fit_of(percent, amount, base)
    of_nothing = fit is Fit.NONE and not amount.value
    if fit is Fit.HOLDS or of_nothing or _of_another(facts, one):
        return Held()  # 0万元，占“三公”经费的0%, where there is none
    right = percent_of(amount, base, places_of(percent))
    beside = [other for other in shares if _stands_beside(one, other)]
    together = sum((other.percent or Decimal(0) for other in beside), Decimal(0))
    known = one.subject != UNRECOGNISED
    others = known and len(beside) >= fewest and together != _WHOLE
    # Shares are printed so that they add to 100: the last digit of one is made to fit.
    made_to_fit = right is not None and abs(right - percent) <= Decimal(1).scaleb(
        -places_of(percent)
    )
    near = fit is Fit.NEAR or made_to_fit
    name, computed, said = name_of(one), NOTHING, NOTHING
    if right is not None:
        computed = Message("text.shares.computed", amount=amount, base=base, right=right)
    if others:
        said = Message("text.shares.others", count=len(beside), together=together)
    message = Message(
        "text.shares.found", name=name, percent=percent, computed=computed, near=near, others=said
    )
    return Found(
        Severity.ROUNDING if near else Severity.ERROR,
        message,
        figures=[
            Figure(Message("telling.label.share"), percent),
            figure(name, amount),
            figure(Message("telling.label.whole"), base),
            Figure(Message("telling.label.share-computed"), right, is_computed=True),
            *(
                [Figure(Message("telling.label.shares"), together, is_computed=True)]
                if others
                else []
            ),
        ],
        places=[place_of_fact(one)],
        fix=NOTHING if right is None else Message("text.shares.found-fix", right=right),
        mends=() if near else percent_mended([place_of_fact(one)], percent, right),
    )


def _stands_beside(one: ShareFact, other: ShareFact) -> bool:
    return (
        other.part_of == one.part_of
        and _family(other) == _family(one)
        and other.percent is not None
    )


def _family(one: ShareFact) -> str:
    """What shares of one whole are by: functions, economic classes, or kinds."""
    by_code = one.subject in {"spending.function", "spending.economic"}
    return one.subject if by_code else one.subject.partition(".")[0]


def _of_another(facts: Sequence[Fact], one: ShareFact) -> bool:
    """Whether the share is right of another figure of its paragraph, that may be its whole."""
    sure = one.part_of is not None and one.subject != UNRECOGNISED
    if one.amount is None or one.percent is None or sure:
        return False
    return any(
        isinstance(fact, AmountFact)
        and fact.amount is not None
        and Fraction(fact.amount.value) > Fraction(one.amount.value)
        and fit_of(one.percent, one.amount, Amount(fact.amount.value, fact.amount.unit))
        is Fit.HOLDS
        for fact in facts
    )
