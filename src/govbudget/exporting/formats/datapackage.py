"""All tables as a Data Package: CSV with Table Schema, in a zip (Frictionless, version 2)."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

from govbudget.exporting.formats.delimited import csv_lines
from govbudget.exporting.formats.jsontext import header_of

if TYPE_CHECKING:
    from typing import BinaryIO

    from govbudget.exporting.formats.base import ExportOptions
    from govbudget.exporting.records import Dataset, ExportTable

__all__ = ["descriptor_of", "schema_of", "write"]

_SPDX = "https://spdx.org/licenses/{}.html"


def write(dataset: Dataset, out: BinaryIO, asked: ExportOptions) -> None:
    """Write the package: ``datapackage.json`` and a CSV file for each table."""
    del asked
    # Not the time of the day: the same tables on the same day make the same package.
    day = tuple(map(int, dataset.header.date.split("-")))
    stamp = (day[0], day[1], day[2], 0, 0, 0)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        described = json.dumps(descriptor_of(dataset), ensure_ascii=False, indent=2)
        package.writestr(_member("datapackage.json", stamp), described + "\n")
        for table in dataset.tables.values():
            with package.open(_member(f"{table.name}.csv", stamp), "w") as file:
                for line in csv_lines(table):
                    file.write(line)


def _member(name: str, stamp: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, stamp)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


def descriptor_of(dataset: Dataset) -> dict[str, Any]:
    """What ``datapackage.json`` says."""
    header = dataset.header
    licence = {"name": header.licence, "path": _SPDX.format(header.licence)}
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "govbudget-codes",
        "title": header.title,
        "description": header.title_en,
        "version": header.version,
        "created": f"{header.date}T00:00:00Z",
        "licenses": [licence],
        "editions": header_of(header)["editions"],
        "digest": header.digest,
        "resources": [_resource(table) for table in dataset.tables.values()],
    }


def _resource(table: ExportTable) -> dict[str, Any]:
    return {
        "name": table.name.replace("_", "-"),
        "title": table.title,
        "path": f"{table.name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema_of(table),
    }


def schema_of(table: ExportTable) -> dict[str, Any]:
    """The Table Schema of a table."""
    schema: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [
            {
                "name": column.name,
                "title": column.title,
                "type": column.type,
                "description": column.description,
                "constraints": {"required": column.is_required},
            }
            for column in table.columns
        ],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    return schema
