"""What a column of a table is beside one of another document: its year, its figure, its part."""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from govbudget.classification.vocabulary import Fund
from govbudget.disclosure.text.kinds import Measure
from govbudget.tables.columns import Column
from govbudget.tables.lexicon.funds import FUND
from govbudget.tables.lexicon.measures import fund_in
from govbudget.tables.lexicon.totals import is_total_column
from govbudget.tables.wording import plain

__all__ = ["ColumnSense", "sense_of"]

_YEAR = r"20\d\d年度?|上年度?|上一年度?|去年|本年度?|当年"
_FIGURE = re.compile(
    rf"(?P<year>{_YEAR})?(?P<of>年初|调整后?|变更|全年|预计|部门|单位)?"
    r"(?P<what>预算|决算|执行|完成)?(?:数|额|金额|情况)?"
)
_BEGINS = re.compile(rf"(?P<year>{_YEAR})(?=.)")
_NUMBER = re.compile(r"20\d\d")
# What is no figure of one year, or is one of a part that other documents need not have.
_NONE = re.compile(r"增减|增长|增加|减少|比|率|占|差|%|结转|结余|调剂")
_STAFF = ("人员经费", "公用经费")
_IS_FUND = re.compile(rf"{FUND}(?:拨款|资金|财政拨款|预算|支出)*")
_FUNDS = {
    Fund.GENERAL: "一般公共预算",
    Fund.GOVERNMENT_FUND: "政府性基金预算",
    Fund.STATE_CAPITAL: "国有资本经营预算",
}
_CHANGED = {"调整", "调整后", "变更", "全年"}


@frozen(slots=True)
class ColumnSense:
    """What a column has.

    Attributes:
        back: how many years before that of its document it speaks of.
        measure: which figure it is: budget, initial budget, revised budget or final.
        part: the part of the whole, as 基本支出; empty for the whole.
        said: whether the title says which figure it is.
        expected: whether the figure was only expected when it was printed, as 预计执行数.
    """

    back: int
    measure: Measure
    part: str
    said: bool
    expected: bool


@lru_cache(maxsize=4096)
def sense_of(title: str, year: int | None, *, is_final: bool) -> ColumnSense | None:
    """What a column is, by its title; None where it is no amount that another document has.

    >>> sense_of("2023年决算数", 2024, is_final=False)
    ColumnSense(back=1, measure=<Measure.FINAL: 'final'>, part='', said=True, expected=False)
    >>> sense_of("2024年预算数/基本支出/人员经费", 2024, is_final=False).part
    '人员经费'
    >>> sense_of("增减额", 2024, is_final=False)

    Args:
        title: the title, with "/" between those of a head in several lines.
        year: the year of its document.
        is_final: whether its table is one of a final account.
    """
    if not Column.of(title).is_money or _NONE.search(plain(title)):
        return None
    default = Measure.FINAL if is_final else Measure.BUDGET
    years: list[str] = []
    of, what = "", ""
    rest: list[str] = []
    for part in plain(title).split("/"):
        found = _FIGURE.fullmatch(part)
        if found:
            years.append(found["year"] or "")
            of, what = found["of"] or of, found["what"] or what
            continue
        if begun := _BEGINS.match(part):
            years.append(begun["year"])
            part = part[begun.end() :]  # noqa: PLW2901  what is left of the title
        if part and not is_total_column(part):
            rest.append(part)
    back = _back(years, year)
    if back is None:
        return None
    if rest and rest[-1] in _STAFF:
        rest = rest[-1:]
    rest = list(map(_of_fund, rest))
    measure = _measure(of, what, default)
    return ColumnSense(back, measure, "/".join(rest), bool(what), of == "预计" or what == "执行")


def _of_fund(title: str) -> str:
    """One name for the columns of a fund, as 一般公共预算拨款 and 一般公共预算资金."""
    fund = fund_in(title) if _IS_FUND.fullmatch(title) else None
    return title if fund is None else _FUNDS.get(fund, title)


def _back(years: list[str], year: int | None) -> int | None:
    """How many years back; None where the titles name two, or one that is not known."""
    found = set()
    for one in filter(None, years):
        number = _NUMBER.match(one)
        if number and year is None:
            return None
        found.add((year or 0) - int(number[0]) if number else int(one[0] in "上去"))
    if len(found) > 1 or any(one < 0 for one in found):
        return None
    return found.pop() if found else 0


def _measure(of: str, what: str, default: Measure) -> Measure:
    if of in _CHANGED:
        return Measure.REVISED
    if what in {"决算", "执行", "完成"}:
        return Measure.FINAL
    if of == "年初":
        return Measure.INITIAL
    return Measure.BUDGET if what == "预算" else default
