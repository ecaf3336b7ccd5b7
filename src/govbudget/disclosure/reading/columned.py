"""Tables whose columns are parted by blanks, as a page becomes text that keeps its layout."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.disclosure.reading.spread import has_head
from govbudget.io.marks import is_wide
from govbudget.tables.wording import above_of, is_amount, is_label, is_note, is_total

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.reading.spread import Rows

__all__ = ["has_amounts", "has_columns", "is_columned_table", "rows_of_columns", "stands_alone"]

#: What parts two columns: two blanks and more.
_GAP = re.compile(r"[ \u00a0\u3000]{2,}")
#: What no cell has, and how long one is at most.
_SENTENCE, _LONGEST = re.compile(r"[。；！？]"), 40
#: So many amounts, and so many lines, make a table.
_AMOUNTS, _LINES = 3, 3


@frozen(slots=True)
class _CellOfLine:
    """A cell of a line, with the places that it takes, in half-width letters."""

    text: str
    start: int
    end: int


def has_columns(line: str) -> bool:
    """Whether a line may be a row: it has two cells, and is none that stands above a table."""
    cells = [cell for cell in _GAP.split(line.strip()) if cell]
    return len(cells) > 1 and any(above_of(cell) is None for cell in cells)


def has_amounts(line: str) -> bool:
    """Whether a line has an amount, or is an item whose amounts are blank."""
    cells = _GAP.split(line.strip())
    return any(map(is_amount, cells)) or _is_whole(cells[0])


def stands_alone(line: str) -> bool:
    """Whether a line with one cell may stand between the rows of a table: it is no sentence."""
    text = line.strip()
    short = len(text) <= _LONGEST and _SENTENCE.search(text) is None
    return (short or is_note(text)) and _GAP.search(text) is None and above_of(text) is None


def is_columned_table(lines: Sequence[str]) -> bool:
    """Whether lines are a table, read or not: they begin with its head, and have amounts."""
    cells = [_GAP.split(line.strip()) for line in lines]
    amounts = sum(map(is_amount, (cell for row in cells for cell in row)))
    return len(lines) >= _LINES and amounts >= _AMOUNTS and has_head(cells)


def rows_of_columns(lines: Sequence[str]) -> Rows | None:
    """The rows of a table; None where its cells do not stand below each other.

    Args:
        lines: its lines, with the blanks in them.
    """
    rows = [_cells(line) for line in lines]
    columns = _columns([row for row in rows if any(is_amount(cell.text) for cell in row)])
    placed = [_placed(row, columns) for row in rows]
    if len(columns) > 1 and None not in placed:
        return tuple(row for row in placed if row is not None)
    if len({len(row) for row in rows}) == 1:
        return tuple(tuple(cell.text for cell in row) for row in rows)
    return None


def _cells(line: str) -> list[_CellOfLine]:
    cells: list[_CellOfLine] = []
    at = place = 0
    gaps = [*_GAP.finditer(line)]
    for gap in [*gaps, None]:
        end = gap.start() if gap else len(line)
        text = line[at:end]
        shown = text.strip()
        before = _width(text[: len(text) - len(text.lstrip())])
        if shown:
            cells.append(_CellOfLine(shown, place + before, place + before + _width(shown)))
        place += _width(line[at : gap.end() if gap else end])
        at = gap.end() if gap else end
    return cells


def _width(text: str) -> int:
    return sum(2 if is_wide(letter) else 1 for letter in text)


def _columns(rows: Sequence[Sequence[_CellOfLine]]) -> list[tuple[int, int]]:
    """The places of the columns: those that cells below each other take together."""
    columns: list[tuple[int, int]] = []
    for cell in sorted((cell for row in rows for cell in row), key=lambda one: one.start):
        if columns and cell.start < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], cell.end)
        else:
            columns.append((cell.start, cell.end))
    return columns


def _placed(
    row: Sequence[_CellOfLine], columns: Sequence[tuple[int, int]]
) -> tuple[str, ...] | None:
    """The cells of a row in their columns; None where two stand in one, or one in none."""
    if len(row) == 1 and not _is_whole(row[0].text):
        return None
    texts = [""] * len(columns)
    for cell in row:
        below = [
            at for at, (start, end) in enumerate(columns) if cell.start < end and start < cell.end
        ]
        below = below or _nearest(cell, columns)
        before = texts[below[0]] if below else ""
        # Two letters with blanks between them are a word: 合    计.
        if not below or len(before) > 1 or (before and len(cell.text) > 1):
            return None
        if len(below) > 1 and is_amount(cell.text):
            return None
        texts[below[0]] = before + cell.text
    return tuple(texts)


def _is_whole(text: str) -> bool:
    """Whether a line with one cell is a row, and no rest of the name in the line above it."""
    return is_label(text) or is_total(text) or is_note(text)


def _nearest(cell: _CellOfLine, columns: Sequence[tuple[int, int]]) -> list[int]:
    """The column beside which a title stands that is above no figure of it; empty if two are."""
    far = sorted(
        (max(start - cell.end, cell.start - end), at) for at, (start, end) in enumerate(columns)
    )
    return [far[0][1]] if far and all(one[0] < two[0] for one, two in pairwise(far[:2])) else []
