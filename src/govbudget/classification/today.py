"""Today, and its budget year: the one place that asks the clock."""

from __future__ import annotations

import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

__all__ = ["this_day", "this_year"]

# A budget year is a calendar year in China, whose clocks are 8 hours ahead of UTC.
_AHEAD = 8 * 60 * 60


def this_year() -> int:
    """The budget year that it is today, by the clocks of China.

    Ask it as ``today.this_year()``, so that one place can stand for another day.

    Source: 中华人民共和国预算法, article 18: the budget year begins on 1 January and ends on
    31 December.
    """
    return time.gmtime(time.time() + _AHEAD).tm_year


def this_day() -> date:
    """Today, where this program runs."""
    # What looks a code up needs no dates, and would pay for them at every start.
    from datetime import datetime

    return datetime.now().astimezone().date()
