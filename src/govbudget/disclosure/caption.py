"""The lines above a table: what they have said so far, and whether a line may be one of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from govbudget.disclosure.text.bodies import ends_as_body
from govbudget.disclosure.titles import kind_of
from govbudget.tables.layout.above import Above, above_row
from govbudget.tables.lexicon.numerals import HAN
from govbudget.tables.wording import is_amount, plain

if TYPE_CHECKING:
    from govbudget.io.source import Grid

__all__ = ["Caption", "caption_lines"]

# So many lines that say nothing known may stand in a caption, and so long are these at most.
_UNKNOWN, _NAME = 2, 30
# A table without lines that holds the words above another has no more rows.
_ROWS = 4
# What no name of a body has.
_NO_NAME = re.compile(
    rf"[。，,；;：:、？！“”《》]|^[\d{HAN}(]|第.{{1,3}}部分|目录|说明|情况|收入|支出|\d$"
)


@frozen(slots=True)
class Caption:
    """The lines above a table that have been read.

    Attributes:
        above: what they say.
        page: the page of the first.
        lines: how many they are.
        made_by: whether one says whose the table is.
        number: the number behind the title: where another title follows, it is that one's.
    """

    above: Above = field(factory=Above)
    page: int | None = None
    lines: int = 0
    made_by: bool = False
    number: str = ""

    def and_then(self, said: Above, page: int | None) -> Caption:
        """This, and the line below it."""
        by = self.made_by or not (said.title or said.number or said.unit)
        number = "" if said.title else said.number or self.number
        return Caption(self.above.and_then(said), self.page or page, self.lines + 1, by, number)

    def may_go_on(self, text: str) -> bool:
        """Whether a line that says nothing known may stand between the title and the table.

        It is a name or a word: a sentence, or an item of a list, ends the caption.
        """
        titled = bool(self.above.title) and kind_of(self.above.title) is not None
        if self.above.number and not self.above.title:
            return ends_as_body(plain(text))
        few = len(self.above.notes) < _UNKNOWN and len(plain(text)) <= _NAME
        return titled and few and _NO_NAME.search(plain(text)) is None

    def and_also(self, text: str) -> Caption:
        """This, and a line that says nothing known."""
        above = evolve(self.above, lines=(*self.above.lines, text), notes=(*self.above.notes, text))
        return evolve(self, above=above)

    @property
    def stands_alone(self) -> bool:
        """Whether it is that of a table, though none follows: a line of contents has no unit."""
        has_more = self.above.unit is not None or self.made_by
        return bool(self.above.title) and has_more and kind_of(self.above.title) is not None


def caption_lines(grid: Grid) -> tuple[str, ...] | None:
    """The lines above a table that stand in a table of their own; None where it is another.

    A word processor puts the maker at the left and the unit at the right so.
    """
    rows = [[cell for cell in row if plain(cell)] for row in grid.rows]
    filled = [row for row in rows if row]
    if grid.sheet or not filled or len(filled) > _ROWS:
        return None
    said = [above_row(row) for row in filled]
    if not any(one is not None and len(row) > 1 for one, row in zip(said, filled, strict=True)):
        return None
    known = all(
        one is not None or (len(row) == 1 and _is_name(row[0]))
        for one, row in zip(said, filled, strict=True)
    )
    return tuple(cell for row in filled for cell in row) if known else None


def _is_name(cell: str) -> bool:
    """Whether a cell may be the name of a body, which nothing marks as one."""
    text = plain(cell)
    return len(text) <= _NAME and not is_amount(text) and _NO_NAME.search(text) is None
