"""Two data frames side by side by code, on whatever engines they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve

from govbudget.amounts import places_in
from govbudget.base.edge import engine_edge
from govbudget.base.messages import Message
from govbudget.errors import check_choice
from govbudget.frames.columns import DIGITS, is_pandas, unfit
from govbudget.frames.compared_rows import ENDS, compared_rows, compared_side, order_of
from govbudget.frames.result import frame_like

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.amounts import Number
    from govbudget.frames.columns import FrameColumn
    from govbudget.frames.compared_rows import ComparedRow, ComparedSide, FrameRate, FrameSort

__all__ = ["compare_frames"]

FrameT = TypeVar("FrameT")

_RATES, _SORTS = ("change", "execution"), ("change", "rate", "code")
# So many rows the result may have: far above the codes of all the units of a province.
_MOST_ROWS = 1_000_000
# The decimals of a rate in per cent.
_RATE_PLACES = 2


@engine_edge(code=str, amounts=(str, Iterable), by=(str, Iterable), rate=str, sort=str)
def compare_frames(  # noqa: PLR0913  what is asked of two frames
    before: FrameT,
    after: Any,
    *,
    code: str = "code",
    amounts: str | Sequence[str] = "amount",
    by: str | Sequence[str] = (),
    rate: FrameRate = "change",
    sort: FrameSort = "change",
) -> FrameT:
    """Two data frames side by side by code: amounts, change, rate; a frame like the first.

    The engines add the amounts per code, and per code and keys, exactly; one line for each leaves
    them. Codes are compared as they stand: lines of two editions are first put on one by
    :func:`restate_frame`, and compared by ``restated_key``. A code that one side alone has stays,
    and ``state`` says so. An amount that is absent is no nought: it has no change.

    Returns:
        A frame with the columns ``by``, ``code``, for each column of amounts its name with
        ``_before``, ``_after``, ``_change`` (after less before) and ``_rate`` (in per cent, to two
        decimals; null where it has none), and ``state``: ``same``, ``changed``, ``new`` where only
        ``after`` has the code, ``ended`` where only ``before`` has it. A lazy or distributed frame
        holds the finished rows, whose order is its own business.

    Args:
        before: a DataFrame of pandas or polars, a LazyFrame of polars, a Table of pyarrow, a
            relation of duckdb, a DataFrame of PySpark or Dask: last year, or the budget.
        after: another, also of another engine: this year, or the final account.
        code: the column with the codes, or with any texts that are compared by.
        amounts: the column with the amounts, or several: as in :func:`rollup_frame`.
        by: the columns of further keys, as a unit or a fund: texts, integers, truth values, days.
        rate: ``change`` is the change in per cent of the size of ``before``; ``execution`` is
            ``after`` in per cent of ``before``, which is an execution rate of a budget.
        sort: by the first column of amounts: ``change``, those that changed most first, then new,
            ended, and the same; ``rate``, by its size, of execution rates the lowest first;
            ``code``.

    Raises:
        MalformedCode: the column of the codes holds no codes, or lines have none.
        InexactAmount: a column of amounts holds floats, or a sum does not fit into its decimals.
        MalformedTable: a column is missing, or of two types that do not compare; there are more
            than a million rows; what is given is no data frame, or its engine cannot compute it.
        WrongArgument: an argument is of another kind, or none of its choices.
        MissingExtra: the extra ``frames`` is not installed.

    >>> from govbudget.frames import compare_frames
    >>> import polars
    >>> budget = polars.DataFrame({"code": ["201", "205", "208"], "amount": [100, 50, 10]})
    >>> account = polars.DataFrame({"code": ["201", "205", "229"], "amount": [97, 50, 1]})
    >>> for row in compare_frames(budget, account, rate="execution").rows():
    ...     print(*row)
    201 100 97 -3 97.00 changed
    229 None 1 None None new
    208 10 None None None ended
    205 50 50 0 100.00 same

    .. versionadded:: 0.2.0
    """
    for name, asked, known in (("rate", rate, _RATES), ("sort", sort, _SORTS)):
        check_choice(name, asked, known)
    names = [amounts] if isinstance(amounts, str) else list(amounts)
    keys = [by] if isinstance(by, str) else list(by)
    one, two = (compared_side(df, code, names, keys, _MOST_ROWS) for df in (before, after))
    for name in keys:
        if one.kinds[name] != two.kinds[name]:
            found = (str(one.kinds[name]), str(two.kinds[name]))
            raise unfit(Message("errors.frame.two_kinds", name=repr(name), kinds=found))
    rows = list(compared_rows(one, two, rate))
    if len(rows) > _MOST_ROWS:
        raise unfit(Message("errors.frame.many_codes", code=repr(code), most_codes=_MOST_ROWS))
    rows.sort(key=order_of(sort, rate))
    made: FrameT = _made(one, two, rows, keys, names)
    return made


def _made(
    one: ComparedSide,
    two: ComparedSide,
    rows: Sequence[ComparedRow],
    by: Sequence[str],
    amounts: Sequence[str],
) -> Any:
    nw = one.nw
    data: dict[str, list[Any]] = {name: [row.key[at] for row in rows] for at, name in enumerate(by)}
    data["code"] = [row.key[-1] for row in rows]
    columns: list[FrameColumn] = []
    for at, name in enumerate(amounts):
        cells = [(row.before[at], row.after[at], row.changes[at], row.rates[at]) for row in rows]
        named = [name + end for end in ENDS]
        found = list(map(list, zip(*cells, strict=True))) if cells else [[] for _ in named]
        data.update(zip(named, found, strict=True))
        like = _like(one, one.columns[at], two.columns[at], [*found[0], *found[1]])
        *of_amounts, of_rate = named
        columns += [evolve(like, name=end) for end in of_amounts]
        columns.append(evolve(like, name=of_rate, scale=_RATE_PLACES, precision=DIGITS))
    data["state"] = [row.state.value for row in rows]
    lead = {**one.kinds, "code": nw.String}
    made = frame_like(nw, one.frame, columns, data, {**lead, "state": nw.String})
    ordered = [*lead, *(column.name for column in columns), "state"]
    return nw.from_native(made).select(*ordered).to_native()


def _like(
    side: ComparedSide, own: FrameColumn, other: FrameColumn, known: Sequence[Number | None]
) -> FrameColumn:
    """The type of a column of amounts that holds those of both sides."""
    if own.is_object and is_pandas(side.frame):
        return evolve(own, like=own.name)
    scale = max(own.scale, other.scale, places_in(known) if other.is_object else 0)
    is_decimal = own.is_decimal or other.is_decimal or scale > 0
    return evolve(own, scale=scale, precision=DIGITS if is_decimal else 0, like=own.name)
