"""Roll-up, mapping, restating and comparing of any data frame; the ancestor table for SQL.

pandas, polars, pyarrow, duckdb, PySpark and Dask frames go in, and the same kind comes out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.frames.closure import Closure, closure
from govbudget.frames.comparing import compare_frames
from govbudget.frames.mapping import map_frame
from govbudget.frames.restating import restate_frame
from govbudget.frames.rollup import rollup_frame

if TYPE_CHECKING:
    from govbudget.extracting.engines import ExtractUdf, extract_udf

__all__ = [
    "Closure",
    "ExtractUdf",
    "closure",
    "compare_frames",
    "extract_udf",
    "map_frame",
    "restate_frame",
    "rollup_frame",
]


def __getattr__(name: str) -> Any:
    # Only whoever makes data of documents pays for what reads them.
    if name in {"ExtractUdf", "extract_udf"}:
        from govbudget.extracting import engines

        return getattr(engines, name)
    raise AttributeError(f"module 'govbudget.frames' has no attribute {name!r}")
