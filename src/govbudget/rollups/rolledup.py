"""What comes of rolling amounts up a tree."""

from __future__ import annotations

import unicodedata
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
from govbudget.classification.frozen import Frozen, put
from govbudget.classification.vocabulary import Level, Scheme
from govbudget.errors import UnknownCode, WrongArgument, because
from govbudget.rollups.nesting import StatedSum

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.base.messages import Message
    from govbudget.rollups.compared import RollUpComparison
    from govbudget.rollups.converted import ConvertedRollUp

__all__ = ["DoubleCount", "RollUp", "RolledRow", "StatedSum", "UnreadAmount"]

_T = TypeVar("_T")


@frozen(slots=True)
class RolledRow:
    """What is booked on a code, and on and below it.

    Attributes:
        code: the code.
        name: its name.
        own: what is booked on the code itself, for each measure.
        total: what is booked on it and below it, for each measure.
        booked: whether any line is booked on the code itself.
    """

    code: str
    name: str
    own: tuple[Number, ...]
    total: tuple[Number, ...]
    booked: bool

    @property
    def level(self) -> Level:
        """The level of the code."""
        return Level.of(self.code)


@frozen(slots=True)
class UnreadAmount:
    """Amounts of a code that were not read, and passed over: its totals lack them.

    Attributes:
        code: the code, as it is written.
        line: the first line with one, from 1.
        reason: why that was not read.
        count: how many there are.
        reason_zh: why the first was not read, in Chinese.

    .. versionadded:: 0.2.0
    """

    code: str
    line: int
    reason: str
    count: int = 1
    reason_zh: str = ""

    @property
    def message(self) -> Message:
        """Why the first was not read, in both languages."""
        from govbudget.base.messages import Message

        return Message.written(self.reason_zh or self.reason, self.reason)

    def __str__(self) -> str:
        more = f", and {self.count - 1:,} more of this code" if self.count > 1 else ""
        return f"line {self.line:,} ({self.code}): {self.reason}{more}"


@frozen(slots=True)
class DoubleCount:
    """A code with lines of its own beside lines on codes below it: the first may include these.

    Attributes:
        code: the code.
        name: its name.
        own: what is booked on the code itself, for each measure.
        below: what is booked below it, for each measure.
        codes: the codes below it that have lines.
    """

    code: str
    name: str
    own: tuple[Number, ...]
    below: tuple[Number, ...]
    codes: tuple[str, ...]

    @property
    def message(self) -> Message:
        """What may be counted twice, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        return because("nested.doubled", code=self.code, name=self.name, codes=self.codes)

    def __str__(self) -> str:
        return self.message.en


class Amounts(Frozen, Mapping[str, _T], Generic[_T]):
    """Some totals by their names: a mapping that cannot be changed.

    >>> Amounts({"基本支出": 5})
    Amounts({'基本支出': 5})
    """

    __slots__ = ("_by_name",)
    _by_name: dict[str, _T]

    def __init__(self, by_name: Mapping[str, _T]) -> None:
        put(self, "_by_name", dict(by_name))

    def __getitem__(self, name: str) -> _T:
        return self._by_name[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name)

    def __len__(self) -> int:
        return len(self._by_name)

    def __hash__(self) -> int:
        return hash(tuple(self._by_name.items()))

    def __repr__(self) -> str:
        return f"Amounts({self._by_name!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return Amounts, (self._by_name,)


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
        below: dict[str, list[str]] = {}
        booked = {row.code for row in self.rows if row.booked}
        for code in sorted(booked):
            for digits in range(3, len(code), 2):
                if code[:digits] in booked:
                    below.setdefault(code[:digits], []).append(code)
        return tuple(
            DoubleCount(row.code, row.name, row.own, self._below(row), tuple(below[row.code]))
            for row in self.rows
            if row.code in below
        )

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
        nested = tuple(_of_measure(one, at) for one in self.nested if one.stated[at] is not None)
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
        found = []
        for row in self.rows:
            record: dict[str, Any] = {"code": row.code, "name": row.name, "level": int(row.level)}
            if self.measures:
                record.update(zip(self.measures, row.total, strict=True))
                record.update(
                    (f"own {m}", own) for m, own in zip(self.measures, row.own, strict=True)
                )
            else:
                record.update(own=row.own[0], total=row.total[0])
            found.append(record)
        return found

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
        rows = dict(self._by_code)
        for row in other.rows:
            known = rows.get(row.code)
            rows[row.code] = row if known is None else _added(known, row)
        unknown = dict(self.unknown)
        for code, amounts in other.unknown:
            unknown[code] = tuple(map(add, unknown[code], amounts)) if code in unknown else amounts
        adopted = {**dict(self.adopted), **dict(other.adopted)}
        return RollUp(
            *mine,
            tuple(rows[code] for code in sorted(rows)),
            tuple(sorted(unknown.items())),
            tuple(sorted(adopted.items())),
            _joined_sums(self.nested, other.nested),
            (*self.unread, *other.unread),
        )

    def __repr__(self) -> str:
        return f"<RollUp of {self.scheme} {self.year}, {len(self)} codes>"

    def __str__(self) -> str:
        """The tree as text, with its amounts on the right."""
        labels = [
            f"{'  ' * (int(row.level) - 1)}{row.code} {row.name}".rstrip() for row in self.rows
        ]
        width = max(map(_columns, labels), default=0)
        amounts = [[_printed(amount) for amount in row.total] for row in self.rows]
        widths = [max(map(len, column)) for column in zip(*amounts, strict=True)]
        return "\n".join(
            label
            + " " * (width - _columns(label))
            + "".join(f"  {one:>{size}}" for one, size in zip(shown, widths, strict=True))
            for label, shown in zip(labels, amounts, strict=True)
        )


def _added(one: RolledRow, other: RolledRow) -> RolledRow:
    return RolledRow(
        one.code,
        one.name or other.name,
        tuple(map(add, one.own, other.own)),
        tuple(map(add, one.total, other.total)),
        one.booked or other.booked,
    )


def _of_measure(one: StatedSum, at: int) -> StatedSum:
    """A stated sum in one of several measures."""
    stated = one.stated[at]
    holds = one.holds or stated == one.below[at]
    return StatedSum(one.code, one.name, (stated,), (one.below[at],), holds)


def _joined_sums(one: Sequence[StatedSum], other: Sequence[StatedSum]) -> tuple[StatedSum, ...]:
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


def _columns(text: str) -> int:
    """How many columns a text takes in a terminal, where a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def _printed(amount: Number) -> str:
    return (
        f"{amount:,}"
        if isinstance(amount, int)
        else f"{amount:,f}"
        if hasattr(amount, "as_tuple")
        else str(amount)
    )


def _of_kind(amounts: tuple[Number, ...], like: tuple[Number, ...]) -> tuple[Number, ...]:
    """Amounts as numbers of the kind that others are: nothing is a Decimal among Decimals."""
    return tuple(
        Decimal(0) if isinstance(one, Decimal) and not amount else amount
        for amount, one in zip(amounts, like, strict=True)
    )
