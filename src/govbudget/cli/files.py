"""Files that commands read and write: standard input, sheets, progress, texts."""

from __future__ import annotations

import io
import os
import stat
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.errors import UnreadableFile, titles_of
from govbudget.io.destination import replacing
from govbudget.io.limits import LARGEST, read_bytes
from govbudget.io.sheets import Sheet, read_sheets
from govbudget.mapping import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO, TextIO

__all__ = [
    "STDIN",
    "called",
    "chosen",
    "no_sheets",
    "on_disk",
    "screen",
    "sheets_of",
    "write_text",
    "write_texts",
]

#: What standard input is called in sentences.
STDIN = "standard input"


def _is_pipe(path: str) -> bool:
    """Whether a path is a pipe, as the shell makes one of ``<(...)``: it can be read once only."""
    try:
        return stat.S_ISFIFO(os.stat(path).st_mode)  # noqa: PTH116  the path stays as it was typed
    except (OSError, ValueError):
        return False


@contextmanager
def on_disk(path: str, stream: BinaryIO | None = None) -> Iterator[str]:
    """A file to read by its path; standard input, which is ``-``, and pipes by way of one.

    Args:
        path: the file.
        stream: what standard input is read through, where some of it was read already.

    Raises:
        UnreadableFile: what is done with it raises that; it names standard input then.
    """
    if path != "-" and stream is None and not _is_pipe(path):
        yield path
        return
    from pathlib import Path
    from tempfile import TemporaryDirectory

    if path == "-" or stream is not None:
        data = (stream or sys.stdin.buffer).read(LARGEST + 1)
    else:
        data = read_bytes(path, pipes=True)
    # Not a NamedTemporaryFile, which Windows does not let another open while it is there.
    with TemporaryDirectory(prefix="govbudget-") as folder:
        file = Path(folder, "stdin")
        file.write_bytes(data)
        try:
            yield str(file)
        except UnreadableFile as error:
            raise UnreadableFile(called(path), error.why) from error


def called(path: str) -> str:
    """What a file is called in sentences: standard input is not ``-``."""
    return STDIN if path == "-" else path


def sheets_of(path: str, stream: BinaryIO | None = None) -> list[Sheet]:
    """The sheets of a file or of standard input.

    Args:
        path: the file; ``-`` is standard input.
        stream: what standard input is read through, where some of it was read already.

    Raises:
        UnreadableFile: it cannot be read.
        MissingExtra: it is a spreadsheet, and the extra ``excel`` is not installed.
    """
    with on_disk(path, stream) as file:
        return read_sheets(file)


def chosen(path: str, sheets: list[Sheet], title: str | None) -> tuple[Sheet, list[str]]:
    """The sheet to take, and the titles of the others with rows where none was asked for.

    Args:
        path: the file, for the message.
        sheets: its sheets.
        title: the one that is asked for.

    Raises:
        UnreadableFile: there is no such sheet, or none has rows below a head row.
    """
    if title is not None:
        if not any(one.title for one in sheets):
            raise no_sheets(path)
        named = [one for one in sheets if one.title == title]
        if not named:
            titles = titles_of(one.title for one in sheets)
            raise UnreadableFile(
                path, Message("errors.file.no_sheet", title=repr(title), titles=titles)
            )
        sheets = named
    filled = [one for one in sheets if _has_rows(one.rows)]
    if not filled:
        if title is None:
            raise UnreadableFile(path, Message("errors.file.no_rows"))
        raise UnreadableFile(path, Message("errors.file.sheet_no_rows", title=repr(title)))
    return filled[0], [one.title for one in filled[1:]]


def no_sheets(path: str) -> UnreadableFile:
    """What to raise where a sheet of a text file is asked for."""
    return UnreadableFile(path, Message("errors.file.text_sheets"))


def _has_rows(rows: Sequence[Sequence[object]]) -> bool:
    """Whether there is a row below another, the blank ones left aside."""
    filled = (row for row in rows if not is_blank(row))
    return next(filled, None) is not None and next(filled, None) is not None


def write_text(output: str | None, text: str) -> None:
    """Write a text to a file in UTF-8, or to the screen.

    Args:
        output: the file; None is standard output.
        text: the text, with the end of its last line.

    Raises:
        GovBudgetError: the file cannot be written.
    """
    if output is None:
        screen().write(text)
        return
    with replacing(output) as file:
        file.write(text.encode("utf-8", "backslashreplace"))


def write_texts(output: str | None, texts: Iterable[str]) -> None:
    """Write texts one after the other, as :func:`write_text` writes one.

    Args:
        output: the file; None is standard output.
        texts: the texts; each is asked for when those before it are written.

    Raises:
        GovBudgetError: the file cannot be written.
    """
    if output is None:
        screen().writelines(texts)
        return
    with replacing(output) as file:
        file.writelines(text.encode("utf-8", "backslashreplace") for text in texts)


def screen() -> TextIO:
    """Standard output, whose lines end as they are written where another program reads them."""
    stream = sys.stdout
    if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
        stream.reconfigure(newline="")
    return stream
