"""The sums of groups of rows, which the engine makes; only they reach Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from govbudget.amounts import add, exact
from govbudget.base.messages import Message
from govbudget.base.said import SaidText
from govbudget.errors import GovBudgetError, InexactAmount, titles_of
from govbudget.frames.columns import is_lazy, is_pandas, unfit
from govbudget.frames.plans import HALF, checked_plan, eager_plans, fits, lazy_plans

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType
    from typing import TypeAlias

    from govbudget.amounts import Number
    from govbudget.frames.columns import FrameColumn
    from govbudget.frames.plans import SumPlan

__all__ = ["MOST_CODES", "GroupKey", "grouped_sums"]

#: What a group shares: a value of each column that it is grouped by.
GroupKey: TypeAlias = "tuple[Any, ...]"

#: How many codes an engine may hand over: far above any tree, far below the lines of a table.
MOST_CODES = 100_000
# One more than the greatest integer of 64 bits.
_INT64 = 2**63
# What the rounding of a few operations on floats of that size can be, many times over.
_SLACK = 2**50


def grouped_sums(
    nw: ModuleType,
    frame: Any,
    by: Sequence[str],
    columns: Sequence[FrameColumn],
    most: int | None = None,
) -> tuple[list[GroupKey], list[list[tuple[GroupKey, Number | None]]]]:
    """The groups of the rows of a frame, and for each column of amounts the sum of each.

    Args:
        nw: narwhals.
        frame: a frame of narwhals.
        by: the columns that the rows are grouped by.
        columns: the columns of the amounts.
        most: how many groups there may be; None is as many as there may be codes.

    Returns:
        The groups, and for each column pairs of a group and its sum, None where it has no amount;
        a group without any may be missing among the pairs.

    Raises:
        InexactAmount: an amount is a float, or a sum might not fit into the engine's decimals.
        MalformedTable: there are more groups.
    """
    asked = _Groups(tuple(by), MOST_CODES if most is None else most)
    if is_lazy(frame):
        plans, (keys, sums) = _lazily(nw, frame, asked, columns)
    else:
        plans = eager_plans(nw, frame, columns)
        keys, sums = _by_engine(nw, frame, asked, plans)
    return keys, [
        list(zip(keys, values, strict=True))
        if plan.parts
        else list(_by_python(frame, by, plan.column).items())
        for plan, values in zip(plans, sums, strict=True)
    ]


@frozen(slots=True)
class _Groups:
    """What the rows are grouped by, and how many groups there may be."""

    by: tuple[str, ...]
    most: int


class _NoProof(Exception):
    """A sum may have overflowed."""


def _lazily(
    nw: ModuleType, frame: Any, groups: _Groups, columns: Sequence[FrameColumn]
) -> tuple[list[SumPlan], tuple[list[GroupKey], list[list[Number | None]]]]:
    """The plans and what they give, in one action of the engine; in two where a sum is too great.

    Integers are added in 64 bits, which costs two thirds of decimals that have room for any sum;
    the mean shows whether each sum was in their bounds. Where one was not, decimals add them.
    """
    sure = lazy_plans(nw, frame, columns)
    quick = [checked_plan(nw, frame, plan) for plan in sure]
    if any(plan.checked for plan in quick):
        try:
            return quick, _by_engine(nw, frame, groups, quick)
        except GovBudgetError:
            raise
        except Exception:  # noqa: BLE001, S110  an engine may refuse an overflow by any error
            pass
    return sure, _by_engine(nw, frame, groups, sure)


def _by_engine(
    nw: ModuleType, frame: Any, groups: _Groups, plans: Sequence[SumPlan]
) -> tuple[list[GroupKey], list[list[Number | None]]]:
    """The groups, and the sums of each column in their order, by one action of the engine."""
    derived, asked = [], []
    for at, plan in enumerate(plans):
        names = [
            part if isinstance(part, str) else f"{at} {n}" for n, part in enumerate(plan.parts)
        ]
        pairs = zip(plan.parts, names, strict=True)
        derived += [part.alias(name) for part, name in pairs if not isinstance(part, str)]
        asked += [nw.col(name).sum().alias(f"sum {n} of {at}") for n, name in enumerate(names)]
        if names and plan.counted:
            asked.append(nw.col(names[0]).count().alias(f"count of {at}"))
        if plan.checked:
            asked.append(nw.col(plan.column.name).mean().alias(f"mean of {at}"))
        if plan.bounded:
            asked.append(nw.col(names[0]).min().alias(f"min of {at}"))
            asked.append(nw.col(names[0]).max().alias(f"max of {at}"))
    lines = frame.with_columns(*derived) if derived else frame
    if not asked or any(plan.checked for plan in plans):
        asked.append(nw.len().alias("lines"))
    found = lines.group_by(*groups.by, drop_null_keys=False).agg(*asked)
    if is_lazy(found):
        # Other engines are in this process, and hold the result already.
        remote = frame.implementation.is_spark_like() or frame.implementation.is_dask()
        found = (found.head(groups.most + 1) if remote else found).collect()
    if len(found) > groups.most:
        named = titles_of(map(repr, groups.by))
        raise unfit(Message("errors.frame.many_codes", code=named, most_codes=groups.most))
    by_name = {name: _values(nw, found, name) for name in found.columns}
    keys = list(zip(*(by_name[name] for name in groups.by), strict=True))
    return keys, [_totals(by_name, keys, at, plan) for at, plan in enumerate(plans)]


def _values(nw: ModuleType, found: Any, name: str) -> list[Any]:
    """The values of a column; by way of Int64 where they fit, which takes a tenth of the time."""
    column = found.get_column(name)
    whole = column.dtype.is_decimal() and column.dtype.scale == 0
    whole = whole and not is_pandas(found) and column.null_count() < len(column)
    if whole and column.min() >= -_INT64 and column.max() < _INT64:
        column = column.cast(nw.Int64)
    return column.to_list()  # type: ignore[no-any-return]


def _totals(
    found: dict[str, list[Any]], keys: Sequence[GroupKey], at: int, plan: SumPlan
) -> list[Number | None]:
    """The sums of a column in the rows of the engine's result; None where there is no amount."""
    column = plan.column
    if not plan.parts:
        return []
    if plan.bounded:
        _check(found, keys, at, column)
    totals = found[f"sum 0 of {at}"]
    if plan.checked:
        return _proven(totals, found[f"mean of {at}"], found["lines"])
    if plan.counted:
        counts = found[f"count of {at}"]
        totals = [total if count else None for total, count in zip(totals, counts, strict=True)]
    if column.is_decimal:
        return totals
    totals = [None if total is None else int(total) for total in totals]
    if len(plan.parts) == 1:
        return totals
    pairs = zip(totals, found[f"sum 1 of {at}"], strict=True)
    return [None if low is None else low + int(high) * HALF for low, high in pairs]


def _proven(
    totals: Sequence[Any], means: Sequence[float | None], lines: Sequence[int]
) -> list[Number | None]:
    """Sums of 64 bits whose means show that they are exact; None where there is no amount.

    What 64 bits hold is the sum but for a multiple of 2**64, whatever overflowed on the way: it is
    exact if the sum lies within them. The sum is the mean times the lines. Adding n floats is off
    by at most n * 2**-53 of the sum of their sizes, each of which is at most 2**63.

    Raises:
        _NoProof: one may not be.
    """
    for mean, count in zip(means, lines, strict=True):
        if mean is not None and abs(mean) * count + 2 * count * count * 2**10 + _SLACK > _INT64:
            raise _NoProof
    return [None if mean is None else int(total) for total, mean in zip(totals, means, strict=True)]


def _check(
    found: dict[str, list[Any]], keys: Sequence[GroupKey], at: int, column: FrameColumn
) -> None:
    """Whether the engine had room for the sum of every group."""
    names = ("count of", "min of", "max of")
    bounds = zip(keys, *(found[f"{name} {at}"] for name in names), strict=True)
    for key, count, low, high in bounds:
        if not fits(column, count, low, high):
            raise _overflow(column, key, count, low, high)


def _overflow(
    column: FrameColumn, key: GroupKey, count: int, low: object, high: object
) -> InexactAmount:
    return InexactAmount(
        SaidText(Message("errors.frame.sum", name=repr(column.name))),
        Message("errors.inexact.engine", count=count, low=str(low), high=str(high)),
        _called(key),
    )


def _called(key: GroupKey) -> str:
    """A group in a sentence: its values, parted by blanks."""
    return " ".join(map(str, key))


def _by_python(frame: Any, by: Sequence[str], column: FrameColumn) -> dict[GroupKey, Number]:
    """The sums of objects, or of what the engine has no room for, line by line."""
    sums: dict[GroupKey, Number] = {}
    keys = zip(*(frame.get_column(name).to_list() for name in by), strict=True)
    values = frame.get_column(column.name)
    for key, value, absent in zip(keys, values.to_list(), values.is_null().to_list(), strict=True):
        if absent and not hasattr(value, "is_finite"):  # a NaN of Decimal is no missing cell
            continue
        try:
            number = exact(value)
        except InexactAmount as error:
            raise InexactAmount(
                error.number,
                error.why,
                Message("errors.frame.of", column=repr(column.name), key=_called(key)),
            ) from None
        sums[key] = add(sums[key], number) if key in sums else number
    return sums
