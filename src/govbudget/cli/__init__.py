"""The command line: ``govbudget`` and ``python -m govbudget``."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

from govbudget.errors import GovBudgetError

__all__ = ["main", "run"]

_ASCII = ("ascii", "us-ascii", "ansi_x3.4-1968")


def main() -> NoReturn:
    """Run the command line and end: 0 done, 1 a check found something, 2 bad use or unknown."""
    # A command is over before a collection would pay for itself; what reads on turns it on again.
    gc.disable()
    code = run([_as_utf8(argument) for argument in sys.argv[1:]])
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = code or 2
    # At once: taking thousands of entries apart would be a tenth of the time of a look-up.
    os._exit(code)


def run(arguments: list[str]) -> int:
    """Run the command line and give the exit code; every error is a sentence, no traceback."""
    _mend_streams()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except GovBudgetError as error:
        return say(str(error))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _let_go_of_stdout()
        return 0
    except OSError as error:
        _let_go_of_stdout()
        return say(f"cannot read or write: {error.strerror or error}")
    return code


def _as_utf8(argument: str) -> str:
    """An argument as it was typed, where the locale knows nothing but ASCII."""
    return argument if argument.isprintable() else os.fsencode(argument).decode("utf-8", "replace")


def _run(arguments: list[str]) -> int:
    if "_GOVBUDGET_COMPLETE" not in os.environ and _is_plain_look_up(arguments):
        # What people do most needs no option parser, which would be a quarter of its time.
        from govbudget.cli.explaining import explain_all

        return explain_all(arguments[1:])
    from govbudget.cli.group import invoke

    return invoke(arguments)


def _is_plain_look_up(arguments: list[str]) -> bool:
    return (
        len(arguments) > 1
        and arguments[0] == "explain"
        and all(argument == "-" or not argument.startswith("-") for argument in arguments)
    )


def say(sentence: str) -> int:
    """Say what went wrong on standard error; gives the exit code for it."""
    with suppress(OSError):
        print(f"govbudget: {sentence}", file=sys.stderr)  # noqa: T201
    return 2


def _mend_streams() -> None:
    """Give closed streams a place to go, and let any character out on the others.

    A locale that knows nothing but ASCII is one that nobody chose: what comes out is UTF-8.
    """
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
        elif name != "stdin" and hasattr(stream, "reconfigure"):
            if stream.encoding.lower() in _ASCII:
                stream.reconfigure(encoding="utf-8")
            stream.reconfigure(errors="backslashreplace")


def _let_go_of_stdout() -> None:
    """Keep the interpreter from flushing into a pipe or a disk that takes no more."""
    null = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
