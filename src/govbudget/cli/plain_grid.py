"""Draws a table of any length in time that grows with it: columns in line, wide cells folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.layout import cell_len, padded
from govbudget.base.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["grid_lines"]

_GAP = 2
# No column is folded to less.
_LEAST = 4


def grid_lines(
    rows: Sequence[Sequence[str]], right: Sequence[bool], width: int | None
) -> Iterator[str]:
    """The lines of a table without rules.

    Args:
        rows: the cells of each row, as many in each.
        right: for each column whether its cells stand at the right.
        width: how wide it may be, in columns of the terminal; None is as wide as it likes.
    """
    cells = [[shown(one, lines=True) for one in row] for row in rows]
    widths = [max((_widest(row[at]) for row in cells), default=0) for at in range(len(right))]
    if width is not None:
        _narrow(widths, width - _GAP * (len(widths) - 1))
    for row in cells:
        folded = [_folded(one, room) for one, room in zip(row, widths, strict=True)]
        for at in range(max(map(len, folded), default=0)):
            parts = [one[at] if at < len(one) else "" for one in folded]
            yield _line(parts, right, widths)


def _line(parts: Sequence[str], right: Sequence[bool], widths: Sequence[int]) -> str:
    placed = [
        " " * (room - cell_len(part)) + part if at_right else padded(part, room)
        for part, at_right, room in zip(parts, right, widths, strict=True)
    ]
    return (" " * _GAP).join(placed).rstrip()


def _widest(text: str) -> int:
    return max(map(cell_len, text.split("\n"))) if "\n" in text else cell_len(text)


def _narrow(widths: list[int], room: int) -> None:
    """Make the widest columns as narrow as it takes, all of them alike."""
    over = sum(widths) - room
    while over > 0:
        widest = max(widths)
        if widest <= _LEAST:
            return
        several = [at for at, one in enumerate(widths) if one == widest]
        below = max([_LEAST, *(one for one in widths if one < widest)])
        step = max(1, min(widest - below, -(-over // len(several))))
        for at in several:
            widths[at] -= step
        over = sum(widths) - room


def _folded(text: str, room: int) -> list[str]:
    """A text in lines of at most so many columns, broken anywhere."""
    if cell_len(text) <= room and "\n" not in text:
        return [text]
    lines = []
    for part in text.split("\n"):
        start = taken = 0
        for at, sign in enumerate(part):
            wide = cell_len(sign)
            if taken + wide > room and at > start:
                lines.append(part[start:at])
                start, taken = at, 0
            taken += wide
        lines.append(part[start:])
    return lines
