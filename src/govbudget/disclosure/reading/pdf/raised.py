"""Raised marks behind figures: the 1 of 10.00¹ is the number of a note, and no digit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.reading.pdf.glyphs import Glyph

__all__ = ["without_marks"]

#: What a mark may consist of, and what a figure ends in.
_MARK = re.compile(r"[\d*＊※†‡a-zA-Z①-⑳注()\[\]（）［］]")
_FIGURE = re.compile(r"[\d%％]")
#: A mark is no higher than this share of the figure, and is raised by this much of its size.
_SMALL, _RAISED, _HIGHEST = 0.8, 0.15, 0.9
#: It stands no further behind the figure than this, in sizes of the figure, and no more within it.
_BEHIND, _WITHIN = 0.35, 0.2
#: Figures are looked for in fields of this size, in points.
_FIELD = 12.0


def without_marks(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], list[Glyph]]:
    """The letters without the raised marks behind figures, and these marks.

    Args:
        glyphs: the letters of a page.
    """
    largest = max((glyph.size for glyph in glyphs), default=0.0)
    small = [
        glyph
        for glyph in glyphs
        if glyph.size <= _SMALL * largest and not glyph.turn and _MARK.fullmatch(glyph.text)
    ]
    if not small:
        return list(glyphs), []
    figures = [one for one in glyphs if not one.turn and _FIGURE.fullmatch(one.text)]
    largest = max((figure.size for figure in figures), default=0.0)
    small = [glyph for glyph in small if glyph.size <= _SMALL * largest]
    fields: dict[tuple[int, int], list[Glyph]] = {}
    for figure in figures if small else ():
        fields.setdefault((int(figure.x1 // _FIELD), int(figure.base // _FIELD)), []).append(figure)
    marks: list[Glyph] = []
    for glyph in sorted(small, key=lambda one: one.x0):
        if _is_raised(glyph, fields, largest) or (marks and _goes_on(marks, glyph)):
            marks.append(glyph)
    known = set(map(id, marks))
    return [glyph for glyph in glyphs if id(glyph) not in known], marks


def _is_raised(glyph: Glyph, fields: dict[tuple[int, int], list[Glyph]], largest: float) -> bool:
    """Whether a letter stands raised and small right behind a figure."""
    left, right = glyph.x0 - _BEHIND * largest, glyph.x0 + _WITHIN * largest
    lowest = glyph.base + _HIGHEST * largest
    for across in range(int(left // _FIELD), int(right // _FIELD) + 1):
        for down in range(int(glyph.base // _FIELD), int(lowest // _FIELD) + 1):
            near = fields.get((across, down))
            if near and any(_is_behind(glyph, figure) for figure in near):
                return True
    return False


def _is_behind(glyph: Glyph, figure: Glyph) -> bool:
    size = figure.size
    if glyph.size > _SMALL * size:
        return False
    raised, gap = figure.base - glyph.base, glyph.x0 - figure.x1
    return _RAISED * size <= raised <= _HIGHEST * size and -_WITHIN * size <= gap <= _BEHIND * size


def _goes_on(marks: Sequence[Glyph], glyph: Glyph) -> bool:
    """Whether a letter is the next of a mark of several: [1], 12."""
    return any(
        abs(mark.base - glyph.base) < _RAISED * glyph.size
        and abs(mark.size - glyph.size) < _RAISED * glyph.size
        and -_WITHIN * glyph.size <= glyph.x0 - mark.x1 <= _BEHIND * glyph.size
        for mark in reversed(marks[-8:])
    )
