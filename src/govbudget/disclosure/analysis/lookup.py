"""Finds the tables of a disclosure, and their columns, by what they are about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define

from govbudget.disclosure.analysis.block_parts import BlockPart, Side, part_of
from govbudget.disclosure.analysis.blocks import is_by_unit
from govbudget.disclosure.analysis.column_roles import ColumnRole
from govbudget.disclosure.analysis.halves import row_with, whole_at
from govbudget.disclosure.analysis.places import place_of_row
from govbudget.disclosure.tables import TableKind
from govbudget.reconciling.cells import Role as RowRole
from govbudget.tables.wording import is_total, plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from govbudget.disclosure.analysis.blocks import Block
    from govbudget.disclosure.analysis.place import Place

__all__ = [
    "Lookup",
    "carried",
    "carried_cells",
    "code_cell",
    "half_totals",
    "number_at",
    "other_funds",
    "place_at",
    "total_cell",
]


def number_at(sheet: Block, cell: int) -> Decimal | None:
    """The number in a cell of a sheet."""
    row, measure = divmod(cell - sheet.start, sheet.width)
    return sheet.coded.rows[row].cells[measure].amount


@define
class Lookup:
    """The sheets of a document, by what they are about.

    A kind of which a document has several tables, as those of several units, is not found: which
    of them belong together is not known.

    Attributes:
        sheets: all sheets.
    """

    sheets: Sequence[Block]

    def _of(self, kind: TableKind) -> list[Block]:
        kinds = (kind, kind.final)
        found = [one for one in self.sheets if one.table.kind in kinds and not is_by_unit(one)]
        if len({id(one.table) for one in found}) != 1 or found[0].coded.unit is None:
            return []
        return found

    def coded(self, kind: TableKind) -> Block | None:
        """The rows with codes of the one table of a kind, with its total or not."""
        found = [one for one in self._of(kind) if not one.labels and one.coded.scheme is not None]
        return found[0] if len(found) == 1 else None

    def listed(self, kind: TableKind) -> tuple[Block, int] | None:
        """The one table of a kind without codes, and its total row, or its only one.

        Its rows are units, or there is one row for the body as a whole.
        """
        found = [one for one in self.sheets if one.table.kind in {kind, kind.final}]
        if len(found) != 1 or not is_by_unit(found[0]) or found[0].coded.unit is None:
            return None
        totals = [row for row, label in enumerate(found[0].labels) if is_total(label)]
        if not totals and len(found[0].labels) == 1:
            totals = [0]
        return (found[0], totals[0]) if len(totals) == 1 else None

    def side(self, kind: TableKind, side: str) -> Block | None:
        """The income or the spending of the one table of a kind with halves.

        The first half of spending has the functions, where there are several.
        """
        found = [one for one in self._of(kind) if one.labels and one.side == side]
        return found[0] if found else None

    def empty(self, kind: TableKind) -> bool:
        """Whether no table of a kind states any amount."""
        kinds = (kind, kind.final)
        return all(one.table.is_empty for one in self.sheets if one.table.kind in kinds)


def total_cell(sheet: Block, role: str = ColumnRole.WHOLE) -> int | None:
    """The cell of the total of rows with codes, in a column; None where there is none."""
    measure = sheet.roles.get(role)
    # 人员经费合计 is the total of a part.
    rows = [
        at
        for at, row in enumerate(sheet.coded.rows)
        if row.role is RowRole.TOTAL and "经费" not in row.name
    ]
    if measure is None or not rows or sheet.coded.rows[rows[0]].cells[measure].amount is None:
        return None
    return sheet.cell(rows[0], measure)


def code_cell(sheet: Block, code: str, role: str = ColumnRole.WHOLE) -> int | None:
    """The cell of a code, in a column; None where there is no such row."""
    measure = sheet.roles.get(role)
    if measure is None:
        return None
    rows = sheet.coded.rows_of(code)
    return sheet.cell(rows[0], measure) if len(rows) == 1 else None


def half_totals(sheet: Block, measure: int | None = None) -> list[int]:
    """The cells of 本年合计 and 总计 of a half that have a figure, that of the year first."""
    at = whole_at(sheet) if measure is None else measure
    if at is None:
        return []
    rows = [row_with(sheet, part) for part in (BlockPart.CURRENT, BlockPart.TOTAL)]
    return [
        sheet.cell(row, at)
        for row in rows
        if row is not None and sheet.coded.rows[row].cells[at].amount is not None
    ]


def carried_cells(sheet: Block | None) -> list[int]:
    """The cells of a half with money that is carried over, and not zero."""
    if sheet is None:
        return []
    return [
        sheet.cell(row, at)
        for row, label in enumerate(sheet.labels)
        if part_of(label) == BlockPart.CARRY and not sheet.paths[row]
        for at, cell in enumerate(sheet.coded.rows[row].cells)
        if cell.amount
    ]


def carried(sheet: Block | None) -> bool:
    """Whether a half states money that is carried over."""
    return bool(carried_cells(sheet))


def place_at(sheet: Block, cell: int) -> Place:
    """Where a cell of a sheet stands."""
    row, measure = divmod(cell - sheet.start, sheet.width)
    coded = sheet.coded
    return place_of_row(sheet.table, coded.rows[row], coded, coded.measures[measure])


_OWN = re.compile(r"事业|经营|上级补助|附属单位|其[他它]收入|财政专户|单位资金|弥补|非财政")


def other_funds(lookup: Lookup) -> list[int]:
    """The cells of income in 收支总表 that is no appropriation, and not zero."""
    sheet = lookup.side(TableKind.INCOME_EXPENDITURE, Side.INCOME)
    at = None if sheet is None else whole_at(sheet)
    if sheet is None or at is None:
        return []
    inside = any(plain(one).startswith("单位资金") for one in sheet.labels)
    return [
        sheet.cell(row, at)
        for row, label in enumerate(sheet.labels)
        if _OWN.search(plain(label))
        and not (inside and sheet.paths[row] and plain(sheet.paths[row][-1]).startswith("单位资金"))
        and sheet.coded.rows[row].cells[at].amount
    ]
