"""Where what is booked on a code in one year stands in another.

What became of a code is told by the changes; that is all there is to know of a finest code. A 类 or
款 also holds what is below it, and some of that may have gone elsewhere: then the code of the same
number is not the same class.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from govbudget.base.records import frozen
from govbudget.classification.catalogue import shipped
from govbudget.classification.changelog import CONFIDENCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govbudget.classification.tree import Classification
    from govbudget.classification.vocabulary import Scheme

__all__ = ["Destination", "destinations"]

#: How many digits each level adds to the one above it.
_STEP = 2


@frozen(slots=True)
class Destination:
    """Where what is booked on a code in one year stands in another.

    Attributes:
        code: the code in the first year.
        places: the codes of the other year that hold it; none where it ended, one where all of it
            is there, several where it is spread over them.
        main: where what is not told to have gone elsewhere is: the one code that the code itself
            became; empty where there is none or more than one.
        confidence: the lowest confidence of the changes on the way.
    """

    code: str
    places: tuple[str, ...]
    main: str
    confidence: str


def destinations(scheme: Scheme, first: int, second: int) -> Mapping[str, Destination]:
    """Where what is booked on each code of one year stands in another.

    Args:
        scheme: the scheme.
        first: the year of the codes.
        second: the other year, later or earlier.

    Raises:
        UnknownEdition: an edition of one of the years, or of a year between, is not kept.
    """
    return shipped().once(
        ("destinations", scheme, first, second), partial(_found, scheme, first, second)
    )


def _found(scheme: Scheme, first: int, second: int) -> dict[str, Destination]:
    reached = shipped().history(scheme).reach(first, second)
    tree = shipped().tree(scheme, first)
    inside = _inside(tree)
    return {
        code: _destination(code, reached[code], [reached[one] for one in inside.get(code, ())])
        for code in tree
    }


def _inside(tree: Classification) -> dict[str, list[str]]:
    """For each code the codes below it, at any depth."""
    found: dict[str, list[str]] = {}
    for code in tree:
        for digits in range(len(code) - _STEP, 2, -_STEP):
            found.setdefault(code[:digits], []).append(code)
    return found


def _destination(
    code: str, own: Mapping[str, int], below: Iterable[Mapping[str, int]]
) -> Destination:
    certain = min(own.values(), default=len(CONFIDENCES))
    main = next(iter(own)) if len(own) == 1 else ""
    held = set[str]()
    for became in below:
        held.update(became)
        certain = min(certain, *became.values()) if became else certain
    confidence = CONFIDENCES[min(certain, len(CONFIDENCES) - 1)]
    if main and all(one.startswith(main) for one in held):
        return Destination(code, (main,), main, confidence)
    # What is spread over codes of one level below one code is in that code.
    places = {one[: len(code)] for one in (*own, *held)} if held else set(own)
    whole = next((one for one in places if all(other.startswith(one) for other in places)), "")
    if whole:
        return Destination(code, (whole,), whole, confidence)
    return Destination(code, tuple(sorted(places)), main if main in places else "", confidence)
