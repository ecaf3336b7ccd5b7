"""The encoding of a text, told by what it holds, and the text itself.

Text is UTF-8, UTF-16 (with its mark or without) or GB18030, which holds GBK and GB2312. Text in
Big5 is read where a page declares it, and refused elsewhere: its bytes mean other letters in
GB18030, and would be read wrong without a word.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Encoding", "decoded", "encoding_of", "head_of", "text_of", "wrong_byte"]

#: So much is looked at to tell the encoding of what cannot be read twice, and what a text is.
HEAD = 1 << 18
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8"),
)
_ORDER = "\ufeff"
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""")
_DECLARED_IN = 2048
_BIG5 = frozenset({b"big5", b"big5-hkscs", b"x-x-big5"})
#: What nobody sees, in UTF-8, and how a spreadsheet guards the digits of a code in CSV. One byte
#: stands first in each, which is found ten times faster than a choice of them.
_MARKED = tuple(
    map(
        re.compile,
        (
            rb"\xe2(?:\x80[\x8b-\x8f\xaa-\xae]|\x81[\xa0-\xaf])",
            rb"\xef(?:\xb8[\x80-\x8f]|\xbb\xbf|\xbf[\xb9-\xbb])",
            rb"\xe1\xa0[\x8b-\x8f]",
            rb"\xc2\xad",
            rb"\xcd\x8f",
            rb"\xd8\x9c",
            rb"\xf3\xa0",
            rb'="',
        ),
    )
)
_CONTROLS = bytes({*range(32), 127} - {9, 10, 11, 12, 13})
#: What a table or a budget is written in.
_USUAL = "[\\t\\n\\r\\x20-\\x7e\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
#: So few letters may tell Big5 from GB18030; so many of them are common ones in the right one.
_FEW, _COMMON, _STRANGE = 2, 0.9, 0.6


@frozen
class Encoding:
    """How a text is written.

    Attributes:
        codec: the name of the codec.
        marked: whether it may hold signs that nobody sees, or guards of digits, to be taken away.
        quoted: whether it may hold quotation marks.
    """

    codec: str
    marked: bool = False
    quoted: bool = True


def encoding_of(path: str, parts: Iterable[bytes], *, longest: int | None = None) -> Encoding:
    """The encoding of a text: by its mark, by its NUL bytes, else UTF-8 if all of it is that.

    Args:
        path: the file, for the message.
        parts: its bytes, from the first on, as far as they can be looked at.
        longest: how long a line may be about, in bytes; None where that is of no interest.

    Raises:
        UnreadableFile: it is in none of the encodings that are read, or has a line without end.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    marked = quoted = False
    name, head = "utf-8", b""
    line, long = 1, 0
    for number, part in enumerate(parts):
        if not number:
            head = part
            codec = _of_mark(path, head)
            if codec:
                return Encoding(codec, marked=True)
            if part.startswith(codecs.BOM_UTF8):
                # Spreadsheet programs begin each text with it: it is no mark within.
                name, part = "utf-8-sig", part[len(codecs.BOM_UTF8) :]  # noqa: PLW2901
        if b"\0" in part:
            raise UnreadableFile(path, Message("errors.file.nul"))
        try:
            decoder.decode(part)
        except UnicodeDecodeError:
            _check_big5(path, head if _has_letters(head) else part)
            _check_gb18030(path, head)
            return Encoding("gb18030", marked=True)
        if b"\n" in part or b"\r" in part:
            line += part.count(b"\n")
            long = 0
        elif longest is not None and (long := long + len(part)) > longest:
            raise UnreadableFile(path, Message("errors.file.long_line", line=line, longest=longest))
        marked = marked or _is_marked(part)
        quoted = quoted or b'"' in part
    return Encoding(name, marked, quoted)


def _of_mark(path: str, head: bytes) -> str:
    """The encoding that a mark at the beginning says, or NUL bytes do; empty where none does."""
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return "" if codec == "utf-8" else codec
    if b"\0" not in head:
        return ""
    # A line end or a digit is a letter and a NUL in UTF-16: behind it or before it, never both.
    codec = "utf-16-le" if head[1::2].count(0) else "utf-16-be"
    text = codecs.getincrementaldecoder(codec)("replace").decode(head)
    cut = len(head) % 2 and len(head) < HEAD
    if cut or "\0" in text or len(re.findall(_USUAL, text)) < _COMMON * len(text):
        line = head[: head.index(0)].count(b"\n") + 1
        raise UnreadableFile(path, Message("errors.file.nul_line", line=line))
    return codec


def _is_marked(part: bytes) -> bool:
    """Whether there are control characters, signs that nobody sees, or guards."""
    return len(part.translate(None, _CONTROLS)) != len(part) or any(
        sign.search(part) for sign in _MARKED
    )


def _has_letters(data: bytes) -> bool:
    return len(data.translate(None, bytes(range(128)))) >= 2 * _FEW


def _check_gb18030(path: str, head: bytes) -> None:
    try:
        codecs.getincrementaldecoder("gb18030")().decode(head)
    except UnicodeDecodeError as error:
        raise UnreadableFile(path, wrong_byte(head, "gb18030", error.start)) from error


def _check_big5(path: str, data: bytes) -> None:
    """Refuse text in Big5.

    Raises:
        UnreadableFile: most of its letters are common ones in Big5, and strange ones in GB18030.
    """
    big5 = _share(data, "big5", 0xA4, 0xC6)
    if big5 >= _COMMON and _share(data, "gb18030", 0xB0, 0xD7) < _STRANGE:
        raise UnreadableFile(path, Message("errors.file.big5"))


def _share(data: bytes, codec: str, first: int, last: int) -> float:
    """How many of the letters in a text are common ones, by the first byte that they have."""
    text = codecs.getincrementaldecoder(codec)("replace").decode(data)
    letters = [letter for letter in text if letter >= "\u2e80" and letter not in _NEUTRAL]
    plain = "gb2312" if codec == "gb18030" else codec
    leads = [letter.encode(plain, "replace")[0] for letter in letters]
    return sum(first <= lead <= last for lead in leads) / len(leads) if len(leads) >= _FEW else 0


_NEUTRAL = frozenset("，。；：？！（）《》、“”‘’－　￥％＋／．【】")


def head_of(data: bytes) -> str:
    """The beginning of a text, to tell what it is; what cannot be decoded is replaced."""
    head = data[:HEAD]
    try:
        codec = encoding_of("", [head]).codec
    except UnreadableFile:
        codec = "latin-1"
    return codecs.getincrementaldecoder(codec)("replace").decode(head).lstrip(_ORDER)


def text_of(path: str, data: bytes) -> str:
    """The text of a file, without the marks of order at its beginning.

    Args:
        path: the file, for the message.
        data: what it holds.

    Raises:
        UnreadableFile: it is in none of the encodings that are read, or holds a NUL character;
            the reason names the line and the byte.
    """
    return decoded(path, data)[0]


def decoded(path: str, data: bytes) -> tuple[str, Encoding]:
    """The text of a file, as :func:`text_of` gives it, and how it is written."""
    declared = _DECLARED.search(data[:_DECLARED_IN]) if b"<" in data[:_DECLARED_IN] else None
    if declared and declared.group(1).lower() in _BIG5 and not _is_utf8(data):
        text = data.decode("big5hkscs", errors="replace")
        return _whole(path, text), Encoding("big5hkscs", marked=True)
    encoding = encoding_of(path, [data])
    try:
        return _whole(path, data.decode(encoding.codec)), encoding
    except UnicodeDecodeError as error:
        raise UnreadableFile(path, wrong_byte(data, encoding.codec, error.start)) from error


def _whole(path: str, text: str) -> str:
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        raise UnreadableFile(path, Message("errors.file.nul_line", line=line))
    return text.lstrip(_ORDER)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def wrong_byte(data: bytes, codec: str, start: int) -> Message:
    """What to say of a text that is in none of the encodings: where the first wrong byte stands."""
    if codec != "gb18030":
        return Message("errors.file.marked", codec=codec[:6].upper(), byte=start + 1)
    line = data[:start].count(b"\n") + 1
    return Message("errors.file.wrong_byte", line=line, byte=f"{data[start]:02X}")
