"""Draws a table as text, with the cells that findings are about marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import format_amount
from govbudget.base.layout import cell_len, padded
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govbudget.reconciling.cells import Cell
    from govbudget.reconciling.findings import Finding, Mend, Reconciliation
    from govbudget.reconciling.table import BudgetTable

__all__ = ["report"]

# A table with more rows is drawn only where something was found.
_ROWS = 30
# How many of several explanations are written out.
_EXPLAINED = 5

_SURE, _MAYBE = "*", "?"


def report(tables: Sequence[BudgetTable], result: Reconciliation, faults: Sequence[Finding]) -> str:
    """What is wrong with some tables, for a person to read.

    Args:
        tables: the tables that were reconciled.
        result: all that was found.
        faults: the findings that are held against the tables.
    """
    several = len(tables) > 1
    what = "these tables do" if several else "this table does"
    lines = [f"{what} not reconcile: {_counted(faults)}; {result.checked} sums checked"]
    for number, table in enumerate(tables):
        concerned = [one for one in faults if number in _tables(one)]
        if concerned or not several:
            lines += ["", *_drawn(table, number, concerned)]
    for finding in faults:
        lines += ["", *_told(finding, tables)]
    return "\n".join(lines)


def _counted(faults: Sequence[Finding]) -> str:
    words = {Severity.ERROR: "error", Severity.ROUNDING: "rounding", Severity.NOTICE: "notice"}
    counts = {one: sum(fault.severity is one for fault in faults) for one in words}
    return ", ".join(
        f"{count} {words[one]}{'s' * (count > 1)}" for one, count in counts.items() if count
    )


def _tables(finding: Finding) -> set[int]:
    cells = [*finding.places, *(cell for failure in finding.failures for cell in failure.cells)]
    return {cell.table for cell in cells} or {0}


def _marks(number: int, findings: Iterable[Finding]) -> dict[tuple[int, str], str]:
    """The mark of every cell, or row, that a finding says is at fault."""
    marks: dict[tuple[int, str], str] = {}
    for finding in findings:
        sure = _SURE if len(finding.explanations) == 1 else _MAYBE
        named = [mend.cell for one in finding.explanations for mend in one.mends]
        for cell in named or finding.places:
            if cell.table == number:
                marks.setdefault((cell.row, cell.measure), sure if named else _SURE)
    return marks


def _drawn(table: BudgetTable, number: int, findings: Sequence[Finding]) -> list[str]:
    marks = _marks(number, findings)
    grid = [["", "code", "name", *table.measures]]
    for at, row in enumerate(table.rows):
        mark = marks.get((at, ""), "")
        cells = [
            f"{marks.get((at, measure), '')}{_shown(cell, table.places)}"
            for measure, cell in zip(table.measures, row.cells, strict=True)
        ]
        grid.append([f"{mark}{at}", row.code or row.printed_code, row.name, *cells])
    widths = [max(map(cell_len, column)) for column in zip(*grid, strict=True)]
    kept = _kept(table, number, findings)
    head = " ".join(filter(None, (table.title, f"({table.unit})" if table.unit else "")))
    lines = [head] if head else []
    gap = False
    for at, cells in enumerate(grid, -1):
        if at < 0 or at in kept:
            lines.append(_line(cells, widths))
        elif not gap:
            lines.append("  ...")
        gap = at >= 0 and at not in kept
    return lines


def _shown(cell: Cell, places: int) -> str:
    return cell.printed if cell.amount is None else format_amount(cell.amount, places=places)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    number, code, name, *amounts = cells
    shown = [" " * (widths[0] - cell_len(number)) + number, padded(code, widths[1])]
    shown.append(padded(name, widths[2]))
    for amount, width in zip(amounts, widths[3:], strict=True):
        shown.append(" " * (width - cell_len(amount)) + amount)
    return "  ".join(shown).rstrip()


def _kept(table: BudgetTable, number: int, findings: Iterable[Finding]) -> set[int]:
    """The rows that are drawn: all of a short table, of a long one those that matter."""
    if len(table.rows) <= _ROWS:
        return set(range(len(table.rows)))
    found: set[int] = set()
    for finding in findings:
        cells = [*finding.places]
        for failure in finding.failures:
            # Of a sum with many parts the sum itself tells enough.
            cells += failure.cells if len(failure.parts) < _ROWS else failure.cells[:1]
        cells += [mend.cell for one in finding.explanations for mend in one.mends]
        found |= {cell.row for cell in cells if cell.table == number}
    return found


def _told(finding: Finding, tables: Sequence[BudgetTable]) -> list[str]:
    """A finding with its failed sums and what would mend it."""
    lines = [f"{finding.severity} {finding.kind}: {finding.message}"]
    lines += [
        f"  {failure.said}: stated {failure.stated:,f}, the parts add up to "
        f"{failure.computed:,f}, off by {failure.difference:,f}"
        for failure in finding.failures
    ]
    for number, explanation in enumerate(finding.explanations[:_EXPLAINED]):
        mends = "; ".join(_mended(mend, tables) for mend in explanation.mends)
        lines.append(f"  {'or ' if number else ''}mend: {mends}")
    left = len(finding.explanations) - _EXPLAINED
    if left > 0:
        lines.append(f"  and {left} other ways to mend it")
    return [*lines, f"  {finding.undecided}"] if finding.undecided else lines


def _mended(mend: Mend, tables: Sequence[BudgetTable]) -> str:
    places = tables[mend.cell.table].places
    stated = "a blank" if mend.stated is None else format_amount(mend.stated, places=places)
    slip = f" ({mend.slip.replace('_', ' ')})" if mend.slip else ""
    where = f"row {mend.cell.row}, {mend.cell}"
    return f"{where}: {stated} should be {mend.value:,f}{slip}"
