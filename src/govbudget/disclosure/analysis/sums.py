"""All sums of a document: of rows, of columns, of halves, and across tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.basic import basic_halves
from govbudget.disclosure.analysis.blocks import is_by_unit
from govbudget.disclosure.analysis.halves import balance_of, sides_sums
from govbudget.disclosure.analysis.links import links_of
from govbudget.disclosure.analysis.lookup import Lookup
from govbudget.disclosure.analysis.passed import Passed
from govbudget.disclosure.analysis.places import short_name
from govbudget.disclosure.analysis.project_sums import project_sums
from govbudget.disclosure.analysis.three_public import three_public_sums
from govbudget.disclosure.tables import TableKind
from govbudget.reconciling.columnsums import column_sums
from govbudget.reconciling.identities import of_columns, of_rows
from govbudget.reconciling.untold import lost_cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govbudget.disclosure.analysis.blocks import Block
    from govbudget.reconciling.outline import Outline
    from govbudget.reconciling.system import Equation

__all__ = ["BALANCE", "COLUMNS", "HALVES", "ROWS", "THREE", "sums_of"]

ROWS, COLUMNS, HALVES = "table.rows", "table.columns", "table.halves"
BALANCE, THREE = "table.balance", "table.three-public"
_THREE_PUBLIC = {TableKind.THREE_PUBLIC, TableKind.FINAL_THREE_PUBLIC}


def sums_of(
    sheets: Sequence[Block],
    outlines: Mapping[int, Outline],
    passed: dict[str, list[Passed]],
    lost: dict[int, list[int]],
) -> Iterator[tuple[str, Equation]]:
    """All sums of a document, each with the id of its rule.

    Args:
        sheets: the sheets.
        outlines: which row stands below which, by the number of each sheet with codes.
        passed: takes by rule the reasons why something is not checked.
        lost: takes, for cells with sums of rows, those of rows that may belong to them and whose
            code is none.
    """
    for number, sheet in enumerate(sheets):
        columns = column_sums(sheet.coded)
        name = short_name(sheet.table)
        for aside in columns.asides:
            said = Message.written(aside.said_zh, aside.said)
            reason = Message("sums.aside", name=name, said=said)
            passed.setdefault(COLUMNS, []).append(Passed(reason, aside.rows))
        for one in of_columns(sheet.coded, sheet.start, columns.identities):
            yield COLUMNS, one
        if sheet.labels:
            yield from _by_label(sheet, passed)
            continue
        outline = outlines[number]
        lost.update(lost_cells(sheet.coded, sheet.start, outline))
        for one in (*of_rows(sheet.coded, sheet.start, outline), *basic_halves(sheet)):
            yield ROWS, one
    for table in {id(one.table): one.table for one in sheets if one.heading}.values():
        balance = balance_of([one for one in sheets if one.table is table])
        if balance is not None:
            yield BALANCE, balance
    yield from links_of(Lookup(sheets))


def _by_label(sheet: Block, passed: dict[str, list[Passed]]) -> Iterator[tuple[str, Equation]]:
    """The sums of rows made of labels, each with the id of its rule."""
    if sheet.table.kind in _THREE_PUBLIC:
        for one in three_public_sums(sheet):
            yield THREE, one
        return
    if sheet.table.kind is TableKind.PROJECTS or (is_by_unit(sheet) and not sheet.heading):
        for one in project_sums(sheet):
            yield ROWS, one
        return
    for one in sides_sums(sheet, passed.setdefault(HALVES, [])):
        yield HALVES, one
