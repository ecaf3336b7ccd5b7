"""The lines of text of a PDF page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.disclosure.reading.pdf.glyphs import box_of, in_lines, line_text, spaced
from govbudget.position import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govbudget.disclosure.reading.pdf.glyphs import Glyph

__all__ = ["PageLine", "lines_of"]

#: A gap this wide, in letter sizes, parts two texts that only stand side by side.
_APART = 4.0


@frozen(slots=True)
class PageLine:
    """A line of text.

    Attributes:
        text: its text.
        x0: where it begins, in points from the left.
        x1: where it ends.
        base: its base line, in points from the top.
        size: the size of its letters.
        alone: whether nothing else stands beside it.
        box: where it stands on the page.
        edges: where each of its letters begins there, and the last one ends; empty where it does
            not run level.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    alone: bool = True
    box: Box = (0.0, 0.0, 0.0, 0.0)
    edges: tuple[float, ...] = ()


def lines_of(glyphs: Iterable[Glyph]) -> list[PageLine]:
    """The lines of some letters, from the top down."""
    lines = []
    for glyphs_on_it in in_lines(glyphs):
        parts = _apart([glyph for glyph in glyphs_on_it if glyph.text.strip()])
        for part in parts:
            size = sorted(glyph.size for glyph in part)[len(part) // 2]
            some = _between(glyphs_on_it, part)
            text, where = line_text(some), (part[0].x0, part[-1].x1, part[0].base, size)
            box = box_of(part) or (0.0, 0.0, 0.0, 0.0)
            lines.append(PageLine(text, *where, len(parts) == 1, box, _edges(some, text)))
    return [line for line in lines if line.text]


def _edges(line: Sequence[Glyph], text: str) -> tuple[float, ...]:
    """Where each letter of a text begins on the page, and the last one ends; empty: not level."""
    edges: list[float] = []
    end = 0.0
    for glyph in spaced(line):
        if glyph is None:
            edges.append(end)
            continue
        if glyph.box[0] != glyph.x0:
            return ()
        end = glyph.box[2]
        edges += [glyph.x0] * len(glyph.text)
    return (*edges, end) if len(edges) == len(text) else ()


def _apart(line: Sequence[Glyph]) -> list[list[Glyph]]:
    """A line cut where a gap is too wide for one text."""
    parts: list[list[Glyph]] = []
    for glyph in line:
        if parts and glyph.x0 - parts[-1][-1].x1 <= _APART * max(glyph.size, parts[-1][-1].size):
            parts[-1].append(glyph)
        else:
            parts.append([glyph])
    return parts


def _between(line: Sequence[Glyph], part: Sequence[Glyph]) -> list[Glyph]:
    """The letters from the first to the last of a part, with the blanks among them."""
    return [glyph for glyph in line if part[0].x0 <= glyph.x0 <= part[-1].x0]
