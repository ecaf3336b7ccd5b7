"""Heads that the end of a page cut: what stands of them on the next page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.io.source import Grid
    from govbudget.tables.layout.heads import Head

__all__ = ["below_head_again", "is_head_alone"]


def is_head_alone(head: Head, rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table has a head and no row below it.

    Args:
        head: the head.
        rows: all rows of the table.
    """
    return bool(head.rows) and head.end >= len(rows)


def below_head_again(grid: Grid, rows: Sequence[Sequence[str]]) -> Grid | None:
    """A grid without the first lines of a cut head, which its page may repeat.

    None where nothing else stands in it.

    Args:
        grid: the grid on the next page.
        rows: the rows of the table so far: what stands above its head, and the head.
    """
    known = {tuple(filter(None, row)) for row in rows}
    again = 0
    while again < len(grid.rows) and tuple(filter(None, grid.rows[again])) in known:
        again += 1
    return None if again == len(grid.rows) else grid.part(again, len(grid.rows))
