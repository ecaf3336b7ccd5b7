"""Roll-ups of the groups of lines: of each year, each unit, each place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import frozen

from govbudget.amounts import Number, sum_of
from govbudget.base.shown import as_text
from govbudget.base.viewed import repr_html
from govbudget.errors import WrongArgument, because
from govbudget.rollups.measures import Amounts
from govbudget.rollups.rolledup import RollUp

if TYPE_CHECKING:
    from govbudget.rollups.converted import ConvertedRollUp

__all__ = ["ROW_KEYS", "RollUps", "RolledGroup"]

_T = TypeVar("_T")

#: What the rows of a roll-up are called, which no key can be called too.
ROW_KEYS = ("code", "name", "level", "own", "total")


@frozen(slots=True)
class RolledGroup:
    """The lines of one group, rolled up.

    Attributes:
        key: what they have in the columns that they are grouped by; None where that is blank.
        rolled: their roll-up.

    .. versionadded:: 0.2.0
    """

    key: tuple[Any, ...]
    rolled: RollUp[Any]


@frozen(eq=False, repr=False)
class RollUps(Mapping[tuple[Any, ...], RollUp[_T]], Generic[_T]):
    """Amounts rolled up in groups: a mapping from what a group has in common to its roll-up.

    A key is a tuple, with one member for each column that the lines are grouped by; the groups are
    in the order of their keys. It cannot be changed; two that are made of the same lines, in any
    order, are equal.

    >>> import govbudget as gb
    >>> lines = [
    ...     {"year": 2018, "unit": "甲", "code": "2011504", "amount": 7},
    ...     {"year": 2024, "unit": "甲", "code": "2013804", "amount": 9},
    ...     {"year": 2024, "unit": "乙", "code": "2080505", "amount": 1},
    ... ]
    >>> found = gb.rollup(lines, by=("year", "unit"))
    >>> list(found)
    [(2018, '甲'), (2024, '乙'), (2024, '甲')]
    >>> found[2024, "甲"]["201"], found[2024, "甲"].year, found.total
    (9, 2024, 17)
    >>> found.merged("year")[2024,].total
    10
    >>> list(found.only(unit="甲"))
    [(2018, '甲'), (2024, '甲')]

    Attributes:
        by: the columns that the lines are grouped by.
        groups: the groups, in the order of their keys.

    .. versionadded:: 0.2.0
    """

    by: tuple[str, ...]
    groups: tuple[RolledGroup, ...]

    _repr_html_ = repr_html

    @cached_property
    def _by_key(self) -> dict[tuple[Any, ...], RollUp[_T]]:
        return {one.key: one.rolled for one in self.groups}

    def __getitem__(self, key: tuple[Any, ...]) -> RollUp[_T]:
        return self._by_key[key]

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self._by_key)

    def __len__(self) -> int:
        return len(self.groups)

    @property
    def measures(self) -> tuple[str, ...]:
        """The names of the measures; none where there is only one."""
        return self.groups[0].rolled.measures if self.groups else ()

    @property
    def total(self) -> Any:
        """All that is booked in any group; with measures a mapping of them."""
        totals: list[Any] = [one.rolled.total for one in self.groups]
        if not self.measures:
            return sum_of(totals)
        return Amounts({name: sum_of(one[name] for one in totals) for name in self.measures})

    def only(self, **wanted: Any) -> RollUps[_T]:
        """The groups that have some values in some of the columns.

        Args:
            wanted: the values by the names of the columns.

        Raises:
            WrongArgument: the lines are not grouped by such a column.
        """
        places = {self._place(name): value for name, value in wanted.items()}
        kept = (
            one
            for one in self.groups
            if all(one.key[place] == value for place, value in places.items())
        )
        return RollUps(self.by, tuple(kept))

    def merged(self, *by: str) -> RollUps[_T]:
        """The groups by some of the columns only, those that have the same there added up.

        Args:
            by: these columns, in the order that the keys are to have.

        Raises:
            WrongArgument: the lines are not grouped by such a column, or roll-ups of different
                editions would have to be added.
        """
        places = [self._place(name) for name in by]
        found: dict[tuple[Any, ...], RollUp[_T]] = {}
        for one in self.groups:
            key = tuple(one.key[place] for place in places)
            found[key] = found[key] + one.rolled if key in found else one.rolled
        ordered = sorted(found, key=order_of)
        return RollUps(by, tuple(RolledGroup(key, found[key]) for key in ordered))

    def converted(
        self, to: str, *, shares: Mapping[str, Mapping[str, Number]] | None = None
    ) -> dict[tuple[Any, ...], ConvertedRollUp]:
        """The roll-up of each group by another classification: see :meth:`RollUp.converted`.

        Args:
            to: the other classification.
            shares: for a code that answers to several, the share of each.
        """
        return {one.key: one.rolled.converted(to, shares=shares) for one in self.groups}

    def _place(self, name: str) -> int:
        if name not in self.by:
            raise WrongArgument("by", as_text(name, quoted=True), because("rollups.by", by=self.by))
        return self.by.index(name)

    def to_rows(self) -> list[dict[str, Any]]:
        """A plain mapping for each group and code: the columns of the key, then those of a roll-up.

        It is what a table or a data frame is made of: see :meth:`RollUp.to_rows`.
        """
        return [
            {**dict(zip(self.by, one.key, strict=True)), **row}
            for one in self.groups
            for row in one.rolled.to_rows()
        ]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, RollUps):
            return (self.by, self.groups) == (other.by, other.groups)
        if isinstance(other, Mapping):
            return dict(self) == dict(other)
        return NotImplemented

    def __hash__(self) -> int:
        return hash((self.by, self.groups))

    def __repr__(self) -> str:
        return f"<RollUps by {', '.join(self.by)}: {len(self)} groups>"

    def __str__(self) -> str:
        """The tree of each group as text, below its key."""
        return "\n\n".join(
            f"{' / '.join(map(str, one.key))}\n{one.rolled}".rstrip() for one in self.groups
        )


def order_of(key: tuple[Any, ...]) -> tuple[object, ...]:
    """What keys are put in order by: numbers by their values, then texts; blanks are last.

    Args:
        key: the key.
    """
    return tuple(map(_order, key))


def _order(value: Any) -> tuple[object, ...]:
    if value is None:
        return (3,)
    if isinstance(value, int | float) or hasattr(value, "as_tuple"):
        return (0, value)
    if isinstance(value, str):
        return (1, value)
    return (2, type(value).__name__, str(value))
