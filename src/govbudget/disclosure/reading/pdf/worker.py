"""The process that reads the pages of one PDF file: bytes come in, a line of JSON a page goes out.

A damaged file may bring the library down, or keep it busy without end; then only this process ends.
"""

from __future__ import annotations

import json
import os
import sys
from itertools import chain
from typing import TYPE_CHECKING, Any, BinaryIO

from govbudget.disclosure.reading.pdf.page import page_of
from govbudget.disclosure.reading.pdf.wire import plain_page

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["main"]


def main() -> None:
    """Read the file on standard input; the arguments are its first page and the most memory."""
    first, memory = map(int, sys.argv[1:3])
    # The library and what it finds wrong write to standard output and error: none of it is ours.
    out = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  pathlib is not needed for it
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    _limit(memory)
    for line in _lines(sys.stdin.buffer, first):
        out.write(json.dumps(line, ensure_ascii=True, separators=(",", ":")).encode() + b"\n")
        out.flush()
    # What the library holds need not be given back piece by piece.
    out.close()
    os._exit(0)


def _limit(memory: int) -> None:
    """Let this process take no more memory, where the system can be told so."""
    try:
        import resource
    except ImportError:  # pragma: no cover  there is none on Windows
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    most = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _lines(file: BinaryIO, first: int) -> Iterator[dict[str, Any]]:
    """What is said of the file: how many pages it has or why it has none, then page by page."""
    try:
        from govbudget.disclosure.reading.pdf.pdfium import Document, NotOpened
    except ImportError:
        yield {"missing": True}
        return
    try:
        document = Document(file.read())
    except NotOpened as error:
        yield {"code": error.code}
        return
    yield {"pages": len(document)}
    for number in chain(range(first, len(document) + 1)):
        sheet = document.sheet(number)
        yield {"page": None if sheet is None else plain_page(page_of(sheet))}


if __name__ == "__main__":
    main()
