"""The readers of the package; what each needs is imported when it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.errors import UnreadableFile, because
from govbudget.io import limits
from govbudget.io.sniffing import Format

if TYPE_CHECKING:
    from govbudget.disclosure.reading.registry import ReadOptions
    from govbudget.io.source import SourceDocument

__all__ = ["read_own"]


def read_own(kind: Format, path: str, data: bytes, options: ReadOptions) -> SourceDocument:
    """What a file of a known format holds.

    Args:
        kind: its format.
        path: its name, for what is said of it.
        data: what it holds.
        options: what the reading may take, and a password.

    Raises:
        UnreadableFile: it is damaged, encrypted, empty, or has more text than any budget.
        MissingExtra: the library for its format is not installed.
    """
    if kind in {Format.TEXT, Format.HTML, Format.XML} and len(data) > limits.MOST_TEXT:
        raise UnreadableFile(path, because("file.much_text", most=limits.MOST_TEXT // 1_000_000))
    match kind:
        case Format.PDF:
            from govbudget.disclosure.reading.pdf.apart import Bounds
            from govbudget.disclosure.reading.pdf.reader import read_pdf

            return read_pdf(path, data, Bounds(options.seconds, options.memory), options.password)
        case Format.WORD:
            from govbudget.io.word import read_word

            return read_word(path, data)
        case Format.XML:
            from govbudget.disclosure.reading.spreadsheet import read_spreadsheet
            from govbudget.io.xml2003 import sheets_of

            return read_spreadsheet(path, sheets_of(path, data))
        case Format.XLSX | Format.XLS | Format.XLSB | Format.ODS:
            from govbudget.disclosure.reading.spreadsheet import read_spreadsheet
            from govbudget.io.workbooks import sheets_of as opened_of

            return read_spreadsheet(path, opened_of(path, data, kind))
        case Format.HTML:
            from govbudget.disclosure.reading.line_tables import blocks_of_lines
            from govbudget.io.decoding import text_of
            from govbudget.io.html import read_html

            return read_html(path, text_of(path, data), blocks_of_lines)
    return _read_text(path, data)


def _read_text(path: str, data: bytes) -> SourceDocument:
    """One table of a separator, or paragraphs with tables parted by tabs."""
    from govbudget.disclosure.reading.text import read_delimited, read_plain
    from govbudget.io.decoding import text_of
    from govbudget.io.separators import is_table

    text = text_of(path, data)
    return (read_delimited if is_table(text) else read_plain)(path, text)
