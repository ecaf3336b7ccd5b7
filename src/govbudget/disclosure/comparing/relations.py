"""What one document is to another: last year's, the budget of an account, or none to compare."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.text.kinds import BodyLevel, DocumentKind, Measure
from govbudget.disclosure.together import is_same_body

if TYPE_CHECKING:
    from govbudget.disclosure.document import Disclosure

__all__ = ["Relation", "RelationKind", "relation_of"]


class RelationKind(StrEnum):
    """What another document is to one.

    Attributes:
        LAST_BUDGET: the budget of the year before.
        LAST_ACCOUNT: the final account of the year before.
        OWN_BUDGET: the budget of a final account.
        NONE: nothing that it could be compared with.
    """

    LAST_BUDGET = "last_budget"
    LAST_ACCOUNT = "last_account"
    OWN_BUDGET = "own_budget"
    NONE = "none"


@frozen(slots=True)
class Relation:
    """What another document is to one.

    Attributes:
        kind: what it is.
        why: why it is nothing that could be compared.
    """

    kind: RelationKind
    why: Message = NOTHING

    @property
    def back(self) -> int:
        """How many years before the document its figures are."""
        return 0 if self.kind is RelationKind.OWN_BUDGET else 1

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Which figures of the document are those of the other."""
        if self.kind is RelationKind.LAST_ACCOUNT:
            return (Measure.FINAL,)
        if self.kind is RelationKind.OWN_BUDGET:
            return (Measure.INITIAL, Measure.BUDGET)
        return (Measure.BUDGET, Measure.INITIAL)


def relation_of(disclosure: Disclosure, other: Disclosure) -> Relation:
    """What another document is to one, by body, year, kind and level.

    Args:
        disclosure: the document that is checked.
        other: the other.
    """
    why = _unlike(disclosure, other)
    if why is not None:
        return Relation(RelationKind.NONE, why)
    year, before = disclosure.year or 0, other.year or 0
    was_budget = other.kind is DocumentKind.BUDGET
    is_account = disclosure.kind is DocumentKind.FINAL_ACCOUNT
    if before == year - 1:
        return Relation(RelationKind.LAST_BUDGET if was_budget else RelationKind.LAST_ACCOUNT)
    if before == year and is_account and was_budget:
        return Relation(RelationKind.OWN_BUDGET)
    facts = {"own": year, "year": before, "name": other.path}
    which = "same" if before == year else "year"
    return Relation(RelationKind.NONE, Message(f"previous.none.{which}", **facts))


def _unlike(one: Disclosure, two: Disclosure) -> Message | None:
    for each in (one, two):
        if not (each.unit_name and each.year and each.kind):
            return Message("previous.none.unclear", name=each.path)
    if not is_same_body(one.unit_name, two.unit_name):
        names = {"own": one.unit_name, "other": two.unit_name}
        return Message("previous.none.body", name=two.path, **names)
    levels = {one.level, two.level} - {BodyLevel.UNCLEAR}
    if len(levels) > 1:
        return Message("previous.none.level", name=two.path)
    return None
