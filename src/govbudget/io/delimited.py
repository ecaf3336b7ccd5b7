"""Rows of text whose cells are parted by commas, tabs or another sign."""

from __future__ import annotations

import csv
import re
from collections import deque
from contextlib import contextmanager
from itertools import islice, tee
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from govbudget.base.messages import Message
from govbudget.errors import UnreadableFile
from govbudget.io.marks import without_unseen
from govbudget.io.separators import cut, is_open, unguarded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Row", "blocks_of", "rows_of"]

#: The line that a row begins in, from 1, and its cells.
Row: TypeAlias = tuple[int, list[str]]

_BREAK = re.compile(r"\r\n|\n|\r")
#: After how many lines a bar moves on, and those held in case of a fault are let go.
STEP = 8192


def rows_of(
    path: str,
    lines: Iterable[str],
    separator: str,
    *,
    marked: bool = True,
    quoted: bool = True,
    advance: Callable[[], None] = lambda: None,
) -> Iterator[Row]:
    """The rows of a text, each with the line that it begins in; one by one, none is kept.

    A cell in quotation marks may hold line breaks. One that swallows rows, because a mark in it was
    never closed or is closed rows below, is an error; a mark that closes within its line without a
    separator behind it, as in ``"三公"经费``, is part of the text.

    Args:
        path: the file, for the message.
        lines: its lines, with what ends them.
        separator: what parts the cells.
        marked: whether there may be signs that nobody sees, or guards as ``="2012604"``.
        quoted: whether there may be quotation marks.
        advance: what to call after every 8,192 lines, and at the end.

    Raises:
        UnreadableFile: quotation marks do not fit, a cell is longer than the csv module takes, or
            the text is not in the encoding that its beginning is in.
    """
    if marked:
        lines = map(without_unseen, lines)
    reading = _Reading(path, lines, separator, advance)
    rows = reading.quoted() if quoted else reading.plain()
    return map(_meant, rows) if marked else rows


def blocks_of(
    path: str,
    lines: Iterable[str],
    separator: str,
    *,
    marked: bool = True,
    quoted: bool = True,
    advance: Callable[[], None] = lambda: None,
) -> Iterator[list[list[str]]]:
    """The cells of the rows that :func:`rows_of` gives, some thousands of rows at a time.

    Args:
        path: the file, for the message.
        lines: its lines, with what ends them.
        separator: what parts the cells.
        marked: whether there may be signs that nobody sees, or guards.
        quoted: whether there may be quotation marks.
        advance: what to call after each of them.

    Raises:
        UnreadableFile: as there.
    """
    if not (marked or quoted):
        yield from _Reading(path, lines, separator, advance).blocks()
        return
    rows = rows_of(path, lines, separator, marked=marked, quoted=quoted, advance=advance)
    cells = map(itemgetter(1), rows)
    while block := list(islice(cells, STEP)):
        yield block


def _meant(row: Row) -> Row:
    return row[0], [unguarded(cell) for cell in row[1]]


class _Reading:
    """Reads the rows of a text."""

    def __init__(
        self, path: str, lines: Iterable[str], separator: str, advance: Callable[[], None]
    ) -> None:
        self.line = 1
        self._path = path
        self._lines = lines
        self._behind: Iterator[str] = iter(())
        self._separator = separator
        self._advance = advance
        self._let_go = 0

    def plain(self) -> Iterator[Row]:
        """The rows of a text without quotation marks, of which each is a line."""
        reader = csv.reader(self._lines, delimiter=self._separator)
        numbered = enumerate(reader, 1)
        with self._faults_of(reader):
            while True:
                yield from islice(numbered, STEP)
                if reader.line_num < self.line:
                    break
                self._pass(reader.line_num)
        self._advance()

    def blocks(self) -> Iterator[list[list[str]]]:
        """The cells of the same rows, some thousands at a time."""
        reader = csv.reader(self._lines, delimiter=self._separator)
        with self._faults_of(reader):
            while block := list(islice(reader, STEP)):
                yield block
                self._advance()

    @contextmanager
    def _faults_of(self, reader: Any) -> Iterator[None]:
        """Says where a text cannot be read."""
        try:
            yield
        except csv.Error as error:
            message = _open_mark(reader.line_num, str(error))
            raise UnreadableFile(self._path, message) from error
        except UnicodeDecodeError as error:
            self.line = reader.line_num + 1
            raise self._no_text(error) from error

    def quoted(self) -> Iterator[Row]:
        """The rows of any text."""
        # The second of the two lags behind, to have the line at hand where one cannot be read.
        lines, self._behind = tee(self._lines)
        reader = csv.reader(lines, delimiter=self._separator, strict=True)
        before: list[str] = []
        while True:
            try:
                for row in reader:
                    line = reader.line_num
                    if line != self.line and before:
                        _check_swallowed(self._path, self.line, row, len(before), self._separator)
                    yield self.line, row
                    before = row
                    self.line = line + 1
                    if line - self._let_go >= STEP:
                        self._pass(line)
            except csv.Error as error:
                yield self.line, self._literal(reader.line_num, str(error))
                self.line += 1
            except UnicodeDecodeError as error:
                raise self._no_text(error) from error
            else:
                self._advance()
                return

    def _no_text(self, error: UnicodeDecodeError) -> UnreadableFile:
        return UnreadableFile(
            self._path,
            Message(
                "errors.file.not_text",
                line=self.line,
                encoding=error.encoding.upper(),
                byte=format(error.object[error.start], "02X"),
            ),
        )

    def _pass(self, line: int) -> None:
        """Let go of the lines up to one, and move the bar on."""
        self._advance()
        deque(islice(self._behind, line - self._let_go), 0)
        self._let_go = line
        self.line = line + 1

    def _literal(self, ends: int, error: str) -> list[str]:
        """The cells of a line that the csv module refuses, its marks taken as text.

        Raises:
            UnreadableFile: it opens a mark that it does not close.
        """
        if ends == self.line:
            deque(islice(self._behind, ends - 1 - self._let_go), 0)
            self._let_go = ends
            text = next(self._behind, "")
            if len(text) <= csv.field_size_limit() and not is_open(text, self._separator):
                return cut(text, self._separator)
        raise UnreadableFile(self._path, _open_mark(self.line, error))


def _open_mark(line: int, error: str) -> Message:
    return Message("errors.csv.open_mark", line=line, error=error)


def _check_swallowed(path: str, line: int, row: list[str], width: int, separator: str) -> None:
    """Refuse a cell that holds whole rows.

    Raises:
        UnreadableFile: its lines would be rows as wide as the row before, were it not for the
            quotation marks.
    """
    if width == 1:
        return
    for at, cell in enumerate(row):
        if separator not in cell:
            continue
        pieces = [piece.count(separator) + 1 for piece in _BREAK.split(cell)]
        pieces[0] += at
        pieces[-1] += len(row) - at - 1
        if len(pieces) > 1 and 2 * sum(one == width for one in pieces) > len(pieces):
            raise UnreadableFile(
                path,
                Message("errors.csv.swallowed", line=line, cell=at + 1, below=len(pieces) - 1),
            )
