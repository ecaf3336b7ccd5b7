"""What two data frames side by side have: their sums, and a row for each code of both."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import frozen

from govbudget.amounts import Number, add, subtract
from govbudget.base.messages import Message
from govbudget.base.percents import execution_rate, rate_of_change
from govbudget.disclosure.comparing.comparison import STATES, LineState
from govbudget.errors import MalformedCode, WrongArgument, because, titles_of
from govbudget.frames.columns import FrameColumn, check_engine, columns_of, opened, unfit
from govbudget.frames.grouping import GroupKey, grouped_sums
from govbudget.frames.sums import code_text, without_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


__all__ = [
    "ENDS",
    "ComparedRow",
    "ComparedSide",
    "FrameRate",
    "FrameSort",
    "compared_rows",
    "compared_side",
    "order_of",
]

FrameRate: TypeAlias = Literal["change", "execution"]
FrameSort: TypeAlias = Literal["change", "rate", "code"]
_RATE_OF = {"change": rate_of_change, "execution": execution_rate}
#: What stands behind the name of a column of amounts: before, after, change, rate.
ENDS = ("_before", "_after", "_change", "_rate")

# What keys are in Python; what pandas has for an absent one is none, or is not equal to itself.
_KEYS = (str, int, date)


@frozen
class ComparedSide:
    """A frame and its sums.

    Attributes:
        nw: narwhals.
        frame: the frame, of narwhals.
        columns: its columns of amounts.
        kinds: the types of its keys.
        sums: the amounts of each group, by the keys and the code.
    """

    nw: ModuleType
    frame: Any
    columns: Sequence[FrameColumn]
    kinds: dict[str, Any]
    sums: dict[GroupKey, list[Number | None]]


@frozen
class ComparedRow:
    """A code on both sides.

    Attributes:
        key: its keys, then the code.
        before: its amounts on the side before, None where absent.
        after: those on the side after.
        changes: after less before, None where one is absent.
        rates: the rates in per cent.
        state: what became of it.
    """

    key: GroupKey
    before: Sequence[Number | None]
    after: Sequence[Number | None]
    changes: Sequence[Number | None]
    rates: Sequence[Decimal | None]
    state: LineState


def compared_side(
    df: object, code: str, amounts: Sequence[str], by: Sequence[str], most: int
) -> ComparedSide:
    """A frame and its sums, which its engine makes.

    Args:
        df: the native frame.
        code: the column of the codes.
        amounts: the columns of the amounts.
        by: the columns of the keys.
        most: how many codes and keys there may be.

    Raises:
        MalformedCode: the column of the codes holds no codes, or lines have none.
        InexactAmount: a column of amounts holds floats, or a sum does not fit.
        MalformedTable: a column is missing, or it is no frame.
    """
    nw, frame = opened(df, because("purpose.compare_frames"))
    check_engine(nw.get_native_namespace(frame))
    for argument, names in (("code", [code]), ("amounts", amounts), ("by", by)):
        for name in names:
            if not isinstance(name, str):
                raise WrongArgument(argument, repr(name), because("argument.kind", kind="str"))
    schema = frame.collect_schema()
    _check_keys([*by, code], amounts, schema)
    columns = columns_of(frame, code, amounts)
    kinds = {name: _kind(nw, name, schema[name]) for name in by}
    texts = [nw.col(name).cast(nw.String) for name in by if kinds[name] == nw.String]
    frame = frame.with_columns(*texts) if texts else frame
    groups, pairs = grouped_sums(nw, frame, [*by, code], columns, most)
    sums: dict[GroupKey, list[Number | None]] = {}
    for group in groups:
        sums.setdefault(_key(group, code), [None] * len(columns))
    for at, values in enumerate(pairs):
        for group, value in values:
            own = sums[_key(group, code)]
            before = own[at]
            own[at] = value if before is None else before if value is None else add(before, value)
    if any(key[-1] is None for key in sums):
        raise MalformedCode(code, without_code(nw, frame, code))
    return ComparedSide(nw, frame, columns, kinds, sums)


def _key(group: GroupKey, code: str) -> GroupKey:
    keys = (one if isinstance(one, _KEYS) and one == one else None for one in group[:-1])  # noqa: PLR0124
    return (*keys, code_text(code, group[-1]))


def _check_keys(keys: Sequence[str], amounts: Sequence[str], schema: Any) -> None:
    """Refuse columns that are missing, asked for twice, or called as those of the result.

    Raises:
        MalformedTable: one is.
    """
    own = ["code", "state", *(name + end for name in amounts for end in ENDS)]
    for at, name in enumerate(keys):
        if name not in schema:
            columns = titles_of(map(str, schema))
            raise unfit(Message("errors.frame.no_column", name=repr(name), columns=columns))
        if name in keys[:at] or name in amounts:
            raise unfit(Message("errors.frame.asked_twice", name=repr(name)))
        if name in own and at < len(keys) - 1:
            raise unfit(Message("errors.frame.result_key", name=repr(name)))


def _kind(nw: ModuleType, name: str, dtype: Any) -> Any:
    """The type that a column of keys has in the result.

    Raises:
        MalformedTable: its values are no keys, as floats are none.
    """
    if dtype.is_integer():
        return nw.Int64
    if dtype in {nw.Boolean, nw.Date}:
        return dtype
    if dtype == nw.String or str(dtype).startswith(("Categorical", "Enum", "Object")):
        return nw.String
    raise unfit(Message("errors.frame.key_kind", name=repr(name), dtype=str(dtype)))


def compared_rows(one: ComparedSide, two: ComparedSide, rate: FrameRate) -> Iterator[ComparedRow]:
    """A row for each code and keys of both.

    Args:
        one: the side before.
        two: the side after.
        rate: which rate they have.
    """
    absent = [None] * len(one.columns)
    for key in dict.fromkeys((*one.sums, *two.sums)):
        first, second = one.sums.get(key), two.sums.get(key)
        before, after = first or absent, second or absent
        pairs = list(zip(before, after, strict=True))
        yield ComparedRow(
            *(key, before, after),
            [None if x is None or y is None else subtract(y, x) for x, y in pairs],
            [None if x is None or y is None else _RATE_OF[rate](y, x) for x, y in pairs],
            _state(first, second),
        )


def _state(first: list[Number | None] | None, second: list[Number | None] | None) -> LineState:
    if first is None or second is None:
        return LineState.NEW if first is None else LineState.ENDED
    return LineState.SAME if first == second else LineState.CHANGED


def order_of(sort: FrameSort, rate: FrameRate) -> Callable[[ComparedRow], tuple[Any, ...]]:
    """What the rows are sorted by.

    Args:
        sort: by what.
        rate: which rate they have.
    """

    def by_code(row: ComparedRow) -> tuple[Any, ...]:
        # Absent keys come last; those of a column are of one type.
        return tuple((one is None, "" if one is None else one) for one in row.key)

    def by_change(row: ComparedRow) -> tuple[Any, ...]:
        known = (row.changes[0], row.after[0], row.before[0])
        size = abs(next((Fraction(one) for one in known if one is not None), 0))
        return (STATES.index(row.state), -size, by_code(row))

    def by_rate(row: ComparedRow) -> tuple[Any, ...]:
        found = row.rates[0]
        if found is None:
            return (1, *by_change(row))
        return (0, found if rate == "execution" else -abs(found), *by_change(row))

    return {"code": by_code, "change": by_change, "rate": by_rate}[sort]
