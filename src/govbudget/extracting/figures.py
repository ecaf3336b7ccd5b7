"""The figures of the tables of a document, as rows."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from govbudget.amounts import Unit, convert
from govbudget.classification.catalogue import shipped
from govbudget.classification.vocabulary import Scheme
from govbudget.disclosure.comparing.columns import sense_of
from govbudget.disclosure.table_kinds import TableKind
from govbudget.errors import UnknownEdition
from govbudget.extracting.records import ExtractedFigure, ExtractState
from govbudget.tables.columns import Column, MeasureKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from govbudget.classification.tree import Classification
    from govbudget.disclosure.stated import Stated
    from govbudget.disclosure.tables import DisclosedTable
    from govbudget.extracting.doubts import Doubts
    from govbudget.extracting.whose import Whose
    from govbudget.position import Position
    from govbudget.reconciling.cells import Cell, Row
    from govbudget.reconciling.table import BudgetTable

__all__ = ["figures_of"]

#: The fund that all figures of a table are of, where its columns do not say.
_FUND_OF = {
    TableKind.GENERAL: "general",
    TableKind.GENERAL_BASIC: "general",
    TableKind.GOVERNMENT_FUND: "government_fund",
    TableKind.STATE_CAPITAL: "state_capital",
    TableKind.FINAL_GENERAL: "general",
    TableKind.FINAL_GENERAL_BASIC: "general",
    TableKind.FINAL_GOVERNMENT_FUND: "government_fund",
    TableKind.FINAL_STATE_CAPITAL: "state_capital",
}
# The scheme of the codes that labels have.
_FUNCTIONAL = Scheme.FUNCTIONAL
# What is counted in a unit of money.
_MONEY = {MeasureKind.MONEY, MeasureKind.PRICE}


def figures_of(
    table: DisclosedTable, number: int, whose: Whose, doubts: Doubts
) -> Iterator[ExtractedFigure]:
    """The figures of a table: of rows with codes, of names that have theirs, and of labels.

    A blank is no figure. A cell that two readings of the table share is one row.

    Args:
        table: the table.
        number: which of the document it is, from 1.
        whose: what the document is.
        doubts: the findings of its check.
    """
    met: set[tuple[int | None, int | None, int | None]] = set()
    rows = _Rows(table, number, whose, doubts)
    for coded in (*table.tables, *table.resolved):
        by_name = not table.tables
        for row in coded.rows:
            for at, cell in enumerate(row.cells):
                if cell.is_blank:
                    continue
                met.add(_place(cell.position))
                yield rows.of_cell(coded, row, cell, at, by_name=by_name)
    for one in table.stated:
        is_figure = one.amount is not None or one.printed.strip("-—－ 　")
        if is_figure and _place(one.position) not in met:
            yield rows.of_stated(one)


def _place(position: Position | None) -> tuple[int | None, int | None, int | None]:
    where = position
    return (None, None, None) if where is None else (where.page, where.row, where.column)


class _Rows:
    """Makes the rows of a table.

    Args:
        table: the table.
        number: which of the document it is.
        whose: what the document is.
        doubts: the findings of its check.
    """

    def __init__(self, table: DisclosedTable, number: int, whose: Whose, doubts: Doubts) -> None:
        self.table = table
        self.number = number
        self.whose = whose
        self.doubts = doubts

    def of_cell(
        self, coded: BudgetTable, row: Row, cell: Cell, at: int, *, by_name: bool
    ) -> ExtractedFigure:
        """The row of a cell of a row with a code.

        Args:
            coded: the rows that it is one of.
            row: its row.
            cell: the cell.
            at: which measure it is in.
            by_name: whether the codes are not printed, and told by the names.
        """
        edition = _edition(coded.scheme, coded.year or self.whose.year)
        entry = edition.get(row.code) if edition is not None and row.code else None
        printed = "" if by_name else row.printed_code or row.code
        return self._made(
            coded.columns[at],
            coded.measures[at],
            cell.amount,
            cell.printed,
            cell.position or row.position,
            unit=coded.unit or self.table.unit,
            deduced=cell.deduced,
            scheme=coded.scheme.value if coded.scheme and row.code else "",
            edition=edition.year if edition is not None and row.code else None,
            code=row.code,
            code_printed=printed,
            name=entry.name if entry is not None else "",
            name_printed=row.name,
            beside=row.beside,
            role=row.role.value,
        )

    def of_stated(self, one: Stated) -> ExtractedFigure:
        """The row of a figure that a label names.

        Args:
            one: the figure.
        """
        edition = _edition(None if not one.code else _FUNCTIONAL, self.whose.year)
        entry = edition.get(one.code) if edition is not None else None
        return self._made(
            one.column,
            one.measure,
            one.amount,
            one.printed,
            one.position,
            unit=one.unit or self.table.unit,
            deduced=False,
            scheme=_FUNCTIONAL.value if one.code else "",
            edition=edition.year if edition is not None else None,
            code=one.code,
            code_printed="",
            name=entry.name if entry is not None else "",
            name_printed="/".join((*one.path, one.label)),
            beside="",
            role="",
        )

    def _made(  # noqa: PLR0913  all that a cell has
        self,
        column: Column,
        title: str,
        value: Decimal | None,
        printed: str,
        position: Position | None,
        *,
        unit: Unit | None,
        deduced: bool,
        **named: object,
    ) -> ExtractedFigure:
        table, whose = self.table, self.whose
        sense = sense_of(title, whose.year, is_final=table.kind.is_final)
        is_money = column.kind in _MONEY
        where = position or table.position
        page = where.page or table.position.page
        findings = self.doubts.of_cell(where, page, table.position.table)
        fund = column.fund.value if column.fund else _FUND_OF.get(table.kind, "")
        box = where.box or (None,) * 4
        back = None if sense is None or whose.year is None else whose.year - sense.back
        return ExtractedFigure(
            **whose.head(),
            table=self.number,
            table_kind=table.kind.value,
            table_number=table.number,
            table_title=table.title,
            measure=title,
            figure_year=back if sense is not None else column.year,
            phase=sense.measure.value if sense is not None else "",
            fund=fund,
            part=sense.part if sense is not None else "",
            is_money=is_money,
            amount=convert(value, unit, Unit.YUAN)
            if value is not None and unit and is_money
            else None,
            value=value,
            unit=unit.value if unit and is_money else "",
            printed=printed,
            page=page,
            row=where.row,
            column=where.column,
            left=_edge(box[0]),
            top=_edge(box[1]),
            right=_edge(box[2]),
            bottom=_edge(box[3]),
            state=_state(value, deduced=deduced, wrong=self.doubts.has_error(findings)),
            findings=findings,
            **named,  # type: ignore[arg-type]  # what the two kinds of figures have of their own
        )


def _edge(at: float | None) -> float | None:
    """An edge in hundredths of a point, which nobody can see."""
    return None if at is None else round(at, 2)


def _state(value: Decimal | None, *, deduced: bool, wrong: bool) -> ExtractState:
    if value is None:
        return ExtractState.NOT_READ
    if wrong:
        return ExtractState.IN_DOUBT
    return ExtractState.DEDUCED if deduced else ExtractState.READ


@lru_cache(maxsize=64)
def _edition(scheme: Scheme | None, year: int | None) -> Classification | None:
    """The edition of a year; None where none is kept, or no code is looked up."""
    if scheme is None or year is None:
        return None
    try:
        return shipped().tree(scheme, year)
    except UnknownEdition:
        return None
