"""The command line: ``govbudget`` and ``python -m govbudget``."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

from govbudget.base.shown import clipped
from govbudget.cli.saying import say, say_error
from govbudget.errors import GovBudgetError, InternalFault, of_system

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    from govbudget.base.messages import Language, Message

__all__ = ["FAULT", "fault_of", "main", "run"]

#: The exit code for a fault of this program itself, as sysexits.h has it.
FAULT = 70

# So much of what an exception says is repeated.
_LONGEST = 200
# What looks something up, prints it and is over; and what of it is done without its options.
_LOOK_UPS = (["explain"], ["search"], ["tree"], ["diff"])
_PLAIN = ("explain", "search", "tree")
_ASCII = ("ascii", "us-ascii", "ansi_x3.4-1968")


def main() -> NoReturn:
    """Run the command line and end.

    0 done, 1 a check found something, 2 bad use or input, 70 a fault of this program itself.
    """
    # A command is over before a collection would pay for itself; what reads on turns it on again.
    gc.disable()
    arguments = [_as_utf8(argument) for argument in sys.argv[1:]]
    if arguments[:1] in _LOOK_UPS:
        # Before the first record: see govbudget.base.records.
        import govbudget.base.plain  # noqa: F401
    code = run(arguments, apart=True)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = code or 2
    # At once: taking thousands of entries apart would be a tenth of the time of a look-up.
    os._exit(code)


def run(arguments: list[str], *, apart: bool = False) -> int:
    """Run the command line and give the exit code; every error is a sentence, no traceback.

    Args:
        arguments: the words behind ``govbudget``.
        apart: whether this process does nothing else, so that it may be forked: files are then
            read within limits of time and memory.
    """
    _mend_streams()
    try:
        code = _run(arguments, apart=apart)
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  no fault ends in a traceback
        return _ended_by(error, _language(arguments))
    return code


def _language(arguments: list[str]) -> Language:
    from govbudget.cli.language import asked_in, of_sentences

    return of_sentences(asked_in(arguments))


def _message(name: str, /, **params: object) -> Message:
    from govbudget.base.messages import Message

    return Message(f"cli.{name}", **params)


def _ended_by(error: BaseException, language: Language) -> int:
    """Say what ended a command; gives the exit code for it."""
    match error:
        case GovBudgetError() if not isinstance(error, InternalFault):
            return say_error(error, language)
        case KeyboardInterrupt():
            return 130
        case BrokenPipeError():
            _let_go_of_stdout()
            return 0
        case OSError():
            _let_go_of_stdout()
            return say(_message("no_access", why=of_system(error)).render(language))
        case MemoryError():
            return say(_message("no_memory").render(language))
    return _own_fault(
        error.__cause__ or error if isinstance(error, InternalFault) else error, language
    )


def _own_fault(error: BaseException, language: Language) -> int:
    """Say that this program is at fault, and what to report; gives the exit code for it."""
    if os.environ.get("GOVBUDGET_DEBUG"):
        import traceback

        with suppress(OSError):
            traceback.print_exception(error)
    with suppress(OSError):
        sys.stdout.flush()
    say(_message("own_fault", fault=fault_of(error)).render(language))
    return FAULT


def fault_of(error: BaseException) -> str:
    """What kind of fault an exception is, in a few words, with where it was raised."""
    import traceback

    at = traceback.extract_tb(error.__traceback__)[-1:]
    where = "".join(f" ({os.path.basename(one.filename)}:{one.lineno})" for one in at)  # noqa: PTH119
    return clipped(f"{type(error).__name__}: {error}", _LONGEST) + where


def _as_utf8(argument: str) -> str:
    """An argument as it was typed, where the locale knows nothing but ASCII.

    One that is no UTF-8 stays as it is: it may be the name of a file.
    """
    if argument.isprintable():
        return argument
    try:
        return os.fsencode(argument).decode("utf-8")
    except UnicodeError:
        return argument


def _run(arguments: list[str], *, apart: bool) -> int:
    command, *words = arguments or [""]
    if "_GOVBUDGET_COMPLETE" not in os.environ and command in _PLAIN:
        # What people do most needs no option parser, which would be a third of its time.
        as_json = command != "tree" and "--json" in words
        words = [word for word in words if not (as_json and word == "--json")]
        plain = all(word == "-" or not word.startswith("-") for word in words)
        if plain and words and (command != "tree" or len(words) == 1):
            return _look_up(command, words, as_json=as_json)
    from govbudget.cli.group import invoke

    return invoke(arguments, apart=apart)


def _look_up(command: str, words: list[str], *, as_json: bool) -> int:
    """What a look-up without options gives."""
    if command != "explain" or as_json:  # a page says itself which year it is of
        from govbudget.cli.thisyear import tell_year

        tell_year()
    if command == "explain":
        from govbudget.cli.explaining import explain_all

        return explain_all(words, as_json=as_json)
    if command == "search":
        from govbudget.cli.finding import find_all

        return find_all(words, as_json=as_json)
    from govbudget.cli.growing import draw_below

    return draw_below(words[0])


def _mend_streams() -> None:
    """Give closed streams a place to go, and let any character out on the others.

    What no terminal reads is UTF-8 whatever the locale says, as a file is, unless PYTHONIOENCODING
    asks for something else. A terminal that says it is ASCII, as that of the locale C does, shows
    UTF-8 in fact.
    """
    asked = bool(os.environ.get("PYTHONIOENCODING", "").partition(":")[0])
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
        elif name != "stdin" and hasattr(stream, "reconfigure"):
            if not asked and (stream.encoding.lower() in _ASCII or not stream.isatty()):
                stream.reconfigure(encoding="utf-8")
            stream.reconfigure(errors="backslashreplace")


def _let_go_of_stdout() -> None:
    """Keep the interpreter from flushing into a pipe or a disk that takes no more."""
    null = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
