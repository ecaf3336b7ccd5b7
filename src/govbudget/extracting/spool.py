"""The file beside an output in which each document is kept as it is done.

A run that is broken off, killed even, goes on from it: what stands there whole is not read again,
unless its file was changed meanwhile. When all is done, the output is written from it, document by
document, so that memory does not grow with their number, in the order of their paths.
"""

from __future__ import annotations

import json
import os
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

from attrs import frozen

from govbudget import __version__
from govbudget.base.messages import Message
from govbudget.errors import GovBudgetError, because, of_system
from govbudget.extracting.records import Extract
from govbudget.extracting.schema import SCHEMA_VERSION, TABLES, cells_of
from govbudget.io.destination import MARK
from govbudget.io.locking import is_held_alone, let_go, opened_for_a_run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from govbudget.extracting.api import Extracted

__all__ = ["Spool", "SpooledDocument", "stamp_of"]

# The tables whose rows a document has, by their names.
_COLUMNS = {table.name: table.columns for table in TABLES}


@frozen(slots=True)
class SpooledDocument:
    """A document as it is kept.

    Attributes:
        path: its path.
        document: its row; empty for one without rows.
        kinds: the kinds of its tables that have figures.
        failure: why it has no rows, in English and in Chinese, and whether it was passed over.
        at: where its line begins.
    """

    path: str
    document: dict[str, Any]
    kinds: frozenset[str]
    failure: tuple[str, str, bool] | None
    at: int


class Spool:
    """The file with what is done.

    Args:
        path: the file.
        checked: whether the documents are checked too: what was kept without is not used then.

    Raises:
        GovBudgetError: it cannot be written, another run holds it, or it is of somebody else.
    """

    def __init__(self, path: str, *, checked: bool) -> None:
        self.path = path
        self._head = {
            "generator": MARK,
            "extract": SCHEMA_VERSION,
            "version": __version__,
            "checked": checked,
        }
        self._done: dict[str, SpooledDocument] = {}
        self._stamps: dict[str, list[int]] = {}
        try:
            self._file: BinaryIO = opened_for_a_run(path)
        except OSError as error:
            said = because("output.system", output=path, why=of_system(error))
            raise GovBudgetError(said) from error
        try:
            self._begin()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        let_go(self._file)

    def _begin(self) -> None:
        if not is_held_alone(self._file):
            raise GovBudgetError(Message("extract.in_use", path=self.path))
        first = self._file.readline()
        head = _line(first)
        if first and head is None and self._file.readline():
            raise GovBudgetError(Message("extract.of_others", path=self.path))
        if head == self._head:
            self._read()
        elif head is not None and head.get("generator") != MARK:
            raise GovBudgetError(Message("extract.of_others", path=self.path))
        else:
            # Of another version, without the check, or cut off in its first line.
            self._file.seek(0)
            self._file.truncate()
            self._put(self._head)

    def _read(self) -> None:
        """Take what is kept; the last line may be cut off."""
        while True:
            at = self._file.tell()
            line = self._file.readline()
            record = _line(line)
            if record is None:
                self._file.seek(at)
                self._file.truncate()
                return
            self._keep(record, at)

    def _keep(self, record: dict[str, Any], at: int) -> None:
        path = record["path"]
        document = dict(zip(_names("documents"), record.get("document", ()), strict=False))
        failure = record.get("failure")
        self._stamps[path] = record["stamp"]
        self._done[path] = SpooledDocument(
            path,
            document,
            frozenset(record.get("kinds", ())),
            tuple(failure) if failure else None,
            at,
        )

    def _put(self, record: dict[str, Any]) -> int:
        self._file.seek(0, os.SEEK_END)
        at = self._file.tell()
        self._file.write(json.dumps(record, ensure_ascii=False, default=str).encode("utf-8"))
        self._file.write(b"\n")
        self._file.flush()
        return at

    def has(self, path: str) -> bool:
        """Whether a file is done, and has not been changed since.

        Args:
            path: the file.
        """
        return path in self._done and self._stamps[path] == stamp_of(path)

    def add(self, path: str, stamp: list[int], found: Extracted) -> None:
        """Keep what came of a file.

        Args:
            path: the file.
            stamp: what it was before it was read.
            found: what came of it.

        Raises:
            GovBudgetError: there is no room for it.
        """
        record: dict[str, Any] = {"path": path, "stamp": stamp}
        if isinstance(found, Extract):
            record["document"] = cells_of(found.document)
            record["kinds"] = sorted({one.table_kind for one in found.figures})
            record["figures"] = [cells_of(one) for one in found.figures]
            record["facts"] = [cells_of(one) for one in found.facts]
        else:
            record["failure"] = [found.why.en, found.why.zh, found.passed_over]
        try:
            self._keep(json.loads(json.dumps(record, default=str)), self._put(record))
        except OSError as error:
            said = because("output.system", output=self.path, why=of_system(error))
            raise GovBudgetError(said) from error

    def documents(self, paths: Sequence[str]) -> list[SpooledDocument]:
        """What is kept of some files, in the order of their paths.

        Args:
            paths: the files.
        """
        return [self._done[path] for path in sorted(paths) if path in self._done]

    def rows(self, of: SpooledDocument, table: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a document in a table, with exact numbers.

        Args:
            of: the document.
            table: figures or facts.
        """
        self._file.seek(of.at)
        record = json.loads(self._file.readline())
        exact = [at for at, one in enumerate(_COLUMNS[table]) if one.type == "decimal"]
        for row in record.get(table, ()):
            for at in exact:
                row[at] = None if row[at] is None else Decimal(row[at])
            yield tuple(row)


def stamp_of(path: str) -> list[int]:
    """What tells whether a file was changed: its size, and when it was written.

    Args:
        path: the file; one that is gone has none.
    """
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return []
    return [status.st_size, status.st_mtime_ns]


def _line(line: bytes) -> dict[str, Any] | None:
    """The record of a line; None where there is none, or it was cut off."""
    if not line.endswith(b"\n"):
        return None
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def _names(table: str) -> list[str]:
    return [one.name for one in _COLUMNS[table] if one.name != "instead"]
