"""The figures of all tables by what they are of, in the words in which the text speaks of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount
from govbudget.classification.vocabulary import Scheme
from govbudget.disclosure.analysis.place import Place
from govbudget.disclosure.analysis.places import place_of_row, place_of_stated, short_name
from govbudget.disclosure.tables import TableKind
from govbudget.disclosure.text.kinds import Measure, Scope
from govbudget.disclosure.text.labels import measure_of, named, scope_of
from govbudget.tables.lexicon.roles import spending_in
from govbudget.tables.lexicon.totals import GRAND_TOTAL, SUM, is_total_column
from govbudget.tables.wording import is_total, plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.stated import Stated
    from govbudget.disclosure.tables import DisclosedTable
    from govbudget.reconciling.cells import Row
    from govbudget.reconciling.table import BudgetTable
    from govbudget.tables.columns import Column

__all__ = ["TableFigure", "table_figures"]

# Which money the tables cover, and which of a final account answer to them.
_SCOPES = {
    TableKind.INCOME_EXPENDITURE: Scope.ALL,
    TableKind.INCOME: Scope.ALL,
    TableKind.EXPENDITURE: Scope.ALL,
    TableKind.FUNCTIONAL: Scope.ALL,
    TableKind.FISCAL: Scope.FISCAL,
    TableKind.FISCAL_EXPENDITURE: Scope.FISCAL,
    TableKind.GENERAL: Scope.GENERAL,
    TableKind.BASIC: Scope.ALL,
    TableKind.FISCAL_BASIC: Scope.FISCAL,
    TableKind.GENERAL_BASIC: Scope.GENERAL,
    TableKind.GOVERNMENT_FUND: Scope.GOVERNMENT_FUND,
    TableKind.STATE_CAPITAL: Scope.STATE_CAPITAL,
    TableKind.SPECIAL_ACCOUNT: Scope.SPECIAL_ACCOUNT,
}
# Where two answer to one table of a final account, the last tells its money.
_SCOPES |= {kind.final: scope for kind, scope in _SCOPES.items() if kind.final is not kind}
_INCOME = {TableKind.INCOME, TableKind.FINAL_INCOME}
_BASIC = {
    TableKind.GENERAL_BASIC,
    TableKind.FISCAL_BASIC,
    TableKind.BASIC,
    TableKind.FINAL_GENERAL_BASIC,
}
_CARRIED = {"carry_over", "carry_out"}
# 上年执行数 is the column of the whole, of the year before.
_BACK = re.compile(r"上一?年度?|去年")
_YEAR = re.compile(r"(20\d\d)年?")
_GRAND = re.compile(rf"(?:收支|收入|支出)?{GRAND_TOTAL}|{SUM}")


@frozen(slots=True, eq=False)
class TableFigure:
    """A figure of a table; each is itself only.

    Attributes:
        subject: the id of what it is of, as the facts have it.
        scope: which money it covers.
        code: the functional or economic code; empty for a total.
        part: the column: ``personnel``, ``public``, ``basic``, ``project``; empty for the whole.
        measure: which figure it is.
        year: the year that its column names; None where it names none.
        amount: the figure; nought for a blank.
        blank: whether nothing is printed.
        among: whether its table has other figures.
        kind: the kind of its table.
        table: what its table is called.
        of_code: whether it stands in a row with a code.
        locate: says where it stands.
    """

    subject: str
    scope: Scope
    code: str
    part: str
    measure: Measure
    year: int | None
    amount: Amount
    blank: bool
    among: bool
    kind: TableKind
    table: str
    of_code: bool
    locate: Callable[[], Place]

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.locate()


def table_figures(disclosure: Disclosure, codes: Iterable[str]) -> tuple[TableFigure, ...]:
    """The figures of the tables on income and spending, blanks too; words are none.

    Args:
        disclosure: the document.
        codes: the codes whose rows are wanted; rows without a code are always there.
    """
    wanted = {"", *codes}
    return tuple(
        figure
        for table in disclosure.tables
        if table.kind in _SCOPES
        for figure in (
            *_coded(table, wanted, disclosure.year),
            *(() if table.resolved else _labelled(table, disclosure.year)),
        )
    )


def _measure(title: str, table: DisclosedTable) -> Measure:
    default = Measure.FINAL if table.kind.is_final else Measure.BUDGET
    # 全年预算 in a budget is the budget; in a final account it is that of the end of the year.
    if not table.kind.is_final and is_total_column(title.rpartition("/")[2]):
        return default
    return measure_of(_YEAR.sub("", plain(title)).replace("一般公共预算", "")) or default


def _year(title: str, column: Column, own: int | None) -> int | None:
    """The year that a title names; 上年执行数 is of the year before that of the document."""
    found = _YEAR.search(title)
    if found is None and column.years_back and own is not None:
        return own - column.years_back
    return int(found[1]) if found else None


def _coded(table: DisclosedTable, codes: Collection[str], own: int | None) -> Iterator[TableFigure]:
    """The figures of the rows with codes, and of their totals."""
    name = short_name(table)
    for coded in (*table.tables, *table.resolved):
        titles = {
            one: (_measure(one, table), _year(one, column, own))
            for one, column in zip(coded.measures, coded.columns, strict=True)
        }
        columns = list(enumerate(zip(coded.measures, coded.columns, strict=True)))
        for row in coded.rows:
            for at, (measure, column) in columns if row.code in codes else ():
                meaning = _of_row(table, coded, row, column)
                if meaning is None or row.cells[at].is_unread:
                    continue
                amount = row.cells[at].amount
                yield TableFigure(
                    *(*meaning[:2], row.code, meaning[2]),
                    *titles[measure],
                    Amount(amount if amount is not None else Decimal(0), coded.unit or table.unit),
                    amount is None,
                    not table.is_empty,
                    table.kind,
                    name,
                    bool(row.code),
                    partial(place_of_row, table, row, coded, measure),
                )


def _of_row(
    table: DisclosedTable, coded: BudgetTable, row: Row, column: Column
) -> tuple[str, Scope, str] | None:
    """What a cell is of: its subject, its scope, its column; None where that is not sure."""
    scope = _SCOPES[table.kind]
    if table.kind in _INCOME:
        return None if row.code else _of_income(column)
    part = spending_in(_BACK.sub("", column.title)) if column.years_back else column.spending
    if part is None:
        return None
    if row.code:
        economic = coded.scheme is Scheme.ECONOMIC
        return f"spending.{'economic' if economic else 'function'}", scope, part
    subject = _of_total(table, row, part)
    return None if subject is None else (subject, scope, "")


def _of_total(table: DisclosedTable, row: Row, part: str) -> str | None:
    """What a row without a code is of: the total, or 人员经费合计 below its own classes."""
    label = named(plain(row.name))
    if label is not None and label.subject.startswith("spending.p"):
        return None if part else label.subject
    if not is_total(row.name):
        return None
    if table.kind in _BASIC:
        return f"spending.{part or 'basic'}"
    return f"spending.{part}" if part else "spending"


def _of_income(column: Column) -> tuple[str, Scope, str] | None:
    """What the total of a column of an income table is of."""
    if column.spending == "":
        return "revenue", Scope.ALL, ""
    label = named(plain(column.title.rpartition("/")[2]))
    if label is None or not label.subject.startswith(("revenue", "appropriation", "carry")):
        return None
    subject = "revenue" if label.subject == "appropriation" else label.subject
    return subject, label.scope or Scope.ALL, ""


def _labelled(table: DisclosedTable, own: int | None) -> Iterator[TableFigure]:
    """The figures that a table states by labels: the two halves of a summary."""
    name = short_name(table)
    found = {one.measure: one.column for one in table.stated}
    titles = {one: (_measure(one, table), _year(one, found[one], own)) for one in found}
    scopes = {one: scope_of(plain(one)) for one in found}
    for one in table.stated:
        meaning = _of_label(table, one, scopes[one.measure])
        if meaning is None or one.is_unread:
            continue
        yield TableFigure(
            *(meaning[0], meaning[1], one.code, meaning[2]),
            *titles[one.measure],
            Amount(one.amount if one.amount is not None else Decimal(0), one.unit or table.unit),
            one.amount is None,
            not table.is_empty,
            table.kind,
            name,
            False,
            partial(place_of_stated, table, one),
        )


def _of_label(table: DisclosedTable, one: Stated, column: Scope) -> tuple[str, Scope, str] | None:
    """What a label is of: its subject, its scope, its column; None where that is not sure.

    Args:
        table: the table.
        one: the figure of the label.
        column: the scope that the title of its column names.
    """
    part = "" if column else one.column.spending
    if part is None:
        return None
    scope = column or _SCOPES[table.kind]
    if one.code:
        return "spending.function", scope, part
    side = next((side for side in ("收入", "支出") if side in "".join(one.path[:1])), "")
    label = plain(one.label)
    if _GRAND.fullmatch(label):
        if part:
            return (f"spending.{part}", scope, "") if side == "支出" else None
        return "total", scope, ""
    found = named(label) or named(label.removesuffix("资金"))
    if found is None or part:
        return None
    # What stands below 上年结转 is carried over, whatever money it is of.
    above = (named(plain(over)) for over in one.path[1:])
    carried = next((over.subject for over in above if over and over.subject in _CARRIED), "")
    return carried or _subject(found.subject, side), found.scope or scope, ""


def _subject(subject: str, side: str) -> str:
    """What a label means in its half of the table."""
    if subject != "appropriation":
        return subject
    return {"收入": "revenue", "支出": "spending"}.get(side, subject)
