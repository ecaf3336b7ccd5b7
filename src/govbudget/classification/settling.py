"""Which code of a tree a written one is, and what is done with one that the tree does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from govbudget.classification.misses import missing_code
from govbudget.errors import GovBudgetError, MissingCode

if TYPE_CHECKING:
    from govbudget.classification.tree import Classification

__all__ = ["UNKNOWN", "Unknown", "settled"]

#: What to do with a code that the tree does not have: an error; nothing, which leaves its amount
#: apart; or the nearest code above it.
Unknown: TypeAlias = Literal["raise", "collect", "ancestor"]
UNKNOWN = ("raise", "collect", "ancestor")


def settled(tree: Classification, written: Any, unknown: Unknown) -> tuple[str, str]:
    """The code of the tree, and the code that it stands in for; both empty where it is collected.

    Args:
        tree: the tree.
        written: the code, in any form that ``tree.parse`` reads.
        unknown: what to do with a code that the tree does not have.

    Returns:
        The second is empty where the tree has the code itself.

    Raises:
        MissingCode: the tree does not have it, and that is not allowed, or nothing stands above it.
        MalformedCode: it is none.
    """
    if isinstance(written, str) and written in tree:
        return written, ""
    try:
        code = str(tree.parse(written))
        if code in tree:
            return code, ""
        error: GovBudgetError = missing_code(tree, code)
    except MissingCode as missing:
        code, error = missing.code, missing
    except GovBudgetError as other:
        code, error = "", other
    if unknown == "collect":
        return "", ""
    above = (code[:digits] for digits in range(len(code) - 1, 2, -1))
    nearest = next((one for one in above if one in tree), None)
    if unknown == "raise" or nearest is None:
        raise error
    return nearest, code
