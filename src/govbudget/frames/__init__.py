"""Roll-up, mapping and restating of any data frame, and the ancestor table for any SQL engine.

pandas, polars, pyarrow, duckdb, PySpark and Dask frames go in, and the same kind comes out.
"""

from __future__ import annotations

from govbudget.frames.closure import Closure, closure
from govbudget.frames.mapping import map_frame
from govbudget.frames.restating import restate_frame
from govbudget.frames.rollup import rollup_frame

__all__ = ["Closure", "closure", "map_frame", "restate_frame", "rollup_frame"]
