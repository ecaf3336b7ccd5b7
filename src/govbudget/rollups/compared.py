"""Two roll-ups beside each other: this year and last, an account and its budget.

Both are put on one edition first, so that a code is set beside what it holds in the other year, and
only beside that.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import field, frozen

from govbudget.amounts import Number, subtract, sum_of
from govbudget.base.charted import chart_of_rollups
from govbudget.base.framed import Framed
from govbudget.base.percents import execution_rate, rate_of_change
from govbudget.base.said import SaidText
from govbudget.base.shown import as_text
from govbudget.base.viewed import repr_html
from govbudget.classification.transitions import NotKnown
from govbudget.classification.vocabulary import Level, Scheme
from govbudget.errors import UnknownCode, because
from govbudget.restating.records import MovedAmount
from govbudget.rollups.rolledrows import UnreadAmount

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from decimal import Decimal


__all__ = ["AFTER", "BEFORE", "SORTS", "ComparedAmounts", "RollUpComparison", "Sort", "in_order"]

#: The sides, as they are numbered.
BEFORE, AFTER = 0, 1


#: By what the rows of a comparison are sorted.
Sort: TypeAlias = Literal["change", "rate", "execution", "code"]
SORTS = ("change", "rate", "execution", "code")


@frozen(slots=True)
class ComparedAmounts:
    """What two roll-ups have of one code, or of a group of codes that compare only together.

    Attributes:
        code: the code on the edition of both; the codes of a group, joined by ``+``; empty for the
            total.
        name: its name, or theirs.
        kind: ``code``; ``group``; ``ended`` for a code of one side that nothing answers to on the
            edition; ``total``.
        before: the amount of the side that is compared with; None where nothing is booked.
        after: that of the side that is looked at.
        moved: what either side has under other codes in its own year than here: parts that moved
            in, whose ``new`` is this code, and parts that moved out, whose ``old`` it is. With
            some, the code is not the same in both years.

    .. versionadded:: 0.2.0
    """

    code: str
    name: str
    kind: str
    before: Number | None
    after: Number | None
    moved: tuple[MovedAmount, ...] = ()

    @property
    def change(self) -> Number:
        """What is more after than before; what is not booked counts as nothing."""
        return subtract(self.after or 0, self.before or 0)

    @property
    def rate(self) -> Fraction | None:
        """The change as a share of the amount before, exactly; None where that is nought.

        The base is its size: to rise from -2 to 1 is a rise.
        """
        if not self.before:
            return None
        return Fraction(self.change) / abs(Fraction(self.before))

    @property
    def execution(self) -> Fraction | None:
        """The amount after as a share of that before, exactly: of an account and its budget.

        It is None where the budget is nought or below, of which no share is spent.
        """
        if self.before is None or self.before <= 0:
            return None
        return Fraction(self.after or 0) / Fraction(self.before)

    @property
    def rate_percent(self) -> Decimal | None:
        """The rate of change in per cent, rounded half up to two decimals."""
        return None if self.before is None else rate_of_change(self.after or 0, self.before)

    @property
    def execution_percent(self) -> Decimal | None:
        """The rate of execution in per cent, rounded half up to two decimals."""
        return None if self.before is None else execution_rate(self.after or 0, self.before)

    @property
    def is_same(self) -> bool:
        """Whether the code holds the same in both years, as far as the amounts tell."""
        return self.kind == "code" and not self.moved

    @property
    def level(self) -> Level | None:
        """The level of the code; None for the total."""
        return Level.of(self.code.partition("+")[0]) if self.code else None


@frozen(repr=False)
class RollUpComparison(Framed):
    """Two roll-ups on one edition, code by code.

    The amounts of its rows add up to the totals of the two roll-ups, to the last digit.

    Attributes:
        scheme: the scheme of both.
        to: the year of the edition that both are on.
        years: the years of the two roll-ups, that of the amounts before first.
        names: what the two sides are called, the side before first: their years if nothing else
            is said.
        level: the level of the rows; None where they are as fine as both sides are.
        measure: the measure that is compared; empty where the roll-ups have no names for theirs.
        rows: a row for each code or group, sorted as was asked.
        unknown: amounts of codes that their editions do not have, which are in no row, each with
            its side, 0 before and 1 after.
        unread: amounts that were not read, which the rows lack, likewise.
        not_known: what is not known between the years and the edition.

    .. versionadded:: 0.2.0
    """

    scheme: Scheme
    to: int
    years: tuple[int, int]
    names: tuple[str, str]
    level: Level | None
    measure: str
    rows: tuple[ComparedAmounts, ...]
    unknown: tuple[tuple[int, str, Number], ...] = ()
    unread: tuple[tuple[int, UnreadAmount], ...] = ()
    not_known: tuple[NotKnown, ...] = field(default=())

    _repr_html_ = repr_html
    chart = chart_of_rollups

    def __iter__(self) -> Iterator[ComparedAmounts]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, code: str) -> ComparedAmounts:
        found = next((row for row in self.rows if row.code == code), None)
        if found is None:
            here = SaidText(because("rollup.compared", scheme=self.scheme))
            raise UnknownCode(as_text(code), here, self.to, because("rollup.no_row"))
        return found

    @property
    def total(self) -> ComparedAmounts:
        """The totals of both sides, as a row."""
        before, after = (
            sum_of(one for row in self.rows if (one := side(row)) is not None) for side in _SIDES
        )
        return ComparedAmounts("", "", "total", before, after)

    @property
    def is_execution(self) -> bool:
        """Whether both sides are of one year: then shares of execution say more than rates."""
        return self.years[BEFORE] == self.years[AFTER]

    @property
    def not_same(self) -> tuple[ComparedAmounts, ...]:
        """The rows whose code does not hold the same in both years."""
        return tuple(row for row in self.rows if not row.is_same)

    def to_rows(self) -> list[dict[str, Any]]:
        """A plain mapping for each row: what a table or a data frame is made of.

        Its keys are ``code``, ``name``, ``level``, ``kind``, ``before``, ``after``, ``change``, and
        ``rate`` and ``execution`` in per cent, rounded half up to two decimals.
        """
        return [
            {
                "code": row.code,
                "name": row.name,
                "level": None if row.level is None else int(row.level),
                "kind": row.kind,
                "before": row.before,
                "after": row.after,
                "change": row.change,
                "rate": row.rate_percent,
                "execution": row.execution_percent,
            }
            for row in self.rows
        ]

    def __repr__(self) -> str:
        sides = " with ".join(reversed(self.names))
        return f"<RollUpComparison of {self.scheme} {self.to}, {sides}: {len(self)} rows>"


_SIDES: tuple[Callable[[ComparedAmounts], Number | None], ...] = (
    lambda row: row.before,
    lambda row: row.after,
)


def in_order(rows: Iterable[ComparedAmounts], sort: Sort) -> tuple[ComparedAmounts, ...]:
    """The rows of a comparison, sorted.

    By change and by rate the greatest come first, whatever their signs; what grew from nought has
    no rate, and comes before. By execution the lowest rate comes first. By code what ended comes
    last.

    Args:
        rows: the rows.
        sort: by what.
    """
    return tuple(sorted(rows, key=_KEYS[sort]))


def _by_change(row: ComparedAmounts) -> tuple[object, ...]:
    return (-abs(Fraction(row.change)), row.code)


def _by_rate(row: ComparedAmounts) -> tuple[object, ...]:
    known = row.rate is not None
    return (known, -abs(row.rate or 0), *_by_change(row))


def _by_execution(row: ComparedAmounts) -> tuple[object, ...]:
    return (row.execution is None, row.execution or 0, *_by_change(row))


def _by_code(row: ComparedAmounts) -> tuple[object, ...]:
    return (row.kind == "ended", row.code)


_KEYS: dict[str, Callable[[ComparedAmounts], Any]] = {
    "change": _by_change,
    "rate": _by_rate,
    "execution": _by_execution,
    "code": _by_code,
}
