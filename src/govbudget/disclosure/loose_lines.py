"""Lines with figures below the title of a table that were not read as one: they are told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.base.messages import Message
from govbudget.disclosure.titles import kind_of
from govbudget.io.source import Loss, Lost, Paragraph
from govbudget.tables.layout.above import above_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.io.source import Block, SourceDocument

__all__ = ["with_loose_lines"]

# The last colon before the comma, so that a line of colons is gone through once.
_SENTENCE = re.compile(r"[。；！？，]|[:：][^:：,、\n]*[,、]")
#: An amount that stands by itself: no number of a page, and nothing that a sentence says.
_AMOUNT = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{1,2})"
#: Or a code, a name and amounts that run into each other.
_FIGURE = re.compile(
    rf"(?<![^\s,|])[-－]?{_AMOUNT}(?![^\s,|])|^[1-5]\d\d(?:\d\d){{0,2}}\s*[^\d\s].*\d\.\d\d$"
)
#: So many lines with figures are those of a table.
_FEWEST = 3
#: The formats whose lines with bars or blanks, or with a cell each, were told before.
_LISTED = {"text", "html", "word"}


def with_loose_lines(source: SourceDocument) -> SourceDocument:
    """A document with what is lost where lines below a title have the figures of a table.

    A page without ruled lines whose cells are broken over lines shows no columns, nor does a text
    whose cells one blank parts. The lines stay in the text.

    Args:
        source: the document, with its tables.
    """
    if source.format in _LISTED and any(one.kind is Loss.UNREAD for one in source.lost):
        return source
    lost = [
        Lost.of(Message("lost.loose_lines", count=count, title=title), page)
        for title, count, page in _runs(source.blocks)
    ]
    return evolve(source, lost=(*source.lost, *lost)) if lost else source


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[str, int, int | None]]:
    """The titles below which lines stand that have figures, how many, and the first one's page."""
    title, count, page = "", 0, None
    for block in (*blocks, Paragraph("。")):
        if not isinstance(block, Paragraph):
            continue
        said = above_row((block.text,))
        begins = said is not None and bool(said.title) and kind_of(said.title) is not None
        if begins or _SENTENCE.search(block.text):
            if title and count >= _FEWEST:
                yield title, count, page
            title, count = (said.title if said and begins else ""), 0
        elif title and _FIGURE.search(block.text):
            page = page if count else block.page
            count += 1
