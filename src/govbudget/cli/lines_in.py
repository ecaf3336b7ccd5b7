"""Reads the lines of a table one by one: of text nothing but the line at hand stays in memory."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias, cast

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.cli.files import STDIN, chosen, no_sheets, sheets_of
from govbudget.cli.parquet_lines import PARQUET, parquet_lines
from govbudget.cli.progress import progress
from govbudget.errors import UnreadableFile, of_system
from govbudget.io.decoding import HEAD, encoding_of
from govbudget.io.delimited import STEP, rows_of
from govbudget.io.limits import changes_of
from govbudget.io.marks import without_unseen
from govbudget.io.separators import separator_of
from govbudget.io.sniffing import is_plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

__all__ = ["Line", "Lines", "open_lines"]

#: A line: its number, and its cells.
Line: TypeAlias = tuple[int, Sequence[object]]

# A bar shows how far it is in text that has more bytes than that.
_LONG = 2_000_000
# No line of a table is longer, in bytes.
_LONGEST = 2_000_000


@frozen
class Lines:
    """The lines of a table.

    Attributes:
        place: the file, and the sheet where it has several, for sentences.
        rows: the lines, each with its number in the file or sheet; they are read once.
        title: the sheet; empty where the file is text.
        others: the sheets with rows that are not read, where none was asked for.
        left_out: what of the file is not shown, and was left out.
    """

    place: str
    rows: Iterator[Line]
    title: str = ""
    others: tuple[str, ...] = ()
    left_out: tuple[Message, ...] = ()


@contextmanager
def open_lines(path: str, title: str | None = None) -> Iterator[Lines]:
    """Open the lines of a CSV, TSV or Parquet file, of a spreadsheet, or of standard input.

    A bar shows how far it is where text is long and a person looks.

    Args:
        path: the file; ``-`` is standard input.
        title: the sheet; without it the first with rows.

    Raises:
        UnreadableFile: it cannot be read, or has no such sheet; also while the lines are read.
        MissingExtra: it is a spreadsheet or a Parquet file, and the extra for it is not installed.
    """
    with _opened(path) as (raw, size):
        shown = STDIN if path == "-" else path
        stream: io.BufferedReader = io.BufferedReader(cast("io.RawIOBase", raw), HEAD)
        try:
            head = stream.peek(HEAD)
            if head.startswith(PARQUET):
                if title is not None:
                    raise no_sheets(shown)
                yield Lines(shown, parquet_lines(shown, stream))
                return
            if not is_plain(head):
                yield _of_sheets(path, stream if size is None else None, title)
                return
            if title is not None:
                raise no_sheets(shown)
            if not head.strip():
                raise UnreadableFile(shown, Message("errors.code.empty"))
            before = changes_of(raw)
            # Closed here, so that it goes back to the head while the file is open.
            with closing(_parts(raw, head, seekable=size is not None)) as parts:
                encoding = encoding_of(shown, parts, longest=_LONGEST)
            text = io.TextIOWrapper(stream, encoding.codec, newline="")
            what = "lines" if size is None else "bytes"
            # Of what cannot be read twice only the beginning was looked at.
            marked, quoted = (
                (encoding.marked, encoding.quoted) if size is not None else (True, True)
            )
            try:
                with progress(size, what, _LONG) as advance:
                    far = _FarLine(advance, stream if size is not None else None)
                    separator = _separator(head, encoding.codec)
                    rows = rows_of(
                        shown, text, separator, marked=marked, quoted=quoted, advance=far
                    )
                    # A blank line is nothing, and there may be millions.
                    filled = filter(itemgetter(1), rows)
                    yield Lines(shown, chain(filled, _unchanged(shown, raw, before)))
            finally:
                text.detach()
        finally:
            # Closing it would close standard input.
            stream.detach()


@contextmanager
def _opened(path: str) -> Iterator[tuple[BinaryIO, int | None]]:
    """What the bytes come from, and how many there are; None where it cannot be read twice."""
    if path == "-":
        yield sys.stdin.buffer, None
        return
    try:
        raw = open(path, "rb")  # noqa: PTH123, SIM115
    except OSError as error:
        raise UnreadableFile(path, of_system(error)) from error
    with raw:
        yield raw, os.fstat(raw.fileno()).st_size if raw.seekable() else None


def _of_sheets(path: str, stream: io.BufferedReader | None, title: str | None) -> Lines:
    sheets = sheets_of(path, stream)
    shown = STDIN if path == "-" else path
    sheet, others = chosen(shown, sheets, title)
    place = f"{shown}, sheet {sheet.title}," if len(sheets) > 1 else shown
    rows = zip(sheet.lines, sheet.rows, strict=True)
    left_out = tuple(one.message for opened in sheets for one in opened.lost)
    return Lines(place, iter(rows), sheet.title, tuple(others), left_out)


def _parts(raw: BinaryIO, head: bytes, *, seekable: bool) -> Generator[bytes, None, None]:
    """The bytes of a file, then back to its head; of what cannot be read twice only the head.

    A name in Chinese may stand far below a head in ASCII.
    """
    yield head
    if seekable:
        try:
            while part := raw.read(HEAD):
                yield part
        finally:
            raw.seek(len(head))


def _separator(head: bytes, codec: str) -> str:
    return separator_of(without_unseen(head.decode(codec, "ignore")))


def _unchanged(path: str, raw: BinaryIO, before: object) -> Iterator[Line]:
    """No row, behind the last of a file; an error where somebody wrote to it meanwhile.

    Raises:
        UnreadableFile: it was changed.
    """
    if changes_of(raw) != before:
        raise UnreadableFile(path, Message("errors.file.changed"))
    yield from ()


class _FarLine:
    """Moves the bar on: by the bytes of a file, by the lines of what cannot be read twice."""

    def __init__(self, advance: Callable[[int], None], stream: io.BufferedReader | None) -> None:
        self.advance = advance
        self.stream = stream
        self.at = 0

    def __call__(self) -> None:
        if self.stream is None:
            self.advance(STEP)
            return
        at = self.stream.tell()
        self.advance(at - self.at)
        self.at = at
