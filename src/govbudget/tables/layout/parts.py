"""Parts of a table side by side, each with codes, names and measures of its own."""

from __future__ import annotations

import re
from collections import Counter
from itertools import dropwhile
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.tables.layout.columns import HeadColumn
from govbudget.tables.lexicon.heads import level_in
from govbudget.tables.lexicon.units import without_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Part", "heading_of", "measure_titles", "parts_of"]

# The kinds of columns that say what a row is.
_KEYS = frozenset({"code", "name"})
# A name in English beside the Chinese one.
_ENGLISH = re.compile("英文|英语|english", re.IGNORECASE)


@frozen(slots=True)
class Part:
    """The columns of a table, or of one of the halves that stand beside each other.

    Attributes:
        codes: the columns of the code: one, those of its levels, or none.
        name: the column of the name; None where there is none.
        others: further columns that say what a row is, as a project or a unit.
        measures: the columns with amounts.
        coded_names: whether the names have the codes before them, in one cell.
        short: whether a 款 has its own two digits only, below its 类: 208, 05, 2080505.
    """

    codes: tuple[HeadColumn, ...]
    name: HeadColumn | None
    others: tuple[HeadColumn, ...]
    measures: tuple[HeadColumn, ...]
    coded_names: bool = False
    short: bool = False

    @property
    def coded(self) -> bool:
        """Whether its rows have codes."""
        return bool(self.codes) or self.coded_names

    @property
    def columns(self) -> tuple[HeadColumn, ...]:
        """All of them, from the left."""
        named = () if self.name is None else (self.name,)
        return tuple(
            sorted((*self.codes, *named, *self.others, *self.measures), key=lambda one: one.place)
        )


def parts_of(columns: Sequence[HeadColumn]) -> tuple[Part, ...]:
    """The halves: one begins where, after amounts, columns of the first one's kind begin again.

    A half with codes beside one without begins so too, where its amounts have the same titles. What
    stands before the first codes and names, as an empty column at the edge, is in the first half.
    """
    groups: list[list[HeadColumn]] = [[]]
    for column in columns:
        behind = dropwhile(lambda kind: kind not in _KEYS, (one.kind for one in groups[-1]))
        if column.kind in _KEYS and "measure" in behind:
            groups.append([])
        groups[-1].append(column)
    if not any(one.kind == "measure" for one in columns):
        groups = _lists(columns)
    joined = [groups[0]]
    first = {one.kind for one in groups[0]} - {"number"}
    for group in groups[1:]:
        kinds = {one.kind for one in group} - {"number"}
        if kinds == first or (
            kinds - {"code"} == first and _measured(group) == _measured(joined[0])
        ):
            joined.append(group)
        else:
            joined[-1].extend(group)
    return tuple(map(_part, joined))


def _lists(columns: Sequence[HeadColumn]) -> list[list[HeadColumn]]:
    """Lists without amounts that stand side by side: each has codes and names of its own."""
    groups: list[list[HeadColumn]] = [[]]
    for column in columns:
        kinds = [one.kind for one in groups[-1]]
        again = column.kind in kinds and kinds[-1:] != [column.kind]
        if again and column.kind in {"code", "name"} and {"code", "name"} <= set(kinds):
            groups.append([])
        groups[-1].append(column)
    alike = len({frozenset(one.kind for one in group) - {"other", "number"} for group in groups})
    return groups if alike == 1 else [list(columns)]


def _measured(columns: Sequence[HeadColumn]) -> list[tuple[str, ...]]:
    return [one.titles[-1:] for one in columns if one.kind == "measure"]


def _part(columns: Sequence[HeadColumn]) -> Part:
    """Which columns of a half have the code, the name and the amounts."""
    key = _whole([one for one in columns if one.kind == "code"])
    codes: list[HeadColumn] = []
    for column in key:
        beside = not codes or (
            column.place == codes[-1].place + 1 and column.titles[-1:] != codes[-1].titles[-1:]
        )
        is_level = bool(column.titles) and level_in(column.titles[-1]) is not None
        if not codes or (beside and is_level):
            codes.append(column)
    names = [one for one in columns if one.kind == "name"]
    after = [one for one in names if not codes or one.place > codes[-1].place]
    name = _best(after or names)
    taken = {one.place for one in (*codes, *([name] if name else []))}
    others = tuple(
        one
        for one in columns
        if one.place not in taken and one.kind in {"code", "name", "other", "number"}
    )
    measures = tuple(one for one in columns if one.kind == "measure")
    return Part(tuple(codes), name, others, measures)


def _whole(columns: list[HeadColumn]) -> list[HeadColumn]:
    """The columns of codes, the surest first: 科目编码 before 类, 款 and 项, and before 编码."""
    whole = [one for one in columns if one.titles and level_in(one.titles[-1]) is None]
    if len(whole) in {0, len(columns)}:
        sure = [one for one in whole if "科目" in one.title]
        return [*sure, *(one for one in columns if one not in sure)]
    below = {one.titles[0] for one in columns if level_in(one.titles[-1]) is not None}
    own = [one for one in whole if one.titles[0] not in below]
    return [*own, *(one for one in columns if one not in own)]


def _best(names: Sequence[HeadColumn]) -> HeadColumn | None:
    """The column that names the rows: 科目名称 before 项目名称, and that before 单位名称."""
    own = [one for one in names if not _ENGLISH.search(one.title)] or names
    for word in ("科目", "项目", "名称", "单位", ""):
        for column in own:
            if word in "".join(column.titles[-1:]):
                return column
    return None


def heading_of(part: Part) -> tuple[str, ...]:
    """The titles at the top that all columns of a half share: 收入 above 项目 and 预算数."""
    stacks = [column.titles for column in part.columns if column.titles]
    return _shared(stacks) if len(stacks) > 1 else ()


def _shared(stacks: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """What stacks of titles have in common at the top; each keeps one of its own."""
    shared = 0
    while (
        all(len(one) > shared + 1 for one in stacks) and len({one[shared] for one in stacks}) == 1
    ):
        shared += 1
    return stacks[0][:shared]


def measure_titles(part: Part) -> tuple[str, ...]:
    """The titles of the measures of a half, without what all of them share at the top.

    That of a column without any is empty; one that stands twice has a number behind it.
    """
    above = len(heading_of(part))
    own = [column.titles[above:] for column in part.measures]
    titled = [titles for titles in own if titles]
    shared = len(_shared(titled)) if len(titled) > 1 else 0
    return _unlike([without_unit("/".join(titles[shared:])) for titles in own])


def _unlike(titles: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    seen: Counter[str] = Counter()
    for title in titles:
        seen[title] += 1
        found.append(title if seen[title] == 1 or not title else f"{title}({seen[title]})")
    return tuple(found)
