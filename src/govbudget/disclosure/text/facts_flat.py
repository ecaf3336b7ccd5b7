"""The flat form of facts, as JSON has it, and what every fact of version 0.1 could be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve, fields

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from govbudget.amounts import Amount
    from govbudget.disclosure.text.facts import Fact, ListedItem
    from govbudget.disclosure.text.kinds import Direction

__all__ = ["OtherKinds", "flat_form", "nested_form", "renumbered", "with_heads"]

# The names of the flat form, in their order.
_FLAT = (
    *("kind", "subject", "paragraph", "span", "sentence", "scope", "measure", "label", "code"),
    *("year", "amount", "base", "change", "percent", "direction", "percent_direction", "against"),
    *("base_year", "count", "counter", "threshold", "items", "tables", "purpose", "part_of"),
    *("listed", "about", "chapter", "page"),
)
_HEADS = {
    "topic": ("subject", "scope", "measure", "label", "code", "year"),
    "passage": ("paragraph", "span", "sentence", "chapter", "page"),
}


class OtherKinds:
    """What a statement of another kind has, as every fact of version 0.1 had it: none.

    The records of the kinds that have such a field put it in the place of what stands here.
    """

    __slots__ = ()

    @property
    def amount(self) -> Amount | None:
        """The figure; of a change, share or completion the figure that it speaks of."""
        return None

    @property
    def base(self) -> Amount | None:
        """What the figure is compared with."""
        return None

    @property
    def change(self) -> Amount | None:
        """By how much it changed."""
        return None

    @property
    def percent(self) -> Decimal | None:
        """The percentage of a change, share, completion or rate."""
        return None

    @property
    def direction(self) -> Direction | None:
        """What the words say of a change."""
        return None

    @property
    def percent_direction(self) -> Direction | None:
        """What the words say right before the percentage of a change."""
        return None

    @property
    def against(self) -> str:
        """What ``base`` is."""
        return ""

    @property
    def base_year(self) -> int | None:
        """The year of the base."""
        return None

    @property
    def count(self) -> Decimal | None:
        """A number of things."""
        return None

    @property
    def counter(self) -> str:
        """The word that counts them."""
        return ""

    @property
    def threshold(self) -> Amount | None:
        """The amount from which on things are counted."""
        return None

    @property
    def items(self) -> tuple[ListedItem, ...]:
        """The names of a list."""
        return ()

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that a statement of emptiness names."""
        return ()

    @property
    def purpose(self) -> str:
        """What the money is said to be used for."""
        return ""

    @property
    def part_of(self) -> int | None:
        """The number of the fact that it is a part of."""
        return None

    @property
    def listed(self) -> int | None:
        """The number of the list of parts that it stands in."""
        return None

    @property
    def about(self) -> int | None:
        """The number of the amount that it speaks of."""
        return None


def flat_form(fact: Fact) -> dict[str, object]:
    """A fact as one mapping with the names of all kinds of facts."""
    return {name: getattr(fact, name) for name in _FLAT}


def nested_form(made: type[Fact], flat: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a flat fact as its class has them; what is left out has its default."""
    nested: dict[str, Any] = {
        head: {name: flat[name] for name in names if name in flat} for head, names in _HEADS.items()
    }
    own = (field.name for field in fields(made) if field.name not in _HEADS)
    nested.update({name: flat[name] for name in own if name in flat})
    return nested


def with_heads(fact: Fact, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Changes of a fact, with those of what stands in its topic and passage made in these."""
    made = dict(changes)
    for head, names in _HEADS.items():
        inside = {name: made.pop(name) for name in names if name in made}
        if inside:
            made[head] = evolve(made.get(head, getattr(fact, head)), **inside)
    return made


def renumbered(fact: Fact, paragraphs: int, facts: int, lists: int) -> Fact:
    """A fact that stands behind others: what it counts goes on from theirs.

    Args:
        fact: the fact.
        paragraphs: how many paragraphs stand before the first of its text.
        facts: how many facts.
        lists: how many lists of parts.
    """
    own = {field.name for field in fields(type(fact))}
    changes = {"paragraph": fact.paragraph + paragraphs}
    for name, before in (("part_of", facts), ("about", facts), ("listed", lists)):
        number = getattr(fact, name)
        if name in own and number is not None:
            changes[name] = number + before
    return fact.with_(**changes)
