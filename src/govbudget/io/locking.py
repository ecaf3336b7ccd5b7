"""Holds a file for one process as long as it lives, however it ends."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

__all__ = ["is_held_alone"]

#: Far behind what any file has: on Windows what is locked cannot be read by others.
_BEHIND = 2**40


def is_held_alone(file: BinaryIO) -> bool:
    """Whether this process holds an open file now; another that asks the same gets no.

    The system lets go of it with the file, also where the process is killed. Where it cannot say,
    as on some network drives, nobody is known to hold it.

    Args:
        file: the file, open for writing.
    """
    try:
        if sys.platform == "win32":  # pragma: no cover  the tests run on POSIX
            import msvcrt

            at = file.tell()
            file.seek(_BEHIND)
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            finally:
                file.seek(at)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # pragma: no cover  a drive without locks
        return True
    return True
