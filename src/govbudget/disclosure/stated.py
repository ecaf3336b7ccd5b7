"""The figures of a table without codes: each with its label, and where it stands."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from govbudget.amounts import Unit, is_blank
from govbudget.base.cells import NotRead
from govbudget.classification.catalogue import shipped
from govbudget.classification.listed import codes_in_order
from govbudget.classification.names import loose_key
from govbudget.classification.vocabulary import Level, Scheme
from govbudget.position import Position
from govbudget.tables.columns import Column
from govbudget.tables.layout.parts import measure_titles
from govbudget.tables.lexicon.list_numbers import Depth, list_number
from govbudget.tables.lexicon.totals import TOTAL, is_total
from govbudget.tables.rates import has_rates
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.reconciling.cells import Cell, Row
    from govbudget.reconciling.table import BudgetTable
    from govbudget.tables.layout.layout import TableLayout

__all__ = ["Stated", "blanks_of", "class_code", "label_of", "rates_in", "stated_in"]

# What marks a label as a part of the one above it, whatever numbers there are; it stands deepest.
_WITHIN = re.compile(r"其中[:：]|#|△")
_DEEPEST = max(Depth) + 1
_MEASURES = re.compile(r"(?:\d{4}年)?(?:年初|调整|全年|本年|上年)?(?:预算|决算|执行|金)(?:数|额)?")
# What stands below the last item of spending.
_ENDS = re.compile(rf"结转|结余|{TOTAL}")
_NO_AMOUNT = re.compile(r"(?:指标|权重|分值|数量|时限|时间|比例|%|率)")


@frozen(slots=True)
class Stated:
    """A figure that a table states by a label instead of a code.

    Attributes:
        label: what it is of, without its number in the list and without blanks.
        path: what stands above it: the half of the table, and the labels that it is a part of, by
            their numbers in a list, or by the place of their names in the tree of codes.
        measure: the title of its column, as 预算数; empty where its column is the label.
        amount: the amount; None for a blank or a text.
        printed: what is printed; a :class:`NotRead` where the cell holds no value to be read.
        unit: the unit of the amount; None where it is not stated.
        code: the code of the functional class that the label names, or that stands beside it; below
            a class that of the entry which the label names by its place, where all of the table do;
            empty where there is none.
        position: where it stands.
    """

    label: str
    path: tuple[str, ...]
    measure: str
    amount: Decimal | None
    printed: str = ""
    unit: Unit | None = None
    code: str = ""
    position: Position | None = field(default=None, eq=False)

    @property
    def is_unread(self) -> bool:
        """Whether something is printed where the amount should stand, and it is none."""
        return self.amount is None and not is_blank(self.printed)

    @property
    def column(self) -> Column:
        """What the title of its column means."""
        return _column(self.measure, self.unit)


@lru_cache(maxsize=4096)
def _column(title: str, unit: Unit | None) -> Column:
    return Column.of(title, unit)


@lru_cache(maxsize=4096)
def label_of(printed: str) -> tuple[str, int]:
    """A label without its number in a list, and the depth of that number; -1 where it has none.

    >>> label_of("（二）社会保障和就业支出"), label_of("收 入 总 计")
    (('社会保障和就业支出', 4), ('收入总计', -1))
    """
    text = printed.strip()
    if number := list_number(text):
        return "".join(text[number.end :].split()), int(number.depth)
    text = "".join(text.split())
    if within := _WITHIN.match(text):
        return label_of(text[within.end() :])[0], _DEEPEST
    return text, -1


@cache
def _classes(year: int) -> dict[str, str]:
    """The codes of the functional classes of a year by their names."""
    tree = shipped().tree(Scheme.FUNCTIONAL, year)
    return {loose_key(entry.name): entry.code for entry in tree.at(Level.CLASS)}


def class_code(label: str, year: int | None = None) -> str:
    """The code of the functional class with a name; empty where none has it.

    The names of the year go before those of the edition in force today, and these before older
    ones.

    >>> class_code("社会保障和就业支出", 2024)
    '208'
    """
    name = loose_key(label)
    if name == "本年" or is_total(label):
        return ""
    catalogue = shipped()
    years = catalogue.years(Scheme.FUNCTIONAL)
    newest = catalogue.edition(Scheme.FUNCTIONAL).year
    older = sorted(years, reverse=True) if label.endswith("支出") else []
    for one in (year, newest, *older):
        if one in years and (code := _classes(one).get(name)):
            return code
    return ""


def blanks_of(
    layout: TableLayout, places: Sequence[Position], unit: Unit | None
) -> Iterator[Stated]:
    """The amounts that the head of a table asks for, where no row has any: one for each column.

    Args:
        layout: where everything stands.
        places: where each row stands.
        unit: the unit of the table.
    """
    last = places[-1] if places else Position()
    for part in layout.parts:
        for title, column in zip(measure_titles(part), part.measures, strict=True):
            meant = Column.of(title, unit)
            if meant.is_money and title and not _NO_AMOUNT.search(plain(title)):
                where = last.cell(column.place)
                yield Stated(meant.measure, (), title, None, "", meant.unit, "", where)


def stated_in(
    table: BudgetTable, heading: str = "", *, by_column: bool = False
) -> Iterator[Stated]:
    """The figures of a table without codes, save its rates.

    Args:
        table: the table.
        heading: what stands above all its columns, as 收入.
        by_column: whether the columns say what the figures are of, as in the “三公” table.
    """
    columns = [
        at
        for at, one in enumerate(table.measures)
        if not _NO_AMOUNT.search(plain(one)) and not has_rates(one)
    ]
    yield from _figures(table, heading, columns, by_column=by_column)


def rates_in(table: BudgetTable, heading: str = "", *, by_column: bool = False) -> Iterator[Stated]:
    """The shares and rates of a table without codes; the arguments are those of the figures."""
    columns = [at for at, one in enumerate(table.measures) if has_rates(one)]
    for one in _figures(table, heading, columns, by_column=by_column) if columns else ():
        if one.amount is not None:
            yield evolve(one, unit=None)


def _figures(
    table: BudgetTable, heading: str, columns: Sequence[int], *, by_column: bool
) -> Iterator[Stated]:
    """The figures of some columns, with their labels and what stands above these."""
    above: list[tuple[int, str]] = []
    tree = _tree_of_labels(table, heading)
    spent = "支出" in (heading or table.title)
    filled = any(cell.printed for row in table.rows for cell in row.cells)
    named = any(row.name and any(cell.printed for cell in row.cells) for row in table.rows)
    for at, row in enumerate(table.rows):
        if filled and not (row.name or row.code or any(cell.printed for cell in row.cells)):
            continue  # it only goes on with the words of the row above
        # 合计 stands in another column than the names.
        is_sum = named and not row.name and is_total(row.beside)
        label, style = label_of("合计" if is_sum else row.name)
        while style >= 0 and above and above[-1][0] >= style:
            above.pop()
        path = tuple(filter(None, (heading, *(text for _, text in above if style >= 0))))
        if style >= 0:
            above.append((style, label))
        code = row.code or (class_code(label, table.year) if spent else "")
        if at in tree:
            code, labels = tree[at]
            path = (*((heading,) if heading else ()), *labels)
        for title, cell in ((table.measures[at], row.cells[at]) for at in columns):
            if by_column or not label:
                yield _of_column(title, row, cell, table.unit, heading)
            else:
                yield Stated(
                    *(label, path, title, cell.amount, _printed(cell)),
                    *(table.unit, code, cell.position),
                )


def _tree_of_labels(table: BudgetTable, heading: str) -> dict[int, tuple[str, tuple[str, ...]]]:
    """For each row of the spending half of a table its code, and the labels above it.

    Nothing where not every label up to the total names an entry by its place, or all are classes.
    """
    if "支出" not in heading or "收入" in heading:
        return {}
    rows: list[int] = []
    for at, row in enumerate(table.rows):
        words = plain(row.name)
        if _ENDS.search(words) or is_total(words):
            if rows:
                break
        elif words:
            rows.append(at)
    labels = [label_of(table.rows[at].name)[0] for at in rows]
    codes = codes_in_order(labels, Scheme.FUNCTIONAL, table.year)
    if not all(codes) or all(len(code) == Level.CLASS.digits for code in codes):
        return {}
    names = dict(zip(codes, labels, strict=True))
    steps = range(Level.CLASS.digits, Level.ITEM.digits, 2)
    return {
        at: (code, tuple(names[code[:step]] for step in steps if step < len(code)))
        for at, code in zip(rows, codes, strict=True)
    }


def _of_column(title: str, row: Row, cell: Cell, unit: Unit | None, heading: str) -> Stated:
    """A figure that the title of its column names: 公务用车购置及运行费/小计/预算数."""
    *parts, last = title.split("/")
    measure = ""
    if parts and _MEASURES.fullmatch(plain(last)):
        measure = last
        *parts, last = parts
    elif parts and _MEASURES.fullmatch(plain(parts[0])):
        measure, *parts = parts
    path = tuple(filter(None, (heading, row.name, *parts)))
    return Stated(last, path, measure, cell.amount, _printed(cell), unit, "", cell.position)


def _printed(cell: Cell) -> str:
    """What is printed in a cell; where it was not read, with why."""
    return cell.printed if cell.why is None else NotRead(cell.printed, cell.why)
