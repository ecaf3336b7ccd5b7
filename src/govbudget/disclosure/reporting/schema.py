"""The JSON Schema of the report of a check."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from govbudget.base.messages import Loader

__all__ = ["report_schema"]

_FILE = "report.schema.json"


def report_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what ``govbudget check --json`` writes of a document.

    >>> sorted(report_schema()["$defs"])[:4]
    ['acceptance', 'edition', 'figure', 'file']

    .. versionadded:: 0.2.0
    """
    # With the loader of the package, so that a zipped wheel on the path works like a folder.
    path = os.path.join(os.path.dirname(__file__), _FILE)  # noqa: PTH118, PTH120
    found: dict[str, Any] = json.loads(cast("Loader", globals()["__loader__"]).get_data(path))
    return found
