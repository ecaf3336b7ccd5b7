"""Measures restating data frames, beside the join that one would write by hand in each engine.

    python benchmarks/restating.py                             prints the table
    python benchmarks/restating.py --write docs/performance.md puts it into the page

So many lines of all years, whose codes are drawn from the functional trees of these. The other side
has the table of changes before the clock starts, with the same five columns, and joins it on year
and code; it reads no codes, and knows none that are written otherwise. Both sides take turns and
are read to the end. It is the time of the processor that counts, that of all threads, and with
PySpark that of its machine, of which only Linux tells. What ours joins with is made at the first
call for these years and shares, and kept; the median does not show that call.

Below stands the same with shares of all codes that were split, each part the same. The other side
joins a line for each part with its share, and multiplies the amounts by it in floats: it keeps no
sum, and rounds each part by itself. At the end both sides have amounts in decimals with two places,
and the other side shares in decimals with ten: it keeps no sum either.
"""

from __future__ import annotations

import atexit
import gc
import os
import statistics
import tempfile
import time
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import sparking
from measuring import Row, made_with, report, sized, table

import govbudget as gb
from govbudget.frames import restate_frame
from govbudget.frames.restated_table import RESTATED_COLUMNS
from govbudget.restating.destinations import destinations

if TYPE_CHECKING:
    from collections.abc import Callable

LINES = sized(1_000_000, 10_000)
ROUNDS = sized(9, 1)
GOAL = "at most 1.5"
BEGIN, END = "<!-- restating -->\n", "<!-- end of restating -->\n"
YEARS, TO = range(2018, 2025), 2024

Sides = tuple[str, "Callable[[], Any]", "Callable[[], Any]"]


def lines(count: int) -> pa.Table:
    """The lines: a year, a code of its tree and an amount in 分."""
    draw = np.random.default_rng(1)
    booked = [(year, entry.code) for year in YEARS for entry in gb.functional(year).leaves]
    picked = draw.integers(0, len(booked), count)
    picked = pa.array(picked)
    years = pa.array([year for year, _ in booked]).take(picked)
    codes = pa.array([code for _, code in booked]).take(picked)
    return pa.table({"year": years, "code": codes, "amount": draw.integers(1, 10**9, count)})


def even_shares() -> dict[str, dict[str, Fraction]]:
    """The same share for each code that one was split into, in the first year that split it."""
    found: dict[str, dict[str, Fraction]] = {}
    for year in YEARS:
        for code, one in destinations(gb.Scheme.FUNCTIONAL, year, TO).items():
            if len(one.places) > 1 and code not in found:
                found[code] = {place: Fraction(1, len(one.places)) for place in one.places}
    # A code that another year splits into others is left in its group.
    for year in YEARS:
        for code, one in destinations(gb.Scheme.FUNCTIONAL, year, TO).items():
            if code in found and len(one.places) > 1 and not found[code].keys() <= {*one.places}:
                del found[code]
    return found


def parts(data: pa.Table, shares: dict[str, dict[str, Fraction]]) -> pa.Table:
    """The table of changes with a line for each part of a code, and its share as a float."""
    booked = data.group_by(["year", "code"]).aggregate([])
    frame = pl.from_arrow(booked).with_columns(amount=pl.lit(0, pl.Int64))
    made = restate_frame(frame, to=TO, shares=shares).drop("amount")
    share = [float(Fraction(one or 1)) for one in made["restated_share"].to_list()]
    return made.with_columns(share=pl.Series(share)).to_arrow()


def changes(data: pa.Table) -> pa.Table:
    """What each year and code of the lines is in the other year."""
    booked = data.group_by(["year", "code"]).aggregate([])
    made = restate_frame(pl.from_arrow(booked), to=TO).to_arrow()
    # The types of texts are those of the lines, as acero wants them to be.
    types = [(field.name, data.schema.field(field.name).type) for field in booked.schema]
    texts = [(name, pa.string()) for name in RESTATED_COLUMNS]
    return made.cast(pa.schema([*types, *texts]))


def with_polars(data: pa.Table, known: pa.Table) -> Sides:
    """A DataFrame of polars."""
    frame, small = pl.from_arrow(data), pl.from_arrow(known)

    def by_hand() -> Any:
        return frame.join(small, on=["year", "code"], how="left", maintain_order="left")

    return "polars", lambda: restate_frame(frame, to=TO), by_hand


def with_lazy_polars(data: pa.Table, known: pa.Table) -> Sides:
    """A LazyFrame of polars."""
    frame, small = pl.from_arrow(data).lazy(), pl.from_arrow(known).lazy()

    def by_hand() -> Any:
        return frame.join(small, on=["year", "code"], how="left").collect()

    return "polars, lazy", lambda: restate_frame(frame, to=TO).collect(), by_hand


def with_duckdb(data: pa.Table, known: pa.Table) -> Sides:
    """A relation of duckdb."""
    connection = duckdb.connect()
    connection.register("given_lines", data)
    connection.register("given_changes", known)
    connection.execute("CREATE TABLE lines AS FROM given_lines")
    connection.execute("CREATE TABLE changes AS FROM given_changes")
    relation = connection.table("lines")

    def by_hand() -> Any:
        sql = "FROM lines LEFT JOIN changes USING (year, code)"
        return connection.sql(sql).to_arrow_table()

    return "duckdb", lambda: restate_frame(relation, to=TO).to_arrow_table(), by_hand


def with_pandas(data: pa.Table, known: pa.Table) -> Sides:
    """A DataFrame of pandas."""
    frame, small = data.to_pandas(), known.to_pandas()

    def by_hand() -> Any:
        return frame.merge(small, on=["year", "code"], how="left")

    return "pandas", lambda: restate_frame(frame, to=TO), by_hand


def with_pyarrow(data: pa.Table, known: pa.Table) -> Sides:
    """A Table of pyarrow."""

    def by_hand() -> Any:
        return data.join(known, ["year", "code"], join_type="left outer")

    return "pyarrow", lambda: restate_frame(data, to=TO), by_hand


def with_pyspark(data: pa.Table, known: pa.Table) -> Sides:
    """A DataFrame of PySpark, whose rows stay where they are."""
    frame, small = map(in_spark, (data, known))

    def read(made: Any) -> None:
        made.write.format("noop").mode("overwrite").save()

    def by_hand() -> Any:
        read(frame.join(small, on=["year", "code"], how="left"))

    return "PySpark", lambda: read(restate_frame(frame, to=TO)), by_hand


def parted_polars(data: pa.Table, known: pa.Table, shares: Any) -> Sides:
    """A DataFrame of polars, with shares."""
    frame, small = pl.from_arrow(data), pl.from_arrow(known)
    part = (pl.col("amount") * pl.col("share")).round().cast(pl.Int64)

    def by_hand() -> Any:
        joined = frame.join(small, on=["year", "code"], how="left", maintain_order="left")
        return joined.with_columns(part.alias("amount"))

    return "polars", lambda: restate_frame(frame, to=TO, shares=shares), by_hand


def parted_lazy_polars(data: pa.Table, known: pa.Table, shares: Any) -> Sides:
    """A LazyFrame of polars, with shares."""
    frame, small = pl.from_arrow(data).lazy(), pl.from_arrow(known).lazy()
    part = (pl.col("amount") * pl.col("share")).round().cast(pl.Int64)

    def by_hand() -> Any:
        joined = frame.join(small, on=["year", "code"], how="left")
        return joined.with_columns(part.alias("amount")).collect()

    return "polars, lazy", lambda: restate_frame(frame, to=TO, shares=shares).collect(), by_hand


def parted_duckdb(data: pa.Table, known: pa.Table, shares: Any) -> Sides:
    """A relation of duckdb, with shares."""
    return in_duckdb(data, known, shares, "CAST(round(amount * share) AS BIGINT)")


def in_duckdb(data: pa.Table, known: pa.Table, shares: Any, part: str) -> Sides:
    """A relation of duckdb, with shares; the other side works out a part by an expression."""
    connection = duckdb.connect()
    connection.register("given_lines", data)
    connection.register("given_parts", known)
    connection.execute("CREATE TABLE lines AS FROM given_lines")
    connection.execute("CREATE TABLE parts AS FROM given_parts")
    relation = connection.table("lines")
    sql = f"SELECT * REPLACE ({part} AS amount) FROM lines LEFT JOIN parts USING (year, code)"  # noqa: S608

    def by_hand() -> Any:
        return connection.sql(sql).to_arrow_table()

    def ours() -> Any:
        return restate_frame(relation, to=TO, shares=shares).to_arrow_table()

    return "duckdb", ours, by_hand


def parted_pandas(data: pa.Table, known: pa.Table, shares: Any) -> Sides:
    """A DataFrame of pandas, with shares."""
    frame, small = data.to_pandas(), known.to_pandas()

    def by_hand() -> Any:
        made = frame.merge(small, on=["year", "code"], how="left")
        made["amount"] = (made["amount"] * made["share"]).round().astype("int64")
        return made

    return "pandas", lambda: restate_frame(frame, to=TO, shares=shares), by_hand


# What amounts are in decimals, and the shares of the other side.
_AMOUNT, _SHARE = pa.decimal128(20, 2), pa.decimal128(18, 10)


def in_decimals(data: pa.Table, name: str, kind: pa.DataType) -> pa.Table:
    """A table with a column as decimals; integers are in 分."""
    column = data[name]
    if pa.types.is_integer(column.type):
        column = pc.multiply(column.cast(pa.decimal128(19, 0)), pa.scalar(Decimal("0.01")))
    else:
        column = pc.round(column, kind.scale)
    return data.set_column(data.column_names.index(name), name, column.cast(kind))


def decimals_polars(data: pa.Table, known: pa.Table, shares: Any) -> Sides:
    """A DataFrame of polars, with shares and amounts in decimals."""
    frame = pl.from_arrow(in_decimals(data, "amount", _AMOUNT))
    small = pl.from_arrow(in_decimals(known, "share", _SHARE))
    part = (pl.col("amount") * pl.col("share")).round(2).cast(pl.Decimal(20, 2))

    def by_hand() -> Any:
        joined = frame.join(small, on=["year", "code"], how="left", maintain_order="left")
        return joined.with_columns(part.alias("amount"))

    return "polars", lambda: restate_frame(frame, to=TO, shares=shares), by_hand


def decimals_duckdb(data: pa.Table, known: pa.Table, shares: Any) -> Sides:
    """A relation of duckdb, with shares and amounts in decimals."""
    lines = in_decimals(data, "amount", _AMOUNT)
    parts = in_decimals(known, "share", _SHARE)
    return in_duckdb(lines, parts, shares, "CAST(amount * share AS DECIMAL(20, 2))")


def parted_pyspark(data: pa.Table, known: pa.Table, shares: Any) -> Sides:
    """A DataFrame of PySpark, with shares."""
    from pyspark.sql import functions

    frame, small = map(in_spark, (data, known))
    part = functions.round(functions.col("amount") * functions.col("share")).cast("bigint")

    def read(made: Any) -> None:
        made.write.format("noop").mode("overwrite").save()

    def by_hand() -> Any:
        read(frame.join(small, on=["year", "code"], how="left").withColumn("amount", part))

    return "PySpark", lambda: read(restate_frame(frame, to=TO, shares=shares)), by_hand


def in_spark(data: pa.Table) -> Any:
    """Lines in the memory of PySpark, from a file, as its lines are.

    Where they are handed over by Python, its plans hold them: each action that finds out that they
    are in memory then compares all of them once more, which is more than it does with them.
    """
    path = Path(tempfile.mkdtemp(dir=_folder()), "lines.parquet")
    pq.write_table(data, path, row_group_size=len(data) // 4 + 1)
    frame = spark().read.parquet(str(path)).cache()
    frame.count()
    return frame


@cache
def _folder() -> str:
    """A folder for files, which is gone at the end."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    return folder.name


def spark() -> Any:
    """The session of PySpark, with as many cores as there are."""
    settings = {
        "spark.sql.execution.arrow.pyspark.enabled": "true",
        "spark.sql.shuffle.partitions": "2",
    }
    return sparking.session(2, settings)


def of_machine() -> float:
    """The seconds of the processor of the machines of Java that this process has started."""
    ticks = 0
    for one in Path("/proc").glob("[0-9]*/stat"):
        try:
            head, _, rest = one.read_text().rpartition(")")
        except OSError:  # it has ended
            continue
        fields = rest.split()
        if fields[1] == str(os.getpid()) and "java" in head:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def timed(work: Callable[[], Any]) -> float:
    """The seconds of the processor that some work takes."""
    gc.collect()
    before = time.process_time() + of_machine()
    work()
    return time.process_time() + of_machine() - before


def check(data: pa.Table) -> None:
    """Both sides have the same in each row."""
    _, made, by_hand = with_polars(data, changes(data))
    first, second = made(), by_hand()
    names = ["year", "code", "amount", *RESTATED_COLUMNS]
    if not first.select(names).equals(second.select(names)):
        raise SystemExit("the two sides differ")


def row(name: str, ours: Callable[[], Any], theirs: Callable[[], Any], of: str) -> Row:
    """The line of an engine."""
    if name == "PySpark":
        # Its machine translates what it does often; the first times are of that.
        for work in (ours, theirs) * 3:
            work()
    pairs = [(timed(ours), timed(theirs)) for _ in range(ROUNDS)]
    made = statistics.median(one for one, _ in pairs) * 1000
    hand = statistics.median(one for _, one in pairs) * 1000
    ratio = statistics.median(one / other for one, other in pairs)
    goal = "" if name == "pyarrow" else GOAL
    return Row(f"{name}, {of}", f"{made:.0f} ms", f"by hand {hand:.0f} ms", ratio, goal)


def measure() -> str:
    """A line for each engine."""
    data = lines(LINES)
    check(data)
    known = changes(data)
    rows = [
        row(*sides(data, known), f"{LINES:,} lines of {len(YEARS)} years")
        for sides in (
            *(with_polars, with_lazy_polars, with_duckdb, with_pandas, with_pyarrow),
            with_pyspark,
        )
    ]
    shares = even_shares()
    known = parts(data, shares)
    count = restate_frame(pl.from_arrow(data), to=TO, shares=shares)
    count = int((count["restated_share"] != "").sum())
    rows += [
        row(*sides(data, known, shares), f"with shares, {count:,} parts")
        for sides in (
            *(parted_polars, parted_lazy_polars, parted_duckdb, parted_pandas),
            parted_pyspark,
        )
    ]
    rows += [
        row(*sides(data, known, shares), f"with shares in decimals, {count:,} parts")
        for sides in (decimals_polars, decimals_duckdb)
    ]
    said = made_with("govbudget", "narwhals", "polars", "pandas", "pyarrow", "duckdb", "pyspark")
    return f"{table(rows)}\n{said}\n"


if __name__ == "__main__":
    report(__doc__, BEGIN, END, measure)
