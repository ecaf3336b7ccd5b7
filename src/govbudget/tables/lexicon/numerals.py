"""Chinese numerals: how the numbers of tables and lists are written, and what they are worth."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["DIGITS", "HAN", "NUMBERED_WORDS", "NUMERAL", "SURE", "NumberedWord", "worth"]


class NumberedWord(NamedTuple):
    """A word that begins with a numeral which is no number of a table or a list.

    Attributes:
        text: the word.
        example: a title in which it is met.
    """

    text: str
    example: str


#: The signs of numerals, for a class of an expression.
DIGITS = "一二三四五六七八九"
HAN = f"{DIGITS}十"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"

#: Words that begin with a numeral: 表2 一般公共预算支出表 is table 2, not 2一.
NUMBERED_WORDS = (
    NumberedWord("一般", "一般公共预算支出表"),
    NumberedWord("一级", "一级项目支出表"),
    NumberedWord("一次", "一次性项目支出表"),
    NumberedWord("一体", "一体化项目表"),
    NumberedWord("一事", "一事一议项目表"),
    NumberedWord("一上", "一上预算表"),
    NumberedWord("一下", "一下预算表"),
    NumberedWord("二级", "二级项目支出表"),
    NumberedWord("二上", "二上预算表"),
    NumberedWord("二下", "二下预算表"),
    NumberedWord("三公", "三公经费支出表"),
    NumberedWord("三保", "三保支出表"),
    NumberedWord("三级", "三级项目支出表"),
    NumberedWord("三农", "三农支出表"),
    NumberedWord("三支", "三支一扶经费表"),
    NumberedWord("四本", "四本预算表"),
    NumberedWord("五险", "五险一金支出表"),
    NumberedWord("十四五", "十四五规划项目表"),
    NumberedWord("十五五", "十五五规划项目表"),
)

_BEGINS = f"(?!{'|'.join(word.text for word in NUMBERED_WORDS)})"
#: A numeral from 一 to 九百九十九, as an expression; it may begin a word.
NUMERAL = f"[{HAN}{_FORMAL}百零〇]{{1,5}}"
#: A numeral of which no sign begins a word: the number of a table before its title.
SURE = rf"(?:{_BEGINS}[{HAN}百]){{1,5}}"

_WORTH = {sign: at for at, sign in enumerate(HAN, 1)}
_WORTH |= {sign: at for at, sign in enumerate(_FORMAL, 1)} | {"零": 0, "〇": 0}
_TEN, _HUNDRED = 10, 100


def worth(numeral: str) -> int | None:
    """What a numeral is worth, in Chinese or in digits; None where it is none.

    >>> worth("十二"), worth("二十"), worth("一百零三"), worth("7"), worth("甲")
    (12, 20, 103, 7, None)
    """
    if numeral.isdecimal():
        return int(numeral)
    total, last = 0, 0
    for sign in numeral:
        if sign == "百":
            total, last = total + (last or 1) * _HUNDRED, 0
        elif _WORTH.get(sign) == _TEN:
            total, last = total + (last or 1) * _TEN, 0
        elif sign in _WORTH:
            last = last * _TEN + _WORTH[sign]
        else:
            return None
    return total + last if numeral else None
