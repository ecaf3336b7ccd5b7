"""The rows of a long text, read from the first whenever they are asked for: none is kept."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from attrs import frozen

from govbudget.base.cells import as_read
from govbudget.base.messages import Message
from govbudget.errors import UnreadableFile, of_system
from govbudget.io import limits
from govbudget.io.decoding import HEAD, Encoding, encoding_of
from govbudget.io.delimited import blocks_of
from govbudget.io.limits import TooManyCells, changes_of, check_plain
from govbudget.io.marks import without_unseen
from govbudget.io.separators import separator_of
from govbudget.io.sniffing import Format, format_of, is_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

__all__ = ["MOST_BLANK", "TextRows", "text_rows"]

#: Of blank rows in a row, more than these are not kept.
MOST_BLANK = 1_000
# No line of a table is longer, in bytes.
_LONGEST = 2_000_000


@frozen
class TextRows:
    """The rows of a text file.

    Attributes:
        path: the file.
        size: how many bytes it has.
        encoding: how it is written.
        separator: what parts its cells.
        errors: whether there may be errors of a spreadsheet in its cells.
        changes: what tells whether somebody wrote to it meanwhile.
    """

    path: str
    size: int
    encoding: Encoding
    separator: str
    errors: bool
    changes: tuple[int, int] | None

    def blocks(self, advance: Callable[[int], None] = lambda _: None) -> Iterator[list[list[Any]]]:
        """The rows from the first on, some thousands at a time.

        Args:
            advance: what to call with the number of bytes that are done, now and then.

        Raises:
            UnreadableFile: quotation marks do not fit, a row is wider than any table, a byte is not
                in the encoding of the others, or somebody wrote to the file meanwhile.
        """
        with _read(self.path) as raw:
            far = _Far(raw, advance)
            text = io.TextIOWrapper(raw, self.encoding.codec, newline="")
            marked, quoted = self.encoding.marked, self.encoding.quoted
            blank = 0
            for block in blocks_of(
                self.path, text, self.separator, marked=marked, quoted=quoted, advance=far
            ):
                self._check_width(block)
                kept = block
                if not all(block):
                    kept, blank = _without_blank(block, blank)
                else:
                    blank = 0
                yield [[*map(as_read, row)] for row in kept] if self.errors else kept
            if changes_of(raw) != self.changes:
                raise UnreadableFile(self.path, Message("errors.file.changed"))

    def _check_width(self, block: list[list[str]]) -> None:
        try:
            limits.check_columns(max(map(len, block)))
        except TooManyCells as error:
            raise UnreadableFile(self.path, error.message) from error


def text_rows(path: str) -> TextRows | None:
    """The rows of a text whose cells are parted by a sign; None where a file is no such text.

    Args:
        path: the file, which can be read more than once.

    Raises:
        UnreadableFile: there is no such file, or it is in none of the encodings that are read.
    """
    with _read(path) as raw:
        changes = changes_of(raw)
        head = raw.read(HEAD)
        if not head.strip() or not is_plain(head) or format_of(path, head) is not Format.TEXT:
            return None
        looked = _Looked(raw, head)
        encoding = encoding_of(path, looked.parts(), longest=_LONGEST)
        separator = separator_of(without_unseen(head.decode(encoding.codec, "ignore")))
        errors = looked.errors or not looked.whole
        return TextRows(path, raw.seek(0, io.SEEK_END), encoding, separator, errors, changes)


@contextmanager
def _read(path: str) -> Iterator[BinaryIO]:
    """A file to read, of which an error of the system is said as that of a file.

    Raises:
        UnreadableFile: the system does not let it be read.
    """
    try:
        check_plain(path)
        with open(path, "rb") as raw:  # noqa: PTH123  a path of bytes that are no text stays as it is
            yield raw
    except OSError as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile(path, of_system(error)) from error


def _without_blank(block: list[list[str]], blank: int) -> tuple[list[list[str]], int]:
    """Some rows without the blank ones that are too many; how many there are at their end.

    Args:
        block: the rows.
        blank: how many blank ones stand before them.
    """
    kept = []
    for row in block:
        blank = 0 if row else blank + 1
        if blank <= MOST_BLANK:
            kept.append(row)
    return kept, blank


class _Looked:
    """The bytes of a file one part after another, and what was seen in them."""

    def __init__(self, raw: BinaryIO, head: bytes) -> None:
        self._raw = raw
        self._head = head
        self.errors = self.whole = False

    def parts(self) -> Iterator[bytes]:
        part = self._head
        while part:
            self.errors = self.errors or b"#" in part  # with which that of a cell begins
            yield part
            part = self._raw.read(HEAD)
        self.whole = True


class _Far:
    """Says how many bytes of a file are done."""

    def __init__(self, raw: BinaryIO, advance: Callable[[int], None]) -> None:
        self._raw = raw
        self._advance = advance
        self._at = 0

    def __call__(self) -> None:
        at = self._raw.tell()
        self._advance(at - self._at)
        self._at = at
