"""``text.lists``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.classification.names import loose_key
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.text.facts import ListFact
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["TextLists"]

# What the list of a group begins with, behind whose it is.
_GROUPED = {"基本工资", "离休费", "办公费", "工资"}


class TextLists(Check):
    """The lists behind 主要包括: no item of the book is named twice."""

    id = "text.lists"
    group = Group.TEXT
    rank = 60
    needs = frozenset({Need.TEXT})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        facts = context.disclosure.facts
        lists = [one for one in facts if isinstance(one, ListFact) and one.items]
        for one in lists:
            names = [loose_key(item.name) for item in one.items if item.code]
            twice = [name for name, count in Counter(names).items() if count > 1]
            if twice and _in_groups(one):
                yield Held()
            elif twice:
                yield _found(one, twice, _lacking(one, lists))
            elif names:
                yield Held()
        yield NotApplicable(Message("text.lists.nothing"))


def _in_groups(one: ListFact) -> bool:
    """Whether a list begins anew with others: 在职人员基本工资、奖金，聘用人员基本工资、奖金."""
    known = {item.name for item in one.items if item.code}
    return any(
        not item.code and any(item.name.endswith(name) for name in known | _GROUPED)
        for item in one.items
    )


def _lacking(one: ListFact, lists: Sequence[ListFact]) -> list[str]:
    """What another list of the same money names and this one does not, where that is all."""
    own = {loose_key(item.name) for item in one.items}
    for other in lists:
        if other is one or other.subject != one.subject or len(other.items) != len(one.items):
            continue
        names = {loose_key(item.name): f"{item.code}{item.name}" for item in other.items}
        if own < names.keys():
            return [names[name] for name in names if name not in own]
    return []


def _found(one: ListFact, twice: Sequence[str], lacking: Sequence[str]) -> Outcome:
    printed = {loose_key(item.name): item.name for item in one.items}
    names = [printed[name] for name in twice]
    return Found(
        Severity.ERROR,
        Message("text.lists.found", names=names, is_known=bool(lacking), lacking=list(lacking)),
        places=[place_of_fact(one)],
        fix=Message("text.lists.found-fix", names=names),
    )
