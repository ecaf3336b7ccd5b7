"""Draws the part of a table that a finding is about, with the cells at fault marked."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import format_amount
from govbudget.base.messages import Message
from govbudget.cli.amount_table import DrawnRow, fits, tables_of
from govbudget.cli.spoken import speech
from govbudget.cli.terminal import cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType
    from rich.text import Text

    from govbudget.reconciling.cells import Cell
    from govbudget.reconciling.findings import CellRef, Explanation, Failure, Finding, Mend
    from govbudget.reconciling.table import BudgetTable

__all__ = ["SHOWN", "drawn_around", "left_out", "mend_text", "needed_rows"]

#: How many explanations are shown where there are several.
SHOWN = 6
# Of a sum of more parts than that, only the first and the last are shown with those at fault.
_MANY = 8
# So many rows of a table are drawn for one finding; the others are counted.
_ROWS = 60
_NO_ROW = "⋮"


@frozen
class _MarkedCells:
    """What is marked: cells by row and measure, and whole rows, whose measure is empty.

    Attributes:
        certain: whether one set of cells explains the finding.
        values: the value that is proposed for each cell; None where none is.
        measures: the measures that have a marked cell.
    """

    certain: bool
    values: dict[tuple[int, str], str | None]
    measures: frozenset[str]


def drawn_around(table: BudgetTable, number: int, finding: Finding) -> Iterator[RenderableType]:
    """The rows of a table that a finding is about, with what stands above and beside them.

    The cell at fault is marked ▶976.56◀, with the value that would mend it below; where several
    sets of cells explain the finding, each is marked ▷976.56◁. Rows that are left out show as ⋮.
    Columns that have no part in it are left out where not all fit in the terminal. Of a finding
    about very many rows the first are drawn: :func:`left_out` says how many are not.

    Args:
        table: the table.
        number: which of the tables it is.
        finding: the finding.
    """
    marks = _marks(table, number, finding)
    shown = needed_rows(table, number, finding)[:_ROWS]
    measures = list(table.measures)
    rows = list(_rows(table, shown, measures, marks))
    if not fits(_titles(measures, marks), rows):
        involved = marks.measures | {ref.measure for one in finding.failures for ref in one.cells}
        measures = [name for name in measures if name in involved] or measures
        rows = list(_rows(table, shown, measures, marks))
    return tables_of(_titles(measures, marks), rows)


def left_out(table: BudgetTable, number: int, finding: Finding) -> int:
    """How many rows that a finding is about are not drawn, for there are too many."""
    return max(0, len(needed_rows(table, number, finding)) - _ROWS)


def _titles(measures: Sequence[str], marks: _MarkedCells) -> list[str]:
    """The titles below their headings, as they are printed, in line with the figures."""
    return [name.replace("/", "\n") + _behind(name, marks) for name in measures]


def _behind(measure: str, marks: _MarkedCells) -> str:
    """What stands behind the figures of a column, so that they end before a mark."""
    return " " if measure in marks.measures else ""


def _rows(
    table: BudgetTable, shown: Sequence[int], measures: Sequence[str], marks: _MarkedCells
) -> Iterator[DrawnRow]:
    none = DrawnRow(cell(_NO_ROW), cell(""), (cell(""),) * len(measures), "dim")
    places = [(table.measures.index(name), name) for name in measures]
    before = -1
    for at in shown:
        if at != before + 1:
            yield none
        row = table.rows[at]
        code = cell(row.code or row.printed_code)
        if (at, "") in marks.values:
            code = cell(f"▶{code.plain}◀", style="bold red")
        cells = tuple(
            _drawn_cell(row.cells[place], marks, (at, name), table.places) for place, name in places
        )
        yield DrawnRow(code, cell(row.name), cells)
        before = at
    if before + 1 < len(table.rows):
        yield none


def _drawn_cell(of: Cell, marks: _MarkedCells, place: tuple[int, str], places: int) -> Text:
    shown = of.printed or ("" if of.amount is None else format_amount(of.amount, places=places))
    if place not in marks.values:
        return cell(shown + _behind(place[1], marks))
    value = marks.values[place]
    if not marks.certain:
        return cell(f"▷{shown or '—'}◁", style="bold yellow")
    marked = cell(f"▶{shown or '—'}◀", style="bold red")
    if value is not None:
        marked.append(f"\n→{value} ", style="bold green")
    return marked


def _marks(table: BudgetTable, number: int, finding: Finding) -> _MarkedCells:
    """What is to be marked in a table."""
    certain = len(finding.explanations) == 1
    values: dict[tuple[int, str], str | None] = {}
    for explanation in finding.explanations[:SHOWN]:
        for mend in explanation.mends:
            if mend.cell.table == number:
                values[mend.cell.row, mend.cell.measure] = _grouped(mend, table.places)
    if not finding.explanations:
        certain = not finding.failures
        for ref in finding.places:
            if ref.table == number:
                values[ref.row, ref.measure] = None
    return _MarkedCells(certain, values, frozenset(measure for _, measure in values))


def _grouped(mend: Mend, places: int) -> str:
    shown = max(places, -int(mend.value.as_tuple().exponent), 0)
    return format_amount(mend.value, places=shown)


def needed_rows(table: BudgetTable, number: int, finding: Finding) -> list[int]:
    """The rows that are shown: those that it is about, their sums, and what is above them."""
    marked = {row for row, _ in _marks(table, number, finding).values}
    rows = set(marked)
    for failure in finding.failures:
        rows |= set(_of_failure(failure, number, marked))
    if not finding.failures:
        rows |= set(_beside(table, marked))
    return sorted(rows.union(*(_above(table, at) for at in rows)))


def _above(table: BudgetTable, at: int) -> Iterator[int]:
    """For each code above that of a row the row that states it: the last before it, or the next."""
    code = table.rows[at].code
    for digits in range(3, len(code), 2):
        stated = table.rows_of(code[:digits])
        if stated:
            yield stated[max(0, bisect(stated, at) - 1)]


def _of_failure(failure: Failure, number: int, marked: set[int]) -> Iterator[int]:
    """The rows of a sum that does not hold; of many parts, the first and the last."""
    cells: Sequence[CellRef] = failure.cells
    if len(cells) > _MANY:
        kept = (*cells[:3], cells[-1])
        cells = (*kept, *(one for one in cells if one.row in marked))
    yield from (one.row for one in cells if one.table == number)


def _beside(table: BudgetTable, marked: Iterable[int]) -> Iterator[int]:
    """The rows before and after some: what they stand among."""
    for at in marked:
        yield from (one for one in (at - 1, at + 1) if 0 <= one < len(table.rows))


def mend_text(explanation: Explanation, tables: Sequence[BudgetTable]) -> str:
    """What an explanation proposes, as one line."""
    said = []
    language = speech()
    for mend in explanation.mends:
        places = tables[mend.cell.table].places
        stated = None if mend.stated is None else format_amount(mend.stated, places=places)
        value = _grouped(mend, places)
        one = Message("reconcile.mend", cell=str(mend.cell), stated=stated, value=value)
        said.append(one.render(language))
    if not explanation.slip:
        return "; ".join(said)
    if language == "en":
        return f"{'; '.join(said)} ({explanation.slip.value.replace('_', ' ')})"
    return f"{'；'.join(said)}（{Message(f'reconcile.slip.{explanation.slip}').zh}）"
