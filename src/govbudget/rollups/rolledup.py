"""What comes of rolling amounts up a tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from attrs import frozen

from govbudget.amounts import Number, add
from govbudget.base.charted import chart_of_rollup
from govbudget.base.said import SaidText
from govbudget.base.viewed import repr_html
from govbudget.classification.vocabulary import Level, Scheme
from govbudget.errors import UnknownCode, WrongArgument, because
from govbudget.rollups.measures import Amounts
from govbudget.rollups.rolledrows import (
    DoubleCount,
    RolledRow,
    UnreadAmount,
    added_rows,
    double_counts,
    plain_rows,
)
from govbudget.rollups.rolledtext import tree_text
from govbudget.rollups.statedsums import StatedSum, joined_sums, sum_of_measure

if TYPE_CHECKING:
    from govbudget.rollups.compared import RollUpComparison
    from govbudget.rollups.converted import ConvertedRollUp

__all__ = ["RollUp"]

_T = TypeVar("_T")


@frozen(eq=False, repr=False)
class RollUp(Mapping[str, _T], Generic[_T]):
    """Amounts rolled up a tree: a mapping from code to its total, in code order.

    It has every code that something is booked on or below. Of one measure a total is a number, an
    int, a Decimal or a Fraction as the amounts are; of several it is a mapping of them. It cannot
    be changed; two that are made of the same lines, in any order, are equal.

    >>> import govbudget as gb
    >>> rolled = gb.rollup({"2010350": 5, "2010399": 2, "2080505": 1}, gb.functional(2024))
    >>> rolled["201"], rolled.total, list(rolled)
    (7, 8, ['201', '20103', '2010350', '2010399', '208', '20805', '2080505'])
    >>> dict(rolled.at(gb.Level.CLASS)), dict(rolled.children("20103"))
    ({'201': 7, '208': 1}, {'2010350': 5, '2010399': 2})
    >>> rolled + gb.rollup({"20103": 1}, gb.functional(2024)) == gb.rollup(
    ...     [("20103", 1), ("2010350", 5), ("2080505", 1), ("2010399", 2)], gb.functional(2024)
    ... )
    True

    Attributes:
        scheme: the scheme of the tree.
        year: its year.
        revision: its revision.
        measures: the names of the measures; none where there is only one.
        rows: a record for each code, in code order.
        unknown: the amounts of the codes that the tree does not have and that were collected, as
            they are written.
        adopted: the codes that the tree does not have and that were booked under another, with it.
        nested: the codes whose lines state the sum of those below them, and were not added again.
        unread: the codes with amounts that were not read, and passed over.
    """

    scheme: Scheme
    year: int
    revision: int
    measures: tuple[str, ...]
    rows: tuple[RolledRow, ...]
    unknown: tuple[tuple[str, tuple[Number, ...]], ...] = ()
    adopted: tuple[tuple[str, str], ...] = ()
    nested: tuple[StatedSum, ...] = ()
    unread: tuple[UnreadAmount, ...] = ()

    _repr_html_ = repr_html
    chart = chart_of_rollup

    # The mapping.

    @cached_property
    def _by_code(self) -> dict[str, RolledRow]:
        return {row.code: row for row in self.rows}

    def _row(self, code: str) -> RolledRow:
        row = self._by_code.get(code)
        if row is None:
            plain = isinstance(code, str) and code.isdecimal()
            reason = because("rollup.not_booked" if plain else "rollup.plain_digits")
            here = SaidText(because("rollup.this", scheme=self.scheme))
            raise UnknownCode(str(code), here, self.year, reason)
        return row

    def __getitem__(self, code: str) -> _T:
        value: _T = self._value(self._row(code).total)
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_code)

    def __len__(self) -> int:
        return len(self.rows)

    def _value(self, amounts: tuple[Number, ...]) -> Any:
        if not self.measures:
            return amounts[0]
        return Amounts(dict(zip(self.measures, amounts, strict=True)))

    # What is asked of it.

    @property
    def total(self) -> _T:
        """All that is booked; what was collected as unknown is not in it."""
        amounts: tuple[Number, ...] = (0,) * max(1, len(self.measures))
        for row in self._roots:
            amounts = tuple(map(add, amounts, row.total))
        value: _T = self._value(amounts)
        return value

    @property
    def _roots(self) -> tuple[RolledRow, ...]:
        return tuple(row for row in self.rows if not self._above(row.code))

    def _above(self, code: str) -> str:
        """The next code above that is in it; empty where none is."""
        above = code[:-2]
        return above if above in self._by_code else ""

    def own(self, code: str) -> _T:
        """What is booked on a code itself.

        Raises:
            UnknownCode: nothing is booked on it or below it.
        """
        row = self._row(code)
        value: _T = self._value(_of_kind(row.own, row.total))
        return value

    def below(self, code: str) -> _T:
        """What is booked below a code, not on it.

        Raises:
            UnknownCode: nothing is booked on it or below it.
        """
        row = self._row(code)
        value: _T = self._value(_of_kind(self._below(row), row.total))
        return value

    def _below(self, row: RolledRow) -> tuple[Number, ...]:
        amounts: tuple[Number, ...] = (0,) * len(row.own)
        for one in self._children.get(row.code, ()):
            amounts = tuple(map(add, amounts, one.total))
        return amounts

    @cached_property
    def _children(self) -> dict[str, list[RolledRow]]:
        found: dict[str, list[RolledRow]] = {}
        for row in self.rows:
            found.setdefault(self._above(row.code), []).append(row)
        return found

    def at(self, level: Level | str | int) -> Mapping[str, _T]:
        """The totals of one level, in code order.

        Args:
            level: the level, in any form that :meth:`Level.of` reads.

        Raises:
            UnknownWord: it names no level.
        """
        digits = Level.of(level).digits
        rows = (row for row in self.rows if len(row.code) == digits)
        return Amounts({row.code: self._value(row.total) for row in rows})

    def children(self, code: str = "") -> Mapping[str, _T]:
        """The totals one level below a code, in code order; without a code, those of the roots.

        Raises:
            UnknownCode: nothing is booked on the code or below it.
        """
        if code:
            self._row(code)
        rows = self._children.get(code, ())
        return Amounts({row.code: self._value(row.total) for row in rows})

    @property
    def doubled(self) -> tuple[DoubleCount, ...]:
        """The codes with lines of their own beside lines below: they may be counted twice."""
        return double_counts(self.rows, self._below)

    def measure(self, name: str) -> RollUp[Number]:
        """One of several measures alone.

        Raises:
            WrongArgument: no measure is called that.
        """
        if name not in self.measures:
            known = self.measures or (because("argument.no_name"),)
            raise WrongArgument("name", repr(name), because("argument.measure", known=known))
        at = self.measures.index(name)
        rows = tuple(
            RolledRow(row.code, row.name, (row.own[at],), (row.total[at],), row.booked)
            for row in self.rows
        )
        unknown = tuple((code, (amounts[at],)) for code, amounts in self.unknown)
        edition = (self.scheme, self.year, self.revision)
        nested = tuple(sum_of_measure(one, at) for one in self.nested if one.stated[at] is not None)
        return RollUp(*edition, (), rows, unknown, self.adopted, nested, self.unread)

    def compare(  # noqa: PLR0913  what is asked of both
        self,
        before: RollUp[Any],
        *,
        sort: Literal["change", "rate", "execution", "code"] = "change",
        to: int | None = None,
        level: object = None,
        shares: Mapping[str, Mapping[str, Number]] | None = None,
        spread: Literal["group", "keep"] = "group",
        names: tuple[str, str] | None = None,
    ) -> RollUpComparison:
        """This roll-up beside another: last year's, or the budget of an account.

        Both are put on one edition, as :func:`restate` does: what was split stands in the row of a
        group of all codes that it may be in, and what ended in a row of its own. What one side has
        on a 款 and the other on its 项 compares on the 款. Where the editions differ, a local code
        counts to the entry above it.

        >>> import govbudget as gb
        >>> last = gb.rollup({"2160501": 1050, "2070101": 900}, gb.functional(2018))
        >>> this = gb.rollup({"2070101": 2000, "2080505": 5}, gb.functional(2024))
        >>> found = this.compare(last, level="类")
        >>> for row in found:
        ...     print(row.code, row.before, row.after, row.change, row.rate)
        207 1950 2000 50 1/39
        208 None 5 5 None
        >>> [(one.old.code, one.new.code, one.amount) for one in found["207"].moved]
        [('216', '207', 1050)]

        Returns:
            A row for each code or group of codes, whose amounts add up to both totals.

        Args:
            before: what this is compared with; of the same scheme, and like this of one measure:
                :meth:`measure` takes one of several.
            sort: what sorts the rows: ``change`` or ``rate``, the greatest first; ``execution``,
                the lowest first; or ``code``.
            to: the year of the edition; without it that of this roll-up.
            level: the level of the rows; without it they are as fine as both sides are.
            shares: for a code that was split, the share of each code that it became.
            spread: what to do with a code that was split, where no shares are given.
            names: what the two sides are called, the one before first, as in ``("预算", "决算")``;
                without it their years.

        Raises:
            WrongArgument: a side is no roll-up, they are of two schemes, or one has several
                measures; or another argument is none of its choices.
            UnknownWord: there is no such level.
            UnknownEdition: no edition of a year is kept.

        .. versionadded:: 0.2.0
        """
        # It stands on a floor above roll-ups, with the restating of lines.
        made: RollUpComparison = import_module("govbudget.rollups.comparing").compare_rollups(
            self, before, sort=sort, to=to, level=level, shares=shares, spread=spread, names=names
        )
        return made

    def converted(
        self,
        to: str,
        *,
        shares: Mapping[str, Mapping[str, Number]] | None = None,
        unit: Literal["organ", "institution"] | None = None,
    ) -> ConvertedRollUp:
        """This roll-up by another classification: functions by COFOG, economic classes by GFSM.

        What answers to one code is on that. What answers to several is parted by shares where there
        are some, and else kept in a group of them; below the code that holds all of them, if there
        is one. What nothing answers to stays apart. The sum stays, to the last digit.

        >>> import govbudget as gb
        >>> rolled = gb.rollup({"30101": 5, "30305": 10}, gb.economic(2024))
        >>> found = rolled.converted("gfsm")
        >>> found["21"], [(one.key, one.below, one.amount) for one in found.groups]
        (5, [('25+2721+2731+2821', '2', 10)])
        >>> half = {"30305": {"25": Decimal("0.5"), "2721": Decimal("0.5")}}
        >>> found = rolled.converted("gfsm", shares=half)
        >>> found["25"], found["2"], [one.target for one in found.shared]
        (5, 15, ['25', '2721'])

        Returns:
            The totals of the codes of the other classification, with what is kept and what is left.

        Args:
            to: the other classification: ``cofog``, ``gfsm``, or a scheme.
            shares: for a code that answers to several, the share of each: exact numbers that add to
                1. A code that the correspondence does not name takes those of the one above it that
                it names. The share of an empty code is what nothing answers to.
            unit: ``organ`` (机关) or ``institution`` (事业单位), where that decides, as between
                the two economic lists.

        Raises:
            UnknownWord: no classification is called that; the error proposes the nearest.
            UnknownCorrespondence: none is kept between the two.
            WrongArgument: this has several measures, shares are wrong, or the unit is none.

        .. versionadded:: 0.2.0
        """
        # It stands on a floor above roll-ups, with the restating of lines.
        made: ConvertedRollUp = import_module("govbudget.rollups.converting").convert_rollup(
            self, to, shares=shares, unit=unit
        )
        return made

    @property
    def missed(self) -> tuple[StatedSum, ...]:
        """The stated sums that the lines below them do not add up to.

        .. versionadded:: 0.2.0
        """
        return tuple(one for one in self.nested if not one.holds)

    def to_rows(self) -> list[dict[str, Any]]:
        """A plain mapping for each code, in code order: what a table or a data frame is made of.

        Its keys are ``code``, ``name``, ``level``, ``own`` and ``total``; with several measures,
        for each the total by its name and ``own`` with its name behind it.
        """
        return plain_rows(self.rows, self.measures)

    # Values.

    def __eq__(self, other: object) -> bool:
        if isinstance(other, RollUp):
            return self._facts == other._facts
        if isinstance(other, Mapping):
            return dict(self) == dict(other)
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._facts)

    @property
    def _facts(self) -> tuple[object, ...]:
        edition = (self.scheme, self.year, self.revision, self.measures)
        return (*edition, self.rows, self.unknown, self.adopted, self.nested, self.unread)

    def __radd__(self, other: object) -> RollUp[_T]:
        """What ``sum`` of parts begins with is nothing."""
        return self if other == 0 else NotImplemented

    def __add__(self, other: object) -> RollUp[_T]:
        if not isinstance(other, RollUp):
            return NotImplemented
        mine = (self.scheme, self.year, self.revision, self.measures)
        if mine != (other.scheme, other.year, other.revision, other.measures):
            reason = because("argument.unlike", other=repr(self))
            raise WrongArgument("other", repr(other), reason)
        unknown = dict(self.unknown)
        for code, amounts in other.unknown:
            unknown[code] = tuple(map(add, unknown[code], amounts)) if code in unknown else amounts
        adopted = {**dict(self.adopted), **dict(other.adopted)}
        return RollUp(
            *mine,
            added_rows((*self.rows, *other.rows)),
            tuple(sorted(unknown.items())),
            tuple(sorted(adopted.items())),
            joined_sums(self.nested, other.nested),
            (*self.unread, *other.unread),
        )

    def __repr__(self) -> str:
        return f"<RollUp of {self.scheme} {self.year}, {len(self)} codes>"

    def __str__(self) -> str:
        """The tree as text, with its amounts on the right."""
        return tree_text(self.rows)


def _of_kind(amounts: tuple[Number, ...], like: tuple[Number, ...]) -> tuple[Number, ...]:
    """Amounts as numbers of the kind that others are: nothing is a Decimal among Decimals."""
    return tuple(
        Decimal(0) if isinstance(one, Decimal) and not amount else amount
        for amount, one in zip(amounts, like, strict=True)
    )
