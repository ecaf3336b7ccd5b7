"""All tables as one script of SQL; here for SQLite, the others differ in a few words."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.errors import WrongArgument, because

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from govbudget.exporting.formats.base import ExportOptions
    from govbudget.exporting.records import Dataset, ExportColumn, ExportTable, Value

__all__ = ["Dialect", "script", "write"]

# So many rows are put in by one statement.
_AT_ONCE = 200
_PREFIX = re.compile(r"[a-z_][a-z0-9_]{0,30}|")
# What questions go by, beside the keys.
_INDEXES = {
    "entries": (("scheme", "parent"), ("scheme", "name")),
    "closure": (("scheme", "descendant"),),
    "changes": (("scheme", "old_code"), ("scheme", "new_code")),
    "correspondences": (("source_scheme", "source"), ("target_scheme", "target")),
    "names": (("scheme", "code"),),
}


@frozen(slots=True)
class Dialect:
    """How a database differs from the others.

    Attributes:
        text: the type of a text that is looked for.
        long: the type of any other text.
        flag: the type of what is so or not.
        begin: the statements before all others.
        end: the statements behind them.
        is_escaping: whether a backslash in a text stands for something else.
        comes_behind: what stands behind the columns of a table.
    """

    text: str = "TEXT"
    long: str = "TEXT"
    flag: str = "BOOLEAN"
    begin: str = "BEGIN;"
    end: str = "COMMIT;"
    is_escaping: bool = False
    comes_behind: str = ""


def write(dataset: Dataset, out: BinaryIO, asked: ExportOptions) -> None:
    """Write the script for SQLite."""
    script(dataset, out, asked, Dialect())


def script(dataset: Dataset, out: BinaryIO, asked: ExportOptions, dialect: Dialect) -> None:
    """Write a script that makes the tables and fills them, in one transaction.

    Args:
        dataset: what is written.
        out: where to.
        asked: the names of the tables begin with its prefix.
        dialect: how the database differs from the others.

    Raises:
        WrongArgument: the prefix cannot begin the name of a table.
    """
    if not _PREFIX.fullmatch(asked.prefix):
        raise WrongArgument("prefix", repr(asked.prefix), because("argument.prefix"))
    out.writelines(f"-- {line}\n".encode() for line in dataset.header.lines)
    out.write(f"{dialect.begin}\n".encode())
    out.write(_header(dataset, asked.prefix, dialect).encode())
    for table in dataset.tables.values():
        out.write(_made(table, asked.prefix, dialect).encode())
        out.writelines(statement.encode() for statement in _filled(table, asked.prefix, dialect))
    out.write(f"{dialect.end}\n".encode())


def _header(dataset: Dataset, prefix: str, dialect: Dialect) -> str:
    """The table of what the export says of itself."""
    header = dataset.header
    said = {
        "title": header.title,
        "title_en": header.title_en,
        "version": header.version,
        "date": header.date,
        "licence": header.licence,
        "digest": header.digest,
    }
    rows = ",\n".join(
        f"({_literal(name, dialect)}, {_literal(value, dialect)})" for name, value in said.items()
    )
    return (
        f"CREATE TABLE {prefix}header (name {dialect.text} NOT NULL, value {dialect.long} NOT NULL"
        f", PRIMARY KEY (name)){dialect.comes_behind};\n"
        f"INSERT INTO {prefix}header (name, value) VALUES\n{rows};\n"
    )


def _made(table: ExportTable, prefix: str, dialect: Dialect) -> str:
    """The statements that make a table and what it is looked up by."""
    name = prefix + table.name
    looked_up = {*table.key, *(one for index in _INDEXES.get(table.name, ()) for one in index)}
    lines = [
        f"  {column.name} {_type(column, dialect, column.name in looked_up)}"
        + (" NOT NULL" if column.is_required else "")
        for column in table.columns
    ]
    if table.key:
        lines.append(f"  PRIMARY KEY ({', '.join(table.key)})")
    columns = ",\n".join(lines)
    indexes = "".join(
        f"CREATE INDEX {name}_by_{'_'.join(index[1:])} ON {name} ({', '.join(index)});\n"
        for index in _INDEXES.get(table.name, ())
    )
    return f"CREATE TABLE {name} (\n{columns}\n){dialect.comes_behind};\n{indexes}"


def _type(column: ExportColumn, dialect: Dialect, is_looked_up: bool) -> str:
    if column.type == "integer":
        return "INTEGER"
    if column.type == "boolean":
        return dialect.flag
    return dialect.text if is_looked_up else dialect.long


def _filled(table: ExportTable, prefix: str, dialect: Dialect) -> Iterator[str]:
    columns = ", ".join(column.name for column in table.columns)
    rows = table.rows()
    while some := list(islice(rows, _AT_ONCE)):
        values = ",\n".join(
            f"({', '.join(_literal(value, dialect) for value in row)})" for row in some
        )
        yield f"INSERT INTO {prefix}{table.name} ({columns}) VALUES\n{values};\n"


def _literal(value: Value, dialect: Dialect) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    # No database takes NUL in a text.
    text = value.replace("\0", "\ufffd").replace("'", "''")
    return f"'{text.replace(chr(92), chr(92) * 2) if dialect.is_escaping else text}'"
