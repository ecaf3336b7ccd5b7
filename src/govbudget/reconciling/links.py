"""Figures that several tables of one document share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.base.said import SaidText
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import MalformedTable, titles_of
from govbudget.reconciling.system import Equation
from govbudget.tables.lexicon.totals import is_total_column

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.reconciling.table import BudgetTable

__all__ = ["Link", "LinkFigure", "identity_of", "usual_links"]


@frozen(slots=True)
class LinkFigure:
    """One figure of one of some tables.

    Attributes:
        table: which of the tables, from 0.
        code: the code of its row; empty for the total.
        measure: the title of its column.

    .. versionadded:: 0.2.0
    """

    table: int
    code: str
    measure: str


@frozen(slots=True)
class Link:
    """A figure that should be the sum of figures of another table.

    Attributes:
        left: the figure.
        right: the figures that should add up to it.
        certain: whether it must hold; otherwise that it does not is a notice, since it may have
            its reason.
        reason: why it should hold, and what may explain that it does not.
    """

    left: LinkFigure
    right: tuple[LinkFigure, ...]
    certain: bool = True
    reason: str = ""


# Pairs of a function and the economic entries that are paid for it, which a unit that pays them for
# its own staff only states alike (政府收支分类科目: the explanations of these entries).
_PAIRS = (
    ("2080505", ("30108",), "机关事业单位基本养老保险缴费"),
    ("2080506", ("30109",), "职业年金缴费"),
    ("210", ("30110", "30111"), "职工基本医疗保险缴费与公务员医疗补助缴费"),
    ("2210201", ("30113",), "住房公积金"),
)
#: Where a body of that field spends the class on its own work, only this section is for its staff.
_OF_STAFF = {"210": "21011"}


def usual_links(tables: Sequence[BudgetTable]) -> tuple[Link, ...]:
    """What tables by function and by economic class usually share, as links that are not certain.

    Args:
        tables: the tables, of one document and one fund.
    """
    found = []
    for left, by_function in enumerate(tables):
        basic = _basic(by_function)
        if by_function.scheme is not Scheme.FUNCTIONAL or basic is None:
            continue
        for right, by_class in enumerate(tables):
            total = _whole(by_class)
            if by_class.scheme is not Scheme.ECONOMIC or total is None:
                continue
            for entry, codes, name in _PAIRS:
                code = _for_staff(by_function, entry)
                there = [one for one in codes if by_class.row(one) is not None]
                if by_function.row(code) is not None and there:
                    parts = tuple(LinkFigure(right, one, total) for one in there)
                    reason = SaidText(Message("reconcile.pair", name=name))
                    found.append(
                        Link(LinkFigure(left, code, basic), parts, certain=False, reason=reason)
                    )
    return tuple(found)


def _for_staff(table: BudgetTable, code: str) -> str:
    """A code, or the part of it that is for the staff where a table has other parts too."""
    part = _OF_STAFF.get(code, code)
    beside = (row.code for row in table.rows if row.code.startswith(code) and row.code != code)
    has_others = any(not one.startswith(part) for one in beside)
    return part if has_others and table.row(part) is not None else code


def _basic(table: BudgetTable) -> str | None:
    """The measure with the basic expenditure of a table by function."""
    for name in table.measures:
        plain = "".join(name.split())
        if plain in {"基本支出", "基本支出/小计", "基本支出/合计"} or plain.endswith("/基本支出"):
            return name
    return next((name for name in table.measures if name.endswith("基本支出/小计")), None)


def _whole(table: BudgetTable) -> str | None:
    """The measure with the whole of a table by economic class."""
    return next((name for name in table.measures if is_total_column(name.rpartition("/")[2])), None)


def identity_of(link: Link, tables: Sequence[BudgetTable], starts: Sequence[int]) -> Equation:
    """A link as an identity of cells.

    Raises:
        MalformedTable: it names a table, a row or a measure that is not there.
    """
    total, *parts = (_cell(one, tables, starts) for one in (link.left, *link.right))
    return Equation(total, tuple(parts), _text(link, tables))


def _text(link: Link, tables: Sequence[BudgetTable]) -> str:
    def said(figures: Sequence[LinkFigure]) -> Iterator[str]:
        for one in figures:
            title = tables[one.table].title or f"table {one.table + 1}"
            yield f"{one.code or '合计'} {one.measure} ({title})"

    return f"{next(said([link.left]))} = {' + '.join(said(link.right))}"


def _cell(figure: LinkFigure, tables: Sequence[BudgetTable], starts: Sequence[int]) -> int:
    if not 0 <= figure.table < len(tables):
        raise MalformedTable(
            "", Message("errors.table.link_table", table=figure.table, count=len(tables))
        )
    table = tables[figure.table]
    row = table.row(figure.code) if figure.code else table.total
    if row is None:
        what = figure.code or Message("errors.table.a_total")
        raise MalformedTable(table.title, Message("errors.table.link_row", what=what))
    if figure.measure not in table.measures:
        known = titles_of(table.measures)
        raise MalformedTable(
            table.title,
            Message("errors.table.link_column", measure=repr(figure.measure), known=known),
        )
    at = table.rows.index(row) * len(table.measures) + table.measures.index(figure.measure)
    return starts[figure.table] + at
