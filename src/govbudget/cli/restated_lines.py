"""Puts the lines of files on the edition of one year; what is wrong names the line of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from govbudget.errors import FigureNotRead, GovBudgetError, MalformedLine, UnreadableFile
from govbudget.restating.restate import restate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.cli.lines_in import Lines
    from govbudget.cli.year_lines import YearLines
    from govbudget.restating.restated import Restated

__all__ = ["ReadFile", "place_of", "restated_lines"]


class ReadFile(NamedTuple):
    """A file of lines.

    Attributes:
        path: the file.
        read: its lines with their years.
        lines: the file as it was opened.
    """

    path: str
    read: YearLines
    lines: Lines


def restated_lines(files: Sequence[ReadFile], *, not_read: str, **asked: Any) -> Restated:
    """The lines of some files on another edition.

    Args:
        files: the files.
        not_read: ``raise`` where an amount that was not read is an error, else ``skip``.
        asked: what else :func:`~govbudget.restate` is asked for.

    Raises:
        MalformedLine: a line of the only file has a code or a year that is none.
        UnreadableFile: so has a line of one of several files.
        FigureNotRead: an amount was not read, and is not to be passed over.
    """
    at: tuple[str, int] | None = None

    def given() -> Iterator[tuple[object, str, object]]:
        nonlocal at
        for file in files:
            for number, year, code, amount in file.read.lines:
                at = (file.path, number)
                yield year, code, amount
        at = None

    try:
        found = restate(given(), not_read="skip", **asked)
    except GovBudgetError as error:
        if at is None:
            raise
        path, number = at
        wrong = MalformedLine(number, error.message)
        if len(files) > 1:
            raise UnreadableFile(path, wrong.message) from error
        raise wrong from error
    if found.unread and not_read == "raise":
        unread = [(place_of(files, line)[1], code, why) for line, code, why in found.unread]
        raise FigureNotRead(tuple(unread))
    return found


def place_of(files: Sequence[ReadFile], line: int) -> tuple[str, int]:
    """The file and the number there of a line, which is counted from 1 over all files."""
    for file in files:
        if line <= len(file.read.lines):
            return file.path, file.read.lines[line - 1][0]
        line -= len(file.read.lines)
    raise IndexError(line)
