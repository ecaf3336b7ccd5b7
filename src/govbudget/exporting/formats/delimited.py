"""One table as CSV (RFC 4180, UTF-8)."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from govbudget.exporting.formats.base import table_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from govbudget.exporting.formats.base import ExportOptions
    from govbudget.exporting.records import Dataset, ExportTable, Value

__all__ = ["csv_lines", "write"]


def write(dataset: Dataset, out: BinaryIO, asked: ExportOptions) -> None:
    """Write the table that is asked for, with where it comes from in a last column.

    CSV has no place for a header; a column goes wherever its rows go.
    """
    out.writelines(csv_lines(table_of(dataset, asked), dataset.header.provenance))


def csv_lines(table: ExportTable, provenance: str = "") -> Iterator[bytes]:
    """The lines of a table as CSV, with its head.

    Args:
        table: the table.
        provenance: what stands in a last column of each row; none where it is empty.
    """
    more = ("provenance",) if provenance else ()
    last = (provenance,) if provenance else ()
    yield _line((*(column.name for column in table.columns), *more))
    for row in table.rows():
        yield _line((*map(_text, row), *last))


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _line(cells: tuple[str, ...]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue().encode("utf-8")
