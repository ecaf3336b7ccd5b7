"""Processes that read the pages of PDF files, each for one file after another.

A process costs about a tenth of a second before it reads its first page, which is as much as ten
pages take. One that has read a file without falling is kept for the next, for some seconds.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager, suppress
from threading import Timer
from typing import IO, TYPE_CHECKING, Any, Self

from attrs import define, field, frozen

from govbudget.io.idle import idle, import_paths

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Job", "Worker", "working"]

_WORKER = "govbudget.disclosure.reading.pdf.worker"
#: So many are kept: whoever reads more at once seldom goes on to do so.
_KEPT = 4
#: So long a process may take to say that it is there, in seconds.
_START = 60.0


@frozen(slots=True)
class Job:
    """What a process is asked for.

    Attributes:
        data: the bytes of the file.
        first: the page that it begins with.
        memory: the most memory, in bytes.
        password: what opens the file, where it is locked.
    """

    data: bytes
    first: int
    memory: int
    password: str = ""

    @property
    def head(self) -> bytes:
        """The line before the bytes of the file."""
        plain = [len(self.data), self.first, self.memory, self.password]
        return json.dumps(plain).encode() + b"\n"


@contextmanager
def working(job: Job) -> Iterator[Worker]:
    """A process that is at work on a job; it is ended, unless it has said that it is done.

    Args:
        job: what it is asked for.
    """
    waiting = idle(Worker.end)
    worker: Worker | None = None
    while worker is None and waiting:
        with suppress(IndexError):  # another thread was faster
            kept = waiting.pop()
            worker = kept if kept.take(job) else None
    if worker is None:
        worker = Worker.start()
        worker.take(job)
    try:
        yield worker
    finally:
        if worker.done and len(waiting) < _KEPT:
            waiting.append(worker)
        else:
            worker.end()


@define(eq=False)
class Worker:
    """A process that reads pages.

    Attributes:
        late: whether it was ended as it took too long.
        done: whether it has said all of its job, and waits for another.
    """

    _process: subprocess.Popen[bytes]
    late: bool = field(default=False, init=False)
    done: bool = field(default=False, init=False)

    @classmethod
    def start(cls) -> Self:
        """Start one."""
        process = subprocess.Popen(  # noqa: S603  no word of the file is in the command
            # -P: nothing is imported from the folder that it stands in.
            [sys.executable, "-P", "-m", _WORKER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": import_paths()},
        )
        return cls(process)

    def take(self, job: Job) -> bool:
        """Give it a job; whether it has taken it. One that has not is ended."""
        self.done = False
        file = _stream(self._process.stdin)
        # It may have ended before it has read all.
        with suppress(OSError):
            file.write(job.head)
            file.flush()
            if self.next(_START) == "ready":
                file.write(job.data)
                file.flush()
                return True
        self.end()
        return False

    def next(self, seconds: float) -> Any:
        """The next thing that it says; None where it has ended, or did not speak in time."""
        timer = Timer(max(seconds, 0.0), self._too_late)
        timer.daemon = True
        timer.start()
        try:
            line = _stream(self._process.stdout).readline()
        except ValueError:  # it was ended, and its output closed
            return None
        finally:
            timer.cancel()
        return json.loads(line) if line.endswith(b"\n") else None

    def end(self) -> None:
        """End it."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                _stream(stream).close()
        self._process.wait()

    def _too_late(self) -> None:
        self.late = True
        self._process.kill()


def _stream(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:  # pragma: no cover  both were asked for
        raise OSError
    return stream
