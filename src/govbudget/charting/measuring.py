"""How wide a text is, and what of it fits into a room.

No font is at hand where a chart is written, nor is it known which one will show it. A Chinese sign
is one em wide in every font that has it; of Latin letters the widest of the usual fonts is taken.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from govbudget.amounts import Unit
from govbudget.base.layout import pieces
from govbudget.disclosure.reporting.markup import legal, unturned

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["clean", "lines_in", "shortened", "width_of"]

_NARROW, _WIDE = frozenset("iljtfrI.,:;'|!()[]{}-/ "), frozenset("mwMW@%&")
# Widths in em. A digit has 0.54 to 0.60 in the fonts that pages show Chinese with, and capitals
# and emoji are wider than other signs.
_EM_NARROW, _EM_WIDE, _EM_CAPITAL, _EM_OTHER, _EM_EMOJI = 0.37, 0.95, 0.7, 0.6, 1.35
# Where the pictures among the signs begin.
_PICTURES = 0x1F000
_ELLIPSIS = "…"
_BLANKS = re.compile(r"[ \t-\r\x85\u2028\u2029]+")
# An amount with its unit, within which no line ends.
_AMOUNT = re.compile(rf"\d ?(?:{'|'.join(Unit)})")
# How much wider than the mean the longest of even lines may be, in em: what is tried in turn.
_SLACKS = (0.0, 0.5, 1.0)
# A name of fewer signs before the dots says nothing.
_LEAST = 2


@lru_cache(maxsize=4096)
def _em(sign: str) -> float:
    if sign in _NARROW:
        return _EM_NARROW
    if sign in _WIDE:
        return _EM_WIDE
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0.0
    if ord(sign) >= _PICTURES and unicodedata.category(sign) == "So":
        return _EM_EMOJI
    # Quotation marks, dashes and dots, which are ambiguous, are wide in a Chinese font.
    if unicodedata.east_asian_width(sign) in "WFA":
        return 1.0
    return _EM_CAPITAL if sign.isupper() else _EM_OTHER


def clean(text: str) -> str:
    r"""A text on one line, without what XML cannot hold or what turns the direction of letters.

    >>> clean("教育\n支出" + chr(0x202E) + "<b>")
    '教育 支出\\u202e<b>'
    """
    return _BLANKS.sub(" ", unturned(legal(text))).strip()


def width_of(text: str, size: float) -> float:
    """How wide a text is at most, in the unit of the size of its letters.

    >>> width_of("教育支出", 10), round(width_of("205", 10), 1)
    (40.0, 18.0)
    """
    return size * sum(map(_em, text))


def shortened(text: str, size: float, room: float) -> str:
    """A text, or as much of it as fits with dots behind; empty where that would say nothing.

    >>> shortened("教育支出", 10, 40), shortened("教育支出", 10, 30), shortened("教育支出", 10, 20)
    ('教育支出', '教育…', '')
    """
    if width_of(text, size) <= room:
        return text
    taken = _taken(text, size, room - width_of(_ELLIPSIS, size))
    kept = text[:taken].rstrip()
    return kept + _ELLIPSIS if len(kept) >= _LEAST else ""


def _taken(text: str, size: float, room: float) -> int:
    """How many signs of a text fit into a room."""
    width = 0.0
    for number, sign in enumerate(text):
        width += _em(sign) * size
        if width > room:
            return number
    return len(text)


def lines_in(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """A text in lines that fit into a room; of more than so many lines the last has dots.

    Where all of it fits, the lines are about equally long.

    >>> lines_in("一般公共服务支出", 10, 65, 2), lines_in("一般公共服务支出", 10, 35, 2)
    (('一般公共', '服务支出'), ('一般公', '共服…'))

    Args:
        text: the text.
        size: the size of its letters.
        room: how wide a line may be.
        most: how many lines there may be; none are given where not even dots would fit.
    """
    lines = _lines(text, size, room, most)
    for slack in _SLACKS if len(lines) > 1 else ():
        even = width_of(text, size) / len(lines) + slack * size
        others = _lines(text, size, min(room, even), most)
        if len(others) == len(lines) and others[-1][-1:] == text[-1:]:
            return others
    return lines


def _lines(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    lines: list[str] = []
    left = text
    while left and len(lines) < most - 1 and width_of(left, size) > room:
        end = _end_of_line(left, size, room)
        if not end:
            # A word that is longer than a line is no better for being broken anywhere.
            break
        lines.append(left[:end].rstrip())
        left = left[end:].lstrip()
    if not left or most < 1:
        return tuple(lines)
    last = shortened(left, size, room)
    return (*lines, last) if last else ()


def _pieces(text: str) -> Iterator[str]:
    """The parts between which a line may end."""
    inside = {at for one in _AMOUNT.finditer(text) for at in range(one.start() + 1, one.end())}
    kept, at = "", 0
    for piece in pieces(text):
        kept += piece
        at += len(piece)
        if at not in inside:
            yield kept
            kept = ""


def _end_of_line(text: str, size: float, room: float) -> int:
    """How many signs the first line has, up to where it may end; none of a longer word."""
    end, width = 0, 0.0
    for piece in _pieces(text):
        width += width_of(piece, size)
        if width - (width_of(" ", size) if piece.endswith(" ") else 0) > room:
            break
        end += len(piece)
    return end
