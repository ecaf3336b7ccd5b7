"""What waits to be used again, as processes do that took long to start."""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

__all__ = ["idle", "import_paths"]

_T = TypeVar("_T")


def import_paths() -> str:
    """Where this process finds what it imports, for another that is to find it too.

    The package is found so however it was installed.
    """
    return os.pathsep.join(filter(None, sys.path))


def idle(end: Callable[[_T], object], *of: Hashable) -> list[_T]:
    """Those that wait, to be taken out and put back; they are ended when this process ends.

    They are those that this process has put there, and no fork of it, while it imports from where
    it does now.

    Args:
        end: what ends one of them.
        of: what tells one kind of them apart from another.
    """
    return _idle(os.getpid(), import_paths(), end, of)


@cache
def _idle(
    process: int, paths: str, end: Callable[[Any], object], of: tuple[Hashable, ...]
) -> list[Any]:
    import atexit

    del process, paths, of
    waiting: list[Any] = []

    def end_all() -> None:
        while waiting:
            end(waiting.pop())

    atexit.register(end_all)
    return waiting
