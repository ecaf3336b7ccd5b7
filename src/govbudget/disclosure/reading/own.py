"""The readers of the package, each under one head; what they need is imported when it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.errors import UnreadableFile
from govbudget.io import limits

if TYPE_CHECKING:
    from govbudget.disclosure.reading.registry import ReadOptions
    from govbudget.io.source import SourceDocument

__all__ = ["read_docx", "read_page", "read_pages", "read_text", "read_workbook", "read_xml"]


def read_pages(path: str, data: bytes, options: ReadOptions) -> SourceDocument:
    """The pages of a PDF."""
    from govbudget.disclosure.reading.pdf.apart import Bounds
    from govbudget.disclosure.reading.pdf.reader import read_pdf

    return read_pdf(path, data, Bounds(options.seconds, options.memory), options.password)


def read_docx(path: str, data: bytes, options: ReadOptions) -> SourceDocument:
    """A document of Word."""
    from govbudget.io.word import read_word

    del options
    return read_word(path, data)


def read_workbook(path: str, data: bytes, options: ReadOptions) -> SourceDocument:
    """The sheets of a workbook: xlsx, xls, xlsb or ods."""
    from govbudget.disclosure.reading.spreadsheet import read_spreadsheet
    from govbudget.io.sniffing import format_of
    from govbudget.io.workbooks import sheets_of

    del options
    return read_spreadsheet(path, sheets_of(path, data, format_of(path, data)))


def read_xml(path: str, data: bytes, options: ReadOptions) -> SourceDocument:
    """The sheets of a workbook as XML of 2003."""
    from govbudget.disclosure.reading.spreadsheet import read_spreadsheet
    from govbudget.io.xml2003 import sheets_of

    del options
    _bounded(path, data)
    return read_spreadsheet(path, sheets_of(path, data))


def read_page(path: str, data: bytes, options: ReadOptions) -> SourceDocument:
    """A page of a web site."""
    from govbudget.io.decoding import text_of
    from govbudget.io.html import read_html

    del options
    _bounded(path, data)
    return read_html(path, text_of(path, data))


def read_text(path: str, data: bytes, options: ReadOptions) -> SourceDocument:
    """Text: one table of a separator, or paragraphs with tables parted by tabs."""
    from govbudget.disclosure.reading.text import read_delimited, read_plain
    from govbudget.io.decoding import text_of
    from govbudget.io.delimited import is_table

    del options
    _bounded(path, data)
    text = text_of(path, data)
    return (read_delimited if is_table(text) else read_plain)(path, text)


def _bounded(path: str, data: bytes) -> None:
    """Refuse more text than any budget has."""
    if len(data) > limits.MOST_TEXT:
        most = limits.MOST_TEXT // 1_000_000
        raise UnreadableFile(path, f"it has more than {most} million bytes of text: no budget has")
