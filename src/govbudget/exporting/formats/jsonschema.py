"""The codes of a year as a JSON Schema (2020-12): each a constant with its name as the title."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import BinaryIO

    from govbudget.exporting.formats.base import ExportOptions
    from govbudget.exporting.records import Dataset, ExportedEdition, ExportedEntry

__all__ = ["write"]


def write(dataset: Dataset, out: BinaryIO, asked: ExportOptions) -> None:
    """Write a schema that a code of one of the schemes fits, with a definition for each scheme."""
    header = dataset.header
    names = [one.scheme.value for one in header.editions]
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{asked.base}schema:{'+'.join(names)}:{header.editions[0].year}",
        "title": header.title,
        "description": header.title_en,
        "$comment": "\n".join(header.lines),
        "$defs": {one.scheme.value: _codes(dataset, one) for one in header.editions},
    }
    if len(names) == 1:
        schema["$ref"] = f"#/$defs/{names[0]}"
    else:
        schema["anyOf"] = [{"$ref": f"#/$defs/{name}"} for name in names]
    out.write(json.dumps(schema, ensure_ascii=False, indent=1).encode() + b"\n")


def _codes(dataset: Dataset, edition: ExportedEdition) -> dict[str, Any]:
    return {
        "title": f"{edition.scheme.chinese} {edition.year}",
        "type": "string",
        "oneOf": [_code(one) for one in dataset.in_edition(edition)],
    }


def _code(one: ExportedEntry) -> dict[str, str]:
    found = {"const": one.code, "title": f"{one.code} {one.name}".strip()}
    return {**found, "description": one.definition} if one.definition else found
