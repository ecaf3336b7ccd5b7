"""The letters of a PDF page, their lines, and the text of a line.

A letter stands where its base line is: the boxes of letters in two fonts on one line differ, and a
reader that goes by boxes tears digits off the words beside them.
"""

from __future__ import annotations

from collections import Counter
from functools import reduce
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from govbudget.disclosure.reading.pdf.mixed import unmixed
from govbudget.disclosure.reading.pdf.spread import stray_blanks
from govbudget.io.marks import is_wide, join, one_line, tidy
from govbudget.io.source import around

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.disclosure.reading.pdf.drawn import Char
    from govbudget.position import Box

__all__ = [
    "Glyph",
    "Turned",
    "box_of",
    "glyphs_of",
    "in_lines",
    "joined",
    "line_text",
    "spaced",
    "text_of",
    "turn_of",
]

#: Letters on their heads against the page would be read from their ends.
_ON_ITS_HEAD = 2
#: How a letter runs once the page is turned, by its quarter turn against the page.
_TURNS = (0, 1, 0, -1)
#: Where the middle of a letter is above its base line, in letter sizes.
_MIDDLE = 0.36
#: Letters whose base lines differ by less than this share of their size stand on one line.
_ON_LINE = 0.4
#: A letter drawn twice, to look bold, moves by less than this share of its size.
_TWICE = 0.15
#: A gap this wide parts words, in letter sizes: beside a Latin letter or digit, and beside Chinese.
_GAP, _WIDE_GAP = 0.3, 0.6
#: Fewer blanks do not stand between all digits of a figure.
_STRAYS = 2
_FROM_ABOVE, _FROM_LEFT = attrgetter("base", "x0"), attrgetter("x0")


class Glyph(NamedTuple):
    """A letter of a page, in points from its upper left corner.

    Attributes:
        text: the letter.
        x0: its left edge.
        x1: its right edge.
        base: its base line.
        size: its height.
        turn: 0 where it stands upright, 1 where it runs upwards, -1 where it runs downwards.
        box: where it stands on the page as it is shown, before that is turned to be read.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    turn: int
    box: Box

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


def turn_of(chars: Iterable[Char], width: float, height: float) -> Turned:
    """How a page is turned: as most of its letters are."""
    quarters = Counter(_quarter(char.across, char.down) for char in chars)
    quarters.pop(None, None)
    quarter = max(quarters, key=quarters.__getitem__, default=0)
    return Turned(quarter or 0, width, height)


def _quarter(across: float, down: float) -> int | None:
    """The quarter turn of a letter by its base line; None where it stands at another angle."""
    if abs(down) <= abs(across) / 10:
        return 0 if across >= 0 else 2
    if abs(across) <= abs(down) / 10:
        return 1 if down < 0 else -1
    return None


def glyphs_of(chars: Iterable[Char], turned: Turned) -> tuple[list[Glyph], int, int]:
    """The letters of a page, how many have no name, and how many stand at an angle.

    Args:
        chars: the letters as the page draws them.
        turned: how the page is turned.
    """
    glyphs: list[Glyph] = []
    nameless = aslant = 0
    meant: dict[str, str] = {}
    # The short way to make a named tuple, of which there are many.
    new = tuple.__new__
    # Most letters run as the one before.
    known: tuple[float, float] | None = None
    quarter: int | None = None
    for text, box, x, y, across, down, high, _, _ in chars:
        if not text:
            nameless += 1
            continue
        if (across, down) != known:
            known, quarter = (across, down), _quarter(across, down)
        if quarter is None or (quarter - turned.quarter) % 4 == _ON_ITS_HEAD:
            aslant += 1
            continue
        if text not in meant:
            meant[text] = tidy(text)
        x0, y0, x1, y1 = box
        base, size = y, max(high, 1.0)
        turn = _TURNS[(quarter - turned.quarter) % 4]
        if turned.quarter:
            (x0, y0), (x1, y1) = turned.point(x0, y0), turned.point(x1, y1)
            x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
            base = turned.point(x, y)[1]
        if turn:
            base, size = y1, y1 - y0
        glyphs.append(new(Glyph, (meant[text], x0, x1, base, size, turn, box)))
    return glyphs, nameless, aslant


def in_lines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The lines of some letters from the top down, each from the left to the right."""
    lines: list[list[Glyph]] = []
    base = size = 0.0
    for glyph in sorted(glyphs, key=_FROM_ABOVE):
        high = glyph.size
        if lines and glyph.base - base <= _ON_LINE * max(min(size, high), size / 2):
            lines[-1].append(glyph)
            size = max(size, high)
            continue
        lines.append([glyph])
        base, size = glyph.base, high
    return [_once(sorted(one, key=_FROM_LEFT)) for line in lines for one in unmixed(line)]


def _once(line: list[Glyph]) -> list[Glyph]:
    """A line without the letters that are drawn twice to look bold."""
    kept: list[Glyph] = []
    for glyph in line:
        text, x0, *_, size, _, _ = glyph
        near = x0 - _TWICE * size
        # Most letters begin well behind the one before.
        close = kept and kept[-1].x0 > near and text != " "
        if close and any(one.x0 > near and one.text == text for one in kept[-3:]):
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
    return one_line(
        "".join(glyph.text if glyph else " " for glyph in spaced(line, in_cell=in_cell))
    )


def spaced(line: Sequence[Glyph], *, in_cell: bool = False) -> list[Glyph | None]:
    """The letters of a line other than blanks; None where a blank stands between them.

    Args:
        line: its letters, from the left to the right.
        in_cell: whether it stands in a cell.
    """
    parted = list(_parted(line, in_cell=in_cell))
    if parted.count(None) < _STRAYS:
        return parted
    # One sign for each, so that the places are the same.
    text = "".join(" " if one is None else one.text[:1] or "?" for one in parted)
    stray = set(stray_blanks(text, in_cell=in_cell))
    return [one for at, one in enumerate(parted) if at not in stray] if stray else parted


def _parted(line: Sequence[Glyph], *, in_cell: bool) -> Iterator[Glyph | None]:
    begun = blank = after_wide = False
    end = 0.0
    for glyph in line:
        text, x0, x1, _, size, *_ = glyph
        if not text or text.isspace():
            blank = True
            continue
        wide = is_wide(text[0])
        if begun:
            if wide and after_wide and in_cell:
                blank = False
            elif x0 - end > (_WIDE_GAP if wide or after_wide else _GAP) * size:
                blank = True
            if blank:
                yield None
        yield glyph
        begun, blank, end = True, False, x1
        after_wide = wide if len(text) == 1 else is_wide(text[-1])


def joined(glyphs: Sequence[Glyph]) -> str:
    """The text of a cell: its lines joined."""
    lines = in_lines(glyph for glyph in glyphs if not glyph.turn)
    if any(glyph.turn for glyph in glyphs):
        for turn in (1, -1):
            lines += in_lines(_upright(glyph) for glyph in glyphs if glyph.turn == turn)
    return text_of(lines)


def text_of(lines: Iterable[Sequence[Glyph]]) -> str:
    """The text of the lines of a cell."""
    return reduce(join, (line_text(line, in_cell=True) for line in lines), "")


def box_of(glyphs: Iterable[Glyph]) -> Box | None:
    """Where some letters stand on the page; None where all are blank."""
    return around(glyph.box for glyph in glyphs if glyph.text.strip())


def _upright(glyph: Glyph) -> Glyph:
    """A letter that runs up or down, laid as if its text stood upright."""
    text, x0, x1, base, size, turn, box = glyph
    if turn > 0:
        return Glyph(text, -base, size - base, x1, x1 - x0, 0, box)
    return Glyph(text, base - size, base, -x0, x1 - x0, 0, box)
