"""What one guest or one vehicle took on the average, and how many guests there were."""

from __future__ import annotations

import re

from govbudget.tables.lexicon.totals import TOTAL

__all__ = ["averaged", "received"]

# Each word that may stand behind 人均 and 车均; 人均标准 and 人均不超过 are no averages.
_GUEST = re.compile(
    r"(?:人均|平均每人次?|每人次?平均)(?:接待|消费|支出|开支|花费|用餐|餐费|费用?|经费|金额|为|是|约|仅)*$"
)
_CAR = re.compile(
    r"(?:车均|单车|平均每辆|每辆车?平均)(?:公务|用车|车辆?|运行|维护|维修|支出|费用?|经费|金额|为|是|约|仅)*$"
)
_LIMIT = re.compile(r"标准|不超|不高|不得|限|控制")
_RECEPTION = re.compile(r"接待|来宾|来访")
_VEHICLES = re.compile(r"公务用车|车辆|辆")
# What stands between a number of visits and the number of those who came.
_GUESTS_LEAD = re.compile(
    rf"(?:[，、,;(]|{TOTAL}|共|累计|约|接待|来[宾访]|来访人员|人员|人[次数]|国内|公务|其中|为|是|:)*$"
)
_GUESTS = frozenset({"人次", "人"})
_VISITS = frozenset({"批次", "批"})


def averaged(words: str, lead: str) -> str:
    """The subject of an amount for each of several: the id; empty where it is none.

    >>> averaged("人均", "国内公务接待16批次，144人次，共计支出1.44万元，人均")
    'average.reception'
    >>> averaged("人均", "人均")
    ''

    Args:
        words: the words right in front of the amount.
        lead: the paragraph in front of it.
    """
    if _LIMIT.search(words):
        return ""
    if _GUEST.search(words) and _RECEPTION.search(lead):
        return "average.reception"
    if _CAR.search(words) and _VEHICLES.search(lead):
        return "average.vehicle"
    return ""


def received(counter: str, lead: str, words: str) -> str:
    """The subject of a number of guests or of their visits: the id; empty where it is none.

    >>> received("人次", "国内公务接待16批次，144", "，")
    'received.guests'

    Args:
        counter: the word that counts.
        lead: the sentence in front of the number.
        words: what stands between the figure before and the number.
    """
    if not _RECEPTION.search(lead):
        return ""
    if counter in _VISITS:
        return "received.visits"
    return "received.guests" if counter in _GUESTS and _GUESTS_LEAD.search(words) else ""
