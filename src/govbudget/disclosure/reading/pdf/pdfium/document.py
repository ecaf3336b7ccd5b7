"""An open PDF file, and its pages as they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pypdfium2_raw as pdfium
from attrs import evolve

from govbudget.disclosure.reading.pdf.drawn import DrawnPage
from govbudget.disclosure.reading.pdf.pdfium.again import passed_over
from govbudget.disclosure.reading.pdf.pdfium.calls import address
from govbudget.disclosure.reading.pdf.pdfium.fonts import begun
from govbudget.disclosure.reading.pdf.pdfium.layers import not_shown
from govbudget.disclosure.reading.pdf.pdfium.letters import letters_of
from govbudget.disclosure.reading.pdf.pdfium.place import Place
from govbudget.disclosure.reading.pdf.pdfium.spoken import as_drawn
from govbudget.disclosure.reading.pdf.pdfium.things import Things

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.reading.pdf.drawn import Char
    from govbudget.disclosure.reading.pdf.pdfium.layers import Layered

__all__ = ["Document", "NotOpened"]

#: A file in which neither stands has no layers: the one names them, the other may hide the name.
_LAYERS = (b"/OCProperties", b"/ObjStm")

#: Notes that draw nothing of their own; so many notes of a page are looked at.
_UNDRAWN = frozenset({pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_UNKNOWN})
_MOST_NOTES = 10_000
_FLATTENED = pdfium.FLATTEN_SUCCESS


class NotOpened(Exception):
    """The file cannot be opened: the code of pdfium says why.

    Attributes:
        code: 2 not readable, 3 no PDF or damaged, 4 with a password, 5 locked in another way.
    """

    def __init__(self, code: int) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


class Document:
    """An open PDF file."""

    def __init__(self, data: bytes, password: str = "") -> None:
        """Open a file.

        Args:
            data: what it holds.
            password: what opens it, where it is locked.

        Raises:
            NotOpened: it is damaged, or has another password.
        """
        begun()
        # The bytes are read as long as the document is open.
        self._data = data
        self._layered = any(sign in data for sign in _LAYERS)
        word = password.encode() or None
        self._document = pdfium.FPDF_LoadMemDocument64(data, len(data), word)
        if not self._document:
            raise NotOpened(int(pdfium.FPDF_GetLastError()))

    def __len__(self) -> int:
        """How many pages it says that it has."""
        return int(pdfium.FPDF_GetPageCount(self._document))

    def __del__(self) -> None:
        """Close it."""
        if getattr(self, "_document", None):
            pdfium.FPDF_CloseDocument(self._document)

    def sheet(self, number: int) -> DrawnPage | None:
        """What a page draws; None where it cannot be read.

        Args:
            number: the page, from 1.
        """
        page = pdfium.FPDF_LoadPage(self._document, number - 1)
        if not page:
            return None
        try:
            if _is_annotated(page) and pdfium.FPDFPage_Flatten(page, 0) == _FLATTENED:
                # Notes and form fields that are shown are now drawn as forms of the page.
                pdfium.FPDF_ClosePage(page)
                page = pdfium.FPDF_LoadPage(self._document, number - 1)
            return self._sheet(page, number) if page else None
        finally:
            pdfium.FPDF_ClosePage(page)

    def _sheet(self, page: Any, number: int) -> DrawnPage:
        place, width, height = _shown(page)
        things = Things(page, place, layers=self._layered)
        chars = _letters(page, place, things)
        if things.spoken.texts:
            things.spoken.remove()
            chars = as_drawn(things.spoken, chars, _letters(page, place, things))
        chars += passed_over(things, chars, lambda: _letters(page, place, things))
        sheet = DrawnPage(number, width, height, chars, things.runs, things.drawn, things.pictures)
        told = {char.run for char in sheet.chars}
        sheet.chars.extend(things.blanks(told))
        return _as_shown(sheet, page, things.layered)


def _is_annotated(page: Any) -> bool:
    """Whether a page may show something in notes or form fields; links show nothing."""
    for at in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        note = pdfium.FPDFPage_GetAnnot(page, at)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind not in _UNDRAWN:
            return True
    return False


def _as_shown(sheet: DrawnPage, page: Any, layered: Sequence[Layered]) -> DrawnPage:
    """A page without what it draws and does not show; texts of it are marked."""
    largest = max((char.size for char in sheet.chars), default=0.0)
    away = list(not_shown(page, layered, largest))
    if not away:
        return sheet
    off = {order for one in away for order in range(one.first, one.last + 1) if not one.sheer}
    sheer = {order for one in away for order in range(one.first, one.last + 1)} - off
    runs = [
        run._replace(off=True)
        if run.order in off
        else run._replace(alpha=0)
        if run.order in sheer
        else run
        for run in sheet.runs
    ]
    drawn = [one for one in sheet.drawn if one.order not in off]
    pictures = [one for one in sheet.pictures if one.order not in off]
    return evolve(sheet, runs=runs, drawn=drawn, pictures=pictures)


def _letters(page: Any, place: Place, things: Things) -> list[Char]:
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return []
    try:
        return letters_of(address(text), place, things.numbers)
    finally:
        pdfium.FPDFText_ClosePage(text)


def _shown(page: Any) -> tuple[Place, float, float]:
    """How the points of a page lie as it is shown, its width and its height."""
    edges = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, edges)
    left, low, right, high = edges.left, edges.bottom, edges.right, edges.top
    wide, tall = right - left, high - low
    match pdfium.FPDFPage_GetRotation(page):
        case 1:
            return Place(0, 1, 1, 0, -low, -left), tall, wide
        case 2:
            return Place(-1, 0, 0, 1, right, -low), wide, tall
        case 3:
            return Place(0, -1, -1, 0, high, right), tall, wide
    return Place(1, 0, 0, -1, -left, high), wide, tall
