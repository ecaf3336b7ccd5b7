"""What codes state of the lines below them: stated sums, each with what these add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Number, add
from govbudget.errors import because

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.base.messages import Message

__all__ = ["StatedSum", "joined_sums", "sum_of_measure"]


@frozen(slots=True)
class StatedSum:
    """A code whose lines state the sum of those below it; they were not added again.

    Attributes:
        code: the code; empty for the total of all lines.
        name: its name.
        stated: what its lines state, for each measure; None where they have no amount.
        below: what the lines below it add up to, for each measure.
        holds: whether that is the same, but for rounding.

    .. versionadded:: 0.2.0
    """

    code: str
    name: str
    stated: tuple[Number | None, ...]
    below: tuple[Number, ...]
    holds: bool

    @property
    def message(self) -> Message:
        """What is stated and what is below it, as an object that is said in any language."""
        what = f"{self.code} {self.name}".strip()
        known = {
            "what": what,
            "total": not what,
            "stated": tuple("—" if one is None else f"{one:,}" for one in self.stated),
        }
        if self.holds:
            return because("nested.stated", **known)
        below = tuple(f"{one:,}" for one in self.below)
        return because("nested.otherwise", **known, below=below)

    def __str__(self) -> str:
        return self.message.en


def sum_of_measure(one: StatedSum, at: int) -> StatedSum:
    """A stated sum in one of several measures."""
    stated = one.stated[at]
    holds = one.holds or stated == one.below[at]
    return StatedSum(one.code, one.name, (stated,), (one.below[at],), holds)


def joined_sums(one: Sequence[StatedSum], other: Sequence[StatedSum]) -> tuple[StatedSum, ...]:
    """The stated sums of two roll-ups; of a code in both what they state together."""
    found = {each.code: each for each in one}
    for each in other:
        known = found.get(each.code)
        if known is not None:
            stated = tuple(map(_both, known.stated, each.stated))
            below = tuple(map(add, known.below, each.below))
            holds = known.holds and each.holds
            found[each.code] = StatedSum(each.code, each.name, stated, below, holds)
        else:
            found[each.code] = each
    return tuple(found[code] for code in sorted(found))


def _both(one: Number | None, other: Number | None) -> Number | None:
    return other if one is None else one if other is None else add(one, other)
