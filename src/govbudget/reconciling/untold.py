"""Sums that cannot be told, since a cell in them was not read or a row has no code to stand by."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import EXACT
from govbudget.reconciling.cells import Role
from govbudget.reconciling.findings import CellRef, Untold
from govbudget.reconciling.structure import tree_of
from govbudget.reconciling.system import System
from govbudget.tables.lexicon.texts import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from govbudget.reconciling.outline import Outline
    from govbudget.reconciling.system import Equation
    from govbudget.reconciling.table import BudgetTable

__all__ = ["Told", "lost_cells", "told_apart"]


@frozen
class Told:
    """The sums of some tables, those that cannot be told apart.

    Attributes:
        system: the sums that can be told.
        untold: the others.
        settled: what the cells that were not read have to be for these to hold, where they say so
            with one voice.
        kept: the numbers that the sums of the system had before; all of them where none is apart.
        apart: the numbers of those that cannot be told.
    """

    system: System
    untold: tuple[Untold, ...]
    settled: dict[CellRef, Decimal]
    kept: Sequence[int]
    apart: Sequence[int] = ()


def told_apart(system: System, lost: Mapping[int, Sequence[int]] | None = None) -> Told:
    """The sums of a system, those aside that cannot be told.

    Args:
        system: the system.
        lost: for cells with sums that fail, the cells of rows of which nobody knows whether they
            belong to them.
    """
    unread = _unread(system)
    untold: dict[int, list[int]] = {}
    for at, one in enumerate(system.identities if unread or lost else ()):
        met = [cell for cell in (one.total, *one.parts) if cell in unread]
        if not met and lost and abs(system.residuals[at]) > system.envelopes[at]:
            near = [cell for cell in lost.get(one.total, ()) if system.values[cell]]
            met = near if _is_of_rows(system, one) else []
        if met:
            untold[at] = met
    if not untold:
        return Told(system, (), {}, range(len(system.identities)))
    records = tuple(_record(system, at, cells) for at, cells in untold.items())
    values = _settled(system, list(untold), unread)
    kept = [at for at in range(len(system.identities)) if at not in untold]
    asked = {system.ref(cell): value for cell, value in values.items()}
    return Told(system.only(kept), records, asked, kept, tuple(untold))


def _is_of_rows(system: System, one: Equation) -> bool:
    """Whether a sum is one of rows: all in one measure of one table."""
    return len({system.place(cell)[::2] for cell in (one.total, *one.parts)}) == 1


def lost_cells(table: BudgetTable, start: int, outline: Outline) -> Iterator[tuple[int, list[int]]]:
    """For cells with sums of rows, those of rows whose code is none and which may belong to them.

    Args:
        table: the table.
        start: the number of its first cell.
        outline: which row stands below which.
    """
    width = len(table.measures)
    for above, rows in _lost_rows(table, outline).items():
        for at in table.summed:
            yield start + above * width + at, [start + row * width + at for row in rows]


def _lost_rows(table: BudgetTable, outline: Outline) -> dict[int, list[int]]:
    """For rows with sums, the rows whose code is none and which may belong below them.

    A row with the code of a unit, which is digits only and has no name of the classification, is
    none of these.
    """
    rows = table.rows
    tree = tree_of(table) if any(row.printed_code and not row.code for row in rows) else None
    spoilt = [
        at
        for at, row in enumerate(rows)
        if row.printed_code and not outline.codes[at] and row.role is Role.DETAIL
        if not plain(row.printed_code).isdecimal() or (tree and row.name and tree.find(row.name))
    ]
    found: dict[int, list[int]] = {}
    for above in outline.sums if spoilt else ():
        code = outline.codes[above]
        near = [
            at
            for at in spoilt
            if not code
            or (at > above and all(one.startswith(code) for one in outline.codes[above:at] if one))
        ]
        if near:
            found[above] = near
    return found


def _unread(system: System) -> set[int]:
    """The numbers of the cells that were not read."""
    unread = set()
    for start, table in zip(system.starts, system.tables, strict=True):
        at = start
        for row in table.rows:
            for cell in row.cells:
                # Most cells have an amount, or nothing in them.
                if cell.amount is None and cell.printed and cell.is_unread:
                    unread.add(at)
                at += 1
    return unread


def _record(system: System, at: int, unread: Iterable[int]) -> Untold:
    """The record of a sum that cannot be told, for some cells that were not read."""
    one = system.identities[at]
    cells = tuple(map(system.ref, unread))
    reasons: dict[str, str] = {}
    for ref in cells:
        row = system.tables[ref.table].rows[ref.row]
        cell = row.cells[system.tables[ref.table].measures.index(ref.measure)]
        if cell.is_unread:
            reasons[f"{ref}: {cell.reason}"] = f"{ref}：{cell.reason_zh}"
        else:
            printed = row.printed_code
            reasons[f"where {row.name or printed} belongs is not known: {printed!r} is no code"] = (
                f"{row.name or printed} 属于哪一科目无法确定：“{printed}”不是科目编码"
            )
    return Untold(
        one.said, system.ref(one.total), cells, "; ".join(reasons), "；".join(reasons.values())
    )


def _settled(system: System, untold: Sequence[int], unread: set[int]) -> dict[int, Decimal]:
    """What each cell that was not read has to be for the sums in which it is the only one.

    One of which two sums ask different amounts is left out.
    """
    asked: dict[int, tuple[int, int] | None] = {}
    for at in untold:
        one: Equation = system.identities[at]
        open_ones = [cell for cell in (one.total, *one.parts) if cell in unread]
        # A blank states no sum.
        if len(open_ones) != 1 or not (one.total in unread or system.slack[one.total]):
            continue
        [cell] = open_ones
        value = -system.residuals[at] if cell == one.total else system.residuals[at]
        low, high = value - system.envelopes[at], value + system.envelopes[at]
        if cell not in asked:
            asked[cell] = (value, value)
            continue
        known = asked[cell]
        if known is not None and not (low <= known[0] <= high):
            asked[cell] = None
    with localcontext(EXACT):
        return {
            cell: system.amount(known[0], system.place(cell)[0])
            for cell, known in asked.items()
            if known is not None
        }
