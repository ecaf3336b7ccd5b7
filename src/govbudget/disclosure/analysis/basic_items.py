"""The 款 of the table of basic expenditure, and which classes they make up."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount
from govbudget.classification.vocabulary import Scheme
from govbudget.disclosure.analysis.place import Place
from govbudget.disclosure.analysis.places import place_of_row, short_name
from govbudget.disclosure.tables import TableKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.tables import DisclosedTable
    from govbudget.reconciling.table import BudgetTable

__all__ = ["BasicItem", "BasicItems", "basic_items"]

_ON_PERSONS = ("301", "303")
# Digits of a 类.
_CLASS = 3
# The 类 of the departmental economic classification, 301 to 313.
_CLASSES = tuple(str(code) for code in range(301, 314))


@frozen(slots=True)
class BasicItem:
    """A 款 of the table of basic expenditure.

    Attributes:
        code: its code.
        name: its name as printed.
        sides: the columns that it has an amount in, or that its class belongs to.
        amount: its amount; nought for a blank.
        place: where it stands.
    """

    code: str
    name: str
    sides: frozenset[str]
    amount: Amount
    place: Place


@frozen(slots=True)
class BasicItems:
    """The 款 of a table of basic expenditure.

    Attributes:
        table: what the table is called.
        items: the 款, in their order.
        complete: the classes whose 款 add up to them: what is not among them has no amount.
    """

    table: str
    items: tuple[BasicItem, ...]
    complete: frozenset[str]


def basic_items(disclosure: Disclosure) -> BasicItems | None:
    """The 款 of the table of basic expenditure; None where it has none.

    That of all money stands for one of 一般公共预算 where there is none.
    """
    for table in (
        *disclosure.of(
            TableKind.GENERAL_BASIC, TableKind.FISCAL_BASIC, TableKind.FINAL_GENERAL_BASIC
        ),
        *disclosure.of(TableKind.BASIC),
    ):
        found: list[BasicItem] = []
        complete: set[str] = set()
        for coded in (*table.tables, *table.resolved):
            if coded.scheme is Scheme.ECONOMIC:
                found += _rows(table, coded)
                complete |= _complete(coded)
        if any(one.amount.value for one in found):
            return BasicItems(short_name(table), tuple(found), frozenset(complete))
    return None


def _whole(coded: BudgetTable) -> int | None:
    """The column of the whole."""
    columns = [one.spending for one in coded.columns]
    return columns.index("") if "" in columns else None


def _rows(table: DisclosedTable, coded: BudgetTable) -> Iterable[BasicItem]:
    """Its 款; none of a row with a cell that was not read, of which nobody knows the amount."""
    columns = {one.spending: at for at, one in enumerate(coded.columns)}
    whole = _whole(coded)
    for row in coded.rows:
        if len(row.code) <= _CLASS or any(cell.is_unread for cell in row.cells):
            continue
        sides = frozenset(
            side
            for side in ("personnel", "public")
            if side in columns and row.cells[columns[side]].amount
        )
        if not sides:
            sides = frozenset({"personnel" if row.code.startswith(_ON_PERSONS) else "public"})
        at = whole if whole is not None else 0
        value = row.cells[at].amount
        if whole is None:
            value = sum((cell.amount or Decimal(0) for cell in row.cells), Decimal(0))
        place = place_of_row(table, row, coded, coded.measures[at])
        amount = Amount(value if value is not None else Decimal(0), coded.unit or table.unit)
        yield BasicItem(row.code, row.name, sides, amount, place)


def _complete(coded: BudgetTable) -> set[str]:
    """The classes whose 款 add up to them, rounding aside."""
    at = _whole(coded)
    if at is None:
        return set()
    found = _absent(coded, at)
    for row in coded.rows:
        if len(row.code) != _CLASS:
            continue
        below = [
            one.cells[at]
            for one in coded.rows
            if len(one.code) > _CLASS and one.code.startswith(row.code)
        ]
        amount = row.cells[at].amount or Decimal(0)
        if (below or not amount) and not any(one.is_unread for one in (row.cells[at], *below)):
            room = Decimal(len(below) + 1).scaleb(-coded.places) / 2
            total = sum((one.amount or Decimal(0) for one in below), Decimal(0))
            found |= {row.code} if abs(total - amount) <= room else set()
    return found


def _absent(coded: BudgetTable, at: int) -> set[str]:
    """The classes that have nothing: the others add up to the total."""
    classes = [row for row in coded.rows if len(row.code) == _CLASS]
    total = None if coded.total is None else coded.total.cells[at].amount
    amounts = [row.cells[at].amount or Decimal(0) for row in classes]
    room = Decimal(len(amounts) + 1).scaleb(-coded.places) / 2
    unread = any(row.cells[at].is_unread for row in classes)
    if unread or total is None or not amounts or abs(sum(amounts) - total) > room:
        return set()
    return set(_CLASSES) - {row.code for row in classes}
