"""One table as JSON Lines: the header in the first line, then an object a row."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from govbudget.exporting.formats.base import table_of
from govbudget.exporting.formats.jsontext import header_of

if TYPE_CHECKING:
    from typing import BinaryIO

    from govbudget.exporting.formats.base import ExportOptions
    from govbudget.exporting.records import Dataset

__all__ = ["write"]


def write(dataset: Dataset, out: BinaryIO, asked: ExportOptions) -> None:
    """Write ``{"header": …}`` and the rows of the table that is asked for."""
    table = table_of(dataset, asked)
    head = {"header": {**header_of(dataset.header), "table": table.name}}
    out.write(json.dumps(head, ensure_ascii=False).encode() + b"\n")
    out.writelines(
        json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in table.records()
    )
