"""The budget year of today: the one place that asks the clock."""

from __future__ import annotations

import time

__all__ = ["this_year"]

# A budget year is a calendar year in China, whose clocks are 8 hours ahead of UTC.
_AHEAD = 8 * 60 * 60


def this_year() -> int:
    """The budget year that it is today, by the clocks of China.

    Ask it as ``today.this_year()``, so that one place can stand for another day.

    Source: 中华人民共和国预算法, article 18: the budget year begins on 1 January and ends on
    31 December.
    """
    return time.gmtime(time.time() + _AHEAD).tm_year
