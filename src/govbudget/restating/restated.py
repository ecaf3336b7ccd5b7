"""What comes of restating lines: each line, what it is now, and their sums."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from govbudget.amounts import Number, add, sum_of
from govbudget.base.charted import chart_of_restated
from govbudget.base.messages import Message
from govbudget.base.viewed import repr_html
from govbudget.classification.catalogue import shipped
from govbudget.classification.transitions import NotKnown
from govbudget.classification.vocabulary import Scheme
from govbudget.restating.records import (
    KeptGroup,
    MovedAmount,
    RestatedKind,
    RestatedLine,
    SeriesRow,
)
from govbudget.restating.series import moved_amounts, series_of
from govbudget.rollups.rolling import rollup
from govbudget.rollups.statedsums import StatedSum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.rollups.rolledup import RollUp

__all__ = ["Restated"]


@frozen
class Restated:
    """Lines on the edition of one year.

    Their sum is that of the lines, to the last digit: what has one code now, what is kept in
    groups, what ended, and what is not known.

    Attributes:
        scheme: the scheme.
        to: the year of the edition.
        years: the years of the lines, in order.
        lines: what became of each line, in their order.
        groups: what is kept in groups, by their keys.
        nested: the subtotals among the lines, with their years; they do not count again.
        unread: the lines whose amounts were not read, each with its code and the reason.
        empty: how many lines have no amount.
        not_known: for each year what is not known between it and the edition.

    .. versionadded:: 0.2.0
    """

    scheme: Scheme
    to: int
    years: tuple[int, ...]
    lines: tuple[RestatedLine, ...] = field(repr=False)
    groups: tuple[KeptGroup, ...] = field(repr=False)
    nested: tuple[tuple[int, StatedSum], ...] = field(default=(), repr=False)
    unread: tuple[tuple[int, str, Message], ...] = field(default=(), repr=False)
    empty: int = 0
    not_known: tuple[NotKnown, ...] = field(default=(), repr=False)

    _repr_html_ = repr_html
    chart = chart_of_restated

    def __iter__(self) -> Iterator[RestatedLine]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)

    def of_kind(self, *kinds: str) -> tuple[RestatedLine, ...]:
        """The lines, or parts of lines, that became of some kinds.

        Args:
            kinds: the kinds, or words for them.

        Raises:
            UnknownWord: a kind is none.
        """
        asked = {RestatedKind.of(kind) for kind in kinds}
        return tuple(one for one in self.lines if one.kind in asked)

    def total(self, *kinds: str) -> Number:
        """The sum of all lines that count; with kinds that of the lines of these.

        Args:
            kinds: the kinds, or words for them.

        Raises:
            UnknownWord: a kind is none.
        """
        lines = self.of_kind(*kinds) if kinds else self.lines
        return sum_of(one.amount for one in lines if kinds or one.counts)

    def amounts(self, year: int | None = None) -> dict[str, Number]:
        """The sum on each code of the edition that lines have now.

        Args:
            year: that of the lines; None for all of them.
        """
        found: dict[str, Number] = {}
        for one in self.lines:
            if one.to and year in {None, one.year}:
                found[one.to] = add(found.get(one.to, 0), one.amount)
        return found

    def rolled(self, year: int | None = None) -> RollUp[Any]:
        """What lines with one code now add up to, up the tree of the edition.

        What is kept in groups, ended or unknown is not in it.

        Args:
            year: that of the lines; None for all of them.
        """
        tree = shipped().tree(self.scheme, self.to)
        return rollup(self.amounts(year), tree, nested="all")

    def moved(self, level: object = 1) -> tuple[MovedAmount, ...]:
        """The sums that stand under another code now, of a level: where a class is not the same.

        What is kept in groups is not in it, nor what ended.

        Args:
            level: the level of the codes, a member of :class:`Level` or a word for one.

        Raises:
            UnknownWord: there is no such level.
        """
        return moved_amounts(self, level)

    def series(self, level: object = None) -> tuple[SeriesRow, ...]:
        """The years beside each other: rows that hold the same in each of them.

        A group takes in the codes that it holds from every year, so that no year is set beside
        another that it does not compare with.

        Args:
            level: the level to add up to, a member of :class:`Level` or a word for one; None for
                the codes as they are.

        Raises:
            UnknownWord: there is no such level.
        """
        return series_of(self, level)
