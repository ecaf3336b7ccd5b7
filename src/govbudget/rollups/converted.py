"""Roll-ups by another classification: functions by COFOG, economic classes by GFSM."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Any

from attrs import field, frozen

from govbudget.amounts import Number, add, sum_of
from govbudget.base.shown import as_text
from govbudget.base.viewed import repr_html
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import UnknownCode
from govbudget.rollups.rolledrows import UnreadAmount

__all__ = [
    "ConvertedAmount",
    "ConvertedGroup",
    "ConvertedRollUp",
    "ConvertedRow",
    "SharedAmount",
]


@frozen(slots=True)
class ConvertedAmount:
    """What is booked on a code that is converted.

    Attributes:
        code: the code.
        name: its name.
        amount: what is booked on the code itself.
        reason: why nothing answers to it, in Chinese; empty where something does, or nobody says.

    .. versionadded:: 0.2.0
    """

    code: str
    name: str
    amount: Number
    reason: str = ""


@frozen(slots=True)
class SharedAmount:
    """A part of an amount that rests on a share which was given.

    Attributes:
        code: the code that was parted.
        target: the code that the part went to; empty for a part that nothing answers to.
        share: the share.
        amount: the part.

    .. versionadded:: 0.2.0
    """

    code: str
    target: str
    share: Fraction
    amount: Number


@frozen(slots=True)
class ConvertedRow:
    """A code of the other classification.

    Attributes:
        code: the code.
        name: its name in Chinese.
        name_en: its name in English.
        level: how deep it stands, from 1.
        own: what answers to the code itself, wholly or by a share.
        kept: what is kept in groups that lie below it, and below no code of its own.
        total: all of what is on it or below it.

    .. versionadded:: 0.2.0
    """

    code: str
    name: str
    name_en: str
    level: int
    own: Number
    kept: Number
    total: Number


@frozen(slots=True)
class ConvertedGroup:
    """What is kept in a group of codes, since it answers to several and no shares are known.

    Counted on each of them, it would count several times.

    Attributes:
        key: the codes, joined by ``+``; ``?`` is among them where nothing answers to a part of it.
        targets: the codes.
        below: the finest code that holds all of them; empty where there is none.
        amount: the sum.
        sources: what is booked on each code that is kept here.

    .. versionadded:: 0.2.0
    """

    key: str
    targets: tuple[str, ...]
    below: str
    amount: Number
    sources: tuple[ConvertedAmount, ...]


@frozen(eq=False, repr=False)
class ConvertedRollUp(Mapping[str, Number]):
    """A roll-up by another classification: a mapping from its codes to totals, in code order.

    No amount counts twice, and none is lost: the total is what is on the codes, with what is kept
    in groups below them, what is kept in groups below none, and what nothing answers to.

    >>> import govbudget as gb
    >>> lines = {"2010101": 5, "20502": 100, "2050201": 30, "227": 7, "20114": 2}
    >>> found = gb.rollup(lines, gb.functional(2024), nested="all", to="cofog")
    >>> dict(found)
    {'01': 5, '01.1': 5, '04': 2, '04.1': 2, '09': 130, '09.1': 30}
    >>> [(one.key, one.below, one.amount) for one in found.groups]
    [('09.1+09.2+09.4', '09', 100)]
    >>> [(one.code, one.amount) for one in found.unmapped], found.total
    ([('227', 7)], 144)

    Attributes:
        scheme: the scheme of the roll-up.
        year: the year of its edition.
        target: the other classification: ``cofog``, ``gfsm``, or a scheme.
        target_year: the year of its version or edition.
        rows: its codes that anything is on or below.
        groups: what is kept in groups, by their keys.
        unmapped: what nothing answers to, by code.
        shared: the parts that rest on shares.
        partial: what is counted whole on a code although only its main purpose is that: its pair is
            ``partial``, and there is no other.
        unknown: the amounts of codes that the edition does not have and that were collected, which
            are in no total.
        adopted: the codes that the edition does not have and that were booked under another, with
            it.
        unread: the codes with amounts that were not read, and passed over.

    .. versionadded:: 0.2.0
    """

    scheme: Scheme
    year: int
    target: str
    target_year: int
    rows: tuple[ConvertedRow, ...] = field(repr=False)
    groups: tuple[ConvertedGroup, ...] = field(default=(), repr=False)
    unmapped: tuple[ConvertedAmount, ...] = field(default=(), repr=False)
    shared: tuple[SharedAmount, ...] = field(default=(), repr=False)
    partial: tuple[ConvertedAmount, ...] = field(default=(), repr=False)
    unknown: tuple[tuple[str, Number], ...] = field(default=(), repr=False)
    adopted: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    unread: tuple[UnreadAmount, ...] = field(default=(), repr=False)

    _repr_html_ = repr_html

    @cached_property
    def _by_code(self) -> dict[str, ConvertedRow]:
        return {one.code: one for one in self.rows}

    def row(self, code: str) -> ConvertedRow:
        """The row of a code.

        Args:
            code: the code.

        Raises:
            UnknownCode: nothing is on it or below it.
        """
        found = self._by_code.get(code) if isinstance(code, str) else None
        if found is None:
            raise UnknownCode(as_text(code), self.target, self.target_year)
        return found

    def __getitem__(self, code: str) -> Number:
        return self.row(code).total

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_code)

    def __len__(self) -> int:
        return len(self.rows)

    def at(self, level: int) -> dict[str, Number]:
        """The totals of one level, in code order.

        Args:
            level: the level, from 1.
        """
        return {one.code: one.total for one in self.rows if one.level == level}

    @property
    def mapped(self) -> Number:
        """What answers to one code, wholly or by a share."""
        return sum_of(one.own for one in self.rows)

    @property
    def kept(self) -> Number:
        """What is kept in groups: counted on each of its codes it would count several times."""
        return sum_of(one.amount for one in self.groups)

    @property
    def left(self) -> Number:
        """What nothing answers to."""
        return sum_of(one.amount for one in self.unmapped)

    @property
    def total(self) -> Number:
        """All of it, which is the total of the roll-up."""
        return add(add(self.mapped, self.kept), self.left)

    def to_rows(self) -> list[dict[str, Any]]:
        """A plain mapping for each code, group, unmapped and unknown code, for a table.

        Its keys are ``kind`` (``code``, ``group``, ``unmapped`` or ``unknown``), ``code``,
        ``name``, ``level``, ``own``, ``total`` and ``below``: of a group the code whose total has
        it already. The ``own`` of all rows but the unknown ones adds up to the total.
        """
        rows: list[dict[str, Any]] = [
            _row("code", one.code, one.name, one.level, one.own, one.total) for one in self.rows
        ]
        rows += [
            {**_row("group", one.key, "", None, one.amount, one.amount), "below": one.below}
            for one in self.groups
        ]
        rows += [
            _row("unmapped", one.code, one.name, None, one.amount, one.amount)
            for one in self.unmapped
        ]
        rows += [_row("unknown", code, "", None, amount, amount) for code, amount in self.unknown]
        return rows

    def __eq__(self, other: object) -> bool:
        if isinstance(other, ConvertedRollUp):
            return self._facts == other._facts
        if isinstance(other, Mapping):
            return dict(self) == dict(other)
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._facts)

    @property
    def _facts(self) -> tuple[object, ...]:
        edition = (self.scheme, self.year, self.target, self.target_year)
        told = (self.unmapped, self.shared, self.partial)
        return (*edition, self.rows, self.groups, *told, self.unknown, self.adopted, self.unread)

    def __repr__(self) -> str:
        asked = f"{self.scheme} {self.year} by {self.target} {self.target_year}"
        return f"<ConvertedRollUp of {asked}: {len(self)} codes, {len(self.groups)} groups>"


def _row(
    kind: str, code: str, name: str, level: int | None, own: Number, total: Number
) -> dict[str, Any]:
    return {
        "kind": kind,
        "code": code,
        "name": name,
        "level": level,
        "own": own,
        "total": total,
        "below": "",
    }
