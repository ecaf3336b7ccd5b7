"""Processes that functions are called in, kept between those who call.

An engine hands documents over in many small parts, one after another, and a process of its own for
each part would import the library each time, which takes as long as a short document. One whose
calls all came back is kept for the next part, and ends by itself where none comes for a while.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from govbudget.io.children import Child
from govbudget.io.idle import idle

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
    waiting = idle(Child.close, limits)
    child = Child(limits, _IDLE)
    with suppress(IndexError):  # there is none, or another thread was faster
        child = waiting.pop()
    try:
        yield child
    except BaseException:
        # It may be at work for one who waits no longer.
        child.close()
        raise
    if not child.closed and len(waiting) < _KEPT:
        waiting.append(child)
    else:
        child.close()
