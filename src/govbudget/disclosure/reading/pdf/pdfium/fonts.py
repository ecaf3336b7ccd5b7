"""The fonts that pdfium takes for those that a file names and does not hold."""

from __future__ import annotations

import ctypes
from functools import cache
from typing import TYPE_CHECKING, Any

import pypdfium2_raw as pdfium

from govbudget.disclosure.reading.pdf.boxfont import box_font

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["begun"]

#: Fonts that pdfium brings itself: of these a file need not tell the widths.
_STANDARD = ("Helvetica", "Times", "Courier", "Symbol", "ZapfDingbats", "Arial")


@cache
def begun() -> tuple[Any, ...]:
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
