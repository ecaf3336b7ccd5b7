"""The letters of a PDF page, their lines, and the text of a line.

A letter stands where its base line is: the boxes of letters in two fonts on one line differ, and a
reader that goes by boxes tears digits off the words beside them.
"""

from __future__ import annotations

from collections import Counter
from functools import reduce
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from govbudget.io.marks import is_wide, join, one_line, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["NAMELESS", "Glyph", "Turned", "glyphs_of", "in_lines", "joined", "line_text", "turn_of"]

#: What is said of letters whose font has no table of characters.
NAMELESS = "letters that the file does not name"
#: Where the middle of a letter is above its base line, in letter sizes.
_MIDDLE = 0.36
#: Letters whose base lines differ by less than this share of their size stand on one line.
_ON_LINE = 0.4
#: A letter drawn twice, to look bold, moves by less than this share of its size.
_TWICE = 0.15
#: A gap this wide parts words, in letter sizes: beside a Latin letter or digit, and beside Chinese.
_GAP, _WIDE_GAP = 0.3, 0.6


class Glyph(NamedTuple):
    """A letter of a page, in points from its upper left corner.

    Attributes:
        text: the letter.
        x0: its left edge.
        x1: its right edge.
        base: its base line.
        size: its height.
        turn: 0 where it stands upright, 1 where it runs upwards, -1 where it runs downwards.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    turn: int = 0

    @property
    def x(self) -> float:
        """Its middle across."""
        return (self.x0 + self.x1) / 2

    @property
    def y(self) -> float:
        """Its middle down."""
        return self.base - _MIDDLE * self.size


class Turned(NamedTuple):
    """How a page is turned before it is read.

    Attributes:
        quarter: 0 not at all, 1 its text runs upwards, 2 it stands on its head, -1 it runs down.
        width: the width of the page as it is stored.
        height: its height.
    """

    quarter: int
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the stored page is, once the page is turned to be read."""
        if self.quarter == 1:
            return self.height - y, x
        if self.quarter == -1:
            return y, self.width - x
        if self.quarter:
            return self.width - x, self.height - y
        return x, y


def turn_of(chars: Sequence[dict[str, Any]], width: float, height: float) -> Turned:
    """How a page is turned: as most of its letters are."""
    quarters = Counter(_quarter(char["matrix"]) for char in chars)
    quarters.pop(None, None)
    quarter = max(quarters, key=quarters.__getitem__, default=0)
    return Turned(quarter or 0, width, height)


def _quarter(matrix: Sequence[float]) -> int | None:
    """The quarter turn of a letter; None where it stands at another angle."""
    a, b, c, d = matrix[:4]
    across, along = abs(a) + abs(d), abs(b) + abs(c)
    if along <= across / 10:
        return 2 if a < 0 and d < 0 else 0
    if across <= along / 10:
        return 1 if b > 0 else -1
    return None


def glyphs_of(chars: Iterable[dict[str, Any]], turned: Turned) -> tuple[list[Glyph], Counter[str]]:
    """The letters of a page, and how many were left out for each reason.

    Args:
        chars: the letters as pdfplumber has them.
        turned: how the page is turned.
    """
    glyphs: list[Glyph] = []
    left_out: Counter[str] = Counter()
    for char in chars:
        text = char["text"]
        if text.startswith("(cid:"):
            left_out[NAMELESS] += 1
            continue
        matrix = char["matrix"]
        quarter = _quarter(matrix)
        if quarter is None:
            left_out["letters at an angle, as of a watermark"] += 1
            continue
        x0, y0 = turned.point(char["x0"], char["top"])
        x1, y1 = turned.point(char["x1"], char["bottom"])
        x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        turn = {0: 0, 1: 1, 2: 0, 3: -1}[(quarter - turned.quarter) % 4]
        if turn:
            glyphs.append(Glyph(tidy(text), x0, x1, y1, y1 - y0, turn))
            continue
        # The top of the page is as far above the base line as the box tells above its own edge.
        base = turned.point(matrix[4], char["top"] + char["y1"] - matrix[5])[1]
        # A box that its font describes wrongly may lie far off the base line.
        glyphs.append(Glyph(tidy(text), x0, x1, base, max(char["size"], 1.0), 0))
    return glyphs, left_out


def in_lines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The lines of some letters from the top down, each from the left to the right."""
    lines: list[list[Glyph]] = []
    base = size = 0.0
    for glyph in sorted(glyphs, key=attrgetter("base", "x0")):
        if lines and glyph.base - base <= _ON_LINE * max(min(size, glyph.size), size / 2):
            lines[-1].append(glyph)
            size = max(size, glyph.size)
            continue
        lines.append([glyph])
        base, size = glyph.base, glyph.size
    return [_once(sorted(line, key=attrgetter("x0"))) for line in lines]


def _once(line: list[Glyph]) -> list[Glyph]:
    """A line without the letters that are drawn twice to look bold."""
    kept: list[Glyph] = []
    for glyph in line:
        if any(
            other.text == glyph.text
            and glyph.text != " "
            and glyph.x0 - other.x0 < _TWICE * glyph.size
            for other in kept[-3:]
        ):
            continue
        kept.append(glyph)
    return kept


def line_text(line: Sequence[Glyph], *, in_cell: bool = False) -> str:
    """The text of one line.

    A blank stands where one is printed, or where a gap is as wide as one. In a cell, gaps between
    Chinese letters only spread them over its width, and are left out.

    Args:
        line: its letters, from the left to the right.
        in_cell: whether it stands in a cell.
    """
    parts: list[str] = []
    before: Glyph | None = None
    blank = False
    for glyph in line:
        if not glyph.text.strip():
            blank = True
            continue
        if before is not None:
            wide = is_wide(before.text[-1]) and is_wide(glyph.text[0])
            gap = (glyph.x0 - before.x1) / glyph.size
            if wide and in_cell:
                blank = False
            elif blank or gap > (_WIDE_GAP if _is_chinese(before, glyph) else _GAP):
                blank = True
        if blank and parts:
            parts.append(" ")
        parts.append(glyph.text)
        before, blank = glyph, False
    return one_line("".join(parts))


def _is_chinese(before: Glyph, after: Glyph) -> bool:
    return is_wide(before.text[-1]) or is_wide(after.text[0])


def joined(glyphs: Sequence[Glyph]) -> str:
    """The text of a cell: its lines joined."""
    lines = in_lines(glyph for glyph in glyphs if not glyph.turn)
    for turn in (1, -1):
        lines += in_lines(_upright(glyph) for glyph in glyphs if glyph.turn == turn)
    return reduce(join, (line_text(line, in_cell=True) for line in lines), "")


def _upright(glyph: Glyph) -> Glyph:
    """A letter that runs up or down, laid as if its text stood upright."""
    text, x0, x1, base, size, turn = glyph
    if turn > 0:
        return Glyph(text, -base, size - base, x1, x1 - x0)
    return Glyph(text, base - size, base, -x0, x1 - x0)
