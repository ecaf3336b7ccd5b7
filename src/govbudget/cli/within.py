"""Keeps what a command does with a file within its limits of time and memory.

The command goes on in a fork of its process, which costs some milliseconds where a new Python would
cost a hundred; the process that was called waits for it. So what is written needs no way back.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from contextlib import contextmanager, suppress
from stat import S_ISREG
from typing import TYPE_CHECKING

import click

from govbudget.cli.call import call_of
from govbudget.cli.saying import say_error
from govbudget.cli.spoken import speech
from govbudget.errors import LimitExceeded
from govbudget.io.allowance import ENDED, limit_memory, too_long

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.io.allowance import Limits

__all__ = ["within"]

#: A process that is told to end has so long to take back what it was writing.
_GRACE = 2.0
#: So often it is looked whether somebody asked for the end, in seconds.
_LOOK = 0.2


@contextmanager
def within(path: str, limits: Limits, count: int = 1) -> Iterator[None]:
    """Does what stands in it in another process, within limits, and all that comes behind it too.

    What comes behind may take as long as it likes, as whoever reads the output may. Where the
    system has no forks, and where the command is called by another program as a function, all is
    done in this process, without limits.

    Args:
        path: the file, as a sentence names it. Of what is no plain file, which may wait for
            whoever writes it, the seconds of the processor count.
        limits: how much a document may take.
        count: how many documents there are, each of which may take as long.

    Raises:
        click.exceptions.Exit: in the process that was called, when the other one has ended.
    """
    context = click.get_current_context(silent=True)
    if not call_of(context).apart or not hasattr(os, "fork"):
        yield
        return
    waits = not _is_plain(path)
    seconds = count * limits.seconds
    heard, told = os.pipe()
    lifeline, alive = os.pipe()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    process = os.fork()
    if process:
        os.close(told)
        os.close(lifeline)
        code, late, stopped = _waited(process, heard, float("inf") if waits else seconds)
        os.close(alive)
        if code < 0 and not stopped:
            exceeded = late or code == -signal.SIGXCPU
            why = too_long(seconds) if exceeded else ENDED
            code = say_error(LimitExceeded(path, why), speech(context))
        raise click.exceptions.Exit(code if code >= 0 else 128 - code)
    os.close(heard)
    os.close(alive)
    _begin(lifeline, limits.memory, seconds if waits else None)
    yield
    os.write(told, b"done")
    if waits:
        _allow_seconds(None)


def _is_plain(path: str) -> bool:
    try:
        return S_ISREG(os.stat(path).st_mode)  # noqa: PTH116  the path stays as it was typed
    except (OSError, ValueError):
        return path != "-"


def _begin(lifeline: int, memory: int, seconds: float | None) -> None:
    """Bound this process, and end it with the one that waits for it."""
    from threading import Thread

    from govbudget.io.child import end_all

    def follow() -> None:
        os.read(lifeline, 1)
        end_all()

    os.setpgid(0, 0)
    # Libraries that find something wrong write to standard error by themselves: none of it is ours.
    # In a fork of such a process it is another file already, and what has its number is nowhere.
    ours = sys.stderr
    sys.stderr = open(  # noqa: PTH123, SIM115
        os.dup(ours.fileno()), "w", encoding=ours.encoding, errors=ours.errors, buffering=1
    )
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    Thread(target=follow, daemon=True).start()
    limit_memory(memory)
    if seconds is not None:
        _allow_seconds(seconds)


def _allow_seconds(seconds: float | None) -> None:
    """Let this process take so many seconds of the processor; None is any number."""
    import resource

    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = hard
    if seconds is not None:
        soft = int(sum(os.times()[:2]) + seconds) + 1
        soft = soft if hard == resource.RLIM_INFINITY else min(soft, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _waited(process: int, heard: int, seconds: float) -> tuple[int, bool, bool]:
    """Wait for a process, which is ended where it takes longer than it may.

    Returns:
        Its exit code, or the signal that ended it as a negative number; whether it took too long;
        whether somebody asked for the end.
    """
    with suppress(OSError):
        os.setpgid(process, process)
    stopped: list[int] = []

    def stop(number: int, _: object) -> None:
        stopped.append(number)
        with suppress(OSError):
            os.killpg(process, number)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    until = time.monotonic() + seconds
    late = False
    while True:
        if stopped:
            until = min(until, time.monotonic() + _GRACE)
        # It wakes up now and then to see whether somebody asked for the end.
        left = max(until - time.monotonic(), 0.0)
        if select.select([heard], [], [], min(left, _LOOK))[0]:
            if not os.read(heard, 16):
                break
            until = float("inf")
        elif not left:
            late = not stopped
            with suppress(OSError):
                os.killpg(process, signal.SIGKILL)
            break
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), late, bool(stopped)
