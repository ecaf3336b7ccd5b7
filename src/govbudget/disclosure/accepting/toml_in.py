"""Reads an accept list that is written as TOML."""

from __future__ import annotations

import os
import re
import tomllib
from datetime import date, datetime
from typing import Any

from govbudget.base.messages import Message
from govbudget.disclosure.checks.records import Accepted
from govbudget.disclosure.checks.settings import nearest
from govbudget.errors import UnreadableFile, why_of
from govbudget.io.decoding import text_of
from govbudget.io.limits import read_bytes

__all__ = ["KEYS", "entries_of", "is_id", "read_toml", "text_in"]

#: The keys of an entry, in the order in which they are written.
KEYS = ("id", "reason", "who", "until", "body", "year", "rule", "said")
_ID = re.compile(r"[0-9a-f]{12}(-[1-9][0-9]{0,5})?")


def is_id(text: str) -> bool:
    """Whether a text has the form of the id of a finding.

    >>> is_id("0123456789ab"), is_id("0123456789ab-2"), is_id("table.rows")
    (True, True, False)

    Args:
        text: the text.
    """
    return _ID.fullmatch(text) is not None


def read_toml(path: str) -> list[Accepted]:
    """The entries of a file.

    Args:
        path: the file, in whatever encoding it is written.

    Raises:
        UnreadableFile: it cannot be read, or is no accept list.
    """
    try:
        table = tomllib.loads(text_in(path))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableFile(path, Message("accept.toml", why=why_of(error))) from error
    return entries_of(path, table)


def text_in(path: str) -> str:
    """What a file says, with its lines ended as TOML has them.

    Args:
        path: the file.

    Raises:
        UnreadableFile: it cannot be read.
    """
    if os.path.isfile(path) and not os.path.getsize(path):  # noqa: PTH113, PTH202
        return ""  # a list without entries
    return text_of(path, read_bytes(path)).replace("\r\n", "\n")


def entries_of(path: str, table: dict[str, Any]) -> list[Accepted]:
    """The entries that a table of TOML holds.

    Args:
        path: the file, as errors name it.
        table: what it holds.

    Raises:
        UnreadableFile: it is no accept list.
    """
    for key in table:
        if key != "accept":
            said = Message("accept.table", key=key, near=nearest(key, ("accept",)))
            raise UnreadableFile(path, said)
    rows = table.get("accept", [])
    if not isinstance(rows, list) or not all(isinstance(one, dict) for one in rows):
        raise UnreadableFile(path, Message("accept.no_tables"))
    found: dict[str, Accepted] = {}
    for number, row in enumerate(rows, 1):
        entry = _entry(path, number, row)
        if entry.id in found:
            raise UnreadableFile(path, Message("accept.twice", id=entry.id))
        found[entry.id] = entry
    return list(found.values())


def _entry(path: str, number: int, row: dict[str, Any]) -> Accepted:
    for key in row:
        if key not in KEYS:
            said = Message("accept.key", key=key, number=number, near=nearest(key, KEYS), all=KEYS)
            raise UnreadableFile(path, said)
    for key, value in row.items():
        if not _fits(key, value):
            wanted = Message(f"accept.wanted.{key if key in {'until', 'year'} else 'text'}")
            raise UnreadableFile(path, Message("accept.value", key=key, at=number, wanted=wanted))
    id_ = row.get("id", "").strip()
    if not id_:
        raise UnreadableFile(path, Message("accept.no_id", number=number))
    if not is_id(id_):
        raise UnreadableFile(path, Message("accept.wrong_id", id=id_))
    if not row.get("reason", "").strip():
        raise UnreadableFile(path, Message("accept.no_reason", id=id_))
    until = row.get("until")
    if isinstance(until, str):
        until = date.fromisoformat(until) if until else None
    return Accepted(**{**row, "id": id_, "until": until})


def _fits(key: str, value: Any) -> bool:
    """Whether a value is of the kind of its key."""
    if key == "year":
        return isinstance(value, int) and not isinstance(value, bool)
    if key == "until":
        return _is_day(value)
    return isinstance(value, str)


def _is_day(value: Any) -> bool:
    if isinstance(value, str) and value:
        try:
            date.fromisoformat(value)
        except ValueError:
            return False
        return True
    return value == "" or (isinstance(value, date) and not isinstance(value, datetime))
