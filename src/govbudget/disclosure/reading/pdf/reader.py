"""Reads PDF files: tables by their ruled lines, paragraphs by their margins."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.reading.pdf.apart import Bounds, pages_of
from govbudget.disclosure.reading.pdf.feet import repeated_on
from govbudget.disclosure.reading.pdf.order import in_order
from govbudget.disclosure.reading.pdf.page import PageTable
from govbudget.disclosure.reading.pdf.paragraphs import Margins, Wrapped, margins_of
from govbudget.errors import UnreadableFile
from govbudget.io.grids import grid_of
from govbudget.io.source import Loss, Lost, SourceDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.reading.pdf.lines import PageLine
    from govbudget.disclosure.reading.pdf.page import Page
    from govbudget.io.source import Block

__all__ = ["read_pdf"]

#: Pictures with fewer letters than this on a page, on the average, are scanned pages.
_LETTERS = 5


def read_pdf(
    path: str, data: bytes, bounds: Bounds | None = None, password: str = ""
) -> SourceDocument:
    """The paragraphs and tables of a PDF file.

    Scripts and files in it are left alone. A table without ruled lines is told from where its words
    stand, and listed as such.

    Args:
        path: the file, as the document names it.
        data: what it holds.
        bounds: how much time and memory it may take.
        password: what opens it, where it is locked.

    Raises:
        UnreadableFile: it is damaged, locked, without text, too large, or takes too long.
        MissingExtra: pypdfium2 is not installed.
    """
    pages = list(pages_of(path, data, bounds or Bounds(), password))
    lost = [*_not_read(pages), *(lost for page in pages for lost in page.lost)]
    letters = sum(page.letters for page in pages)
    scanned = any(page.pictured for page in pages) and letters < _LETTERS * len(pages)
    if scanned or not letters:
        raise UnreadableFile(path, _why(pages))
    pages, backwards = in_order(pages)
    if backwards:
        lost.append(Lost.of(Message("lost.backwards"), kind=Loss.SLIGHT))
    found, repeated = repeated_on(
        {at: (page.height, page.lines) for at, page in enumerate(pages, 1)}
    )
    drop = {pages[at - 1].number: lines for at, lines in found.items()}
    blocks = tuple(_blocks(pages, drop))
    return SourceDocument(path, "pdf", blocks, len(pages), (*repeated, *lost))


def _why(pages: list[Page]) -> Message:
    """Why a file has no text, and what to do."""
    if why := next((page.why_not for page in pages if page.why_not), None):
        return Message("errors.pdf.no_page_read", why=why)
    if any(page.nameless for page in pages):
        said = "nameless"
    elif any(page.pictured for page in pages):
        said = "pictures"
    else:
        said = "blank"
    return Message("errors.pdf.no_text", said=Message(f"errors.pdf.{said}"))


def _not_read(pages: list[Page]) -> Iterator[Lost]:
    """What to say of pages that could not be read; once of those that follow each other."""
    for why, some in groupby(pages, key=lambda page: page.why_not):
        if why:
            numbers = [page.number for page in some]
            first, last = numbers[0], numbers[-1]
            run = Message("lost.pages", first=first, last=last, why=why)
            yield Lost.of(run if last > first else Message("lost.page", why=why), first)


def _blocks(pages: list[Page], drop: dict[int, set[int]]) -> Iterator[Block]:
    usual: dict[int, Margins] = {}
    for page in pages:
        if found := margins_of(_kept(page, drop[page.number])):
            width = round(page.width)
            usual[width] = _wider(found, usual.get(width))
    wrapped = Wrapped()
    last: PageTable | None = None
    for page in pages:
        dropped = drop[page.number]
        margins = margins_of(_kept(page, dropped))
        margins = margins or usual.get(round(page.width), Margins(0.0, page.width))
        continued = last
        for thing in _in_order(page, dropped):
            if isinstance(thing, PageTable):
                yield from wrapped.end()
                last = thing.within(continued) if continued else thing
                unsure = bool(thing.spans)
                yield from grid_of(last.rows, page=page.number, boxes=last.boxes, unsure=unsure)
            else:
                last = None
                yield from wrapped.add(thing, page.number, margins)
            continued = None
    yield from wrapped.end()


def _kept(page: Page, drop: set[int]) -> list[PageLine]:
    """The lines of a page without its running heads and feet, whose margins are their own."""
    return [line for number, line in enumerate(page.lines) if number not in drop]


def _in_order(page: Page, drop: set[int]) -> Iterator[PageLine | PageTable]:
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
