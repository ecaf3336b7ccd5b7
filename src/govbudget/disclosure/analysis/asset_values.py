"""What fixed assets are worth by kind, where each kind is counted with its value beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.lists import ListSum
from govbudget.disclosure.text.facts import AmountFact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.document import Disclosure

__all__ = ["asset_values"]

_WHOLES = {"assets", "assets.fixed"}
# So many kinds at least make a list of all.
_FEWEST = 3
# What a kind may be that is no part of the value: what it was bought for, what is to be bought.
_ASIDE = ("其中", "原值", "购置", "折旧", "处置", "出租")


def asset_values(disclosure: Disclosure) -> Iterator[ListSum]:
    """房屋21500平方米，价值523万元；车辆2辆，价值48万元；其他固定资产256万元, of one sentence.

    其他固定资产 closes the list.

    Args:
        disclosure: the document.
    """
    facts = disclosure.facts
    for index, whole in enumerate(facts):
        if not isinstance(whole, AmountFact) or whole.subject not in _WHOLES or not whole.amount:
            continue
        parts = _behind(facts, index)
        closed = bool(parts) and "其他" in facts[parts[-1]].label
        listed = any(facts[part].part_of is not None for part in parts)
        if len(parts) < _FEWEST or not closed or listed:
            continue
        text = disclosure.paragraphs[whole.paragraph].text
        between = text[whole.span[1] : facts[parts[-1]].span[1]]
        if not any(word in between for word in _ASIDE):
            yield ListSum(index, tuple(parts), complete=True)


def _behind(facts: Sequence[object], index: int) -> list[int]:
    """The amounts that follow in the sentence of one."""
    whole = facts[index]
    assert isinstance(whole, AmountFact)  # noqa: S101  the caller has seen to it
    found = []
    for at, one in enumerate(facts[index + 1 :], start=index + 1):
        if not isinstance(one, AmountFact):
            continue
        if one.paragraph != whole.paragraph or one.sentence != whole.sentence:
            break
        if one.amount is not None:
            found.append(at)
    return found
