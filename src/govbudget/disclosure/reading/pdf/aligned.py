"""Tables that a PDF page prints without ruled lines: columns told from where the words stand."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from govbudget.disclosure.reading.clean import begins_caption
from govbudget.disclosure.reading.pdf.glyphs import box_of, in_lines, line_text
from govbudget.io.marks import is_wide
from govbudget.tables.wording import is_note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.reading.pdf.glyphs import Glyph
    from govbudget.disclosure.reading.pdf.stacked import Placed

__all__ = ["Aligned", "aligned_tables"]

#: A gap this wide, in letter sizes, parts two cells.
_APART = 1.5
#: So many rows in a row, none further from the last than this in letter sizes, are a table.
_ROWS, _SPACING = 3, 4.0
#: Lines of one cell stand closer than this, in letter sizes.
_TIGHT = 1.8
#: A row has this many cells, or two of which one is surely an amount.
_CELLS = 3
_AMOUNT = re.compile(r"[-－]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)")
_NUMBER = re.compile(r"[-－]?[\d,]+(?:\.\d+)?%?")

#: An amount or a code is a cell of its own where a gap wider than this, and no unit, follows.
_NARROW = 0.3
_WHOLE = re.compile(r"[-－]?[\d,]+\.\d+|\d{3}(?:\d\d){0,2}")
_EXACT = re.compile(r"[-－]?[\d,]+\.\d\d")
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
    runs = [
        (rows, _columns(rows) if _is_table(rows) else [])
        for rows in _runs([_cells(line) for line in in_lines(glyphs)])
    ]
    broken = set(_broken(runs))
    for at, (rows, columns) in enumerate(runs):
        if len(columns) < 2 or at in broken:  # noqa: PLR2004  one column is text
            rest += _glyphs(rows)
            continue
        head = _untold_head(rows, columns)
        rest += _glyphs(rows[:head])
        top = min(glyph.base - glyph.size for glyph in rows[head][0])
        tables.append(Aligned(top, [_laid(row, columns) for row in rows[head:]], columns))
    return tables, rest


def _glyphs(rows: Sequence[_Row]) -> Iterator[Glyph]:
    return (glyph for row in rows for cell in row for glyph in cell)


def _untold_head(rows: Sequence[_Row], columns: Sequence[tuple[float, float]]) -> int:
    """How many rows above the first with a number are titles of nobody knows which columns."""
    head = next((at for at, row in enumerate(rows) if _has_number(row)), 0)
    for row in rows[:head]:
        over = [{at for at, one in enumerate(columns) if _over(cell, one)} for cell in row]
        if any(one & two for one, two in pairwise(over)):
            return head
    return 0


def _broken(runs: Sequence[tuple[list[_Row], list[tuple[float, float]]]]) -> Iterator[int]:
    """The runs whose cells go on in a line of their own: which row that belongs to is not known."""
    torn = False
    for at, ((rows, columns), (below, _)) in enumerate(pairwise([*runs, ([], [])])):
        if not columns:
            torn = torn and bool(below) and _is_tight(rows[-1], below[0])
            continue
        if (below and _is_rest(rows[-1], below[0], columns)) or torn:
            torn = True
            yield at


def _is_tight(row: _Row, below: _Row) -> bool:
    return below[0][0].base - row[0][0].base <= _TIGHT * row[0][0].size


def _is_rest(row: _Row, below: _Row, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a line stands close below a row, each of its cells within one of the columns."""
    text = line_text(below[0])
    if not _is_tight(row, below) or begins_caption(text) or is_note(text):
        return False
    return all(sum(_over(cell, one) for one in columns) == 1 for cell in below)


def _cells(line: Sequence[Glyph]) -> _Row:
    row: _Row = []
    end = 0.0
    for glyph in line:
        if not glyph.text.strip():
            if row:
                row[-1].append(glyph)
            continue
        gap = (glyph.x0 - end) / glyph.size
        if row and gap <= _APART and not _is_whole(row[-1], glyph, gap):
            row[-1].append(glyph)
        else:
            row.append([glyph])
        end = glyph.x1
    return row


def _is_whole(cell: _Cell, glyph: Glyph, gap: float) -> bool:
    """Whether a cell is an amount or a code, and the next letter is no unit behind it.

    A name begins where an amount ends, though the two touch.
    """
    if glyph.text in _UNITS or not (gap > _NARROW or is_wide(glyph.text)):
        return False
    return (_WHOLE if gap > _NARROW else _EXACT).fullmatch(line_text(cell)) is not None


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


def _over(cell: _Cell, column: tuple[float, float]) -> bool:
    """Whether a cell and a column stand over each other."""
    start, end = _reach(cell)
    return start < column[1] and column[0] < end


def _laid(row: _Row, columns: Sequence[tuple[float, float]]) -> list[Placed]:
    # Titles that touch are one cell, and others stand above columns that are blank.
    if len(row) == len(columns) and (_has_number(row) or all(map(_over, row, columns))):
        return [(line_text(cell, in_cell=True), box_of(cell)) for cell in row]
    laid: list[list[Glyph]] = [[] for _ in columns]
    is_title = not _has_number(row) and len(row) > 1
    for cell in row:
        start, end = _reach(cell)
        if is_title and not any(_over(cell, one) for one in columns):
            continue

        def missed(number: int, start: float = start, end: float = end) -> tuple[float, float]:
            left, right = columns[number]
            common = min(end, right) - max(start, left)
            return -min(common, 1.0), max(start, left)

        at = min(range(len(columns)), key=missed)
        laid[at] += cell
    return [(line_text(cell, in_cell=True), box_of(cell)) for cell in laid]
