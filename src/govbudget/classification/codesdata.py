"""Reads the tables of ``codes/``: the one source of truth, through one function.

A wheel carries the tables inside the package, a checkout has them at its top. Both are read with
the loader of the package, so that a zipped wheel on the path works like a folder.
"""

from __future__ import annotations

import csv
import os

from govbudget.classification.frozen import Frozen, put
from govbudget.errors import CorruptData, because, of_system

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping
    from typing import Any

    from govbudget.base.messages import Loader


__all__ = ["SHIPPED", "Codes", "Draft"]


class Codes(Frozen):
    """The tables of ``codes/``, or of a copy of it.

    Args:
        folder: the folder of a copy; None for the tables that belong to this package.
    """

    __slots__ = ("folder",)
    folder: str | None

    def __init__(self, folder: str | None = None) -> None:
        put(self, "folder", folder)

    def __reduce__(self) -> tuple[Any, ...]:
        return Codes, (self.folder,)

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
            reason = because("data.no_table") if missing else of_system(error)
            raise CorruptData(name, 0, because("data.unreadable", reason=reason)) from error

    def names(self) -> tuple[str, ...]:
        """The paths of all tables below ``codes/``, in order, with forward slashes.

        >>> import govbudget as gb
        >>> gb.Codes().names()[:2]
        ('aliases.csv', 'changes/economic.csv')

        .. versionadded:: 0.2.0
        """
        folder = self.folder if self.folder is not None else _packaged_folder()
        if folder is None:
            return tuple(sorted(_packed_names()))
        found = []
        for place, _, files in os.walk(folder):
            below = os.path.relpath(place, folder).replace(os.sep, "/")
            above = "" if below == "." else f"{below}/"
            found += [f"{above}{file}" for file in files if file.endswith(".csv")]
        return tuple(sorted(found))

    def rows(
        self,
        name: str,
        header: tuple[str, ...],
        containing: str | None = None,
        keys: Container[str] | None = None,
    ) -> list[list[str]]:
        """The rows of a table after its header; the first of them stands on line 2.

        Args:
            name: its path below ``codes/``.
            header: the columns that it must have, in order.
            containing: read only the lines that hold this text; they are not counted then.
            keys: read only the lines whose first cell is one of these; so too.

        Raises:
            CorruptData: it is not UTF-8, the header differs, or a row has too few or too many
                cells or runs over more than one line.
        """
        try:
            text = self.read(name).decode("utf-8")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise CorruptData(name, line, because("data.not_utf8")) from error
        lines = text.split("\n")
        if containing is not None:
            lines[1:] = [line for line in lines[1:] if containing in line]
        if keys is not None:
            lines[1:] = [line for line in lines[1:] if line.partition(",")[0] in keys]
        reader = csv.reader(lines, strict=True)
        try:
            rows = list(reader)
        except csv.Error as error:
            raise CorruptData(
                name, reader.line_num, because("data.no_csv", error=str(error))
            ) from error
        if reader.line_num != len(rows):
            raise CorruptData(name, 0, because("data.row_broken"))
        if rows and not rows[-1]:
            del rows[-1]
        found = tuple(rows[0]) if rows else ()
        if found != header:
            raise CorruptData(
                name,
                1,
                because("data.columns", found=",".join(found), header=",".join(header)),
            )
        for line, row in enumerate(rows, 1):
            if len(row) != len(header):
                raise CorruptData(
                    name, line, because("data.cells", count=len(row), wanted=len(header))
                )
        return rows[1:]


class Draft(Codes):
    """The tables of ``codes/`` with some of them as they are to become; nothing is written.

    Args:
        codes: the tables as they are.
        tables: the bytes of those that differ, by their path below ``codes/``.
    """

    __slots__ = ("codes", "tables")
    codes: Codes
    tables: Mapping[str, bytes]

    def __init__(self, codes: Codes, tables: Mapping[str, bytes]) -> None:
        super().__init__(codes.folder)
        put(self, "codes", codes)
        put(self, "tables", dict(tables))

    def read(self, name: str) -> bytes:
        """The bytes of a table, as it is to become."""
        return self.tables[name] if name in self.tables else self.codes.read(name)

    def names(self) -> tuple[str, ...]:
        """The paths of all tables, those to be added too."""
        return tuple(sorted({*self.codes.names(), *self.tables}))


# The folder of the package, which may stand in an archive, and who reads what stands there.
_PACKAGE = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120
_LOADER: Loader = globals()["__loader__"]


def _packaged(name: str) -> bytes:
    parts = name.split("/")
    try:
        return _LOADER.get_data(os.path.join(_PACKAGE, "codes", *parts))  # noqa: PTH118
    except OSError:
        # A checkout: src/govbudget beside codes.
        top = os.path.dirname(os.path.dirname(_PACKAGE))  # noqa: PTH120
        return _LOADER.get_data(os.path.join(top, "codes", *parts))  # noqa: PTH118


def _packaged_folder() -> str | None:
    """The folder of the tables of this package; None where it is packed in an archive."""
    # A checkout has src/govbudget beside codes.
    for top in (_PACKAGE, os.path.dirname(os.path.dirname(_PACKAGE))):  # noqa: PTH120
        folder = os.path.join(top, "codes")  # noqa: PTH118
        if os.path.isdir(os.path.join(folder, "editions")):  # noqa: PTH112, PTH118
            return folder
    return None


def _packed_names() -> Iterator[str]:
    """The paths of the tables in the archive that the package is read from."""
    from importlib.resources import files

    waiting = [("", files("govbudget") / "codes")]
    while waiting:
        above, folder = waiting.pop()
        for one in folder.iterdir():
            if one.is_dir():
                waiting.append((f"{above}{one.name}/", one))
            elif one.name.endswith(".csv"):
                yield above + one.name


#: The tables that belong to this package.
SHIPPED = Codes()
