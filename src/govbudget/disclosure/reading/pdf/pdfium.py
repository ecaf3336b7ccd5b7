"""The pages of a PDF file as pdfium draws them: the one module that knows its library.

It runs in a process of its own, as a damaged file may bring pdfium down and as it is told here,
for the whole process, not to look for fonts on the machine.
"""

from __future__ import annotations

import ctypes
from functools import cache
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2_raw as pdfium

from govbudget.disclosure.reading.pdf.boxfont import box_font
from govbudget.disclosure.reading.pdf.drawn import (
    Box,
    Char,
    Colour,
    Drawn,
    Picture,
    Run,
    Sheet,
    around,
    cut,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Document", "NotOpened"]

#: Fonts that pdfium brings itself: of these a file need not tell the widths.
_STANDARD = ("Helvetica", "Times", "Courier", "Symbol", "ZapfDingbats", "Arial")
#: Forms within forms deeper than this are not followed.
_DEEPEST = 30
#: What stands for the hyphen at the end of a line.
_HYPHEN = 2
_OPAQUE = 255
#: Halves of a letter: one alone is none.
_SURROGATES = range(0xD800, 0xE000)
#: Letters drawn as outlines only.
_OUTLINED = frozenset({1, 5})
#: A line has so many points, a box so many corners; its sides are as straight as this, in points.
_LINE, _CORNERS, _STRAIGHT = 2, 4, 0.5
#: The name of the mark around what belongs to a layer, as the library gives it.
_LAYER = "OC\0".encode("utf-16-le")
#: Of more letters in layers it is not looked at whether they are shown; the size of the look.
_MOST_LAYERED, _LOOKED_AT = 400, 1200
#: What is narrower than this, in points, leaves no trace.
_TRACE = 0.02
_MOVE, _BEND = pdfium.FPDF_SEGMENT_MOVETO, pdfium.FPDF_SEGMENT_BEZIERTO
#: A box whose shorter side is so many times the size of its letter is not the letter's.
_LARGER = 2.0
#: The matrix that changes nothing.
_ALIKE = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
#: What is shown where everything is cut away.
_NOTHING: Box = (0.0, 0.0, -1.0, -1.0)


def _drawn(page: Any) -> bytes:
    """What a page looks like, its longer side as many points long as are looked at."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    scale = _LOOKED_AT / max(width, height, 1.0)
    size = max(int(width * scale), 1), max(int(height * scale), 1)
    bitmap = pdfium.FPDFBitmap_Create(*size, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, *size, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, *size, 0, 0)
        length = pdfium.FPDFBitmap_GetStride(bitmap) * size[1]
        return ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), length)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def _address(thing: Any) -> int:
    return ctypes.cast(thing, ctypes.c_void_p).value or 0


def _call(of: Any, result: Any, *takes: Any) -> Callable[..., Any]:
    """A function of the library that takes and gives plain addresses, which is faster."""
    return ctypes.CFUNCTYPE(result, *takes)(_address(of))


_INT, _POINTER = ctypes.c_int, ctypes.c_void_p
_count_objects = _call(pdfium.FPDFPage_CountObjects, _INT, _POINTER)
_get_object = _call(pdfium.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
_count_inside = _call(pdfium.FPDFFormObj_CountObjects, _INT, _POINTER)
_get_inside = _call(pdfium.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
_type_of = _call(pdfium.FPDFPageObj_GetType, _INT, _POINTER)
_mode_of = _call(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
_font_of = _call(pdfium.FPDFTextObj_GetFont, _POINTER, _POINTER)
_name_of_font = _call(
    pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t
)
_size_of_text = _call(pdfium.FPDFTextObj_GetFontSize, _INT, _POINTER, _POINTER)
_fill_of = _call(pdfium.FPDFPageObj_GetFillColor, _INT, *[_POINTER] * 5)
_stroke_of = _call(pdfium.FPDFPageObj_GetStrokeColor, _INT, *[_POINTER] * 5)
_bounds_of = _call(pdfium.FPDFPageObj_GetBounds, _INT, *[_POINTER] * 5)
_matrix_of = _call(pdfium.FPDFPageObj_GetMatrix, _INT, _POINTER, _POINTER)
_is_sheer = _call(pdfium.FPDFPageObj_HasTransparency, _INT, _POINTER)
_draw_mode = _call(pdfium.FPDFPath_GetDrawMode, _INT, *[_POINTER] * 3)
_count_segments = _call(pdfium.FPDFPath_CountSegments, _INT, _POINTER)
_segment = _call(pdfium.FPDFPath_GetPathSegment, _POINTER, _POINTER, _INT)
_kind_of_segment = _call(pdfium.FPDFPathSegment_GetType, _INT, _POINTER)
_point_of = _call(pdfium.FPDFPathSegment_GetPoint, _INT, *[_POINTER] * 3)
_clip_of = _call(pdfium.FPDFPageObj_GetClipPath, _POINTER, _POINTER)
_clip_paths = _call(pdfium.FPDFClipPath_CountPaths, _INT, _POINTER)
_clip_segments = _call(pdfium.FPDFClipPath_CountPathSegments, _INT, _POINTER, _INT)
_clip_segment = _call(pdfium.FPDFClipPath_GetPathSegment, _POINTER, _POINTER, _INT, _INT)
_set_active = _call(pdfium.FPDFPageObj_SetIsActive, _INT, _POINTER, _INT)
_count_marks = _call(pdfium.FPDFPageObj_CountMarks, _INT, _POINTER)
_mark = _call(pdfium.FPDFPageObj_GetMark, _POINTER, _POINTER, ctypes.c_ulong)
_name_of_mark = _call(
    pdfium.FPDFPageObjMark_GetName, _INT, _POINTER, _POINTER, ctypes.c_ulong, _POINTER
)
_count_chars = _call(pdfium.FPDFText_CountChars, _INT, _POINTER)
_thing_of_char = _call(pdfium.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
_size_of_char = _call(pdfium.FPDFText_GetFontSize, ctypes.c_double, _POINTER, _INT)
_box_of_char = _call(pdfium.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
_ink_of_char = _call(pdfium.FPDFText_GetCharBox, _INT, _POINTER, _INT, *[_POINTER] * 4)
_matrix_of_char = _call(pdfium.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)
_code_of_char = _call(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _POINTER, _INT)
_is_nameless = _call(pdfium.FPDFText_HasUnicodeMapError, _INT, _POINTER, _INT)


class NotOpened(Exception):
    """The file cannot be opened: the code of pdfium says why.

    Attributes:
        code: 2 not readable, 3 no PDF or damaged, 4 with a password, 5 locked in another way.
    """

    def __init__(self, code: int) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


class _Place(NamedTuple):
    """How points of a form lie on the page as it is shown: x' = a x + c y + e."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, left: float, low: float, right: float, high: float) -> Box:
        x0, y0 = self.point(left, low)
        x1, y1 = self.point(right, high)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def within(self, m: Any) -> _Place:
        """The place of what is drawn with a matrix inside."""
        return _Place(
            self.a * m.a + self.c * m.b,
            self.b * m.a + self.d * m.b,
            self.a * m.c + self.c * m.d,
            self.b * m.c + self.d * m.d,
            *self.point(m.e, m.f),
        )


class Document:
    """An open PDF file."""

    def __init__(self, data: bytes) -> None:
        """Open a file.

        Args:
            data: what it holds.

        Raises:
            NotOpened: it is damaged, or has a password.
        """
        _begun()
        # The bytes are read as long as the document is open.
        self._data = data
        self._document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not self._document:
            raise NotOpened(int(pdfium.FPDF_GetLastError()))

    def __len__(self) -> int:
        """How many pages it says that it has."""
        return int(pdfium.FPDF_GetPageCount(self._document))

    def __del__(self) -> None:
        """Close it."""
        if getattr(self, "_document", None):
            pdfium.FPDF_CloseDocument(self._document)

    def sheet(self, number: int) -> Sheet | None:
        """What a page draws; None where it cannot be read.

        Args:
            number: the page, from 1.
        """
        page = pdfium.FPDF_LoadPage(self._document, number - 1)
        if not page:
            return None
        try:
            return _Reader(page, number).sheet()
        finally:
            pdfium.FPDF_ClosePage(page)


@cache
def _begun() -> tuple[Any, ...]:
    """Begins to use the library, once; gives what it holds on to as long as the process runs."""
    pdfium.FPDF_InitLibrary()
    fonts = _fonts()
    pdfium.FPDF_SetSystemFontInfo(fonts[0])
    return fonts


def _fonts() -> tuple[Any, ...]:
    """What tells pdfium that each font that a file lacks is one of boxes, and what it rests on."""
    font = box_font()
    info = pdfium.FPDF_SYSFONTINFO()
    info.version = 1
    kinds = dict(pdfium.FPDF_SYSFONTINFO._fields_)

    def mapped(
        _info: Any, _weight: int, _italic: int, _set: int, _pitch: int, face: Any, _exact: Any
    ) -> int:
        name = ctypes.string_at(face).decode("latin-1")
        return 0 if name.startswith(_STANDARD) else 1

    def data(_info: Any, _font: Any, table: int, into: Any, size: int) -> int:
        if table:
            return 0
        if into and size >= len(font):
            ctypes.memmove(into, font, len(font))
        return len(font)

    calls: dict[str, Callable[..., Any]] = {
        "Release": lambda _info: None,
        "EnumFonts": lambda _info, _mapper: None,
        "MapFont": mapped,
        "GetFont": lambda _info, _face: 1,
        "GetFontData": data,
        "GetFaceName": lambda _info, _font, _into, _size: 0,
        "GetFontCharset": lambda _info, _font: 1,
        "DeleteFont": lambda _info, _font: None,
    }
    kept = {name: kinds[name](call) for name, call in calls.items()}
    for name, call in kept.items():
        setattr(info, name, call)
    return info, kept, font


def _shown(page: Any) -> tuple[_Place, float, float]:
    """How the points of a page lie as it is shown, its width and its height."""
    edges = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, edges)
    left, low, right, high = edges.left, edges.bottom, edges.right, edges.top
    wide, tall = right - left, high - low
    match pdfium.FPDFPage_GetRotation(page):
        case 1:
            return _Place(0, 1, 1, 0, -low, -left), tall, wide
        case 2:
            return _Place(-1, 0, 0, 1, right, -low), wide, tall
        case 3:
            return _Place(0, -1, -1, 0, high, right), tall, wide
    return _Place(1, 0, 0, -1, -left, high), wide, tall


class _Level(NamedTuple):
    """What holds for all that is drawn at one level: on the page, or within a form on it.

    Attributes:
        place: how its points lie on the page.
        clip: what is shown of it.
        layered: whether it belongs to a layer of the file.
        depth: within how many forms it stands.
    """

    place: _Place
    clip: Box | None = None
    layered: bool = False
    depth: int = 0


class _Reader:
    """Reads what a page draws, in the order in which it is drawn."""

    def __init__(self, page: Any, number: int) -> None:
        self.page = page
        self.place, width, height = _shown(page)
        self.made = Sheet(number, width, height, [], [], [], [])
        self.order = 0
        # The texts that are drawn, each with its run and the place that it is told in.
        self.runs: dict[int, int] = {}
        self.places: dict[int, _Place] = {}
        self.fonts: dict[int, str] = {}
        self.clips = _Clips()
        # Where the library puts what it is asked for.
        self.numbers = [ctypes.c_uint() for _ in range(4)]
        self.edges = [ctypes.c_float() for _ in range(4)]
        self.to_numbers = [ctypes.addressof(one) for one in self.numbers]
        self.to_edges = [ctypes.addressof(one) for one in self.edges]
        self.ink = [ctypes.c_double() for _ in range(4)]
        self.to_ink = [ctypes.addressof(one) for one in self.ink]
        self.matrix = pdfium.FS_MATRIX()
        self.to_matrix = ctypes.addressof(self.matrix)

    def sheet(self) -> Sheet:
        """All that the page draws."""
        things = (_get_object(self.page, at) for at in range(_count_objects(self.page)))
        self._things(things, _Level(self.place))
        text = pdfium.FPDFText_LoadPage(self.page)
        if text:
            try:
                self.made.chars.extend(self._chars(_address(text)))
            finally:
                pdfium.FPDFText_ClosePage(text)
        self.made.chars.extend(self._blanks())
        self._switch_off()
        return self.made

    def _switch_off(self) -> None:
        """Tell the letters of layers that are switched off: the page looks alike without them."""
        layered = [thing for thing, run in self.runs.items() if self.made.runs[run].layered]
        if not layered or len(layered) > _MOST_LAYERED:
            return
        shown = _drawn(self.page)
        alike = self._without(layered) == shown
        for thing in layered:
            if alike or self._without([thing]) == shown:
                run = self.runs[thing]
                self.made.runs[run] = self.made.runs[run]._replace(off=True)

    def _without(self, things: list[int]) -> bytes:
        """What the page looks like without some things."""
        for thing in things:
            _set_active(thing, 0)
        try:
            return _drawn(self.page)
        finally:
            for thing in things:
                _set_active(thing, 1)

    def _things(self, things: Iterator[int], level: _Level) -> None:
        for thing in things:
            self.order += 1
            kind = _type_of(thing)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self._text(thing, level)
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(thing, level)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._picture(thing, level)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and level.depth < _DEEPEST:
                self._form(thing, level)

    def _form(self, thing: int, level: _Level) -> None:
        inside = (_get_inside(thing, at) for at in range(_count_inside(thing)))
        place, clip = level.place.within(_matrix(thing)), self._clip(thing, level)
        layered = level.layered or _is_layered(thing)
        self._things(inside, _Level(place, clip, layered, level.depth + 1))

    def _clip(self, thing: int, level: _Level) -> Box | None:
        return cut(level.clip, self.clips.of(thing, level.place))

    def _text(self, thing: int, level: _Level) -> None:
        mode = _mode_of(thing)
        colour, alpha = self._colour(thing, stroke=mode in _OUTLINED)
        font = _font_of(thing)
        name = self.fonts.get(font)
        if name is None:
            name = self.fonts[font] = _name(font)
        layered = level.layered or _is_layered(thing)
        self.runs[thing], self.places[thing] = len(self.made.runs), level.place
        run = Run(self.order, mode, colour, alpha, self._clip(thing, level), name, layered)
        self.made.runs.append(run)

    def _colour(self, thing: int, *, stroke: bool = False) -> tuple[Colour | None, int]:
        """The colour of a thing and how dense it is; no colour where it is a pattern."""
        if not (_stroke_of if stroke else _fill_of)(thing, *self.to_numbers):
            return None, _OPAQUE
        red, green, blue, alpha = self.numbers
        return (red.value, green.value, blue.value), alpha.value

    def _picture(self, thing: int, level: _Level) -> None:
        if _bounds_of(thing, *self.to_edges):
            whole = level.place.box(*(edge.value for edge in self.edges))
            box = _seen(whole, self._clip(thing, level))
            if box:
                self.made.pictures.append(Picture(box, self.order))

    def _path(self, thing: int, level: _Level) -> None:
        fill, stroke, *_ = self.numbers
        _draw_mode(thing, *self.to_numbers[:2])
        filled, stroked = bool(fill.value), bool(stroke.value)
        if not (filled or stroked):
            return
        colour, alpha = self._colour(thing) if filled else (None, 0)
        opaque = alpha == _OPAQUE and not _is_sheer(thing)
        clip, place = self._clip(thing, level), level.place
        _matrix_of(thing, self.to_matrix)
        m = self.matrix
        if (m.a, m.b, m.c, m.d, m.e, m.f) != _ALIKE:
            place = place.within(m)
        segments = [_segment(thing, at) for at in range(_count_segments(thing))]
        for kind, whole in _figures(segments, place):
            box = _seen(whole, clip)
            if box:
                figure = Drawn(kind, box, self.order, stroked, filled, colour, opaque)
                self.made.drawn.append(figure)

    def _chars(self, text: int) -> Iterator[Char]:
        """The letters that pdfium finds, without those that it adds itself."""
        place = self.place
        _, _, _, d, e, f = place
        # Most pages are not turned: there the sum is short.
        level = place[:4] == (1, 0, 0, -1)
        edges, m = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        to_edges, to_matrix = ctypes.addressof(edges), ctypes.addressof(m)
        run, last = -1, 0
        across = down = size = width = 0.0
        for at in range(_count_chars(text)):
            thing = _thing_of_char(text, at)
            if thing is None:
                continue
            _matrix_of_char(text, at, to_matrix)
            if thing != last:
                last, run = thing, self.runs.get(thing, -1)
                inner = place.within(m)
                high = hypot(inner.c, inner.d)
                size = _size_of_char(text, at) * high
                # A size below nought turns the letters round.
                sense = -1.0 if size < 0 else 1.0
                across, down, size = sense * inner.a, sense * inner.b, abs(size)
                width = hypot(across, down) / (high or 1.0)
            if run < 0:
                continue
            _box_of_char(text, at, to_edges)
            if level:
                box = edges.left + e, d * edges.top + f, edges.right + e, d * edges.bottom + f
                x, y = m.e + e, d * m.f + f
            else:
                box = place.box(edges.left, edges.bottom, edges.right, edges.top)
                x, y = place.point(m.e, m.f)
            if not _fits(box, size) and _ink_of_char(text, at, *self.to_ink):
                # pdfium does not scale the boxes of fonts that write downwards.
                left, right, low, high_up = (edge.value for edge in self.ink)
                box = place.box(left, low, right, high_up)
                y = box[3]
            elif across > 0:
                # A shape may lean over the origin of its letter.
                box = max(box[0], x), *box[1:]
            yield Char(_letter(text, at), box, x, y, across, down, size, width, run)

    def _is_bare(self, thing: int) -> bool:
        """Whether a text leaves no trace on the page."""
        left, _, right, _ = self.edges
        return not _bounds_of(thing, *self.to_edges) or right.value - left.value < _TRACE

    def _blanks(self) -> Iterator[Char]:
        """The blanks that are drawn by themselves: pdfium passes over what leaves no trace."""
        told = {char.run for char in self.made.chars}
        size = ctypes.c_float()
        for thing, run in self.runs.items():
            # A letter that is drawn twice, to look bold, is told once.
            if run in told or not self._is_bare(thing):
                continue
            _size_of_text(thing, ctypes.addressof(size))
            m = self.places[thing].within(_matrix(thing))
            high, box = size.value * hypot(m.c, m.d), (m.e, m.f, m.e, m.f)
            yield Char(" ", box, m.e, m.f, m.a, m.b, high, 1.0, run)


class _Clips:
    """What is shown of things: most have the same as the one before."""

    def __init__(self) -> None:
        self.known: tuple[object, ...] = ()
        self.shown: Box | None = None
        self.x, self.y = ctypes.c_float(), ctypes.c_float()
        self.to_point = ctypes.addressof(self.x), ctypes.addressof(self.y)

    def of(self, thing: int, place: _Place) -> Box | None:
        """The box around what is shown of a thing; None where nothing is cut."""
        path = _clip_of(thing)
        count = _clip_paths(path) if path else 0
        if count <= 0:
            return None
        last = count - 1
        segments = _clip_segments(path, last)
        # Two corners that face each other tell one box from the other.
        corners = [self._point(path, last, at) for at in (0, 2)[: max(segments - 1, 0)]]
        known = (count, segments, *corners, place)
        if known != self.known:
            self.known, self.shown = known, self._shown(path, count, place)
        return self.shown

    def _point(self, path: int, number: int, at: int) -> tuple[float, float]:
        _point_of(_clip_segment(path, number, at), *self.to_point)
        return self.x.value, self.y.value

    def _shown(self, path: int, count: int, place: _Place) -> Box | None:
        shown: Box | None = None
        for number in range(count):
            one = _NOTHING
            segments = range(_clip_segments(path, number))
            parts = (_clip_segment(path, number, at) for at in segments)
            for _, box in _figures(parts, place):
                one = around(one, box) if one is not _NOTHING else box
            shown = cut(shown, one)
        return shown


def _matrix(thing: int) -> Any:
    matrix = pdfium.FS_MATRIX()
    _matrix_of(thing, ctypes.addressof(matrix))
    return matrix


def _name(font: int) -> str:
    into = ctypes.create_string_buffer(200)
    _name_of_font(font, ctypes.addressof(into), 200)
    return into.value.decode("utf-8", "replace")


def _fits(box: Box, size: float) -> bool:
    """Whether a box can be that of a letter of a size."""
    across, up = box[2] - box[0], box[3] - box[1]
    return min(across, up) <= _LARGER * size


def _letter(text: int, at: int) -> str:
    """A letter; empty where the file does not say which it is."""
    code = _code_of_char(text, at)
    if code == _HYPHEN:
        return "-"
    if not code or code in _SURROGATES or _is_nameless(text, at) > 0:
        return ""
    return chr(code)


def _figures(segments: Iterable[int], place: _Place) -> Iterator[tuple[str, Box]]:
    """The kind of each figure of a path and the box around it."""
    x, y = ctypes.c_float(), ctypes.c_float()
    to_point = ctypes.addressof(x), ctypes.addressof(y)
    a, b, c, d, e, f = place
    points: list[tuple[float, float]] = []
    curved = False
    for part in segments:
        kind = _kind_of_segment(part)
        if kind == _MOVE and points:
            yield _figure(points, curved=curved)
            points, curved = [], False
        elif kind == _BEND:
            curved = True
        _point_of(part, *to_point)
        across, up = x.value, y.value
        points.append((a * across + c * up + e, b * across + d * up + f))
    if points:
        yield _figure(points, curved=curved)


def _figure(points: list[tuple[float, float]], *, curved: bool) -> tuple[str, Box]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = min(xs), min(ys), max(xs), max(ys)
    if curved:
        return "curve", box
    corners = set(points)
    if len(corners) <= _LINE:
        return "line", box
    if len(corners) == _CORNERS and all(
        abs(x0 - x1) < _STRAIGHT or abs(y0 - y1) < _STRAIGHT
        for (x0, y0), (x1, y1) in pairwise([*points, points[0]])
    ):
        return "box", box
    return "curve", box


def _seen(box: Box, clip: Box | None) -> Box | None:
    """What is shown of a box; None where nothing is."""
    seen = cut(box, clip)
    return seen if seen and seen[0] <= seen[2] and seen[1] <= seen[3] else None


def _is_layered(thing: int) -> bool:
    """Whether a mark around a thing says that it belongs to a layer of the file."""
    count = _count_marks(thing)
    return count > 0 and any(_is_layer(_mark(thing, at)) for at in range(count))


def _is_layer(mark: int) -> bool:
    size = ctypes.c_ulong()
    into = ctypes.create_string_buffer(40)
    _name_of_mark(mark, ctypes.addressof(into), 40, ctypes.addressof(size))
    return into.raw[: size.value] == _LAYER
