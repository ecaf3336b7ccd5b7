"""The folder of a site: ours or empty, renewed as a whole, and nothing of anybody else touched."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.errors import GovBudgetError, because, of_system

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["MARKER", "SiteFolder"]

#: The file that says that a folder holds a site of ours, and which files are of it.
MARKER = ".govbudget-site"
_FIRST_LINE = "govbudget site 1"
#: What may stand in a folder that is empty to us: what keeps its versions.
_BESIDE = frozenset({".git"})


class SiteFolder:
    """Writes the files of a site, and at the end removes those of an earlier one.

    Args:
        path: the folder; it is made where there is none.

    Raises:
        GovBudgetError: it is a file, holds something that is not ours, or cannot be written.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.bytes = 0
        self._made: dict[str, None] = {}
        self._folders: set[str] = set()
        with _told(path):
            self._before = self._looked()
            os.makedirs(path, exist_ok=True)  # noqa: PTH103
            # First of all: a run that is stopped midway leaves a folder that can be renewed.
            self._mark(self._before)

    def _looked(self) -> tuple[str, ...]:
        """The files of an earlier site; none in a new folder."""
        if not os.path.lexists(self.path):
            return ()
        if not os.path.isdir(self.path):  # noqa: PTH112
            raise GovBudgetError(Message("site.no_folder", path=self.path))
        marker = os.path.join(self.path, MARKER)  # noqa: PTH118
        if os.path.isfile(marker) and not os.path.islink(marker):  # noqa: PTH113, PTH114
            with open(marker, encoding="utf-8", errors="replace") as file:  # noqa: PTH123
                first, *lines = file.read().splitlines() or [""]
            if first == _FIRST_LINE:
                return tuple(one for one in lines if _is_inside(one))
        if set(os.listdir(self.path)) - _BESIDE:  # noqa: PTH208
            raise GovBudgetError(Message("site.not_ours", path=self.path))
        return ()

    def _mark(self, names: tuple[str, ...] | dict[str, None]) -> None:
        marker = os.path.join(self.path, MARKER)  # noqa: PTH118
        with open(marker, "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123
            file.write("\n".join([_FIRST_LINE, *names, ""]))

    def put(self, name: str, data: bytes | str) -> None:
        """Write a file.

        Args:
            name: its path below the folder, parted by slashes.
            data: what it holds.

        Raises:
            GovBudgetError: it cannot be written.
        """
        held = data.encode("utf-8") if isinstance(data, str) else data
        folder, _, _ = name.rpartition("/")
        with _told(self.path):
            if folder not in self._folders:
                os.makedirs(os.path.join(self.path, folder), exist_ok=True)  # noqa: PTH103, PTH118
                self._folders.add(folder)
            with open(os.path.join(self.path, name), "wb") as file:  # noqa: PTH118, PTH123
                file.write(held)
        self._made[name] = None
        self.bytes += len(held)

    @property
    def names(self) -> tuple[str, ...]:
        """The files that were written, in their order."""
        return tuple(self._made)

    def finish(self) -> int:
        """Remove what an earlier site had and this one has not; gives how many files that were."""
        gone = [one for one in self._before if one not in self._made]
        removed = 0
        with _told(self.path):
            for name in gone:
                path = os.path.join(self.path, *name.split("/"))  # noqa: PTH118
                with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
                    os.unlink(path)  # noqa: PTH108
                    removed += 1
            for folder in sorted({f for one in gone for f in _above(one)}, reverse=True):
                with suppress(OSError):  # something else stands in it
                    os.rmdir(os.path.join(self.path, *folder.split("/")))  # noqa: PTH106, PTH118
            self._mark(dict(sorted(self._made.items())))
        return removed


def _is_inside(name: str) -> bool:
    """Whether a line of the marker names a file below the folder, whoever wrote it."""
    parts = name.split("/")
    return bool(name) and "\\" not in name and not {"", ".", ".."} & set(parts) and ":" not in name


def _above(name: str) -> Iterator[str]:
    """The folders in which a file stands, the nearest first."""
    while "/" in name:
        name = name.rpartition("/")[0]
        yield name


@contextmanager
def _told(path: str) -> Iterator[None]:
    """Makes what the system says an error that names the folder."""
    try:
        yield
    except OSError as error:
        said = because("output.system", output=path, why=of_system(error))
        raise GovBudgetError(said) from error
