"""Measures the roll-up of data frames, beside what one would write by hand for each engine.

    python benchmarks/frames.py                             prints the table
    python benchmarks/frames.py --write docs/performance.md puts it into the page
    python benchmarks/frames.py 1000000                     takes other numbers of lines

So many lines over the functional tree of 2024, whose codes are drawn from its leaves. The other
side is the engine's own group-by, a join with the closure table, which has the names and levels
beside the ancestors, and a group-by again: the same rows and columns. It checks no codes and no
overflow. Both sides take turns, and both are read to the end. It is the time of the processor that
counts, that of all threads, and of the process in which PySpark computes.
"""

from __future__ import annotations

import gc
import logging
import os
import statistics
import sys
import time
import warnings
from decimal import Decimal
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import sparking
from measuring import Row, inputs, made_with, report, sized, table
from pyspark.sql import SparkSession
from pyspark.sql import functions as F  # noqa: N812  as everyone calls it

import govbudget as gb
from govbudget.frames import closure, rollup_frame

if TYPE_CHECKING:
    from collections.abc import Callable

LINES = (sized(100_000, 1_000), sized(20_000_000, 2_000))
# So many turns of both sides; of few lines more, since they are over at once.
ROUNDS, FEW_ROUNDS, FEW = sized(5, 1), sized(21, 1), 1_000_000
BEGIN, END = "<!-- frames -->\n", "<!-- end of frames -->\n"
GOAL = "at most 1.1"
# So many units share the lines that are rolled up in groups.
UNITS = 10
TREE = gb.functional(2024)
CLOSURE = pa.table(
    [
        [row[0] for row in closure(TREE)],
        [TREE[row[0]].name for row in closure(TREE)],
        [int(TREE[row[0]].level) for row in closure(TREE)],
        [row[1] for row in closure(TREE)],
    ],
    ["ancestor", "name", "level", "descendant"],
)
KEYS = ["ancestor", "name", "level"]
SQL = """
    SELECT ancestor, name, level, sum(amount) AS amount
    FROM (SELECT code, sum(amount) AS amount FROM lines GROUP BY code)
    JOIN closure ON code = descendant
    GROUP BY ancestor, name, level ORDER BY ancestor
"""

Sides = tuple[str, "Callable[[], Any]", "Callable[[], Any]"]


def lines(count: int) -> pa.Table:
    """The lines: a code and an amount in 分."""
    draw = np.random.default_rng(1)
    leaves = pa.array([entry.code for entry in TREE.leaves])
    codes = leaves.take(pa.array(draw.integers(0, len(leaves), count)))
    return pa.table({"code": codes, "amount": draw.integers(1, 10**9, count)})


def in_yuan(data: pa.Table) -> pl.DataFrame:
    """The lines with amounts in 元, as decimals."""
    cents = data["amount"].cast(pa.decimal128(19, 0))
    yuan = pc.multiply(cents, pa.scalar(Decimal("0.01"))).cast(pa.decimal128(18, 2))
    return pl.from_arrow(data.set_column(1, "amount", yuan))


def with_polars(data: pl.DataFrame) -> Sides:
    """A DataFrame of polars."""
    ancestors = pl.DataFrame(CLOSURE.to_pydict())
    amount = pl.col("amount").sum()

    def by_hand() -> pl.DataFrame:
        per_code = data.group_by("code").agg(amount)
        joined = per_code.join(ancestors, left_on="code", right_on="descendant")
        return joined.group_by(KEYS).agg(amount).sort("ancestor")

    kind = "Decimal" if data.schema["amount"] == pl.Decimal else "Int64"
    return f"polars, {kind}", lambda: rollup_frame(data, TREE), by_hand


def with_groups(data: pl.DataFrame) -> Sides:
    """A DataFrame of polars whose lines are of so many units, each rolled up apart."""
    ancestors = pl.DataFrame(CLOSURE.to_pydict())
    amount = pl.col("amount").sum()
    lines = data.with_columns(unit=pl.int_range(pl.len()) % UNITS)

    def by_hand() -> pl.DataFrame:
        per_code = lines.group_by("unit", "code").agg(amount)
        joined = per_code.join(ancestors, left_on="code", right_on="descendant")
        return joined.group_by("unit", *KEYS).agg(amount).sort("unit", "ancestor")

    what = f"polars, Int64, {UNITS} groups"
    return what, lambda: rollup_frame(lines, TREE, by="unit"), by_hand


def with_lazy_polars(data: pl.DataFrame) -> Sides:
    """A LazyFrame of polars."""
    lines, ancestors = data.lazy(), pl.LazyFrame(CLOSURE.to_pydict())
    amount = pl.col("amount").sum()

    def by_hand() -> pl.DataFrame:
        per_code = lines.group_by("code").agg(amount)
        joined = per_code.join(ancestors, left_on="code", right_on="descendant")
        return joined.group_by(KEYS).agg(amount).sort("ancestor").collect()

    return "polars, lazy, Int64", lambda: rollup_frame(lines, TREE).collect(), by_hand


def with_pandas(data: pd.DataFrame) -> Sides:
    """A DataFrame of pandas."""
    ancestors = CLOSURE.to_pandas()

    def by_hand() -> pd.DataFrame:
        per_code = data.groupby("code", sort=False)["amount"].sum().reset_index()
        joined = per_code.merge(ancestors, left_on="code", right_on="descendant")
        return joined.groupby(KEYS)["amount"].sum().reset_index()

    return "pandas, int64", lambda: rollup_frame(data, TREE), by_hand


def with_pyarrow(data: pa.Table) -> Sides:
    """A Table of pyarrow."""

    def by_hand() -> pa.Table:
        per_code = data.group_by("code").aggregate([("amount", "sum")])
        joined = per_code.join(CLOSURE, "code", "descendant", "inner")
        return joined.group_by(KEYS).aggregate([("amount_sum", "sum")]).sort_by("ancestor")

    return "pyarrow, int64", lambda: rollup_frame(data, TREE), by_hand


def with_duckdb(data: pa.Table) -> Sides:
    """A relation of duckdb."""
    connection = duckdb.connect()
    connection.register("given_lines", data)
    connection.register("given_closure", CLOSURE)
    connection.execute("CREATE TABLE lines AS FROM given_lines")
    connection.execute("CREATE TABLE closure AS FROM given_closure")
    relation = connection.table("lines")
    return (
        "duckdb, BIGINT",
        lambda: rollup_frame(relation, TREE).fetchall(),
        lambda: connection.sql(SQL).fetchall(),
    )


def with_pyspark(session: SparkSession, path: Path) -> Sides:
    """A DataFrame of PySpark that is held in memory."""
    frame = session.read.parquet(str(path)).cache()
    ancestors = session.createDataFrame(CLOSURE).cache()
    frame.count()
    ancestors.count()
    amount = F.sum("amount").alias("amount")

    def by_hand() -> list[Any]:
        per_code = frame.groupBy("code").agg(amount)
        joined = per_code.join(F.broadcast(ancestors), per_code.code == ancestors.descendant)
        return joined.groupBy(*KEYS).agg(amount).orderBy("ancestor").collect()

    return "PySpark, bigint", lambda: rollup_frame(frame, TREE).collect(), by_hand


def of_process(pid: int) -> float:
    """The processor seconds of another process, as the kernel counts them."""
    counts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(counts[11]) + int(counts[12])) / os.sysconf("SC_CLK_TCK")


def compare(sides: Sides, count: int, elsewhere: Callable[[], float] = float) -> Row:
    """A line of the table: the medians of both sides, which take turns."""
    what, ours, theirs = sides
    took: tuple[list[float], list[float]] = ([], [])
    for at in range(-2, FEW_ROUNDS if count <= FEW else ROUNDS):
        for function, times in zip((ours, theirs), took, strict=True):
            start = time.process_time() + elsewhere()
            function()
            if at >= 0:
                times.append(time.process_time() + elsewhere() - start)
    mine, others = (statistics.median(times) * 1e3 for times in took)
    named = f"{what}, {count:,} lines"
    goal = GOAL if count > FEW else ""
    row = Row(named, f"{mine:.1f} ms", f"by hand {others:.1f} ms", mine / others, goal)
    print(row, file=sys.stderr)
    return row


def session() -> SparkSession:
    """Spark on one core, as quiet as it can be."""
    logging.getLogger("py4j").setLevel(logging.ERROR)
    warnings.simplefilter("ignore")  # PySpark warns of each pandas that is newer than itself
    settings = {"spark.driver.memory": "4g", "spark.sql.shuffle.partitions": "1"}
    return sparking.session(1, settings)


def rows(counts: list[int]) -> list[Row]:
    """Every line of the table."""
    makers: tuple[Callable[[pa.Table], Sides], ...] = (
        lambda data: with_polars(pl.from_arrow(data)),
        lambda data: with_polars(in_yuan(data)),
        lambda data: with_groups(pl.from_arrow(data)),
        lambda data: with_lazy_polars(pl.from_arrow(data)),
        lambda data: with_pandas(data.to_pandas()),
        with_pyarrow,
        with_duckdb,
    )
    made = []
    for count in counts:
        data = lines(count)
        for make in makers:
            made.append(compare(make(data), count))
            gc.collect()
    spark = session()
    pid = spark.sparkContext._jvm.java.lang.ProcessHandle.current().pid()  # noqa: SLF001  no other way
    for count in counts:
        with TemporaryDirectory() as folder:
            path = Path(folder, "lines.parquet")
            pq.write_table(lines(count), path)
            made.append(compare(with_pyspark(spark, path), count, partial(of_process, pid)))
        spark.catalog.clearCache()
    spark.stop()
    return made


def measure() -> str:
    """The table and what it was made with."""
    names = ("govbudget", "narwhals", "polars", "pandas", "pyarrow", "duckdb", "pyspark")
    counts = [int(one) for one in inputs()] or list(LINES)
    return f"{table(rows(counts))}\n{made_with(*names)}\n"


if __name__ == "__main__":
    report(__doc__.splitlines()[0], BEGIN, END, measure)
