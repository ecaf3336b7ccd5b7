"""Reads the tables of ``codes/``: the one source of truth, through one function.

A wheel carries the tables inside the package, a checkout has them at its top. Both are read with
the loader of the package, so that a zipped wheel on the path works like a folder.
"""

from __future__ import annotations

import csv
import os
from typing import Protocol, cast

from govbudget.classification.frozen import Frozen, put
from govbudget.errors import CorruptData

__all__ = ["SHIPPED", "Codes"]


class _Loader(Protocol):
    def get_data(self, path: str) -> bytes: ...


class Codes(Frozen):
    """The tables of ``codes/``, or of a copy of it.

    Args:
        folder: the folder of a copy; None for the tables that belong to this package.
    """

    __slots__ = ("folder",)
    folder: str | None

    def __init__(self, folder: str | None = None) -> None:
        put(self, "folder", folder)

    def read(self, name: str) -> bytes:
        """The bytes of a table.

        Args:
            name: its path below ``codes/``, with forward slashes.

        Raises:
            CorruptData: there is no such table, or it cannot be read.
        """
        try:
            if self.folder is not None:
                with open(os.path.join(self.folder, *name.split("/")), "rb") as file:  # noqa: PTH118, PTH123
                    return file.read()
            return _packaged(name)
        except OSError as error:
            missing = isinstance(error, FileNotFoundError) or not error.strerror
            reason = "there is no such table" if missing else error.strerror
            raise CorruptData(name, 0, f"cannot be read: {reason}") from error

    def rows(
        self, name: str, header: tuple[str, ...], containing: str | None = None
    ) -> list[list[str]]:
        """The rows of a table after its header; the first of them stands on line 2.

        Args:
            name: its path below ``codes/``.
            header: the columns that it must have, in order.
            containing: read only the lines that hold this text; they are not counted then.

        Raises:
            CorruptData: it is not UTF-8, the header differs, or a row has too few or too many
                cells or runs over more than one line.
        """
        try:
            text = self.read(name).decode("utf-8")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise CorruptData(name, line, "is not UTF-8") from error
        lines = text.split("\n")
        if containing is not None:
            lines[1:] = [line for line in lines[1:] if containing in line]
        reader = csv.reader(lines, strict=True)
        try:
            rows = list(reader)
        except csv.Error as error:
            raise CorruptData(name, reader.line_num, f"is no CSV: {error}") from error
        if reader.line_num != len(rows):
            raise CorruptData(name, 0, "a row runs over more than one line")
        if rows and not rows[-1]:
            del rows[-1]
        found = tuple(rows[0]) if rows else ()
        if found != header:
            raise CorruptData(name, 1, f"the columns are {','.join(found)}, not {','.join(header)}")
        for line, row in enumerate(rows, 1):
            if len(row) != len(header):
                raise CorruptData(name, line, f"has {len(row)} cells, not {len(header)}")
        return rows[1:]


def _packaged(name: str) -> bytes:
    import govbudget

    package = os.path.dirname(govbudget.__file__)  # noqa: PTH120
    loader = cast("_Loader", govbudget.__loader__)
    parts = name.split("/")
    try:
        return loader.get_data(os.path.join(package, "codes", *parts))  # noqa: PTH118
    except OSError:
        # A checkout: src/govbudget beside codes.
        top = os.path.dirname(os.path.dirname(package))  # noqa: PTH120
        return loader.get_data(os.path.join(top, "codes", *parts))  # noqa: PTH118


#: The tables that belong to this package.
SHIPPED = Codes()
