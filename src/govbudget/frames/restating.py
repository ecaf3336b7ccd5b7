"""Puts the lines of a data frame on the edition of one year, on whatever engine they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from govbudget.base.edge import engine_edge
from govbudget.base.messages import Message
from govbudget.classification.settling import scheme_of, year_of
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import MalformedCode, because, titles_of
from govbudget.frames.columns import is_lazy, is_pandas, opened, unfit
from govbudget.frames.restated_table import RESTATED_COLUMNS, restated_table
from govbudget.frames.result import small_frame
from govbudget.frames.sums import without_code
from govbudget.restating.restate import Spread, restate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from govbudget.classification.settling import Unknown
    from govbudget.classification.vocabulary import SchemeName
    from govbudget.frames.restated_table import RestatedCells, RestatedTable

__all__ = ["RESTATED_COLUMNS", "restate_frame"]

FrameT = TypeVar("FrameT")

# What the columns of the join are called, where those of the frame are no plain texts or numbers.
_YEAR, _CODE, _ROW = "govbudget year", "govbudget code", "govbudget row"
# So many different years there may be, and different codes that are written in another way than in
# the editions: far above those that there are.
_MOST = 100_000
# The integers that have room for every year, and for every code.
_YEARS = ("Int16", "Int32", "Int64", "UInt16", "UInt32", "UInt64")
_CODES = ("Int64", "UInt64", "Int32", "UInt32")


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
    keys = _Keys(nw, frame, code, None if from_ is not None else year)
    frame = frame.with_columns(*keys.made) if keys.made else frame
    years = {None: year_of(from_)} if from_ is not None else keys.years(frame)
    told = Scheme.of(scheme) if scheme is not None else keys.scheme(frame, years)
    table = restated_table(told, to, years.values(), spread)
    data = keys.lookup(years, table)
    joined, others = keys.joined(frame, data)
    if others:
        if any(one is None for one, _ in others):
            raise MalformedCode(code, without_code(nw, frame, code))
        found = table.of_written([(years[written], one) for one, written in others], unknown)
        keys.add(data, others, found)
        joined, _ = keys.joined(frame, data)
    made: FrameT = joined
    return made


def _check_columns(columns: Sequence[str], names: Sequence[str]) -> None:
    for name in columns:
        if name not in names:
            listed = titles_of(map(str, names))
            raise unfit(Message("errors.frame.no_column", name=repr(name), columns=listed))
        if name in RESTATED_COLUMNS:
            raise unfit(Message("errors.frame.result_code", one=repr(name)))


class _Keys:
    """The columns that a frame is joined by: its own, or what they are as texts.

    Args:
        nw: narwhals.
        frame: a frame of narwhals.
        code: the column of the codes.
        year: that of the years; None where all rows are of one.

    Attributes:
        made: the columns that are not its own.
    """

    def __init__(self, nw: ModuleType, frame: Any, code: str, year: str | None) -> None:
        self._nw = nw
        self.made: list[Any] = []
        schema = frame.collect_schema()
        self._kinds: dict[str, Any] = {}
        self._year = None if year is None else self._key(schema, year, _YEAR, _YEARS)
        self._code = self._key(schema, code, _CODE, _CODES)

    def _key(self, schema: Any, column: str, name: str, integers: tuple[str, ...]) -> str:
        kind = schema[column]
        if str(kind) == "String" or str(kind) in integers:
            self._kinds[column] = kind
            return column
        self._kinds[name] = self._nw.String
        self.made.append(self._nw.col(column).cast(self._nw.String).alias(name))
        return name

    def years(self, frame: Any) -> dict[Any, int]:
        """The different years, as they are written and as numbers.

        Raises:
            WrongArgument: one is none.
        """
        return {one: year_of(one) for (one,) in _rows(frame.select(self._year).unique())}

    def scheme(self, frame: Any, years: dict[Any, int]) -> Scheme:
        """The scheme of the first code; functional where there is none."""
        first = frame.select(self._code).head(1)
        found = [one for (one,) in _rows(first) if one is not None]
        return scheme_of(found[0], min(years.values())) if found else Scheme.FUNCTIONAL

    def lookup(self, years: dict[Any, int], table: RestatedTable) -> dict[str, list[str]]:
        """The columns of what the frame is joined with, keys first, all as texts."""
        data: dict[str, list[str]] = {name: [] for name in (*self._on, *RESTATED_COLUMNS)}
        for written, number in years.items():
            codes, *columns = table.columns[number]
            data[self._code] += codes
            if self._year is not None:
                data[self._year] += [str(written)] * len(codes)
            for name, column in zip(RESTATED_COLUMNS, columns, strict=True):
                data[name] += column
        return data

    def add(
        self,
        data: dict[str, list[str]],
        rows: Sequence[tuple[Any, Any]],
        found: Sequence[RestatedCells],
    ) -> None:
        """Add codes and years, as the frame has them, and their cells to the columns."""
        for row, cells in zip(rows, found, strict=True):
            said = (*map(str, row[: len(self._on)]), *cells)
            for column, value in zip(data.values(), said, strict=True):
                column.append(value)

    def _small(self, frame: Any, data: dict[str, list[str]]) -> Any:
        """The columns as a lazy frame of the same engine, with keys of the types of the frame."""
        nw = self._nw
        small = small_frame(nw, frame, data)
        if is_pandas(frame):
            # Dask tells apart what narwhals does not: texts and integers of numpy and of arrow.
            types = frame.to_native().dtypes
            return nw.from_native(small.astype({name: types[name] for name in self._on}))
        typed = [nw.col(name).cast(self._kinds[name]) for name in self._on]
        return nw.from_native(small).with_columns(*typed)

    @property
    def _on(self) -> list[str]:
        """The columns of the join."""
        return [self._code] if self._year is None else [self._code, self._year]

    def joined(self, frame: Any, data: dict[str, list[str]]) -> tuple[Any, list[tuple[Any, Any]]]:
        """The native frame with its columns, and the codes and years that no line of them has."""
        nw, on = self._nw, self._on
        if is_lazy(frame):
            lookup = self._small(frame, data)
            joined = frame.join(lookup, on=on, how="left")
            missed = frame.join(lookup.select(*on), on=on, how="anti")
        else:
            joined = _joined(nw, frame, on, self._kinds, data)
            missed = joined.filter(nw.col(RESTATED_COLUMNS[2]).is_null())
        others = _rows(missed.select(*on).unique())
        found = [(row[0], row[1] if len(row) > 1 else None) for row in others]
        made = [name for name in on if name in {_YEAR, _CODE}]
        return (joined.drop(*made) if made else joined).to_native(), found


def _rows(frame: Any) -> list[tuple[Any, ...]]:
    """The rows of a small frame.

    Raises:
        MalformedTable: there are too many for years or codes.
    """
    if is_lazy(frame):
        frame = frame.head(_MOST + 1).collect()
    if len(frame) > _MOST:
        listed = titles_of(map(repr, frame.columns))
        raise unfit(Message("errors.frame.many_codes", code=listed, most_codes=_MOST))
    return list(frame.iter_rows())


def _joined(
    nw: ModuleType, frame: Any, on: Sequence[str], kinds: dict[str, Any], data: dict[str, list[str]]
) -> Any:
    """An eager frame with the columns of its codes, joined by the engine; its rows in order."""
    if is_pandas(frame):
        import pandas as pd

        native = frame.to_native()
        small = pd.DataFrame({name: pd.Series(data[name], dtype="str") for name in data})
        small = small.astype({name: native.dtypes[name] for name in on})
        made = native.merge(small, on=list(on), how="left", sort=False)
        made.index = native.index
        return nw.from_native(made)
    lookup = nw.from_dict(data, dict.fromkeys(data, nw.String), backend=frame.implementation)
    lookup = lookup.with_columns(*(nw.col(name).cast(kinds[name]) for name in on))
    if frame.implementation.is_polars():
        small = lookup.to_native()
        native = frame.to_native()
        return nw.from_native(native.join(small, on=list(on), how="left", maintain_order="left"))
    ordered = frame.with_row_index(_ROW).join(lookup, on=list(on), how="left").sort(_ROW)
    return ordered.drop(_ROW)
