"""Calls functions in processes of their own, within bounds of time and memory.

A process is used for one document after another; one that comes to an end, takes too long or has
grown is replaced. It is a plain program (``python -m govbudget.io.child``), and no fork: whoever
calls may have threads, and a program of a user needs no guard around its main part.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import warnings
from contextlib import suppress
from threading import Timer
from typing import IO, TYPE_CHECKING, Any, Self, TypeAlias, TypeVar

from attrs import define, field

from govbudget.errors import LimitExceeded
from govbudget.io.allowance import ENDED, Limits, too_large, too_long
from govbudget.io.idle import import_paths

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

__all__ = ["Child", "call_apart", "in_children"]

_T = TypeVar("_T")
_A = TypeVar("_A")
_Call: TypeAlias = tuple[Any, tuple[Any, ...], dict[str, Any]]
#: So many bytes say how long an answer is.
SIZE = 8
#: So long a process may take to start, however much else the machine does.
_START = 60.0


def call_apart(
    path: str, limits: Limits, function: Callable[..., _T], *arguments: Any, **named: Any
) -> _T:
    """What a function gives, called in a process of its own.

    What it warns of is warned of here.

    Args:
        path: the document, as an error names it.
        limits: how much it may take.
        function: a function of a module, as it is handed over by its name.
        arguments: what it takes.
        named: what it takes by name.

    Raises:
        LimitExceeded: it took more than it may, or brought its process down.
        Exception: what the function raises.
    """
    with Child(limits) as child:
        value: _T = child.call(path, function, *arguments, **named)
        return value


def in_children(
    function: Callable[[_A], _T], tasks: Iterable[tuple[str, _A]], jobs: int, limits: Limits
) -> Generator[tuple[_A, _T | LimitExceeded]]:
    """What a function gives for each of some documents, side by side, as it comes.

    Args:
        function: a function of a module.
        tasks: the path of each document, as an error names it, and what the function takes.
        jobs: how many processes there are.
        limits: how much each document may take.

    Yields:
        What was handed in, and what came of it, or that it exceeded its limits.
    """
    from queue import SimpleQueue
    from threading import Thread

    waiting = iter(list(tasks))
    done: SimpleQueue[tuple[_A, _T | LimitExceeded | BaseException] | None] = SimpleQueue()
    children = [Child(limits) for _ in range(jobs)]

    def work(child: Child) -> None:
        # A list is read by one thread at a time: each takes the next of them.
        for path, task in waiting:
            if child.closed:
                break
            try:
                done.put((task, child.call(path, function, task)))
            except BaseException as error:  # noqa: BLE001  raised again by the one who waits
                done.put((task, error))
        done.put(None)

    threads = [Thread(target=work, args=(child,), daemon=True) for child in children]
    try:
        for thread in threads:
            thread.start()
        left = len(threads)
        while left:
            got = done.get()
            if got is None:
                left -= 1
                continue
            task, came = got
            if isinstance(came, BaseException) and not isinstance(came, LimitExceeded):
                raise came
            yield task, came
    finally:
        # Who asked for the end does not wait for the documents that are at work.
        for child in children:
            child.close()


@define(eq=False)
class Child:
    """A process that functions are called in, one after another.

    Attributes:
        limits: how much each call may take.
        idle: how many seconds it waits for the next call before it ends, to be started again by
            that; None for ever.
        closed: whether it takes no more calls.
    """

    limits: Limits
    idle: float | None = None
    closed: bool = field(default=False, init=False)
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _calls: int = field(default=0, init=False)
    _late: bool = field(default=False, init=False)

    def __enter__(self) -> Self:
        """Itself; the process is started by the first call."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self.close()

    def call(self, path: str, function: Callable[..., _T], /, *arguments: Any, **named: Any) -> _T:
        """What a function gives, called in the process.

        Raises:
            LimitExceeded: it took more than it may, or brought the process down.
            Exception: what the function raises.
        """
        call = (function, arguments, named)
        used = self._calls
        answer = self._answer(call, self.limits.seconds)
        if used and not self._late and (answer is None or answer[0] == "memory"):
            # What those before it left behind is no fault of this one.
            answer = self._answer(call, self.limits.seconds)
        if self._late:
            raise LimitExceeded(path, too_long(self.limits.seconds))
        if answer is None:
            raise LimitExceeded(path, ENDED)
        outcome, value, said = answer
        for category, message in said:
            warnings.warn(message, category, stacklevel=4)
        if outcome == "memory":
            raise LimitExceeded(path, too_large(self.limits.memory))
        if outcome == "raised":
            raise value
        result: _T = value
        return result

    def close(self) -> None:
        """End the process, and those that it has started; nothing is called any more."""
        self.closed = True
        self._end()

    def _answer(self, call: _Call, seconds: float) -> tuple[str, Any, list[Any]] | None:
        """What the process says; None where it has ended, or did not speak in time."""
        self._late = False
        process = self._process or self._start(call[0])
        self._calls += 1
        answer = self._said(process, pickle.dumps(call), seconds)
        if answer is None:
            self._end()
            return None
        outcome, value, said, worn = pickle.loads(answer)  # noqa: S301  by a process of our own
        if worn:
            self._end()
        return outcome, value, said

    def _said(
        self, process: subprocess.Popen[bytes], request: bytes, seconds: float
    ) -> bytes | None:
        """What the process says to a request; it is ended where it is late."""
        timer = Timer(seconds, self._too_late)
        timer.daemon = True
        timer.start()
        try:
            # It may have ended before it has read all.
            with suppress(OSError):
                _stream(process.stdin).write(len(request).to_bytes(SIZE) + request)
                _stream(process.stdin).flush()
            return _whole(_stream(process.stdout))
        finally:
            timer.cancel()

    def _start(self, function: Callable[..., Any]) -> subprocess.Popen[bytes]:
        asked = (self.limits.memory,) if self.idle is None else (self.limits.memory, self.idle)
        self._calls = 0
        self._process = subprocess.Popen(  # noqa: S603  no word of the file is in the command
            # -P: nothing is imported from the folder that it stands in.
            [sys.executable, "-P", "-m", "govbudget.io.child", *map(str, asked)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": import_paths()},
            # A group of its own, which can be ended with all that it starts.
            process_group=0 if os.name == "posix" else None,
        )
        if self.closed:
            self._process.kill()
        # What is imported before it can work is no part of what a document takes.
        self._said(self._process, pickle.dumps(function), _START)
        return self._process

    def _too_late(self) -> None:
        self._late = True
        if self._process is not None:
            end_group(self._process)

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        end_group(process)
        process.wait()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):
                _stream(stream).close()


def end_group(process: subprocess.Popen[bytes]) -> None:
    """End a process that has a group of its own, and all that it has started."""
    with suppress(OSError):
        if os.name == "posix":
            import signal

            os.killpg(process.pid, signal.SIGKILL)
        else:  # pragma: no cover  on Windows what it has started sees that its input has ended
            process.kill()


def _whole(stream: IO[bytes]) -> bytes | None:
    """The next answer; None where the process ended before it was out."""
    try:
        size = stream.read(SIZE)
        answer = stream.read(int.from_bytes(size))
    except (OSError, ValueError):  # it was closed by the one who waits no longer
        return None
    return answer if len(size) == SIZE and len(answer) == int.from_bytes(size) else None


def _stream(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:  # pragma: no cover  both were asked for
        raise OSError
    return stream
