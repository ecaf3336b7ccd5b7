"""The lines above a table: what they have said so far, and whether a line may be one of them."""

from __future__ import annotations

import re

from attrs import evolve, field, frozen

from govbudget.disclosure.text.bodies import ends_as_body
from govbudget.disclosure.titles import kind_of
from govbudget.tables.layout.above import Above
from govbudget.tables.lexicon.numerals import HAN
from govbudget.tables.wording import plain

__all__ = ["Caption"]

# So many lines that say nothing known may stand in a caption, and so long are these at most.
_UNKNOWN, _NAME = 2, 30
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
