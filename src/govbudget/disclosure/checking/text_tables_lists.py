"""The names behind 主要包括 against the economic rows of the table of basic expenditure."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount
from govbudget.classification.names import loose_key
from govbudget.classification.vocabulary import Scheme
from govbudget.disclosure.analysis.places import place_of_fact, place_of_row, short_name
from govbudget.disclosure.checking.common import figure, shown
from govbudget.disclosure.checking.records import Place
from govbudget.disclosure.checking.text_naming import quoted
from govbudget.disclosure.tables import TableKind
from govbudget.disclosure.text.kinds import Kind, Scope
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.tables import DisclosedTable
    from govbudget.disclosure.text.facts import Fact, ListedItem
    from govbudget.reconciling.table import BudgetTable

__all__ = ["check_lists"]

_SIDES = {
    "spending.personnel": ("人员经费", "personnel"),
    "spending.public": ("公用经费", "public"),
}
_ON_PERSONS = ("301", "303")
_CLASS = 3
_CLASSES = tuple(str(code) for code in range(301, 314))


@frozen(slots=True)
class _Item:
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
class _Items:
    """The 款 of a table of basic expenditure.

    Attributes:
        table: what the table is called.
        items: the 款, in their order.
        complete: the classes whose 款 add up to them: what is not among them has no amount.
    """

    table: str
    items: tuple[_Item, ...]
    complete: frozenset[str]


def check_lists(look: Look) -> None:
    """Every list of personnel or public expenses against the table."""
    lists = [
        one
        for one in look.disclosure.facts
        if one.kind is Kind.LIST and one.subject in _SIDES and one.items
    ]
    if not lists:
        look.not_applicable("说明中没有列举人员经费或公用经费的项目")
        return
    known = _items(look.disclosure)
    if known is None:
        look.not_determinable("没有按经济分类列示的基本支出表")
        return
    named = {item.code for fact in lists for item in fact.items}
    for fact in lists:
        _check(look, fact, known, named)


def _items(disclosure: Disclosure) -> _Items | None:
    """The 款 of the table of basic expenditure; None where it has none."""
    for table in disclosure.of(TableKind.GENERAL_BASIC, TableKind.FINAL_GENERAL_BASIC):
        found: list[_Item] = []
        complete: set[str] = set()
        for coded in table.tables:
            if coded.scheme is Scheme.ECONOMIC:
                found += _rows(table, coded)
                complete |= _complete(coded)
        if any(one.amount.value for one in found):
            return _Items(short_name(table), tuple(found), frozenset(complete))
    return None


def _whole(coded: BudgetTable) -> int | None:
    """The column of the whole."""
    columns = [one.spending for one in coded.columns]
    return columns.index("") if "" in columns else None


def _rows(table: DisclosedTable, coded: BudgetTable) -> Iterable[_Item]:
    columns = {one.spending: at for at, one in enumerate(coded.columns)}
    whole = _whole(coded)
    for row in coded.rows:
        if len(row.code) <= _CLASS:
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
        yield _Item(row.code, row.name, sides, amount, place)


def _complete(coded: BudgetTable) -> set[str]:
    """The classes whose 款 add up to them, rounding aside."""
    at = _whole(coded)
    if at is None:
        return set()
    found = _absent(coded, at)
    for row in coded.rows:
        below = [
            one.cells[at].amount or Decimal(0)
            for one in coded.rows
            if len(one.code) > _CLASS and one.code.startswith(row.code)
        ]
        amount = row.cells[at].amount or Decimal(0)
        if len(row.code) == _CLASS and (below or not amount):
            room = Decimal(len(below) + 1).scaleb(-coded.places) / 2
            found |= {row.code} if abs(sum(below) - amount) <= room else set()
    return found


def _absent(coded: BudgetTable, at: int) -> set[str]:
    """The classes that have nothing: the others add up to the total."""
    classes = [row for row in coded.rows if len(row.code) == _CLASS]
    total = None if coded.total is None else coded.total.cells[at].amount
    amounts = [row.cells[at].amount or Decimal(0) for row in classes]
    room = Decimal(len(amounts) + 1).scaleb(-coded.places) / 2
    if total is None or not amounts or abs(sum(amounts) - total) > room:
        return set()
    return set(_CLASSES) - {row.code for row in classes}


def _check(look: Look, fact: Fact, known: _Items, elsewhere: set[str]) -> None:
    """One list; what another list names is no omission of this one."""
    named, side = _SIDES[fact.subject]
    empty: list[tuple[ListedItem, _Item | None]] = []
    seen: set[str] = set()
    for item in fact.items:
        if len(item.code) <= _CLASS:
            continue
        rows = [one for one in known.items if _is(one, item)]
        seen.update(one.code for one in rows)
        if any(one.amount.value for one in rows):
            look.held()
        elif rows or item.code[:_CLASS] in known.complete:
            empty.append((item, rows[0] if rows else None))
    left_out = [
        one
        for one in known.items
        if one.amount.value and one.sides == {side} and one.code not in seen | elsewhere
    ]
    if _is_open(look.disclosure, fact):
        left_out = []
    if empty or left_out:
        _tell(look, fact, known.table, named, empty, left_out)


def _is(row: _Item, item: ListedItem) -> bool:
    return row.code == item.code or loose_key(row.name) == loose_key(item.name)


def _is_open(disclosure: Disclosure, fact: Fact) -> bool:
    """Whether the list ends with 等: it names but a part."""
    text = disclosure.paragraphs[fact.paragraph].text
    return "等" in text[max(fact.span[1] - 4, fact.span[0]) : fact.span[1] + 1]


def _tell(
    look: Look,
    fact: Fact,
    table: str,
    side: str,
    empty: list[tuple[ListedItem, _Item | None]],
    left_out: list[_Item],
) -> None:
    said, said_en, mend, mend_en = [], [], [], []
    if empty:
        names = "、".join(quoted(item.name) for item, _ in empty)
        said.append(f"列有{names}，{table}中该项无数")
        said_en.append(f"names {names}, which have no amount in {table}")
        mend.append(f"删去{names}")
        mend_en.append(f"leave out {names}")
    if left_out:
        names = "、".join(f"{one.code}{one.name}{shown(one.amount)}" for one in left_out)
        said.append(f"漏列{names}")
        said_en.append(f"leaves out {names}")
        mend.append(f"补列{'、'.join(quoted(one.name) for one in left_out)}")
        mend_en.append(f"name {', '.join(one.name for one in left_out)}")
    certain = bool(empty) and fact.scope is not Scope.ALL
    look.found(
        Severity.ERROR if certain else Severity.NOTICE,
        f"说明的{side}“主要包括”{'；'.join(said)}。",
        f"the list of {side} in the text {'; it '.join(said_en)}",
        figures=[
            *(
                figure(f"{item.code} {item.name}", row.amount if row and row.place.text else None)
                for item, row in empty
            ),
            *(figure(f"{one.code} {one.name}", one.amount) for one in left_out),
        ],
        places=[
            place_of_fact(fact),
            *(row.place for _, row in empty if row is not None),
            *(one.place for one in left_out),
        ],
        mend="，".join(mend),
        mend_en=", ".join(mend_en),
    )
