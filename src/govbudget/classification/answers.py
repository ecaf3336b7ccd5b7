"""What a tree answers with the other editions in view, of which it knows nothing itself.

A tree is made of its entries. Why it lacks a code, which of its lists are open and what a written
form means is worked out from all editions by modules that stand above it; the room as a whole
(``govbudget.classification``) tells the tree of them when it is imported, which is before any of
its modules is.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Protocol

    from govbudget.classification.notation import ParsedCode
    from govbudget.classification.openness import OpenList
    from govbudget.classification.tree import Classification
    from govbudget.errors import MissingCode

    class TreeAnswers(Protocol):
        """What a tree asks."""

        def missing_code(self, tree: Classification, code: Any) -> MissingCode:
            """The error for a code that the tree does not have."""

        def open_lists_of(self, tree: Classification) -> Mapping[str, OpenList]:
            """The open lists of the tree, by the code of the entry above."""

        def parsed(self, written: Any, tree: Classification) -> ParsedCode:
            """The code of the tree that a written form means."""


__all__ = ["answers", "give"]

_given: list[TreeAnswers] = []


def give(answers: TreeAnswers) -> None:
    """Tell every tree who answers."""
    _given[:] = [answers]


def answers() -> TreeAnswers:
    """Who answers."""
    return _given[0]
