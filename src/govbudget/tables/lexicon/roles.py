"""Words for what a column has in the tables of a budget: which part of the spending, which flow."""

from __future__ import annotations

import re

from govbudget.tables.lexicon.measures import measure_in
from govbudget.tables.lexicon.texts import plain
from govbudget.tables.lexicon.totals import SUBTOTAL, TOTAL, is_total_column
from govbudget.tables.lexicon.words import Word, compiled

__all__ = ["FLOWS", "SPENDING", "flow_in", "is_aside", "is_summed", "role_in", "spending_in"]

#: Which part of the spending a column has, wherever its titles say so.
SPENDING = (
    Word("人员", "personnel", "基本支出/人员经费"),
    Word("公用", "public", "基本支出/公用经费"),
    Word("项目支出", "project", "项目支出"),
    Word("基本支出", "basic", "基本支出"),
)
_SUM = rf"(?:/?{SUBTOTAL})?"
_CARRIED = rf"(?:财政拨款)?结转(?:和|与|及)?(?:结余)?{_SUM}"
#: What a column has of the money that comes in and goes out within a year.
FLOWS = (
    Word(rf"(?:年初|上年){_CARRIED}", "before", "年初结转和结余"),
    Word(rf"本年收入{_SUM}", "income", "本年收入"),
    Word(rf"本年支出{_SUM}", "spending", "本年支出/小计"),
    Word(rf"(?:年末|年终){_CARRIED}", "after", "年末结转和结余"),
)
_ROLES = {"基本支出": "basic", "人员经费": "personnel", "公用经费": "public", "项目支出": "project"}
_HEADS = ("基本支出", "项目支出")
_ASIDE = re.compile(r"上年|去年|执行|增减|增长|比|率|%|结转|年初|年末|其中")
# The first of the columns that make up a whole, as 其中：基本支出 beside 项目支出.
_FIRST_PART = re.compile(r"其中[:：]?(?=(?:基本支出|人员经费)$)")
_CHANGES = re.compile(r"增减|比|%|率|变动|差额|较|与.*相")
_SUMMED = re.compile(rf"(?:采购|服务|资金|预算|支出|安排)*(?:{TOTAL}|金额|数额|预算数?)")
_YEAR = re.compile(r"20\d\d年?")
_WHOLE = re.compile(r"(?:本年|年初|调整|全年)?(?:支出|收入)?(?:决算|预算|执行)?(?:金额|数额?)?")


def spending_in(title: str) -> str | None:
    """Which part of the spending a title names, the whole (empty), or another column (None).

    >>> [spending_in(one) for one in ("基本支出/人员经费", "合计", "比上年增减%")]
    ['personnel', '', None]
    """
    words = plain(title)
    if _CHANGES.search(words):
        return None
    for one in SPENDING:
        if compiled(one.form).search(words):
            return one.means
    last = _YEAR.sub("", words.rpartition("/")[2])
    return "" if _WHOLE.fullmatch(last) or is_total_column(last) else None


def role_in(title: str) -> str:
    """The part of the spending that a column is, and not only a piece of; empty for none.

    >>> [role_in(one) for one in ("基本支出/小计", "人员支出", "基本支出/工资福利支出", "合计")]
    ['basic', 'personnel', '', '']
    >>> role_in("小计/其中：基本支出")
    'basic'
    """
    above, _, last = _FIRST_PART.sub("", plain(title)).rpartition("/")
    named = _ROLES.get(measure_in(last), "")
    if named:
        return named
    over = measure_in(above.rpartition("/")[2])
    return _ROLES[over] if over in _HEADS and is_total_column(last) else ""


def is_aside(title: str) -> bool:
    """Whether a column speaks of another year, of a change, of carried money or of a part.

    >>> is_aside("上年结转"), is_aside("其中：政府采购"), is_aside("本年预算数")
    (True, True, False)
    >>> is_aside("小计/其中：基本支出"), is_aside("其中：财政拨款/基本支出")
    (False, True)
    """
    return _ASIDE.search(_FIRST_PART.sub("", plain(title))) is not None


def is_summed(title: str) -> bool:
    """Whether a column has the amount of what is listed, whatever it is spent on: 采购金额.

    >>> is_summed("采购预算金额"), is_summed("政府采购/合计"), is_summed("货物")
    (True, True, False)
    """
    return _SUMMED.fullmatch(plain(title).rpartition("/")[2]) is not None


def flow_in(title: str) -> str:
    """What a column has of the money of a year: before, income, spending, after; empty for none.

    >>> [flow_in(one) for one in ("上年结转", "本年收入", "本年支出/小计", "年末结转", "合计")]
    ['before', 'income', 'spending', 'after', '']
    """
    words = plain(title)
    return next((one.means for one in FLOWS if compiled(one.form).fullmatch(words)), "")
