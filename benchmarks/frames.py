"""Measures the roll-up of data frames, beside what one would write by hand for each engine.

    python benchmarks/frames.py                             prints the table
    python benchmarks/frames.py --write docs/performance.md puts it into the page

A million lines over the functional tree of 2024, whose codes are drawn from its leaves. The other
side is the engine's own group-by, a join with the closure table, which has the names and levels
beside the ancestors, and a group-by again: the same rows and columns. It checks no codes and no
overflow. Both sides take turns, and both are read to the end.
"""

from __future__ import annotations

import logging
import random
import statistics
import time
import warnings
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
from measuring import Row, made_with, report, table
from pyspark.sql import SparkSession
from pyspark.sql import functions as F  # noqa: N812  as everyone calls it

import govbudget as gb
from govbudget.frames import closure, rollup_frame

if TYPE_CHECKING:
    from collections.abc import Callable

LINES = 1_000_000
ROUNDS, SLOW_ROUNDS = 25, 15
BEGIN, END = "<!-- frames -->\n", "<!-- end of frames -->\n"
GOAL = "at most 1.3"
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


def lines() -> pa.Table:
    """The lines: a code and an amount in 分."""
    draw = random.Random(1)
    leaves = [entry.code for entry in TREE.leaves]
    return pa.table(
        {
            "code": draw.choices(leaves, k=LINES),
            "amount": [draw.randrange(1, 10**9) for _ in range(LINES)],
        }
    )


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


def with_pyspark(data: pa.Table, session: SparkSession) -> Sides:
    """A DataFrame of PySpark that is held in memory."""
    frame = session.createDataFrame(data).cache()
    ancestors = session.createDataFrame(CLOSURE).cache()
    frame.count()
    ancestors.count()
    amount = F.sum("amount").alias("amount")

    def by_hand() -> list[Any]:
        per_code = frame.groupBy("code").agg(amount)
        joined = per_code.join(F.broadcast(ancestors), per_code.code == ancestors.descendant)
        return joined.groupBy(*KEYS).agg(amount).orderBy("ancestor").collect()

    return "PySpark, bigint", lambda: rollup_frame(frame, TREE).collect(), by_hand


def compare(sides: Sides, rounds: int) -> Row:
    """A line of the table: the medians of both sides, which take turns."""
    what, ours, theirs = sides
    took: tuple[list[float], list[float]] = ([], [])
    for at in range(-3, rounds):
        for function, times in zip((ours, theirs), took, strict=True):
            start = time.perf_counter()
            function()
            if at >= 0:
                times.append(time.perf_counter() - start)
    mine, others = (statistics.median(times) * 1e3 for times in took)
    return Row(what, f"{mine:.1f} ms", f"by hand {others:.1f} ms", mine / others, GOAL)


def session() -> SparkSession:
    """Spark on one core, as quiet as it can be."""
    logging.getLogger("py4j").setLevel(logging.ERROR)
    warnings.simplefilter("ignore")  # PySpark warns of each pandas that is newer than itself
    building = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    return building.config("spark.sql.shuffle.partitions", "1").getOrCreate()


def rows() -> list[Row]:
    """Every line of the table."""
    data = lines()
    cents = pl.from_arrow(data)
    yuan = cents.with_columns(amount=pl.Series([Decimal(n).scaleb(-2) for n in cents["amount"]]))
    eager = (
        with_polars(cents),
        with_polars(yuan),
        with_lazy_polars(cents),
        with_pandas(data.to_pandas()),
        with_pyarrow(data),
        with_duckdb(data),
    )
    made = [compare(sides, ROUNDS) for sides in eager]
    spark = session()
    made.append(compare(with_pyspark(data, spark), SLOW_ROUNDS))
    spark.stop()
    return made


def measure() -> str:
    """The table and what it was made with."""
    names = ("govbudget", "narwhals", "polars", "pandas", "pyarrow", "duckdb", "pyspark")
    return f"{table(rows())}\n{made_with(*names)}\n"


if __name__ == "__main__":
    report(__doc__.splitlines()[0], BEGIN, END, measure)
