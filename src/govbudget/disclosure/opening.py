"""Reads published budgets: from one file, or from the files that hold the halves of one."""

from __future__ import annotations

import os
import warnings
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.base.edge import edge, path_of
from govbudget.disclosure.document import Disclosure, understood
from govbudget.disclosure.reading import read_source
from govbudget.disclosure.together import BETWEEN, joined
from govbudget.errors import WrongArgument, because
from govbudget.io.allowance import Limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["read_disclosure", "read_together", "read_within"]


@edge()
def read_disclosure(
    path: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    limits: Limits | None = None,
    password: str = "",
    timeout: float | None = None,
) -> Disclosure:
    """Read a published budget or final account.

    What the file holds decides how it is read, not its name. Nothing is fetched from anywhere.

    Some places publish the text in one file and the tables in another. Name both, as
    ``[text, tables]``: they are read as one document, whose figures can be compared.

    Args:
        path: text with tables parted by tabs, HTML, xlsx, xls, docx or PDF; or several of these
            that hold parts of one document.
        limits: how much time and memory it may take, each file the same time; it is read in a
            process of its own then, which costs some 0.2 seconds. Without it the pages of a PDF
            alone are, with the limits that :class:`govbudget.Limits` has by itself; other formats
            are bounded by what they hold.
        password: what opens a PDF that is locked; no other file is opened with one.
        timeout: the old name of ``limits.seconds``, for the pages of a PDF alone.

    Returns:
        The document; what was not understood is listed in it.

    Raises:
        UnreadableFile: there is no such file, or it is none of these, damaged, encrypted, without
            any text, too large, or takes too long.
        LimitExceeded: it takes more than its limits, or ends the process that reads it.
        NotOneDocument: several files are named that are no parts of one document: they are of
            different bodies, years or kinds, or one of them is named twice.
        MissingExtra: the extra for this format is not installed.
    """
    if timeout is not None:
        message = "timeout= is now limits=gb.Limits(seconds=...)"
        warnings.warn(message, DeprecationWarning, stacklevel=3)
    bounds = limits or Limits(*([] if timeout is None else [timeout]))
    names = _names(path)
    if limits is None:
        return read_together(names, bounds, password)
    from govbudget.io.children import call_apart

    bounds = evolve(limits, seconds=limits.seconds * len(names))
    return call_apart(BETWEEN.join(names), bounds, read_together, names, limits, password)


def _names(path: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> tuple[str, ...]:
    """The files that are named, one or several."""
    if isinstance(path, str | bytes | os.PathLike) or not hasattr(path, "__iter__"):
        return (path_of(path),)
    names = tuple(map(path_of, path))
    if not names:
        raise WrongArgument("path", "[]", because("argument.no_file"))
    return names


def read_within(path: str, limits: Limits, password: str = "", called: str = "") -> Disclosure:
    """What :func:`read_disclosure` gives, read in this process: it bounds the pages of a PDF alone.

    Args:
        path: the file.
        limits: how much the pages of a PDF may take.
        password: what opens a PDF that is locked.
        called: what the document is called where it is not read by its own path.
    """
    return read_together((path,), limits, password, (called,))


def read_together(
    paths: Sequence[str], limits: Limits, password: str = "", called: Sequence[str] = ()
) -> Disclosure:
    """The same of the files of one document.

    Args:
        paths: the files.
        limits: how much the pages of each may take.
        password: what opens those that are locked.
        called: what each is called, where that is not its path; empty for those that are.
    """
    seconds, memory = limits.seconds, limits.memory // 2
    sources = [
        read_source(path, timeout=seconds, memory=memory, password=password) for path in paths
    ]
    names = [name or path for name, path in zip(called or paths, paths, strict=True)]
    sources = [
        evolve(source, path=name) if name != source.path else source
        for source, name in zip(sources, names, strict=True)
    ]
    return understood(sources[0]) if len(sources) == 1 else joined(sources)
