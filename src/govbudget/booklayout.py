"""Where the codes and names of a list stand: found by the heads first, by the cells second."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, Scheme
from govbudget.classification.written import take_apart
from govbudget.errors import MalformedCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Group", "Layout", "apart", "cell_of", "digits_of", "is_code", "layout_of"]

CHINESE = re.compile("[\u4e00-\u9fff]")
#: The words that head a column or a part of it, and nothing else.
HEAD_WORD = re.compile(
    "(?:收入|支出|功能|经济|分类|预算|政府|部门|[类款项目]级|的)*(?:科目)?(?:编码|代码|编号|名称)"
    "(?:[及和与、/](?:科目)?名称)?|[（(]?[类款项目][)）]?级?|科目|序号|栏次|行次|说明|备注|金额"
    "|预算数|决算数|[（(]?续表?[)）]?|code|name",
    re.IGNORECASE,
)
_LEVEL_HEAD = re.compile("[（(]?([类款项目])[)）]?级?(?:科目)?(?:编码|代码)?")
_CODE_HEAD = re.compile("编码|代码|code", re.IGNORECASE)
#: Codes of something else, or of another entry than the one that the row is about.
_OTHER_CODE = re.compile(
    r"(?:单位|部门|地区|区划|上级|父级?|parent)[\s_]*(?:科目)?(?:编码|代码|code)", re.IGNORECASE
)
_NAME_HEAD = re.compile("名称|name", re.IGNORECASE)
_ENGLISH_HEAD = re.compile("英文|英语|english|单位|部门", re.IGNORECASE)
#: What heads neither codes nor names.
_OTHER_HEAD = re.compile(
    "序号|金额|数$|元|合计|总计|[%％]|单位|上级|父级|parent|日期|[栏行]次|备注|说明|解释|注释|amount",
    re.IGNORECASE,
)
#: A code and a name in one cell; the 2024 of 2024年 is no code.
BOTH = re.compile(
    r"[\[［(（【〔]?\s*(\d{3}(?:[ .\-]?\d\d){0,3})\s*[\]］)）】〕]?[\s\-—_.、:：]*"
    r"([“\"‘'《〈]?[一-鿿].*)",
    re.DOTALL,
)
BEGINS_AS_CODE = re.compile(r"['\"\[［(（【〔]?\s*\d")
_PART = re.compile(r"\d{1,2}")
_LEVELS = "类款项目"
#: So many cells tell what stands in a column.
_SAMPLE = 5000
#: So many cells of a second column without a head of codes must be codes.
_SURE = 0.8


@frozen
class Group:
    """The columns of one list; side by side there may be several.

    Attributes:
        codes: the column of its codes, or those of their levels.
        names: the columns of its names: several where indents are columns.
        named: whether a head says that these are names.
    """

    codes: tuple[int, ...]
    names: tuple[int, ...] = ()
    named: bool = False


@frozen
class Layout:
    """Where the codes of a sheet stand.

    Attributes:
        groups: the lists that stand side by side.
        begins: the first row that may hold an entry: behind the heads; 0 where no head says
            that there are codes.
        first: the first row that has a code.
    """

    groups: tuple[Group, ...]
    begins: int
    first: int


def cell_of(row: Sequence[str], column: int) -> str:
    """A cell; empty where the row is too short."""
    return row[column] if column < len(row) else ""


def digits_of(cell: str) -> str:
    """The digits of a cell that holds a code or a part of one, as :func:`govbudget.parse` reads it.

    Raises:
        MalformedCode: it holds something else, or more.
    """
    if cell.isascii() and cell.isdecimal():
        return cell
    form = take_apart(cell)
    if form.name:
        raise MalformedCode(cell, "3, 5, 7 or 9 digits are")
    return form.code


def is_code(cell: str) -> bool:
    """Whether a cell holds a code of one of the schemes."""
    if not BEGINS_AS_CODE.match(cell):
        return False
    try:
        code = digits_of(cell)
    except MalformedCode:
        return False
    return len(code) in LEVEL_BY_DIGITS and Scheme.of_code(code) is not None


def apart(rows: list[list[str]]) -> list[list[str]]:
    """The same rows, with code and name in cells of their own where the list has them in one."""
    columns = [
        column
        for column, cells in enumerate(_columns(rows))
        if cells and sum(bool(BOTH.fullmatch(cell)) for cell in cells) * 2 >= len(cells)
    ]
    for column in reversed(columns):
        rows = [_in_two(row, column) for row in rows]
    return rows


def _in_two(row: list[str], column: int) -> list[str]:
    if column >= len(row):
        return row
    match = BOTH.fullmatch(row[column])
    # A cell that has no name keeps a place for it: what stands behind is none.
    return [*row[:column], *(match.groups() if match else (row[column], "")), *row[column + 1 :]]


def _columns(rows: Iterable[list[str]]) -> list[list[str]]:
    """The first cells of each column that are not empty: enough to tell what stands there."""
    columns: list[list[str]] = []
    for row in rows:
        while len(columns) < len(row):
            columns.append([])
        for column, cell in enumerate(row):
            if cell and len(columns[column]) < _SAMPLE:
                columns[column].append(cell)
    return columns


def layout_of(rows: list[list[str]]) -> Layout | None:
    """Where the codes of a sheet stand; None where it has none."""
    top = next((i for i, row in enumerate(rows) if any(map(is_code, row))), len(rows))
    finder = _Finder(rows, top)
    groups = finder.groups()
    if not groups:
        return None
    starts = {column for group in groups for column in group.codes}
    first = next(
        (
            index
            for index, row in enumerate(islice(rows, top, None), top)
            if any(is_code(cell_of(row, column)) for column in starts)
        ),
        len(rows),
    )
    begins = max((i + 1 for c in starts for i in finder.head_rows.get(c, ())), default=0)
    return Layout(tuple(groups), min(begins, first), first)


class _Finder:
    """The columns of a sheet: their heads, and samples of their cells."""

    def __init__(self, rows: list[list[str]], top: int) -> None:
        self.rows = rows
        self.top = top
        self.cells = _columns(islice(rows, top, None))
        self.heads: dict[int, list[str]] = {}
        self.head_rows: dict[int, list[int]] = {}
        for index, row in enumerate(rows[:top]):
            self._take_heads(index, ["".join(cell.split()) for cell in row])
        self.cells += [[] for _ in range(max(self.heads, default=-1) + 1 - len(self.cells))]

    def _take_heads(self, index: int, row: list[str]) -> None:
        alone = sum(map(bool, row)) == 1
        for column, cell in enumerate(row):
            # A cell that stands alone is a title, which may speak of codes too.
            if cell and (not alone or HEAD_WORD.fullmatch(cell)):
                self.heads.setdefault(column, []).append(cell)
                if _heads_code(cell) or _LEVEL_HEAD.fullmatch(cell):
                    self.head_rows.setdefault(column, []).append(index)

    def groups(self) -> list[Group]:
        """Every list of the sheet, from left to right."""
        found = self._by_heads() or self._by_cells()
        taken = {column for codes in found for column in codes}
        found += [(column,) for column in self._further(taken)] if found else []
        return self._with_names(sorted(found)) if found else []

    def _by_heads(self) -> list[tuple[int, ...]]:
        found: list[tuple[int, ...]] = []
        for column in range(len(self.cells)):
            if found and column <= found[-1][-1]:
                continue
            heads = self.heads.get(column, [])
            if self._level(column) == 0 or any(map(_heads_code, heads)):
                found.append(self._widened(column))
        return found

    def _by_cells(self) -> list[tuple[int, ...]]:
        """The column whose cells are codes: with parents among them, or most purely."""
        best, best_column = (0, 0.0, 0), -1
        for column, cells in enumerate(self.cells):
            if self._is_other(column) or not (found := [c for c in cells if is_code(c)]):
                continue
            codes = set(map(digits_of, found))
            children = sum(code[:-2] in codes for code in codes)
            score = (children, len(found) / len(cells), len(codes))
            if score > best:
                best, best_column = score, column
        return [self._widened(best_column)] if best_column >= 0 else []

    def _further(self, taken: set[int]) -> list[int]:
        """Columns without a head of codes that hold codes all the same, with names behind."""
        return [
            column
            for column, cells in enumerate(self.cells)
            if column not in taken
            and cells
            and not self._is_other(column)
            and sum(map(is_code, cells)) >= len(cells) * _SURE
            and column + 1 not in taken
            and self._name_rank(column + 1) <= 1
        ]

    def _widened(self, column: int) -> tuple[int, ...]:
        """A column of codes with those of the levels below, if these have columns of their own."""
        codes = [column]
        split = not any(is_code(c) and len(digits_of(c)) > len("201") for c in self.cells[column])
        for beside in range(column + 1, min(column + len(_LEVELS), len(self.cells))):
            level = self._level(beside)
            headed = level == len(codes) and self._level(column) == 0
            bare = split and not self.heads.get(beside) and self._has_parts(beside, len(codes))
            if not headed and not bare:
                break
            codes.append(beside)
        return tuple(codes)

    def _has_parts(self, column: int, level: int) -> bool:
        cells = self.cells[column]
        whole = 2 * level + 3
        parts = sum(
            bool(_PART.fullmatch(cell)) or (is_code(cell) and len(digits_of(cell)) == whole)
            for cell in cells
        )
        return parts > 0 and parts * 2 >= len(cells)

    def _level(self, column: int) -> int:
        matches = map(_LEVEL_HEAD.fullmatch, self.heads.get(column, []))
        return next((_LEVELS.index(match.group(1)) for match in matches if match), -1)

    def _is_other(self, column: int) -> bool:
        heads = self.heads.get(column, [])
        if any(map(_heads_code, heads)):
            return False
        return any(_OTHER_HEAD.search(head) or _OTHER_CODE.search(head) for head in heads)

    def _with_names(self, found: list[tuple[int, ...]]) -> list[Group]:
        """The lists with their names: behind the codes, or before them."""
        width = len(self.cells)
        edges = [-1, *(codes[-1] for codes in found)]
        behind = [
            range(codes[-1] + 1, following[0])
            for codes, following in zip(found, [*found[1:], (width,)], strict=True)
        ]
        before = [range(edge + 1, codes[0]) for edge, codes in zip(edges, found, strict=False)]
        if len(found) == 1:
            ranges = [[*behind[0], *before[0]]]
        elif self._name_of(behind[-1]) >= 0:
            ranges = [list(each) for each in behind]
        else:
            ranges = [list(each) for each in before]
        return [self._group(codes, each) for codes, each in zip(found, ranges, strict=True)]

    def _group(self, codes: tuple[int, ...], columns: list[int]) -> Group:
        name = self._name_of(columns)
        if name < 0:
            return Group(codes)
        names = [name]
        named = any(map(_NAME_HEAD.search, self.heads.get(name, [])))
        # Names that are indented over several columns stand in one of them in each row.
        for beside in range(name + 1, min(name + len(_LEVELS), len(self.cells))):
            if beside not in columns or self.heads.get(beside) or self._together(names, beside):
                break
            names.append(beside)
        return Group(codes, tuple(names), named)

    def _together(self, names: list[int], beside: int) -> bool:
        return any(
            cell_of(row, beside) and any(cell_of(row, name) for name in names)
            for row in islice(self.rows, self.top, None)
        )

    def _name_of(self, columns: Iterable[int]) -> int:
        """The column among some that holds the names; -1 where none does."""
        ranked = [(rank, i, c) for i, c in enumerate(columns) if (rank := self._name_rank(c)) < 3]  # noqa: PLR2004
        return min(ranked, default=(3, 0, -1))[2]

    def _name_rank(self, column: int) -> int:
        """0 where a head says so, 1 where there are Chinese words, 2 English names, 3 none."""
        heads = self.heads.get(column, [])
        if any(map(_NAME_HEAD.search, heads)):
            return 2 if any(map(_ENGLISH_HEAD.search, heads)) else 0
        cells = self.cells[column] if column < len(self.cells) else []
        words = not self._is_other(column) and any(map(CHINESE.search, cells))
        return 1 if words else 3


def _heads_code(head: str) -> bool:
    return bool(_CODE_HEAD.search(head)) and not _OTHER_CODE.search(head)
