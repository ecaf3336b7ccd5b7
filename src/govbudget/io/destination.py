"""Where results may be written: never over what is read, never torn, never under a wrong name.

Every command that writes a file asks here: what the ending of its name stands for, whether it is
one of the files that are read, and for a file that takes its place only when it is whole.
"""

from __future__ import annotations

import errno
import os
import signal
import stat
import sys
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NoReturn

from govbudget.errors import GovBudgetError, because, either, of_system

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import BinaryIO

    from govbudget.base.messages import Message

__all__ = [
    "MARK",
    "SEAL",
    "check_destination",
    "ending_by_error",
    "form_of",
    "replacing",
    "sealed",
]

#: What a report says of itself, in every format that has a place for it.
MARK = "govbudget report"
#: The same as the comment of an archive, which Office programs pass over.
SEAL = f"[{MARK}]".encode()
#: Endings that say what a file holds; under any other name it may hold what is asked for.
_KNOWN = frozenset(
    {".csv", ".tsv", ".tab", ".txt", ".json", ".jsonl", ".ndjson", ".html", ".htm", ".xml"}
    | {".sarif", ".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".pdf", ".doc", ".docx", ".odt"}
    | {".md", ".rtf", ".png", ".svg", ".zip", ".gz", ".parquet", ".py", ".yaml", ".yml"}
)


def form_of(
    output: str | None, forms: Mapping[str, tuple[str, ...]], asked: str | None, otherwise: str
) -> str:
    """The form in which a result is written: the one that is asked for, or that the ending says.

    >>> forms = {"csv": (".csv",), "json": (".json", ".jsonl")}
    >>> form_of("a.JSON", forms, None, "csv"), form_of(None, forms, None, "csv")
    ('json', 'csv')

    Args:
        output: the file; None is standard output.
        forms: the forms that can be written, each with the endings that stand for it.
        asked: the form that is asked for; None where only the name tells.
        otherwise: the form where nothing tells.

    Raises:
        GovBudgetError: the ending stands for something else.
    """
    ending = os.path.splitext(output or "")[1].lower()  # noqa: PTH122  the text, not the file
    if asked is not None:
        if output and ending in _KNOWN and ending not in forms[asked]:
            fitting = either(forms[asked])
            said = because("output.form", output=output, asked=asked, ending=ending, fit=fitting)
            raise GovBudgetError(said)
        return asked
    if not ending:
        return otherwise
    for form, endings in forms.items():
        if ending in endings:
            return form
    known = tuple(dict.fromkeys(one for endings in forms.values() for one in endings))
    raise GovBudgetError(because("output.ending", output=output, ending=ending, known=known))


def check_destination(output: str | None, inputs: Iterable[str]) -> None:
    """Refuse, before any work, an output that is an input, or that cannot be written.

    Args:
        output: the file; None is standard output.
        inputs: the files that are read, those found in folders too; ``-`` is standard input.

    Raises:
        GovBudgetError: it is one of them, also by way of a link; or its folder takes no files.
    """
    if output is None:
        return
    try:
        of = os.stat(output)  # noqa: PTH116  a path of bytes that are no text stays as it is
    except OSError:
        of = None
    if of is not None:
        if stat.S_ISDIR(of.st_mode):
            raise GovBudgetError(because("output.folder", output=output))
        if stat.S_ISREG(of.st_mode) and any(_is_same(path, of) for path in inputs):
            raise GovBudgetError(because("output.input", output=output))
        if not stat.S_ISREG(of.st_mode):
            return
    folder = os.path.dirname(os.path.realpath(output))  # noqa: PTH120
    if not os.path.isdir(folder):  # noqa: PTH112
        raise GovBudgetError(because("output.system", output=output, why=_why(errno.ENOENT)))
    if not os.access(folder, os.W_OK | os.X_OK):
        raise GovBudgetError(because("output.closed", output=output, why=_why(errno.EACCES)))


def _why(number: int) -> Message:
    return of_system(OSError(number, os.strerror(number)))


def _is_same(path: str, of: os.stat_result) -> bool:
    try:
        found = os.fstat(sys.stdin.fileno()) if path == "-" else os.stat(path)  # noqa: PTH116
    except (OSError, ValueError, AttributeError):
        return False
    return os.path.samestat(found, of)


@contextmanager
def replacing(output: str) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of the output when it is whole.

    It is written beside the output, flushed to the disk and renamed. Where that fails, or a signal
    ends the process, what was there stays as it was. A device or a pipe is written to as it is.

    Args:
        output: the file.

    Raises:
        GovBudgetError: it cannot be written.
    """
    try:
        target = os.path.realpath(output)
        try:
            mode = os.stat(target).st_mode  # noqa: PTH116
        except OSError:
            mode = None
        if mode is not None and not stat.S_ISREG(mode):
            with open(output, "wb") as file:  # noqa: PTH123
                yield file
            return
        with _beside(target, mode) as file:
            yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        said = because("output.system", output=output, why=of_system(error))
        raise GovBudgetError(said) from error


@contextmanager
def _beside(target: str, mode: int | None) -> Iterator[BinaryIO]:
    folder = os.path.dirname(target)  # noqa: PTH120
    name = os.path.join(folder, f".govbudget-{os.urandom(8).hex()}.tmp")  # noqa: PTH118
    # Made here, and not by tempfile, so that it may be read by whom a new file may be.
    number = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with ending_by_error(), open(number, "wb") as file:  # noqa: PTH123
            yield file
            file.flush()
            os.fsync(file.fileno())
            if mode is not None:
                os.chmod(name, stat.S_IMODE(mode))  # noqa: PTH101
        os.replace(name, target)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise


@contextmanager
def ending_by_error() -> Iterator[None]:
    """Makes the signal that asks for the end an error, so that nothing half written is left."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGTERM)
    if before is not signal.SIG_DFL:
        yield
        return

    def end(number: int, _: object) -> NoReturn:
        raise SystemExit(128 + number)

    signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def sealed(data: bytes) -> bytes:
    """An archive that is known as a file of this package; its parts stay as they are.

    Args:
        data: the archive, as xlsx and docx files are.
    """
    import io
    import zipfile

    held = io.BytesIO(data)
    with zipfile.ZipFile(held, "a") as archive:
        archive.comment = SEAL
    return held.getvalue()
