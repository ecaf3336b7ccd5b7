"""What a page draws, in the order in which it is drawn."""

from __future__ import annotations

import ctypes
from math import hypot
from struct import Struct
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2_raw as pdfium

from govbudget.disclosure.reading.pdf.drawn import Char, Drawn, LetterRun, Picture, cut
from govbudget.disclosure.reading.pdf.pdfium import calls
from govbudget.disclosure.reading.pdf.pdfium.figures import Clips, figures_of
from govbudget.disclosure.reading.pdf.pdfium.layers import Layered, is_layered
from govbudget.disclosure.reading.pdf.pdfium.place import ALIKE, Place, seen
from govbudget.disclosure.reading.pdf.pdfium.spoken import SpokenMarks

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from govbudget.disclosure.reading.pdf.drawn import Colour
    from govbudget.position import Box

__all__ = ["Things"]

#: Forms within forms deeper than this are not followed.
_DEEPEST = 30
_OPAQUE = 255
#: Letters drawn as outlines only.
_OUTLINED = frozenset({1, 5})
#: Letters that are filled and have outlines.
_BOTH = frozenset({2, 6})
#: What is narrower than this, in points, leaves no trace.
_TRACE = 0.02
_FOUR, _EDGES, _MATRIX = Struct("4I"), Struct("4f"), Struct("6f")
_TEXT, _PATH = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH
_IMAGE, _FORM = pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM
_SHADING = pdfium.FPDF_PAGEOBJ_SHADING


class _Level(NamedTuple):
    """What holds for all that is drawn at one level: on the page, or within a form on it.

    Attributes:
        place: how its points lie on the page.
        clips: what is shown of things on it.
        clip: what is shown of it.
        depth: within how many forms it stands.
    """

    place: Place
    clips: Clips
    clip: Box | None = None
    depth: int = 0


class Things:
    """The texts, figures and pictures of a page.

    Attributes:
        runs: what is common to the letters of each text.
        numbers: the number of each text.
        drawn: the lines, boxes and other figures.
        pictures: the pictures.
        spoken: the marks that say other words than are drawn.
        layered: what may not be shown, as it belongs to a layer or has a mask.
    """

    def __init__(self, page: Any, place: Place, *, layers: bool = True) -> None:
        """Read all that a page draws.

        Args:
            page: the page of the library.
            place: how its points lie as it is shown.
            layers: whether the file may have layers.
        """
        self._layers = layers
        self.runs: list[LetterRun] = []
        self.numbers: dict[int, int] = {}
        self.drawn: list[Drawn] = []
        self.pictures: list[Picture] = []
        self.layered: list[Layered] = []
        self.spoken = SpokenMarks()
        self._places: list[Place] = []
        self._colours: dict[Colour, Colour] = {}
        self._order = 0
        self._fonts: dict[int, str] = {}
        # Where the library puts what it is asked for.
        self._told = ctypes.create_string_buffer(_MATRIX.size)
        start = ctypes.addressof(self._told)
        self._to_four = start, start + 4, start + 8, start + 12
        of_page = (calls.get_object(page, at) for at in range(calls.count_objects(page)))
        self._read(of_page, _Level(place, Clips(place)))

    def blanks(self, told: Container[int]) -> Iterator[Char]:
        """The blanks that are drawn by themselves: pdfium passes over what leaves no trace.

        Args:
            told: the texts of which letters are told.
        """
        for thing, run in self.numbers.items():
            # A letter that is drawn twice, to look bold, is told once.
            if run in told or not self._is_bare(thing):
                continue
            calls.size_of_text(thing, self._to_four[0])
            size = _EDGES.unpack_from(self._told)[0]
            m = self._places[run].within(*self._matrix(thing))
            high, box = size * hypot(m.c, m.d), (m.e, m.f, m.e, m.f)
            yield Char(" ", box, m.e, m.f, m.a, m.b, high, 1.0, run)

    def untold(self, told: Container[int]) -> bool:
        """Whether a text that leaves a trace on the page is not told.

        Args:
            told: the texts of which letters are told.
        """
        return any(
            run not in told and not self._is_bare(thing) for thing, run in self.numbers.items()
        )

    def _is_bare(self, thing: int) -> bool:
        """Whether a text leaves no trace on the page."""
        if not calls.bounds_of(thing, *self._to_four):
            return True
        left, _, right, _ = _EDGES.unpack_from(self._told)
        return bool(right - left < _TRACE)

    def _read(self, things: Iterator[int], level: _Level) -> None:
        for thing in things:
            self._order += 1
            kind = calls.type_of(thing)
            if kind == _TEXT:
                self._text(thing, level)
            elif kind == _PATH:
                self._path(thing, level)
            elif kind == _IMAGE:
                self._picture(thing, level)
            elif kind == _SHADING:
                self._shading(thing, level)
            elif kind == _FORM and level.depth < _DEEPEST:
                self._form(thing, level)
            if self._layers and kind != _FORM and is_layered(thing):
                self.layered.append(Layered(thing, self._order, self._order))

    def _form(self, thing: int, level: _Level) -> None:
        inside = (calls.get_inside(thing, at) for at in range(calls.count_inside(thing)))
        place, clip = level.place.within(*self._matrix(thing)), self._clip(thing, level)
        first, texts = self._order, len(self.runs)
        self._read(inside, _Level(place, Clips(place), clip, level.depth + 1))
        # Whether a form belongs to a layer is not told by the library.
        sheer = len(self.runs) > texts and bool(calls.is_sheer(thing))
        if sheer or (self._layers and self._order > first):
            self.layered.append(Layered(thing, first, self._order, sheer))

    def _text(self, thing: int, level: _Level) -> None:
        mode = calls.mode_of(thing)
        colour, alpha = self._colour(thing, stroke=mode in _OUTLINED)
        if mode in _BOTH:
            outline, dense = self._colour(thing, stroke=True)
            # One of two colours is seen on any ground.
            colour, alpha = colour if outline == colour else None, max(alpha, dense)
        font = calls.font_of(thing)
        name = self._fonts.get(font)
        if name is None:
            name = self._fonts[font] = _name(font)
        number = len(self.runs)
        self.numbers[thing] = number
        self._places.append(level.place)
        self.runs.append(
            LetterRun(self._order, mode, colour, alpha, self._clip(thing, level), name)
        )
        self.spoken.add(thing, number)
        if alpha == _OPAQUE and calls.is_sheer(thing):
            self.layered.append(Layered(thing, self._order, self._order, sheer=True))

    def _colour(self, thing: int, *, stroke: bool = False) -> tuple[Colour | None, int]:
        """The colour of a thing and how dense it is; no colour where it is a pattern."""
        if not (calls.stroke_of if stroke else calls.fill_of)(thing, *self._to_four):
            return None, _OPAQUE
        red, green, blue, alpha = _FOUR.unpack_from(self._told)
        colour = red, green, blue
        # A page has few colours, and may have many thousand texts.
        return self._colours.setdefault(colour, colour), alpha

    def _picture(self, thing: int, level: _Level) -> None:
        if calls.bounds_of(thing, *self._to_four):
            whole = level.place.box(*_EDGES.unpack_from(self._told))
            if box := seen(whole, self._clip(thing, level)):
                self.pictures.append(Picture(box, self._order))

    def _shading(self, thing: int, level: _Level) -> None:
        """A ground of many colours: nothing is known to vanish on it."""
        if calls.bounds_of(thing, *self._to_four):
            whole = level.place.box(*_EDGES.unpack_from(self._told))
            if box := seen(whole, self._clip(thing, level)):
                self.drawn.append(Drawn("curve", box, self._order, stroked=False, filled=True))

    def _path(self, thing: int, level: _Level) -> None:
        calls.draw_mode(thing, *self._to_four[:2])
        fill, stroke, *_ = _FOUR.unpack_from(self._told)
        filled, stroked = bool(fill), bool(stroke)
        if not (filled or stroked):
            return
        colour, alpha = self._colour(thing) if filled else (None, 0)
        opaque = alpha == _OPAQUE and not calls.is_sheer(thing)
        clip, place = self._clip(thing, level), level.place
        matrix = self._matrix(thing)
        if matrix != ALIKE:
            place = place.within(*matrix)
        segments = [calls.segment(thing, at) for at in range(calls.count_segments(thing))]
        for kind, whole in figures_of(segments, place):
            if box := seen(whole, clip):
                figure = Drawn(kind, box, self._order, stroked, filled, colour, opaque)
                self.drawn.append(figure)

    def _clip(self, thing: int, level: _Level) -> Box | None:
        return cut(level.clip, level.clips.of(thing))

    def _matrix(self, thing: int) -> tuple[float, float, float, float, float, float]:
        calls.matrix_of(thing, self._to_four[0])
        a, b, c, d, e, f = _MATRIX.unpack_from(self._told)
        return a, b, c, d, e, f


def _name(font: int) -> str:
    into = ctypes.create_string_buffer(200)
    calls.name_of_font(font, ctypes.addressof(into), 200)
    return into.value.decode("utf-8", "replace")
