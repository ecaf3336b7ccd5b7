"""Reads the lines of a table one by one: of text nothing but the line at hand stays in memory."""

from __future__ import annotations

import codecs
import csv
import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias, cast

from attrs import frozen

from govbudget.cli.files import STDIN, chosen, no_sheets, progress, sheets_of
from govbudget.errors import UnreadableFile
from govbudget.io.sheets import OLE, ZIP, dialect_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

__all__ = ["Line", "Lines", "open_lines"]

#: A line: its number, and its cells.
Line: TypeAlias = tuple[int, Sequence[object]]

# So much is looked at to tell what the text is, and read at once.
_HEAD = 1 << 18
# A bar shows how far it is in text that has more bytes than that.
_LONG = 2_000_000
# After how many lines the bar moves: a power of two.
_STEP = 8192


@frozen
class Lines:
    """The lines of a table.

    Attributes:
        place: the file, and the sheet where it has several, for sentences.
        rows: the lines, each with its number in the file or sheet; they are read once.
        title: the sheet; empty where the file is text.
        others: the sheets with rows that are not read, where none was asked for.
    """

    place: str
    rows: Iterator[Line]
    title: str = ""
    others: tuple[str, ...] = ()


@contextmanager
def open_lines(path: str, title: str | None = None) -> Iterator[Lines]:
    """Open the lines of a CSV or TSV file, of a spreadsheet, or of standard input.

    A bar shows how far it is where text is long and a person looks.

    Args:
        path: the file; ``-`` is standard input.
        title: the sheet; without it the first with rows.

    Raises:
        UnreadableFile: it cannot be read, or has no such sheet; also while the lines are read.
        MissingExtra: it is a spreadsheet, and the extra ``excel`` is not installed.
    """
    with _opened(path) as (raw, size):
        shown = STDIN if path == "-" else path
        stream: io.BufferedReader = io.BufferedReader(cast("io.RawIOBase", raw), _HEAD)
        try:
            head = stream.peek(_HEAD)
            if head.startswith((ZIP, OLE)):
                yield _of_sheets(path, stream, title)
                return
            if title is not None:
                raise no_sheets(shown)
            encoding = _encoding(shown, raw if size else None, head)
            dialect = dialect_of(head.decode(encoding, "ignore"))
            # Only CR and LF end a line: cells may hold other separators, and quoted ones breaks.
            text = io.TextIOWrapper(stream, encoding, newline="")
            what = "lines" if size is None else "bytes"
            try:
                with progress(size, what, _LONG) as advance:
                    far = _Far(advance, stream if size else None)
                    yield Lines(shown, _text_rows(shown, text, dialect, far))
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
        raise UnreadableFile(path, error.strerror or str(error)) from error
    with raw:
        yield raw, os.fstat(raw.fileno()).st_size if raw.seekable() else None


def _of_sheets(path: str, stream: io.BufferedReader, title: str | None) -> Lines:
    sheets = sheets_of(path, stream if path == "-" else None)
    shown = STDIN if path == "-" else path
    sheet, others = chosen(shown, sheets, title)
    place = f"{shown}, sheet {sheet.title}," if len(sheets) > 1 else shown
    rows = zip(sheet.lines, sheet.rows, strict=True)
    return Lines(place, iter(rows), sheet.title, tuple(others))


def _encoding(path: str, raw: BinaryIO | None, head: bytes) -> str:
    """UTF-8 or GB18030: of a file that can be read twice all of it tells, else its first part.

    A name in Chinese may stand far below a head in ASCII.

    Raises:
        UnreadableFile: it is neither, holds a NUL character, or is empty.
    """
    if not head.strip():
        raise UnreadableFile(path, "it is empty")
    decoder = codecs.getincrementaldecoder("utf-8")()
    part, encoding = head, "utf-8-sig"
    while part:
        if b"\0" in part:
            raise UnreadableFile(path, "it has a NUL character: it is no text")
        try:
            decoder.decode(part)
        except UnicodeDecodeError:
            encoding = "gb18030"
            break
        part = raw.read(_HEAD) or b"" if raw is not None else b""
    if raw is not None:
        raw.seek(len(head))
    if encoding == "gb18030":
        try:
            codecs.getincrementaldecoder(encoding)().decode(head)
        except UnicodeDecodeError as error:
            reason = "it is neither a spreadsheet nor text in UTF-8 or GB18030"
            raise UnreadableFile(path, reason) from error
    return encoding


class _Far:
    """Moves the bar on: by the bytes of a file, by the lines of what cannot be read twice."""

    def __init__(self, advance: Callable[[int], None], stream: io.BufferedReader | None) -> None:
        self.advance = advance
        self.stream = stream
        self.at = 0

    def __call__(self) -> None:
        if self.stream is None:
            self.advance(_STEP)
            return
        at = self.stream.tell()
        self.advance(at - self.at)
        self.at = at


def _text_rows(
    path: str, text: io.TextIOWrapper, dialect: type[csv.Dialect], far: Callable[[], None]
) -> Iterator[Line]:
    reader = csv.reader(text, dialect)
    begins = 1
    try:
        for row in reader:
            yield begins, row
            begins = reader.line_num + 1
            if not begins % _STEP:
                far()
        far()
    except csv.Error as error:
        raise UnreadableFile(path, f"it is no CSV: line {begins}: {error}") from error
    except UnicodeDecodeError as error:
        encoding = text.encoding.removesuffix("-sig").upper()
        raise UnreadableFile(
            path, f"from about line {begins:,} on it is not text in {encoding}"
        ) from error
