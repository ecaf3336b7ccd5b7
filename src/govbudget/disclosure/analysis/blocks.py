"""The figures of a disclosure as sheets: rows and measures whose cells sums can name."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govbudget.disclosure.analysis.block_parts import BlockPart, part_of, side_of
from govbudget.disclosure.analysis.column_roles import measures_of
from govbudget.disclosure.stated import label_of
from govbudget.disclosure.tables import DisclosedTable, TableKind
from govbudget.disclosure.text.bodies import ends_as_body
from govbudget.position import Position
from govbudget.reconciling.cells import Cell, Role, Row
from govbudget.reconciling.table import BudgetTable
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from govbudget.disclosure.stated import Stated

__all__ = ["Block", "blocks_of", "is_by_unit", "unit_rows"]

#: The tables whose figures by labels are looked at, with their halves.
_SIDED = {
    TableKind.INCOME_EXPENDITURE,
    TableKind.FISCAL,
    TableKind.FINAL_INCOME_EXPENDITURE,
    TableKind.FINAL_FISCAL,
}
_BY_LABEL = {TableKind.THREE_PUBLIC, TableKind.FINAL_THREE_PUBLIC}
# Where these have no codes, a row is a unit, or an item of income.
_BY_UNIT = {
    TableKind.INCOME,
    TableKind.EXPENDITURE,
    TableKind.FINAL_INCOME,
    TableKind.FINAL_EXPENDITURE,
}
_INCOME = {TableKind.INCOME, TableKind.FINAL_INCOME}

# What a column is called whose title is the label.
_AMOUNT = "金额"
_UNIT_HEAD = re.compile(r"(?=.*单位)(?=.*(?:编码|代码|名称|科目)).*")
_UNIT_CODE = re.compile(r"\d{3,15}")
_BEGINS = re.compile(r"上年|年初|年末|结转下年|本年")


# What no row with 其中 goes on to.
_SUMS = (BlockPart.CURRENT, BlockPart.TOTAL)


@frozen
class Block:
    """Rows of a table whose cells are numbered through, from ``start``.

    Attributes:
        table: the table of the document.
        coded: its rows with codes, printed or told by the names; or rows made of the figures that
            it states by labels.
        start: the number of the first cell.
        heading: what stands above the rows made of labels, as 收入.
        paths: what stands above each row made of labels, below the heading.
        labels: the label of each row made of labels; empty for rows with codes.
        year: the year of the document; None where that is not known.
    """

    table: DisclosedTable
    coded: BudgetTable
    start: int = 0
    heading: str = ""
    paths: tuple[tuple[str, ...], ...] = ()
    labels: tuple[str, ...] = ()
    year: int | None = None

    @property
    def width(self) -> int:
        """How many measures it has."""
        return len(self.coded.measures)

    @property
    def end(self) -> int:
        """The number of the first cell behind it."""
        return self.start + self.width * len(self.coded.rows)

    @property
    def has_printed_codes(self) -> bool:
        """Whether its codes are printed: else they follow from the names by their place."""
        return any(self.coded is one for one in self.table.tables)

    @property
    def side(self) -> str:
        """Which half of the table it is."""
        return side_of(self.heading)

    @cached_property
    def roles(self) -> dict[str, int]:
        """Which of its columns have the whole and which a part of the spending."""
        return measures_of(self.coded)

    @cached_property
    def marked(self) -> set[str]:
        """The labels that are printed with a number of a list."""
        return {label for label, style in map(label_of, self._printed) if style >= 0}

    @cached_property
    def among(self) -> set[str]:
        """The labels that are printed with 其中: they need not be all parts."""
        printed = (cell for cell in self._printed if "其" in cell)
        return {label_of(cell)[0] for cell in printed if plain(cell).startswith("其中")}

    @cached_property
    def continued(self) -> set[int]:
        """The rows that follow one with 其中, of which they may be the next line."""
        found, within = set[int](), False
        for row, label in enumerate(self.labels):
            if label in self.among:
                within = True
            elif label in self.marked or _BEGINS.match(label) or part_of(label) in _SUMS:
                within = False
            elif within:
                found.add(row)
        return found

    @property
    def _printed(self) -> Iterator[str]:
        return (cell for grid in self.table.grids for row in grid.rows for cell in row if cell)

    def below(self, row: int) -> list[int]:
        """The rows made of labels that stand directly below one."""
        path = (*self.paths[row], self.labels[row])
        found = []
        for at in range(row + 1, len(self.labels)):
            if self.paths[at][: len(path)] != path:
                if at in self.continued:
                    continue
                break
            if self.paths[at] == path:
                found.append(at)
        return found

    def amount(self, row: int, measure: int) -> Decimal | None:
        """The amount of a cell; None for a blank or a text."""
        return self.coded.rows[row].cells[measure].amount

    def cell(self, row: int, measure: int) -> int:
        """The number of a cell."""
        return self.start + row * self.width + measure


def unit_rows(sheet: Block) -> tuple[int, ...]:
    """The rows of units in a table by unit: those whose code is one of a unit, as 101001.

    The head names units with the codes, as 单位（科目）编码, or the row has the name of a body;
    each such row begins the rows of its unit.
    """
    head = (cell for row in sheet.table.head for cell in row)
    by_unit = any(_UNIT_HEAD.fullmatch(plain(cell)) for cell in head)
    rows = sheet.coded.rows
    units = [
        at
        for at, row in enumerate(rows)
        if not row.code and row.name and _UNIT_CODE.fullmatch(plain(row.printed_code))
        if by_unit or ends_as_body(plain(row.name))
    ]
    # 101 above 101001 is the department.
    above = [
        at - 1
        for at in units
        if at and rows[at - 1].code and rows[at].printed_code.startswith(rows[at - 1].code)
    ]
    return tuple(sorted({*units, *above}))


def blocks_of(tables: Iterable[DisclosedTable], year: int | None = None) -> Iterator[Block]:
    """The sheets of some tables, numbered through; a table with halves has one for each.

    Args:
        tables: the tables.
        year: the year of their document.
    """
    start = 0
    for table in tables:
        for sheet in _of_table(table):
            numbered = evolve(sheet, start=start, year=year)
            start = numbered.end
            yield numbered


def _of_table(table: DisclosedTable) -> Iterator[Block]:
    for coded in (*table.tables, *table.resolved):
        yield Block(table, coded)
    if table.kind in _SIDED:
        headings = dict.fromkeys(one.path[0] for one in table.stated if one.path)
        for heading in headings:
            inside = [one for one in table.stated if one.path[:1] == (heading,)]
            yield _made(table, inside, heading)
    elif table.stated and (table.kind in _BY_LABEL or _of_projects(table)):
        yield _made(table, table.stated, "")
    elif table.stated and table.kind in _BY_UNIT and not (table.tables or table.resolved):
        yield from _by_unit(table)


def is_by_unit(sheet: Block) -> bool:
    """Whether a sheet is 收入总表 or 支出总表 without codes: its rows are units or items."""
    return bool(sheet.labels) and sheet.table.kind in _BY_UNIT


def _by_unit(table: DisclosedTable) -> Iterator[Block]:
    """收入总表 and 支出总表 without codes: a list, a row for each unit, or one row alone."""
    stated = table.stated
    measures = {one.measure for one in stated}
    lines = {(one.position.page, one.position.row) for one in stated if one.position}
    if measures == {""} and len(lines) == 1:
        # The titles of the columns are the labels of the only row.
        columns = [evolve(one, measure="/".join((*one.path, one.label))) for one in stated]
        yield _made(table, [evolve(one, path=(), label="合计") for one in columns], "")
    elif len(measures) > 1 and "" not in measures and not any(one.path for one in stated):
        yield _made(table, stated, "")
    elif len(measures) == 1 and "" not in measures and table.kind in _INCOME:
        made = _made(table, stated, "")
        yield evolve(made, heading="收入")


def _of_projects(table: DisclosedTable) -> bool:
    """Whether a table lists projects by their names alone, each row with its measures.

    Rows of kinds between those of the projects have the titles of the columns for labels.
    """
    is_list = table.kind is TableKind.PROJECTS and not table.tables
    return is_list and len({bool(one.measure) for one in table.stated}) == 1


def _made(table: DisclosedTable, stated: Sequence[Stated], heading: str) -> Block:
    """A sheet of figures by labels: a row for each label, a column for each measure."""
    measures = tuple(dict.fromkeys(one.measure or _AMOUNT for one in stated))
    rows: list[dict[str, Stated]] = []
    under_way: dict[tuple[object, ...], dict[str, Stated]] = {}
    for one in stated:
        where = one.position
        line = (where.page, where.row) if where else None
        key = (one.path, one.label, line)
        measure = one.measure or _AMOUNT
        if key not in under_way or measure in under_way[key]:
            under_way[key] = {}
            rows.append(under_way[key])
        under_way[key][measure] = one
    lines = [next(iter(found.values())) for found in rows]
    made = tuple(
        Row(
            one.code,
            one.label,
            Role.DETAIL,
            tuple(_cell(found.get(measure)) for measure in measures),
            _line(one.position),
        )
        for one, found in zip(lines, rows, strict=True)
    )
    unit = next((one.unit for one in stated if one.unit), table.unit)
    return Block(
        table,
        BudgetTable(measures, made, unit, table.title),
        0,
        heading,
        tuple(one.path[bool(heading) :] for one in lines),
        tuple(one.label for one in lines),
    )


def _cell(stated: Stated | None) -> Cell:
    if stated is None:
        return Cell()
    return Cell(stated.amount, stated.printed, stated.position)


def _line(position: Position | None) -> Position | None:
    if position is None:
        return None
    return Position(position.page, position.table, position.row)
