"""The rows of a table of which the cells are known one behind another, and not where a row ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.reading.spread import has_head, spread
from govbudget.tables.lexicon.heads import heads_code, heads_name
from govbudget.tables.wording import is_amount, plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from govbudget.disclosure.reading.spread import Rows

__all__ = ["rows_of_cells"]

#: So many cells of a row stand at most before its first amount.
_BEFORE = 4
#: A head has so many rows at most.
_MOST_ROWS = 3
#: Fewer rows, or fewer amounts in them, do not tell how wide the rows are.
_FEWEST, _AMOUNTS = 2, 3


def rows_of_cells(
    cells: Sequence[str], ends: Collection[int] = (), *, whole: bool = True
) -> Rows | None:
    """The rows of a table; None where its cells do not tell how wide they are.

    A width is taken where it is the only one with which the head fits, and each column below it
    holds numbers alone or words alone, blanks apart: a cell too few puts a name among the amounts.

    Args:
        cells: its cells in the order of reading, with those that are blank.
        ends: behind how many cells a row is known to end.
        whole: whether all of them are its own; otherwise words may follow that are none of it.
    """
    first = next((at for at, cell in enumerate(cells) if is_amount(cell)), 0)
    found: dict[int, Rows] = {}
    for start in range(max(first - _BEFORE, 1), first + 1):
        for head in _heads(tuple(cells[:start])):
            width = len(head[0])
            body = _body(cells, start, width, ends)
            rest = cells[start + width * len(body) :]
            ends_here = not any(rest) if whole else not any(map(is_amount, rest))
            if ends_here and _fits(head, body):
                found.setdefault(width, (*head, *body))
    return next(iter(found.values())) if len(found) == 1 else None


def _heads(cells: tuple[str, ...]) -> Iterator[Rows]:
    """What the cells of a head may be as rows, each as wide as the table."""
    for count in range(1, _MOST_ROWS + 1):
        width = len(cells) // count
        rows = tuple(cells[at : at + width] for at in range(0, width * count, width or 1))
        # The same titles once more are those of another half.
        if width > 1 and width * count == len(cells) and len(set(rows)) == count:
            yield rows
    for above in range(2, len(cells) - 1):
        both = spread(cells[:above], cells[above:])
        if both is not None:
            yield both


def _body(
    cells: Sequence[str], start: int, width: int, ends: Collection[int]
) -> list[tuple[str, ...]]:
    """The rows of a width from a cell on, as long as each column holds one kind of thing."""
    kinds: list[bool | None] = [None] * width
    rows: list[tuple[str, ...]] = []
    for at in range(start, len(cells) - width + 1, width):
        row = tuple(cells[at : at + width])
        here = [is_amount(cell) if cell else None for cell in row]
        pairs = [*zip(kinds, here, strict=True)]
        mixed = any(before is (not now) for before, now in pairs if None not in {before, now})
        if mixed or False not in here or any(at < end < at + width for end in ends):
            break
        kinds = [now if before is None else before for before, now in pairs]
        rows.append(row)
    return rows


def _fits(head: Rows, body: Sequence[tuple[str, ...]]) -> bool:
    """Whether a head fits what stands below it, and that is enough to tell how wide it is."""
    columns = [[is_amount(row[at]) for row in body] for at in range(len(head[0]))]
    if len(body) < _FEWEST or sum(map(sum, columns)) < _AMOUNTS or not has_head(head):
        return False
    titles = [
        plain(next((row[at] for row in reversed(head) if row[at]), ""))
        for at in range(len(columns))
    ]
    return not any(
        heads_name(title) and not heads_code(title) and any(amounts)
        for title, amounts in zip(titles, columns, strict=True)
    )
