"""Which files commands of this package wrote: a folder that holds them is not read as theirs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from govbudget.io.destination import MARK, SEAL

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["is_own_report", "own_files"]

#: So much of the beginning and of the end of a file is looked at for the mark.
_HEAD, _TAIL = 4096, 1024
#: The last columns of what ``map`` writes, and of a comparison in each language.
_ENDS = (
    ("resolved_code", "official_name", "level", "fund", "edition", "remark"),
    ("增减率", "执行率", "口径相同"),
    ("rate", "executed", "same scope"),
)
#: The first columns that ``rollup`` writes.
_ROLLED = ("code", "name", "level")
#: The list of the files that were written with it, and so much of it is read.
_PACKAGE, _LIST = "datapackage.json", 1 << 20


def is_own_report(path: str) -> bool:
    """Whether a file is a report that a command of this package wrote.

    Args:
        path: the file; one that cannot be looked into is none.
    """
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            head = file.read(_HEAD)
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _TAIL))
            tail = file.read(_TAIL)
    except (OSError, ValueError):
        return False
    if head.startswith(b"PK"):
        return _is_own_book(path)
    mark = MARK.encode()
    quoted = b'"' + mark + b'"'
    if quoted in head or quoted in tail or b"<!-- " + mark + b" -->" in head:
        return True
    return tail.rstrip().endswith(b"[" + mark + b"]") or _has_columns(head)


def own_files(folder: str, names: Iterable[str]) -> set[str]:
    """The files of a folder that a command wrote together: extracts and tables of documents.

    Tables as CSV have no place for a mark; the list that was written with them does.

    Args:
        folder: the folder.
        names: the names of its files.
    """
    found: set[str] = set()
    for name in names:
        path = os.path.join(folder, name)  # noqa: PTH118  the text, not the file
        if name.endswith(_PACKAGE) and is_own_report(path):
            found.update(_listed(path))
    return found


def _listed(path: str) -> list[str]:
    """The files that a list of them names; none where it cannot be read."""
    import json

    try:
        with open(path, "rb") as file:  # noqa: PTH123
            told = json.loads(file.read(_LIST))["resources"]
        return [one["path"] for one in told if isinstance(one["path"], str)]
    except (OSError, ValueError, LookupError, TypeError):
        return []


def _has_columns(head: bytes) -> bool:
    first = head.decode("utf-8-sig", "ignore").partition("\n")[0].rstrip("\r")
    for sign in ",\t":
        cells = tuple(first.split(sign))
        if any(cells[-len(one) :] == one for one in _ENDS):
            return True
        if cells[: len(_ROLLED)] == _ROLLED and any(c.startswith("own ") for c in cells):
            return True
    return False


def _is_own_book(path: str) -> bool:
    import zipfile

    from govbudget.io.limits import DAMAGED

    try:
        with zipfile.ZipFile(path) as archive:
            if archive.comment == SEAL:
                return True
            with archive.open("docProps/core.xml") as part:
                return f">{MARK}<".encode() in part.read(_HEAD)
    except (KeyError, *DAMAGED):
        return False
