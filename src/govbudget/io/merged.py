"""Cells that are merged over several rows: each row has the value, where it is a row of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from govbudget.io.limits import check_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, MutableSequence, Sequence

__all__ = ["Merge", "fill_down"]

#: The first row, the last row and the column of a merged cell, from 0.
Merge = tuple[int, int, int]

_FIGURE = re.compile(r"[-−–(（]?[\d,]+(?:\.\d+)?[)）]?", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d\d")

#: So often each cell may be looked at for the merged ones of its row.
_OFTEN = 3
#: What a row costs beside its cells, as so many of them.
_ROW = 4


def _is_figure(cell: object) -> bool:
    """Whether a cell is a code or an amount; a year may stand in a head."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return True
    text = cell.strip() if isinstance(cell, str) else ""
    return bool(_FIGURE.fullmatch(text)) and not _YEAR.fullmatch(text)


def _holds(cell: object) -> bool:
    return cell is not None and cell != ""


def fill_down(rows: Sequence[MutableSequence[Any]], merges: Iterable[Merge]) -> None:
    """Put the value of a cell that is merged over rows into each row that says something itself.

    Left as they are: the cells of a head, which has no figures of its own; and a name merged
    together with its amounts, which is one entry beside several of the other side.

    Args:
        rows: the cells, with nothing in the further places of a merged cell; these are changed.
        merges: the merged cells.

    Raises:
        TooManyCells: cells are merged over each other again and again.
    """
    looked = 0
    for first, last, columns in _runs(rows, merges):
        looked += (min(last, len(rows)) - first) * (len(rows[first]) + _ROW)
        check_cells(looked // _OFTEN)
        values = [rows[first][column] for column in columns]
        if _is_entry(values):
            continue
        within = set(columns)
        for row in rows[first + 1 : last + 1]:
            own = [cell for at, cell in enumerate(row) if at not in within and _holds(cell)]
            if not own or not any(map(_is_figure, [*own, *values])):
                continue
            for column, value in zip(columns, values, strict=True):
                if column < len(row) and not _holds(row[column]):
                    row[column] = value


def _runs(
    rows: Sequence[Sequence[Any]], merges: Iterable[Merge]
) -> Iterator[tuple[int, int, list[int]]]:
    """Merged cells of the same rows that stand beside each other."""
    by_rows: dict[tuple[int, int], list[int]] = {}
    for first, last, column in merges:
        if last > first and first < len(rows) and column < len(rows[first]):
            by_rows.setdefault((first, last), []).append(column)
    for (first, last), columns in sorted(by_rows.items()):
        run: list[int] = []
        for column in sorted(set(columns)):
            if run and column != run[-1] + 1:
                yield first, last, run
                run = []
            run.append(column)
        yield first, last, run


def _is_entry(values: Sequence[object]) -> bool:
    """Whether a figure stands behind a name: both are merged, and are one entry."""
    named = False
    for value in values:
        figure = _is_figure(value)
        if figure and named:
            return True
        named = named or (not figure and _holds(value))
    return False
