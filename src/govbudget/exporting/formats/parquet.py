"""One table as Parquet, with the header in its metadata."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any

from govbudget.errors import MissingExtra, because
from govbudget.exporting.formats.base import table_of
from govbudget.exporting.formats.jsontext import header_of

if TYPE_CHECKING:
    from typing import BinaryIO

    from govbudget.exporting.formats.base import ExportOptions
    from govbudget.exporting.records import Dataset

__all__ = ["write"]

# So many rows are held at once.
_AT_ONCE = 50_000


def write(dataset: Dataset, out: BinaryIO, asked: ExportOptions) -> None:
    """Write the table that is asked for, in groups of rows.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra("parquet", because("purpose.parquet")) from error

    table = table_of(dataset, asked)
    kinds: dict[str, Any] = {"string": pa.string(), "integer": pa.int32(), "boolean": pa.bool_()}
    fields = [
        pa.field(
            column.name,
            kinds[column.type],
            nullable=not column.is_required,
            metadata={"title": column.title, "description": column.description},
        )
        for column in table.columns
    ]
    said = json.dumps(header_of(dataset.header), ensure_ascii=False)
    schema = pa.schema(fields, metadata={"govbudget": said, "title": table.title})
    rows = table.rows()
    with pq.ParquetWriter(out, schema) as writer:
        while some := list(islice(rows, _AT_ONCE)):
            columns = zip(*some, strict=True)
            arrays = [pa.array(cells, one.type) for cells, one in zip(columns, schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
