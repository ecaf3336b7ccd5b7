"""What two documents or tables side by side are: their lines, and what became of each."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import field, frozen

from govbudget.amounts import Unit
from govbudget.base.charted import chart_of_documents
from govbudget.base.framed import Framed
from govbudget.disclosure.comparing.uncompared import UncomparedPart
from govbudget.disclosure.table_kinds import TableKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["SORTS", "STATES", "BudgetComparison", "ComparedLine", "LineState", "Sort", "in_order"]

#: By what the lines of a comparison are sorted.
Sort: TypeAlias = Literal["change", "rate", "execution", "code"]
SORTS: tuple[Sort, ...] = ("change", "rate", "execution", "code")


class LineState(StrEnum):
    """What became of a line from one side to the other.

    Attributes:
        SAME: both sides have one figure, rounding aside.
        CHANGED: they have two.
        NEW: only the first side has it.
        ENDED: only the second side has it.
        ANOTHER_CODE: its code is not one thing in the editions of both years.

    .. versionadded:: 0.2.0
    """

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    ENDED = "ended"
    ANOTHER_CODE = "another_code"


#: In which order the lines are told.
STATES = (
    *(LineState.CHANGED, LineState.NEW, LineState.ENDED),
    *(LineState.ANOTHER_CODE, LineState.SAME),
)


@frozen(slots=True)
class ComparedLine:
    """A line of two documents.

    Attributes:
        kind: what its table is about, as the first side has it.
        half: 收入 or 支出 in a table with both, as ``income`` and ``spending``; else empty.
        scheme: the scheme of the code; empty without one.
        code: the code; empty for a total or a label.
        name: what it is called.
        part: the column, as 基本支出; empty for the whole.
        first: the figure of the first side; None where it has none.
        second: that of the second side.
        change: the first less the second; None where a side has no such line.
        rate: the change in per cent of the second, to two decimals; None where that is nought.
        execution: of a final account beside a budget of its year, what was carried out in per cent
            of what was planned, to two decimals, whichever side is which; None in other lines.
        state: what became of it.
        became: the codes that it is on the other side, where its code is another one there.

    .. versionadded:: 0.2.0
    """

    kind: TableKind
    half: str
    scheme: str
    code: str
    name: str
    part: str
    first: Decimal | None
    second: Decimal | None
    change: Decimal | None
    rate: Decimal | None
    execution: Decimal | None
    state: LineState
    became: tuple[str, ...] = ()


@frozen
class BudgetComparison(Framed):
    """Two documents or tables side by side.

    Attributes:
        first: the first side: a file, or what its table is called.
        second: the second side.
        years: the year of each; None where it is not known.
        unit: the unit of all figures.
        rows: the lines, sorted as was asked, of tables and columns that both sides have.
        alone: the kinds of tables that only one side has, those of the first side before.
        left_out: what is not compared, and why: the tables of a kind of which a side has several,
            columns that one side alone has, and lines for which a side has several figures.

    .. versionadded:: 0.2.0
    """

    first: str
    second: str
    years: tuple[int | None, int | None]
    unit: Unit
    rows: tuple[ComparedLine, ...] = field(repr=False)
    alone: tuple[TableKind, ...] = ()
    left_out: tuple[UncomparedPart, ...] = ()

    chart = chart_of_documents

    def of(self, *states: LineState) -> tuple[ComparedLine, ...]:
        """The rows in some states, in their order."""
        return tuple(one for one in self.rows if one.state in states)


def in_order(rows: Iterable[ComparedLine], sort: Sort) -> list[ComparedLine]:
    """The lines of a comparison, sorted.

    By change and by rate those that changed come first, the most before, then new, ended, other
    codes, and the same. By execution those with the lowest rate come first, those without one last.
    By code the tables stand one after another, each in the order of its codes.

    Args:
        rows: the lines.
        sort: by what.
    """
    return sorted(rows, key=_KEYS[sort])


def _by_change(row: ComparedLine) -> tuple[int, Decimal, str, str]:
    return (STATES.index(row.state), -_size(row), row.kind.value, row.code)


def _by_rate(row: ComparedLine) -> tuple[int, Decimal, Decimal, str, str]:
    # What grew from nought grew without measure; lines of one side alone have no rate either.
    rate = Decimal("Infinity") if row.rate is None else abs(row.rate)
    return (STATES.index(row.state), -rate, -_size(row), row.kind.value, row.code)


def _by_execution(row: ComparedLine) -> tuple[bool, Decimal, Decimal, str, str]:
    rate = Decimal(0) if row.execution is None else row.execution
    return (row.execution is None, rate, -_size(row), row.kind.value, row.code)


def _by_code(row: ComparedLine) -> tuple[str, str, str, str, str]:
    # A total has no code, and stands above what it is the total of.
    return (row.kind.value, row.half, row.scheme, row.code, row.part)


_KEYS: dict[str, Callable[[ComparedLine], Any]] = {
    "change": _by_change,
    "rate": _by_rate,
    "execution": _by_execution,
    "code": _by_code,
}


def _size(row: ComparedLine) -> Decimal:
    if row.change is not None:
        return abs(row.change)
    found = row.first if row.first is not None else row.second
    return abs(found or Decimal(0))
