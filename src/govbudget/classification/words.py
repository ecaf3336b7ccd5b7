"""What schemes, levels and funds are called, and the one reader of these words.

Each row has a word, what it names and a text in which it is met. Case, blanks, brackets, hyphens
and underscores do not count, and full-width letters are ordinary ones.

Source: 政府收支分类科目, its general explanation; 中华人民共和国预算法, article 5, for the order
of the four budgets; published budgets for the short forms.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from operator import index
from typing import NamedTuple

from govbudget.base.shown import as_text
from govbudget.errors import UnknownWord, shorten

# Spelt out, for importing typing's flag would be no shorter.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.base.messages import Message

__all__ = [
    "FUNDS",
    "LEVELS",
    "LEVEL_SIGNS",
    "SCHEMES",
    "SetWord",
    "digits_of",
    "member",
    "plain",
    "unknown",
]


class SetWord(NamedTuple):
    """A word of the vocabulary.

    Attributes:
        text: the word.
        names: the value of the enum that it names.
        example: a text in which it is met.
    """

    text: str
    names: str
    example: str


LEVELS = (
    SetWord("类", "1", "教育支出（类）"),
    SetWord("款", "2", "普通教育（款）"),
    SetWord("项", "3", "小学教育（项）"),
    SetWord("目", "4", "增值税（目）"),
    SetWord("类级", "1", "类级科目"),
    SetWord("款级", "2", "款级科目"),
    SetWord("项级", "3", "项级科目"),
    SetWord("目级", "4", "目级科目"),
    SetWord("类级科目", "1", "按类级科目公开"),
    SetWord("款级科目", "2", "按款级科目公开"),
    SetWord("项级科目", "3", "按项级科目公开"),
    SetWord("目级科目", "4", "按目级科目公开"),
    SetWord("class", "1", "--level class"),
    SetWord("classes", "1", "all classes"),
    SetWord("section", "2", "--level section"),
    SetWord("sections", "2", "all sections"),
    SetWord("item", "3", "--level item"),
    SetWord("items", "3", "all items"),
    SetWord("sub-item", "4", "--level sub-item"),
    SetWord("sub-items", "4", "all sub-items"),
)

FUNDS = (
    SetWord("一般公共预算", "general", "一般公共预算支出表"),
    SetWord("一般公共", "general", "其中：一般公共"),
    SetWord("一般预算", "general", "一般预算支出"),
    SetWord("公共财政预算", "general", "公共财政预算拨款"),
    SetWord("公共预算", "general", "公共预算拨款收入"),
    SetWord("general public budget", "general", "General public budget expenditure"),
    SetWord("general budget", "general", "General budget"),
    SetWord("政府性基金预算", "government_fund", "政府性基金预算支出表"),
    SetWord("政府性基金", "government_fund", "政府性基金收入"),
    SetWord("基金预算", "government_fund", "基金预算拨款"),
    SetWord(
        "government-managed funds budget", "government_fund", "Government-managed funds budget"
    ),
    SetWord("government funds", "government_fund", "Government funds"),
    SetWord("government fund budget", "government_fund", "Government fund budget"),
    SetWord("国有资本经营预算", "state_capital", "国有资本经营预算支出表"),
    SetWord("国有资本经营", "state_capital", "国有资本经营收入"),
    SetWord("国有资本预算", "state_capital", "国有资本预算拨款"),
    SetWord("国资预算", "state_capital", "国资预算"),
    SetWord("state capital operations budget", "state_capital", "State capital operations budget"),
    SetWord("state capital operations", "state_capital", "State capital operations"),
    SetWord("社会保险基金预算", "social_insurance", "社会保险基金预算支出表"),
    SetWord("社会保险基金", "social_insurance", "社会保险基金收入"),
    SetWord("社保基金预算", "social_insurance", "社保基金预算"),
    SetWord("社保基金", "social_insurance", "社保基金"),
    SetWord("social insurance funds budget", "social_insurance", "Social insurance funds budget"),
    SetWord("social insurance funds", "social_insurance", "Social insurance funds"),
    SetWord("social insurance fund", "social_insurance", "Social insurance fund"),
)

SCHEMES = (
    SetWord("支出功能分类", "functional", "支出功能分类科目"),
    SetWord("功能分类", "functional", "功能分类科目编码"),
    SetWord("支出功能", "functional", "支出功能科目"),
    SetWord("功能科目", "functional", "功能科目名称"),
    SetWord("function", "functional", "expenditure by function"),
    SetWord("functions", "functional", "functions of government"),
    SetWord("部门预算支出经济分类", "economic", "部门预算支出经济分类科目"),
    SetWord("部门预算经济分类", "economic", "部门预算经济分类"),
    SetWord("部门经济分类", "economic", "部门经济分类科目"),
    SetWord("部门支出经济分类", "economic", "部门支出经济分类"),
    SetWord("departmental economic", "economic", "departmental economic classification"),
    SetWord("政府预算支出经济分类", "government_economic", "政府预算支出经济分类科目"),
    SetWord("政府预算经济分类", "government_economic", "政府预算经济分类"),
    SetWord("政府经济分类", "government_economic", "政府经济分类科目"),
    SetWord("政府支出经济分类", "government_economic", "政府支出经济分类"),
    SetWord("governmental economic", "government_economic", "governmental economic classification"),
    SetWord("收入分类", "revenue", "收入分类科目"),
    SetWord("收入科目", "revenue", "收入科目编码"),
    SetWord("收入", "revenue", "收入"),
    SetWord("revenues", "revenue", "revenues"),
)

#: The signs of the levels, for a class of an expression: 教育支出（类）.
LEVEL_SIGNS = "类款项目"
# What may follow a word without changing what it names.
_TAILS = ("财政拨款", "拨款", "科目", "classification")
# How near a word must be to be proposed, of 1.
_NEAR = 0.5


def plain(written: object) -> str:
    """A word without case, blanks, brackets, hyphens and underscores.

    >>> plain("（Sub-Item）"), plain("ＧＥＮＥＲＡＬ"), plain("Fund.GENERAL")
    ('subitem', 'general', 'general')
    """
    text = unicodedata.normalize("NFKC", as_text(written)).casefold()
    return "".join(sign for sign in text.rpartition(".")[2] if sign.isalnum())


def digits_of(written: object) -> str:
    """The digits of a number or of a text that has nothing else; else an empty text.

    >>> digits_of(3), digits_of(" ２０１ "), digits_of("项"), digits_of(True)
    ('3', '201', '', '')
    """
    if isinstance(written, bool):
        return ""
    if not isinstance(written, str):
        try:
            return str(index(written))  # type: ignore[arg-type]  # whatever else it is raises
        except (TypeError, ValueError):  # no integer, or one of thousands of digits
            return ""
    text = unicodedata.normalize("NFKC", written).strip()
    return text if text.isascii() and text.isdecimal() else ""


def member(written: object, values: Iterable[str], rows: tuple[SetWord, ...]) -> str:
    """The value that a word names; an empty text where it names none.

    Args:
        written: the word.
        values: the values themselves, which are words too.
        rows: the other words.
    """
    known = {plain(value): value for value in values} | _named(rows)
    word = plain(written)
    while word not in known:
        tail = next((one for one in _TAILS if word.endswith(one)), "")
        if not tail:
            return ""
        word = word.removesuffix(tail)
    return known[word]


# A text has the same few words hundreds of times.
@lru_cache(maxsize=32)
def _named(rows: tuple[SetWord, ...]) -> dict[str, str]:
    return {plain(row.text): row.names for row in rows}


def unknown(
    kind: str,
    written: object,
    known: dict[str, str],
    rows: tuple[SetWord, ...] = (),
    reason: Message | str = "",
) -> UnknownWord:
    """The error for a word that names nothing, with what is nearest to it.

    Args:
        kind: what it should have named: level, fund, scheme, unit.
        written: the word.
        known: the words that are proposed, by what they stand for.
        rows: other words that name the same.
        reason: what is wrong, where more is known than that it is not there.
    """
    from difflib import get_close_matches

    words = {plain(text): text for text in known.values()}
    words.update((plain(value), known[value]) for value in known)
    words.update((plain(row.text), known[row.names]) for row in rows)
    near = get_close_matches(plain(written)[:60], words, n=5, cutoff=_NEAR)
    proposed = tuple(dict.fromkeys(words[one] for one in near))[:2]
    said = (
        written if isinstance(written, str) else shorten(as_text(written, quoted=True)).strip("'\"")
    )
    return UnknownWord(kind, said, tuple(known.values()), proposed, reason)
