"""The text of a paragraph or cell on one line, with the letters that were meant."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache, reduce

__all__ = ["cell_text", "is_wide", "join", "one_line", "tidy", "without_unseen"]

# Chinese PDF writers map glyphs to the look-alike radical signs. Unicode equates one block of them
# with the letters; of the other block, these stand for a whole simplified letter.
_RADICALS = dict(
    zip(
        "⺠⺼⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻥⻦⻨⻩⻬⻮⻰",
        "民月虎西见角贝车长门青韦页风飞食马鱼鸟麦黄齐齿龙",
        strict=True,
    )
)
_LOOKALIKE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
#: What nobody sees: control characters but tabs and line ends, soft hyphens, marks of zero width,
#: of direction, of order and of variation, and the tags beyond the sixteen-bit letters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_BLANKS = re.compile(r"\s+")


def _meant(found: re.Match[str]) -> str:
    letter = found.group()
    return _RADICALS.get(letter) or unicodedata.normalize("NFKC", letter)


def without_unseen(text: str) -> str:
    r"""A text without the signs that nobody sees.

    >>> without_unseen("\u202d2012604\u202c"), without_unseen("\u200b10.00")
    ('2012604', '10.00')
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub("", text)


def tidy(text: str) -> str:
    """A text without invisible signs, and with letters in place of the radicals like them."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub("", _LOOKALIKE.sub(_meant, text))


def one_line(text: str) -> str:
    """A text on one line: blanks around it taken away, and those within made one each."""
    return _BLANKS.sub(" ", tidy(text)).strip()


@lru_cache(maxsize=8192)
def is_wide(letter: str) -> bool:
    """Whether a letter is as wide as a Chinese one, and so needs no blank beside it."""
    return letter >= "\u1100" and unicodedata.east_asian_width(letter) in "WF"


def join(first: str, second: str) -> str:
    """Two lines that were one: a blank between them only where two Latin words meet."""
    meet = first[-1:] + second[:1]
    blank = " " if len(meet) > 1 and meet.isascii() and meet.isalpha() else ""
    return first + blank + second


def cell_text(text: str) -> str:
    """A text whose lines were broken to fit: joined to one."""
    if "\n" not in text and "\r" not in text:
        return one_line(text)
    return reduce(join, map(one_line, text.splitlines()), "")
