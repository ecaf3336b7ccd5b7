"""The pieces of one table, on a page or on several sheets, put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govbudget.position import Position
from govbudget.tables.layout.heads import find_head
from govbudget.tables.lexicon.texts import plain
from govbudget.tables.lexicon.totals import is_total
from govbudget.tables.wording import is_amount

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.tables.layout.heads import Head

__all__ = ["TablePiece", "joined"]

# What is put behind the name of a sheet, or the title of a table, that goes on.
_AGAIN = re.compile(r"[-_(]?续表?\d*\)?$")


@frozen
class TablePiece:
    """A sheet, or a table of a page.

    Attributes:
        name: the name of the sheet; empty for a table of a page.
        rows: its rows.
        places: where each stands.
    """

    name: str
    rows: Sequence[Sequence[object]]
    places: Sequence[Position]


def joined(pieces: Iterable[TablePiece]) -> list[TablePiece]:
    """The pieces, those that go on another put behind it.

    A piece goes on the one before it where it repeats its head, has no total and no row of it, and
    nothing but the same title with 续 stands above it. A sheet must be called so, too.
    """
    found: list[TablePiece] = []
    heads: list[Head] = []
    for piece in pieces:
        head = find_head(piece.rows)
        if found and _goes_on(found[-1], heads[-1], piece, head):
            found[-1] = evolve(
                found[-1],
                rows=[*found[-1].rows, *piece.rows[head.end :]],
                places=[*found[-1].places, *piece.places[head.end :]],
            )
        else:
            found.append(piece)
            heads.append(head)
    return found


def _goes_on(first: TablePiece, head: Head, piece: TablePiece, own: Head) -> bool:
    coded = any(part.codes or part.name for part in own.parts)
    if not coded or own.rows != head.rows or own.above.unit not in {None, head.above.unit}:
        return False
    above, title = plain(own.above.title), plain(head.above.title)
    again = above != _AGAIN.sub("", above)
    if piece.name:
        name = plain(piece.name)
        again = name != plain(first.name) and _AGAIN.sub("", name) == plain(first.name)
    elif not above:
        again = not own.start
    if not again or (above and _AGAIN.sub("", above) != title):
        return False
    before, below = _keys(first.rows[head.end :]), _keys(piece.rows[own.end :])
    return bool(below) and before.isdisjoint(below) and not any(map(is_total, below))


def _keys(rows: Iterable[Sequence[object]]) -> set[str]:
    """What stands first in each row with an amount."""
    filled = ([cell for cell in row if plain(cell)] for row in rows)
    return {plain(row[0]) for row in filled if any(map(is_amount, row[1:]))}
