"""Tables whose cells are parted by bars: a row a line, or a cell a line as web pages leave them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from govbudget.disclosure.reading.cell_rows import rows_of_cells
from govbudget.disclosure.reading.spread import has_head, head_of
from govbudget.tables.wording import is_amount, is_note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.reading.spread import Rows

__all__ = ["has_bar", "is_barred_table", "rows_of_bars"]

_BAR = re.compile(r"[|｜│]")
#: The line below a head: |---|:--:|.
_RULE = re.compile(r"[\s|｜│:+=─━┼-]*[-─━=]{2}[\s|｜│:+=─━┼-]*")
#: So many amounts make lines with bars a table, or the titles of columns that have none.
_AMOUNTS = 3


def has_bar(line: str) -> bool:
    """Whether a line has a bar."""
    return _BAR.search(line) is not None


def is_barred_table(lines: Sequence[str]) -> bool:
    """Whether lines with bars are a table, read or not: no list of links between bars."""
    cells = [[cell.strip() for cell in _BAR.split(line)] for line in lines]
    amounts = sum(map(is_amount, (cell for row in cells for cell in row)))
    return len(lines) > 1 and (amounts >= _AMOUNTS or has_head(cells))


def rows_of_bars(lines: Sequence[str]) -> Rows | None:
    """The rows of a table; None where its bars do not tell them.

    Args:
        lines: its lines, each with a bar.
    """
    lines = [line for line in lines if _RULE.fullmatch(line) is None]
    if not lines or _has_a_cell_a_line(lines):
        return _by_cells(lines)
    rows = _unframed([[cell.strip() for cell in _BAR.split(line)] for line in lines])
    widths = Counter(map(len, rows))
    common = max(widths, key=lambda width: (widths[width], width))
    return _by_lines(rows, common) if common > 1 else None


def _unframed(rows: list[list[str]]) -> list[list[str]]:
    """Rows without what stands outside a frame: a bar before each line, or behind each."""
    before = not any(row[0] for row in rows)
    behind = not any(row[-1] for row in rows)
    return [row[before : len(row) - behind] for row in rows]


def _has_a_cell_a_line(lines: Sequence[str]) -> bool:
    """Whether each cell stands in a line of its own, before its bar."""
    said = [sum(bool(cell.strip()) for cell in _BAR.split(line)) for line in lines]
    one = sum(count == 1 for count in said)
    alone = sum(line.count("|") == 1 for line in lines)
    return 2 * alone > len(lines) or (2 * one > len(lines) - said.count(0) and alone > 0)


def _by_cells(lines: Sequence[str]) -> Rows | None:
    cells: list[str] = []
    ends: set[int] = set()
    begun = ""
    for line in lines:
        *closed, open_ = (cell.strip() for cell in _BAR.split(begun + line))
        cells += closed
        begun = open_
        # Behind blanks a line is broken where a row ends.
        if closed and not closed[-1] and not open_:
            ends.add(len(cells))
    cells += [begun] if begun else []
    return rows_of_cells(cells, ends) or rows_of_cells(cells)


def _by_lines(rows: Sequence[Sequence[str]], width: int) -> Rows | None:
    """Rows of one width, below a head that may have fewer cells, and above notes."""
    first = next((at for at, row in enumerate(rows) if any(map(is_amount, row))), len(rows))
    start = min(first, next(at for at, row in enumerate(rows) if len(row) == width))
    # Where a cell spans others in the head, its rows are narrower than those below.
    start = max([start, *(at + 1 for at, row in enumerate(rows[:first]) if len(row) < width)])
    head = head_of(rows[:start], width)
    if head is None:
        # The halves of a table are told by the titles below them.
        start += 1
        head = head_of(rows[:start], width)
    if head is None:
        return None
    body: list[tuple[str, ...]] = []
    for row in rows[start:]:
        if len(row) != width and not (len(row) == 1 and is_note(row[0])):
            return None
        body.append((*row, *[""] * (width - len(row))))
    return (*head, *body)
