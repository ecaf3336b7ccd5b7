"""A table of a budget: rows of codes, columns of amounts."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govbudget.amounts import Unit, exponent
from govbudget.base.messages import Message
from govbudget.base.viewed import repr_html
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import MalformedTable
from govbudget.position import Position
from govbudget.reconciling.cells import Cell, Role, Row, role_of, row_of
from govbudget.reconciling.columns import ColumnIdentity, is_money
from govbudget.tables.columns import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from govbudget.classification.vocabulary import SchemeName

__all__ = ["BudgetTable"]


@frozen(repr=False)
class BudgetTable:
    """A table of amounts by code, as it is stated: nothing in it has been checked.

    >>> from govbudget import BudgetTable
    >>> table = BudgetTable.of(
    ...     [("", "合计", "7", "5", "2"), ("201", "", 7, 5, 2), ("20103", "", 7, 5, 2)],
    ...     measures=["合计", "基本支出", "项目支出"],
    ... )
    >>> [row.role.value for row in table.rows]
    ['total', 'subtotal', 'detail']

    Attributes:
        measures: the titles of the columns with amounts; of a head in several lines the titles from
            the top, with "/" between: ``基本支出/小计``.
        rows: the rows, in their order.
        unit: the unit of all amounts; None where it is not stated.
        title: what the table is called.
        scheme: the scheme of its codes; None where none has a code.
        year: the budget year; None for the edition in force today.
        identities: which columns are sums of which; None where they are to be recognised.
    """

    measures: tuple[str, ...]
    rows: tuple[Row, ...]
    unit: Unit | None = None
    title: str = ""
    scheme: Scheme | None = None
    year: int | None = None
    identities: tuple[ColumnIdentity, ...] | None = None

    _repr_html_ = repr_html

    def __repr__(self) -> str:
        named = ("BudgetTable", self.title, self.unit.value if self.unit else "")
        head = " ".join(filter(None, named))
        return f"<{head}: {len(self.rows)} rows, {', '.join(self.measures)}>"

    def __attrs_post_init__(self) -> None:
        if len(set(self.measures)) != len(self.measures):
            twice = sorted({one for one in self.measures if self.measures.count(one) > 1})
            raise MalformedTable(
                self.title, Message("errors.table.columns_twice", twice=tuple(twice))
            )
        for number, row in enumerate(self.rows, 1):
            if len(row.cells) != len(self.measures):
                raise MalformedTable(
                    self.title,
                    Message(
                        "errors.table.row_cells",
                        number=number,
                        row=str(row),
                        count=len(row.cells),
                        wanted=len(self.measures),
                    ),
                )
        for identity in self.identities or ():
            missing = [name for name in identity.measures if name not in self.measures]
            if missing:
                raise MalformedTable(
                    self.title,
                    Message(
                        "errors.table.sum_columns",
                        identity=str(identity),
                        missing=tuple(missing),
                        measures=tuple(self.measures),
                    ),
                )

    @classmethod
    def of(  # noqa: PLR0913  all that a table states of itself
        cls,
        rows: Iterable[Sequence[object]],
        measures: Sequence[str],
        *,
        unit: Unit | str | None = None,
        title: str = "",
        scheme: Scheme | SchemeName | None = None,
        year: int | None = None,
        identities: Iterable[ColumnIdentity | str] | None = None,
    ) -> BudgetTable:
        """A table of rows of a code, a name and an amount for each measure.

        Args:
            rows: each a sequence of a code (empty for a total), a name (empty for the official
                one is not filled in), and for each measure an amount: a printed form, an exact
                number, or None for a blank.
            measures: the titles of the measures.
            unit: the unit of all amounts.
            title: what the table is called.
            scheme: the scheme of the codes; without it their first digit tells.
            year: the budget year.
            identities: which measures are sums of which, as "合计 = 基本支出 + 项目支出"; without
                them they are recognised by their titles; an empty list is for none.

        Raises:
            InexactAmount: an amount is a float, or not finite.
            MalformedTable: two measures have one title, a row has too few or too many amounts, or
                an identity names another measure.
        """
        measures = tuple(measures)
        asked = None if unit is None else unit if isinstance(unit, Unit) else Unit.of(unit)
        found: list[Row] = []
        for number, row in enumerate(rows, 1):
            if len(row) < 2:  # noqa: PLR2004  a code and a name
                raise MalformedTable(
                    title, Message("errors.table.row_bare", number=number, row=repr(row))
                )
            code, name, *amounts = row
            cells = tuple(
                Cell.of(amount, asked, Position(row=number, column=column))
                for column, amount in enumerate(amounts, 3)
            )
            found.append(row_of(code, name, cells, Position(row=number)))
        stated = None if identities is None else tuple(map(ColumnIdentity.of, identities))
        kind = None if scheme is None else Scheme.of(scheme)
        return cls(measures, (), asked, title, kind, year, stated).with_rows(found)

    def with_rows(self, rows: Iterable[Row]) -> BudgetTable:
        """The same table with these rows, each with the role that it has among them.

        A row that is named as a total, or as a subtotal, is one; a row with a code is a subtotal
        where codes that begin with its own stand in the table.
        """
        rows = tuple(rows)
        codes = {row.code for row in rows}
        above = {code[:digits] for code in codes for digits in range(3, len(code), 2)}
        roled = tuple(evolve(row, role=role_of(row, above)) for row in rows)
        scheme = self.scheme
        if scheme is None:
            counts = Counter(filter(None, (Scheme.of_code(row.code) for row in rows)))
            scheme = max(counts, key=counts.__getitem__, default=None)
        return evolve(self, rows=roled, scheme=scheme)

    @cached_property
    def places(self) -> int:
        """How many decimals the table has: the most that any of its numbers is printed with."""
        return max(self._counted, default=0)

    @cached_property
    def usual_places(self) -> int:
        """How many decimals its numbers are printed with, as a rule.

        A spreadsheet leaves zeros at the end away, so that whole numbers say nothing of it.
        """
        counts = self._counted
        return max(filter(None, counts), key=lambda places: (counts[places], places), default=0)

    @cached_property
    def _counted(self) -> Counter[int]:
        """How many of its numbers have how many decimals."""
        return Counter(map(_places, self._numbers))

    @property
    def _numbers(self) -> Iterator[Decimal]:
        return (cell.amount for row in self.rows for cell in row.cells if cell.amount is not None)

    @cached_property
    def has_negatives(self) -> bool:
        """Whether any amount in it is below zero."""
        return any(amount < 0 for amount in self._numbers)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """What each measure means, by its title."""
        return tuple(Column.of(title, self.unit, self.year) for title in self.measures)

    @cached_property
    def summed(self) -> tuple[int, ...]:
        """The measures whose rows add up, by their places: those that are money."""
        return tuple(at for at, title in enumerate(self.measures) if is_money(title))

    @property
    def total(self) -> Row | None:
        """The first row that is a total; None where there is none."""
        return next((row for row in self.rows if row.role is Role.TOTAL), None)

    @cached_property
    def _by_code(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, row in enumerate(self.rows):
            found.setdefault(row.code, []).append(at)
        return found

    def rows_of(self, code: str) -> Sequence[int]:
        """The places of the rows with a code, from the top, from 0.

        .. versionadded:: 0.2.0
        """
        return self._by_code.get(code, ())

    def row(self, code: str) -> Row | None:
        """The first row with a code; None where there is none."""
        return next((row for row in self.rows if row.code == code), None)

    def column(self, measure: str) -> tuple[Cell, ...]:
        """The cells of a measure, from the top.

        Raises:
            MalformedTable: no measure has that title.
        """
        at = self._place(measure)
        return tuple(row.cells[at] for row in self.rows)

    def amount(self, code: str, measure: str) -> Decimal | None:
        """The number in the first row with this code; "" is the total. None for a blank.

        Raises:
            MalformedTable: no measure has that title.
        """
        at = self._place(measure)
        row = self.row(code) if code else self.total
        return None if row is None else row.cells[at].amount

    def _place(self, measure: str) -> int:
        if measure not in self.measures:
            raise MalformedTable(
                self.title,
                Message(
                    "errors.table.no_column", measure=repr(measure), measures=tuple(self.measures)
                ),
            )
        return self.measures.index(measure)

    def with_amount(self, row: int, measure: str, amount: Decimal | int | None) -> BudgetTable:
        """A copy with another number in one cell; None makes it blank.

        Args:
            row: which row, from 0.
            measure: the title of the measure.
            amount: the number.

        Raises:
            InexactAmount: it is a float, or not finite.
            MalformedTable: no measure has that title.
            IndexError: there is no such row.
        """
        at = self._place(measure)
        if not 0 <= row < len(self.rows):
            raise IndexError(f"there is no row {row}: the table has {len(self.rows)}, from 0")
        old = self.rows[row]
        amount = None if amount is None else Cell.of(amount).amount
        printed = "" if amount is None else f"{amount:f}"
        cell = evolve(old.cells[at], amount=amount, printed=printed)
        cells = (*old.cells[:at], cell, *old.cells[at + 1 :])
        changed = evolve(old, cells=cells)
        return evolve(self, rows=(*self.rows[:row], changed, *self.rows[row + 1 :]))


def _places(amount: Decimal) -> int:
    return max(0, -exponent(amount))
