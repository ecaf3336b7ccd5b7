"""Draws tables of codes, names and amounts in which no amount is ever cut off."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from attrs import frozen
from rich.text import Text

from govbudget.base.layout import cell_len, columns
from govbudget.cli.spoken import labels
from govbudget.cli.terminal import cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

__all__ = ["DrawnRow", "fits", "tables_of"]

# What a name needs at least, and a title before it is folded.
_NAME, _TITLE = 12, 14
# Between two columns, and before the first and behind the last.
_GAP, _EDGE = 2, 2
#: What stands above the codes, above the names, and before the last row.
_HEADS = {"zh": ("科目编码", "科目名称", "合计"), "en": ("Code", "Name", "Total")}


@frozen
class DrawnRow:
    """A row of a drawn table.

    Attributes:
        code: the code.
        name: the name, which is folded where it is long.
        cells: the amounts, each in one or several lines.
        style: the style of the whole row.
    """

    code: Text
    name: Text
    cells: tuple[Text, ...]
    style: str = ""


def _room() -> int | None:
    """How wide a table may be; None where no terminal bounds it."""
    return columns() if sys.stdout.isatty() else None


def _widest(text: str) -> int:
    return max(map(cell_len, text.split("\n")))


def _widths(titles: Sequence[str], rows: Sequence[DrawnRow]) -> tuple[int, list[int]]:
    """The width of the codes, and that of the amounts below each title."""
    code = max([cell_len(_HEADS[labels()][0]), *(cell_len(row.code.plain) for row in rows)])
    amounts = [
        max([min(_widest(title), _TITLE), *(_widest(row.cells[at].plain) for row in rows)])
        for at, title in enumerate(titles)
    ]
    return code, amounts


def fits(titles: Sequence[str], rows: Sequence[DrawnRow]) -> bool:
    """Whether all columns stand beside each other in the terminal."""
    code, amounts = _widths(titles, rows)
    room = _room()
    return room is None or _EDGE + code + _NAME + _GAP + sum(one + _GAP for one in amounts) <= room


def tables_of(
    titles: Sequence[str], rows: Sequence[DrawnRow], total: Sequence[Text] | None = None
) -> Iterator[RenderableType]:
    """A table, or several with some of the amounts each where they do not fit beside each other.

    Args:
        titles: the titles of the amounts, each in one or several lines.
        rows: the rows.
        total: the amounts of the row below all others.
    """
    footer = None
    if total is not None:
        footer = DrawnRow(cell(_HEADS[labels()][2]), cell(""), tuple(total))
    all_rows = [*rows, *([] if footer is None else [footer])]
    code, amounts = _widths(titles, all_rows)
    names = max([cell_len(_HEADS[labels()][1]), *(cell_len(row.name.plain) for row in all_rows)])
    room = _room()
    start = 0
    while start < len(titles):
        end = start + 1
        left = names if room is None else room - _EDGE - code - _GAP - amounts[start] - _GAP
        while end < len(titles) and (room is None or left - amounts[end] - _GAP >= _NAME):
            left -= 0 if room is None else amounts[end] + _GAP
            end += 1
        widths = (code, max(min(names, left), _NAME), amounts[start:end])
        yield _table(titles[start:end], widths, rows, footer, slice(start, end))
        start = end


def _table(
    titles: Sequence[str],
    widths: tuple[int, int, list[int]],
    rows: Sequence[DrawnRow],
    footer: DrawnRow | None,
    part: slice,
) -> RenderableType:
    from rich import box
    from rich.table import Table

    last = ["", "", *[""] * len(titles)]
    if footer is not None:
        last = [footer.code.plain, footer.name.plain, *(one.plain for one in footer.cells[part])]
    table = Table(
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        show_footer=footer is not None,
    )
    code, name, amounts = widths
    codes, names, _ = _HEADS[labels()]
    table.add_column(codes, last[0], width=code, no_wrap=True)
    table.add_column(names, last[1], width=name, overflow="fold")
    for title, width, foot in zip(titles, amounts, last[2:], strict=True):
        table.add_column(cell(title), foot, width=width, justify="right", overflow="fold")
    for row in rows:
        table.add_row(row.code, row.name, *row.cells[part], style=row.style)
    return table
