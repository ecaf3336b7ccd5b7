"""Layers of a file that are switched off: what belongs to them is not shown."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2_raw as pdfium

from govbudget.disclosure.reading.pdf.pdfium import calls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Layered", "is_layered", "switched_off"]

#: The name of the mark around what belongs to a layer, as the library gives it.
_LAYER = "OC\0".encode("utf-16-le")
#: Of more things in layers it is not looked at whether they are shown; the size of the look.
_MOST_LAYERED, _LOOKED_AT = 400, 1200
#: Letters lower than this in the look, in dots, may not be seen in it.
_LOW = 2.0


class Layered(NamedTuple):
    """A thing that belongs to a layer, or may do so.

    Attributes:
        thing: a text, or a form.
        runs: the numbers of the texts that it draws.
    """

    thing: int
    runs: range


def is_layered(thing: int) -> bool:
    """Whether a mark around a thing says that it belongs to a layer of the file."""
    count = calls.count_marks(thing)
    return count > 0 and any(_is_layer(calls.mark_of(thing, at)) for at in range(count))


def _is_layer(mark: int) -> bool:
    size = ctypes.c_ulong()
    into = ctypes.create_string_buffer(40)
    calls.name_of_mark(mark, ctypes.addressof(into), 40, ctypes.addressof(size))
    return into.raw[: size.value] == _LAYER


def switched_off(page: Any, layered: Sequence[Layered], largest: float) -> Iterator[int]:
    """The numbers of the texts that are switched off: the page looks alike without them.

    Args:
        page: the page of the library.
        layered: what may belong to a layer of it.
        largest: the size of its largest letters, in points.
    """
    if not layered or len(layered) > _MOST_LAYERED or largest * _scale(page) < _LOW:
        return
    shown = _look(page)
    alike = _without(page, [one.thing for one in layered]) == shown
    for one in layered:
        if alike or _without(page, [one.thing]) == shown:
            yield from one.runs


def _without(page: Any, things: Iterable[int]) -> bytes:
    """What the page looks like without some things."""
    for thing in things:
        calls.set_active(thing, 0)
    try:
        return _look(page)
    finally:
        for thing in things:
            calls.set_active(thing, 1)


def _scale(page: Any) -> float:
    """How many dots of the look are a point of the page."""
    sides = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    return float(_LOOKED_AT / max(*sides, 1.0))


def _look(page: Any) -> bytes:
    """What a page looks like, its longer side as many dots long as are looked at."""
    scale = _scale(page)
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    size = max(int(width * scale), 1), max(int(height * scale), 1)
    bitmap = pdfium.FPDFBitmap_Create(*size, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, *size, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, *size, 0, 0)
        length = pdfium.FPDFBitmap_GetStride(bitmap) * size[1]
        return ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), length)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
