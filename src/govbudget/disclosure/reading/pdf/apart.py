"""Reads the pages of a PDF file in a process of its own, within bounds of time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from threading import Timer
from typing import IO, TYPE_CHECKING, Any, Self

from attrs import define, field, frozen

from govbudget.disclosure.reading.pdf.page import Page
from govbudget.disclosure.reading.pdf.wire import page_from
from govbudget.errors import MissingExtra, UnreadableFile
from govbudget.io.limits import MOST_PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Bounds", "pages_of"]

_WORKER = "govbudget.disclosure.reading.pdf.worker"
#: So many pages may bring the process down before the file is given up.
_FALLS = 5
_LOCKED = (4, 5)


@frozen(slots=True)
class Bounds:
    """How much the reading of a file may take.

    Attributes:
        seconds: the longest that it may take; a page may take a third of it.
        memory: the most memory, in bytes, where the system can be told so (not on Windows).
    """

    seconds: float = 60.0
    memory: int = 1_000_000_000

    @property
    def page(self) -> float:
        """The longest that a page may take, in seconds."""
        return self.seconds / 3


def pages_of(path: str, data: bytes, bounds: Bounds) -> Iterator[Page]:
    """The pages of a PDF file, in their order.

    A page that brings the process down, or takes too long, is lost; the others are read.

    Args:
        path: the file, as errors name it.
        data: what it holds.
        bounds: how much its reading may take.

    Raises:
        UnreadableFile: it is damaged or encrypted, has too many pages, or takes too long.
        MissingExtra: pypdfium2 is not installed.
    """
    until = time.monotonic() + bounds.seconds
    number, count, falls = 1, 1, 0
    while number <= count:
        with _Worker(data, number, bounds) as worker:
            count = _count(path, worker, until)
            while number <= count:
                plain = worker.next(min(bounds.page, until - time.monotonic()))
                if plain is None and time.monotonic() >= until:
                    raise UnreadableFile(path, _too_long(bounds))
                page = plain and plain.get("page")
                if page:
                    yield page_from(page)
                else:
                    yield _lost(number, _why(plain, worker, bounds))
                number += 1
                if plain is None:
                    falls += 1
                    break
        if falls >= _FALLS:
            raise UnreadableFile(path, f"it is damaged: {falls} of its pages end the reader")


def _too_long(bounds: Bounds) -> str:
    return (
        f"reading it takes longer than {bounds.seconds:g} seconds; "
        "--timeout allows for more where it is trusted"
    )


def _why(plain: dict[str, Any] | None, worker: _Worker, bounds: Bounds) -> str:
    """Why a page was not read."""
    if plain is not None:
        return "it is damaged"
    if worker.late:
        return f"it takes longer than {bounds.page:g} seconds"
    return "it ends the reader: it is damaged, or takes too much memory"


def _lost(number: int, why: str) -> Page:
    return Page(number, 0.0, 0.0, (), (), 0, (), why_not=why)


def _count(path: str, worker: _Worker, until: float) -> int:
    """How many pages the file has.

    Raises:
        UnreadableFile: none that can be read, or too many.
        MissingExtra: the library is not installed.
    """
    said = worker.next(until - time.monotonic())
    if said is None:
        why = "opening it takes too long" if worker.late else "it ends the reader"
        raise UnreadableFile(path, f"it is damaged: {why}")
    if said.get("missing"):
        raise MissingExtra("pdf", "to read PDF files")
    if said.get("code") in _LOCKED:
        raise UnreadableFile(path, "it is encrypted; save it without a password")
    if "pages" not in said:
        raise UnreadableFile(path, "it is damaged or cut off: no page of it can be found")
    count = int(said["pages"])
    if count > MOST_PAGES:
        raise UnreadableFile(path, f"it has more than {MOST_PAGES:,} pages")
    if not count:
        raise UnreadableFile(path, "it is damaged: it has no page")
    return count


@define
class _Worker:
    """A process that reads pages.

    Attributes:
        data: the bytes of the file.
        first: the page that it begins with.
        bounds: how much it may take.
        late: whether it was ended as it took too long.
    """

    data: bytes
    first: int
    bounds: Bounds
    late: bool = False
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def __enter__(self) -> Self:
        """Start it, and hand it the file."""
        memory = self.bounds.memory + 3 * len(self.data)
        # What this process finds, the other finds too, however it was installed.
        paths = os.pathsep.join(filter(None, sys.path))
        self._process = subprocess.Popen(  # noqa: S603  no word of the file is in the command
            [sys.executable, "-m", _WORKER, str(self.first), str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
        )
        # It may have ended before it has read all.
        with suppress(OSError), _stream(self._process.stdin) as file:
            file.write(self.data)
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        if self._process is not None:
            self._process.kill()
            _stream(self._process.stdout).close()
            self._process.wait()

    def next(self, seconds: float) -> dict[str, Any] | None:
        """The next thing that it says; None where it has ended, or did not speak in time."""
        if self._process is None:
            return None
        timer = Timer(max(seconds, 0.0), self._end)
        timer.daemon = True
        timer.start()
        try:
            line = _stream(self._process.stdout).readline()
        finally:
            timer.cancel()
        if not line.endswith(b"\n"):
            return None
        said: dict[str, Any] = json.loads(line)
        return said

    def _end(self) -> None:
        self.late = True
        if self._process is not None:
            self._process.kill()


def _stream(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:  # pragma: no cover  both were asked for
        raise OSError
    return stream
