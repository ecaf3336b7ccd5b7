"""Reads the forms of performance targets (绩效目标表): projects and tasks with their money."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.disclosure.stated import Stated
from govbudget.reconciling.cells import Cell
from govbudget.tables.lexicon.funds import FUND
from govbudget.tables.lexicon.totals import TOTAL
from govbudget.tables.lexicon.units import unit_in, without_unit
from govbudget.tables.wording import is_amount, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.amounts import Unit
    from govbudget.position import Position

__all__ = ["blanks_in_form", "is_form", "lists_targets", "stated_in_form"]

_PROJECT = re.compile(
    r"专项\(项目\)名称|(?:一级|二级|专项)?(?:项目|政策|资金|专项资金)(?:\(.{1,6}\))?名称"
)
_LISTED = re.compile(
    r"(?:专项\(项目\)|(?:单位|部门)\(项目\)|(?:一级|二级|专项)?项目|政策|专项资金|资金)名称"
)
_OWNER = re.compile(r"(?:部门|单位|预算)(?:\(.{1,6}\))?(?:单位)?名称")
_TASKS = re.compile(
    r"(?:对应|主要|具体)?(?:项目|任务|工作|内容)(?:名称|内容)?|主要内容|任务名称|年度主要任务"
)
_MONEY = re.compile(
    rf"""
    (?:其中[:]?)?.{{0,10}}
    (?:
        资金情况|资金{TOTAL}|项目{TOTAL}|当年(?:财政拨款)?预算(?:金额|数)?|预算资金|资金金额|预算金额|项目资金|预算数|总预算|总投资
        |年度预算|财政拨款|其他资金|上级资金|中央资金|本级资金|省级资金|市级资金|区级资金|自有资金
        |自筹资金|单位资金|{FUND}(?:拨款)?|金额|{TOTAL}|基本支出|项目支出|预算{TOTAL}
        |按(?:收入|支出)性质分
    )[:]?
    """,
    re.VERBOSE,
)
_KEYS = {
    *("主管部门", "实施单位", "单位", "项目单位", "预算单位", "所属单位", "单位名称", "项目负责人"),
    *("资金来源", "项目类型", "项目类别", "项目属性", "项目编码", "实施期限"),
}
_END = re.compile(r".*(?:目标|指标).*")


def is_form(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a grid is a form, of keys with their values beside them, and no table with a head."""
    for at, row in enumerate(rows[:3]):
        filled = [plain(cell) for cell in row if cell]
        if not filled:
            continue
        if _PROJECT.fullmatch(filled[0]) or _OWNER.fullmatch(filled[0]):
            if len(filled) > 1 and not _is_word(without_unit(filled[1]).rstrip(":")):
                return True
            # A blank one has the next key below the first.
            below = plain(rows[at + 1][0]) if at + 1 < len(rows) and rows[at + 1] else ""
            return _is_word(without_unit(below).rstrip(":"))
    return False


def lists_targets(head: Sequence[Sequence[str]]) -> bool:
    """Whether a head is that of a table of projects, each with its money and its targets.

    Args:
        head: the rows of the head.
    """
    words = [without_unit(plain(cell)) for row in head for cell in row if cell]
    named = any(_LISTED.fullmatch(word) for word in words)
    return named and any(map(_MONEY.fullmatch, words)) and any(map(_END.fullmatch, words))


def blanks_in_form(
    rows: Sequence[Sequence[str]], places: Sequence[Position], unit: Unit | None
) -> Iterator[Stated]:
    """The amounts that a form asks for, where no amount is filled in: blanks, or words.

    Args:
        rows: the cells of each row.
        places: where each row stands.
        unit: the unit that stands above the form.
    """
    for row, place in zip(rows, places, strict=True):
        for at, cell in enumerate(row):
            key = without_unit(plain(cell)).rstrip(":")
            if cell and _MONEY.fullmatch(key):
                of = unit_in(plain(cell)) or unit
                beside = next(filter(None, row[at + 1 :]), "")
                printed = "" if _is_word(without_unit(plain(beside)).rstrip(":")) else beside
                yield Stated(key, (), key, None, printed, of, "", place.cell(at))


def _is_word(text: str) -> bool:
    """Whether a text is a title of a column or the key of a value, and no value itself."""
    forms = (_PROJECT, _OWNER, _MONEY, _END, _TASKS)
    return any(form.fullmatch(text) for form in forms) or text in _KEYS


def stated_in_form(
    rows: Sequence[Sequence[str]], places: Sequence[Position], unit: Unit | None
) -> Iterator[Stated]:
    """The amounts of a form: of each project that it names, and of each task in a list.

    Args:
        rows: the cells of each row.
        places: where each row stands.
        unit: the unit that stands above the form; one in brackets beside a key goes before it.
    """
    project, reader = "", _Tasks(unit)
    for row, place in zip(rows, places, strict=True):
        cells = [plain(cell) for cell in row]
        named = _project(row, cells)
        if named:
            project = named
        if reader.begins(cells):
            continue
        if reader.goes_on(cells):
            yield from reader.amounts(row, place)
            continue
        for at, cell in enumerate(cells):
            key = without_unit(cell).rstrip(":")
            if cell and _MONEY.fullmatch(key):
                yield from _beside(row, at, place, (project, unit_in(cell) or unit))
            elif cell:
                yield from _within(row, at, place, (project, unit_in(cell) or unit))


def _project(row: Sequence[str], cells: Sequence[str]) -> str:
    """The name of the project that a row names; empty where it names none."""
    for at, cell in enumerate(cells):
        if _PROJECT.fullmatch(cell):
            value = next((one for one in row[at + 1 :] if one), "")
            return "" if _is_word(plain(value)) else value
    return ""


def _beside(
    row: Sequence[str], at: int, place: Position, of: tuple[str, Unit | None]
) -> Iterator[Stated]:
    """The amount to the right of a key; none where the next thing there is no amount."""
    project, unit = of
    beside = next((column for column in range(at + 1, len(row)) if row[column]), None)
    if beside is None:
        return
    where = place.cell(beside)
    cell = Cell.of(row[beside], unit, where)
    if cell.amount is not None:
        key = without_unit("".join(row[at].split())).rstrip(":：")
        yield Stated(project or key, (key,), key, cell.amount, cell.printed, unit, "", where)


def _within(
    row: Sequence[str], at: int, place: Position, of: tuple[str, Unit | None]
) -> Iterator[Stated]:
    """The amount that stands in one cell with its key: 其中：一般公共预算：1,234.57."""
    project, unit = of
    key, mark, written = "".join(row[at].split()).replace("：", ":").rpartition(":")
    title = without_unit(key)
    if not mark or not is_amount(written) or not _MONEY.fullmatch(plain(title)):
        return
    where = place.cell(at)
    cell = Cell.of(written, unit, where)
    title = title.removeprefix("其中:")
    yield Stated(project or title, (title,), title, cell.amount, row[at], unit, "", where)


class _Tasks:
    """Reads a list of tasks with their money: 年度主要任务, 对应项目, 预算资金情况."""

    def __init__(self, unit: Unit | None) -> None:
        self.unit = unit
        self.name: int | None = None
        self.money: list[tuple[int, str]] = []
        self.started = False

    def begins(self, cells: Sequence[str]) -> bool:
        """Whether a row is the head of such a list."""
        money = [
            at for at, cell in enumerate(cells) if cell and _MONEY.fullmatch(without_unit(cell))
        ]
        tasks = [at for at, cell in enumerate(cells) if _TASKS.fullmatch(cell)]
        if not money or not tasks or tasks[0] > money[0] or _amounts(cells):
            return False
        names = [at for at in tasks if at < money[0]]
        self.name = names[-1]
        self.money = [(at, without_unit(cells[at])) for at in money]
        self.unit = next(filter(None, (unit_in(cells[at]) for at in money)), self.unit)
        self.started = False
        return True

    def goes_on(self, cells: Sequence[str]) -> bool:
        """Whether a row belongs to the list: until the next key of the form."""
        if self.name is None:
            return False
        if _amounts(cells):
            self.started = True
        elif cells[0] and _END.fullmatch(cells[0]):
            self.name = None
            return False
        elif not self.started and not cells[self.name]:
            # The titles of the columns under the money: 总额, 财政拨款.
            inner = [(at, cell) for at, cell in enumerate(cells) if cell]
            self.money = [one for one in inner if one[0] >= self.money[0][0]] or self.money
        return True

    def amounts(self, row: Sequence[str], place: Position) -> Iterator[Stated]:
        """The amounts of a task."""
        if self.name is None:
            return
        label = row[self.name] or next((cell for cell in row[: self.name] if cell), "")
        for at, title in self.money:
            where = place.cell(at)
            cell = Cell.of(row[at] if at < len(row) else "", self.unit, where)
            if cell.amount is not None:
                yield Stated(
                    *("".join(label.split()), (), title, cell.amount, cell.printed),
                    *(self.unit, "", where),
                )


def _amounts(cells: Sequence[str]) -> bool:
    """Whether a row has an amount in it."""
    return any(is_amount(cell) for cell in cells)
