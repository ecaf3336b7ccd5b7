"""Tells the format of a file by what it holds, and says what to do with one that is not read."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from enum import Enum

from govbudget.errors import UnreadableFile
from govbudget.io.limits import zip_members
from govbudget.io.sheets import read_text

__all__ = ["Format", "format_of", "text_of"]

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = {
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"II*\x00": "a picture (TIFF)",
    b"MM\x00*": "a picture (TIFF)",
    b"Rar!": "an archive (RAR)",
    b"7z\xbc\xaf": "an archive (7z)",
    b"\x1f\x8b": "an archive (gzip)",
    b"PK\x05\x06": "an empty archive (zip)",
    b"{\\rtf": "rich text (RTF)",
    b"MIME-Version:": "a web archive (MHTML)",
}
_SENTENCES = {
    "a picture": "run text recognition (OCR) on it, and save the result as PDF or text",
    "an archive": "unpack it, and name a file in it",
    "an empty archive": "name a document",
    "rich text": "save it as docx or PDF",
    "a web archive": "save it as HTML or PDF",
}
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""")
_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|head|meta|body|table|div|p|style|title)\b", re.IGNORECASE
)
_OLD_XML = "urn:schemas-microsoft-com:office:spreadsheet"
_HEAD = 2048


class Format(Enum):
    """A format that is read."""

    TEXT = "text"
    HTML = "html"
    XLSX = "xlsx"
    XLS = "xls"
    WORD = "word"
    PDF = "pdf"


def format_of(path: str, data: bytes) -> Format:
    """The format of a file.

    Args:
        path: the file, for the message.
        data: what it holds.

    Raises:
        UnreadableFile: it is none that is read; the reason says what it is and what to do.
    """
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith(_ZIP):
        return _packed(path, data)
    if data.startswith(_OLE):
        return _compound(path, data)
    for sign, what in _OTHERS.items():
        if data.startswith(sign):
            advice = _SENTENCES[what.split(" (")[0]]
            raise UnreadableFile(path, f"it is {what}: {advice}")
    return _written(path, data)


def text_of(path: str, data: bytes) -> str:
    """The text of a text file or web page.

    A mark at its beginning decides, then UTF-8 if it is that throughout, then the encoding that a
    page declares, then GB18030.

    Raises:
        UnreadableFile: it is none of these, or holds NUL characters.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return _without_nul(path, data.decode("utf-16"))
        except UnicodeDecodeError as error:
            raise UnreadableFile(path, f"it is marked as UTF-16 and is not: {error}") from error
    declared = _DECLARED.search(data[:_HEAD]) if b"<" in data[:_HEAD] else None
    if declared and declared.group(1).lower() in {b"big5", b"big5-hkscs"} and not _is_utf8(data):
        return _without_nul(path, data.decode("big5hkscs", errors="replace"))
    return read_text(path, data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _without_nul(path: str, text: str) -> str:
    if "\x00" in text:
        raise UnreadableFile(path, "it has a NUL character: it is no text")
    return text


def _packed(path: str, data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(zip_members(path, archive))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile(path, f"it is damaged or cut off: {error}") from error
    if "word/document.xml" in names:
        return Format.WORD
    if "xl/workbook.xml" in names:
        return Format.XLSX
    what = "an archive (zip): unpack it, and name a file in it"
    if "xl/workbook.bin" in names:
        what = "a binary workbook (xlsb): save it as xlsx"
    elif "OFD.xml" in names:
        what = "an OFD document: print it to PDF"
    elif "content.xml" in names:
        what = "an OpenDocument file: save it as docx, xlsx or PDF"
    elif "ppt/presentation.xml" in names:
        what = "a presentation: save it as PDF"
    raise UnreadableFile(path, f"it is {what}")


def _compound(path: str, data: bytes) -> Format:
    """What an OLE container holds, by the names in its directory."""

    def holds(name: str) -> bool:
        return (name + "\0").encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise UnreadableFile(path, "it is encrypted; save it without a password")
    if holds("Workbook") or holds("Book"):
        return Format.XLS
    if holds("WordDocument"):
        raise UnreadableFile(path, "it is an old Word document (doc): save it as docx")
    raise UnreadableFile(
        path, "it is an old Office file of a kind that is not read: save it as PDF"
    )


def _written(path: str, data: bytes) -> Format:
    text = text_of(path, data)
    head = text[: 4 * _HEAD].lstrip()
    if _OLD_XML in head:
        raise UnreadableFile(path, "it is a workbook of 2003 in XML: save it as xlsx")
    if head.startswith("<") and _PAGE.search(head):
        return Format.HTML
    if head.startswith("<?xml"):
        raise UnreadableFile(path, "it is XML and no web page: save it as docx, xlsx or PDF")
    control = sum(not (letter.isprintable() or letter.isspace()) for letter in text[:10_000])
    if control > len(text[:10_000]) // 100:
        raise UnreadableFile(path, "it is neither text nor a document of a kind that is read")
    return Format.TEXT
