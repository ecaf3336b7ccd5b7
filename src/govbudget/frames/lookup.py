"""The small frames that a frame is joined with: what each code of its years is on another edition.

Those of whole years are made once for each kind of engine. A call only puts them together, with the
lines that shares change and those of codes that are written otherwise than in the editions.
"""

from __future__ import annotations

from functools import lru_cache
from types import ModuleType
from typing import TYPE_CHECKING, Any, Self

from attrs import frozen

from govbudget.classification.catalogue import shipped
from govbudget.frames.columns import is_pandas, quoted
from govbudget.frames.restated_table import (
    CUT_COLUMNS,
    PART_COLUMN,
    RESTATED_COLUMNS,
    SHARE_COLUMN,
)
from govbudget.frames.result import lazy_like

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govbudget.frames.restated_table import RestatedTable

__all__ = ["LookupKeys", "joined_with", "lazily_joined_with", "whole_years", "with_lines"]

_CODE, _ROW = "code", "govbudget row"
# So many are kept of those that were put together, of some thousand lines each.
_FEW = 16
# What stands in the columns of shares in a line that is whole: it is cut at nothing and at all.
_WHOLE: dict[str, Any] = {SHARE_COLUMN: "", PART_COLUMN: 0}
_WHOLE |= dict(zip(CUT_COLUMNS, (0, 1, 1), strict=True))


@frozen
class LookupKeys:
    """The columns that a small frame is joined by.

    Attributes:
        nw: narwhals.
        backend: the library that holds the small frame.
        code: the column of the codes.
        year: that of the years; None where all rows are of one.
        types: the type of each, as pandas, arrow or narwhals names it.
        is_arrow: whether arrow names it.
    """

    nw: ModuleType
    backend: str
    code: str
    year: str | None
    types: tuple[Any, ...]
    is_arrow: bool

    @classmethod
    def of(
        cls, nw: ModuleType, frame: Any, code: str, year: str | None, kinds: Mapping[str, Any]
    ) -> Self:
        """Those of a frame.

        Args:
            nw: narwhals.
            frame: the frame of narwhals that is joined.
            code: the column of the codes.
            year: that of the years; None where all rows are of one.
            kinds: the type of each, as narwhals names it.
        """
        backend = "polars" if frame.implementation.is_polars() else "pyarrow"
        if is_pandas(frame):
            # It tells apart what narwhals does not: texts and integers of numpy and of arrow.
            backend, kinds = "pandas", frame.to_native().dtypes
        elif frame.implementation.is_pyarrow():
            # So does arrow, which joins no texts with large ones.
            kinds = {field.name: field.type for field in frame.to_native().schema}
        on = [code] if year is None else [code, year]
        types = tuple(kinds[name] for name in on)
        return cls(nw, backend, code, year, types, frame.implementation.is_pyarrow())

    @property
    def on(self) -> list[str]:
        """The columns."""
        return [self.code] if self.year is None else [self.code, self.year]

    def typed(self, small: Any) -> Any:
        """A small frame whose keys are texts, with keys of the types of the frame.

        Args:
            small: the small frame.
        """
        types = dict(zip(self.on, self.types, strict=True))
        if self.backend == "pandas":
            return self.nw.from_native(small.to_native().astype(types))
        if self.is_arrow:
            native = small.to_native()
            for at, (name, kind) in enumerate(types.items()):
                native = native.set_column(at, name, native[name].cast(kind))
            return self.nw.from_native(native)
        own = small.schema
        casts = [self.nw.col(name).cast(kind) for name, kind in types.items() if own[name] != kind]
        return small.with_columns(*casts) if casts else small


def whole_years(keys: LookupKeys, years: Mapping[Any, int], table: RestatedTable) -> Any:
    """The lines of all codes of some years, but of those that shares change; None without years.

    Args:
        keys: the columns that it is joined by.
        years: the number of each year as it is written.
        table: what each code is.
    """
    written = sorted((str(one), number) for one, number in years.items())
    return _whole_years(keys, tuple(written), table) if written else None


@lru_cache(_FEW)
def _whole_years(
    keys: LookupKeys, written: tuple[tuple[str, int], ...], table: RestatedTable
) -> Any:
    nw = keys.nw
    found = []
    for year, number in written:
        own = _of_year(keys, number, table)
        if table.changed[number]:
            own = own.filter(~nw.col(_CODE).is_in(list(table.changed[number])))
        lead = [nw.col(_CODE).alias(keys.code)]
        if keys.year is not None:
            lead.append(nw.lit(year, nw.String).alias(keys.year))
        found.append(own.select(*lead, *RESTATED_COLUMNS))
    return keys.typed(nw.concat(found))


def _of_year(keys: LookupKeys, year: int, table: RestatedTable) -> Any:
    """What each code of a year is without shares, as a frame; made once."""

    def made() -> Any:
        known = table.cells[year]
        columns = [list(known), *map(list, zip(*known.values(), strict=True))]
        data = dict(zip((_CODE, *RESTATED_COLUMNS), columns, strict=True))
        return _of_lists(keys, data)

    asked = (table.scheme, table.to, table.years, table.spread)
    return shipped().once(("restated frame", keys.backend, year, *asked), made)


def with_lines(keys: LookupKeys, whole: Any, lines: dict[str, list[Any]]) -> Any:
    """The lines of whole years with others behind them.

    Args:
        keys: the columns that they are joined by.
        whole: the lines of whole years; None where there are none.
        lines: the columns of the others. Where these tell of shares, the lines of whole years do.
    """
    nw = keys.nw
    if whole is None:
        return keys.typed(_of_lists(keys, lines))
    of_shares = [
        nw.lit(_WHOLE[name], _kind(nw, name)).alias(name) for name in lines if name in _WHOLE
    ]
    whole = whole.with_columns(*of_shares) if of_shares else whole
    if not lines[keys.code]:
        return whole
    return nw.concat([whole, keys.typed(_of_lists(keys, lines)).select(*whole.columns)])


def _kind(nw: ModuleType, name: str) -> Any:
    return nw.Int64 if name in {PART_COLUMN, *CUT_COLUMNS} else nw.String


def _of_lists(keys: LookupKeys, data: Mapping[str, list[Any]]) -> Any:
    """Lists as a small frame, whose keys are texts yet."""
    nw = keys.nw
    kinds = {name: _kind(nw, name) for name in data}
    if keys.backend != "pandas":
        return nw.from_dict(data, kinds, backend=keys.backend)
    import pandas as pd

    types = {name: "int64" if kind == nw.Int64 else "str" for name, kind in kinds.items()}
    made = pd.DataFrame({name: pd.Series(data[name], dtype=types[name]) for name in data})
    return nw.from_native(made)


def lazily_joined_with(keys: LookupKeys, frame: Any, small: Any) -> Any:
    """A lazy frame with the columns of a small one, joined by the engine.

    Args:
        keys: the columns that they are joined by.
        frame: the frame.
        small: the small one, which is there.
    """
    nw, kind = keys.nw, frame.implementation
    kept = [name for name in small.columns if name not in keys.on]
    # Each step of a plan costs some milliseconds, and narwhals takes seven.
    if kind.is_duckdb():
        govbudget_small = small.to_native()  # noqa: F841  duckdb finds it by its name
        made = ", ".join(f"small.{quoted(name)}" for name in kept)
        using = ", ".join(map(quoted, keys.on))
        sql = (
            f"SELECT lines.*, {made} FROM lines LEFT JOIN govbudget_small AS small USING ({using})"  # noqa: S608
        )
        return nw.from_native(frame.to_native().query("lines", sql))
    native = lazy_like(frame, small)
    if kind.is_spark_like():
        joined = frame.to_native().join(native, on=keys.on, how="left")
        return nw.from_native(joined.select(*frame.columns, *kept))
    return frame.join(nw.from_native(native), on=keys.on, how="left")


def joined_with(keys: LookupKeys, frame: Any, small: Any) -> Any:
    """An eager frame with the columns of a small one, joined by the engine; its rows in order.

    Args:
        keys: the columns that they are joined by.
        frame: the frame.
        small: the small one; with several lines for a code where it is parted.
    """
    parted = PART_COLUMN in small.columns
    nw, on = keys.nw, keys.on
    if keys.backend == "pandas":
        native = _joined_in_pandas(frame.to_native(), on, small.to_native(), parted=parted)
        return nw.from_native(native)
    if keys.backend == "polars":
        order = "left_right" if parted else "left"
        native = frame.to_native().join(small.to_native(), on=on, how="left", maintain_order=order)
        return nw.from_native(native)
    ordered = frame.with_row_index(_ROW).join(small, on=on, how="left")
    return ordered.sort(_ROW, *([PART_COLUMN] if parted else ())).drop(_ROW)


def _joined_in_pandas(native: Any, on: Sequence[str], small: Any, *, parted: bool) -> Any:
    """The same of a DataFrame of pandas, whose rows have the labels of those that they come of."""
    if not parted:
        made = native.merge(small, on=list(on), how="left", sort=False)
        made.index = native.index
        return made
    numbered = native.assign(**{_ROW: range(len(native))})
    made = numbered.merge(small, on=list(on), how="left", sort=False)
    rows = made.pop(_ROW)
    made.index = native.index if len(made) == len(native) else native.index.take(rows)
    return made
