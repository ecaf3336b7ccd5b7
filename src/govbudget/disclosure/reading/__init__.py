"""Reads a published document, whatever its format, by what it holds and not by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

    from govbudget.io.source import SourceDocument

__all__ = ["read_source"]


def read_source(
    path: str | os.PathLike[str], *, timeout: float = 60.0, memory: int = 1_000_000_000
) -> SourceDocument:
    """The paragraphs and tables of a document, in their order.

    Args:
        path: text with tables parted by tabs (UTF-8, UTF-16, GB18030), HTML, docx, PDF, or a
            workbook (xlsx, xls, xlsb, ods, XML of 2003). What it holds decides, not its name. At
            most 200 million bytes.
        timeout: the longest that the reading of a PDF may take, in seconds.
        memory: the most memory that it may take, in bytes.

    Returns:
        What it says, with nothing understood yet, and a list of what was not read.

    Raises:
        UnreadableFile: there is no such file, or it is none of these, damaged, encrypted, without
            any text, or too large; the error says which, and what would help.
        MissingExtra: the library for this format is not installed.
    """
    # The process that reads the pages of a PDF needs none of these.
    from govbudget.errors import UnreadableFile
    from govbudget.io.limits import TooManyCells, read_bytes

    name = str(path)
    data = read_bytes(name)
    try:
        return _read(name, data, timeout, memory)
    except TooManyCells as error:
        raise UnreadableFile(name, str(error)) from error


def _read(name: str, data: bytes, timeout: float, memory: int) -> SourceDocument:
    from govbudget.errors import UnreadableFile
    from govbudget.io.decoding import text_of
    from govbudget.io.limits import MOST_TEXT
    from govbudget.io.sniffing import Format, format_of

    kind = format_of(name, data)
    if kind in {Format.TEXT, Format.HTML, Format.XML} and len(data) > MOST_TEXT:
        most = MOST_TEXT // 1_000_000
        raise UnreadableFile(name, f"it has more than {most} million bytes of text: no budget has")
    # Each reader is imported when it is needed, and the libraries that it needs with it.
    match kind:
        case Format.PDF:
            from govbudget.disclosure.reading.pdf.apart import Bounds
            from govbudget.disclosure.reading.pdf.reader import read_pdf

            return read_pdf(name, data, Bounds(timeout, memory))
        case Format.WORD:
            from govbudget.io.word import read_word

            return read_word(name, data)
        case Format.XML:
            from govbudget.disclosure.reading.spreadsheet import read_spreadsheet
            from govbudget.io.xml2003 import sheets_of

            return read_spreadsheet(name, sheets_of(name, data))
        case Format.XLSX | Format.XLS | Format.XLSB | Format.ODS:
            from govbudget.disclosure.reading.spreadsheet import read_spreadsheet
            from govbudget.io.workbooks import sheets_of as opened_of

            return read_spreadsheet(name, opened_of(name, data, kind))
        case Format.HTML:
            from govbudget.io.html import read_html

            return read_html(name, text_of(name, data))
    from govbudget.disclosure.reading.text import read_delimited, read_plain
    from govbudget.io.delimited import is_table

    text = text_of(name, data)
    return (read_delimited if is_table(text) else read_plain)(name, text)
