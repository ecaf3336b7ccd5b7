"""The rows of a head of which a cell spans several columns, and leaves no blank for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.tables.lexicon.heads import heads_code, heads_name, level_in
from govbudget.tables.wording import above_of, is_amount, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Rows", "has_head", "head_of", "spread"]

Rows = tuple[tuple[str, ...], ...]

#: A head has so many rows at most.
_MOST_ROWS = 4


def has_head(rows: Sequence[Sequence[str]]) -> bool:
    """Whether one of the first rows has the title of a column of codes or names."""
    return any(
        _says_what(said)
        for row in rows[:_MOST_ROWS]
        if not any(map(is_amount, row))
        for cell in row
        if (said := plain(cell))
    )


def _says_what(said: str) -> bool:
    """Whether the title of a column says what a row is."""
    return heads_code(said) or heads_name(said) or level_in(said) is not None


def spread(above: Sequence[str], below: Sequence[str]) -> Rows | None:
    """Two rows of a head, as wide as the table; None where it is not known what spans what.

    >>> spread(["收入", "支出"], ["项目", "金额", "项目", "金额"])
    (('收入', '', '支出', ''), ('项目', '金额', '项目', '金额'))
    >>> spread(["科目", "合计"], ["编码", "名称"])
    (('科目', '', '合计'), ('编码', '名称', ''))

    Args:
        above: the cells of the upper one, those alone that were written.
        below: those of the lower one.
    """
    if len(above) < 2 or len(below) < 2:  # noqa: PLR2004  one cell is no row of columns
        return None
    below = tuple(below)
    part, rest = divmod(len(below), len(above))
    if part > 1 and not rest and below == below[:part] * len(above):
        blank = [""] * (part - 1)
        return tuple(cell for one in above for cell in (one, *blank)), below
    if all(_says_what(plain(cell)) for cell in below):
        wide, narrow = [""] * (len(below) - 1), [""] * (len(above) - 1)
        return (above[0], *wide, *above[1:]), (*below, *narrow)
    return None


def head_of(rows: Sequence[Sequence[str]], width: int) -> Rows | None:
    """The rows of a head, each as wide as the table; None where one is not known to be.

    Args:
        rows: the cells of each, those alone that were written.
        width: how wide the table is.
    """
    made: list[tuple[str, ...]] = []
    at = 0
    while at < len(rows):
        row = rows[at]
        both = spread(row, rows[at + 1]) if at + 1 < len(rows) else None
        if len(row) == width:
            made.append(tuple(row))
        elif len(row) < width and all(above_of(cell) is not None for cell in row if cell):
            # The title, the unit: a cell over all columns, or two at their ends.
            blank = [""] * (width - len(row))
            made.append((*row[:1], *blank, *row[1:]))
        elif both is not None and len(both[0]) == width:
            made += both
            at += 1
        else:
            return None
        at += 1
    return tuple(made)
