"""Parts the rows of an eager frame whose codes were split, by shares."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any

from govbudget.frames.columns import is_pandas
from govbudget.frames.parted_amounts import amounts_of_parts, parted_rows
from govbudget.frames.restated_table import PART_COLUMN, RESTATED_COLUMNS, SHARE_COLUMN
from govbudget.restating.records import RestatedKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType

    from govbudget.frames.columns import FrameColumn
    from govbudget.frames.restated_table import RestatedPart

__all__ = ["with_parted_amounts", "with_parts"]

# What the column is called that numbers the rows.
_ROW = "govbudget row"

_, _, _KIND, _KEY, _ = RESTATED_COLUMNS


def with_parts(
    data: dict[str, list[Any]], parts: Mapping[str, Sequence[RestatedPart]] | None
) -> dict[str, list[Any]]:
    """The columns that an eager frame is joined with, with a line for each part of a split code.

    Behind them stand the share of each line, and its number among all parts, 0 where it is none.

    Args:
        data: the columns, with one line for each code.
        parts: the parts of each code, by the key that stands in its line; None where no shares are
            given: the columns come back as they are.
    """
    if parts is None:
        return data
    numbers = _numbers(parts)
    lines = len(data[_KIND])
    made = {name: list(column) for name, column in data.items()}
    made |= {SHARE_COLUMN: [""] * lines, PART_COLUMN: [0] * lines}
    split = [at for at, kind in enumerate(data[_KIND]) if kind == RestatedKind.SHARED.value]
    for at in split:
        key = data[_KEY][at]
        for further, part in enumerate(parts[key]):
            spot = at
            if further:
                # It stands at the end, behind the first part, which takes the line of its code.
                spot = -1
                for column in made.values():
                    column.append(column[at])
            for name, cell in zip(RESTATED_COLUMNS, part.cells, strict=True):
                made[name][spot] = cell
            made[SHARE_COLUMN][spot] = str(part.share)
            made[PART_COLUMN][spot] = numbers[key] + further
    return made


def _numbers(parts: Mapping[str, Sequence[RestatedPart]]) -> dict[str, int]:
    """The number of the first part of each code, where the parts of all are counted from 1."""
    return dict(zip(parts, accumulate(map(len, parts.values()), initial=1), strict=False))


def with_parted_amounts(
    nw: ModuleType,
    joined: Any,
    columns: Sequence[FrameColumn],
    parts: Mapping[str, Sequence[RestatedPart]],
) -> Any:
    """An eager frame that was joined with a line for each part, with the amounts of these.

    Only the amounts of parts are read and written; the rest of the frame stays as it is.

    Args:
        nw: narwhals.
        joined: the frame of narwhals, in which the parts of a row stand behind each other.
        columns: the columns of the amounts.
        parts: the parts of each code, by its key.

    Raises:
        InexactAmount: an amount that is to be parted is a float, or no number.
        MalformedTable: too many amounts are to be parted.
    """
    names = [column.name for column in columns]
    rows = joined.select(PART_COLUMN, *names).with_row_index(_ROW)
    rows = rows.filter(nw.col(PART_COLUMN) > 0)
    # The first part of a code stands for the row that is parted.
    first = {number: key for key, number in _numbers(parts).items()}
    numbers = rows.get_column(PART_COLUMN).to_list()
    at = [place for place, number in enumerate(numbers) if number in first]
    whole = joined.drop(PART_COLUMN)
    found = parted_rows(rows[at])
    if found is None:
        return whole
    keys = [first[numbers[place]] for place in at]
    data = amounts_of_parts(found, names, keys, parts)
    return _with_cells(nw, whole, rows.get_column(_ROW), data)


def _with_cells(nw: ModuleType, frame: Any, places: Any, data: Mapping[str, list[Any]]) -> Any:
    """An eager frame with other values in some rows of some columns, which keep their types."""
    if is_pandas(frame):
        import pandas as pd

        native = frame.to_native().copy(deep=False)
        for name, values in data.items():
            # Its own dtype tells apart what narwhals does not: numpy, masks and arrow.
            dtype = native.dtypes[name]
            cells = native[name].array.copy()
            cells[places.to_numpy()] = pd.Series(values, dtype=dtype).array
            native[name] = cells
        return nw.from_native(native)
    schema = frame.collect_schema()
    made = []
    for name, values in data.items():
        column = frame.get_column(name)
        if schema[name] == nw.Object:
            # No engine writes into a column of objects.
            known = dict(zip(places.to_list(), values, strict=True))
            cells = [known.get(at, one) for at, one in enumerate(column.to_list())]
            made.append(nw.new_series(name, cells, nw.Object, backend=frame.implementation))
        else:
            own = nw.new_series(name, values, schema[name], backend=frame.implementation)
            made.append(column.scatter(places, own))
    return frame.with_columns(*made)
