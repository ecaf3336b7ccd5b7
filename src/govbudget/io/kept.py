"""Keeps what was worked out in plain files, one for each key, in a folder that is bounded.

Nothing in it is ever run. A file that is damaged, cut off or of somebody else is passed over; each
is written beside its place and renamed, so that several programs can share a folder.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["KeptFiles", "cache_folder"]

#: The form of what is kept; another one has a folder of its own.
_FORM = "v1"
_ENDING = ".kept"
#: A file is no larger, and all together are not, in bytes.
_LARGEST, _MOST = 50_000_000, 500_000_000


def cache_folder(system: str = os.name) -> str | None:
    """The folder where programs of a user keep what they can work out again; None without one.

    That of the XDG Base Directory Specification, and those of macOS and Windows.

    Args:
        system: ``posix`` or ``nt``.
    """
    import sys

    if system == "nt":
        local = os.environ.get("LOCALAPPDATA", "")
        return os.path.join(local, "govbudget", "Cache") if local else None  # noqa: PTH118
    home = os.path.expanduser("~")  # noqa: PTH111
    if not os.path.isabs(home):  # noqa: PTH117
        return None
    named = os.environ.get("XDG_CACHE_HOME", "")
    if sys.platform == "darwin" and not named:
        return os.path.join(home, "Library", "Caches", "govbudget")  # noqa: PTH118
    base = named if os.path.isabs(named) else os.path.join(home, ".cache")  # noqa: PTH117, PTH118
    return os.path.join(base, "govbudget")  # noqa: PTH118


@frozen(slots=True)
class KeptFiles:
    """A folder with what was worked out, each by a key.

    Attributes:
        folder: the folder.
        most: how many bytes all files may have together; the ones used longest ago go first.
    """

    folder: str
    most: int = _MOST

    def get(self, key: str) -> dict[str, Any] | None:
        """What is kept for a key; None where nothing is, or nothing whole.

        Args:
            key: letters and digits.
        """
        path = self._path(key)
        try:
            with open(path, "rb") as file:  # noqa: PTH123
                data = file.read(_LARGEST + 1)
            head, _, body = data.partition(b"\n")
            if head.decode("ascii") != _seal(key, body):
                return None
            kept = json.loads(body)
        except (OSError, ValueError, RecursionError):
            return None
        with suppress(OSError):
            os.utime(path)
        return kept if isinstance(kept, dict) else None

    def put(self, key: str, kept: Mapping[str, Any]) -> None:
        """Keep something for a key.

        Args:
            key: letters and digits.
            kept: what JSON can hold.

        Raises:
            OSError: it cannot be written.
        """
        body = json.dumps(kept, separators=(",", ":")).encode("ascii")
        if len(body) > _LARGEST - 1000:
            return
        path = self._path(key)
        # What a document says is not for whoever shares the machine.
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120
        beside = f"{path}.{os.urandom(8).hex()}"
        try:
            with open(beside, "xb") as file:  # noqa: PTH123
                file.write(_seal(key, body).encode("ascii") + b"\n" + body)
            os.replace(beside, path)  # noqa: PTH105
        except OSError:
            with suppress(OSError):
                os.unlink(beside)  # noqa: PTH108
            raise

    def files(self) -> Iterator[os.DirEntry[str]]:
        """The files that it made itself, halves of such too; nothing of anybody else."""
        top = os.path.join(self.folder, _FORM)  # noqa: PTH118
        with suppress(OSError), os.scandir(top) as rooms:
            for room in rooms:
                if len(room.name) == 2 and room.is_dir(follow_symlinks=False):  # noqa: PLR2004
                    with os.scandir(room.path) as files:
                        yield from (one for one in files if _ENDING in one.name)

    def trim(self, most: int | None = None) -> int:
        """Take out what was used longest ago, until the rest is no more than it may be.

        Args:
            most: how many bytes may stay; None is what it may have.

        Returns:
            How many files were taken out.
        """
        left = self.most if most is None else most
        found = []
        for one in self.files():
            with suppress(OSError):
                status = one.stat(follow_symlinks=False)
                found.append((status.st_mtime, status.st_size, one.path))
        gone = 0
        for _, size, path in sorted(found, reverse=True):
            left -= size
            if left < 0:
                with suppress(OSError):
                    os.unlink(path)  # noqa: PTH108
                    gone += 1
        return gone

    def _path(self, key: str) -> str:
        return os.path.join(self.folder, _FORM, key[:2], key + _ENDING)  # noqa: PTH118


def _seal(key: str, body: bytes) -> str:
    return sha256(key.encode("ascii") + body).hexdigest()
