"""人员经费 and 公用经费 beside the 基本支出 that stands in another paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.lists import ListSum
from govbudget.disclosure.text.facts import AmountFact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.text.facts import Fact

__all__ = ["basic_parts"]

_WHOLE = "spending.basic"
_PARTS = ("spending.personnel", "spending.public")
# What may stand among them and is no part of 基本支出.
_PROJECT, _EXPLANATION = "spending.project", "explanation"
# So many paragraphs at most stand between 基本支出 and either of its parts.
_NEAR = 3


def basic_parts(facts: Sequence[Fact]) -> Iterator[ListSum]:
    """基本支出 with its two parts, where one section states each of them once, and no list does.

    基本支出600万元。 人员经费500万元，主要包括…。 公用经费100万元，主要包括….

    Args:
        facts: the facts of the text.
    """
    sections: dict[tuple[object, ...], dict[str, list[int]]] = {}
    for index, fact in enumerate(facts):
        asked = fact.subject in {_WHOLE, *_PARTS}
        if asked and isinstance(fact, AmountFact) and fact.amount is not None:
            key = (fact.chapter, fact.year, fact.measure)
            sections.setdefault(key, {}).setdefault(fact.subject, []).append(index)
    for found in sections.values():
        if any(len(found.get(one, ())) != 1 for one in (_WHOLE, *_PARTS)):
            continue
        whole, *parts = (found[one][0] for one in (_WHOLE, *_PARTS))
        belong = _belong(facts, whole, parts)
        if belong and _are_all(facts, whole, parts):
            yield ListSum(whole, tuple(parts), complete=True)


def _are_all(facts: Sequence[Fact], whole: int, parts: Sequence[int]) -> bool:
    """Whether no other amount stands beside the two: 对个人和家庭的补助 may be named apart."""
    last = max(facts[part].paragraph for part in parts)
    return not any(
        isinstance(one, AmountFact)
        and one.part_of not in parts
        and one.subject not in {_PROJECT, _EXPLANATION}
        for index, one in enumerate(facts[whole:], start=whole)
        if index not in {whole, *parts} and one.paragraph <= last
    )


def _is_free(part: Fact, whole: Fact) -> bool:
    """Whether a part stands in no list, or in one that the next paragraph opens: 其中，…."""
    return part.listed is None or part.paragraph == whole.paragraph + 1


def _belong(facts: Sequence[Fact], whole: int, parts: Sequence[int]) -> bool:
    """Whether nothing says that the parts are of another figure than the one in front of them.

    Two parts of one list are added up with that.
    """
    top, both = facts[whole], [facts[part] for part in parts]
    if all(part.part_of == whole for part in both):
        return False
    return all(
        (part.part_of == whole or (part.part_of is None and _is_free(part, top)))
        and part.scope in {top.scope, ""}
        and 0 <= part.paragraph - top.paragraph <= _NEAR
        for part in both
    )
