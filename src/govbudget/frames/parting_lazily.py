"""Parts the rows of a lazy frame whose codes were split, by shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.frames.columns import is_pandas
from govbudget.frames.parted_amounts import MOST_PARTED, amounts_of_parts, parted_rows
from govbudget.frames.restated_table import RESTATED_COLUMNS, SHARE_COLUMN
from govbudget.frames.result import lazy_like
from govbudget.restating.records import RestatedKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType

    from govbudget.frames.columns import FrameColumn
    from govbudget.frames.restated_table import RestatedPart

__all__ = ["lazily_parted"]

# What the column is called that tells different amounts apart.
_ROW = "govbudget row"

_, _, _KIND, _KEY, _ = RESTATED_COLUMNS


def lazily_parted(
    nw: ModuleType,
    joined: Any,
    columns: Sequence[FrameColumn],
    parts: Mapping[str, Sequence[RestatedPart]],
) -> Any:
    """A lazy frame whose rows of a split code are as many as it has parts, with their amounts.

    The rows stay in their engine: only their different amounts leave it.

    Args:
        nw: narwhals.
        joined: the frame of narwhals with the columns of its codes.
        columns: the columns of the amounts.
        parts: the parts of each code, by the key that stands in its rows.

    Raises:
        InexactAmount: an amount that is to be parted is a float, or no number.
        MalformedTable: too many amounts are to be parted.
    """
    whole = joined.with_columns(nw.lit("", nw.String).alias(SHARE_COLUMN))
    shared = nw.col(_KIND) == RestatedKind.SHARED.value
    made = _lazily(nw, whole.filter(shared), columns, parts)
    return whole if made is None else nw.concat([whole.filter(~shared), made])


def _lazily(
    nw: ModuleType,
    rows: Any,
    columns: Sequence[FrameColumn],
    parts: Mapping[str, Sequence[RestatedPart]],
) -> Any:
    """The parts of lazy rows; None where there are no rows.

    What their engine has to be told is what each code with its amounts is parted into, which it
    joins on. The key is a text that the engine makes of them, since no join matches what is absent.
    """
    names = rows.collect_schema().names()
    amounts = [column.name for column in columns]
    texts = [nw.col(name).cast(nw.String).fill_null("") for name in amounts]
    keyed = rows.with_columns(nw.concat_str([nw.col(_KEY), *texts], separator=" ").alias(_ROW))
    known = keyed.group_by(_ROW, *RESTATED_COLUMNS, SHARE_COLUMN)
    # All amounts of a group are one.
    known = known.agg(*(nw.col(name).max().alias(name) for name in amounts))
    found = parted_rows(known.head(MOST_PARTED + 1).collect())
    if found is None:
        return None
    made = _typed(nw, lazy_like(rows, _parted(nw, found, columns, parts)), keyed, amounts)
    replaced = (*RESTATED_COLUMNS, SHARE_COLUMN, *amounts)
    return keyed.drop(*replaced).join(made, on=_ROW, how="left").select(*names)


def _typed(nw: ModuleType, native: Any, like: Any, amounts: Sequence[str]) -> Any:
    """A native lazy frame with the types of another, since some leave their engine as others."""
    if is_pandas(like):
        # Dask tells apart what narwhals does not: texts and integers of numpy and of arrow.
        types = like.to_native().dtypes
        return nw.from_native(native.astype({name: types[name] for name in native.columns}))
    made = nw.from_native(native)
    own, wanted = made.collect_schema(), like.collect_schema()
    casts = [nw.col(name).cast(wanted[name]) for name in amounts if own[name] != wanted[name]]
    return made.with_columns(*casts) if casts else made


def _parted(
    nw: ModuleType,
    found: Any,
    columns: Sequence[FrameColumn],
    parts: Mapping[str, Sequence[RestatedPart]],
) -> Any:
    """The rows of an eager frame, each as often as its code has parts, with these."""
    keys = found.get_column(_KEY).to_list()
    taken = [at for at, key in enumerate(keys) for _ in parts[key]]
    each = [part for key in keys for part in parts[key]]
    data: dict[str, list[Any]] = {
        name: [part.cells[at] for part in each] for at, name in enumerate(RESTATED_COLUMNS)
    }
    written = {key: [str(part.share) for part in parts[key]] for key in set(keys)}
    data[SHARE_COLUMN] = [share for key in keys for share in written[key]]
    data |= amounts_of_parts(found, [column.name for column in columns], keys, parts)
    return _with_columns(nw, found[taken], data)


def _with_columns(nw: ModuleType, frame: Any, data: Mapping[str, list[Any]]) -> Any:
    """An eager frame with other values in some columns, of the types that these have."""
    if is_pandas(frame):
        import pandas as pd

        native = frame.to_native().copy()
        for name, values in data.items():
            # Its own dtype tells apart what narwhals does not: numpy, masks and arrow.
            native[name] = pd.Series(values, dtype=native.dtypes[name]).array
        return nw.from_native(native)
    schema = frame.collect_schema()
    return frame.with_columns(
        *(
            nw.new_series(name, values, schema[name], backend=frame.implementation)
            for name, values in data.items()
        )
    )
