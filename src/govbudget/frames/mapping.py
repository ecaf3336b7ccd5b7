"""Says what the codes and names of a data frame mean, row by row, on whatever engine it is."""

from __future__ import annotations

from decimal import Decimal
from numbers import Number
from typing import TYPE_CHECKING, Any, TypeVar

from govbudget.base.edge import engine_edge
from govbudget.base.messages import Message
from govbudget.base.shown import as_text
from govbudget.errors import GovBudgetError, because, titles_of
from govbudget.frames.columns import is_lazy, is_pandas, opened, unfit
from govbudget.frames.result import small_frame
from govbudget.mapping import ADDED_COLUMNS, map_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import ModuleType

    from govbudget.classification.vocabulary import Scheme, SchemeName

__all__ = ["map_frame"]

FrameT = TypeVar("FrameT")

#: What stands for a cell that is empty, so that rows without a code can be joined too.
_NONE = "\u2400"
_KEYS = ("govbudget code", "govbudget name")


@engine_edge(code=str, name=str, scheme=str, year=int)
def map_frame(
    df: FrameT,
    *,
    code: str | None = None,
    name: str | None = None,
    scheme: Scheme | SchemeName | None = None,
    year: int | None = None,
) -> FrameT:
    """What the codes and names of a data frame mean; the same kind of frame comes back.

    The columns of ``govbudget map`` stand behind those of the frame: ``resolved_code``,
    ``official_name``, ``level``, ``fund``, ``edition`` and ``remark``, all text; where the frame
    has them already, they are made anew. No cell raises an error: one that cannot be read has its
    reason in ``remark``, and its other columns are empty. Equal cells are looked up once; of a lazy
    or distributed frame only its different codes and names leave the engine, and the rows of such
    a frame have no order.

    Args:
        df: a DataFrame of pandas or polars, a LazyFrame of polars, a Table of pyarrow, a relation
            of duckdb, a DataFrame of PySpark or Dask, or any other frame that narwhals knows.
        code: the column with the codes, in any form that people write.
        name: the column with the names; with ``code`` they confirm the codes, or contradict them.
        scheme: the scheme; without it the code tells.
        year: the edition; without it the one in force today.

    Raises:
        MalformedTable: neither column is named, one is missing, ``df`` is no data frame, or its
            engine cannot compute it.
        WrongArgument: an argument is of another kind.
        UnknownScheme: no scheme is called that.
        UnknownEdition: no edition of that year is kept.
        MissingExtra: the extra ``frames`` is not installed.

    >>> import govbudget as gb
    >>> import polars
    >>> lines = polars.DataFrame({"code": ["201 3 50", "302 3"], "name": ["事业运行", "水费"]})
    >>> mapped = gb.map_frame(lines, code="code", name="name", year=2024)
    >>> mapped["resolved_code"].to_list(), mapped["remark"][1]
    (['2010350', ''], '30203 is 咨询费, not 水费; 水费 is 30205')

    .. versionadded:: 0.2.0
    """
    nw, frame = opened(df, because("purpose.map_frame"))
    columns = _columns(frame.collect_schema().names(), code, name)
    # Before the first row: a year or scheme that is not kept is no fault of a row.
    map_cells("201", None, scheme=scheme, year=year)
    kept = [one for one in frame.collect_schema().names() if one not in ADDED_COLUMNS]
    frame = frame.select(kept)
    look = _Look(scheme, year)
    places = (0 if code else None, (1 if code else 0) if name else None)
    if is_lazy(frame):
        joined: FrameT = _joined(nw, frame, columns, places, look)
        return joined
    cells = [frame.get_column(one).to_list() for one in columns]
    mapped = [look(row, places) for row in zip(*cells, strict=True)]
    result: FrameT = _beside(nw, frame, mapped)
    return result


class _Look:
    """Looks cells up, equal ones once."""

    def __init__(self, scheme: Any, year: int | None) -> None:
        self.scheme = scheme
        self.year = year
        self.known: dict[tuple[str, ...], tuple[str, ...]] = {}

    def __call__(
        self, row: Sequence[object], places: tuple[int | None, int | None]
    ) -> tuple[str, ...]:
        cells = [None if place is None else _plain(row[place]) for place in places]
        key = tuple(f"{type(cell).__name__} {_key(cell)}" for cell in cells)
        if key not in self.known:
            self.known[key] = self._look(*cells)
        return self.known[key]

    def _look(self, code: object, name: object) -> tuple[str, ...]:
        try:
            return map_cells(code, name, scheme=self.scheme, year=self.year).cells
        except GovBudgetError as error:
            return ("", "", "", "", "", str(error))


def _plain(cell: object) -> object:
    """A cell as Python has it; None for each of the ways in which frames say that it is empty."""
    if cell is None or type(cell).__name__ in {"NAType", "NaTType"}:
        return None
    if isinstance(cell, float) and cell != cell:  # noqa: PLR0124  NaN is not itself
        return None
    if isinstance(cell, Decimal) and not cell.is_finite():
        return str(cell)
    # A list or an array in a cell is no code, whatever it holds.
    return cell if isinstance(cell, str | Number) else as_text(cell)


def _key(cell: object) -> str:
    """A cell as text, by which equal ones are known; an integer of any length has one."""
    return hex(cell) if isinstance(cell, int) else as_text(cell)


def _columns(names: Sequence[str], code: str | None, name: str | None) -> list[str]:
    asked = [one for one in (code, name) if one is not None]
    listed = titles_of(map(str, names))
    if not asked:
        raise unfit(Message("errors.columns.say_code_or_name", listed=listed))
    for one in asked:
        if one not in names:
            raise unfit(Message("errors.columns.none_named", one=repr(one), listed=listed))
        if one in ADDED_COLUMNS:
            raise unfit(Message("errors.frame.result_code", one=repr(one)))
    if len(set(asked)) < len(asked):
        raise unfit(Message("errors.columns.code_and_name", code=repr(code)))
    return asked


def _beside(nw: ModuleType, frame: Any, mapped: Iterable[tuple[str, ...]]) -> Any:
    """The frame with the columns of what its rows are."""
    rows = list(mapped)
    values = {title: [row[at] for row in rows] for at, title in enumerate(ADDED_COLUMNS)}
    if is_pandas(frame):
        import pandas as pd

        native = frame.to_native()
        index = native.index
        made = {name: pd.Series(values[name], index, dtype="str") for name in values}
        return native.assign(**made)
    series = [
        nw.new_series(name, values[name], nw.String, backend=frame.implementation)
        for name in values
    ]
    return frame.with_columns(*series).to_native()


def _joined(
    nw: ModuleType,
    frame: Any,
    columns: Sequence[str],
    places: tuple[int | None, int | None],
    look: _Look,
) -> Any:
    """A lazy frame joined with what its different cells are."""
    keys = [
        nw.col(one).cast(nw.String).fill_null(_NONE).alias(key)
        for one, key in zip(columns, _KEYS, strict=False)
    ]
    named = list(_KEYS[: len(columns)])
    frame = frame.with_columns(*keys)
    different = frame.select(*named).unique().collect()
    rows = [tuple(None if cell == _NONE else cell for cell in row) for row in different.iter_rows()]
    found = [look(row, places) for row in rows]
    data: dict[str, list[str]] = {key: different.get_column(key).to_list() for key in named}
    data |= {title: [one[at] for one in found] for at, title in enumerate(ADDED_COLUMNS)}
    lookup = nw.from_native(small_frame(nw, frame, data))
    return frame.join(lookup, on=named, how="left").drop(*named).to_native()
