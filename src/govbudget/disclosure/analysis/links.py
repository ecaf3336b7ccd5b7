"""Figures that several tables of a disclosure share, and that must be alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.basic import basic_ends
from govbudget.disclosure.analysis.block_parts import Side
from govbudget.disclosure.analysis.column_roles import ColumnRole
from govbudget.disclosure.analysis.halves import whole_at
from govbudget.disclosure.analysis.lookup import (
    carried,
    code_cell,
    half_totals,
    number_at,
    other_funds,
    total_cell,
)
from govbudget.disclosure.analysis.sources import SOURCES, sources_links
from govbudget.disclosure.tables import TableKind
from govbudget.reconciling.system import Equation
from govbudget.tables.wording import is_total, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.analysis.blocks import Block
    from govbudget.disclosure.analysis.lookup import Lookup

__all__ = ["Linked", "links_of"]

_ROLES = (
    ColumnRole.WHOLE,
    ColumnRole.BASIC,
    ColumnRole.PERSONNEL,
    ColumnRole.PUBLIC,
    ColumnRole.PROJECT,
)


class Linked(NamedTuple):
    """A sum over tables, and the id of the rule that it belongs to."""

    rule: str
    identity: Equation


def links_of(lookup: Lookup) -> Iterator[Linked]:
    """What the tables of a document must share.

    Money of other sources and money that is carried over make tables differ with right: where a
    document has such, only the tables that cover the same money are tied together.
    """
    yield from _totals(lookup)
    yield from _functions(lookup)
    yield from _fiscal(lookup)
    yield from _basic(lookup)
    yield from _by_rows(lookup)
    yield from (Linked(SOURCES, one) for one in sources_links(lookup))


def _linked(
    rule: str, left: tuple[Block, int], right: Sequence[tuple[Block, int]], what: str
) -> Linked:
    cells = tuple(cell for _, cell in right)
    return Linked(rule, Equation(left[1], cells, what))


def _same(first: tuple[Block, int], *others: tuple[Block, int]) -> bool:
    """Whether figures agree, but for rounding."""
    one = number_at(*first)
    if one is None:
        return False
    amount = Amount(one, first[0].coded.unit)
    for sheet, cell in others:
        two = number_at(sheet, cell)
        if two is None:
            return False
        if agree(amount, Amount(two, sheet.coded.unit)) is Agreement.DIFFERENT:
            return False
    return True


def _totals(lookup: Lookup) -> Iterator[Linked]:
    """The totals of 收支总表 are those of 收入表 and 支出表."""
    pairs = ((TableKind.INCOME, Side.INCOME), (TableKind.EXPENDITURE, Side.SPENDING))
    for kind, side in pairs:
        half, ended = lookup.side(TableKind.INCOME_EXPENDITURE, side), _ended(lookup, kind)
        totals = [] if half is None else half_totals(half)
        if half is None or ended is None or not totals:
            continue
        coded, total = ended
        holding = [one for one in totals if _same((coded, total), (half, one))]
        chosen = (holding or totals)[0]
        what = "收入" if side == Side.INCOME else "支出"
        yield _linked(
            "across.totals", (half, chosen), [(coded, total)], f"收支总表{what}合计 = {what}表合计"
        )


def _ended(lookup: Lookup, kind: TableKind) -> tuple[Block, int] | None:
    """A table of income or of spending, with or without codes, and the cell of its total."""
    coded, listed = lookup.coded(kind), lookup.listed(kind)
    total = None if coded is None else total_cell(coded)
    if coded is not None:
        return None if total is None else (coded, total)
    if listed is None:
        return None
    sheet, row = listed
    at = whole_at(sheet)
    stated = at is not None and sheet.amount(row, at) is not None
    return (sheet, sheet.cell(row, at)) if at is not None and stated else None


def _functions(lookup: Lookup) -> Iterator[Linked]:
    """Each class in 收支总表 is its row in 支出表."""
    half = lookup.side(TableKind.INCOME_EXPENDITURE, Side.SPENDING)
    coded = lookup.coded(TableKind.EXPENDITURE)
    if half is None or coded is None:
        return
    columns = dict(half.roles)
    whole = whole_at(half)
    if whole is not None:
        columns[ColumnRole.WHOLE] = whole
    for row, code in _classes(half):
        for role, measure in columns.items():
            right = code_cell(coded, code, role)
            if right is not None:
                name = half.coded.rows[row].name
                yield _linked(
                    "across.functions",
                    (half, half.cell(row, measure)),
                    [(coded, right)],
                    f"收支总表 {name} = 支出表 {code}",
                )


def _classes(half: Block) -> Iterator[tuple[int, str]]:
    """The rows of the functional classes of a half, each class that stands in it once."""
    codes = [row.code for row in half.coded.rows]
    for row, code in enumerate(codes):
        if code and codes.count(code) == 1:
            yield row, code


#: The tables of the three funds, with the word of their column in 财政拨款收支总表.
_FUNDS = (
    ("一般公共预算", TableKind.GENERAL),
    ("政府性基金", TableKind.GOVERNMENT_FUND),
    ("国有资本", TableKind.STATE_CAPITAL),
)


def _fiscal(lookup: Lookup) -> Iterator[Linked]:
    """财政拨款收支总表 by fund is what the tables of the three funds say."""
    half = lookup.side(TableKind.FISCAL, Side.SPENDING)
    if half is None:
        return
    income = lookup.side(TableKind.FISCAL, Side.INCOME)
    free = half.table.kind.is_final or not (carried(income) or carried(half))
    columns = [plain(one) for one in half.coded.measures]
    by_fund = [at for at, word in enumerate(columns) if any(name in word for name, _ in _FUNDS)]
    for name, kind in _FUNDS:
        coded = lookup.coded(kind)
        if coded is None:
            continue
        measure = next((at for at, word in enumerate(columns) if name in word), None)
        if measure is None and not by_fund and _alone(lookup, kind):
            measure = whole_at(half)
        if measure is not None:
            yield from _fund(half, measure, coded, free=free)


def _alone(lookup: Lookup, kind: TableKind) -> bool:
    """Whether the tables of all other funds are empty, and no income is of one without a table."""
    halves = [
        lookup.side(one, Side.INCOME) for one in (TableKind.INCOME_EXPENDITURE, TableKind.FISCAL)
    ]
    return all(
        lookup.empty(other) and not any(half is not None and _has(half, name) for half in halves)
        for name, other in _FUNDS
        if other is not kind
    )


def _has(half: Block, name: str) -> bool:
    """Whether a half states income whose label has a word."""
    at = whole_at(half)
    return at is not None and any(
        name in plain(label) and half.coded.rows[row].cells[at].amount
        for row, label in enumerate(half.labels)
    )


def _names_sources(half: Block) -> bool:
    """Whether a half states where income comes from, and not its totals alone."""
    at = whole_at(half)
    return at is not None and any(
        half.coded.rows[row].cells[at].amount and not is_total(label)
        for row, label in enumerate(half.labels)
    )


def _fund(half: Block, measure: int, coded: Block, *, free: bool) -> Iterator[Linked]:
    total, totals = total_cell(coded), half_totals(half, measure)
    if total is None or not totals:
        return
    holding = [one for one in totals if _same((coded, total), (half, one))]
    if not holding and not free:
        return
    what = half.coded.measures[measure]
    yield _linked(
        "across.fiscal",
        (half, (holding or totals)[0]),
        [(coded, total)],
        f"财政拨款收支总表 支出合计 {what} = 该项预算支出表合计",
    )
    for row, code in _classes(half):
        right = code_cell(coded, code)
        if right is not None:
            name = half.coded.rows[row].name
            yield _linked(
                "across.fiscal",
                (half, half.cell(row, measure)),
                [(coded, right)],
                f"财政拨款收支总表 {name} {what} = 该项预算支出表 {code}",
            )


def _basic(lookup: Lookup) -> Iterator[Linked]:
    """基本支出 by function is 基本支出 by economic class, 人员经费 and 公用经费 too."""
    general, basic = lookup.coded(TableKind.GENERAL), lookup.coded(TableKind.GENERAL_BASIC)
    if general is None or basic is None:
        return
    left = total_cell(general, ColumnRole.BASIC)
    right = total_cell(basic)
    if left is not None and right is not None:
        text = "一般公共预算支出表 基本支出 = 基本支出表 合计"
        yield _linked("across.basic", (general, left), [(basic, right)], text)
    for role, name in ((ColumnRole.PERSONNEL, "人员经费"), (ColumnRole.PUBLIC, "公用经费")):
        one, two = total_cell(general, role), total_cell(basic, role)
        if one is not None and two is not None:
            text = f"一般公共预算支出表 {name} = 基本支出表 {name}"
            yield _linked("across.basic", (general, one), [(basic, two)], text)
    ends = basic_ends(basic)
    if left is not None and len(ends) == len({"人员经费", "公用经费"}):
        text = "一般公共预算支出表 基本支出 = 人员经费合计 + 公用经费合计"
        yield _linked("across.basic", (general, left), [(basic, one) for one in ends], text)


def _by_rows(lookup: Lookup) -> Iterator[Linked]:
    """支出表 and 一般公共预算支出表 have the same rows, where no other money is spent."""
    whole = lookup.coded(TableKind.EXPENDITURE)
    general = lookup.coded(TableKind.GENERAL)
    income = lookup.coded(TableKind.INCOME)
    if whole is None:
        return
    total = total_cell(whole)
    if general is not None and total is not None and _alone(lookup, TableKind.GENERAL):
        other = total_cell(general)
        half = lookup.side(TableKind.INCOME_EXPENDITURE, Side.INCOME)
        stated = half is not None and bool(half_totals(half)) and _names_sources(half)
        free = stated and not carried(half) and not other_funds(lookup)
        if other is not None and (free or _same((whole, total), (general, other))):
            yield from _rows("across.funds", whole, general, "支出表", "一般公共预算支出表")
    if income is not None and total is not None and not whole.table.kind.is_final:
        other = total_cell(income)
        if other is not None and _same((whole, total), (income, other)):
            yield from _rows("across.income", income, whole, "收入表", "支出表")


def _rows(rule: str, left: Block, right: Block, one: str, two: str) -> Iterator[Linked]:
    """Each row of one table with the same code, or the total, in another."""
    for role in _ROLES:
        first, second = total_cell(left, role), total_cell(right, role)
        if first is not None and second is not None:
            text = f"{one} 合计 = {two} 合计"
            yield _linked(rule, (left, first), [(right, second)], text)
        for row in left.coded.rows:
            first = code_cell(left, row.code, role) if row.code else None
            second = code_cell(right, row.code, role) if row.code else None
            if first is not None and second is not None:
                text = f"{one} {row.code} = {two} {row.code}"
                yield _linked(rule, (left, first), [(right, second)], text)
