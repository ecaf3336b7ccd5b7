"""Builds a grid from rows of cells, whatever format they come from."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from govbudget.base.cells import NotRead, as_read
from govbudget.io.limits import check_cells, check_columns
from govbudget.io.marks import cell_text, one_line
from govbudget.io.source import Grid, Paragraph, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.io.source import Block
    from govbudget.position import Box

__all__ = ["Spans", "grid_of"]

#: A row of an empty form has so many places.
_FORM = 3


def grid_of(
    rows: Sequence[Sequence[str]],
    *,
    page: int | None = None,
    sheet: str = "",
    first_row: int = 1,
    boxes: Sequence[Sequence[Box | None]] = (),
    unsure: bool = False,
) -> Iterator[Block]:
    """The grid of some rows; paragraphs where no row has two cells; nothing where all is blank.

    Args:
        rows: the text of each cell; the rows may differ in length.
        page: the page that it stands on.
        sheet: the sheet that it stands in.
        first_row: the row of the sheet or file that the first row stands in.
        boxes: where each cell stands on the page, where that is known.
        unsure: whether its columns are told from where its words stand alone.

    Raises:
        TooManyCells: it has more than ten million.
    """
    cells = [[_text(cell) for cell in row] for row in rows]
    while cells and not any(cells[-1]):
        cells.pop()
    if not cells:
        return
    if _is_prose(cells, rows):
        yield from (
            Paragraph(said, page, _pieces(page, place))
            for row, placed in zip_longest(rows, boxes, fillvalue=())
            for cell, place in zip_longest(row, placed[: len(row)])
            for line in cell.splitlines()
            if (said := one_line(line))
        )
        return
    blank = next(number for number, row in enumerate(cells) if any(row))
    cells = cells[blank:]
    width = max(map(_used, cells)) if sheet else max(map(len, cells))
    check_columns(width)
    check_cells(width * len(cells))
    filled = tuple(tuple((row + [""] * (width - len(row)))[:width]) for row in cells)
    placed = tuple(
        (*row[:width], *[None] * (width - len(row))) for row in boxes[blank : blank + len(cells)]
    )
    yield Grid(filled, page, sheet, first_row + blank, placed, unsure)


def _pieces(page: int | None, box: Box | None) -> tuple[Piece, ...]:
    return (Piece(0, page, box),) if page is not None and box else ()


def _text(cell: str) -> str:
    """The text of a cell on one line; what was not read stays as it is."""
    return cell if isinstance(cell, NotRead) else as_read(cell_text(cell))


def _is_prose(cells: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]) -> bool:
    """Whether no row has two texts: a table that only frames text, or a sheet of it.

    An empty form has three places or more in a row; of a sheet, none counts that holds nothing.
    """
    return all(sum(map(bool, row)) <= 1 for row in cells) and all(len(row) < _FORM for row in rows)


def _used(row: Sequence[str]) -> int:
    return max((number for number, cell in enumerate(row, 1) if cell), default=0)


class Spans:
    """Lays cells that span columns and rows into rows of plain cells.

    The text stands in the first place of a span, and "" in the others.
    """

    def __init__(self, widest: int = 1000) -> None:
        """Begin without rows.

        Args:
            widest: the most columns that a span may take: a page may ask for any number.
        """
        self.rows: list[list[str]] = []
        #: The cells over several rows: the first row, the last one, and the column.
        self.merges: list[tuple[int, int, int]] = []
        self._widest = widest
        self._taken: dict[int, int] = {}
        self._places = 0

    def begin_row(self) -> None:
        """Begin a row; what spans from above takes its places at once."""
        if self.rows:
            self._places += len(self.rows[-1])
        self.rows.append([])
        self._skip()

    def add(self, text: str, columns: int = 1, rows: int = 1) -> None:
        """Put a cell at the next free place of the row.

        Args:
            text: its text.
            columns: how many columns it spans; below one counts as one.
            rows: how many rows it spans.

        Raises:
            TooManyCells: the table has more than ten million.
        """
        if not self.rows:
            self.begin_row()
        row = self.rows[-1]
        self._skip()
        columns = max(1, min(columns, self._widest))
        if rows > 1:
            here = len(self.rows) - 1
            self.merges.append((here, here + min(rows, 100_000) - 1, len(row)))
        for place in range(len(row), len(row) + columns):
            if rows > 1:
                self._taken[place] = len(self.rows) - 1 + min(rows, 100_000)
        row.extend([text, *[""] * (columns - 1)])
        check_cells(self._places + len(row))

    def end_row(self) -> None:
        """End a row: the places to its right that a span from above takes are blank."""
        row = self.rows[-1]
        last = max((at for at, until in self._taken.items() if until >= len(self.rows)), default=-1)
        row.extend([""] * (last + 1 - len(row)))
        check_cells(self._places + len(row))

    def _skip(self) -> None:
        row, number = self.rows[-1], len(self.rows)
        while self._taken.get(len(row), 0) >= number:
            row.append("")
