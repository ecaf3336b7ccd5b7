"""Processes that functions are called in, kept between those who call.

An engine hands documents over in many small parts, one after another, and a process of its own for
each part would import the library each time, which takes as long as a short document. One whose
calls all came back is kept for the next part, and ends by itself where none comes for a while.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from functools import cache
from typing import TYPE_CHECKING

from govbudget.io.children import Child

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.io.allowance import Limits

__all__ = ["kept_child"]

#: So many are kept for each kind of limits: as many as threads seldom read at once.
_KEPT = 4
#: So long one waits for the next part, in seconds.
_IDLE = 60.0


@contextmanager
def kept_child(limits: Limits) -> Iterator[Child]:
    """A process that nobody else uses meanwhile; it is ended where something is raised.

    Args:
        limits: how much each document may take.
    """
    # What this process finds, the other finds too, however it was installed.
    paths = os.pathsep.join(filter(None, sys.path))
    idle = _idle(os.getpid(), paths, limits)
    child = Child(limits, _IDLE)
    with suppress(IndexError):  # there is none, or another thread was faster
        child = idle.pop()
    try:
        yield child
    except BaseException:
        # It may be at work for one who waits no longer.
        child.close()
        raise
    if not child.closed and len(idle) < _KEPT:
        idle.append(child)
    else:
        child.close()


@cache
def _idle(process: int, paths: str, limits: Limits) -> list[Child]:
    """The processes that wait: those that this process has started, and no fork of it.

    Args:
        process: the one that started them.
        paths: where they find what they import.
        limits: how much each document may take.
    """
    import atexit

    del process, paths, limits
    waiting: list[Child] = []

    def end() -> None:
        while waiting:
            waiting.pop().close()

    atexit.register(end)
    return waiting
