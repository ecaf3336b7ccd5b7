"""What an extract holds, as a Data Package says it (Frictionless, version 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget import __version__
from govbudget.extracting.schema import SCHEMA_VERSION, TABLES
from govbudget.io.destination import MARK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govbudget.extracting.schema import ExtractTable

__all__ = ["package_of", "table_schema"]

_TABLE_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
_PACKAGE = "https://datapackage.org/profiles/2.0/datapackage.json"
# What Table Schema calls an exact number, and every other.
_TYPES = {"decimal": "number"}
_MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


def table_schema(table: ExtractTable) -> dict[str, Any]:
    """The Table Schema of a table.

    Args:
        table: the table.
    """
    return {
        "$schema": _TABLE_SCHEMA,
        "fields": [
            {
                "name": one.name,
                "title": one.title,
                "type": _TYPES.get(one.type, one.type),
                "description": one.description,
            }
            for one in table.columns
        ],
        "missingValues": [""],
    }


def package_of(paths: Mapping[str, str], form: str) -> dict[str, Any]:
    """What ``datapackage.json`` says of an extract.

    Args:
        paths: the file of each table, by its name.
        form: csv or parquet.
    """
    return {
        "$schema": _PACKAGE,
        "name": "govbudget-extract",
        "title": "预决算公开数据",
        "version": f"{SCHEMA_VERSION}.0.0",
        "generator": MARK,
        "govbudget": __version__,
        "resources": [
            {
                "name": table.name,
                "title": table.title,
                "path": paths[table.name],
                "type": "table",
                "format": form,
                "mediatype": _MEDIA[form],
                **({"encoding": "utf-8"} if form == "csv" else {}),
                "schema": table_schema(table),
            }
            for table in TABLES
        ],
    }
