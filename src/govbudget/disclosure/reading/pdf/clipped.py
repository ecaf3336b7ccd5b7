"""Texts that are larger than their cells: what the edges of a cell cut away is put back into it.

A spreadsheet prints the whole text of a cell, line by line, and cuts away what has no room: the end
of a wrapped name stands, unseen, over the row below, or beside its column. It is of its cell all
the same, and the cell is what the cutting leaves.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.position import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.disclosure.reading.pdf.drawn import Char, LetterRun

__all__ = ["put_within"]

#: Lines of one text are no further apart than this, in letter sizes.
_LEADING = 2.2
#: A gap this wide, in letter sizes, parts the texts of two cells.
_APART = 1.5
#: Where the middle of a letter is above its base line, in letter sizes.
_MIDDLE = 0.36
#: Base lines that differ by less than this share of the size of their letters are one.
_LEVEL = 0.3
#: So many times as high as a cell is what is looked at above and below it for other rows.
_ROWS = 2.0
#: A letter stands over an edge where more than this share of its size does.
_OVER = 0.1
#: What is put within a cell stays off its sides by this share of the size of its letters.
_INSET = 0.2

#: A cell has no more lines.
_MOST = 8

_Line = list["Char"]


@frozen(slots=True)
class _ClippedCell:
    """A cell with its text.

    Attributes:
        clip: what is shown of it.
        lines: its lines, from the top down.
    """

    clip: Box
    lines: list[_Line]

    @property
    def size(self) -> float:
        """The size of its letters."""
        return self.lines[0][0].size

    def is_one_text(self) -> bool:
        """Whether its lines follow each other as those of one text, which is seen in part."""
        left, top, right, bottom = self.clip
        size = max(char.size for line in self.lines for char in line)
        if right - left < size or bottom - top <= size * _LEVEL:
            return False
        close = all(
            below[0].y - above[0].y <= _LEADING * size for above, below in pairwise(self.lines)
        )
        # Of two lines about the middle of a cell too low for one, none is seen.
        return close and (
            all(self.over) or any(_is_over(char, self.clip) for line in self.lines for char in line)
        )

    @property
    def over(self) -> tuple[bool, bool]:
        """Whether lines go over its upper and its lower edge."""
        first, last = self.lines[0][0], self.lines[-1][0]
        above = first.y - first.size < self.clip[1] - _OVER * first.size
        return above, last.y > self.clip[3] + _OVER * last.size

    def within(self) -> Iterator[tuple[Char, Char]]:
        """Its letters, each with where it stands once all are put on one line within the cell."""
        _, top, _, bottom = self.clip
        inset = _INSET * self.size
        left, right = self.clip[0] + inset, self.clip[2] - inset
        total = sum(_width(line) for line in self.lines)
        start = min(line[0].box[0] for line in self.lines)
        end = max(line[-1].box[2] for line in self.lines)
        if len(self.lines) == 1 and left - inset <= start and end <= right + inset:
            begin, share = start, 1.0
        else:
            begin = max(left, min(start, (left + right) / 2))
            share = min(1.0, (right - begin) / total)
        base = self._base()
        for line in self.lines:
            for char in line:
                x0, x1 = (begin + (x - line[0].box[0]) * share for x in (char.box[0], char.box[2]))
                box = x0, max(top, base - char.size), x1, min(bottom, base)
                yield char, char._replace(box=box, x=x0, y=base)
            begin += _width(line) * share

    def _base(self) -> float:
        """Where its base line is, as that of a cell beside it with a single line."""
        _, top, _, bottom = self.clip
        first, last = self.lines[0][0].y, self.lines[-1][0].y
        above, below = self.over
        base = (first + last) / 2 if above == below else first if below else last
        if top <= base - _MIDDLE * self.size <= bottom:
            return base
        return (top + bottom) / 2 + _MIDDLE * self.size


def put_within(
    kept: Sequence[Char], away: Sequence[Char], runs: Sequence[LetterRun]
) -> dict[int, Char]:
    """The letters of texts that reach over the edges of their cells, each put within its cell.

    Args:
        kept: the letters that are seen.
        away: those that are cut away.
        runs: what is common to some letters.

    Returns:
        By the identity of each letter, seen or not, where it is read.
    """
    cut = {runs[char.run].clip for char in away}
    chars = [char for char in (*kept, *away) if char.text.strip()]
    found: dict[Box, list[Char]] = {}
    for char in chars:
        clip = runs[char.run].clip
        if clip is not None and char.down == 0 and char.across > 0:
            found.setdefault(clip, []).append(char)
    if not found:
        return {}
    # What is not cut at all is drawn without the edges of its cell.
    whole = sorted((char for char in chars if runs[char.run].clip is None), key=attrgetter("y"))
    heights = sorted(_height(char, runs[char.run].clip) for char in chars)
    put: dict[int, Char] = {}
    for clip, some in found.items():
        for cell in _cells(clip, [*some, *_inside(clip, some, whole)]):
            # Where no letter is cut away, lines stand where they are seen.
            may_be = len(cell.lines) == 1 or (clip in cut and len(cell.lines) <= _MOST)
            if may_be and cell.is_one_text() and not _goes_on(cell, heights):
                put |= {id(char): new for char, new in cell.within()}
    return put


def _height(char: Char, clip: Box | None) -> float:
    """How far down a letter stands, or what is seen of it."""
    return char.y if clip is None else min(max(char.y, clip[1]), clip[3])


def _cells(clip: Box, chars: Iterable[Char]) -> Iterator[_ClippedCell]:
    """The texts that have one clip: one, or those of a row that is too low for its line."""
    lines = _lines(chars)
    if len(lines) == 1:
        for part in _parts(lines[0]):
            yield _ClippedCell(clip, [part])
    elif lines and not any(map(_is_apart, lines)):
        yield _ClippedCell(clip, lines)


def _inside(clip: Box, chars: Sequence[Char], whole: Sequence[Char]) -> Iterator[Char]:
    """The letters that stand wholly within a clip, of the text of which others are cut.

    Where nothing goes over its upper or lower edge, a clip may be that of a column: then they are
    those on the lines of the others.
    """
    left, top, right, bottom = clip
    middles = [char.y - _MIDDLE * char.size for char in chars]
    is_cell = any(not top <= one <= bottom for one in middles)
    bases = sorted({char.y for char in chars})
    first = bisect_left(whole, top, key=attrgetter("y"))
    for char in whole[first:]:
        if char.y > bottom + char.size:
            return
        if not (left <= char.box[0] and char.box[2] <= right):
            continue
        near = _LEVEL * char.size
        if is_cell:
            if top <= char.y - _MIDDLE * char.size <= bottom:
                yield char
        elif any(abs(char.y - base) <= near for base in bases):
            yield char


def _goes_on(cell: _ClippedCell, heights: Sequence[float]) -> bool:
    """Whether a cell stands at an end of its page, where it may go on on the next one."""
    _, top, _, bottom = cell.clip
    if len(cell.lines) == 1:
        return False
    reach = _ROWS * max(bottom - top, cell.size)
    above, below = cell.over
    if above and bisect_left(heights, top - reach) == bisect_right(heights, top):
        return True
    return below and bisect_right(heights, bottom) == bisect_left(heights, bottom + reach)


def _lines(chars: Iterable[Char]) -> list[_Line]:
    lines: list[_Line] = []
    for char in sorted(chars, key=attrgetter("y")):
        if lines and char.y - lines[-1][0].y <= _LEVEL * char.size:
            lines[-1].append(char)
        else:
            lines.append([char])
    return [sorted(line, key=lambda char: char.box[0]) for line in lines]


def _parts(line: _Line) -> Iterator[_Line]:
    """A line cut where a gap is too wide for one text."""
    part: _Line = []
    for char in line:
        if part and char.box[0] - part[-1].box[2] > _APART * char.size:
            yield part
            part = []
        part.append(char)
    yield part


def _is_apart(line: _Line) -> bool:
    return any(
        after.box[0] - before.box[2] > _APART * before.size for before, after in pairwise(line)
    )


def _is_over(char: Char, clip: Box) -> bool:
    """Whether some of a letter is seen."""
    left, top, right, bottom = clip
    x0, _, x1, _ = char.box
    return x0 < right and x1 > left and char.y > top and char.y - 2 * _MIDDLE * char.size < bottom


def _width(line: _Line) -> float:
    return line[-1].box[2] - line[0].box[0]
