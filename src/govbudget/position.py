"""Where something stands in a file: its page, table, row and column."""

from __future__ import annotations

from typing import TypeAlias

from attrs import field, frozen

__all__ = ["Box", "Position", "RowPosition"]

#: A place on a page in points, from the upper left corner of the page as it is shown: the left,
#: upper, right and lower edge.
Box: TypeAlias = tuple[float, float, float, float]


@frozen(slots=True)
class Position:
    """Where something stands; what is not known, or does not apply, is None.

    >>> str(Position(page=8, table=3, row=5, column=2))
    'page 8, table 3, row 5, column 2'

    Attributes:
        page: the page, from 1.
        table: which table of the document, from 1.
        row: the row of the table, or the line of the file, from 1.
        column: the column, from 1.
        box: where its letters stand on the page: the left, upper, right and lower edge in points
            from the upper left corner of the page as it is shown. Two positions that differ in
            nothing else are equal.
    """

    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    box: Box | None = field(default=None, eq=False)

    def __str__(self) -> str:
        parts = (
            ("page", self.page),
            ("table", self.table),
            ("row", self.row),
            ("column", self.column),
        )
        return ", ".join(f"{word} {number}" for word, number in parts if number is not None)

    def plain(self) -> Position:
        """The position without what is only needed to find that of a cell.

        .. versionadded:: 0.2.0
        """
        return self

    def cell(self, at: int) -> Position:
        """Where a cell of the row stands.

        >>> Position(page=8, row=5).cell(0)
        Position(page=8, table=None, row=5, column=1, box=None)

        Args:
            at: which of its cells, from 0.

        .. versionadded:: 0.2.0
        """
        return Position(self.page, self.table, self.row, at + 1)


@frozen(slots=True)
class RowPosition(Position):
    """Where a row stands, and each of its cells on the page.

    Attributes:
        boxes: the place of each cell; None where it is blank.
    """

    boxes: tuple[Box | None, ...] = field(default=(), eq=False, repr=False)

    def plain(self) -> Position:
        """The position without the places of the cells."""
        return Position(self.page, self.table, self.row, self.column, self.box)

    def cell(self, at: int) -> Position:
        """Where a cell of the row stands.

        Args:
            at: which of its cells, from 0.
        """
        box = self.boxes[at] if at < len(self.boxes) else None
        return Position(self.page, self.table, self.row, at + 1, box)
