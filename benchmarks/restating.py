"""Measures restating data frames, beside the join that one would write by hand in each engine.

    python benchmarks/restating.py                             prints the table
    python benchmarks/restating.py --write docs/performance.md puts it into the page

So many lines of all years, whose codes are drawn from the functional trees of these. The other side
has the table of changes before the clock starts, with the same five columns, and joins it on year
and code; it reads no codes, and knows none that are written otherwise. Both sides take turns and
are read to the end. It is the time of the processor that counts, that of all threads.
"""

from __future__ import annotations

import gc
import statistics
import time
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import polars as pl
import pyarrow as pa
from measuring import Row, made_with, report, table

import govbudget as gb
from govbudget.frames import restate_frame
from govbudget.frames.restated_table import RESTATED_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable

LINES = 1_000_000
ROUNDS = 9
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


def timed(work: Callable[[], Any]) -> float:
    """The seconds of the processor that some work takes."""
    gc.collect()
    before = time.process_time()
    work()
    return time.process_time() - before


def check(data: pa.Table) -> None:
    """Both sides have the same in each row."""
    _, made, by_hand = with_polars(data, changes(data))
    first, second = made(), by_hand()
    names = ["year", "code", "amount", *RESTATED_COLUMNS]
    if not first.select(names).equals(second.select(names)):
        raise SystemExit("the two sides differ")


def measure() -> str:
    """A line for each engine."""
    data = lines(LINES)
    check(data)
    known = changes(data)
    rows = []
    for sides in (with_polars, with_lazy_polars, with_duckdb, with_pandas, with_pyarrow):
        name, ours, theirs = sides(data, known)
        pairs = [(timed(ours), timed(theirs)) for _ in range(ROUNDS)]
        made = statistics.median(one for one, _ in pairs) * 1000
        hand = statistics.median(one for _, one in pairs) * 1000
        ratio = statistics.median(one / other for one, other in pairs)
        goal = "" if name == "pyarrow" else GOAL
        what = f"{name}, {LINES:,} lines of {len(YEARS)} years"
        rows.append(Row(what, f"{made:.0f} ms", f"by hand {hand:.0f} ms", ratio, goal))
    said = made_with("govbudget", "narwhals", "polars", "pandas", "pyarrow", "duckdb")
    return f"{table(rows)}\n{said}\n"


if __name__ == "__main__":
    report(__doc__, BEGIN, END, measure)
