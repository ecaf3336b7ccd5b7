"""The process that functions are called in: a call comes in, what came of it goes out.

It ends, with all that it has started, when the one that started it does.
"""

from __future__ import annotations

import os
import pickle
import sys
import warnings
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, BinaryIO

from govbudget.base.memory import greatest_memory
from govbudget.base.said import said_by
from govbudget.errors import GovBudgetError
from govbudget.io.allowance import limit_memory
from govbudget.io.children import SIZE

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["end_all", "main"]


def main() -> None:
    """Answer the calls on standard input.

    The arguments are the most memory, in bytes, and how many seconds it waits for the next call:
    whoever has one later starts another; for ever where there are none.
    """
    memory = int(sys.argv[1])
    idle = float(sys.argv[2]) if sys.argv[2:] else None
    # Libraries that find something wrong write to standard output and error: none of it is ours.
    out = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  pathlib is not needed for it
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    limit_memory(memory)
    calls: SimpleQueue[bytes] = SimpleQueue()
    # While a document is at work, the end of standard input says that nobody waits for it.
    Thread(target=_listen, args=(sys.stdin.buffer, calls), daemon=True).start()
    pickle.loads(calls.get())  # noqa: S301  what it will call: its modules are imported now
    _say(out, b"ready")
    _say(out, _answer(calls.get(), memory))
    with suppress(Empty):
        while True:
            _say(out, _answer(calls.get(timeout=idle), memory))
    end_all()


def _say(out: BinaryIO, answer: bytes) -> None:
    out.write(len(answer).to_bytes(SIZE) + answer)
    out.flush()


def end_all() -> None:
    """End this process at once, and those of its group."""
    with suppress(AttributeError, OSError):
        import signal

        os.killpg(0, signal.SIGKILL)
    os._exit(1)  # pragma: no cover  where there are no groups


def _listen(stream: BinaryIO, calls: SimpleQueue[bytes]) -> None:
    while size := stream.read(SIZE):
        calls.put(stream.read(int.from_bytes(size)))
    end_all()


def _answer(request: bytes, memory: int) -> bytes:
    """What came of a call, what was warned of, and whether the process is worn out."""
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", UserWarning)
            outcome, value = _called(request)
        said = [(one.category, said_by(one.message)) for one in caught]
        return pickle.dumps((outcome, value, said, greatest_memory() > memory // 3))
    except MemoryError:
        return pickle.dumps(("memory", None, [], True))
    except Exception as error:  # noqa: BLE001  what cannot be handed over is said
        fault = GovBudgetError(f"{type(error).__name__}: {error}")
        return pickle.dumps(("raised", fault, [], True))


def _called(request: bytes) -> tuple[str, Any]:
    function: Callable[..., Any]
    function, arguments, named = pickle.loads(request)  # noqa: S301  by the one that started it
    try:
        return "done", function(*arguments, **named)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  raised again where it was called
        # Not every error of a library can be handed over.
        pickle.loads(pickle.dumps(error))  # noqa: S301
        return "raised", error


if __name__ == "__main__":
    main()
