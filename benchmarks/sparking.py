"""The session of PySpark that benchmarks measure: of this machine alone, and quiet."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyspark.sql import SparkSession

__all__ = ["session"]

_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
}


def session(cores: int, settings: Mapping[str, str]) -> SparkSession:
    """A session, the one of this process where there is one already.

    Args:
        cores: how many cores it may use.
        settings: what a benchmark sets besides.
    """
    from pyspark.sql import SparkSession

    # Its workers are programs of their own, which must find what this one has.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    building = SparkSession.builder.master(f"local[{cores}]")
    for key, value in {**_SETTINGS, **settings}.items():
        building = building.config(key, value)
    made = building.getOrCreate()
    made.sparkContext.setLogLevel("OFF")
    return made
