"""All tables as one JSON object."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import BinaryIO

    from govbudget.exporting.formats.base import ExportOptions
    from govbudget.exporting.records import Dataset, Header

__all__ = ["header_of", "write"]


def write(dataset: Dataset, out: BinaryIO, asked: ExportOptions) -> None:
    """Write an object with the header and a list of objects for each table, row by row."""
    del asked
    head = json.dumps(header_of(dataset.header), ensure_ascii=False, indent=1)
    out.write(f'{{\n"header": {head}'.encode())
    for table in dataset.tables.values():
        out.write(f',\n"{table.name}": ['.encode())
        between = "\n"
        for record in table.records():
            out.write(f"{between}{json.dumps(record, ensure_ascii=False)}".encode())
            between = ",\n"
        out.write(b"\n]")
    out.write(b"\n}\n")


def header_of(header: Header) -> dict[str, Any]:
    """The header as JSON has it."""
    return {
        "title": header.title,
        "title_en": header.title_en,
        "version": header.version,
        "date": header.date,
        "licence": header.licence,
        "digest": header.digest,
        "editions": [
            {
                "scheme": one.scheme.value,
                "year": one.year,
                "revision": one.revision,
                "completeness": one.completeness,
                "entries": one.entries,
                "digest": one.digest,
                "note": one.note,
            }
            for one in header.editions
        ],
    }
