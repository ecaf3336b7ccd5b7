"""Parts that are more than the whole that is named right in front: 预算100万元，其中拨款200万元."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.agreement import Agreement, agree, apart
from govbudget.disclosure.text.facts import AmountFact
from govbudget.disclosure.text.plain import plain
from govbudget.disclosure.text.sentences import sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.document import Disclosure

__all__ = ["exceeding_parts"]

# All that stands between a whole and the first of its parts.
_AMONG = re.compile(r"[，,;(]?其中[:：，,]?[^，,。;:()\d比较增减超追]{0,24}")
# A whole that is what several moves leave: 追加预算50万元，其中结转120万元，收回70万元.
_NET = re.compile(r"追[加减]|调[增减整]|增加|[核压冲]减|减少|净|差额|收回|抵[减扣]|变动")


def exceeding_parts(disclosure: Disclosure) -> Iterator[tuple[AmountFact, AmountFact, bool]]:
    """The wholes whose first part stands right behind them, and whether that is more.

    What is made up of others, one of which may be below nought, is left out where the sentence
    speaks of a move, and so is a whole that is below nought itself.

    Args:
        disclosure: the document.
    """
    stated = _stated(disclosure.facts)
    for before, one, other in zip([None, *stated], stated, stated[1:], strict=False):
        if before is not None and _is_listed(disclosure, before, one):
            continue
        if one.paragraph != other.paragraph or one.span[1] > other.span[0]:
            continue
        text = disclosure.paragraphs[one.paragraph].text[one.span[1] : other.span[0]]
        if _AMONG.fullmatch(plain(text).text) is None or _is_of_moves(disclosure, one):
            continue
        whole, part = one.amount, other.amount
        if whole is None or part is None or whole.unit is None or whole.value < 0:
            continue
        is_more = apart(part, whole).value > 0
        yield one, other, is_more and agree(part, whole) is Agreement.DIFFERENT


def _is_of_moves(disclosure: Disclosure, whole: AmountFact) -> bool:
    """Whether the sentence of a figure, from what is in front of it on, speaks of moves."""
    text = disclosure.paragraphs[whole.paragraph].text
    start, end = sentence_at(text, *whole.span)
    return _NET.search(plain(text[start:end]).text) is not None


def _is_listed(disclosure: Disclosure, before: AmountFact, one: AmountFact) -> bool:
    """Whether a figure is the last of several, of all of which 其中 may be said."""
    if before.paragraph != one.paragraph:
        return False
    text = disclosure.paragraphs[one.paragraph].text[before.span[1] : one.span[0]]
    return "。" not in text and before.span < one.span


def _stated(facts: Sequence[object]) -> list[AmountFact]:
    found = [one for one in facts if isinstance(one, AmountFact) and one.amount is not None]
    return sorted(found, key=lambda one: (one.paragraph, one.span))
