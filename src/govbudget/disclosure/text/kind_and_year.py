"""Which year lines are of, and whether they are a budget or a final account."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.disclosure.text.bodies import titled
from govbudget.disclosure.text.kinds import DocumentKind
from govbudget.tables.lexicon.funds import FUND_BUDGET
from govbudget.tables.lexicon.numerals import DIGITS

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ANY_YEAR", "kind_of", "spoken_kind", "year_first", "year_of"]

_YEAR = re.compile(r"(20\d\d)年(?!\d{1,2}月)")
#: A year as it stands in titles.
ANY_YEAR = re.compile(r"(20\d\d)年")
_SPELT_YEAR = re.compile(
    rf"二[〇○零Oo0]([{DIGITS}〇○零])([{DIGITS}〇○零])年(?!(?:[{DIGITS}十]{{1,2}})月)"
)
_DIGITS = {**{sign: str(at) for at, sign in enumerate(f"〇{DIGITS}")}, "○": "0", "零": "0"}
_KIND = re.compile(r"(?<!预)决算|预算")
# Words with 预算 that a final account has as well: a fund, what is spent against, who spends it.
_NO_KIND = re.compile(
    r"(?:年初|全年|调整)预算|预算(?:执行|法|管理|单位|绩效|信息|公开)|预决算"
    rf"|{FUND_BUDGET}"
)
# A figure of what was spent, or of what was planned for it before.
_SPENT = re.compile(r"决算[一-鿿]{0,4}\d|年初预算数?为|完成(?:年初)?预算")
# Years that are not that of the document: 较2020年度决算数减少, 与2020年相比, 2020年无此项预算.
_OTHER_YEAR = re.compile(
    r"(?:较|比|与|同|和|从|由|截[至止]到?)20\d\d年|20\d\d年(?:度)?[无未没因]|20\d\d年(?:相比|底|末|修[订正])"
)
# A sentence that begins with its year speaks of the year of the document.
_FIRST_YEAR = re.compile(r"(?:^|[。；:)])(20\d\d)年(?!\d{1,2}月)")
_BOTH = "预决算"


def year_of(lines: Sequence[str]) -> int | None:
    """The year of the lines: that which stands with 预算 or 决算, or else the first.

    >>> year_of(["2024年度单位决算", "较2023年度决算数减少"]), year_of(["2024年3月1日"])
    (2024, None)

    Args:
        lines: lines of plain text.
    """
    return _first(lines, _YEAR)


def year_first(lines: Sequence[str]) -> int | None:
    """The year with which the first sentence begins that begins with one, or else any.

    Args:
        lines: lines of plain text.
    """
    return _first(lines, _FIRST_YEAR) or _first(lines, ANY_YEAR)


def _first(lines: Sequence[str], form: re.Pattern[str]) -> int | None:
    """The first year that stands with 预算 or 决算, or else the first that is no date."""
    lines = [_OTHER_YEAR.sub("", line) for line in lines]
    for some in ([line for line in lines if _KIND.search(line)], lines):
        for line in some:
            if found := form.search(line):
                return int(found[1])
            if found := _SPELT_YEAR.search(line):
                return int("20" + _DIGITS[found[1]] + _DIGITS[found[2]])
    return None


def kind_of(lines: Sequence[str]) -> DocumentKind:
    """What the titles say; or else the first line that speaks of one of the two only."""
    kinds = [
        title.kind for line in lines if (title := titled(line)) and title.kind not in {"", _BOTH}
    ]
    for found in (*({kind} for kind in kinds), *map(_kinds_in, lines)):
        if len(found) == 1:
            return DocumentKind.of(found.pop())
    return DocumentKind.UNCLEAR


def _kinds_in(line: str) -> set[str]:
    return set(_KIND.findall(_NO_KIND.sub("", line)))


def spoken_kind(lines: Sequence[str]) -> DocumentKind:
    """What the text speaks of, where no line has one of the two only: a figure that was spent."""
    spent = any(_SPENT.search(line) for line in lines)
    return DocumentKind.FINAL_ACCOUNT if spent else DocumentKind.UNCLEAR
