"""Finds what other packages name in their entry points, without a cost where there is none."""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["entry_points_of"]

_ENDINGS = (".dist-info", ".egg-info")


def entry_points_of(group: str) -> tuple[EntryPoint, ...]:
    """The entry points of a group, by name.

    The library that reads them takes longer to be imported than a small document to be checked, so
    that it is only asked where a distribution on the path names the group.

    Args:
        group: as ``govbudget.rules``.

    >>> entry_points_of("govbudget.nothing")
    ()
    """
    if not any(not text or f"[{group}]".encode() in text for text in _texts()):
        return ()
    from importlib.metadata import entry_points

    return tuple(sorted(entry_points(group=group), key=lambda one: one.name))


@cache
def _texts() -> tuple[bytes, ...]:
    """The lists of entry points of all distributions on the path that name this package.

    One empty text where the path has an archive.
    """
    found = []
    for folder in dict.fromkeys(path or os.curdir for path in sys.path):
        try:
            names = os.listdir(folder)  # noqa: PTH208  pathlib is imported by nothing else here
        except NotADirectoryError:
            # An archive, which may hold anything.
            return (b"",)
        except OSError:
            continue
        folders = [os.path.join(folder, name) for name in names if name.endswith(_ENDINGS)]  # noqa: PTH118
        found += [_list_of(one) for one in folders]
    return tuple(text for text in found if b"[govbudget." in text)


def _list_of(folder: str) -> bytes:
    try:
        with open(os.path.join(folder, "entry_points.txt"), "rb") as file:  # noqa: PTH118, PTH123
            return file.read()
    except OSError:
        return b""
