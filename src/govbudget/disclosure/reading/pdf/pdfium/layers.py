"""What a page draws and does not show: layers switched off, and what masks or groups hide."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2_raw as pdfium

from govbudget.disclosure.reading.pdf.pdfium import calls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Layered", "is_layered", "not_shown"]

#: The name of the mark around what belongs to a layer, as the library gives it.
_LAYER = "OC\0".encode("utf-16-le")
#: Of more things in layers it is not looked at whether they are shown; the size of the look.
_MOST_LAYERED, _LOOKED_AT = 400, 1200
#: Letters lower than this in the look, in dots, may not be seen in it.
_LOW = 2.0


class Layered(NamedTuple):
    """A thing that may not be shown: it belongs to a layer, may do so, or has a mask.

    Attributes:
        thing: a text, a figure, a picture or a form.
        first: the order of the first thing that it draws.
        last: the order of the last one.
        sheer: whether it is a mask or a group that may hide it.
    """

    thing: int
    first: int
    last: int
    sheer: bool = False


def is_layered(thing: int) -> bool:
    """Whether a mark around a thing says that it belongs to a layer of the file."""
    count = calls.count_marks(thing)
    return count > 0 and any(_is_layer(calls.mark_of(thing, at)) for at in range(count))


def _is_layer(mark: int) -> bool:
    size = ctypes.c_ulong()
    into = ctypes.create_string_buffer(40)
    calls.name_of_mark(mark, ctypes.addressof(into), 40, ctypes.addressof(size))
    return into.raw[: size.value] == _LAYER


def not_shown(page: Any, layered: Sequence[Layered], largest: float) -> Iterator[Layered]:
    """The things that are not shown: the page looks alike without them.

    Args:
        page: the page of the library.
        layered: what may belong to a layer of it.
        largest: the size of its largest letters, in points.
    """
    if not layered or len(layered) > _MOST_LAYERED or largest * _scale(page) < _LOW:
        return
    shown = _look(page)
    _activate(layered, active=False)
    if _look(page) == shown:
        yield from layered
        return
    _activate(layered, active=True)
    for one in layered:
        # What is not shown stays away: of two that are alike the other is then seen to be shown.
        _activate([one], active=False)
        if _look(page) == shown:
            yield one
        else:
            _activate([one], active=True)


def _activate(things: Iterable[Layered], *, active: bool) -> None:
    for one in things:
        calls.set_active(one.thing, int(active))


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
