"""Sheets that hold running text besides their tables, parted into both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.io.grids import grid_of
from govbudget.io.marks import one_line
from govbudget.io.source import Paragraph
from govbudget.tables.layout.above import above_row
from govbudget.tables.wording import is_note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.io.source import Block

__all__ = ["sheet_blocks"]

# A sentence has its stop, and is longer than the name of a row.
_STOP, _LONG = "。", 20
# One sentence alone may stand in a form; so many below each other are running text.
_SENTENCES = 2
# A number, a title, a body, a date and a unit: no more lines stand above a table.
_CAPTION = 6


def sheet_blocks(rows: Sequence[Sequence[str]], sheet: str) -> Iterator[Block]:
    """The blocks of a sheet: its tables as grids, and the running text between them.

    Titles, units and notes stay with their tables.

    Args:
        rows: the text of each cell.
        sheet: the name of the sheet.
    """
    lines = [[text for cell in row if (text := one_line(cell))] for row in rows]
    done = 0
    for start, end in _texts(lines):
        yield from grid_of(rows[done:start], sheet=sheet, first_row=done + 1)
        yield from (Paragraph(text) for line in lines[start:end] for text in line)
        done = end
    yield from grid_of(rows[done:], sheet=sheet, first_row=done + 1)


def _texts(lines: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Where the pieces of running text begin and end."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and len(lines[end]) <= 1:
            end += 1
        found = _text(lines, start, end)
        if found is not None:
            yield found
        start = end + 1


def _text(lines: Sequence[Sequence[str]], start: int, end: int) -> tuple[int, int] | None:
    """The running text among rows of one cell at most; None where there is none."""
    said = [at for at in range(start, end) if lines[at] and _is_sentence(lines[at][0])]
    if len(said) < _SENTENCES:
        return None
    first, last = said[0], said[-1] + 1
    if start == 0:
        first = 0
    else:
        blanks = (at for at in range(start, first) if not lines[at])
        first = next(blanks, first)
    if end == len(lines):
        return first, end
    return first, next(
        (at for at in range(max(last, end - _CAPTION), end) if _opens(lines[at])), end
    )


def _opens(line: Sequence[str]) -> bool:
    """Whether a line is the first of those above a table."""
    return bool(line) and above_row(line) is not None


def _is_sentence(text: str) -> bool:
    return _STOP in text and len(text) >= _LONG and not is_note(text)
