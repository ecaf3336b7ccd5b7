"""公务接待费 beside what guests from within the country and from abroad took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.lists import ListSum
from govbudget.disclosure.text.facts import AmountFact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.text.facts import Fact

__all__ = ["received_parts"]

_WHOLE = "three_public.reception"
_PARTS = ("three_public.reception_domestic", "three_public.reception_foreign")


def received_parts(disclosure: Disclosure) -> Iterator[ListSum]:
    """The figures of 公务接待费 whose two parts are stated, one beside the other.

    国内公务接待费5万元（其中：外事接待1万元）has the one within the other, and is left out.

    Args:
        disclosure: the document.
    """
    facts = disclosure.facts
    found: dict[int, dict[str, list[int]]] = {}
    for index, fact in enumerate(facts):
        if not isinstance(fact, AmountFact) or fact.part_of is None or fact.amount is None:
            continue
        whole = facts[fact.part_of]
        same = (whole.measure, whole.year) == (fact.measure, fact.year)
        if same and whole.subject == _WHOLE and fact.subject in _PARTS:
            found.setdefault(fact.part_of, {}).setdefault(fact.subject, []).append(index)
    for of, parts in found.items():
        if len(parts) < len(_PARTS) or facts[of].amount is None:
            continue
        # 国内公务接待支出…，共计支出… may say one figure twice.
        once = all(len({facts[i].amount for i in some}) == 1 for some in parts.values())
        one, two = (parts[part][0] for part in _PARTS)
        if once and not _is_within(disclosure, one, two):
            yield ListSum(of, (one, two), complete=True)


def _is_within(disclosure: Disclosure, one: int, two: int) -> bool:
    """Whether one of two figures may be a part of the other."""
    first, second = sorted((disclosure.facts[one], disclosure.facts[two]), key=_place)
    text = disclosure.paragraphs[first.paragraph].text[first.span[1] :]
    if first.paragraph == second.paragraph:
        text = disclosure.paragraphs[first.paragraph].text[first.span[1] : second.span[0]]
    return "其中" in text or "含" in text


def _place(fact: Fact) -> tuple[int, int]:
    return fact.paragraph, fact.span[0]
