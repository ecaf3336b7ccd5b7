"""Which columns of a table are sums of which."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.errors import MalformedTable
from govbudget.tables.columns import Column
from govbudget.tables.lexicon.measures import is_memo, measure_in, part_in
from govbudget.tables.lexicon.texts import plain
from govbudget.tables.lexicon.totals import PART_SUM, is_total_column

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = [
    "ColumnGroup",
    "ColumnIdentity",
    "Titles",
    "fund_like",
    "has_core",
    "is_known",
    "is_money",
    "last_of",
    "recognised",
    "titles_of",
]

# Measures whose titles name the sum of what stands beside them, or one figure of several years.
_WEAK = {"预算数", "决算数", "金额"}
# What is known to be a part of a total: these columns add up even where few rows show it.
_KNOWN = re.compile(
    rf"基本支出|项目支出|人员(?:经费|支出)|(?:日常)?公用(?:经费|支出)|{PART_SUM}"
    r"|(?:事业单位)?经营支出|上缴上级支出|对附属单位补助(?:支出)?|结转下年"
)
_SOURCE = re.compile(r"财政专户|单位资金|财政拨款|事业收入|上级补助|其他收入|自有资金|非税")
_OF_WHICH = re.compile(r"^其中[:]?")
_STAFF, _OFFICE = re.compile(r"人员(?:经费|支出)?"), re.compile(r"(?:日常)?公用(?:经费|支出)?")


@frozen(slots=True)
class ColumnIdentity:
    """A column that is the sum of others.

    >>> ColumnIdentity.of("合计 = 基本支出 + 项目支出")
    ColumnIdentity(total='合计', parts=('基本支出', '项目支出'))
    >>> str(ColumnIdentity("小计", ("人员经费", "公用经费")))
    '小计 = 人员经费 + 公用经费'

    Attributes:
        total: the title of the column with the sums.
        parts: the titles of the columns that add up to it.
    """

    total: str
    parts: tuple[str, ...]

    @classmethod
    def of(cls, written: ColumnIdentity | str) -> ColumnIdentity:
        """An identity as it is written, with one "=" and a "+" between the parts.

        Raises:
            MalformedTable: it is written in another way.
        """
        if isinstance(written, ColumnIdentity):
            return written
        total, equals, parts = written.replace("＝", "=").replace("＋", "+").partition("=")
        names = tuple(part.strip() for part in parts.split("+"))
        if not equals or not total.strip() or not all(names) or "=" in parts:
            raise MalformedTable("", Message("errors.table.no_sum", written=repr(written)))
        return cls(total.strip(), names)

    def __attrs_post_init__(self) -> None:
        if len(set(self.measures)) < len(self.measures):
            raise MalformedTable("", Message("errors.table.sum_twice", identity=str(self)))

    @property
    def measures(self) -> tuple[str, ...]:
        """All the columns that it names, the sum first."""
        return (self.total, *self.parts)

    def __str__(self) -> str:
        return f"{self.total} = {' + '.join(self.parts)}"


@frozen(slots=True)
class ColumnGroup:
    """Columns that stand beside each other below one heading, one of them the sum of others.

    Attributes:
        total: the column with the sum.
        parts: the columns that its title and theirs say add up to it.
        memos: those that stand beside the sum as a rule, as 其中 and 政府采购.
    """

    total: str
    parts: tuple[str, ...]
    memos: tuple[str, ...] = ()


@frozen(slots=True)
class Titles:
    """What the titles of some columns tell.

    Attributes:
        groups: the sums, those of the headings inside others first.
        other_years: the columns of other years, each with the sum that it stands beside.
    """

    groups: tuple[ColumnGroup, ...]
    other_years: tuple[tuple[str, str], ...]


def recognised(measures: Sequence[str]) -> tuple[ColumnIdentity, ...]:
    """The identities that the titles of some columns tell.

    A column 合计, 总计, 总额 or 小计 is the sum of the others below the same heading; a heading
    counts with its own sum. Without headings, 人员经费 and 公用经费 make 基本支出, or a 小计. What
    is no money, another year's, or a part of a part is no part of it.

    Source: the budget tables of 部门预算公开, in which 支出合计 is 基本支出 and 项目支出, and
    基本支出 is 人员经费 and 公用经费 (地方预决算公开操作规程).

    >>> [str(one) for one in recognised(["合计", "小计", "人员经费", "公用经费", "项目支出"])]
    ['小计 = 人员经费 + 公用经费', '合计 = 小计 + 项目支出']
    >>> [str(one) for one in recognised(["合计", "基本支出/小计", "基本支出/人员经费", "项目支出"])]
    ['基本支出/小计 = 基本支出/人员经费', '合计 = 基本支出/小计 + 项目支出']
    >>> [str(one) for one in recognised(["支出总额", "基本支出", "项目支出", "上年预算数", "人数"])]
    ['支出总额 = 基本支出 + 项目支出']
    """
    groups = titles_of(tuple(measures)).groups
    return tuple(ColumnIdentity(one.total, one.parts) for one in groups)


# Documents have heads alike, and so have the tables of one kind.
@lru_cache(maxsize=512)
def titles_of(measures: tuple[str, ...], year: int | None = None) -> Titles:
    """What the titles of some columns tell.

    Args:
        measures: the titles, with "/" between those of a head in several lines.
        year: the year of the table.
    """
    reader = _TitleReader({name: tuple(plain(name).split("/")) for name in measures}, year)
    groups = tuple(reader.below((), [name for name in measures if is_money(name)]))
    return Titles(groups, tuple(reader.other_years))


def is_money(title: str) -> bool:
    """Whether a column has amounts of money, which alone are added up.

    >>> is_money("基本支出"), is_money("人数"), is_money("增减/%")
    (True, False, False)
    """
    return _column(title).is_money


def is_known(title: str) -> bool:
    """Whether a column is one of the usual parts of a total, by its title."""
    above = plain(title).split("/")[:-1]
    return _KNOWN.fullmatch(last_of(title)) is not None and not any(map(is_memo, above))


def has_core(parts: Sequence[str]) -> bool:
    """Whether 基本支出 and 项目支出 are among some parts: by their meaning these make the total."""
    found = {part for one in parts for part in _titles_parts(one)}
    return {"基本支出", "项目支出"} <= found or (
        len(parts) == 2 and {"人员经费", "公用经费"} <= found  # noqa: PLR2004  the two
    )


def fund_like(title: str) -> bool:
    """Whether a column is named by where its money comes from, as 一般公共预算 or 单位资金."""
    return _column(title).fund is not None or _SOURCE.search(plain(title)) is not None


def last_of(title: str) -> str:
    """The last of the titles of a column, without 其中."""
    return _OF_WHICH.sub("", plain(title).rpartition("/")[2])


def _titles_parts(title: str) -> set[str]:
    return {part for one in plain(title).split("/") if (part := part_in(one))}


@lru_cache(maxsize=4096)
def _column(title: str, year: int | None = None) -> Column:
    return Column.of(title, year=year)


class _TitleReader:
    """Reads the titles of columns as a tree of headings."""

    def __init__(self, paths: dict[str, tuple[str, ...]], year: int | None) -> None:
        self.paths = paths
        self.year = year
        self.other_years: list[tuple[str, str]] = []

    def below(self, heading: tuple[str, ...], names: list[str]) -> Iterator[ColumnGroup]:
        """The groups of the columns below a heading, those of the headings in it first."""
        depth = len(heading)
        inside: dict[str, list[str]] = {}
        for name in names:
            inside.setdefault(self.paths[name][depth], []).append(name)
        stand: list[str] = []
        for title, group in inside.items():
            deeper = [name for name in group if len(self.paths[name]) > depth + 1]
            if deeper:
                yield from self.below((*heading, title), deeper)
            own = [name for name in group if len(self.paths[name]) == depth + 1]
            stand += own or [name for name in deeper if self._is_sum(name)][:1] or deeper
        yield from self._flat(depth, stand)

    def _is_sum(self, name: str, at: int = -1) -> bool:
        title = self.paths[name][at]
        return is_total_column(title) and measure_in(title) not in _WEAK

    def _is_other_year(self, name: str, depth: int) -> bool:
        """Whether a column speaks, below a heading, of another year than the table.

        Where that of the table is not known, a year in a title is another one's only if the title
        says no more than that, as 2023年预算数.
        """
        own = _column("/".join(self.paths[name][depth:]), self.year)
        return own.is_other_year and (
            self.year is not None or own.years_back > 0 or own.measure in _WEAK
        )

    def _flat(self, depth: int, names: list[str]) -> Iterator[ColumnGroup]:
        """The sums of columns that stand beside each other."""
        later = [name for name in names if self._is_other_year(name, depth)]
        names = [name for name in names if name not in later]
        sums = [name for name in names if self._is_sum(name, depth)]
        parts = [name for name in names if name not in sums]
        pair = self._pair(sums, parts)
        if pair is not None:
            yield pair
            sums = [name for name in sums if name != pair.total]
            parts = [pair.total, *(one for one in parts if one not in {*pair.parts, pair.total})]
            parts.sort(key=names.index)
        memos = [name for name in parts if self._is_memo(name, depth, parts)]
        parts = [name for name in parts if name not in memos]
        # 预算数 is a sum where its parts are those of one, and else a figure beside others.
        if not sums and parts and self._is_weak(parts[0]) and has_core(parts[1:]):
            sums, parts = parts[:1], parts[1:]
        if len(sums) == 1 and parts:
            self.other_years += [(name, sums[0]) for name in later]
            yield ColumnGroup(sums[0], tuple(parts), tuple(memos))

    def _pair(self, sums: list[str], parts: list[str]) -> ColumnGroup | None:
        """人员经费 and 公用经费, beside the column that is their sum and others."""
        own = {name: self.paths[name][-1] for name in (*sums, *parts)}
        pair = [name for name in parts if _STAFF.fullmatch(own[name])]
        pair += [name for name in parts if _OFFICE.fullmatch(own[name])]
        whole = [name for name in sums if "小计" in own[name]]
        whole += [name for name in parts if own[name] == "基本支出"]
        apart = len({self.paths[name][:-1] for name in (*pair, *whole[:1])}) > 1
        # A 小计 that stands outside their heading is that of more than these two.
        if apart or len(pair) != 2 or not whole or len(sums) + len(parts) <= 3:  # noqa: PLR2004  it and its two
            return None
        return ColumnGroup(whole[0], tuple(pair))

    def _is_of(self, name: str, depth: int) -> bool:
        """Whether a column stands below a heading, or is one, of what is beside the sums."""
        return any(is_memo(title) for title in self.paths[name][depth:])

    def _is_memo(self, name: str, depth: int, parts: Sequence[str]) -> bool:
        """Whether a column stands beside the sum; 其中：基本支出 before 项目支出 does not."""
        return self._is_of(name, depth) and not (is_known(name) and has_core(parts))

    def _is_weak(self, name: str) -> bool:
        title = self.paths[name][-1]
        return measure_in(title) in _WEAK or is_total_column(title)
