"""A sheet as it is shown: without what is hidden, with what is merged in each row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import Factory, define, field, frozen

from govbudget.base.messages import Message
from govbudget.io.leftout import LeftOut
from govbudget.io.limits import check_cells, check_columns
from govbudget.io.merged import fill_down
from govbudget.io.source import Loss, Lost

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Marks", "OpenedSheet", "shown_of"]


@frozen
class OpenedSheet:
    """A sheet of a workbook.

    Attributes:
        name: its name.
        rows: the cells of each row that is shown.
        numbers: the number of each of these rows, from 1.
        why_not: why it is left out; empty where it is not.
        lost: what of it is not shown, and was left out.
    """

    name: str
    rows: Sequence[Sequence[object]] = ()
    numbers: Sequence[int] = ()
    why_not: Message | None = None
    lost: tuple[Lost, ...] = field(default=())


@define
class Marks:
    """What there is to know of a sheet beside its values; rows and columns from 0.

    Attributes:
        instead: what to put in place of the value of a cell.
        rows: the hidden rows.
        columns: the hidden columns.
        merges: cells that are merged over rows: the first row, the last one, and the column.
        left_out: the texts that were left out.
    """

    instead: dict[tuple[int, int], object] = Factory(dict)
    rows: set[int] = Factory(set)
    columns: set[int] = Factory(set)
    merges: list[tuple[int, int, int]] = Factory(list)
    left_out: LeftOut = Factory(LeftOut)
    _told: int = field(default=0, init=False)

    def hide(self, columns: range) -> None:
        """Take in hidden columns.

        Raises:
            TooManyCells: they were told again and again.
        """
        self._told += len(columns)
        check_cells(self._told)
        self.columns.update(columns)


def shown_of(name: str, rows: list[list[object]], marks: Marks | None) -> OpenedSheet:
    """A sheet as it is shown.

    Args:
        name: its name.
        rows: its cells, from the first row and column on; these are changed.
        marks: what there is to know of them; None where they are all.

    Raises:
        TooManyCells: what is to be put into it stands too far out, or it is too wide.
    """
    check_columns(max(map(len, rows), default=0))
    if marks is None:
        return OpenedSheet(name, rows, range(1, len(rows) + 1))
    for (row, column), value in marks.instead.items():
        if value == "" and (row >= len(rows) or column >= len(rows[row])):
            continue
        check_columns(column + 1)
        check_cells((row + 1) * (column + 1))
        while row >= len(rows):
            rows.append([])
        cells = rows[row]
        cells.extend([""] * (column + 1 - len(cells)))
        cells[column] = value
    fill_down(rows, marks.merges)
    lost = list(_lost(name, rows, marks))
    kept = [number for number in range(len(rows)) if number not in marks.rows]
    if marks.columns:
        rows = [[c for at, c in enumerate(row) if at not in marks.columns] for row in rows]
    return OpenedSheet(
        name, [rows[number] for number in kept], [number + 1 for number in kept], lost=tuple(lost)
    )


def _lost(name: str, rows: Sequence[Sequence[object]], marks: Marks) -> Iterator[Lost]:
    """What to say of what is not shown; of rows and columns only those that hold something."""
    hidden = [n for n in sorted(marks.rows) if n < len(rows) and any(map(_holds, rows[n]))]
    if hidden:
        yield Lost.of(
            Message("lost.hidden_rows", name=name, numbers=_ranges(hidden)), kind=Loss.HIDDEN
        )
    columns = {at for row in rows for at, cell in enumerate(row) if _holds(cell)} & marks.columns
    if columns:
        said = _ranges(sorted(columns))
        yield Lost.of(Message("lost.hidden_columns", name=name, numbers=said), kind=Loss.HIDDEN)
    yield from marks.left_out.lost(Message("lost.sheet", name=name))


def _holds(cell: object) -> bool:
    return cell is not None and cell != ""


def _ranges(numbers: Sequence[int]) -> tuple[Message | str, ...]:
    """Numbers from 0 on as people count: 3, 5 to 7."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return tuple(
        f"{a + 1}" if a == b else Message("lost.range", first=a + 1, last=b + 1) for a, b in parts
    )
