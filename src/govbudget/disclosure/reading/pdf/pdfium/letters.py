"""The letters that pdfium finds on a page, each with its place."""

from __future__ import annotations

import ctypes
from math import hypot
from struct import Struct
from typing import TYPE_CHECKING

from govbudget.disclosure.reading.pdf.drawn import Char
from govbudget.disclosure.reading.pdf.pdfium import calls

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govbudget.disclosure.reading.pdf.pdfium.place import Place
    from govbudget.position import Box

__all__ = ["letters_of"]

#: What stands for the hyphen at the end of a line.
_HYPHEN = 2
#: Halves of a letter: one alone is none.
_SURROGATES = range(0xD800, 0xE000)
#: A box whose shorter side is so many times the size of its letter is not the letter's.
_LARGER = 2.0
#: The edges of a letter (left, upper, right, lower) and its matrix, one behind the other.
_BOTH = Struct("4f6f")
_TO_MATRIX = 16


def letters_of(text: int, place: Place, runs: Mapping[int, int]) -> list[Char]:
    """The letters that pdfium finds, without those that it adds itself.

    Args:
        text: its text of the page.
        place: how the points of the page lie as it is shown.
        runs: the number of each text that is drawn.
    """
    _, _, _, d, e, f = place
    # Most pages are not turned: there the sum is short.
    level = place[:4] == (1, 0, 0, -1)
    told = ctypes.create_string_buffer(_BOTH.size)
    to_edges = ctypes.addressof(told)
    to_matrix = to_edges + _TO_MATRIX
    thing_of, matrix_of, box_of = calls.thing_of_char, calls.matrix_of_char, calls.box_of_char
    size_of = calls.size_of_char
    # The short way to make a named tuple, of which there are many.
    new = tuple.__new__
    made: list[Char] = []
    # How letters are drawn is the same for most texts of a page.
    drawn: dict[tuple[float, ...], tuple[float, float, float, float]] = {}
    run, last = -1, 0
    across = down = size = width = 0.0
    for at in range(calls.count_chars(text)):
        thing = thing_of(text, at)
        if thing is None:
            continue
        if thing != last:
            last, run = thing, runs.get(thing, -1)
            if run < 0:
                continue
            matrix_of(text, at, to_matrix)
            known = *_BOTH.unpack_from(told)[4:8], size_of(text, at)
            if known not in drawn:
                drawn[known] = _drawn_as(place, *known)
            across, down, size, width = drawn[known]
        elif run < 0:
            continue
        else:
            matrix_of(text, at, to_matrix)
        box_of(text, at, to_edges)
        left, high, right, low, _, _, _, _, x, y = _BOTH.unpack_from(told)
        if level:
            box = left + e, d * high + f, right + e, d * low + f
            x, y = x + e, d * y + f
        else:
            box = place.box(left, low, right, high)
            x, y = place.point(x, y)
        if box[2] - box[0] > _LARGER * size and box[3] - box[1] > _LARGER * size:
            # pdfium does not scale the boxes of fonts that write downwards.
            box = _ink(text, at, place) or box
            y = box[3]
        elif across > 0 and x > box[0]:
            # A shape may lean over the origin of its letter.
            box = x, *box[1:]
        letter = _letter(text, at)
        made.append(new(Char, (letter, box, x, y, across, down, size, width, run)))
    return made


def _drawn_as(
    place: Place, a: float, b: float, c: float, d: float, font_size: float
) -> tuple[float, float, float, float]:
    """How far a base line goes to the right and downwards, the size of a letter and its width."""
    inner = place.within(a, b, c, d, 0.0, 0.0)
    high = hypot(inner.c, inner.d)
    size = font_size * high
    # A size below nought turns the letters round.
    sense = -1.0 if size < 0 else 1.0
    across, down = sense * inner.a, sense * inner.b
    return across, down, abs(size), hypot(across, down) / (high or 1.0)


def _ink(text: int, at: int, place: Place) -> Box | None:
    """The box around the shape of a letter."""
    edges = (ctypes.c_double * 4)()
    start, step = ctypes.addressof(edges), ctypes.sizeof(ctypes.c_double)
    if not calls.ink_of_char(text, at, *range(start, start + 4 * step, step)):
        return None
    left, right, low, high = edges
    return place.box(left, low, right, high)


def _letter(text: int, at: int) -> str:
    """A letter; empty where the file does not say which it is."""
    code = calls.code_of_char(text, at)
    if code == _HYPHEN:
        return "-"
    if not code or code in _SURROGATES or calls.is_nameless(text, at) > 0:
        return ""
    return chr(code)
