"""Reads the lines of a Parquet file, batch by batch."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from govbudget.base.messages import Message
from govbudget.errors import MissingExtra, UnreadableFile, because

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

__all__ = ["PARQUET", "parquet_lines"]

#: How such a file begins.
PARQUET = b"PAR1"
# So many lines are in memory at a time.
_LINES = 20_000


def parquet_lines(path: str, stream: BinaryIO) -> Iterator[tuple[int, list[object]]]:
    """The titles of the columns and the lines, each with its number; decimals stay exact.

    Args:
        path: the file, for sentences.
        stream: its bytes.

    Raises:
        MissingExtra: the extra ``parquet`` is not installed.
        UnreadableFile: it is damaged.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra("parquet", because("purpose.parquet_lines")) from error
    try:
        # No threads: the next file may be read in a fork of this process.
        whole = stream if stream.seekable() else io.BytesIO(stream.read())
        file = pq.ParquetFile(whole, pre_buffer=False)
        yield 1, list(file.schema_arrow.names)
        number = 1
        for batch in file.iter_batches(batch_size=_LINES, use_threads=False):
            columns = [_cells(column) for column in batch.columns]
            for row in zip(*columns, strict=True):
                number += 1
                yield number, ["" if cell is None else cell for cell in row]
    except (pa.ArrowException, OSError) as error:
        raise UnreadableFile(path, Message("errors.file.damaged_parquet")) from error


def _cells(column: Any) -> list[object]:
    made: list[object] = column.to_pylist()
    return made
