"""Which columns of a frame can be rolled up, and why another cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.base.said import SaidText
from govbudget.errors import InexactAmount, MalformedCode, MalformedTable, MissingExtra, titles_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType

__all__ = [
    "DIGITS",
    "KEPT",
    "FrameColumn",
    "check_engine",
    "columns_of",
    "is_lazy",
    "is_pandas",
    "opened",
    "quoted",
    "unfit",
]

#: How many digits the decimals of every engine have at most.
DIGITS = 38
#: The columns of the result before those of the amounts.
KEPT = ("code", "name", "level")

# What makes decimals of floats, by engine; each is run by a test.
_CASTS = {
    "pandas": "df.astype({{{0!r}: pandas.ArrowDtype(pyarrow.decimal128(38, 2))}})",
    "dask": "df.astype({{{0!r}: pandas.ArrowDtype(pyarrow.decimal128(38, 2))}})",
    "polars": "df.with_columns(polars.col({0!r}).cast(polars.Decimal(38, 2)))",
    "duckdb": "df.select({1!r})",
    "pyspark": 'df.withColumn({0!r}, df[{0!r}].cast("decimal(38, 2)"))',
    "pyarrow": (
        "df.set_column(df.column_names.index({0!r}), {0!r}, "
        "pyarrow.compute.round(df[{0!r}], 2).cast(pyarrow.decimal128(38, 2)))"
    ),
}


@frozen(slots=True)
class FrameColumn:
    """A column of amounts.

    Attributes:
        name: its name.
        scale: how many decimals it has; 0 for integers, and for what any object may have.
        precision: how many digits it has at most; 0 where it is no column of decimals.
        dtype: its type, as narwhals names it.
        is_object: whether it holds any objects of Python, as columns of Decimal in pandas do.
        like: the column whose kind of type it takes in pandas; empty for its own.
    """

    name: str
    scale: int
    precision: int
    dtype: Any
    is_object: bool = False
    like: str = ""

    @property
    def is_decimal(self) -> bool:
        """Whether the engine holds decimals in it."""
        return self.precision > 0

    @property
    def bits(self) -> int:
        """How wide its integers are."""
        digits = "".join(filter(str.isdecimal, str(self.dtype)))
        return int(digits) if self.dtype.is_integer() else 0

    @property
    def is_narrow(self) -> bool:
        """Whether it holds integers of at most 64 bits."""
        return 0 < self.bits <= 64  # noqa: PLR2004

    @property
    def is_signed(self) -> bool:
        """Whether it holds integers of at most 64 bits with a sign."""
        return self.is_narrow and bool(self.dtype.is_signed_integer())

    @property
    def is_small(self) -> bool:
        """Whether it holds integers of at most 32 bits."""
        return 0 < self.bits <= 32  # noqa: PLR2004

    @property
    def limit(self) -> int:
        """What a sum in the engine must stay below, in units of the last place.

        Sums of integers wrap silently at 2**63 in most engines, those of 128 bits at 2**127, and
        decimals have 38 digits; PySpark adds only ten digits to those of the column.
        """
        if self.is_decimal:
            return int(10 ** min(DIGITS, self.precision + 10))
        return 2**63 if self.is_narrow else 10**DIGITS


def columns_of(frame: Any, code: str, amounts: Sequence[str]) -> list[FrameColumn]:
    """The columns of amounts; those that cannot be added exactly are refused.

    Args:
        frame: a frame of narwhals.
        code: the column of the codes.
        amounts: the columns of the amounts.

    Raises:
        MalformedTable: a column is missing or asked for twice, or has the name of another.
        MalformedCode: the column of the codes cannot hold codes.
        InexactAmount: a column of amounts holds no exact numbers.
    """
    schema = frame.collect_schema()
    _check_names(schema, code, amounts)
    _check_code(code, schema[code], lazy=is_lazy(frame))
    return [_column(frame, name, schema[name]) for name in amounts]


def is_lazy(frame: Any) -> bool:
    """Whether a frame of narwhals is one that an engine has yet to compute."""
    return not hasattr(frame, "get_column")


def is_pandas(frame: Any) -> bool:
    """Whether the columns of a frame are those of pandas."""
    return bool(frame.implementation.is_pandas_like() or frame.implementation.is_dask())


def opened(df: object, purpose: Message) -> tuple[ModuleType, Any]:
    """Narwhals, and a native frame as one of its own.

    Args:
        df: the native frame.
        purpose: what it is wanted for.

    Raises:
        MalformedTable: it is no frame, or two of its columns have one name.
        MissingExtra: the extra ``frames`` is not installed.
    """
    try:
        import narwhals.stable.v2 as nw
        from narwhals.exceptions import DuplicateError
    except ImportError:
        raise MissingExtra("frames", purpose) from None
    try:
        frame: Any = nw.from_native(df)
        names = frame.collect_schema().names()
    except TypeError:
        raise unfit(Message("errors.frame.kind", name=type(df).__name__)) from None
    except DuplicateError:
        names = list(getattr(df, "columns", ()))
    twice = sorted({str(name) for name in names if names.count(name) > 1})
    if twice:
        raise unfit(Message("errors.frame.twice", twice=titles_of(map(repr, twice))))
    return nw, frame


def check_engine(engine: Any) -> None:
    """Refuse an engine that is known to add wrongly.

    Args:
        engine: the library.

    Raises:
        MalformedTable: it is polars 1, which gives 39.98 for four times 9.99 in decimals of three
            digits.
    """
    version = str(getattr(engine, "__version__", ""))
    if engine.__name__ == "polars" and version.startswith(("0.", "1.")):
        raise unfit(Message("errors.frame.polars", version=version))


def quoted(name: str, quote: str = '"') -> str:
    """A name as SQL has it.

    Args:
        name: the name.
        quote: what the engine quotes names with.
    """
    return quote + name.replace(quote, quote * 2) + quote


def unfit(reason: Message) -> MalformedTable:
    """The error for a frame that has not what was asked for."""
    return MalformedTable("", reason)


def _check_names(schema: Mapping[str, Any], code: str, amounts: Sequence[str]) -> None:
    for name in (code, *amounts):
        if name not in schema:
            raise unfit(
                Message(
                    "errors.frame.no_column", name=repr(name), columns=titles_of(map(str, schema))
                )
            )
    if not amounts:
        raise unfit(Message("errors.frame.say_amounts"))
    for name in amounts:
        if name == code or list(amounts).count(name) > 1:
            raise unfit(Message("errors.frame.asked_twice", name=repr(name)))
        if name in KEPT:
            raise unfit(Message("errors.frame.of_result", name=repr(name)))


def _check_code(code: str, dtype: Any, *, lazy: bool) -> None:
    if dtype.is_float() or dtype.is_decimal():
        raise MalformedCode(
            code,
            Message("errors.frame.code_floats", dtype=str(dtype)),
        )
    texts = ("String", "Categorical", *(() if lazy else ("Object",)))
    if not dtype.is_integer() and str(dtype) not in texts and not str(dtype).startswith("Enum"):
        raise MalformedCode(code, Message("errors.frame.code_kind", dtype=str(dtype)))


def _column(frame: Any, name: str, dtype: Any) -> FrameColumn:
    if dtype.is_integer():
        return FrameColumn(name, 0, 0, dtype)
    if dtype.is_decimal():
        return FrameColumn(name, dtype.scale, dtype.precision or DIGITS, dtype)
    if not is_lazy(frame) and (str(dtype) == "Object" or _is_blank(frame, name)):
        return FrameColumn(name, 0, 0, dtype, is_object=True)
    asked = SaidText(Message("errors.frame.column", name=repr(name), dtype=str(dtype)))
    if dtype.is_float():
        raise InexactAmount(
            asked,
            Message("errors.inexact.frame_floats", cast=_cast(frame, name)),
        )
    raise InexactAmount(asked, Message("errors.inexact.frame_kinds"))


def _is_blank(frame: Any, name: str) -> bool:
    """Whether a column is one of objects in pandas, of which nothing tells what they would be."""
    return (
        frame.implementation.is_pandas_like()
        and str(frame.to_native().dtypes[name]) == "object"
        and frame.get_column(name).null_count() == len(frame)
    )


def _cast(frame: Any, name: str) -> str:
    kind = "pandas" if frame.implementation.is_pandas_like() else frame.implementation.value
    replaced = f"* REPLACE (CAST({quoted(name)} AS DECIMAL(38, 2)) AS {quoted(name)})"
    return _CASTS.get(kind, "a cast to a decimal type").format(name, replaced)
