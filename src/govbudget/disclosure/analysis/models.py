"""Whether a document is the empty model of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.text.kinds import FactKind
from govbudget.disclosure.text.leftovers import LeftoverKind

if TYPE_CHECKING:
    from govbudget.disclosure.document import Disclosure

__all__ = ["MANY", "is_model"]

#: So many placeholders, and hardly a figure: the document is the model itself.
MANY = 8


def is_model(disclosure: Disclosure, many: int = MANY) -> bool:
    """Whether a document is the empty model of one: placeholders, and hardly a figure.

    Args:
        disclosure: the document.
        many: how many placeholders an empty model has at least.
    """
    figures = sum(1 for fact in disclosure.facts if fact.kind is FactKind.AMOUNT)
    holes = sum(
        1
        for one in disclosure.leftovers
        if one.kind in {LeftoverKind.PLACEHOLDER, LeftoverKind.BLANK, LeftoverKind.INSTRUCTION}
    )
    empty = all(table.is_empty for table in disclosure.tables)
    return (holes >= many and holes > figures * 2) or (empty and not figures and holes > 0)
