"""Which columns of a table are sums of which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.errors import MalformedTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["ColumnIdentity", "is_known", "is_ratio", "recognised"]

# The titles of columns that are the sum of those beside them.
_SUM = re.compile(r".*(?:合计|总计|小计)(?:数|金额)?")
# What says that a column is no part of a sum: a part of a part, another year, a change, a share.
_NO_PART = re.compile(r"其中|上年|去年|年初|年末|决算|预算数|调整|增减|增长|比例|占|率|%|结余分配")
_RATIO = re.compile(
    r"[%％‰]|(?:增长|增减|变动|执行|完成|覆盖|支付|下降)率|占比|比重|比例|同比|增幅|幅度"
)
_BLANKS = re.compile(r"\s+")
# What is known to be a part of a total: these columns add up even where few rows show it.
_KNOWN = re.compile(
    r"基本支出|项目支出|人员(?:经费|支出)|(?:日常)?公用(?:经费|支出)|小计|经营支出|上缴上级支出"
    r"|对附属单位补助支出"
)
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
            raise MalformedTable("", f"{written!r} is no identity: 合计 = 基本支出 + 项目支出 is")
        return cls(total.strip(), names)

    def __attrs_post_init__(self) -> None:
        if len(set(self.measures)) < len(self.measures):
            raise MalformedTable("", f"{self} names a column twice")

    @property
    def measures(self) -> tuple[str, ...]:
        """All the columns that it names, the sum first."""
        return (self.total, *self.parts)

    def __str__(self) -> str:
        return f"{self.total} = {' + '.join(self.parts)}"


def is_ratio(title: str) -> bool:
    """Whether a column has ratios, which add up to nothing: 增长率, 占比, 完成年初预算的%.

    >>> is_ratio("增减/%"), is_ratio("决算数占预算数的比例"), is_ratio("合计")
    (True, True, False)
    """
    return _RATIO.search(_BLANKS.sub("", title)) is not None


def is_known(identity: ColumnIdentity) -> bool:
    """Whether the parts of an identity are the usual ones of a budget, by their titles."""
    titles = (_BLANKS.sub("", part).rpartition("/")[2] for part in identity.parts)
    return all(_KNOWN.fullmatch(title) for title in titles)


def recognised(measures: Sequence[str]) -> tuple[ColumnIdentity, ...]:
    """The identities that the titles of some columns tell.

    A column 合计, 总计 or 小计 is the sum of the others below the same heading; a heading counts
    with its own sum. Without headings, 人员经费 and 公用经费 make 基本支出, or a 小计.

    Source: the budget tables of 部门预算公开, in which 支出合计 is 基本支出 and 项目支出, and
    基本支出 is 人员经费 and 公用经费 (地方预决算公开操作规程).

    >>> [str(one) for one in recognised(["合计", "小计", "人员经费", "公用经费", "项目支出"])]
    ['小计 = 人员经费 + 公用经费', '合计 = 小计 + 项目支出']
    >>> [str(one) for one in recognised(["合计", "基本支出/小计", "基本支出/人员经费", "项目支出"])]
    ['基本支出/小计 = 基本支出/人员经费', '合计 = 基本支出/小计 + 项目支出']
    """
    paths = {name: tuple(_BLANKS.sub("", name).split("/")) for name in measures}
    return tuple(_below((), list(measures), paths))


def _below(
    heading: tuple[str, ...], names: list[str], paths: dict[str, tuple[str, ...]]
) -> Iterator[ColumnIdentity]:
    """The identities of the columns below a heading, those of the headings in it first."""
    depth = len(heading)
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(paths[name][depth], []).append(name)
    parts: list[str] = []
    sums: list[str] = []
    for title, inside in groups.items():
        if len(inside) == 1 and len(paths[inside[0]]) == depth + 1:
            (sums if _SUM.fullmatch(title) else parts).append(inside[0])
            continue
        deeper = [name for name in inside if len(paths[name]) > depth + 1]
        yield from _below((*heading, title), deeper, paths)
        own = [name for name in inside if len(paths[name]) == depth + 1]
        if not own:
            own = [name for name in deeper if _SUM.fullmatch(paths[name][-1])][:1] or deeper
        (sums if _SUM.fullmatch(title) else parts).extend(own)
    yield from _flat(sums, parts, paths)


def _flat(
    sums: list[str], parts: list[str], paths: dict[str, tuple[str, ...]]
) -> Iterator[ColumnIdentity]:
    """The identities of columns that stand beside each other."""
    title = {name: paths[name][-1] for name in (*sums, *parts)}
    pair = [name for name in parts if _STAFF.fullmatch(title[name])]
    pair += [name for name in parts if _OFFICE.fullmatch(title[name])]
    whole = [name for name in sums if "小计" in title[name]]
    whole += [name for name in parts if title[name] == "基本支出"]
    if len({paths[name][:-1] for name in (*pair, *whole[:1])}) > 1:
        # A 小计 that stands outside their heading is that of more than these two.
        whole = []
    if len(pair) == 2 and whole and len(sums) + len(parts) > 3:  # noqa: PLR2004  it and its two
        yield ColumnIdentity(whole[0], tuple(pair))
        sums = [name for name in sums if name != whole[0]]
        parts = [whole[0], *(name for name in parts if name not in {*pair, whole[0]})]
    # 其中 is a part of a part, and counts with what it is a part of.
    own = [name for name in parts if not title[name].startswith("其中")]
    parts = own if len(own) > 1 else parts
    if len(sums) == 1 and parts and not any(_NO_PART.search(title[name]) for name in parts):
        yield ColumnIdentity(sums[0], tuple(parts))
