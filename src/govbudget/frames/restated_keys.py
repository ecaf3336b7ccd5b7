"""The columns that a frame is joined by with what codes are on another edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.base.messages import Message
from govbudget.classification.settling import scheme_of, year_of
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import titles_of
from govbudget.frames.columns import is_lazy, is_pandas, unfit
from govbudget.frames.restated_table import CUT_COLUMNS, PART_COLUMN, RESTATED_COLUMNS
from govbudget.frames.result import small_frame

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from govbudget.frames.restated_table import RestatedCells, RestatedTable

__all__ = ["JoinKeys"]

# What the columns of the join are called, where those of the frame are no plain texts or numbers.
_YEAR, _CODE, _ROW = "govbudget year", "govbudget code", "govbudget row"
# So many different years there may be, and different codes that are written in another way than in
# the editions: far above those that there are.
_MOST = 100_000
# The integers that have room for every year, and for every code.
_YEARS = ("Int16", "Int32", "Int64", "UInt16", "UInt32", "UInt64")
_CODES = ("Int64", "UInt64", "Int32", "UInt32")


class JoinKeys:
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

    def met(self, frame: Any) -> list[tuple[Any, Any]] | None:
        """The different codes and years of a frame that is yet to be computed, by one action.

        To ask the join what it has no line for would cost the engine a second join. None of a frame
        that is there: its join is made, and is asked.
        """
        if not is_lazy(frame):
            return None
        return _pairs(_rows(_distinct(self._nw, frame, self._on)))

    def years(self, frame: Any, met: Sequence[tuple[Any, Any]] | None) -> dict[Any, int]:
        """The different years, as they are written and as numbers.

        Raises:
            WrongArgument: one is none.
        """
        if met is not None:
            return {one: year_of(one) for one in dict.fromkeys(year for _, year in met)}
        return {one: year_of(one) for (one,) in _rows(_distinct(self._nw, frame, self._on[1:]))}

    def scheme(
        self, frame: Any, met: Sequence[tuple[Any, Any]] | None, years: dict[Any, int]
    ) -> Scheme:
        """The scheme of the first code; functional where there is none.

        Rows of a lazy frame have no order, and to ask for one of them would be an action more: the
        first of its codes is the first in the order of codes.
        """
        codes = [code for code, _ in met] if met is not None else []
        if met is None:
            codes = [one for (one,) in _rows(frame.select(self._code).head(1))]
        found = [one for one in codes if one is not None]
        first = min(found, key=str, default=None)
        return Scheme.FUNCTIONAL if first is None else scheme_of(first, min(years.values()))

    def lookup(
        self,
        met: Sequence[tuple[Any, Any]] | None,
        years: dict[Any, int],
        table: RestatedTable,
    ) -> dict[str, list[str]]:
        """The columns of what the frame is joined with, keys first, all as texts.

        Args:
            met: the codes and years of the frame where they are known: it is joined with no other.
            years: the number of each year as it is written.
            table: what each code is.
        """
        data: dict[str, list[str]] = {name: [] for name in (*self._on, *RESTATED_COLUMNS)}
        if met is not None:
            known = table.known(met, years)
            self.add(data, list(known), list(known.values()))
            return data
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

    def _small(self, frame: Any, data: dict[str, list[Any]]) -> Any:
        """The columns as a lazy frame of the same engine, with keys of the types of the frame."""
        nw = self._nw
        types = {name: nw.Int64 if name in CUT_COLUMNS else nw.String for name in data}
        small = small_frame(nw, frame, data, types | {name: self._kinds[name] for name in self._on})
        if is_pandas(frame):
            # Dask tells apart what narwhals does not: texts and integers of numpy and of arrow.
            types = frame.to_native().dtypes
            small = small.astype({name: types[name] for name in self._on})
        return nw.from_native(small)

    @property
    def _on(self) -> list[str]:
        """The columns of the join."""
        return [self._code] if self._year is None else [self._code, self._year]

    def joined(self, frame: Any, data: dict[str, list[Any]]) -> Any:
        """The frame with its columns.

        Args:
            frame: the frame.
            data: what it is joined with; with several lines for a code where it is parted, which
                its rows then have in their order.
        """
        if is_lazy(frame):
            small = self._small(frame, data)
            if frame.implementation.is_spark_like():
                # Each step of its plan costs some milliseconds, and narwhals takes seven.
                native = frame.to_native().join(small.to_native(), on=self._on, how="left")
                kept = [name for name in data if name not in self._on]
                return self._nw.from_native(native.select(*frame.columns, *kept))
            return frame.join(small, on=self._on, how="left")
        return _joined(self._nw, frame, self._on, self._kinds, data)

    def missed(self, joined: Any) -> list[tuple[Any, Any]]:
        """The codes and years of a joined frame that is there, of which the join had no line.

        Args:
            joined: the frame.
        """
        rows = joined.filter(self._nw.col(RESTATED_COLUMNS[2]).is_null())
        return _pairs(_rows(_distinct(self._nw, rows, self._on)))

    def native(self, joined: Any) -> Any:
        """A joined frame without the columns that were made to join by.

        Args:
            joined: the frame.
        """
        made = [name for name in self._on if name in {_YEAR, _CODE}]
        return (joined.drop(*made) if made else joined).to_native()


def _pairs(rows: Sequence[tuple[Any, ...]]) -> list[tuple[Any, Any]]:
    """Codes with their years; None for these where all rows are of one."""
    return [(row[0], row[1] if len(row) > 1 else None) for row in rows]


def _distinct(nw: ModuleType, frame: Any, names: Sequence[str]) -> Any:
    """The different rows of some columns; what narwhals calls unique is a window in duckdb."""
    if is_lazy(frame) and frame.implementation.is_spark_like():
        return nw.from_native(frame.to_native().select(*names).distinct())
    return frame.group_by(*names, drop_null_keys=False).agg(nw.len().alias(_ROW)).select(*names)


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
    nw: ModuleType, frame: Any, on: Sequence[str], kinds: dict[str, Any], data: dict[str, list[Any]]
) -> Any:
    """An eager frame with the columns of its codes, joined by the engine; its rows in order."""
    parted = PART_COLUMN in data
    if is_pandas(frame):
        return nw.from_native(_joined_in_pandas(frame.to_native(), on, data, parted=parted))
    types = {name: nw.Int64 if name == PART_COLUMN else nw.String for name in data}
    lookup = nw.from_dict(data, types, backend=frame.implementation)
    lookup = lookup.with_columns(*(nw.col(name).cast(kinds[name]) for name in on))
    if frame.implementation.is_polars():
        small = lookup.to_native()
        order = "left_right" if parted else "left"
        native = frame.to_native().join(small, on=list(on), how="left", maintain_order=order)
        return nw.from_native(native)
    ordered = frame.with_row_index(_ROW).join(lookup, on=list(on), how="left")
    return ordered.sort(_ROW, *([PART_COLUMN] if parted else ())).drop(_ROW)


def _joined_in_pandas(
    native: Any, on: Sequence[str], data: dict[str, list[Any]], *, parted: bool
) -> Any:
    """The same of a DataFrame of pandas, whose rows have the labels of those that they come of."""
    import pandas as pd

    types = {name: "int64" if name == PART_COLUMN else "str" for name in data}
    small = pd.DataFrame({name: pd.Series(data[name], dtype=types[name]) for name in data})
    small = small.astype({name: native.dtypes[name] for name in on})
    if not parted:
        made = native.merge(small, on=list(on), how="left", sort=False)
        made.index = native.index
        return made
    numbered = native.assign(**{_ROW: range(len(native))})
    made = numbered.merge(small, on=list(on), how="left", sort=False)
    rows = made.pop(_ROW)
    made.index = native.index if len(made) == len(native) else native.index.take(rows)
    return made
