"""Two trees beside each other, code by code, without any knowledge of changes."""

from __future__ import annotations

from govbudget.classification.changelog import CONFIDENCES, CodePlace
from govbudget.classification.codelinks import kind_of
from govbudget.classification.openness import open_list_of
from govbudget.classification.transitions import Comparison, Transition
from govbudget.errors import WrongArgument, because

TYPE_CHECKING = False
if TYPE_CHECKING:
    from govbudget.classification.tree import Classification

__all__ = ["compare_trees"]


def compare_trees(first: Classification, second: Classification) -> Comparison:
    """Two trees beside each other, code by code, without any knowledge of changes.

    What has another code is removed here and added there; this is how a list that somebody else
    made is compared with an edition.

    Raises:
        WrongArgument: they are of different schemes.
    """
    if first.scheme is not second.scheme:
        reason = because("argument.scheme", first=first.scheme.value)
        raise WrongArgument("second", second.scheme.value, reason)
    transitions = []
    for code in sorted({*first, *second}):
        old, new = (
            (CodePlace(code, tree[code].name),) if code in tree else () for tree in (first, second)
        )
        absent = [tree for tree, places in ((first, old), (second, new)) if not places]
        known = not any(open_list_of(tree, code) for tree in absent)
        transitions.append(Transition(kind_of(old, new), old, new, CONFIDENCES[-1], known))
    open_lists = tuple(
        one for tree in (first, second) for _, one in sorted(tree.open_lists.items())
    )
    return Comparison(first.scheme, first.year, second.year, tuple(transitions), open_lists)
