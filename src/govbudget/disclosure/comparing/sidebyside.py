"""Two documents or tables side by side, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from attrs import evolve

from govbudget.amounts import Unit
from govbudget.base.edge import edge
from govbudget.base.percents import execution_rate, rate_of_change
from govbudget.base.shown import as_text
from govbudget.disclosure.analysis.agreement import Agreement, agree, apart
from govbudget.disclosure.comparing.comparison import (
    SORTS,
    BudgetComparison,
    ComparedLine,
    LineState,
    Sort,
    in_order,
)
from govbudget.disclosure.comparing.editions import became, same_code
from govbudget.disclosure.comparing.lines import by_key
from govbudget.disclosure.comparing.sides import ReadSide, read_side
from govbudget.disclosure.comparing.uncompared import uncompared
from govbudget.disclosure.text.kinds import Measure
from govbudget.errors import WrongArgument, because, check_choice
from govbudget.rollups.comparing import compare_rollups
from govbudget.rollups.rolledup import RollUp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from govbudget.amounts import Number
    from govbudget.disclosure.comparing.lines import LineKey, TableLine
    from govbudget.disclosure.comparing.sides import Side
    from govbudget.disclosure.table_kinds import TableKind
    from govbudget.restating.restate import Spread
    from govbudget.rollups.compared import RollUpComparison

__all__ = ["compare"]


@overload
def compare(
    first: Side, second: Side, *, unit: Unit | str | None = None, sort: Sort = "change"
) -> BudgetComparison: ...
@overload
def compare(
    first: RollUp[Any],
    second: RollUp[Any],
    *,
    sort: Sort = "change",
    to: int | None = None,
    level: object = None,
    shares: Mapping[str, Mapping[str, Number]] | None = None,
    spread: Spread = "group",
    names: tuple[str, str] | None = None,
) -> RollUpComparison: ...
@edge(unit=(Unit, str), sort=str, to=int)
def compare(  # noqa: PLR0913  what is asked of roll-ups
    first: Side | RollUp[Any],
    second: Side | RollUp[Any],
    *,
    unit: Unit | str | None = None,
    sort: Sort = "change",
    to: int | None = None,
    level: object = None,
    shares: Mapping[str, Mapping[str, Number]] | None = None,
    spread: Spread = "group",
    names: tuple[str, str] | None = None,
) -> BudgetComparison | RollUpComparison:
    """Two documents or tables side by side by code, with what changed, or what was carried out.

    A line is one table, code and column. Figures are converted to one unit, exactly; what differs
    by no more than rounding is the same. A code that was moved, merged or split between the years
    of the two is set beside nothing, and says what it is in the other year. A final account beside
    a budget of its year has execution rates: what was carried out of each line of the budget.

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
    >>> rows = [("201", "一般公共服务支出", "96.40")]
    >>> account = gb.BudgetTable.of(rows, ["决算数"], unit="万元", year=2024)
    >>> budget = gb.BudgetTable.of([("201", "", "100.00")], ["预算数"], unit="万元", year=2024)
    >>> [(line.rate, line.execution) for line in gb.compare(account, budget).rows]
    [(Decimal('-3.60'), Decimal('96.40'))]

    Two roll-ups are compared as :meth:`RollUp.compare` does.

    Args:
        first: the document that is looked at, as :func:`govbudget.read_disclosure` gives it; or a
            table, or several; or a roll-up.
        second: what it is compared with, as last year's, or the budget of an account.
        unit: the unit of the figures; without it 万元, or 元 where no side has another.
        sort: what sorts the lines: ``change``, those that changed most first; ``rate``, by per
            cent; ``execution``, the lowest rate first; ``code``, table by table.
        to: of roll-ups, the year of the edition; without it that of the first.
        level: of roll-ups, the level of the rows; without it they are as fine as both sides are.
        shares: of roll-ups, for a code that was split the share of each code that it became.
        spread: of roll-ups, what to do with a code that was split, where no shares are given.
        names: of roll-ups, what the second and the first side are called.

    Returns:
        The lines of both sides.

    Raises:
        WrongArgument: a side is neither a document nor a table, or a roll-up beside something
            else; or nothing is sorted so.
        MalformedAmount: the unit is none.

    .. versionadded:: 0.2.0
    """
    check_choice("sort", sort, SORTS)
    if isinstance(first, RollUp) or isinstance(second, RollUp):
        if unit is not None:
            raise WrongArgument("unit", str(unit), because("argument.rollup_unit"))
        return compare_rollups(
            first,  # type: ignore[arg-type]  # it looks at them
            second,  # type: ignore[arg-type]
            sort=sort,
            to=to,
            level=level,
            shares=shares,
            spread=spread,
            names=names,
        )
    for name, value in {"to": to, "level": level, "shares": shares, "names": names}.items():
        if value is not None:
            raise WrongArgument(name, as_text(value), because("argument.of_rollups"))
    one, two = read_side(first, "first"), read_side(second, "second")
    units = {it.amount.unit for side in (one, two) for it in side.lines if it.amount}
    asked = Unit.of(unit) if unit else Unit.YUAN if units == {Unit.YUAN} else Unit.WAN
    rows = in_order(_rows(one, two, asked), sort)
    return BudgetComparison(
        *(one.called, two.called, (one.year, two.year), asked, tuple(rows)),
        alone=(*_alone(one, two), *_alone(two, one)),
        left_out=tuple(uncompared(one, two)),
    )


def _alone(own: ReadSide, other: ReadSide) -> Iterator[TableKind]:
    """The kinds of tables of a side that the other does not have."""
    has, lines = other.kinds, (*own.lines, *own.repeated)
    yield from dict.fromkeys(one.table.kind for one in lines if one.key.kind not in has)


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
            yield _row(key, one, two, unit, same_year=years[0] == years[1])
            continue
        for line, (here, there) in ((one, years), (two, years[::-1])):
            if line is not None:
                codes = became(key.code, key.scheme, here or 0, there or 0)
                left, right = (line, None) if line is one else (None, line)
                row = _row(key, left, right, unit, same_year=False)
                yield evolve(row, state=LineState.ANOTHER_CODE, became=codes)


def _row(
    key: LineKey,
    one: TableLine | None,
    two: TableLine | None,
    unit: Unit,
    *,
    same_year: bool,
) -> ComparedLine:
    first, second = (None if line is None else line.amount for line in (one, two))
    change = rate = execution = None
    if first is None or second is None:
        state = LineState.NEW if second is None else LineState.ENDED
    else:
        is_same = agree(first, second) is not Agreement.DIFFERENT
        state = LineState.SAME if is_same else LineState.CHANGED
        first, second = first.to(unit), second.to(unit)
        change = apart(first, second).value
        rate = rate_of_change(first.value, second.value)
        execution = _execution(one, two) if same_year else None
    named = one or two
    assert named is not None  # noqa: S101  a line is one of a side at least
    return ComparedLine(
        *(named.table.kind, key.half, key.scheme, key.code, named.name, key.part),
        first.to(unit).value if first else None,
        second.to(unit).value if second else None,
        *(change, rate, execution, state),
    )


def _execution(one: TableLine | None, two: TableLine | None) -> Decimal | None:
    """How much of a budget was carried out, where one of both is that and the other a budget."""
    sides = [it for it in (one, two) if it is not None and not it.sense.expected]
    executed = [it.amount for it in sides if it.sense.measure is Measure.FINAL]
    planned = [it.amount for it in sides if it.sense.measure is not Measure.FINAL]
    if len(executed) != 1 or len(planned) != 1 or not executed[0] or not planned[0]:
        return None
    unit = Unit.YUAN
    return execution_rate(executed[0].to(unit).value, planned[0].to(unit).value)
