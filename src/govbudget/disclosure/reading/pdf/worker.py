"""The process that reads the pages of PDF files: bytes come in, a line of JSON a page goes out.

A damaged file may bring the library down, or keep it busy without end; then only this process ends.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import TYPE_CHECKING, Any, BinaryIO

from govbudget.base.memory import greatest_memory
from govbudget.disclosure.reading.pdf.page import page_of
from govbudget.disclosure.reading.pdf.wire import plain_page

try:
    import resource
except ImportError:  # pragma: no cover  there is none on Windows
    resource = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["main"]


#: A process that nobody gives a file for so many seconds ends, where the system can do so.
_PATIENCE = 10
#: One that has taken more memory than this, in bytes, is not used again.
_GROWN = 300_000_000


def main() -> None:
    """Read the files on standard input: a line of JSON, then the bytes, one file after another."""
    # The library and what it finds wrong write to standard output and error: none of it is ours.
    out = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  pathlib is not needed for it
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    file = sys.stdin.buffer
    while head := _next(file):
        size, first, memory, password = json.loads(head)
        _say(out, "ready")
        _limit(memory)
        for line in _lines(file.read(size), first, password):
            _say(out, line)
        if greatest_memory() > _GROWN:
            break
    # What the library holds need not be given back piece by piece.
    out.close()
    os._exit(0)


def _say(out: BinaryIO, what: object) -> None:
    out.write(json.dumps(what, ensure_ascii=True, separators=(",", ":")).encode() + b"\n")
    out.flush()


def _next(file: BinaryIO) -> bytes:
    """What comes before the next file; nothing where there is no more."""
    patience = getattr(signal, "alarm", None)
    if patience is None:  # pragma: no cover  on Windows it waits as long as the other process lives
        return file.readline()
    patience(_PATIENCE)
    head = file.readline()
    patience(0)
    return head


def _limit(memory: int) -> None:
    """Let this process take no more memory, where the system can be told so."""
    if resource is None:  # pragma: no cover  on Windows
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    most = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _lines(data: bytes, first: int, password: str) -> Iterator[dict[str, Any]]:
    """What is said of the file: how many pages it has or why it has none, then page by page."""
    try:
        from govbudget.disclosure.reading.pdf.pdfium import Document, NotOpened
    except ImportError:
        yield {"missing": True}
        return
    try:
        document = Document(data, password)
    except NotOpened as error:
        yield {"code": error.code}
        return
    yield {"pages": len(document)}
    for number in range(first, len(document) + 1):
        sheet = document.sheet(number)
        yield {"page": None if sheet is None else plain_page(page_of(sheet))}


if __name__ == "__main__":
    main()
