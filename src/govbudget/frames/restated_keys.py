"""The columns that a frame is joined by with what codes are on another edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.base.messages import Message
from govbudget.classification.settling import scheme_of, year_of
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import titles_of
from govbudget.frames.columns import is_lazy, quoted, unfit
from govbudget.frames.lookup import LookupKeys, joined_with, lazily_joined_with, with_lines
from govbudget.frames.restated_table import RESTATED_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
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
        self._on = [self._code] if self._year is None else [self._code, self._year]

    def _key(self, schema: Any, column: str, name: str, integers: tuple[str, ...]) -> str:
        kind = schema[column]
        if str(kind) == "String" or str(kind) in integers:
            self._kinds[column] = kind
            return column
        self._kinds[name] = self._nw.String
        self.made.append(self._nw.col(column).cast(self._nw.String).alias(name))
        return name

    def met(self, frame: Any) -> Any:
        """The different codes and years of a frame that is yet to be computed, by one action.

        None of a frame that is there: its join is made, and tells what it has no line for. To ask
        the join of a lazy one would cost its engine a second join.

        Args:
            frame: the frame, with the columns that were made.
        """
        return _few(_distinct(self._nw, frame, self._on)) if is_lazy(frame) else None

    def years(self, seen: Any) -> dict[Any, int]:
        """The different years, as they are written and as numbers.

        Args:
            seen: a frame that is there, or what was met of one that is not.

        Raises:
            WrongArgument: one is none.
        """
        found = _few(_distinct(self._nw, seen, self._on[1:]))
        return {one: year_of(one) for (one,) in found.iter_rows()}

    def scheme(self, frame: Any, met: Any, years: dict[Any, int]) -> Scheme:
        """The scheme of the first code; functional where there is none.

        Rows of a lazy frame have no order, and to ask for one of them would be an action more: the
        first of its codes is the first in the order of codes.

        Args:
            frame: the frame.
            met: what was met of it, where it is lazy.
            years: the number of each year as it is written.
        """
        seen = frame.head(1) if met is None else met
        found = seen.get_column(self._code).drop_nulls().to_list()
        first = min(found, key=str, default=None)
        return Scheme.FUNCTIONAL if first is None else scheme_of(first, min(years.values()))

    def lookup(self, frame: Any) -> LookupKeys:
        """The columns of what the frame is joined with.

        Args:
            frame: the frame, with the columns that were made.
        """
        return LookupKeys.of(self._nw, frame, self._code, self._year, self._kinds)

    def changed(self, years: dict[Any, int], table: RestatedTable) -> dict[str, list[Any]]:
        """The lines of codes that shares change, by columns; keys first, all as texts.

        Args:
            years: the number of each year as it is written.
            table: what each code is.
        """
        lines: dict[str, list[Any]] = {name: [] for name in (*self._on, *RESTATED_COLUMNS)}
        for written, number in years.items():
            changed = table.changed[number]
            self.add(lines, [(code, written) for code in changed], list(changed.values()))
        return lines

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

    def split(
        self, whole: Any, met: Any, lines: dict[str, list[Any]]
    ) -> tuple[Any, list[tuple[Any, Any]]]:
        """Those of the lines of whole years that a lazy frame has, and what it has besides.

        Args:
            whole: the lines of whole years; None where there are none.
            met: its different codes and years.
            lines: the lines that are known besides; of these it has no others.
        """
        if whole is None:
            return None, []
        rest = met.join(whole.select(*self._on), on=self._on, how="anti")
        # Some engines copy all that a frame is joined with.
        if len(met) < len(whole) // 2:
            whole = whole.join(met, on=self._on, how="semi")
        listed = set(zip(*(lines[name] for name in self._on), strict=True))
        found = _pairs(rest.iter_rows())
        return whole, [one for one in found if (*map(str, one[: len(self._on)]),) not in listed]

    def joined(self, frame: Any, keys: LookupKeys, whole: Any, lines: dict[str, list[Any]]) -> Any:
        """The frame with its columns.

        Args:
            frame: the frame.
            keys: the columns that it is joined by.
            whole: the lines of whole years; None where there are none.
            lines: the columns of others; with several lines for a code where it is parted, which
                its rows then have in their order.
        """
        small = with_lines(keys, whole, lines)
        return (lazily_joined_with if is_lazy(frame) else joined_with)(keys, frame, small)

    def missed(self, joined: Any) -> list[tuple[Any, Any]]:
        """The codes and years of a joined frame that is there, of which the join had no line.

        Args:
            joined: the frame.
        """
        rows = joined.filter(self._nw.col(RESTATED_COLUMNS[2]).is_null())
        return _pairs(_few(_distinct(self._nw, rows, self._on)).iter_rows())

    def native(self, joined: Any) -> Any:
        """A joined frame without the columns that were made to join by.

        Args:
            joined: the frame.
        """
        made = [name for name in self._on if name in {_YEAR, _CODE}]
        return (joined.drop(*made) if made else joined).to_native()


def _pairs(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, Any]]:
    """Codes with their years; None for these where all rows are of one."""
    return [(row[0], row[1] if len(row) > 1 else None) for row in rows]


def _distinct(nw: ModuleType, frame: Any, names: Sequence[str]) -> Any:
    """The different rows of some columns, which narwhals finds otherwise than the engines do."""
    kind = frame.implementation
    if kind.is_duckdb():
        sql = f"SELECT DISTINCT {', '.join(map(quoted, names))} FROM lines"  # noqa: S608
        return nw.from_native(frame.to_native().query("lines", sql))
    if kind.is_polars():
        return frame.select(*names).unique()
    if kind.is_spark_like():
        return nw.from_native(frame.to_native().select(*names).distinct())
    return frame.group_by(*names, drop_null_keys=False).agg(nw.len().alias(_ROW)).select(*names)


def _few(frame: Any) -> Any:
    """A small frame, computed.

    Raises:
        MalformedTable: there are too many rows for years or codes.
    """
    if is_lazy(frame):
        frame = frame.head(_MOST + 1).collect()
    if len(frame) > _MOST:
        listed = titles_of(map(repr, frame.columns))
        raise unfit(Message("errors.frame.many_codes", code=listed, most_codes=_MOST))
    return frame
