"""Puts the lines of a data frame on the edition of one year, on whatever engine they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from govbudget.base.edge import engine_edge
from govbudget.base.messages import Message
from govbudget.classification.settling import year_of
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import MalformedCode, because, titles_of
from govbudget.frames.columns import opened, unfit
from govbudget.frames.restated_keys import JoinKeys
from govbudget.frames.restated_table import RESTATED_COLUMNS, restated_table
from govbudget.frames.sums import without_code
from govbudget.restating.restate import Spread, restate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.classification.settling import Unknown
    from govbudget.classification.vocabulary import SchemeName

__all__ = ["RESTATED_COLUMNS", "restate_frame"]

FrameT = TypeVar("FrameT")


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
    compare: the code, or the codes of the group that it is kept in, joined by ``+``, for all that
    is in it in whatever year, or the code that ended with its year behind ``@``; and
    ``restated_confidence``. Keys rest on the years of the frame, not on what other rows it has:
    frames of the same years have the same. The engine joins the columns on; only its different
    years, and codes that are written otherwise than in the editions, are read by Python. No shares
    part a row: that is what :func:`restate` does. A subtotal stays one.

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
    columns = [code] if from_ is not None else [year, code]
    _check_columns(columns, names)
    # What is asked wrongly is told before the first row is read.
    restate([], to=to, scheme=scheme, spread=spread, unknown=unknown)
    frame = frame.select([one for one in names if one not in RESTATED_COLUMNS])
    keys = JoinKeys(nw, frame, code, None if from_ is not None else year)
    frame = frame.with_columns(*keys.made) if keys.made else frame
    met = keys.met(frame)
    years = {None: year_of(from_)} if from_ is not None else keys.years(frame, met)
    told = Scheme.of(scheme) if scheme is not None else keys.scheme(frame, years)
    table = restated_table(told, to, years.values(), spread)
    data = keys.lookup(years, table)
    # The join of a frame that is there is made first, and tells what it has no line for.
    joined = keys.joined(frame, data) if met is None else None
    others = keys.missed(joined) if met is None else table.not_in(met, years)
    if others:
        if any(one is None for one, _ in others):
            raise MalformedCode(code, without_code(nw, frame, code))
        found = table.of_written([(years[written], one) for one, written in others], unknown)
        keys.add(data, others, found)
        joined = None
    made: FrameT = keys.native(keys.joined(frame, data) if joined is None else joined)
    return made


def _check_columns(columns: Sequence[str], names: Sequence[str]) -> None:
    for name in columns:
        if name not in names:
            listed = titles_of(map(str, names))
            raise unfit(Message("errors.frame.no_column", name=repr(name), columns=listed))
        if name in RESTATED_COLUMNS:
            raise unfit(Message("errors.frame.result_code", one=repr(name)))
