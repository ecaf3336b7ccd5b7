"""What people write for a code, taken apart: the syntax, without any tree.

The forms are those that budget documents, spreadsheets and people use: a bare code; a code in
several cells or groups (``201 03 50``, ``201 3 50``, ``201-03-50``); a number of a spreadsheet
(``2010350.0``); a code with a name (``[2010350]事业运行``, ``2010350-事业运行``); a name; a path of
names, with or without （类）（款）（项）, brackets, 支出 and separators.
"""

from __future__ import annotations

import re

from govbudget.classification.entry import Entry
from govbudget.classification.writtencode import Written
from govbudget.errors import MalformedCode, because

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

__all__ = ["take_apart"]

#: The longest text that is looked at: twice the longest path of names.
LONGEST = 200
# Well above the greatest code of nine digits, well below what str() refuses to write out.
_MOST_BITS = 256

# What no text holds: the other control characters, halves of characters, private characters.
_NO_TEXT = (("\x7f", "\x9f"), ("\ud800", "\udfff"), ("\ue000", "\uf8ff"))

_WIDE = {wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
_WIDE[0x3000] = " "
_WIDE |= dict.fromkeys(map(ord, "【〔［﹝"), "[")
_WIDE |= dict.fromkeys(map(ord, "】〕］﹞"), "]")
_WIDE |= dict.fromkeys(map(ord, "‐‑‒–—―−－"), "-")
_WIDE |= {0x200B: "", 0xFEFF: "", 0xA0: " "}


def take_apart(written: Any) -> Written:
    """Take a written form apart.

    Args:
        written: a text, an integer or an integral float as a spreadsheet gives it, an
            :class:`~govbudget.Entry`, or the cells of a row, from the 类 on.

    Raises:
        MalformedCode: it cannot be read, and why.
    """
    if isinstance(written, (list, tuple)):
        return _of_cells(written)
    text = _plain(_text_of(written))
    if not text:
        raise MalformedCode(str(written), because("code.empty"))
    if text.isascii() and text.isdecimal():
        return Written(text, text, "")
    if text[0] in "+-" and text[1:2].isdigit():
        raise MalformedCode(text, because("code.sign"))
    from govbudget.classification import forms

    return forms.read(text)


def _text_of(written: object) -> str:
    if isinstance(written, str):
        return str.__str__(written)
    if isinstance(written, Entry):
        return written.code
    if isinstance(written, bool) or written is None:
        raise MalformedCode(str(written), because("code.no_code", name=type(written).__name__))
    if isinstance(written, (bytes, bytearray)):
        raise MalformedCode(repr(written)[:60], because("code.bytes"))
    if abs(getattr(written, "adjusted", int)()) > _MOST_BITS:
        raise MalformedCode("the number", because("code.too_great_or_small"))
    try:
        whole = int(written)  # type: ignore[call-overload]
    except (TypeError, ValueError, ArithmeticError):
        whole = None
    if whole is not None:
        if whole.bit_length() > _MOST_BITS:
            raise MalformedCode("the number", because("code.too_great"))
        if whole != written:
            raise MalformedCode(str(written), because("code.decimals"))
        return str(whole)
    raise MalformedCode(_shown(written), because("code.no_text", name=type(written).__name__))


def _shown(written: object) -> str:
    try:
        return str(written)[:LONGEST]
    except ValueError:
        # A number within it has more digits than are written out.
        return type(written).__name__


def _plain(text: str) -> str:
    if len(text) > LONGEST:
        raise MalformedCode(text[:60], because("code.too_long", count=len(text), longest=LONGEST))
    for position, character in enumerate("" if text.isprintable() else text):
        if (character < " " and character not in "\t\n\r") or any(
            first <= character <= last for first, last in _NO_TEXT
        ):
            raise MalformedCode(
                text.encode("utf-8", "replace").decode(),
                because(
                    "code.character",
                    position=position + 1,
                    character=format(ord(character), "04X"),
                ),
            )
    plain = (text if text.isascii() else text.translate(_WIDE)).strip()
    if ("e" in plain or "E" in plain) and _is_exponent(plain):
        raise MalformedCode(
            plain,
            because("code.exponent"),
        )
    return plain


def _is_exponent(text: str) -> bool:
    from govbudget.classification import forms

    return forms.EXPONENT.fullmatch(text) is not None


def _of_cells(cells: Sequence[Any]) -> Written:
    texts = ["" if _is_blank(cell) else _plain(_text_of(cell)) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    if not texts:
        raise MalformedCode(repr(cells), because("code.blank_cells"))
    digits = [text for text in texts if text.replace(".", "").isdecimal()]
    last = max((place for place, text in enumerate(texts) if text in digits), default=0)
    if "" in texts[:last]:
        raise MalformedCode(
            " ".join(text or "?" for text in texts),
            because("code.blank_cell", cell=texts.index("") + 1),
        )
    groups = [re.sub(r"\.0+$", "", text) if text in digits else text for text in texts]
    return take_apart(" ".join(text for text in groups if text))


def _is_blank(cell: object) -> bool:
    """Whether a cell is one of the ways in which tables say that it is empty."""
    if cell is None or type(cell).__name__ in {"NAType", "NaTType"}:
        return True
    return isinstance(cell, float) and cell != cell  # noqa: PLR0124  NaN is not itself
