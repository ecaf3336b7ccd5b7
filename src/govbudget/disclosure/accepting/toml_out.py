"""Writes an accept list as TOML that people read: what they wrote in it stays as it is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from govbudget.base.messages import Message
from govbudget.disclosure.accepting.toml_in import KEYS, read_toml, text_in
from govbudget.disclosure.checks.settings import nearest
from govbudget.errors import GovBudgetError, MissingExtra
from govbudget.io.destination import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.disclosure.checks.records import Accepted

__all__ = ["remove_from_toml", "write_toml"]


def write_toml(path: str, entries: Iterable[Accepted]) -> None:
    """Write entries to a file; those of a file that is there stay, with its comments.

    Args:
        path: the file.
        entries: the entries; one whose id the file has takes the place of that one.

    Raises:
        MissingExtra: the extra ``review`` is not installed.
        UnreadableFile: the file that is there is no accept list.
        GovBudgetError: it cannot be written.
    """
    tomlkit = _tomlkit()
    there = os.path.exists(path)  # noqa: PTH110  the path stays as it was typed
    if there:
        read_toml(path)
    document = tomlkit.parse(text_in(path)) if there else tomlkit.document()
    rows = _rows(document)
    known = {row["id"]: row for row in rows}
    for one in entries:
        if one.id in known:
            _renew(known[one.id], _values(one))
        else:
            rows.append(_table(_values(one)))
    with replacing(path) as file:
        file.write(tomlkit.dumps(document).encode("utf-8", "backslashreplace"))


def remove_from_toml(path: str, ids: Iterable[str]) -> None:
    """Take entries out of a file; the others stay with their comments.

    Args:
        path: the file.
        ids: the ids of the entries.

    Raises:
        MissingExtra: the extra ``review`` is not installed.
        UnreadableFile: there is no such file, or it is no accept list.
        GovBudgetError: it has no entry of one of the ids, or it cannot be written.
    """
    tomlkit = _tomlkit()
    known = [one.id for one in read_toml(path)]
    gone = set(ids)
    for id_ in sorted(gone - set(known)):
        raise GovBudgetError(Message("accept.no_entry", id=id_, near=nearest(id_, known)))
    document = tomlkit.parse(text_in(path))
    rows = _rows(document)
    for at in reversed(range(len(rows))):
        if rows[at]["id"].strip() in gone:
            del rows[at]
    with replacing(path) as file:
        file.write(tomlkit.dumps(document).encode("utf-8", "backslashreplace"))


def _tomlkit() -> Any:
    try:
        import tomlkit
    except ImportError as error:
        raise MissingExtra("review", Message("accept.purpose")) from error
    return tomlkit


def _rows(document: Any) -> Any:
    """The tables of a document, one for each entry."""
    import tomlkit

    rows = document.get("accept")
    if rows is not None and hasattr(rows, "_body"):
        return rows
    # There are none, or they were written in one line, accept = [...].
    tables = tomlkit.aot()
    for row in () if rows is None else document.pop("accept"):
        tables.append(_table(dict(row)))
    document.append("accept", tables)
    return document["accept"]


def _renew(row: Any, values: dict[str, Any]) -> None:
    """Let an entry that is there say what is said now."""
    for key in KEYS:
        if key in values and row.get(key) != values[key]:
            row[key] = values[key]
        elif key not in values and key in row:
            del row[key]


def _values(one: Accepted) -> dict[str, Any]:
    """What of an entry is written: what it has."""
    return {key: value for key in KEYS if (value := getattr(one, key)) not in {"", None}}


def _table(values: dict[str, Any]) -> Any:
    import tomlkit

    table = tomlkit.table()
    for key, value in values.items():
        table.append(key, value)
    return table
