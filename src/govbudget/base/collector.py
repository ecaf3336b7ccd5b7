"""Pauses the garbage collector while many records are made at once."""

from __future__ import annotations

import gc
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["paused"]


@contextmanager
def paused() -> Iterator[None]:
    """Pauses the collector of cycles, where it is on; other threads are paused with it.

    Hundreds of thousands of records that are all kept make it look through them again and again,
    for nothing: a list of codes takes half as long again. What ends in between without a cycle is
    let go as always.

    >>> import gc
    >>> with paused():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()
