"""Frames of every kind that the tests of govbudget.frames make and read back."""

import atexit
import datetime as dt
import os
import shutil
import sys
import warnings
from decimal import Decimal
from functools import cache
from importlib.util import find_spec

import pytest

#: Each kind of frame, and the libraries that it needs.
ENGINES = {
    "pandas": ("pandas",),
    "pandas-arrow": ("pandas",),
    "polars": ("polars",),
    "polars-lazy": ("polars",),
    "pyarrow": (),
    "duckdb": ("duckdb",),
    "dask": ("dask", "pandas"),
    "pyspark": ("pyspark", "pandas"),
}
EAGER = ("pandas", "pandas-arrow", "polars", "pyarrow")
#: Engines that warn of each other's next version, and the sockets that Spark leaves open.
QUIET = (
    "ignore:Dask support is moving out of Narwhals:FutureWarning",
    "ignore:PySpark does not yet fully support pandas:FutureWarning",
    "ignore:unclosed <socket:ResourceWarning",
)


def need(kind):
    """Skips a test whose engine is not here."""
    for library in ("narwhals", "pyarrow", *ENGINES[kind]):
        if find_spec(library) is None:
            pytest.skip(f"{library} is not installed")
    if kind == "pyspark" and shutil.which("java") is None:
        pytest.skip("there is no Java here, which PySpark needs")


@cache
def spark():
    """The one session of Spark, which starts in some seconds."""
    from pyspark.sql import SparkSession

    # Its workers are programs of their own, which must find what this one has.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    building = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    for key, value in {
        "spark.sql.shuffle.partitions": "1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
    }.items():
        building = building.config(key, value)
    session = building.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    atexit.register(session.stop)
    return session


@cache
def connection():
    """The one connection of duckdb, which is not its default."""
    import duckdb

    return duckdb.connect()


def frame(kind, columns, types=None):
    """A frame of a kind.

    Args:
        kind: one of ENGINES.
        columns: the values of each column.
        types: the type of pyarrow of some of them.
    """
    need(kind)
    import pyarrow as pa

    types = types or {}
    table = pa.table({name: pa.array(v, types.get(name)) for name, v in columns.items()})
    return of_table(kind, table)


def of_table(kind, table):
    """A table of pyarrow as a frame of a kind."""
    if kind == "pyarrow":
        return table
    if kind.startswith("polars"):
        import polars as pl

        made = pl.from_arrow(table)
        return made.lazy() if kind == "polars-lazy" else made
    if kind == "duckdb":
        lines = table  # noqa: F841  duckdb finds it by its name
        return connection().sql("SELECT * FROM lines")
    if kind == "pyspark":
        return spark().createDataFrame(table)
    return _of_pandas(kind, table)


def _of_pandas(kind, table):
    import pandas as pd
    import pyarrow as pa

    if kind == "pandas":
        masked = {pa.int64(): pd.Int64Dtype(), pa.int32(): pd.Int32Dtype()}
        return table.to_pandas(types_mapper=masked.get)
    made = table.to_pandas(types_mapper=pd.ArrowDtype)
    if kind == "pandas-arrow":
        return made
    import dask.dataframe as dd

    return dd.from_pandas(made, npartitions=3)


def decimals(scale, precision=38):
    """The type of decimals."""
    import pyarrow as pa

    return pa.decimal128(precision, scale)


def rows(made):
    """The rows of a frame of any kind; None where nothing is."""
    import narwhals.stable.v2 as nw

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = nw.from_native(made)
        read = read.collect() if isinstance(read, nw.LazyFrame) else read
        return [tuple(map(_plain, row)) for row in read.rows()]


def _plain(value):
    if isinstance(value, (int, str, Decimal, dt.date)):
        return value
    if value is None or type(value).__name__ in {"NAType", "float"}:
        return None
    return int(value)
