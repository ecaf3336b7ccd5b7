"""Tables that a PDF page prints without ruled lines: columns told from where the words stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from govbudget.disclosure.reading.pdf.glyphs import box_of, in_lines, line_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.reading.pdf.glyphs import Glyph
    from govbudget.disclosure.reading.pdf.stacked import Placed

__all__ = ["Aligned", "aligned_tables"]

#: A gap this wide, in letter sizes, parts two cells.
_APART = 1.5
#: So many rows in a row, none further from the last than this in letter sizes, are a table.
_ROWS, _SPACING = 3, 4.0
#: A row has this many cells, or two of which one is surely an amount.
_CELLS = 3
_AMOUNT = re.compile(r"[-－]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)")
_NUMBER = re.compile(r"[-－]?[\d,]+(?:\.\d+)?%?")

#: An amount or a code is a cell of its own where a gap wider than this, and no unit, follows.
_NARROW = 0.3
_WHOLE = re.compile(r"[-－]?[\d,]+\.\d+|\d{3}(?:\d\d){0,2}")
_UNITS = frozenset("元万亿千百年月日个名辆台家项人次户%％、，。；）)")

_Cell = list["Glyph"]
_Row = list[_Cell]


class Aligned(NamedTuple):
    """A table without ruled lines.

    Attributes:
        top: where it begins, in points from the top.
        rows: the text of its cells and their places.
        spans: from where to where each of its columns reaches.
    """

    top: float
    rows: list[list[Placed]]
    spans: list[tuple[float, float]]


def aligned_tables(
    glyphs: Sequence[Glyph],
) -> tuple[list[Aligned], list[Glyph]]:
    """The tables among letters that stand outside of ruled ones.

    Args:
        glyphs: the letters.

    Returns:
        The tables, and the other letters.
    """
    tables: list[Aligned] = []
    rest: list[Glyph] = []
    for rows in _runs([_cells(line) for line in in_lines(glyphs)]):
        columns = _columns(rows) if _is_table(rows) else []
        if len(columns) < 2:  # noqa: PLR2004  one column is text
            rest += (glyph for row in rows for cell in row for glyph in cell)
            continue
        top = min(glyph.base - glyph.size for glyph in rows[0][0])
        tables.append(Aligned(top, [_laid(row, columns) for row in rows], columns))
    return tables, rest


def _cells(line: Sequence[Glyph]) -> _Row:
    row: _Row = []
    end = 0.0
    for glyph in line:
        if not glyph.text.strip():
            if row:
                row[-1].append(glyph)
            continue
        gap = (glyph.x0 - end) / glyph.size
        if row and gap <= _APART and not (gap > _NARROW and _is_whole(row[-1], glyph)):
            row[-1].append(glyph)
        else:
            row.append([glyph])
        end = glyph.x1
    return row


def _is_whole(cell: _Cell, glyph: Glyph) -> bool:
    """Whether a cell is an amount or a code, and the next letter is no unit behind it."""
    return glyph.text not in _UNITS and _WHOLE.fullmatch(line_text(cell)) is not None


def _runs(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Rows that may be a table together; each other line by itself."""
    run: list[_Row] = []
    for row in rows:
        if not row:
            continue
        near = run and row[0][0].base - run[-1][0][0].base <= _SPACING * row[0][0].size
        if run and not (near and _is_row(row) and _is_row(run[-1])):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _is_row(row: _Row) -> bool:
    if len(row) >= _CELLS:
        return True
    return len(row) > 1 and any(_AMOUNT.fullmatch(line_text(cell)) for cell in row)


def _is_table(rows: Sequence[_Row]) -> bool:
    return len(rows) >= _ROWS and sum(map(_has_number, rows)) * 2 >= len(rows)


def _has_number(row: _Row) -> bool:
    return any(_NUMBER.fullmatch(line_text(cell)) for cell in row[1:])


def _columns(rows: Sequence[_Row]) -> list[tuple[float, float]]:
    """From where to where each column reaches; heads span several and do not count."""
    spans = sorted(_reach(cell) for row in rows if _has_number(row) for cell in row)
    columns: list[tuple[float, float]] = []
    for start, end in spans:
        if columns and start <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], end))
        else:
            columns.append((start, end))
    return columns


def _reach(cell: _Cell) -> tuple[float, float]:
    return cell[0].x0, max(glyph.x1 for glyph in cell if glyph.text.strip())


def _laid(row: _Row, columns: Sequence[tuple[float, float]]) -> list[Placed]:
    if len(row) == len(columns):
        return [(line_text(cell, in_cell=True), box_of(cell)) for cell in row]
    laid: list[list[Glyph]] = [[] for _ in columns]
    for cell in row:
        start, end = _reach(cell)

        def missed(number: int, start: float = start, end: float = end) -> tuple[float, float]:
            left, right = columns[number]
            common = min(end, right) - max(start, left)
            return -min(common, 1.0), max(start, left)

        at = min(range(len(columns)), key=missed)
        laid[at] += cell
    return [(line_text(cell, in_cell=True), box_of(cell)) for cell in laid]
