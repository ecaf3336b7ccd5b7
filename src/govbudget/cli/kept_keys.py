"""What the report of a document is kept by: all that has a say in what it says."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from attrs import evolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from importlib.metadata import EntryPoint

    from govbudget.cli.check_records import Task

__all__ = ["beside_digests", "digests_of", "key_of", "keyed", "libraries", "page_key"]

#: What reads files for us: with another version of it another text may be read.
_LIBRARIES = ("pypdfium2", "python-calamine", "openpyxl", "xlrd")
#: Rules and readers of other packages.
_PLUGINS = ("govbudget.rules", "govbudget.readers")


def keyed(task: Task) -> Task:
    """A task with the key by which its report is kept; without one where nothing is to be kept.

    Args:
        task: the task.
    """
    if not task.kept:
        return task
    parts = _parts(task)
    digests = digests_of(task)
    if not digests:
        return task  # whoever reads it says what is wrong with it
    made = [
        task.name,
        [name for _, name in parts],
        digests,
        [task.limits.seconds, task.limits.memory],
        hashlib.sha256(task.password.encode("utf-8", "surrogatepass")).hexdigest(),
        repr(task.settings),
        [task.shelf, task.alone] if task.shelf else "",
        [*task.beside.paths, task.beside.unit],
    ]
    return evolve(task, key=key_of(made), digests=digests)


def key_of(made: Sequence[object]) -> str:
    """A key for something, which changes with the program and with what reads files for it.

    Args:
        made: what it is made of.
    """
    return _hashed([_program(), _readers(), *made])


def _parts(task: Task) -> Sequence[tuple[str, str]]:
    """The files of a document, with their names."""
    return task.parts or ((task.path, task.name),)


def digests_of(task: Task) -> tuple[str, ...]:
    """The digests of the files of a document, and of those beside it, as they are now.

    There are none where one cannot be read.

    Args:
        task: the document.
    """
    try:
        return (*(_digest(path) for path, _ in _parts(task)), *beside_digests(task))
    except OSError:
        return ()


def beside_digests(task: Task) -> tuple[str, ...]:
    """The digests of the files that are set beside a document, as they are now.

    That of one which cannot be read is empty.

    Args:
        task: the document.
    """
    return tuple(map(_digest_or_none, task.beside.paths))


def _digest_or_none(path: str) -> str:
    try:
        return _digest(path)
    except OSError:
        return ""


def _digest(path: str) -> str:
    with open(path, "rb") as file:  # noqa: PTH123
        return hashlib.file_digest(file, "sha256").hexdigest()


def _hashed(made: object) -> str:
    return hashlib.sha256(json.dumps(made).encode("ascii")).hexdigest()


@cache
def _program() -> list[object]:
    """This program: its version, and when its files and tables were changed last."""
    import govbudget
    from govbudget.classification.today import this_year

    top = os.path.dirname(govbudget.__file__)  # noqa: PTH120
    tables = os.path.join(top, os.pardir, os.pardir, "codes")  # noqa: PTH118  of a checkout
    version, python = govbudget.__version__, list(sys.version_info[:3])
    return [version, _stamp(top), _stamp(tables), python, this_year()]


def _stamp(place: str) -> str:
    """When a file or the files of a folder were changed last, as one text that tells any change."""
    stamp = hashlib.sha256()
    for path in _files_of(place):
        with suppress(OSError):
            found = os.stat(path)  # noqa: PTH116
            stamp.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode(errors="replace"))
    return stamp.hexdigest()


def _files_of(place: str) -> Iterator[str]:
    if not os.path.isdir(place):  # noqa: PTH112
        yield place
    for folder, folders, names in os.walk(place):
        folders.sort()
        for name in sorted(names):
            if not name.endswith(".pyc"):
                yield os.path.join(folder, name)  # noqa: PTH118


@cache
def _readers() -> list[list[str]]:
    """The libraries and plug-ins that have a say in what is read and found, with their versions."""
    from govbudget.base.plugins import entry_points_of

    found = [list(one) for one in libraries()]
    for group in _PLUGINS:
        found += [
            [one.name, one.value, one.dist.version if one.dist else "", _stamp(_home_of(one))]
            for one in entry_points_of(group)
        ]
    return found


def libraries() -> list[tuple[str, str]]:
    """The libraries that read files for us, as far as they are here, with their versions."""
    from importlib.metadata import PackageNotFoundError, version

    found = []
    for name in _LIBRARIES:
        with suppress(PackageNotFoundError):
            found.append((name, version(name)))
    return found


def _home_of(plugin: EntryPoint) -> str:
    """Where the package or the module of a plug-in lies, which its author may be changing."""
    from importlib.util import find_spec

    spec = None
    with suppress(ImportError, ValueError):
        # The module itself is not imported.
        spec = find_spec(plugin.module.partition(".")[0])
    if spec is None:
        return ""
    return next(iter(spec.submodule_search_locations or ()), spec.origin or "")


def page_key(task: Task) -> str:
    """The key of the part of a page, which depends on more than the report does.

    Args:
        task: the document, with its key.
    """
    from govbudget.disclosure.checks.heading import this_day

    how = [task.language, task.least.value, task.number, task.full, repr(task.accept)]
    return _hashed([task.key, "page", this_day().isoformat(), *how])
