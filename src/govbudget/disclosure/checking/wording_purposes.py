"""The purpose of an item against the names of the other items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.classification.editions import functional
from govbudget.classification.names import loose_key
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checking.text_naming import quoted
from govbudget.disclosure.text.kinds import Kind
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from govbudget.classification.tree import Classification
    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.text.facts import Fact

__all__ = ["check_purposes"]

_ITEM = 7
_CLASS = 3
# A shorter name is a word that any purpose may have.
_SHORTEST = 5


def check_purposes(look: Look) -> None:
    """The purpose of each item of the text."""
    facts = look.disclosure.facts
    items: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        if fact.kind is Kind.AMOUNT and len(fact.code) == _ITEM and fact.purpose:
            items.setdefault((fact.code, fact.purpose), []).append(fact)
    if not items:
        look.not_applicable("说明中没有科目的用途")
        return
    year = look.disclosure.year
    tree = functional(year if year in functional.years else None)
    codes = {fact.code for fact in facts if len(fact.code) == _ITEM}
    for (code, purpose), same in items.items():
        other = _other(tree, code, purpose, codes)
        if other is None:
            look.held()
        else:
            _tell(look, tree, same, other)


def _other(tree: Classification, code: str, purpose: str, codes: set[str]) -> str | None:
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
        if len(name) >= _SHORTEST and said.startswith(name):
            return one
    return None


def _tell(look: Look, tree: Classification, same: list[Fact], other: str) -> None:
    fact = same[0]
    name, means = tree[fact.code].name, tree[other].name
    look.found(
        Severity.ERROR,
        f"“{fact.code}{name}”的用途写作{quoted(fact.purpose)}，是“{other}{means}”的用途。",
        f"the purpose of {fact.code} {name} is given as {fact.purpose}: that of {other} {means}",
        places=dict.fromkeys(place_of_fact(one) for one in same),
        mend=f"改为{quoted(name)}的用途",
        mend_en=f"say what {name} is for",
    )
