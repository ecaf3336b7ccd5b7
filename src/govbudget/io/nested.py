"""A table under way: as a grid, and as the layout of a page that holds others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.io.grids import Spans, grid_of
from govbudget.io.marks import one_line
from govbudget.io.merged import fill_down
from govbudget.io.source import Grid, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.io.source import Block

__all__ = ["NestedTable", "paragraphs_of"]

#: A layout has no more cells of its own, and its text is longer than this.
_FEW_CELLS, _LONG_CELL = 8, 300


class NestedTable:
    """A table, with the blocks that stand in its cells and are no text of them."""

    def __init__(self) -> None:
        """Begin without rows."""
        self.spans = Spans()
        #: The texts of its cells and the blocks within them, in their order.
        self._flow: list[str | Block] = []
        #: The blocks within its cells.
        self._within: list[Block] = []

    def begin_row(self) -> None:
        """Begin a row, and end the one under way."""
        self._end_row()
        self.spans.begin_row()

    def _end_row(self) -> None:
        if self.spans.rows:
            self.spans.end_row()

    def add(self, text: str, columns: int = 1, rows: int = 1) -> None:
        """Add a cell: its text, and how many columns and rows it spans."""
        self.spans.add(text, columns, rows)
        if text.strip():
            self._flow.append(text)

    def hold(self, blocks: Iterable[Block]) -> None:
        """Take in what stands in the cell under way and is no text of it."""
        for block in blocks:
            self._within.append(block)
            self._flow.append(block)

    def blocks(self, *, within: bool = False) -> Iterator[Block]:
        """What it is: a grid, or, where it only lays out a page, what its cells hold.

        Args:
            within: whether it stands in a cell; then a table of which only the head is filled keeps
                a blank row, which tells it from cells in a line.
        """
        self._end_row()
        if not self._lays_out():
            yield from self._within
            fill_down(self.spans.rows, self.spans.merges)
            for block in grid_of(self.spans.rows):
                if within and isinstance(block, Grid) and len(self.spans.rows) > len(block.rows):
                    rows = (*block.rows, ("",) * len(block.rows[0]))
                    yield evolve(block, rows=rows)
                else:
                    yield block
            return
        for part in self._flow:
            if isinstance(part, str):
                yield from paragraphs_of(part)
            else:
                yield part

    def _lays_out(self) -> bool:
        """Whether it holds tables that say more than itself, or long texts in few cells."""
        own = [part for part in self._flow if isinstance(part, str)]
        inner = sum(
            bool(cell)
            for block in self._within
            if isinstance(block, Grid)
            for row in block.rows
            for cell in row
        )
        if inner:
            return inner >= len(own)
        return len(own) <= _FEW_CELLS and any(
            len(text) > _LONG_CELL and len(list(paragraphs_of(text))) > _FEW_CELLS for text in own
        )


def paragraphs_of(text: str) -> Iterator[Paragraph]:
    """The lines of a text that are not blank, each a paragraph."""
    for line in text.split("\n"):
        if said := one_line(line):
            yield Paragraph(said)
