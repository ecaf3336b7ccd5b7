"""Reads the tables of ``codes/``: the one source of truth, through one function.

A wheel carries the tables inside the package, a checkout has them at its top. Both are read with
the loader of the package, so that a zipped wheel on the path works like a folder.
"""

from __future__ import annotations

import csv
import os
from typing import TYPE_CHECKING, Protocol, cast

from govbudget.errors import CorruptData

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["SHIPPED", "Codes"]


class _Loader(Protocol):
    def get_data(self, path: str) -> bytes: ...


class Codes:
    """The tables of ``codes/``, or of a copy of it.

    Args:
        folder: the folder of a copy; None for the tables that belong to this package.
    """

    __slots__ = ("folder",)

    def __init__(self, folder: str | None = None) -> None:
        self.folder = folder

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
            reason = error.strerror or "there is no such table"
            raise CorruptData(name, 0, f"cannot be read: {reason}") from error

    def rows(self, name: str, header: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
        """The rows of a table with their line numbers, after its header.

        Args:
            name: its path below ``codes/``.
            header: the columns that it must have, in order.

        Raises:
            CorruptData: it is not UTF-8, the header differs, or a row has too few or too many
                cells.
        """
        try:
            text = self.read(name).decode("utf-8")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise CorruptData(name, line, "is not UTF-8") from error
        if "\x00" in text:
            line = text[: text.index("\x00")].count("\n") + 1
            raise CorruptData(name, line, "holds a NUL character")
        reader = csv.reader(text.splitlines(keepends=True), strict=True)
        try:
            found = tuple(next(reader, ()))
            if found != header:
                raise CorruptData(
                    name, 1, f"the columns are {','.join(found)}, not {','.join(header)}"
                )
            for row in reader:
                if len(row) != len(header):
                    raise CorruptData(
                        name, reader.line_num, f"has {len(row)} cells, not {len(header)}"
                    )
                yield reader.line_num, row
        except csv.Error as error:
            raise CorruptData(name, reader.line_num, f"is no CSV: {error}") from error


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
