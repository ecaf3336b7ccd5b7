"""A table of a budget: rows of codes, columns of amounts."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from govbudget.amounts import Unit, exponent, is_blank, read_amount
from govbudget.base.cells import NotRead, WhyNot
from govbudget.base.messages import Message
from govbudget.base.viewed import repr_html
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import MalformedAmount, MalformedTable
from govbudget.position import Position
from govbudget.reconciling.columns import ColumnIdentity, is_money
from govbudget.tables.columns import Column
from govbudget.tables.wording import code_of, is_total

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.classification.vocabulary import SchemeName

__all__ = ["BudgetTable", "Cell", "Role", "Row"]


class Role(StrEnum):
    """What a row is to the others.

    Attributes:
        DETAIL: nothing of the table stands below it.
        SUBTOTAL: rows of the table stand below it, and add up to it.
        TOTAL: the whole table adds up to it.
    """

    DETAIL = "detail"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@frozen(slots=True)
class Cell:
    """A cell of a measure: a number, a blank, a text, or a cell that was not read.

    Attributes:
        amount: the number, with as many decimals as are printed; None for all else.
        printed: what is printed.
        position: where it stands; None where that is not known.
        deduced: whether the number is not printed, and follows from the others.
        why: why it was not read; None where it was.
    """

    amount: Decimal | None = None
    printed: str = ""
    position: Position | None = field(default=None, eq=False)
    deduced: bool = False
    why: WhyNot | None = None

    @classmethod
    def of(
        cls, written: object, unit: Unit | None = None, position: Position | None = None
    ) -> Cell:
        """A cell from what is written in it: a text, an exact number, or None for a blank.

        Args:
            written: what is written.
            unit: the unit of the table, which an amount with a unit of its own is converted to;
                without it, such an amount is a text.
            position: where it stands.

        Raises:
            InexactAmount: it is a float, or not finite.
        """
        if isinstance(written, NotRead):
            return cls(None, str(written), position, why=written.why)
        printed = "" if written is None else str(written).strip()
        try:
            amount = read_amount(written)
        except MalformedAmount:
            return cls(None, printed, position)
        if amount is None:
            return cls(None, printed, position)
        if amount.unit is not None:
            # Without a unit of the table nobody can say what its number would be.
            if unit is None:
                return cls(None, printed, position)
            amount = amount.to(unit)
        return cls(amount.value, printed, position)

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in it, or only a dash."""
        return self.amount is None and self.why is None and is_blank(self.printed)

    @property
    def is_text(self) -> bool:
        """Whether there is something in it that is no amount."""
        return self.amount is None and self.why is None and not is_blank(self.printed)

    @property
    def is_unread(self) -> bool:
        """Whether there is something in it of which nobody knows what it counts.

        It is a text, or was not read: a sum with it cannot be told.

        .. versionadded:: 0.2.0
        """
        return self.amount is None and (self.why is not None or not is_blank(self.printed))

    @property
    def reason(self) -> str:
        """Why it counts nothing; empty for an amount and a blank.

        .. versionadded:: 0.2.0
        """
        if self.why is not None:
            return self.why.said(self.printed)
        return f"{self.printed!r} is no amount" if self.is_text else ""

    @property
    def reason_zh(self) -> str:
        """The same in Chinese.

        .. versionadded:: 0.2.0
        """
        if self.why is not None:
            return self.why.said_zh(self.printed)
        return f"“{self.printed}”不是金额" if self.is_text else ""


@frozen(slots=True)
class Row:
    """A row of a table.

    Attributes:
        code: the code, as digits; empty where the row has none, as a total.
        name: the name that is printed.
        role: what the row is to the others.
        cells: one cell for each measure.
        position: where it stands; None where that is not known.
        printed_code: what is printed for the code, where that is not the code itself.
        beside: what else says what the row is, as a unit or a project.
    """

    code: str
    name: str
    role: Role
    cells: tuple[Cell, ...]
    position: Position | None = field(default=None, eq=False)
    printed_code: str = ""
    beside: str = ""

    def __str__(self) -> str:
        return f"{self.code} {self.name}".strip()


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
            found.append(_row(code, name, cells, Position(row=number)))
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
        roled = tuple(evolve(row, role=_role(row, above)) for row in rows)
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


def _row(code: object, name: object, cells: tuple[Cell, ...], position: Position) -> Row:
    """A row with its code as digits, read as files are; a total may stand where the code does."""
    read = code_of(code)
    title = ("" if name is None else str(name).strip()) or read.name
    if not read.code and not title and is_total(read.printed):
        return Row("", read.printed, Role.DETAIL, cells, position)
    return Row(read.code, title, Role.DETAIL, cells, position, read.printed)


def _role(row: Row, above: set[str]) -> Role:
    plain = "".join(row.name.split())
    if not row.code:
        if not is_total(plain):
            return Role.DETAIL
        return Role.SUBTOTAL if "小计" in plain else Role.TOTAL
    return Role.SUBTOTAL if row.code in above else Role.DETAIL
