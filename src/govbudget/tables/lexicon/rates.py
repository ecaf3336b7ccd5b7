"""What the rates of a table are of: a change, what was done of a budget, a share of the whole."""

from __future__ import annotations

import re
from enum import StrEnum

from govbudget.tables.lexicon.texts import plain
from govbudget.tables.lexicon.words import Word, compiled

__all__ = ["RATES", "RateOf", "is_change", "rate_of"]


class RateOf(StrEnum):
    """What a rate is of.

    Attributes:
        CHANGE: the change, of the year before: 增减%.
        LAST: this year, of the year before: 为上年决算数%.
        INITIAL: what was spent, of the budget as it began: 完成年初预算%.
        ADJUSTED: what was spent, of the budget as it was changed: 完成调整预算%.
        BUDGET: what was spent, of the budget: 完成预算%.
        WHOLE: a part, of the total: 占比.
    """

    CHANGE = "change"
    LAST = "last"
    INITIAL = "initial"
    ADJUSTED = "adjusted"
    BUDGET = "budget"
    WHOLE = "whole"


_RATE = r"(?:%|[率幅比](?:度|例|率)?)%?"
_TOTAL = r"(?:合计|总计|总额|总支出|支出总额|支出合计)"
_OF = r"(?:数|额)?的?(?:[%％]|比[例率重]|百分比)?[%％]?"
_SPENT = r"(?:本年|当年)?(?:决算|执行|完成|支出|预算)?(?:数|额)?(?:完成|占|为|达|是)"

#: What the title of a column of rates says, as a whole and without brackets; the first tells.
RATES = tuple(
    Word(form, means, example)
    for form, means, example in (
        (
            rf"(?:比|较)?(?:上年|同比)?(?:增减|增长|变动|变化)(?:变[动化])?{_RATE}",
            RateOf.CHANGE,
            "比上年增减%",
        ),
        (rf"{_SPENT}(?:上年|20\d\d年)(?:决算|执行|预算)?{_OF}", RateOf.LAST, "为上年决算数%"),
        (rf"{_SPENT}年初预算{_OF}", RateOf.INITIAL, "完成年初预算%"),
        (r"年初预算(?:执行|完成)(?:率|进度|比例)%?", RateOf.INITIAL, "年初预算执行率"),
        (
            rf"{_SPENT}(?:调整(?:后)?(?:的)?预算|预算调整){_OF}",
            RateOf.ADJUSTED,
            "完成调整预算%",
        ),
        (r"调整(?:后)?预算(?:执行|完成)(?:率|进度|比例)%?", RateOf.ADJUSTED, "调整预算执行率"),
        (rf"{_SPENT}(?:全年|本年)?预算{_OF}", RateOf.BUDGET, "完成预算%"),
        (r"(?:预算)?(?:执行|完成)(?:率|比例|进度)%?", RateOf.BUDGET, "预算执行率"),
        (r"(?:所?占)?(?:比重|比例|占比|百分比)%?", RateOf.WHOLE, "占比"),
        (
            rf"占{_TOTAL}的?(?:%|比重?|比例)%?",
            RateOf.WHOLE,
            "占合计%",
        ),
    )
)
# What the title of a column of changes says, as a whole and without brackets.
_CHANGE = re.compile(
    r"(?:比|较)?(?:上年|同比)?(?:增减|增长|变动)(?:变[动化])?(?:数?额|数|金额|情况)?"
)
_ASIDE = re.compile(r"[()（）]")


def rate_of(title: str) -> RateOf | None:
    """What the rates below a title are of; None where it does not say.

    >>> [rate_of(one).value for one in ("增减（%）", "完成预算%", "为上年决算数的%", "占比")]
    ['change', 'budget', 'last', 'whole']
    >>> rate_of("合格率") is None
    True
    """
    words = _words(title)
    return next((one.means for one in RATES if compiled(one.form).fullmatch(words)), None)


def is_change(title: str) -> bool:
    """Whether a title is that of a change, and not of its rate.

    >>> is_change("比上年增减额"), is_change("增减（%）")
    (True, False)
    """
    return rate_of(title) is None and _CHANGE.fullmatch(_words(title)) is not None


def _words(title: str) -> str:
    return _ASIDE.sub("", plain(title))
