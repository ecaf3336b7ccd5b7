"""Which half of a table a heading names, and what a row of a half is to the others."""

from __future__ import annotations

import re
from functools import lru_cache

from govbudget.tables.lexicon.funds import FUND
from govbudget.tables.lexicon.totals import GRAND_TOTAL, PART_SUM, SUBTOTAL, SUM
from govbudget.tables.wording import plain

__all__ = ["BlockPart", "Side", "part_of", "side_of"]

_TOTAL = re.compile(rf"(?:收入|支出|收支|收入支出)?{GRAND_TOTAL}")
_CURRENT = re.compile(
    rf"(?:本年|当年)?(?:财政拨款)?(?:收入|支出){SUBTOTAL}"
    rf"|(?:本年|当年)(?:度)?(?:财政拨款)?(?:收入|支出)|{SUM}|{PART_SUM}"
)
_CARRY = re.compile(r"结转|结余|弥补|事业基金|历年|动用|调入")
_FUND = re.compile(rf"{FUND}|财政专户")


class BlockPart:
    """What a row of a half is to the others: constants, since rows are only compared by it."""

    TOTAL = "total"
    CURRENT = "current"
    CARRY = "carry"
    FUND = "fund"
    ITEM = "item"


@lru_cache(maxsize=4096)
def part_of(label: str) -> str:
    """What a row of a half of 收支总表 is, by its label.

    >>> [part_of(one) for one in ("收入总计", "本年收入合计", "上年结转结余", "事业收入")]
    ['total', 'current', 'carry', 'item']
    """
    words = plain(label)
    if _TOTAL.fullmatch(words):
        return BlockPart.TOTAL
    if _CURRENT.fullmatch(words):
        return BlockPart.CURRENT
    if _CARRY.search(words):
        return BlockPart.CARRY
    return BlockPart.FUND if _FUND.match(words) else BlockPart.ITEM


class Side:
    """Which half of a table a heading names."""

    INCOME = "income"
    SPENDING = "spending"
    NONE = ""


def side_of(heading: str) -> str:
    """Which half a heading names: 收入 or 支出; neither where it names both or none."""
    income, spending = "收入" in heading, "支出" in heading
    if income == spending:
        return Side.NONE
    return Side.INCOME if income else Side.SPENDING
