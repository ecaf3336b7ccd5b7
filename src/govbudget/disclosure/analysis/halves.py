"""The sums of the halves of 收支总表: its items, its totals, its two sides."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.block_parts import BlockPart, Side, part_of, side_of
from govbudget.disclosure.analysis.passed import Passed
from govbudget.disclosure.analysis.places import short_name
from govbudget.disclosure.analysis.readings import (
    Cost,
    Reading,
    holds,
    in_measure,
    outside,
    readings_of,
    with_parts_apart,
    without_parts,
)
from govbudget.reconciling.cells import Role
from govbudget.reconciling.system import Equation
from govbudget.tables.lexicon.kinds import kind_of_spending
from govbudget.tables.lexicon.totals import is_grand_total

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.analysis.blocks import Block

__all__ = ["added", "balance_of", "row_with", "sides_sums", "whole_at"]

# Of a longer sum the first and last terms are said.
_SHOWN = 5
_OF_YEAR = re.compile(r"本年|当年")
_USED = re.compile(r"用事业基金|弥补收支差额|使用非财政拨款结余|使用专用结余")


def sides_sums(sheet: Block, unclear: list[Passed]) -> Iterator[Equation]:
    """The sums of one half: each item with its parts, 合计 of the year, 总计 of all.

    A sum is only looked at where it and a part of it have a figure. Of several readings of what
    adds up, the cheapest that holds is taken: 其中, and the funds beside 财政拨款收入, are parts of
    a part. Where only one holds that nothing printed bears out, the sum names the other as well.

    Args:
        sheet: the half.
        unclear: takes why the items of a half are not added up.
    """
    inner = sheet.among
    for row in range(len(sheet.labels)):
        kids = sheet.below(row)
        if kids and not any(sheet.labels[kid] in inner for kid in kids):
            yield from _sum(sheet, row, [Reading(tuple(kids))])
    tops = [row for row, path in enumerate(sheet.paths) if not path]
    current, total = _ends_of(sheet, tops)
    first = current if current is not None else total
    heads = [] if first is None else heads_of(sheet, [row for row in tops if row < first])
    if first is not None and heads:
        yield from _of_heads(sheet, first, heads, unclear)
        if first == total:
            return
    if current is not None and not heads:
        before = [row for row in tops if row < current]
        ends = total is None or total < current
        yield from _sum(sheet, current, readings_of(sheet, before, current, last=ends))
    if total is None:
        return
    if current is None or current > total:
        before = [row for row in tops if row < total]
        yield from _sum(sheet, total, readings_of(sheet, before, total, last=True))
        return
    after = [row for row in tops if current < row < total]
    carries = [row for row in after if _part(sheet, row) == BlockPart.CARRY]
    others = outside(sheet, after)
    # What makes up for a difference may be listed with the income that it is no part of.
    used = [row for row in tops if row < current and _USED.search(sheet.labels[row])]
    ways = [(current, *carries), (current, *after), (current, *others)]
    ways += [(*used, *way) for way in ways] if used else []
    yield from _sum(sheet, total, [Reading(way) for way in dict.fromkeys(ways)])
    for first, last in pairwise([*carries, total]):
        funds = [row for row in after if first < row < last and _part(sheet, row) == BlockPart.FUND]
        if funds and not sheet.below(first):
            yield from _sum(sheet, first, [Reading(tuple(funds))])


def _ends_of(sheet: Block, tops: Sequence[int]) -> tuple[int | None, int | None]:
    """The rows of 合计 of the year and of 总计 of all; None for one that a half has not.

    支出合计 behind 当年支出小计 is the total of all, though it is that of the year elsewhere.
    """
    parts = {row: _part(sheet, row) for row in tops}
    of_year = [row for row in tops if parts[row] == BlockPart.CURRENT and not sheet.below(row)]
    current = next(iter(of_year), None)
    total = next((row for row in reversed(tops) if parts[row] == BlockPart.TOTAL), None)
    if total is None and len(of_year) > 1 and _OF_YEAR.match(sheet.labels[of_year[0]]):
        total = None if _OF_YEAR.match(sheet.labels[of_year[-1]]) else of_year[-1]
    return current, total


def heads_of(sheet: Block, rows: Sequence[int]) -> list[int]:
    """The rows of a half that have others below them by their indent only; none where none has.

    The parts of 基本支出 and 项目支出 may have no numbers, and the indent is not kept by every
    format. In a half of spending by another than the functions, what is numbered stands above what
    is not.
    """
    items = [row for row in rows if _part(sheet, row) in {BlockPart.ITEM, BlockPart.FUND}]
    if sheet.side == Side.INCOME or any(sheet.coded.rows[row].code for row in items):
        return []
    kinds = [row for row in items if kind_of_spending(sheet.labels[row])]
    if {"basic", "project"} <= {kind_of_spending(sheet.labels[row]) for row in kinds}:
        return kinds if len(kinds) < len(items) else []
    marked = sheet.marked
    numbered = [row for row in items if sheet.labels[row] in marked]
    return numbered if numbered and numbered[0] == items[0] and len(numbered) < len(items) else []


def _of_heads(
    sheet: Block, total: int, heads: Sequence[int], unclear: list[Passed]
) -> Iterator[Equation]:
    """A total as the sum of such rows; each of them with what is below it, where that holds.

    Where neither holds, how the rows stand below each other is not known, and nothing is said.
    """
    ends = [*heads[1:], total]
    for measure in range(sheet.width):
        blocks = []
        for head, end in zip(heads, ends, strict=True):
            below = tuple(row for row in range(head + 1, end) if sheet.amount(row, measure))
            parts = without_parts(sheet, Reading(below), measure).rows
            if parts and sheet.amount(head, measure) is not None:
                blocks.append((head, parts))
        holding = [one for one in blocks if holds(sheet, *one, measure)]
        for head, parts in holding:
            yield added(sheet, head, parts, measure)
        known = [row for row in heads if sheet.amount(row, measure) is not None]
        sure = bool(blocks) and len(holding) == len(blocks)
        stated = sheet.amount(total, measure) is not None
        if known and stated and (sure or holds(sheet, total, known, measure)):
            yield added(sheet, total, known, measure)
        elif known and stated:
            column = f"{sheet.heading} {sheet.coded.measures[measure]}"
            name = short_name(sheet.table)
            unclear.append(Passed(Message("sums.unclear", name=name, column=column)))


def _part(sheet: Block, row: int) -> str:
    return part_of(sheet.labels[row])


def _sum(sheet: Block, total: int, readings: Sequence[Reading]) -> Iterator[Equation]:
    """One sum in each measure: in the cheapest reading that holds, or else in the cheapest."""
    for measure in range(sheet.width):
        if sheet.coded.rows[total].cells[measure].is_blank:
            continue
        known = in_measure(sheet, readings, measure)
        least = min((one.cost for one in known), default=Cost.PRINTED)
        holding = [
            one for one in known if one.cost == least and holds(sheet, total, one.rows, measure)
        ]
        if not holding:
            known = with_parts_apart(sheet, known, measure)
            holding = [one for one in known if holds(sheet, total, one.rows, measure)]
        for one in sorted(holding or known, key=lambda one: one.cost)[:1]:
            sure = not holding or one.cost is not Cost.UNSAID
            against = None if sure else added(sheet, total, known[0].rows, measure)
            yield added(sheet, total, one.rows, measure, against)


def added(
    sheet: Block, total: int, rows: Sequence[int], measure: int, against: Equation | None = None
) -> Equation:
    """A row of a sheet as the sum of others, in one measure.

    Args:
        sheet: the sheet.
        total: the row.
        rows: the others.
        measure: the measure.
        against: what is printed instead, where nothing printed bears the sum out.
    """
    first, *names = _called(sheet, [total, *rows])
    if len(names) > _SHOWN:
        names = [*names[:2], "…", names[-1]]
    text = f"{first} = {' + '.join(names)}"
    parts = tuple(sheet.cell(row, measure) for row in rows)
    return Equation(sheet.cell(total, measure), parts, text, against=against)


def _called(sheet: Block, rows: Sequence[int]) -> list[str]:
    """What rows are called; of cells in one column, what their lines are."""
    names = [sheet.coded.rows[row].name for row in rows]
    lines = [sheet.paths[row][-1] for row in rows if sheet.paths and sheet.paths[row]]
    return lines if len(set(names)) == 1 and len(lines) == len(rows) else names


def whole_at(sheet: Block) -> int | None:
    """Which measure of a half has the whole: 合计, 预算数, 决算数; None where it is not clear."""
    columns = sheet.coded.columns
    if len(columns) == 1:
        return 0
    named = (at for at, one in enumerate(columns) if one.measure == "金额" or one.is_total)
    return next(named, None)


def row_with(sheet: Block, part: str) -> int | None:
    """The last row of a half that is 总计, or 本年合计; None where it has none."""
    found = [
        row
        for row, label in enumerate(sheet.labels)
        if part_of(label) == part and not sheet.paths[row]
    ]
    return found[-1] if found else None


def balance_of(sheets: Sequence[Block]) -> Equation | None:
    """收入总计 = 支出总计 of the two halves of a table; None where one has no total."""
    cells: dict[str, int] = {}
    for sheet in sheets:
        for side, cell in _grand_totals(sheet):
            cells.setdefault(side, cell)
    if len(cells) != len({Side.INCOME, Side.SPENDING}):
        return None
    return Equation(cells[Side.INCOME], (cells[Side.SPENDING],), "收入总计 = 支出总计")


def _grand_totals(sheet: Block) -> Iterator[tuple[str, int]]:
    """The side and the cell of the total of a half; of one with codes where its name says both."""
    if sheet.labels:
        sides = [(sheet.side, row_with(sheet, BlockPart.TOTAL))]
    else:
        sides = [
            (side_of(row.name), at)
            for at, row in enumerate(sheet.coded.rows)
            if row.role is Role.TOTAL and is_grand_total(row.name)
        ]
    for side, row in sides:
        measure = None if row is None else _stated_at(sheet, row)
        if side and row is not None and measure is not None:
            yield side, sheet.cell(row, measure)


def _stated_at(sheet: Block, row: int) -> int | None:
    """The measure in which a row states the whole: the only one that it has, or the usual one."""
    stated = [at for at in range(sheet.width) if sheet.amount(row, at) is not None]
    whole = stated[0] if len(stated) == 1 else whole_at(sheet)
    return whole if whole in stated else None
