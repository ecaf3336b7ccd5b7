"""Writes an extract: Parquet, CSV, JSON Lines, DuckDB, SQLite, a Fiscal Data Package."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.errors import GovBudgetError
from govbudget.extracting import writing_databases, writing_files, writing_fiscal
from govbudget.extracting.schema import TABLES
from govbudget.io.destination import replacing

if TYPE_CHECKING:
    from collections.abc import Callable

    from govbudget.extracting.rows import ExtractRows

__all__ = ["FORMS", "check_target", "files_of", "write"]

#: What an extract can be written as, and the endings that say so.
FORMS = {
    "parquet": (".parquet",),
    "csv": (".csv",),
    "jsonl": (".jsonl", ".ndjson"),
    "duckdb": (".duckdb",),
    "sqlite": (".sqlite", ".sqlite3", ".db"),
    "fiscal": (".zip",),
}
# Those of which a file holds one table.
_ONE_EACH = {"parquet", "csv"}
_DATABASES: dict[str, Callable[[ExtractRows, str], None]] = {
    "duckdb": writing_databases.write_duckdb,
    "sqlite": writing_databases.write_sqlite,
}


def files_of(output: str, form: str) -> dict[str, str]:
    """The files that an output is written to, by the tables in them.

    >>> files_of("out.csv", "csv")["facts"], files_of("out.db", "sqlite")
    ('out.facts.csv', {'': 'out.db'})

    Args:
        output: the output.
        form: what it is written as.
    """
    if form not in _ONE_EACH:
        return {"": output}
    stem, ending = os.path.splitext(output)  # noqa: PTH122  the text, not the file
    named = {table.name: f"{stem}.{table.name}{ending}" for table in TABLES}
    return {**named, TABLES[0].name: output, "datapackage": f"{stem}.datapackage.json"}


def check_target(output: str, form: str) -> None:
    """Refuse, before any work, an output that would take the place of anything but an extract.

    Args:
        output: the output.
        form: what it is written as.

    Raises:
        GovBudgetError: a file of that name is none, or one with other columns.
        MissingExtra: what writes it is not installed.
    """
    writing_databases.check_extra(form)
    is_ours = {
        "duckdb": writing_databases.is_duckdb_extract,
        "sqlite": writing_databases.is_sqlite_extract,
        "parquet": writing_files.is_parquet_extract,
        "csv": writing_files.is_csv_extract,
        "jsonl": writing_files.is_lines_extract,
        "fiscal": writing_fiscal.is_fiscal_package,
    }[form]
    for table, path in files_of(output, form).items():
        if not os.path.lexists(path) or os.path.getsize(path) == 0:  # noqa: PTH202
            continue
        ours = writing_files.is_package(path) if table == "datapackage" else is_ours(path, table)
        if not ours:
            raise GovBudgetError(Message("extract.no_extract", path=path))


def write(rows: ExtractRows, output: str, form: str) -> list[Message]:
    """Write an extract; each file takes its place when it is whole.

    Args:
        rows: the rows.
        output: the output.
        form: what it is written as.

    Returns:
        What is to be said of it: nothing where it has all rows.

    Raises:
        GovBudgetError: it cannot be written.
        InexactAmount: an amount has more digits than the decimals of the form.
        MissingExtra: what writes it is not installed.
    """
    files = files_of(output, form)
    if form in _DATABASES:
        _database(rows, output, _DATABASES[form])
        return []
    if form == "fiscal":
        with replacing(output) as file:
            return writing_fiscal.write_fiscal(rows, file)
    if form == "jsonl":
        with replacing(output) as file:
            writing_files.write_lines(rows, file)
        return []
    writer = writing_files.write_csv if form == "csv" else writing_files.write_parquet
    for table in TABLES:
        with replacing(files[table.name]) as file:
            writer(table, rows.of(table.name), file)
    with replacing(files["datapackage"]) as file:
        writing_files.write_package(files, form, file)
    return []


def _database(rows: ExtractRows, output: str, writer: Callable[[ExtractRows, str], None]) -> None:
    """Write a database beside its place, and put it there when it is whole."""
    target = os.path.realpath(output)
    beside = f"{target}.{os.urandom(4).hex()}.tmp"
    try:
        writer(rows, beside)
        os.replace(beside, target)  # noqa: PTH105
    finally:
        with suppress(FileNotFoundError):
            os.unlink(beside)  # noqa: PTH108
