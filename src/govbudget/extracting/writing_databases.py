"""Extracts as databases: DuckDB with exact decimals, SQLite with exact texts."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govbudget.errors import MissingExtra, because
from govbudget.extracting.schema import TABLES
from govbudget.extracting.writing_files import DIGITS, PLACES, STAMP, arrow_batches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.extracting.rows import ExtractRows
    from govbudget.extracting.schema import ExtractTable

__all__ = [
    "check_extra",
    "is_duckdb_extract",
    "is_sqlite_extract",
    "write_duckdb",
    "write_sqlite",
]

# SQLite has no decimals: what is exact there is a text, which its decimal functions add up.
_SQLITE = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
    "decimal": "TEXT",
}
_DUCKDB = {
    "string": "VARCHAR",
    "integer": "INTEGER",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "decimal": f"DECIMAL({DIGITS}, {PLACES})",
}
# What each form needs, by the extra that has it.
_NEEDS = {"parquet": ("parquet", ("pyarrow",)), "duckdb": ("duckdb", ("duckdb", "pyarrow"))}
# The table that says what the columns of the others hold, and that the file is an extract.
_ABOUT = "about_columns"


def check_extra(form: str) -> None:
    """Refuse a form that nothing here can write.

    Args:
        form: the form.

    Raises:
        MissingExtra: what writes it is not installed.
    """
    extra, modules = _NEEDS.get(form, ("", ()))
    if any(find_spec(one) is None for one in modules):
        raise MissingExtra(extra, because(f"purpose.{extra}"))


def _create(table: ExtractTable, types: dict[str, str]) -> str:
    columns = ", ".join(f'"{one.name}" {types[one.type]}' for one in table.columns)
    return f'CREATE TABLE "{table.name}" ({columns})'


def _about() -> Iterator[tuple[str, str, str, str, str]]:
    for table in TABLES:
        for one in table.columns:
            yield table.name, one.name, one.title, one.description, STAMP


def write_sqlite(rows: ExtractRows, path: str) -> None:
    """Write an extract as a database of SQLite.

    Args:
        rows: the rows.
        path: the file, which is not there yet.
    """
    with closing(sqlite3.connect(path)) as base, base:
        base.execute(_create_about("TEXT"))
        base.executemany(f"INSERT INTO {_ABOUT} VALUES (?, ?, ?, ?, ?)", _about())  # noqa: S608
        for table in TABLES:
            base.execute(_create(table, _SQLITE))
            signs = ", ".join("?" * len(table.columns))
            cells = (tuple(map(_plain, row)) for row in rows.of(table.name))
            base.executemany(f'INSERT INTO "{table.name}" VALUES ({signs})', cells)  # noqa: S608
        base.execute("CREATE INDEX figures_document ON figures (document)")
        base.execute("CREATE INDEX figures_code ON figures (code, year)")


def _create_about(text: str) -> str:
    names = ("table_name", "column_name", "title", "description", "generator")
    return f"CREATE TABLE {_ABOUT} ({', '.join(f'{one} {text}' for one in names)})"


def _plain(value: Any) -> Any:
    return f"{value:f}" if isinstance(value, Decimal) else value


def write_duckdb(rows: ExtractRows, path: str) -> None:
    """Write an extract as a database of DuckDB.

    Args:
        rows: the rows.
        path: the file, which is not there yet.

    Raises:
        InexactAmount: an amount has more digits than its decimals.
    """
    import duckdb

    with closing(duckdb.connect(path)) as base:
        base.execute(_create_about("VARCHAR"))
        base.executemany(f"INSERT INTO {_ABOUT} VALUES (?, ?, ?, ?, ?)", list(_about()))  # noqa: S608
        for table in TABLES:
            base.execute(_create(table, _DUCKDB))
            for batch in arrow_batches(table, rows.of(table.name)):
                base.register("batch", batch)
                base.execute(f'INSERT INTO "{table.name}" SELECT * FROM batch')  # noqa: S608
                base.unregister("batch")


def is_sqlite_extract(path: str, table: str) -> bool:
    """Whether a file is an extract with the columns of today.

    Args:
        path: the file.
        table: unused: it holds all of them.
    """
    del table
    try:
        # The signs ? # % of a name mean something else in an address.
        address = f"{Path(path).resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as base:
            return _is_of_today(base.execute(_ASKED).fetchall())
    except sqlite3.Error:
        return False


_ASKED = f"SELECT DISTINCT generator FROM {_ABOUT}"  # noqa: S608


def is_duckdb_extract(path: str, table: str) -> bool:
    """The same of a database of DuckDB.

    Args:
        path: the file.
        table: unused: it holds all of them.
    """
    del table
    import duckdb

    try:
        with closing(duckdb.connect(path, read_only=True)) as base:
            return _is_of_today(base.execute(_ASKED).fetchall())
    except duckdb.Error:
        return False


def _is_of_today(said: list[tuple[Any, ...]]) -> bool:
    return said == [(STAMP,)]
