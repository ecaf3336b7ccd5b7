"""Puts the lines of a data frame on the edition of one year, on whatever engine they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from govbudget.base.edge import engine_edge
from govbudget.base.messages import Message
from govbudget.errors import MalformedCode, because, titles_of
from govbudget.frames.columns import is_lazy, is_pandas, opened, unfit
from govbudget.frames.result import small_frame
from govbudget.frames.sums import without_code
from govbudget.restating.restate import Spread, restate
from govbudget.restating.series import keys_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from govbudget.classification.vocabulary import Scheme, SchemeName
    from govbudget.rolling import Unknown

__all__ = ["RESTATED_COLUMNS", "restate_frame"]

FrameT = TypeVar("FrameT")

#: The columns that stand behind those of the frame.
RESTATED_COLUMNS = (
    "restated_code",
    "restated_name",
    "restated_kind",
    "restated_key",
    "restated_confidence",
)
# What the columns of the join are called, and what stands for a cell that is empty.
_YEAR, _CODE, _ROW, _NONE = "govbudget year", "govbudget code", "govbudget row", "\u2400"
# So many different codes of years there may be: far above those of all editions.
_MOST = 100_000


@engine_edge(to=int, from_=int, year=str, code=str, scheme=str, spread=str, unknown=str)
def restate_frame(  # noqa: PLR0913  what is asked of lines
    df: FrameT,
    *,
    to: int,
    from_: int | None = None,
    scheme: Scheme | SchemeName | None = None,
    spread: Spread = "group",
    unknown: Unknown = "raise",
    year: str = "year",
    code: str = "code",
) -> FrameT:
    """What the lines of a data frame are on the edition of one year; the same kind comes back.

    Each row stays as it is, its amounts too, so that every sum does; what it is now stands in text
    columns behind its own: ``restated_code`` and ``restated_name``, empty where it has no single
    one; ``restated_kind``, a value of :class:`RestatedKind`; ``restated_key``, by which the years
    compare: the code, or the codes of the group that it is kept in, joined by ``+``, for all rows
    that are in it in whatever year, or the code that ended with its year behind ``@``; and
    ``restated_confidence``. The engine joins them on; only its different codes and years are read
    by Python. No shares part a row: that is what :func:`restate` does. A subtotal stays one.

    Rows keep their order, but in a lazy or distributed frame, where they have none.

    Returns:
        The frame with these columns behind its own; where it has them already, they are made anew.

    Args:
        df: a DataFrame of pandas or polars, a LazyFrame of polars, a Table of pyarrow, a relation
            of duckdb, a DataFrame of PySpark or Dask.
        to: the year of the edition.
        from_: the year of all rows; None where the column ``year`` tells.
        scheme: the scheme; without it the first code tells.
        spread: what to do with a code that is spread over several, as in :func:`restate`.
        unknown: what to do with a code that the edition of its year does not have, likewise.
        year: the column with the years.
        code: the column with the codes.

    Raises:
        MissingCode: a code is not in the edition of its year.
        MalformedCode: a code cannot be read as one, or rows have none.
        UnknownEdition: no edition of a year is kept.
        MalformedTable: a column is missing, ``df`` is no data frame, or its engine cannot compute
            it.
        WrongArgument: an argument is of another kind, or none of its choices.
        MissingExtra: the extra ``frames`` is not installed.

    >>> import govbudget as gb
    >>> from govbudget.frames import restate_frame
    >>> import polars
    >>> codes = {"year": [2018, 2018, 2024], "code": ["2011504", "2070401", "2070601"]}
    >>> restate_frame(polars.DataFrame(codes), to=2024)["restated_key"].to_list()
    ['2013804', '2070601+2070801', '2070601+2070801']

    .. versionadded:: 0.2.0
    """
    nw, frame = opened(df, because("purpose.restate_frame"))
    names = frame.collect_schema().names()
    for name in (code, *(() if from_ else (year,))):
        if name not in names:
            raise unfit(
                Message(
                    "errors.frame.no_column", name=repr(name), columns=titles_of(map(str, names))
                )
            )
    frame = frame.select([one for one in names if one not in RESTATED_COLUMNS])
    keyed = {_CODE: code} if from_ else {_YEAR: year, _CODE: code}
    keys = [nw.col(one).cast(nw.String).fill_null(_NONE).alias(key) for key, one in keyed.items()]
    different = frame.select(*keys).unique()
    if is_lazy(different):
        different = different.head(_MOST + 1).collect()
    rows = list(different.iter_rows())
    if len(rows) > _MOST:
        raise unfit(Message("errors.frame.many_codes", code=repr(code), most_codes=_MOST))
    if any(row[-1] == _NONE for row in rows):
        raise MalformedCode(code, without_code(nw, frame, code))
    found = restate(
        [(*row, 0) for row in rows],
        to=to,
        from_=from_,
        scheme=scheme,
        spread=spread,
        unknown=unknown,
        nested="all",
    )
    data: dict[str, list[str]] = {key: [row[at] for row in rows] for at, key in enumerate(keyed)}
    cells = [
        (one.to, one.to_name, one.kind.value, key, one.confidence)
        for one, key in zip(found, keys_of(found), strict=True)
    ]
    data |= {title: [cell[at] for cell in cells] for at, title in enumerate(RESTATED_COLUMNS)}
    joined: FrameT = _joined(nw, frame.with_columns(*keys), list(keyed), data)
    return joined


def _joined(nw: ModuleType, frame: Any, keys: Sequence[str], data: dict[str, list[str]]) -> Any:
    """The frame with the columns of its codes, joined by the engine; the rows in their order."""
    if is_lazy(frame):
        lookup = nw.from_native(small_frame(nw, frame, data))
        return frame.join(lookup, on=list(keys), how="left").drop(*keys).to_native()
    if is_pandas(frame):
        import pandas as pd

        small = pd.DataFrame({name: pd.Series(data[name], dtype="str") for name in data})
        made = frame.to_native().merge(small, on=list(keys), how="left", sort=False)
        made.index = frame.to_native().index
        return made.drop(columns=list(keys))
    lookup = nw.from_dict(data, dict.fromkeys(data, nw.String), backend=frame.implementation)
    ordered = frame.with_row_index(_ROW).join(lookup, on=list(keys), how="left").sort(_ROW)
    return ordered.drop(_ROW, *keys).to_native()
