"""Roll-up, mapping and restating of any data frame, and the ancestor table for any SQL engine.

pandas, polars, pyarrow, duckdb, PySpark and Dask frames go in, and the same kind comes out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.frames.closure import Closure, closure
from govbudget.frames.mapping import map_frame
from govbudget.frames.restating import restate_frame
from govbudget.frames.rollup import rollup_frame

if TYPE_CHECKING:
    from govbudget.extracting.engines import ExtractUdf, extract_udf

__all__ = [
    "Closure",
    "ExtractUdf",
    "closure",
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
