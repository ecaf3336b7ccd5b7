"""Extracts as files that others read: CSV and Parquet, a file each table, and JSON Lines."""

from __future__ import annotations

import csv
import io
import json
import os
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from govbudget import __version__
from govbudget.errors import InexactAmount, MissingExtra, because
from govbudget.extracting.package import package_of
from govbudget.extracting.schema import SCHEMA_VERSION, TABLES
from govbudget.io.destination import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import BinaryIO

    from govbudget.extracting.rows import ExtractRows
    from govbudget.extracting.schema import ExtractTable

__all__ = [
    "arrow_batches",
    "arrow_schema",
    "arrow_table",
    "is_csv_extract",
    "is_lines_extract",
    "is_package",
    "is_parquet_extract",
    "write_csv",
    "write_lines",
    "write_package",
    "write_parquet",
]

#: What marks a file as an extract with these columns.
STAMP = f"{MARK}, extract {SCHEMA_VERSION}"
#: The digits of exact amounts, and how many of them stand behind the point.
DIGITS, PLACES = 38, 10
# So many rows are held at once.
_AT_ONCE = 20_000
# What each table is called in a line of JSON.
_SINGULAR = {
    "figures": "figure",
    "facts": "fact",
    "documents": "document",
    "failures": "failure",
}
_COLUMNS = {table.name: [one.name for one in table.columns] for table in TABLES}


def write_csv(table: ExtractTable, rows: Iterable[tuple[Any, ...]], file: BinaryIO) -> None:
    """Write a table as CSV, in UTF-8 with a byte order mark, as spreadsheets want it.

    Args:
        table: the table.
        rows: its rows.
        file: where to.
    """
    text = io.TextIOWrapper(file, "utf-8-sig", "backslashreplace", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS[table.name])
    for row in rows:
        writer.writerow(map(_cell, row))
    text.detach()


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:f}" if isinstance(value, Decimal) else value


def write_lines(rows: ExtractRows, file: BinaryIO) -> None:
    """Write all tables as JSON Lines: what the extract is, then a row a line, which says what of.

    Args:
        rows: the rows.
        file: where to.
    """
    _put(
        file,
        {"row": "extract", "generator": MARK, "schema": SCHEMA_VERSION, "govbudget": __version__},
    )
    for table in TABLES:
        for row in rows.of(table.name):
            cells = (_exact(value) for value in row)
            record = dict(zip(_COLUMNS[table.name], cells, strict=True))
            _put(file, {"record": _SINGULAR[table.name], **record})


def _exact(value: Any) -> Any:
    """A value of JSON; of an exact number its digits, as a text, which no reader rounds."""
    return f"{value:f}" if isinstance(value, Decimal) else value


def _put(file: BinaryIO, record: Mapping[str, Any]) -> None:
    file.write(json.dumps(record, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")


def write_package(files: Mapping[str, str], form: str, file: BinaryIO) -> None:
    """Write what the files of an extract hold.

    Args:
        files: the files, by the tables in them.
        form: csv or parquet.
        file: where to.
    """
    named = {name: os.path.basename(path) for name, path in files.items()}  # noqa: PTH119
    said = json.dumps(package_of(named, form), ensure_ascii=False, indent=2)
    file.write(said.encode("utf-8") + b"\n")


def write_parquet(table: ExtractTable, rows: Iterable[tuple[Any, ...]], file: BinaryIO) -> None:
    """Write a table as Parquet, in groups of rows, with exact decimals.

    Args:
        table: the table.
        rows: its rows.
        file: where to.

    Raises:
        InexactAmount: an amount has more digits than its decimals.
        MissingExtra: pyarrow is not installed.
    """
    try:
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra("parquet", because("purpose.parquet")) from error
    schema = arrow_schema(table)
    with pq.ParquetWriter(file, schema) as writer:
        for batch in arrow_batches(table, iter(rows)):
            writer.write_table(batch)


def arrow_table(table: ExtractTable, rows: Iterable[tuple[Any, ...]]) -> Any:
    """The rows of a table as one table of pyarrow.

    Args:
        table: the table.
        rows: its rows.

    Raises:
        InexactAmount: an amount has more digits than its decimals.
    """
    import pyarrow as pa

    batches = list(arrow_batches(table, iter(rows)))
    return pa.concat_tables(batches) if batches else arrow_schema(table).empty_table()


def arrow_batches(table: ExtractTable, rows: Iterator[tuple[Any, ...]]) -> Iterator[Any]:
    """The rows of a table as tables of pyarrow, some at a time.

    Args:
        table: the table.
        rows: its rows.

    Raises:
        InexactAmount: an amount has more digits than its decimals.
    """
    import pyarrow as pa

    schema = arrow_schema(table)
    while some := list(islice(rows, _AT_ONCE)):
        arrays = [
            _array(pa, cells, field)
            for cells, field in zip(zip(*some, strict=True), schema, strict=True)
        ]
        yield pa.Table.from_arrays(arrays, schema=schema)


def _array(pa: Any, cells: tuple[Any, ...], field: Any) -> Any:
    try:
        return pa.array(cells, field.type)
    except pa.ArrowInvalid as error:
        wide = next((one for one in cells if isinstance(one, Decimal) and not _fits(one)), None)
        if wide is None:
            raise
        why = because("inexact.extract", digits=DIGITS, places=PLACES)
        raise InexactAmount(f"{wide:f}", why) from error


def _fits(number: Decimal) -> bool:
    return -int(number.as_tuple().exponent) <= PLACES and number.adjusted() < DIGITS - PLACES


def arrow_schema(table: ExtractTable) -> Any:
    """The columns of a table as a schema of pyarrow.

    Args:
        table: the table.
    """
    import pyarrow as pa

    kinds = {
        "string": pa.string(),
        "integer": pa.int32(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "decimal": pa.decimal128(DIGITS, PLACES),
    }
    fields = [
        pa.field(
            one.name,
            kinds[one.type],
            metadata={"title": one.title, "description": one.description},
        )
        for one in table.columns
    ]
    return pa.schema(fields, metadata={"generator": STAMP, "title": table.title})


def is_parquet_extract(path: str, table: str) -> bool:
    """Whether a file is a table of an extract with the columns of today.

    Args:
        path: the file.
        table: the table.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        schema = pq.read_schema(path)
    except (OSError, pa.ArrowInvalid):
        return False
    said = (schema.metadata or {}).get(b"generator", b"")
    return bool(said == STAMP.encode() and schema.names == _COLUMNS[table])


def is_csv_extract(path: str, table: str) -> bool:
    """Whether a file is a table of an extract with the columns of today, by its first line.

    Args:
        path: the file.
        table: the table.
    """
    wanted = (",".join(_COLUMNS[table]) + "\n").encode("utf-8-sig")
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read(len(wanted)) == wanted


def is_lines_extract(path: str, table: str) -> bool:
    """Whether a file is an extract in JSON Lines with the columns of today, by its first line.

    Args:
        path: the file.
        table: unused: it holds all of them.
    """
    del table
    with open(path, "rb") as file:  # noqa: PTH123
        head = file.readline(4096)
    try:
        record = json.loads(head)
    except (ValueError, RecursionError):
        return False
    known = isinstance(record, dict) and record.get("generator") == MARK
    return known and record.get("schema") == SCHEMA_VERSION


def is_package(path: str) -> bool:
    """Whether a file says what an extract holds.

    Args:
        path: the file.
    """
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            record = json.load(file)
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(record, dict) and record.get("generator") == MARK
