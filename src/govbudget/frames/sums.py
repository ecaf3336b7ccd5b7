"""The sums per code, which the engine makes; only they reach Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from govbudget.amounts import add, exact
from govbudget.base.messages import Message
from govbudget.base.said import SaidText
from govbudget.errors import GovBudgetError, InexactAmount, MalformedCode
from govbudget.frames.columns import DIGITS, FrameColumn, is_lazy, is_pandas, unfit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import ModuleType

    from govbudget.amounts import Number

__all__ = ["Sums", "sums_of", "without_code"]

#: The sum of each code that has an amount in a column.
Sums = dict[str, "Number"]

# How many codes an engine may hand over: far above any tree, far below the lines of a table.
_MOST_CODES = 100_000
# What parts an integer in two, of which no sum overflows 64 bits.
_HALF, _INT64 = 2**32, 2**63
# What the rounding of a few operations on floats of that size can be, many times over.
_SLACK = 2**50


def sums_of(
    nw: ModuleType, frame: Any, code: str, columns: Sequence[FrameColumn]
) -> tuple[set[str], list[Sums]]:
    """All codes of a frame, and the sums of each column of amounts.

    Args:
        nw: narwhals.
        frame: a frame of narwhals.
        code: the column of the codes.
        columns: the columns of the amounts.

    Raises:
        MalformedCode: lines have no code, or a code is a float.
        InexactAmount: an amount is a float, or a sum might not fit into the engine's decimals.
        MalformedTable: the column has too many different codes for codes.
    """
    if is_lazy(frame):
        plans, (keys, sums) = _lazily(nw, frame, code, columns)
    else:
        plans = _eager_plans(nw, frame, columns)
        keys, sums = _by_engine(nw, frame, code, plans)
    texts = [_text(code, key) for key in keys]
    if None in texts:
        raise MalformedCode(code, without_code(nw, frame, code))
    found: list[Sums] = [{} for _ in columns]
    for into, plan, values in zip(found, plans, sums, strict=True):
        if plan.parts:
            _put(into, texts, values)
        else:
            by_key = _by_python(frame, code, plan.column)
            _put(into, [_text(code, key) for key in by_key], by_key.values())
    return {text for text in texts if text}, found


def _put(sums: Sums, codes: Iterable[str | None], values: Iterable[Number | None]) -> None:
    """Add the value of each code, where it has one."""
    for code, value in zip(codes, values, strict=True):
        if value is not None and code is not None:
            sums[code] = add(sums[code], value) if code in sums else value


def _text(code: str, key: object) -> str | None:
    """A code as text; None where there is none."""
    if isinstance(key, str):
        return key.strip() or None
    if isinstance(key, int) and not isinstance(key, bool):
        return str(key)
    if isinstance(key, bool) or (isinstance(key, float) and key == key):  # noqa: PLR0124  no NaN
        raise MalformedCode(code, Message("errors.frame.code_value", key=repr(key)))
    return None


def without_code(nw: ModuleType, frame: Any, code: str) -> Message:
    """How many rows of a frame have no code, as a sentence.

    Args:
        nw: narwhals.
        frame: a frame of narwhals.
        code: the column of the codes.
    """
    texts = frame.select(nw.col(code).cast(nw.String).str.strip_chars().alias("code"))
    blank = texts.filter(nw.col("code").is_null() | (nw.col("code") == ""))
    count = blank.select(nw.len().alias("lines"))
    lines = (count.collect() if is_lazy(count) else count).item()
    return Message("errors.frame.without_code", lines=lines)


@frozen(slots=True)
class _Plan:
    """How the engine adds a column.

    Attributes:
        column: the column.
        parts: what is added, columns or what is made of them, the lowest part first; none where
            Python adds.
        counted: whether a code may have no amount.
        bounded: whether the sum of a code may overflow the engine, so that its bounds are asked.
        checked: whether the mean, which engines make of floats, has to show that the sum did not
            overflow.
    """

    column: FrameColumn
    parts: tuple[Any, ...]
    counted: bool = True
    bounded: bool = False
    checked: bool = False


class _NoProof(Exception):
    """A sum may have overflowed."""


def _lazily(
    nw: ModuleType, frame: Any, code: str, columns: Sequence[FrameColumn]
) -> tuple[list[_Plan], tuple[list[object], list[list[Number | None]]]]:
    """The plans and what they give, in one action of the engine; in two where a sum is too great.

    Integers are added in 64 bits, which costs two thirds of decimals that have room for any sum;
    the mean shows whether each sum was in their bounds. Where one was not, decimals add them.
    """
    sure = _lazy_plans(nw, frame, columns)
    quick = [_checked(nw, frame, plan) for plan in sure]
    if any(plan.checked for plan in quick):
        try:
            return quick, _by_engine(nw, frame, code, quick)
        except GovBudgetError:
            raise
        except Exception:  # noqa: BLE001, S110  an engine may refuse an overflow by any error
            pass
    return sure, _by_engine(nw, frame, code, sure)


def _checked(nw: ModuleType, frame: Any, plan: _Plan) -> _Plan:
    """A plan that adds signed integers in 64 bits, where this one adds them in more."""
    column = plan.column
    if frame.implementation.is_duckdb() or is_pandas(frame) or not column.is_signed:
        return plan
    asked = nw.col(column.name)
    parts = (asked.cast(nw.Int64) if column.is_small else column.name,)
    return _Plan(column, parts, counted=False, checked=True)


def _lazy_plans(nw: ModuleType, frame: Any, columns: Sequence[FrameColumn]) -> list[_Plan]:
    return [
        _Plan(column, _wide(nw, frame, column), bounded=not column.is_narrow) for column in columns
    ]


def _wide(nw: ModuleType, frame: Any, column: FrameColumn) -> tuple[Any, ...]:
    """The parts of a column of integers of which no sum can overflow."""
    asked = nw.col(column.name)
    if not column.is_narrow or frame.implementation.is_duckdb():
        return (column.name,)
    if is_pandas(frame):
        return asked - asked // _HALF * _HALF, asked // _HALF
    return (asked.cast(nw.Decimal(DIGITS, 0)),)


def _eager_plans(nw: ModuleType, frame: Any, columns: Sequence[FrameColumn]) -> list[_Plan]:
    """What the engine can add, which the bounds of each column tell."""
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
        elif _fits(column, len(frame) - int(nulls), low, high):
            # Some engines add Int32 in 32 bits.
            name = column.name
            parts = (nw.col(name).cast(nw.Int64) if column.is_small else name,)
        elif not column.is_narrow:
            parts = ()
        plans.append(_Plan(column, parts, counted=bool(nulls)))
    return plans


def _fits(column: FrameColumn, count: int, low: Any, high: Any) -> bool:
    """Whether no sum of so many amounts between two bounds can overflow the engine."""
    if count == 0:
        return True
    most = max(abs(int(low)), abs(int(high))) + 1
    return most * int(count) * int(10**column.scale) < column.limit


def _by_engine(
    nw: ModuleType, frame: Any, code: str, plans: Sequence[_Plan]
) -> tuple[list[object], list[list[Number | None]]]:
    """The codes, and the sums of each column in their order, by one action of the engine."""
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
    found = lines.group_by(code, drop_null_keys=False).agg(*asked)
    if is_lazy(found):
        # Other engines are in this process, and hold the result already.
        remote = frame.implementation.is_spark_like() or frame.implementation.is_dask()
        found = (found.head(_MOST_CODES + 1) if remote else found).collect()
    if len(found) > _MOST_CODES:
        raise unfit(Message("errors.frame.many_codes", code=repr(code), most_codes=_MOST_CODES))
    by_name = {name: _values(nw, found, name) for name in found.columns}
    by_name["key"] = by_name[code]
    return by_name["key"], [_totals(by_name, at, plan) for at, plan in enumerate(plans)]


def _values(nw: ModuleType, found: Any, name: str) -> list[Any]:
    """The values of a column; by way of Int64 where they fit, which takes a tenth of the time."""
    column = found.get_column(name)
    whole = column.dtype.is_decimal() and column.dtype.scale == 0
    whole = whole and not is_pandas(found) and column.null_count() < len(column)
    if whole and column.min() >= -_INT64 and column.max() < _INT64:
        column = column.cast(nw.Int64)
    return column.to_list()  # type: ignore[no-any-return]


def _totals(found: dict[str, list[Any]], at: int, plan: _Plan) -> list[Number | None]:
    """The sums of a column in the rows of the engine's result; None where there is no amount."""
    column = plan.column
    if not plan.parts:
        return []
    if plan.bounded:
        _check(found, at, column)
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
    return [None if low is None else low + int(high) * _HALF for low, high in pairs]


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


def _check(found: dict[str, list[Any]], at: int, column: FrameColumn) -> None:
    """Whether the engine had room for the sum of every code."""
    names = ("count of", "min of", "max of")
    bounds = zip(found["key"], *(found[f"{name} {at}"] for name in names), strict=True)
    for key, count, low, high in bounds:
        if not _fits(column, count, low, high):
            raise _overflow(column, key, count, low, high)


def _overflow(
    column: FrameColumn, key: object, count: int, low: object, high: object
) -> InexactAmount:
    return InexactAmount(
        SaidText(Message("errors.frame.sum", name=repr(column.name))),
        Message("errors.inexact.engine", count=count, low=str(low), high=str(high)),
        str(key),
    )


def _by_python(frame: Any, code: str, column: FrameColumn) -> dict[object, Number]:
    """The sums of objects, or of what the engine has no room for, line by line."""
    sums: dict[object, Number] = {}
    keys, values = frame.get_column(code).to_list(), frame.get_column(column.name)
    for key, value, absent in zip(keys, values.to_list(), values.is_null().to_list(), strict=True):
        if absent and not hasattr(value, "is_finite"):  # a NaN of Decimal is no missing cell
            continue
        try:
            number = exact(value)
        except InexactAmount as error:
            raise InexactAmount(
                error.number,
                error.why,
                Message("errors.frame.of", column=repr(column.name), key=str(key)),
            ) from None
        sums[key] = add(sums[key], number) if key in sums else number
    return sums
