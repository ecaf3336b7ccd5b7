"""The schemes, each with its editions: ``functional(2024)`` is a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.classification.catalogue import shipped
from govbudget.classification.frozen import Frozen, put
from govbudget.classification.vocabulary import Scheme

if TYPE_CHECKING:
    from datetime import date

    from govbudget.classification.keptedition import Edition
    from govbudget.classification.tree import Classification

__all__ = ["Editions", "economic", "functional", "government_economic", "revenue"]


def _day(day: date | str) -> date:
    from datetime import date

    if isinstance(day, date):
        return day
    try:
        return date.fromisoformat(day)
    except (TypeError, ValueError):
        raise ValueError(f"{day!r} is no day: a date or a text as 2024-03-29 is one") from None


class Editions(Frozen):
    """The editions of one scheme: call it with a year to get the tree.

    >>> import govbudget as gb
    >>> gb.functional.years[:3]
    (2018, 2019, 2020)
    >>> gb.functional() is gb.functional(gb.functional.edition().year)
    True
    """

    __slots__ = ("scheme",)
    scheme: Scheme

    def __init__(self, scheme: Scheme) -> None:
        put(self, "scheme", scheme)

    def __repr__(self) -> str:
        return f"<Editions of {self.scheme}: {', '.join(map(str, self.years))}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return Editions, (self.scheme,)

    def __eq__(self, other: object) -> bool:
        return self.scheme is other.scheme if isinstance(other, Editions) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.scheme)

    @property
    def years(self) -> tuple[int, ...]:
        """The years for which an edition is kept, in order."""
        return shipped().years(self.scheme)

    def edition(self, year: int | None = None) -> Edition:
        """What is known about the edition of a year; without a year the one in force today.

        Raises:
            UnknownEdition: none is kept for that year.
        """
        return shipped().edition(self.scheme, year)

    def as_of(self, day: date | str) -> Classification:
        """The tree that was valid on a day of a budget year.

        A supplement that the Ministry issued in mid-year is a revision of the edition, not a new
        one: before its day the entries that it added are not there.

        Args:
            day: the day, or its text as in ``2024-03-29``.

        >>> from datetime import date
        >>> import govbudget as gb
        >>> before, after = date(2024, 3, 28), date(2024, 3, 29)
        >>> "22006" in gb.functional.as_of(before), "22006" in gb.functional.as_of(after)
        (False, True)

        Raises:
            UnknownEdition: no edition of that year is kept.
            ValueError: it is no day.
        """
        return shipped().as_of(self.scheme, _day(day))

    def __call__(self, year: int | None = None) -> Classification:
        """The tree of a year; without a year that of the edition in force today.

        It is read from ``codes/`` on first use, and once: later calls give the same object.

        Raises:
            UnknownEdition: no edition of that year is kept.
        """
        return shipped().tree(self.scheme, year)


#: 支出功能分类: what the money is spent for.
functional = Editions(Scheme.FUNCTIONAL)
#: 部门预算支出经济分类: what the money buys.
economic = Editions(Scheme.ECONOMIC)
#: 政府预算支出经济分类: the same, as the government as a whole budgets it.
government_economic = Editions(Scheme.GOVERNMENT_ECONOMIC)
#: 收入分类: where the money comes from.
revenue = Editions(Scheme.REVENUE)
