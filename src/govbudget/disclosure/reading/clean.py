"""The text of a paragraph or cell on one line, with the letters that were meant."""

from __future__ import annotations

import re
import unicodedata
from functools import reduce

__all__ = [
    "begins_caption",
    "begins_item",
    "cell_text",
    "ends_sentence",
    "is_titled",
    "is_wide",
    "join",
    "one_line",
    "tidy",
]

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
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]"
)
_BLANKS = re.compile(r"\s+")
#: What begins a heading or list item, and so never continues a line.
_ITEM = re.compile(
    r"(?:[-•·●■◆]\s|[一二三四五六七八九十百]+[、.．]|[（(][一二三四五六七八九十百]+[）)]"
    r"|\d{1,3}[.．、](?!\d)|[（(]\d{1,3}[）)]|\d{1,2}[）)]|[①-⑳]"
    r"|第[一二三四五六七八九十百\d]+(?:部分|章|节|条)|附[件表]|[备附]?注[:：])"
)
#: What stands on a line of its own above a table: its number, whose it is, and its unit.
_CAPTION = re.compile(
    r"(?:附?表\s*\d+(?:[-－—]\d+)*|(?:公开|预算|批复|附)\s*\d+\s*表)$"
    r"|(?:(?:编制|填报|编报|公开|预算|主管)?(?:单位|部门)(?:名称)?|(?:金额|计量|货币)单位)\s*[:：]"
)
#: A heading that ends in a remark: but not in the level of a name in the classification.
_REMARKED = re.compile(r"[^，。；;]+(?<![（(][类款项目])[）)]")
_STOPS = "。；！？：;!?:"


def _meant(found: re.Match[str]) -> str:
    letter = found.group()
    return _RADICALS.get(letter) or unicodedata.normalize("NFKC", letter)


def tidy(text: str) -> str:
    """A text without invisible signs, and with letters in place of the radicals like them."""
    if text.isascii() and text.isprintable():
        return text
    return _INVISIBLE.sub("", _LOOKALIKE.sub(_meant, text))


def one_line(text: str) -> str:
    """A text on one line: blanks around it taken away, and those within made one each."""
    return _BLANKS.sub(" ", tidy(text)).strip()


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


def begins_item(text: str) -> bool:
    """Whether a line begins a heading or list item."""
    return _ITEM.match(text) is not None


def begins_caption(text: str) -> bool:
    """Whether a line belongs above a table, and so neither continues another nor goes on."""
    return _CAPTION.match(text) is not None


def is_titled(text: str) -> bool:
    """Whether a line is a numbered heading with a remark in brackets behind it."""
    return begins_item(text) and _REMARKED.fullmatch(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether a line ends in a stop, with a closing quotation mark or bracket or without."""
    return text.rstrip("”’）)")[-1:] in tuple(_STOPS)
