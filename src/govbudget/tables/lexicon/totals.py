"""Words for totals: 合计, 总计, 小计, 总额 and the like, of rows and of columns."""

from __future__ import annotations

import re
from typing import NamedTuple

from govbudget.tables.lexicon.texts import plain

__all__ = [
    "GRAND_TOTAL",
    "PART_SUM",
    "SUBTOTAL",
    "SUM",
    "TOTAL",
    "TOTALS",
    "TotalWord",
    "is_carried",
    "is_grand_total",
    "is_total",
    "is_total_column",
    "speaks_of_total",
]


class TotalWord(NamedTuple):
    """A word for a total.

    Attributes:
        text: the word.
        row: whether a row that ends in it is a total.
        column: whether a column that ends in it is a total.
        example: a label or title in which it is met.
    """

    text: str
    row: bool
    column: bool
    example: str


#: The words for totals. 总数 of persons and 全年预算 of a project are totals of columns only.
TOTALS = (
    TotalWord("合计", row=True, column=True, example="本年收入合计"),
    TotalWord("总计", row=True, column=True, example="收入总计"),
    TotalWord("小计", row=True, column=True, example="基本支出/小计"),
    TotalWord("共计", row=True, column=True, example="支出共计"),
    TotalWord("总额", row=True, column=True, example="支出总额"),
    TotalWord("总金额", row=True, column=True, example="支出总金额"),
    TotalWord("总数", row=False, column=True, example="预算总数"),
    TotalWord("全年预算", row=False, column=True, example="全年预算数"),
    TotalWord("总预算", row=False, column=True, example="支出总预算"),
)
_BY_LENGTH = sorted(TOTALS, key=lambda word: -len(word.text))

#: Any word for a total, as an expression.
TOTAL = "(?:合计|总计|小计|共计|总额|总数)"
#: The words for the sum of all, as 收入总计, and for the sum within it, as 本年收入合计.
GRAND_TOTAL, SUBTOTAL = "(?:总计|总额|总数)", "(?:合计|小计)"
#: The words themselves for the sum of what is listed, and for that of a part of it.
SUM, PART_SUM = "合计", "小计"
_TAIL = r"(?:数|额|金额)?"
_ROWS = "|".join(word.text for word in _BY_LENGTH if word.row)
_COLUMNS = "|".join(word.text for word in _BY_LENGTH if word.column)
_ROW = re.compile(rf".{{0,8}}(?:{_ROWS}){_TAIL}[:]?|(?:收入|支出|收支|预算)总数[:]?|计")
_ANY = re.compile(TOTAL)
_GRAND = re.compile(rf"(?:收入|支出|收支){GRAND_TOTAL}")
_CARRIED = re.compile("^(?!其中).*(?:结转|结余)")
_COLUMN = re.compile(rf".*(?:{_COLUMNS}){_TAIL}|计|共")


def is_total(label: object) -> bool:
    """Whether a row is named as a sum: 合计, 总计, 本年收入合计, 合计金额.

    >>> is_total("收 入 总 计"), is_total("合计金额"), is_total("计"), is_total("设计费")
    (True, True, True, False)
    """
    return _ROW.fullmatch(plain(label)) is not None


def is_total_column(title: object) -> bool:
    """Whether a column is titled as the sum of those beside it: 合计, 支出总额, 全年预算, 计.

    >>> [is_total_column(one) for one in ("支出总额", "合计金额", "计", "会计", "基本支出")]
    [True, True, True, False, False]
    """
    return _COLUMN.fullmatch(plain(title)) is not None


def is_grand_total(label: object) -> bool:
    """Whether a row is the sum of all of a half, with what is carried over: 收入总计, 支出总计.

    >>> [is_grand_total(one) for one in ("支出总计", "本年支出合计", "总计")]
    [True, False, False]
    """
    return _GRAND.fullmatch(plain(label)) is not None


def is_carried(label: object) -> bool:
    """Whether a row is what was carried over, or is carried on: 上年结转, 年末结转和结余.

    >>> [is_carried(one) for one in ("结转下年", "上年结转结余", "其中：上年结转", "教育支出")]
    [True, True, False, False]
    """
    return _CARRIED.match(plain(label)) is not None


def speaks_of_total(label: object) -> bool:
    """Whether a label has a word for a total in it: 合计（1+2+3）.

    >>> speaks_of_total("“三公”经费合计（1+2+3）"), speaks_of_total("公务接待费")
    (True, False)
    """
    return _ANY.search(plain(label)) is not None
