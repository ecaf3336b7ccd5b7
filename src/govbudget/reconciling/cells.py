"""Rows of a table and their cells: numbers, blanks, texts, and what was not read."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from attrs import field, frozen

from govbudget.amounts import Unit, is_blank, read_amount
from govbudget.base.cells import NotRead, WhyNot
from govbudget.errors import MalformedAmount
from govbudget.position import Position
from govbudget.tables.wording import code_of, is_total

__all__ = ["Cell", "Role", "Row", "role_of", "row_of"]


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


def row_of(code: object, name: object, cells: tuple[Cell, ...], position: Position) -> Row:
    """A row with its code as digits, read as files are; a total may stand where the code does."""
    read = code_of(code)
    title = ("" if name is None else str(name).strip()) or read.name
    if not read.code and not title and is_total(read.printed):
        return Row("", read.printed, Role.DETAIL, cells, position)
    return Row(read.code, title, Role.DETAIL, cells, position, read.printed)


def role_of(row: Row, above: set[str]) -> Role:
    """What a row is among the rows of its table.

    Args:
        row: the row.
        above: the codes that stand above others of the table.
    """
    plain = "".join(row.name.split())
    if not row.code:
        if not is_total(plain):
            return Role.DETAIL
        return Role.SUBTOTAL if "小计" in plain else Role.TOTAL
    return Role.SUBTOTAL if row.code in above else Role.DETAIL
