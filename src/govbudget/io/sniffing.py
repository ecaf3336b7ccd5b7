"""Tells the format of a file by what it holds, and says what to do with one that is not read."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from enum import Enum

from govbudget.base.messages import Message
from govbudget.errors import UnreadableFile
from govbudget.io.decoding import head_of, text_of
from govbudget.io.limits import DAMAGED, plain_name, read_member, zip_members

__all__ = ["Format", "format_of", "is_plain"]

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_OTHERS = {
    b"\x89PNG": ("picture", "PNG"),
    b"\xff\xd8\xff": ("picture", "JPEG"),
    b"GIF8": ("picture", "GIF"),
    b"II*\x00": ("picture", "TIFF"),
    b"MM\x00*": ("picture", "TIFF"),
    b"Rar!": ("archive", "RAR"),
    b"7z\xbc\xaf": ("archive", "7z"),
    b"\x1f\x8b": ("archive", "gzip"),
    b"PK\x05\x06": ("empty_archive", "zip"),
    b"{\\rtf": ("rich_text", "RTF"),
    b"MIME-Version:": ("web_archive", "MHTML"),
}
_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|head|meta|body|table|div|p|style|title)\b", re.IGNORECASE
)
_OLD_XML = "urn:schemas-microsoft-com:office:spreadsheet"
_HEAD = 2048


class Format(Enum):
    """A format that is read."""

    TEXT = "text"
    HTML = "html"
    XML = "xml"
    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    WORD = "word"
    PDF = "pdf"


_PARTS = {
    "word/document.xml": Format.WORD,
    "xl/workbook.xml": Format.XLSX,
    "xl/workbook.bin": Format.XLSB,
}
_UNREAD = {
    "ofd.xml": "ofd",
    "content.xml": "opendocument",
    "ppt/presentation.xml": "presentation",
}


def is_plain(head: bytes) -> bool:
    """Whether a file that begins so is text without markup, which can be read line by line."""
    if b"%PDF-" in head[:1024] or head.startswith((_ZIP, _OLE, *_OTHERS)):
        return False
    text = head_of(head[: 8 * _HEAD]).lstrip()
    return not text.startswith("<")


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
    for sign, (what, name) in _OTHERS.items():
        if data.startswith(sign):
            raise UnreadableFile(path, Message(f"errors.kind.{what}", name=name))
    return _written(path, data)


def _packed(path: str, data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            # Some programs part the names with backslashes.
            names = {plain_name(name) for name in zip_members(path, archive)}
            typed = "mimetype" in archive.namelist()
            kind = read_member(path, archive, "mimetype")[:100] if typed else b""
    except DAMAGED as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile(path, Message("errors.file.cut", error=str(error))) from error
    for part, found in _PARTS.items():
        if part in names:
            return found
    if "content.xml" in names and b"spreadsheet" in kind:
        return Format.ODS
    what = next((said for part, said in _UNREAD.items() if part in names), "archive")
    raise UnreadableFile(path, Message(f"errors.kind.{what}", name="zip"))


def _compound(path: str, data: bytes) -> Format:
    """What an OLE container holds, by the names in its directory."""

    def holds(name: str) -> bool:
        return (name + "\0").encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise UnreadableFile(path, Message("errors.file.encrypted"))
    if holds("Workbook") or holds("Book"):
        return Format.XLS
    if holds("WordDocument"):
        raise UnreadableFile(path, Message("errors.file.old_word"))
    raise UnreadableFile(
        path,
        Message("errors.file.old_office"),
    )


def _written(path: str, data: bytes) -> Format:
    text = head_of(data)
    head = text[: 4 * _HEAD].lstrip()
    if head.startswith("<") and _OLD_XML in head:
        return Format.XML
    if head.startswith("<") and _PAGE.search(head):
        return Format.HTML
    if head.startswith("<?xml"):
        raise UnreadableFile(path, Message("errors.file.xml"))
    # A mark of direction or of zero width is no control character.
    control = sum(
        not (letter.isprintable() or letter.isspace() or unicodedata.category(letter) == "Cf")
        for letter in text[:10_000]
    )
    if control > len(text[:10_000]) // 100:
        # What is wrong with it as text, if that can be said.
        text_of(path, data)
        raise UnreadableFile(path, Message("errors.file.unknown"))
    return Format.TEXT
