"""The functions of pdfium that are called for each thing of a page, as fast as they can be.

They take and give plain addresses. None of them takes long or waits for another thread, so that
they need not let others run meanwhile, which makes each call half as dear.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

import pypdfium2_raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Callable


def address(thing: Any) -> int:
    """The address of a thing of the library; 0 where there is none."""
    return ctypes.cast(thing, ctypes.c_void_p).value or 0


def _call(of: Any, result: Any, *takes: Any) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *takes)(address(of))


_INT, _POINTER, _LONG = ctypes.c_int, ctypes.c_void_p, ctypes.c_ulong

count_objects = _call(pdfium.FPDFPage_CountObjects, _INT, _POINTER)
get_object = _call(pdfium.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
count_inside = _call(pdfium.FPDFFormObj_CountObjects, _INT, _POINTER)
get_inside = _call(pdfium.FPDFFormObj_GetObject, _POINTER, _POINTER, _LONG)
type_of = _call(pdfium.FPDFPageObj_GetType, _INT, _POINTER)
fill_of = _call(pdfium.FPDFPageObj_GetFillColor, _INT, *[_POINTER] * 5)
stroke_of = _call(pdfium.FPDFPageObj_GetStrokeColor, _INT, *[_POINTER] * 5)
bounds_of = _call(pdfium.FPDFPageObj_GetBounds, _INT, *[_POINTER] * 5)
matrix_of = _call(pdfium.FPDFPageObj_GetMatrix, _INT, _POINTER, _POINTER)
is_sheer = _call(pdfium.FPDFPageObj_HasTransparency, _INT, _POINTER)
set_active = _call(pdfium.FPDFPageObj_SetIsActive, _INT, _POINTER, _INT)

mode_of = _call(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
font_of = _call(pdfium.FPDFTextObj_GetFont, _POINTER, _POINTER)
name_of_font = _call(
    pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t
)
size_of_text = _call(pdfium.FPDFTextObj_GetFontSize, _INT, _POINTER, _POINTER)

draw_mode = _call(pdfium.FPDFPath_GetDrawMode, _INT, *[_POINTER] * 3)
count_segments = _call(pdfium.FPDFPath_CountSegments, _INT, _POINTER)
segment = _call(pdfium.FPDFPath_GetPathSegment, _POINTER, _POINTER, _INT)
kind_of_segment = _call(pdfium.FPDFPathSegment_GetType, _INT, _POINTER)
point_of = _call(pdfium.FPDFPathSegment_GetPoint, _INT, *[_POINTER] * 3)
clip_of = _call(pdfium.FPDFPageObj_GetClipPath, _POINTER, _POINTER)
clip_paths = _call(pdfium.FPDFClipPath_CountPaths, _INT, _POINTER)
clip_segments = _call(pdfium.FPDFClipPath_CountPathSegments, _INT, _POINTER, _INT)
clip_segment = _call(pdfium.FPDFClipPath_GetPathSegment, _POINTER, _POINTER, _INT, _INT)

count_marks = _call(pdfium.FPDFPageObj_CountMarks, _INT, _POINTER)
mark_of = _call(pdfium.FPDFPageObj_GetMark, _POINTER, _POINTER, _LONG)
name_of_mark = _call(pdfium.FPDFPageObjMark_GetName, _INT, _POINTER, _POINTER, _LONG, _POINTER)

param_of_mark = _call(pdfium.FPDFPageObjMark_GetParamValueType, _INT, _POINTER, ctypes.c_char_p)
remove_mark = _call(pdfium.FPDFPageObj_RemoveMark, _INT, _POINTER, _POINTER)

count_chars = _call(pdfium.FPDFText_CountChars, _INT, _POINTER)
thing_of_char = _call(pdfium.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
size_of_char = _call(pdfium.FPDFText_GetFontSize, ctypes.c_double, _POINTER, _INT)
box_of_char = _call(pdfium.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
ink_of_char = _call(pdfium.FPDFText_GetCharBox, _INT, _POINTER, _INT, *[_POINTER] * 4)
matrix_of_char = _call(pdfium.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)
code_of_char = _call(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _POINTER, _INT)
is_nameless = _call(pdfium.FPDFText_HasUnicodeMapError, _INT, _POINTER, _INT)
