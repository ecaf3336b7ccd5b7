"""Shares that a text states without their amounts: 基本支出占66.67%，项目支出占33.33%."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govbudget.disclosure.analysis.lists import BOTH, SPENDINGS
from govbudget.disclosure.analysis.percent import places_of
from govbudget.disclosure.text.facts import AmountFact, ShareFact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.text.facts import Fact

__all__ = ["SharesTogether", "is_bare", "shares_together", "with_amounts"]

# What all shares add up to.
_WHOLE = Decimal(100)
# What is spent has these two parts, where nothing is spent beside them.
_BOTH = set(BOTH)
# Of so many shares it may be told that they seem to be all, where no more than that is missing.
_MANY, _LITTLE = 3, Decimal(10)


@frozen(slots=True)
class SharesTogether:
    """Shares of one whole that one sentence states, all without amounts.

    Attributes:
        shares: the shares.
        total: what they add up to.
        sure: whether they cannot be right.
    """

    shares: tuple[ShareFact, ...]
    total: Decimal
    sure: bool


def is_bare(one: ShareFact) -> bool:
    """Whether a share stands without its amount."""
    return one.amount is None and one.about is None and one.percent is not None


def shares_together(shares: Sequence[ShareFact], *, alone: bool) -> Iterator[SharesTogether]:
    """The bare shares of a sentence that do not make up a whole, by what they are shares of.

    Args:
        shares: all shares of the text.
        alone: whether nothing is spent beside 基本支出 and 项目支出.
    """
    groups: dict[tuple[object, ...], list[ShareFact]] = {}
    for one in shares:
        by = "kinds" if one.subject in _BOTH else one.subject
        by = by if one.code or by == "kinds" else one.subject.split(".")[0]
        groups.setdefault((one.paragraph, one.sentence, by, one.against), []).append(one)
    for same in groups.values():
        names = {(one.subject, one.code, one.label) for one in same}
        if len(same) < len(_BOTH) or len(names) < len(same) or not all(map(is_bare, same)):
            continue
        total = sum((one.percent or Decimal(0) for one in same), Decimal(0))
        # Each share is rounded by itself.
        room = len(same) * max(Decimal(1).scaleb(-places_of(one.percent or _WHOLE)) for one in same)
        both = alone and {one.subject for one in same} == _BOTH
        if total > _WHOLE + room and _are_apart(same):
            yield SharesTogether(tuple(same), total, sure=True)
        elif total < _WHOLE - room and (both or (len(same) >= _MANY and total >= _WHOLE - _LITTLE)):
            yield SharesTogether(tuple(same), total, sure=both)


def _are_apart(shares: Sequence[ShareFact]) -> bool:
    """Whether none of the shares can be within another: a class beside its own item."""
    codes = [one.code for one in shares if one.code]
    nested = any(one != other and one.startswith(other) for one in codes for other in codes)
    kinds = {one.subject for one in shares}
    return not nested and (len(codes) == len(shares) or kinds <= _BOTH)


def with_amounts(one: ShareFact, facts: Sequence[Fact]) -> ShareFact | None:
    """A share with the amount and the whole that its chapter states, each once.

    Args:
        one: a bare share of a function.
        facts: the facts of the text.

    Returns:
        The share; None where either is not stated, or may be another.
    """
    if not one.code:
        return None
    there = [
        fact
        for fact in facts
        if isinstance(fact, AmountFact)
        and fact.chapter == one.chapter
        and fact.amount is not None
        and (fact.year, fact.measure) == (one.year, one.measure)
    ]
    parts = {fact.amount for fact in there if fact.code == one.code}
    wholes = {fact.amount for fact in there if fact.subject in SPENDINGS}
    if len(parts) != 1 or len(wholes) != 1:
        return None
    return evolve(one, amount=parts.pop(), base=wholes.pop())
