"""Holds a file for one process as long as it lives, however it ends."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

__all__ = ["is_held_alone", "let_go", "opened_for_a_run"]

#: Far behind what any file has: on Windows what is locked cannot be read by others.
_BEHIND = 2**40


def opened_for_a_run(path: str, *, buffering: int = -1) -> BinaryIO:
    """The file of a run, to read and to write; made where there is none, and kept as it is.

    Args:
        path: the file. A link is not followed to what somebody else may have meant with it.
        buffering: as ``open`` takes it.

    Raises:
        OSError: it cannot be opened.
    """
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    return open(os.open(path, flags, 0o666), "r+b", buffering=buffering)  # noqa: PTH123


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


def let_go(file: BinaryIO) -> None:
    """Close a file that this process held.

    A process that another thread is just starting has it open too for a moment, and would hold it
    on: it is let go of for all of them.

    Args:
        file: the file.
    """
    if file.closed:
        return
    try:
        file.flush()
    finally:
        if sys.platform != "win32":
            import fcntl

            with suppress(OSError):
                fcntl.flock(file.fileno(), fcntl.LOCK_UN)
        file.close()
