"""Two documents or tables side by side, line by line."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from govbudget.amounts import ROUNDED, Amount, Unit
from govbudget.base.edge import edge
from govbudget.disclosure.analysis.agreement import Agreement, agree, apart
from govbudget.disclosure.comparing.editions import became, same_code
from govbudget.disclosure.comparing.lines import by_key
from govbudget.disclosure.comparing.sides import ReadSide, read_side
from govbudget.disclosure.comparing.uncompared import UncomparedPart, uncompared
from govbudget.disclosure.table_kinds import TableKind
from govbudget.disclosure.text.kinds import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.disclosure.comparing.lines import LineKey, TableLine
    from govbudget.disclosure.comparing.sides import Side

__all__ = ["BudgetComparison", "ComparedLine", "LineState", "compare"]

_PERCENT = Decimal("0.01")


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


# In which order the lines are told.
_ORDER = (
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
    state: LineState
    became: tuple[str, ...] = ()


@frozen
class BudgetComparison:
    """Two documents or tables side by side.

    Attributes:
        first: the first side: a file, or what its table is called.
        second: the second side.
        years: the year of each; None where it is not known.
        unit: the unit of all figures.
        rows: the lines: those that changed, the most first, then new, ended, other codes, and the
            same; of tables and columns that both sides have.
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

    def of(self, *states: LineState) -> tuple[ComparedLine, ...]:
        """The rows in some states, in their order."""
        return tuple(one for one in self.rows if one.state in states)


@edge(unit=(Unit, str))
def compare(first: Side, second: Side, *, unit: Unit | str | None = None) -> BudgetComparison:
    """Two documents or tables side by side by code, with what changed.

    A line is one table, code and column. Figures are converted to one unit, exactly; what differs
    by no more than rounding is the same. A code that was moved, merged or split between the years
    of the two is set beside nothing, and says what it is in the other year.

    >>> import govbudget as gb
    >>> rows = [("201", "一般公共服务支出", "120.00"), ("208", "社会保障和就业支出", "30.00")]
    >>> account = gb.BudgetTable.of(rows, ["合计"], unit="万元")
    >>> rows = [("201", "一般公共服务支出", "1,000,000"), ("205", "教育支出", "50,000")]
    >>> budget = gb.BudgetTable.of(rows, ["合计"], unit="元")
    >>> for line in gb.compare(account, budget).rows:
    ...     print(line.code, line.first, line.second, line.rate, line.state.value)
    201 120.00 100.0000 20.00 changed
    208 30.00 None None new
    205 None 5.0000 None ended

    Args:
        first: the document that is looked at, as :func:`govbudget.read_disclosure` gives it; or a
            table, or several.
        second: what it is compared with, as last year's, or the budget of an account.
        unit: the unit of the figures; without it 万元, or 元 where no side has another.

    Returns:
        The lines of both sides, those that changed most first.

    Raises:
        WrongArgument: a side is neither a document nor a table.
        MalformedAmount: the unit is none.

    .. versionadded:: 0.2.0
    """
    one, two = read_side(first, "first"), read_side(second, "second")
    units = {it.amount.unit for side in (one, two) for it in side.lines if it.amount}
    asked = Unit.of(unit) if unit else Unit.YUAN if units == {Unit.YUAN} else Unit.WAN
    rows = list(_rows(one, two, asked))
    rows.sort(key=lambda row: (_ORDER.index(row.state), -_size(row), row.kind.value, row.code))
    return BudgetComparison(
        *(one.called, two.called, (one.year, two.year), asked, tuple(rows)),
        alone=(*_alone(one, two), *_alone(two, one)),
        left_out=tuple(uncompared(one, two)),
    )


def _alone(own: ReadSide, other: ReadSide) -> Iterator[TableKind]:
    """The kinds of tables of a side that the other does not have."""
    has, lines = other.kinds, (*own.lines, *own.repeated)
    yield from dict.fromkeys(one.table.kind for one in lines if one.key.kind not in has)


def _size(row: ComparedLine) -> Decimal:
    if row.change is not None:
        return abs(row.change)
    found = row.first if row.first is not None else row.second
    return abs(found or Decimal(0))


def _main(lines: Iterable[TableLine]) -> dict[LineKey, TableLine]:
    """The figure of each line that its document is about: of an account what was spent."""
    order = (Measure.FINAL, Measure.BUDGET, Measure.REVISED, Measure.INITIAL)
    found = by_key(one for one in lines if not one.sense.back and one.amount is not None)
    return {
        key: min(same, key=lambda one: order.index(one.sense.measure))
        for key, same in found.items()
    }


def _rows(own: ReadSide, other: ReadSide, unit: Unit) -> Iterator[ComparedLine]:
    first, second, years = _main(own.lines), _main(other.lines), (own.year, other.year)
    # A table or a column that one side alone has says nothing of what changed, and a line for
    # which a side has several figures is neither new nor ended.
    shared, unclear = own.columns & other.columns, {**own.unclear, **other.unclear}
    for key in dict.fromkeys((*first, *second)):
        if (key.kind, key.part) not in shared or key in unclear:
            continue
        one, two = first.get(key), second.get(key)
        same = None in years or same_code(key.code, key.scheme, years[0] or 0, years[1] or 0)
        if same:
            yield _row(key, one, two, unit)
            continue
        for line, (here, there) in ((one, years), (two, years[::-1])):
            if line is not None:
                codes = became(key.code, key.scheme, here or 0, there or 0)
                left, right = (line, None) if line is one else (None, line)
                row = _row(key, left, right, unit)
                yield evolve(row, state=LineState.ANOTHER_CODE, became=codes)


def _row(
    key: LineKey,
    one: TableLine | None,
    two: TableLine | None,
    unit: Unit,
) -> ComparedLine:
    first, second = (None if line is None else line.amount for line in (one, two))
    change: Amount | None = None
    rate: Decimal | None = None
    if first is None or second is None:
        state = LineState.NEW if second is None else LineState.ENDED
    else:
        is_same = agree(first, second) is not Agreement.DIFFERENT
        state = LineState.SAME if is_same else LineState.CHANGED
        change = apart(first.to(unit), second.to(unit))
        rate = _rate(change.value, second.to(unit).value)
    named = one or two
    assert named is not None  # noqa: S101  a line is one of a side at least
    return ComparedLine(
        *(named.table.kind, key.half, key.scheme, key.code, named.name, key.part),
        first.to(unit).value if first else None,
        second.to(unit).value if second else None,
        change.value if change else None,
        rate,
        state,
    )


def _rate(change: Decimal, base: Decimal) -> Decimal | None:
    if not base:
        return None
    rate = ROUNDED.divide(change * 100, abs(base))
    return rate.quantize(_PERCENT, ROUND_HALF_UP, context=ROUNDED)
