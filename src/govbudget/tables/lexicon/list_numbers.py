"""Numbers of lists: 第一部分, 一、, （一）, 1., （1）, ①, at the head of a heading or a label."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from attrs import frozen

from govbudget.tables.lexicon.numerals import NUMERAL

__all__ = [
    "LIST_NUMBERS",
    "Depth",
    "ListForm",
    "ListNumber",
    "is_chapter",
    "list_number",
    "unnumbered",
]


class Depth(IntEnum):
    """How deep the form of a number stands in documents, from the outermost.

    Attributes:
        PART: 第一部分.
        CHAPTER: 第一章.
        HAN: 一、.
        HAN_BRACKETS: （一）.
        DIGITS: 1. and 1、.
        DIGITS_BRACKETS: （1）.
        CIRCLED: ① and 1）.
    """

    PART = 1
    CHAPTER = 2
    HAN = 3
    HAN_BRACKETS = 4
    DIGITS = 5
    DIGITS_BRACKETS = 6
    CIRCLED = 7


class ListForm(NamedTuple):
    """A form in which numbers of lists are printed.

    Attributes:
        form: the expression, of a text as printed, with or without blanks.
        depth: how deep it stands.
        example: a line with such a number.
    """

    form: str
    depth: Depth
    example: str


@frozen(slots=True)
class ListNumber:
    """The number at the head of a text.

    Attributes:
        depth: how deep its form stands.
        text: the number as printed, with its marks.
        end: where the text behind it begins.
    """

    depth: Depth
    text: str
    end: int


_OPEN, _CLOSE = r"[(（\[［【〔﹙]", r"[)）\]］】〕﹚]"
_DIGIT = r"[0-9０-９]"
# No digit follows, as in 1.5; but the year of a heading does, and the code of an item:
# 1.2024年部门预算, 1.2080505机关事业单位基本养老保险缴费支出.
_CODED = r"2\d{4}(?:\d{2})?(?![百千万亿元%])[\u3400-\u9fff]"
_STOP = rf"(?:\s*、|[.．](?!{_DIGIT})|[.．](?=20\d\d年|{_CODED}))"
_HAN_NEXT = r"(?=\s*[\u3400-\u9fff])"

#: The forms of numbers of lists, the outermost first.
LIST_NUMBERS = tuple(
    ListForm(form, depth, example)
    for form, depth, example in (
        (rf"第\s*(?:{NUMERAL}|{_DIGIT}{{1,2}})\s*部分", Depth.PART, "第一部分 部门概况"),
        (rf"第\s*(?:{NUMERAL}|{_DIGIT}{{1,2}})\s*[章节篇]", Depth.CHAPTER, "第一章 部门概况"),
        (rf"{NUMERAL}\s*[、.．﹒]", Depth.HAN, "一、财政拨款收入"),
        (r"[Ⅰ-Ⅻⅰ-ⅻ]\s*[、.．]?", Depth.HAN, "Ⅰ、财政拨款收入"),
        (rf"{_OPEN}\s*{NUMERAL}\s*{_CLOSE}[、.．]?", Depth.HAN_BRACKETS, "（一）财政拨款收入"),
        (rf"{NUMERAL}\s*[)）]", Depth.HAN_BRACKETS, "一）财政拨款收入"),
        (r"[㈠-㈩]", Depth.HAN_BRACKETS, "㈠财政拨款收入"),
        (
            rf"第\s*{NUMERAL}(?:\s*[、，,：:.．]|\s+(?=[\u3400-\u9fff]))",
            Depth.DIGITS,
            "第一、财政拨款收入",
        ),
        (rf"{_DIGIT}{{1,2}}{_STOP}", Depth.DIGITS, "1.财政拨款收入"),
        (r"[⒈-⒛]", Depth.DIGITS, "⒈财政拨款收入"),
        (
            rf"{_OPEN}\s*{_DIGIT}{{1,2}}\s*{_CLOSE}[、.．]?",
            Depth.DIGITS_BRACKETS,
            "（1）财政拨款收入",
        ),
        (r"[⑴-⒇]", Depth.DIGITS_BRACKETS, "⑴财政拨款收入"),
        (r"[①-⑳㉑-㉟㊱-㊿❶-❿➀-➓⓫-⓴⓵-⓾㊀-㊉][、.．]?", Depth.CIRCLED, "①财政拨款收入"),
        (rf"{_DIGIT}{{1,2}}\s*[)）][、.．]?", Depth.CIRCLED, "1）财政拨款收入"),
        (rf"[A-Za-zＡ-Ｚａ-ｚ]\s*[、.．)）]{_HAN_NEXT}", Depth.CIRCLED, "a）财政拨款收入"),
        (rf"{_OPEN}\s*[A-Za-z]\s*{_CLOSE}{_HAN_NEXT}", Depth.CIRCLED, "（a）财政拨款收入"),
    )
)


_SENTENCE = re.compile(r"[。；;]")


@cache
def _any() -> re.Pattern[str]:
    """All the forms as one, made when it is first needed."""
    return re.compile("|".join(f"({one.form})" for one in LIST_NUMBERS))


def list_number(text: str, start: int = 0) -> ListNumber | None:
    """The number at the head of a text; None where it has none.

    >>> [list_number(one).text for one in ("一、收入", "（1）收入", "⒈收入", "第一、收入")]
    ['一、', '（1）', '⒈', '第一、']
    >>> list_number("1.5万元"), list_number("一般公共预算")
    (None, None)

    Args:
        text: the text, as printed.
        start: where to look.
    """
    found = _any().match(text, start)
    if found is None or found.lastindex is None:
        return None
    return ListNumber(LIST_NUMBERS[found.lastindex - 1].depth, found[0], found.end())


def is_chapter(line: str) -> bool:
    """Whether a line is the heading of a part, or of a chapter without a sentence in it.

    >>> [is_chapter(one) for one in ("第三部分 名词解释", "三、收入情况", "三、无。", "1.收入")]
    [True, True, False, False]
    """
    number = list_number(line)
    if number is None or number.depth > Depth.HAN:
        return False
    return number.depth < Depth.HAN or not _SENTENCE.search(line)


def unnumbered(text: str) -> str:
    """A text without the number at its head and the blanks behind that.

    >>> unnumbered("（二）社会保障和就业支出"), unnumbered("① 事业收入")
    ('社会保障和就业支出', '事业收入')
    """
    found = list_number(text)
    return text if found is None else text[found.end :].lstrip()
