"""Which entries of a 类 or 款 went elsewhere, and which came from elsewhere.

A code that stays need not hold the same: 216 gave its tourism to 207 in 2019.
"""

from __future__ import annotations

from govbudget.base.records import frozen
from govbudget.classification.changelog import CodePlace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from govbudget.classification.changelog import Change

__all__ = ["MovedPart", "moved_parts"]


@frozen(slots=True)
class MovedPart:
    """An entry below a code that went elsewhere, or came from elsewhere.

    Attributes:
        year: the first budget year of the new state.
        old: the code before, with its name.
        new: the code since.
        came: whether it came to the code; else it left it.

    .. versionadded:: 0.2.0
    """

    year: int
    old: CodePlace
    new: CodePlace
    came: bool


def moved_parts(
    changes: Iterable[Change], before: Collection[str], after: Collection[str]
) -> Iterator[MovedPart]:
    """What left some codes, and what came to them, from one year to the next.

    Of entries that moved with what they stand below, only the uppermost is told.

    Args:
        changes: those of the year.
        before: the codes in the year before.
        after: what they are in the year.
    """
    links = [one for one in changes if one.old_code and one.new_code]
    moved = {(one.old_code, one.new_code) for one in links}
    for one in links:
        was, is_now = _is_below(one.old_code, before), _is_below(one.new_code, after)
        # What the codes themselves became is no part of them.
        if was == is_now or one.old_code in before or one.new_code in after:
            continue
        above = one.old_code[:-2], one.new_code[:-2]
        if above[0] == above[1] or (above in moved and above[0] not in before):
            continue
        old, new = (
            CodePlace(one.old_code, one.old_name),
            CodePlace(one.new_code, one.new_name),
        )
        yield MovedPart(one.year, old, new, came=is_now)


def _is_below(code: str, codes: Collection[str]) -> bool:
    return any(code != one and code.startswith(one) for one in codes)
