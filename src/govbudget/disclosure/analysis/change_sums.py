"""By how much the “三公” expenditure changed, beside the changes of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.changes import (
    against_final,
    change_of,
    fit_of_change,
    is_adjusted,
)
from govbudget.disclosure.analysis.lists import summed
from govbudget.disclosure.analysis.percent import Fit
from govbudget.disclosure.text.facts import ChangeFact
from govbudget.disclosure.text.kinds import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.disclosure.analysis.public_sums import PublicSum
    from govbudget.disclosure.document import Disclosure

__all__ = ["ChangeSum", "change_sums", "moved_by"]


@frozen(slots=True)
class ChangeSum:
    """A change that is the sum of the changes of the parts.

    Attributes:
        whole: the change of the whole, and by how much it went up.
        parts: those of all its parts.
    """

    whole: tuple[ChangeFact, Amount]
    parts: tuple[tuple[ChangeFact, Amount], ...]

    @property
    def total(self) -> Amount:
        """What the changes of the parts add up to."""
        return summed([by for _, by in self.parts], self.whole[1].unit)

    @property
    def holds(self) -> bool:
        """Whether the change of the whole is that, but for rounding."""
        places = max(by.places for _, by in (self.whole, *self.parts))
        total = Amount(round(self.total.value, places), self.total.unit)
        return agree(self.whole[1], total, len(self.parts)) is not Agreement.DIFFERENT


def change_sums(disclosure: Disclosure, sums: Iterable[PublicSum]) -> Iterator[ChangeSum]:
    """The changes of wholes whose parts are all said to have changed, or not.

    Left out is what another rule tells: figures that do not add up, a change that its own rate
    contradicts. And what is compared with other figures: 执行数 beside 预算数, other years.

    Args:
        disclosure: the document.
        sums: its “三公” figures with their parts.
    """
    changes: dict[int, list[ChangeFact]] = {}
    for fact in disclosure.facts:
        if isinstance(fact, ChangeFact) and fact.about is not None:
            changes.setdefault(fact.about, []).append(fact)
    sound = [one for one in sums if one.complete and one.agreement is not Agreement.DIFFERENT]
    within = {one.whole[0]: one for one in sound}
    for one in sound:
        # 公务用车购置及运行费 may be said to have changed by its two parts only.
        numbers = [
            below
            for index, _ in one.parts
            for below in (
                (index,) if index in changes or index not in within else _of(within[index])
            )
        ]
        of = [changes.get(index, []) for index in (one.whole[0], *numbers)]
        if any(len(some) != 1 for some in of):
            continue
        said = [some[0] for some in of]
        bases = {(each.against, each.base_year, against_final(disclosure, each)) for each in said}
        moved = [(each, by) for each in said if (by := moved_by(disclosure, each)) is not None]
        if len(bases) == 1 and len(moved) == len(said):
            yield ChangeSum(moved[0], tuple(moved[1:]))


def _of(one: PublicSum) -> tuple[int, ...]:
    return tuple(index for index, _ in one.parts)


def moved_by(disclosure: Disclosure, fact: ChangeFact) -> Amount | None:
    """By how much something went up; None where that is not said, or not for certain.

    Args:
        disclosure: the document.
        fact: a change.
    """
    if is_adjusted(disclosure, fact) or fact.amount is None:
        return None
    if fact.direction is Direction.LEVEL:
        return Amount(fact.amount.value * 0, fact.amount.unit)
    change = change_of(fact)
    if change is None or change.by is None:
        return None
    if fact.percent is not None and change.base is not None:
        fit = fit_of_change(change, change.base, abs(fact.percent)) if change.base.value else None
        if fit is Fit.WRONG:
            return None
    return change.by
