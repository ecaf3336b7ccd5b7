"""Makes a frame of the kind that was handed in, with types that hold every digit."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, InvalidOperation
from typing import TYPE_CHECKING, Any

from govbudget.base.messages import Message
from govbudget.errors import InexactAmount, shorten
from govbudget.frames.columns import DIGITS, is_lazy, is_pandas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType

    from govbudget.frames.columns import FrameColumn

__all__ = ["frame_like", "lazy_like", "small_frame"]

_LEAST, _GREATEST = -(2**63), 2**63 - 1
_ROOM = Context(prec=DIGITS, traps=[Inexact, InvalidOperation])


def frame_like(
    nw: ModuleType,
    frame: Any,
    columns: Sequence[FrameColumn],
    data: dict[str, list[Any]],
    lead: Mapping[str, Any] | None = None,
    keys: Sequence[str] = (),
) -> Any:
    """Columns as a native frame of the kind of another.

    Args:
        nw: narwhals.
        frame: the frame of narwhals whose kind is wanted.
        columns: the columns of the amounts.
        data: the columns that lead the amounts, and these.
        lead: those that lead, with their types of narwhals: texts, integers, truth values or days;
            without it code, name and level.
        keys: columns of the frame that stand in front of these, with the types that they have.

    Raises:
        InexactAmount: a sum has more digits than the decimals of the engine.
    """
    scales = {column.name: _scale(column, data[column.name]) for column in columns}
    for name, scale in scales.items():
        if scale is not None:
            data[name] = _decimals(data["code"], data[name], scale)
    known = frame.collect_schema() if keys else {}
    schema = {name: _key_type(nw, known[name]) for name in keys}
    schema.update(lead or {"code": nw.String, "name": nw.String, "level": nw.Int64})
    if is_pandas(frame):
        own = frame.to_native().dtypes
        types = {
            name: own[name] if name in keys else _of_lead(nw, kind, data[name])
            for name, kind in schema.items()
        }
        return _of_pandas(nw, frame, columns, data, scales, types)
    for name, scale in scales.items():
        schema[name] = nw.Int64 if scale is None else nw.Decimal(DIGITS, scale)
    backend = frame.implementation if frame.implementation.is_polars() else "pyarrow"
    made = nw.from_dict(data, schema, backend=backend)
    return lazy_like(frame, made) if is_lazy(frame) else made.to_native()


def small_frame(nw: ModuleType, frame: Any, data: Mapping[str, list[str]]) -> Any:
    """Columns of texts as a native lazy frame of the engine of another.

    Args:
        nw: narwhals.
        frame: the lazy frame of narwhals whose engine is wanted.
        data: the columns.
    """
    if is_pandas(frame):
        import pandas as pd

        made = pd.DataFrame({name: pd.Series(data[name], dtype="str") for name in data})
        return nw.from_native(made).lazy(frame.implementation).to_native()
    backend = frame.implementation if frame.implementation.is_polars() else "pyarrow"
    return lazy_like(frame, nw.from_dict(data, dict.fromkeys(data, nw.String), backend=backend))


def lazy_like(frame: Any, made: Any) -> Any:
    """A small eager frame as a native lazy one of the engine of another, next to that.

    Args:
        frame: the lazy frame of narwhals whose engine is wanted.
        made: the eager frame of narwhals.
    """
    kind, native = frame.implementation, frame.to_native()
    if kind.is_duckdb():
        rollup_result = made.to_native()  # noqa: F841  duckdb finds it by its name
        return native.query("rollup_lines", "SELECT * FROM rollup_result")
    session = native.sparkSession if kind.is_spark_like() else None
    return made.lazy(kind, session=session).to_native()


def _key_type(nw: ModuleType, dtype: Any) -> Any:
    """The type of a column that rows are grouped by; categories become the texts that they are."""
    return nw.String if str(dtype).startswith(("Categorical", "Enum")) else dtype


def _scale(column: FrameColumn, values: Sequence[Any]) -> int | None:
    """How many decimals a column of the result has; None where it holds plain integers."""
    if column.is_decimal:
        return column.scale
    if column.is_object:
        return None
    known = [value for value in values if value is not None]
    return None if not known or (min(known) >= _LEAST and max(known) <= _GREATEST) else 0


def _decimals(codes: Sequence[str], values: Sequence[Any], scale: int) -> list[Decimal | None]:
    """Numbers as decimals with so many places, if they have room for them."""
    unit = Decimal(1).scaleb(-scale)
    made: list[Decimal | None] = []
    for code, value in zip(codes, values, strict=True):
        try:
            made.append(None if value is None else _ROOM.quantize(Decimal(value), unit))
        except (Inexact, InvalidOperation):
            raise InexactAmount(
                shorten(str(value)),
                Message("errors.inexact.frame_digits", digits=DIGITS, scale=scale),
                code,
            ) from None
    return made


def _of_pandas(
    nw: ModuleType,
    frame: Any,
    columns: Sequence[FrameColumn],
    data: dict[str, list[Any]],
    scales: dict[str, int | None],
    lead: Mapping[str, Any],
) -> Any:
    """The columns with the kind of type that they had: of numpy, with a mask, or of arrow."""
    import pandas as pd

    native = frame.to_native()
    series = {name: pd.Series(data[name], dtype=kind) for name, kind in lead.items()}
    for column in columns:
        scale = scales[column.name]
        kind = native.dtypes[column.like or column.name]
        if column.is_object:
            dtype: Any = "object"
        elif scale is not None:
            import pyarrow as pa

            dtype = pd.ArrowDtype(pa.decimal128(DIGITS, scale))
        elif isinstance(kind, pd.ArrowDtype):
            dtype = "int64[pyarrow]"
        else:
            masked = pd.api.types.is_extension_array_dtype(kind) or None in data[column.name]
            dtype = "Int64" if masked else "int64"
        series[column.name] = pd.Series(data[column.name], dtype=dtype)
    made = pd.DataFrame(series)
    if is_lazy(frame):
        return nw.from_native(made).lazy(frame.implementation).to_native()
    return made


def _of_lead(nw: ModuleType, kind: Any, values: Sequence[Any]) -> Any:
    """The type of pandas for a column of texts, integers, truth values or days."""
    if kind == nw.String:
        return "str"
    if kind == nw.Date:
        import pandas as pd
        import pyarrow as pa

        return pd.ArrowDtype(pa.date32())
    if kind == nw.Boolean:
        return "boolean" if None in values else "bool"
    return "Int64" if None in values else "int64"
