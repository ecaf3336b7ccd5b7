"""The classification: its words, its entries, its trees, its written forms, its editions.

Here, above all modules of the room, a tree is joined with what knows the other editions.
"""

from __future__ import annotations

from govbudget.classification import answers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from govbudget.classification.notation import ParsedCode
    from govbudget.classification.openness import OpenList
    from govbudget.classification.tree import Classification
    from govbudget.errors import MissingCode


class _OfAllEditions:
    """What a tree is answered, with all editions in view; each part is loaded when it is asked."""

    @staticmethod
    def missing_code(tree: Classification, code: Any) -> MissingCode:
        from govbudget.classification.suggestions import missing_code

        return missing_code(tree, code)

    @staticmethod
    def open_lists_of(tree: Classification) -> Mapping[str, OpenList]:
        from govbudget.classification.suggestions import open_lists_of

        return open_lists_of(tree)

    @staticmethod
    def parsed(written: Any, tree: Classification) -> ParsedCode:
        from govbudget.classification.notation import parse_in

        return parse_in(written, (tree,))


answers.give(_OfAllEditions())
