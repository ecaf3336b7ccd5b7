"""``wording.purposes``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.classification.editions import functional
from govbudget.classification.names import loose_key
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.options import Option
from govbudget.disclosure.checks.outcomes import (
    Found,
    Held,
    NotApplicable,
)
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure
from govbudget.disclosure.text.facts import AmountFact
from govbudget.disclosure.text.kinds import FactKind
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.classification.tree import Classification
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.text.facts import Fact

__all__ = ["Purposes"]

# What items that stand beside each other are for, in words that only one of them has.
_MEANT = {
    "2080505": ("基本养老保险",),
    "2080506": ("职业年金",),
    "2101101": ("基本医疗保险", "职工医疗保险"),
    "2101103": ("医疗补贴", "医疗补助", "保险之外", "保险以外"),
    "2210201": ("住房公积金",),
    "2210202": ("提租补贴",),
    "2210203": ("购房补贴",),
}
# Digits of an 项.
_ITEM = 7
# Digits of a 类.
_CLASS = 3


class Purposes(Check):
    """The purpose of an item against the names of the other items."""

    id = "wording.purposes"
    group = Group.WORDING
    rank = 30
    needs = frozenset({Need.TEXT})
    # A shorter name is a word that any purpose may have.
    shortest_name = Option(5, low=2, high=30)

    def check(self, context: Context) -> Iterator[Outcome]:
        facts = context.disclosure.facts
        items: dict[tuple[str, str], list[Fact]] = {}
        for fact in facts:
            if fact.kind is FactKind.AMOUNT and len(fact.code) == _ITEM and fact.purpose:
                items.setdefault((fact.code, fact.purpose), []).append(fact)
        if not items:
            yield NotApplicable(Message("wording.purposes.nothing"))
            return
        year = context.disclosure.year
        tree = functional(year if year in functional.years else None)
        codes = {fact.code for fact in facts if len(fact.code) == _ITEM}
        exchanged = _exchanged(items)
        told: dict[frozenset[str], list[Fact]] = {}
        for (code, purpose), same in items.items():
            other = _other(tree, code, purpose, codes, self.shortest_name)
            if other is None and (code, purpose) in exchanged:
                told.setdefault(frozenset({code, exchanged[code, purpose]}), []).extend(same)
            else:
                yield Held() if other is None else _found(tree, same, other)
        for facts_of_both in told.values():
            yield _swapped(tree, facts_of_both)


def _exchanged(items: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The items whose purposes are those of each other, by code and purpose.

    One of them alone may be paid for out of the other; that both are says that they were exchanged.
    """
    means: dict[tuple[str, str], str] = {}
    for code, purpose in items:
        found = {one for one, words in _MEANT.items() if any(word in purpose for word in words)}
        if code in _MEANT and len(found) == 1 and code not in found:
            means[code, purpose] = found.pop()
    return {
        (code, purpose): other
        for (code, purpose), other in means.items()
        if any(one == other and means[one, said] == code for one, said in means)
    }


def _other(
    tree: Classification, code: str, purpose: str, codes: set[str], shortest: int
) -> str | None:
    """The item of another class that a purpose begins with the name of, and not with its own."""
    said = loose_key(purpose)
    entry = tree.get(code)
    if entry is None or any(loose_key(one.name) in said for one in (entry, *entry.ancestors)):
        return None
    for one in sorted(codes):
        named = tree.get(one)
        if named is None or one[:_CLASS] == code[:_CLASS]:
            continue
        name = loose_key(named.name)
        if len(name) >= shortest and said.startswith(name):
            return one
    return None


def _swapped(tree: Classification, facts: Sequence[Fact]) -> Outcome:
    """Two items with each other's purposes: one cause."""
    amounts = {one.code: one.amount for one in facts if isinstance(one, AmountFact)}
    first, second = amounts
    named = {"first": tree[first].name, "second": tree[second].name}
    return Found(
        Severity.ERROR,
        Message("wording.purposes.exchanged", code=first, other=second, **named),
        figures=[figure(f"{code} {tree[code].name}", amount) for code, amount in amounts.items()],
        places=dict.fromkeys(place_of_fact(one) for one in facts),
        fix=Message("wording.purposes.exchanged-fix", **named),
        count=2,
    )


def _found(tree: Classification, same: list[Fact], other: str) -> Outcome:
    fact = same[0]
    name = tree[fact.code].name
    message = Message(
        "wording.purposes.found",
        code=fact.code,
        name=name,
        purpose=fact.purpose,
        other=other,
        means=tree[other].name,
    )
    places = dict.fromkeys(place_of_fact(one) for one in same)
    fix = Message("wording.purposes.found-fix", name=name)
    return Found(Severity.ERROR, message, places=places, fix=fix)
