"""Where something stands in a file: its page, table, row and column."""

from __future__ import annotations

from attrs import frozen

__all__ = ["Position"]


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
    """

    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = (
            ("page", self.page),
            ("table", self.table),
            ("row", self.row),
            ("column", self.column),
        )
        return ", ".join(f"{word} {number}" for word, number in parts if number is not None)
