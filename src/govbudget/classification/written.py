"""What people write for a code, taken apart: the syntax, without any tree.

The forms are those that budget documents, spreadsheets and people use: a bare code; a code in
several cells or groups (``201 03 50``, ``201 3 50``, ``201-03-50``); a number of a spreadsheet
(``2010350.0``); a code with a name (``[2010350]事业运行``, ``2010350-事业运行``); a name; a path of
names, with or without （类）（款）（项）, brackets, 支出 and separators.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from govbudget.classification.entry import Entry
from govbudget.classification.names import key
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, Level
from govbudget.errors import MalformedCode

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Written", "take_apart"]

#: The longest text that is looked at: twice the longest path of names.
LONGEST = 200
# Well above the greatest code of nine digits, well below what str() refuses to write out.
_MOST_BITS = 256
# How many digits each level below the 类 adds.
_A_LEVEL = 2

# What no text holds: the other control characters, halves of characters, private characters.
_NO_TEXT = (("\x7f", "\x9f"), ("\ud800", "\udfff"), ("\ue000", "\uf8ff"))

_WIDE = {wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
_WIDE[0x3000] = " "
_WIDE |= dict.fromkeys(map(ord, "【〔［﹝"), "[")
_WIDE |= dict.fromkeys(map(ord, "】〕］﹞"), "]")
_WIDE |= dict.fromkeys(map(ord, "‐‑‒–—―−－"), "-")
_WIDE |= {0x200B: "", 0xFEFF: "", 0xA0: " "}

_GROUPS = r"[0-9]+(?:[\s.\-_/,、·]+[0-9]+)*"
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_CODE = re.compile(rf"[\[('\"]?\s*({_GROUPS})\s*[\])'\"]?")
_CODE_NAME = re.compile(rf"{_CODE.pattern}[\s\-_:、.,/]*([^0-9].*)", re.DOTALL)
_NAME_CODE = re.compile(rf"([^0-9]*[^\s0-9\-_:\[(])[\s\-_:\[(]*({_GROUPS})\s*[\])]?")
_LEVELLED = re.compile(
    r"([0-9]{3})\s*\(?类\)?\s*([0-9]{1,2})\s*\(?款\)?\s*(?:([0-9]{1,2})\s*\(?项\)?)?\s*"
    r"(?:([0-9]{1,2})\s*\(?目\)?)?\s*([^0-9]*)"
)
_WHOLE = re.compile("[0-9]{3,9}")
_STEP = re.compile(
    r"([\[(]?\s*)([0-9]{3}(?:[0-9]{2}){0,3})(\s*[\])]?[\s\-_:、.]*)"
    r"([^0-9\s\-_:>/\\\[\]|][^0-9\[\]>/\\|]*?)([\s\-_>/\\|→]*)(?=[\[(]?\s*[0-9]|$)"
)


class Written:
    """A written form, taken apart.

    Attributes:
        text: what was written, made half-width.
        code: its digits, put together; empty where only names were written.
        name: the name or path of names; empty where only a code was written.
    """

    __slots__ = ("code", "name", "text")

    def __init__(self, text: str, code: str, name: str) -> None:
        self.text = text
        self.code = code
        self.name = name


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
        raise MalformedCode(str(written), "it is empty")
    if text.isascii() and text.isdecimal():
        return Written(text, text, "")
    if text[0] in "+-" and text[1:2].isdigit():
        raise MalformedCode(text, "a code has no sign")
    if _THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    if found := _of_levels(text) or _of_path(text) or _of_code(text):
        return found
    if match := _CODE_NAME.fullmatch(text):
        groups, name = match.groups()
    elif match := _NAME_CODE.fullmatch(text):
        name, groups = match.groups()
    else:
        groups, name = "", text
    if not any(character.isalpha() for character in key(name)):
        raise MalformedCode(
            text,
            "what stands beside the digits is no name"
            if groups
            else "it has neither digits nor a name",
        )
    return Written(text, _joined(groups, text) if groups else "", name.strip())


def _of_code(text: str) -> Written | None:
    """A code alone, in one group or several."""
    match = _CODE.fullmatch(text.rstrip(" ,.、。;；:-"))
    return Written(text, _joined(match.group(1), text), "") if match else None


def _of_levels(text: str) -> Written | None:
    """A code whose parts have the words of their levels behind them: 201类26款04项."""
    match = _LEVELLED.fullmatch(text) if "类" in text else None
    if match is None:
        return None
    parts = [part for part in match.groups()[:4] if part]
    return Written(text, parts[0] + "".join(part.zfill(_A_LEVEL) for part in parts[1:]), match[5])


def _of_path(text: str) -> Written | None:
    """A path of codes with their names, the deepest last: [201]一般公共服务支出-[20126]档案事务.

    Raises:
        MalformedCode: one of its codes does not stand below the one before it.
    """
    if len(_WHOLE.findall(text)) < 2:  # noqa: PLR2004  a path
        return None
    steps = _STEP.findall(text)
    if len(steps) < 2 or "".join("".join(step) for step in steps) != text:  # noqa: PLR2004  a path
        return None
    codes = [step[1] for step in steps]
    for above, code in pairwise(codes):
        if not code.startswith(above) or code == above:
            raise MalformedCode(text, f"{code} does not stand below {above}")
    return Written(text, codes[-1], "-".join(step[3] for step in steps))


def _text_of(written: object) -> str:
    if isinstance(written, str):
        return str.__str__(written)
    if isinstance(written, Entry):
        return written.code
    if isinstance(written, bool) or written is None:
        raise MalformedCode(str(written), f"{type(written).__name__} is no code")
    if isinstance(written, (bytes, bytearray)):
        raise MalformedCode(repr(written)[:60], "bytes are no text; decode them first")
    if abs(getattr(written, "adjusted", int)()) > _MOST_BITS:
        raise MalformedCode("the number", "it is far too great, or too small, for a code")
    try:
        whole = int(written)  # type: ignore[call-overload]
    except (TypeError, ValueError, ArithmeticError):
        whole = None
    if whole is not None:
        if whole.bit_length() > _MOST_BITS:
            raise MalformedCode("the number", "it is far too great for a code")
        if whole != written:
            raise MalformedCode(str(written), "a code is a whole number, and this one has decimals")
        return str(whole)
    raise MalformedCode(
        str(written)[:LONGEST], f"{type(written).__name__} is no text and no whole number"
    )


#: What a spreadsheet makes of a code that has no room, and writes into a CSV file.
_EXPONENT = re.compile(r"\d(?:\.\d+)?[eE][+-]?\d{1,3}")


def _plain(text: str) -> str:
    if len(text) > LONGEST:
        raise MalformedCode(
            text[:60], f"it has {len(text):,} characters; {LONGEST} are the most that is read"
        )
    for position, character in enumerate("" if text.isprintable() else text):
        if (character < " " and character not in "\t\n\r") or any(
            first <= character <= last for first, last in _NO_TEXT
        ):
            raise MalformedCode(
                text.encode("utf-8", "replace").decode(),
                f"character {position + 1} is U+{ord(character):04X}, which no text has",
            )
    plain = text.translate(_WIDE).strip()
    if _EXPONENT.fullmatch(plain):
        raise MalformedCode(
            plain,
            "a spreadsheet made an exponent of it, and digits of the code may be lost: format the "
            "column as text, and enter the code again",
        )
    return plain


def _of_cells(cells: Sequence[Any]) -> Written:
    texts = ["" if _is_blank(cell) else _plain(_text_of(cell)) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    if not texts:
        raise MalformedCode(repr(cells), "every cell is empty")
    digits = [text for text in texts if text.replace(".", "").isdecimal()]
    last = max((place for place, text in enumerate(texts) if text in digits), default=0)
    if "" in texts[:last]:
        raise MalformedCode(
            " ".join(text or "?" for text in texts),
            f"cell {texts.index('') + 1} is empty while a later one has digits",
        )
    groups = [re.sub(r"\.0+$", "", text) if text in digits else text for text in texts]
    return take_apart(" ".join(text for text in groups if text))


def _is_blank(cell: object) -> bool:
    """Whether a cell is one of the ways in which tables say that it is empty."""
    if cell is None or type(cell).__name__ in {"NAType", "NaTType"}:
        return True
    return isinstance(cell, float) and cell != cell  # noqa: PLR0124  NaN is not itself


def _joined(groups: str, text: str) -> str:
    """The digits of a code that may stand in groups: 类, then two digits for each level."""
    parts: list[str] = re.findall("[0-9]+", groups)
    if len(parts) == 1:
        return parts[0]
    if groups.count(".") == 1 == len(parts) - 1:
        # One point only: 2010350.0 is a number of a spreadsheet, 201.03 a code in two groups.
        if not parts[1].strip("0"):
            return parts[0]
        if len(parts[0]) != Level.CLASS.digits or len(parts[1]) != _A_LEVEL:
            raise MalformedCode(text, "a code is a whole number, and this one has decimals")
    if len(parts[0]) not in LEVEL_BY_DIGITS:
        raise MalformedCode(text, f"its first group is {parts[0]}, and a 类 has 3 digits")
    for part in parts[1:]:
        if len(part) > _A_LEVEL and len(part) % _A_LEVEL:
            raise MalformedCode(
                text, f"the group {part} has {len(part)} digits, and each level has 2"
            )
    return parts[0] + "".join(part.zfill(_A_LEVEL) for part in parts[1:])
