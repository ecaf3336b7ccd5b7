"""How an engine adds a column of amounts without losing a digit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from govbudget.frames.columns import DIGITS, FrameColumn, is_pandas

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

__all__ = ["HALF", "SumPlan", "checked_plan", "eager_plans", "fits", "lazy_plans"]

#: What parts an integer in two, of which no sum overflows 64 bits.
HALF = 2**32


@frozen(slots=True)
class SumPlan:
    """How the engine adds a column.

    Attributes:
        column: the column.
        parts: what is added, columns or what is made of them, the lowest part first; none where
            Python adds.
        counted: whether a group may have no amount.
        bounded: whether the sum of a group may overflow the engine, so that its bounds are asked.
        checked: whether the mean, which engines make of floats, has to show that the sum did not
            overflow.
    """

    column: FrameColumn
    parts: tuple[Any, ...]
    counted: bool = True
    bounded: bool = False
    checked: bool = False


def checked_plan(nw: ModuleType, frame: Any, plan: SumPlan) -> SumPlan:
    """A plan that adds signed integers in 64 bits, where this one adds them in more.

    Args:
        nw: narwhals.
        frame: a lazy frame of narwhals.
        plan: the plan that is sure.
    """
    column = plan.column
    if frame.implementation.is_duckdb() or is_pandas(frame) or not column.is_signed:
        return plan
    asked = nw.col(column.name)
    parts = (asked.cast(nw.Int64) if column.is_small else column.name,)
    return SumPlan(column, parts, counted=False, checked=True)


def lazy_plans(nw: ModuleType, frame: Any, columns: Sequence[FrameColumn]) -> list[SumPlan]:
    """How a lazy engine adds each column, whatever stands in it.

    Args:
        nw: narwhals.
        frame: a lazy frame of narwhals.
        columns: the columns of the amounts.
    """
    return [
        SumPlan(column, _wide(nw, frame, column), bounded=not column.is_narrow)
        for column in columns
    ]


def _wide(nw: ModuleType, frame: Any, column: FrameColumn) -> tuple[Any, ...]:
    """The parts of a column of integers of which no sum can overflow."""
    asked = nw.col(column.name)
    if not column.is_narrow or frame.implementation.is_duckdb():
        return (column.name,)
    if is_pandas(frame):
        return asked - asked // HALF * HALF, asked // HALF
    return (asked.cast(nw.Decimal(DIGITS, 0)),)


def eager_plans(nw: ModuleType, frame: Any, columns: Sequence[FrameColumn]) -> list[SumPlan]:
    """What an eager engine can add, which the bounds of each column tell.

    Args:
        nw: narwhals.
        frame: an eager frame of narwhals.
        columns: the columns of the amounts.
    """
    names = [column.name for column in columns if not column.is_object]
    found = (
        frame.select(
            *(nw.col(name).min().alias(f"{name} min") for name in names),
            *(nw.col(name).max().alias(f"{name} max") for name in names),
            *(nw.col(name).null_count().alias(f"{name} nulls") for name in names),
        ).row(0)
        if names
        else ()
    )
    bounds = {name: found[at :: len(names)] for at, name in enumerate(names)}
    plans = []
    for column in columns:
        low, high, nulls = bounds.get(column.name, (None, None, 0))
        parts = _wide(nw, frame, column)
        if column.is_object:
            parts = ()
        elif fits(column, len(frame) - int(nulls), low, high):
            # Some engines add Int32 in 32 bits.
            name = column.name
            parts = (nw.col(name).cast(nw.Int64) if column.is_small else name,)
        elif not column.is_narrow:
            parts = ()
        plans.append(SumPlan(column, parts, counted=bool(nulls)))
    return plans


def fits(column: FrameColumn, count: int, low: Any, high: Any) -> bool:
    """Whether no sum of so many amounts between two bounds can overflow the engine.

    Args:
        column: their column.
        count: how many they are.
        low: the least of them.
        high: the greatest.
    """
    if count == 0:
        return True
    most = max(abs(int(low)), abs(int(high))) + 1
    return most * int(count) * int(10**column.scale) < column.limit
