"""Pages of PDFs as pictures, drawn by pdfium in a process of its own."""

from __future__ import annotations

import io

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.errors import MissingExtra, UnreadableFile

__all__ = ["SCALE", "drawn_page", "page_count"]

#: Pixels for a point, and how many pixels a picture may have at most.
SCALE, _MOST = 2.0, 16_000_000


@frozen
class PagePicture:
    """A page as a picture.

    Attributes:
        png: the picture.
        width: how wide the page is, in points.
        height: how high.
    """

    png: bytes
    width: float
    height: float


def page_count(path: str) -> int:
    """How many pages a PDF has; 0 where it is none.

    Args:
        path: the file.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return 0
    try:
        return len(document)
    finally:
        document.close()


def drawn_page(path: str, number: int) -> PagePicture:
    """A page of a PDF as a picture, no larger than a screen can show.

    Args:
        path: the file.
        number: the page, from 1.

    Raises:
        UnreadableFile: there is no such page, or it cannot be drawn.
        MissingExtra: pypdfium2 or pillow is not installed.
    """
    try:
        import PIL.Image  # noqa: F401  what pdfium makes pictures with
        import pypdfium2
    except ImportError as error:
        raise MissingExtra("web", Message("web.purpose")) from error
    try:
        document = pypdfium2.PdfDocument(path)
        try:
            page = document[number - 1]
            width, height = page.get_size()
            scale = min(SCALE, (_MOST / max(width * height, 1.0)) ** 0.5)
            made = io.BytesIO()
            page.render(scale=scale).to_pil().save(made, "PNG", optimize=False, compress_level=3)
        finally:
            document.close()
    except (pypdfium2.PdfiumError, IndexError, ValueError) as error:
        raise UnreadableFile(path, Message("web.error.page", number=number)) from error
    return PagePicture(made.getvalue(), width, height)
