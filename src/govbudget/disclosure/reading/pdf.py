"""Reads PDF files with pdfplumber: tables by their ruled lines, paragraphs by their margins."""

from __future__ import annotations

import io
import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from govbudget.disclosure.reading.pdffeet import repeated_on
from govbudget.disclosure.reading.pdfglyphs import NAMELESS
from govbudget.disclosure.reading.pdflines import Margins, Wrapped, margins_of
from govbudget.disclosure.reading.pdfpage import PICTURE, Table, page_of
from govbudget.errors import MissingExtra, UnreadableFile
from govbudget.io.grids import grid_of
from govbudget.io.limits import MOST_PAGES, check_streams
from govbudget.io.source import SourceDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.reading.pdflines import Line
    from govbudget.disclosure.reading.pdfpage import Page
    from govbudget.io.source import Block, Lost

__all__ = ["read_pdf"]

#: Pictures with fewer letters than this on a page, on the average, are scanned pages.
_LETTERS = 5


def read_pdf(path: str, data: bytes) -> SourceDocument:
    """The paragraphs and tables of a PDF file.

    Scripts and files in it are left alone. A table without ruled lines is told from where its words
    stand, and listed as such.

    Args:
        path: the file, as the document names it.
        data: what it holds.

    Raises:
        UnreadableFile: it is damaged, encrypted, without text, or too large.
        MissingExtra: pdfplumber is not installed.
    """
    check_streams(path, data)
    pages = list(_pages(path, data))
    lost = [lost for page in pages for lost in page.lost]
    letters = sum(page.letters for page in pages)
    scanned = any(PICTURE in entry.what for entry in lost) and letters < _LETTERS * len(pages)
    if scanned or not letters:
        raise UnreadableFile(
            path,
            f"it has no text: {_why(lost)}; run text recognition (OCR) on it, and save it again",
        )
    drop, repeated = repeated_on({page.number: (page.height, page.lines) for page in pages})
    blocks = tuple(_blocks(pages, drop))
    return SourceDocument(path, "pdf", blocks, len(pages), (*repeated, *lost))


def _why(lost: list[Lost]) -> str:
    if any(NAMELESS in entry.what for entry in lost):
        return "its fonts do not say which letters they draw"
    if any(PICTURE in entry.what for entry in lost):
        return "its pages are pictures"
    return "its pages are blank, or draw their letters as lines"


def _pages(path: str, data: bytes) -> Iterator[Page]:
    try:
        import pdfplumber
    except ImportError as error:
        raise MissingExtra("pdf", "to read PDF files") from error
    with _quiet():
        try:
            with pdfplumber.open(io.BytesIO(data)) as document:
                _check_pages(path, document)
                for page in document.pages:
                    yield page_of(page)
                    page.close()
        except UnreadableFile:
            raise
        except Exception as error:
            # The library raises whatever its parser stumbles over.
            raise UnreadableFile(path, _reason(error)) from error


def _check_pages(path: str, document: Any) -> None:
    from itertools import islice

    from pdfminer.pdfpage import PDFPage

    count = sum(1 for _ in islice(PDFPage.create_pages(document.doc), MOST_PAGES + 1))
    if count > MOST_PAGES:
        raise UnreadableFile(path, f"it has more than {MOST_PAGES:,} pages")
    if not count:
        raise UnreadableFile(path, "it is damaged: it has no page")


def _reason(error: Exception) -> str:
    """What is wrong with a file, from the error of the library or the one that it wraps."""
    names = {type(part).__name__ for part in (error, *error.args, error.__cause__)}
    if {"PDFPasswordIncorrect", "PDFEncryptionError"} & names:
        return "it is encrypted; save it without a password"
    said = str(error).strip() or type(error).__name__
    return f"it is damaged or cut off: {said[:200]}"


@contextmanager
def _quiet() -> Iterator[None]:
    """Keeps what the library logs about faults in the file from standard error."""
    logger = logging.getLogger("pdfminer")
    before = logger.propagate
    handler = logging.NullHandler()
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield
    finally:
        logger.propagate = before
        logger.removeHandler(handler)


def _blocks(pages: list[Page], drop: dict[int, set[int]]) -> Iterator[Block]:
    usual: dict[int, Margins] = {}
    for page in pages:
        if found := margins_of(page.lines):
            width = round(page.width)
            usual[width] = _wider(found, usual.get(width))
    wrapped = Wrapped()
    last: Table | None = None
    for page in pages:
        margins = margins_of(page.lines) or usual.get(round(page.width), Margins(0.0, page.width))
        continued = last
        for thing in _in_order(page, drop[page.number]):
            if isinstance(thing, Table):
                yield from wrapped.end()
                last = thing.within(continued) if continued else thing
                yield from grid_of(last.rows, page=page.number)
            else:
                last = None
                yield from wrapped.add(thing, page.number, margins)
            continued = None
    yield from wrapped.end()


def _in_order(page: Page, drop: set[int]) -> Iterator[Line | Table]:
    """The lines and tables of a page from the top down."""
    tables = list(page.tables)
    for number, line in enumerate(page.lines):
        while tables and tables[0].top < line.base:
            yield tables.pop(0)
        if number not in drop:
            yield line
    yield from tables


def _wider(one: Margins, other: Margins | None) -> Margins:
    if other is None:
        return one
    return Margins(min(one.left, other.left), max(one.right, other.right))
