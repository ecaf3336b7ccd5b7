"""Reads the pages of a PDF file in a process of its own, within bounds of time and memory."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.disclosure.reading.pdf.page import Page
from govbudget.disclosure.reading.pdf.processes import Job, working
from govbudget.disclosure.reading.pdf.wire import page_from
from govbudget.errors import MissingExtra, UnreadableFile
from govbudget.io.limits import MOST_PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.reading.pdf.processes import Worker

__all__ = ["Bounds", "pages_of"]

#: So many pages may bring the process down before the file is given up.
_FALLS = 5
#: What pdfium says of a file with a password, and of one that is locked in a way it does not know.
_LOCKED, _LOCKED_OTHERWISE = 4, 5


@frozen(slots=True)
class Bounds:
    """How much the reading of a file may take.

    Attributes:
        seconds: the longest that it may take; a page may take a third of it.
        memory: the most memory, in bytes, where the system can be told so (not on Windows).
    """

    seconds: float = 60.0
    memory: int = 1_000_000_000

    @property
    def page(self) -> float:
        """The longest that a page may take, in seconds."""
        return self.seconds / 3


def pages_of(path: str, data: bytes, bounds: Bounds, password: str = "") -> Iterator[Page]:
    """The pages of a PDF file, in their order.

    A page that brings the process down, or takes too long, is lost; the others are read.

    Args:
        path: the file, as errors name it.
        data: what it holds.
        bounds: how much its reading may take.
        password: what opens it, where it is locked.

    Raises:
        UnreadableFile: it is damaged, locked, has too many pages, or takes too long.
        MissingExtra: pypdfium2 is not installed.
    """
    until = time.monotonic() + bounds.seconds
    number, count, falls = 1, 1, 0
    while number <= count:
        job = Job(data, number, bounds.memory + 3 * len(data), password)
        with working(job) as worker:
            count = _count(path, worker, until, password)
            while number <= count:
                plain = worker.next(min(bounds.page, until - time.monotonic()))
                if plain is None and time.monotonic() >= until:
                    raise UnreadableFile(path, _too_long(bounds))
                page = plain and plain.get("page")
                if page:
                    yield page_from(page)
                else:
                    yield _lost(number, _why(plain, worker, bounds))
                number += 1
                if plain is None:
                    falls += 1
                    break
            else:
                worker.done = True
        if falls >= _FALLS:
            raise UnreadableFile(path, Message("errors.pdf.falls", falls=falls))


def _too_long(bounds: Bounds) -> Message:
    return Message("errors.pdf.too_long", seconds=f"{bounds.seconds:g}")


def _locked(password: str) -> Message:
    return Message("errors.pdf.wrong_password" if password else "errors.pdf.password")


def _why(plain: dict[str, Any] | None, worker: Worker, bounds: Bounds) -> Message:
    """Why a page was not read."""
    if plain is not None:
        return Message("errors.pdf.damaged")
    if worker.late:
        return Message("errors.pdf.page_late", seconds=f"{bounds.page:g}")
    return Message("errors.pdf.page_ends")


def _lost(number: int, why: Message) -> Page:
    return Page(number, 0.0, 0.0, (), (), 0, (), why_not=why)


def _count(path: str, worker: Worker, until: float, password: str) -> int:
    """How many pages the file has.

    Raises:
        UnreadableFile: none that can be read, or too many.
        MissingExtra: the library is not installed.
    """
    said = worker.next(until - time.monotonic())
    if said is None:
        if worker.late:
            raise UnreadableFile(path, Message("errors.pdf.opening"))
        why = Message("errors.pdf.ends")
        raise UnreadableFile(path, Message("errors.file.damaged", why=why))
    worker.done = "pages" not in said
    if said.get("missing"):
        raise MissingExtra("pdf", Message("errors.purpose.read_pdf"))
    if said.get("code") == _LOCKED:
        raise UnreadableFile(path, _locked(password))
    if said.get("code") == _LOCKED_OTHERWISE:
        raise UnreadableFile(path, Message("errors.pdf.locked"))
    if "pages" not in said:
        raise UnreadableFile(path, Message("errors.pdf.cut"))
    count = int(said["pages"])
    if count > MOST_PAGES:
        raise UnreadableFile(path, Message("errors.pdf.many_pages", most_pages=MOST_PAGES))
    if not count:
        raise UnreadableFile(path, Message("errors.pdf.no_page"))
    return count
