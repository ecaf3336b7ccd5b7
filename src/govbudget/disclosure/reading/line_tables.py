"""The tables among the lines of a text: cells parted by tabs, by bars, by blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.reading.barred import has_bar, is_barred_table, rows_of_bars
from govbudget.disclosure.reading.columned import (
    has_amounts,
    has_columns,
    is_columned_table,
    rows_of_columns,
    stands_alone,
)
from govbudget.io.grids import grid_of
from govbudget.io.marks import one_line
from govbudget.io.source import Lost, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from govbudget.disclosure.reading.spread import Rows
    from govbudget.io.source import Block

__all__ = ["blocks_of_lines"]

#: So many blank lines may stand between two rows of a table.
_BLANK = 1


def blocks_of_lines(lines: Sequence[str], lost: list[Lost]) -> Iterator[Block]:
    """The tables and the other lines of a text, in their order.

    Args:
        lines: its lines, with the blank ones.
        lost: where it is noted which lines are a table that was not read.
    """
    at = 0
    while at < len(lines):
        end = _tabs_end(lines, at)
        if end > at:
            yield from grid_of([line.split("\t") for line in lines[at:end]], first_row=at + 1)
        else:
            end, rows = _parted(lines, at, lost)
            if rows:
                yield from grid_of(rows, first_row=at + 1)
            else:
                end = max(end, at + 1)
                yield from _paragraphs(lines, at, end)
        at = end


def _paragraphs(lines: Sequence[str], start: int, end: int) -> Iterator[Block]:
    for at in range(start, end):
        if said := one_line(lines[at]):
            yield Paragraph(said, line=at + 1)


def _tabs_end(lines: Sequence[str], start: int) -> int:
    """Where lines with tabs end that are a table; the line itself where none begins with it."""
    at = start
    while at < len(lines) and (
        _is_row(lines[at]) or (at > start and "\t" in lines[at] and lines[at].strip())
    ):
        at += 1
    return at


def _is_row(line: str) -> bool:
    """Whether a line begins a table: tabs before a text indent it, and one after it is a slip."""
    return "\t" in line.strip(" \t") or "\t\t" in line.lstrip(" \t")


def _parted(lines: Sequence[str], at: int, lost: list[Lost]) -> tuple[int, Rows | None]:
    """Where lines end that belong together, and the rows of the table that they are."""
    if has_bar(lines[at]):
        end = _run_end(lines, at, has_bar)
        some = [line for line in lines[at:end] if line.strip()]
        if not is_barred_table(some):
            return end, None
        rows, what = rows_of_bars(some), "lost.bar_lines"
    elif has_columns(lines[at]):
        end = _run_end(lines, at, has_columns, stands_alone)
        # What stands below the last figure belongs to the page.
        while end > at + 1 and not has_amounts(lines[end - 1]):
            end -= 1
        some = [line for line in lines[at:end] if line.strip()]
        if not is_columned_table(some):
            return at + 1, None
        rows, what = rows_of_columns(some), "lost.blank_lines"
    else:
        return at + 1, None
    if rows is None:
        lost.append(Lost.of(Message(what, count=len(some), line=at + 1)))
    return end, rows


def _run_end(
    lines: Sequence[str],
    start: int,
    is_row: Callable[[str], bool],
    may_stand: Callable[[str], bool] = lambda _: False,
) -> int:
    """The line behind the last row of a table.

    Args:
        lines: all lines.
        start: the first row.
        is_row: tells whether a line is a row.
        may_stand: tells whether it is one where another row follows.
    """
    end = at = start
    blank = 0
    while at < len(lines) and blank <= _BLANK:
        line = lines[at]
        at += 1
        if not line.strip():
            blank += 1
        elif is_row(line):
            end, blank = at, 0
        elif may_stand(line):
            blank = 0
        else:
            break
    return end
