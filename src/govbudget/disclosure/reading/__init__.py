"""Reads a published document, whatever its format, by what it holds and not by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

    from govbudget.io.source import SourceDocument

__all__ = ["read_source"]


def read_source(
    path: str | os.PathLike[str],
    *,
    timeout: float = 60.0,
    memory: int = 1_000_000_000,
    password: str = "",
) -> SourceDocument:
    """The paragraphs and tables of a document, in their order.

    Args:
        path: text with tables parted by tabs (UTF-8, UTF-16, GB18030), HTML, docx, PDF, or a
            workbook (xlsx, xls, xlsb, ods, XML of 2003), or what the reader of another package
            knows. What it holds decides, not its name. At most 200 million bytes.
        timeout: the longest that the reading of a PDF may take, in seconds.
        memory: the most memory that it may take, in bytes.
        password: what opens a PDF that needs it.

    Returns:
        What it says, with nothing understood yet, and a list of what was not read.

    Raises:
        UnreadableFile: there is no such file, or it is none of these, damaged, encrypted, without
            any text, or too large; the error says which, and what would help.
        MissingExtra: the library for this format is not installed.
    """
    # The process that reads the pages of a PDF needs none of these.
    from attrs import evolve

    from govbudget.base.edge import path_of
    from govbudget.disclosure.reading.registry import ReadOptions, read_with
    from govbudget.errors import UnreadableFile
    from govbudget.io.digest import digest_of
    from govbudget.io.limits import TooManyCells, check_blocks, read_bytes

    name = path_of(path)
    data = read_bytes(name)
    try:
        document = read_with(name, data, ReadOptions(timeout, memory, password))
        check_blocks(len(document.blocks))
    except TooManyCells as error:
        raise UnreadableFile(name, error.message) from error
    return evolve(document, digest=digest_of(name, data))
