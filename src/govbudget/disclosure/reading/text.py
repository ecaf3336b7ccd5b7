"""Reads text with tables whose cells are parted by tabs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.disclosure.reading.clean import (
    begins_caption,
    begins_item,
    ends_sentence,
    is_titled,
    join,
    one_line,
)
from govbudget.disclosure.reading.grids import grid_of
from govbudget.disclosure.source import Paragraph, SourceDocument
from govbudget.limits import check_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.source import Block

__all__ = ["read_plain"]

_LINE_END = re.compile(r"\r\n|\n|\r|\f|\v|\u2028|\u2029")
#: A line this long may have been cut by the width of a page; a heading is shorter.
_LONG = 30


def read_plain(path: str, text: str) -> SourceDocument:
    """The paragraphs and tables of a text.

    Lines in a row that hold tabs are one table; a blank line or one without a tab ends it. A line
    continues the one before, over a blank line too, if that is long and ends without a stop, and
    it is no heading and ends with a stop itself or is as long.

    Args:
        path: the file, as the document names it.
        text: what it holds.

    Raises:
        TooManyCells: it has more than ten million.
    """
    check_cells(text.count("\t"))
    return SourceDocument(path, "text", tuple(_joined(_blocks(text))))


def _blocks(text: str) -> Iterator[Block]:
    rows: list[list[str]] = []
    first = 0
    for number, line in enumerate(_LINE_END.split(text), 1):
        if _is_row(line) or (rows and "\t" in line and line.strip()):
            first = first or number
            rows.append(line.split("\t"))
            continue
        yield from grid_of(rows, first_row=first)
        rows, first = [], 0
        if said := one_line(line):
            yield Paragraph(said)
    yield from grid_of(rows, first_row=first)


def _is_row(line: str) -> bool:
    """Whether a line begins a table: tabs before a text indent it, and one after it is a slip."""
    return "\t" in line.strip(" \t") or "\t\t" in line.lstrip(" \t")


def _joined(blocks: Iterator[Block]) -> Iterator[Block]:
    held: Paragraph | None = None
    last = ""
    for block in blocks:
        if isinstance(block, Paragraph):
            if held and _continues(last, block.text):
                held = Paragraph(join(held.text, block.text))
            else:
                if held:
                    yield held
                held = block
            last = block.text
            continue
        if held:
            yield held
        held, last = None, ""
        yield block
    if held:
        yield held


def _continues(before: str, text: str) -> bool:
    if len(before) < _LONG or ends_sentence(before) or begins_item(text):
        return False
    if is_titled(before) or begins_caption(before) or begins_caption(text):
        return False
    return ends_sentence(text) or len(text) >= _LONG
