"""The sums of the halves of 收支总表: its items, its totals, its two sides."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.blocks import Part, Side, part_of
from govbudget.disclosure.analysis.places import short_name
from govbudget.reconciling.precision import nearly
from govbudget.reconciling.system import Identity
from govbudget.reconciling.wording import plain
from govbudget.tables.lexicon.totals import is_total_column

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.analysis.blocks import Sheet

__all__ = ["added", "balance_of", "row_with", "sides_sums", "whole_at"]

_UNIT_FUNDS = ("事业", "经营", "上级补助", "附属单位", "其他收入")
_SHOWN = 5
_YEAR = re.compile(r"本年|当年")
_BEGINS = re.compile(r"上年|年初|年末|结转下年|本年")
_USED = re.compile(r"用事业基金|弥补收支差额|使用非财政拨款结余|使用专用结余")
_SUMS = (Part.CURRENT, Part.TOTAL)
_KINDS = {
    *("基本支出", "项目支出", "经营支出", "事业单位经营支出", "上缴上级支出"),
    *("对附属单位补助支出", "对附属单位补助", "事业单位经营"),
}


def sides_sums(sheet: Sheet, unclear: list[str] | None = None) -> Iterator[Identity]:
    """The sums of one half: each item with its parts, 合计 of the year, 总计 of all.

    A sum is only looked at where it and a part of it have a figure. Of several readings of what
    adds up, one that holds is taken: 其中, and the funds beside 财政拨款收入, are parts of a part.
    No reading speaks against what is printed: rows with numbers of one list, or with the codes of
    two classes, are no parts of each other, and 总计 has what is carried over in it.

    Args:
        sheet: the half.
        unclear: takes why the items of a half are not added up.
    """
    inner = sheet.among
    for row in range(len(sheet.labels)):
        kids = _below(sheet, row)
        if kids and not any(sheet.labels[kid] in inner for kid in kids):
            yield from _sum(sheet, row, [kids])
    tops = [row for row, path in enumerate(sheet.paths) if not path]
    total = next((row for row in reversed(tops) if _part(sheet, row) == Part.TOTAL), None)
    current = next(
        (row for row in tops if _part(sheet, row) == Part.CURRENT and not _below(sheet, row)), None
    )
    first = current if current is not None else total
    heads = [] if first is None else heads_of(sheet, [row for row in tops if row < first])
    if first is not None and heads:
        yield from _of_heads(sheet, first, heads, [] if unclear is None else unclear)
        if first == total:
            return
    if current is not None and not heads:
        before = [row for row in tops if row < current]
        ends = total is None or total < current
        yield from _sum(sheet, current, _readings(sheet, before, current, last=ends))
    if total is None:
        return
    if current is None or current > total:
        before = [row for row in tops if row < total]
        yield from _sum(sheet, total, _readings(sheet, before, total, last=True))
        return
    after = [row for row in tops if current < row < total]
    carries = [row for row in after if _part(sheet, row) == Part.CARRY]
    others = _outside(sheet, after)
    # What makes up for a difference may be listed with the income that it is no part of.
    used = [row for row in tops if row < current and _USED.search(sheet.labels[row])]
    ways = [[current, *carries], [current, *after], [current, *others]]
    ways += [[*used, *way] for way in ways] if used else []
    yield from _sum(sheet, total, ways)
    for first, last in pairwise([*carries, total]):
        funds = [row for row in after if first < row < last and _part(sheet, row) == Part.FUND]
        if funds and not _below(sheet, first):
            yield from _sum(sheet, first, [funds])


def heads_of(sheet: Sheet, rows: Sequence[int]) -> list[int]:
    """The rows of a half that have others below them by their indent only; none where none has.

    The parts of 基本支出 and 项目支出 may have no numbers, and the indent is not kept by every
    format. In a half of spending by another than the functions, what is numbered stands above what
    is not.
    """
    items = [row for row in rows if _part(sheet, row) in {Part.ITEM, Part.FUND}]
    if sheet.side == Side.INCOME or any(sheet.coded.rows[row].code for row in items):
        return []
    kinds = [row for row in items if plain(sheet.labels[row]) in _KINDS]
    if {"基本支出", "项目支出"} <= {plain(sheet.labels[row]) for row in kinds}:
        return kinds if len(kinds) < len(items) else []
    marked = sheet.marked
    numbered = [row for row in items if sheet.labels[row] in marked]
    return numbered if numbered and numbered[0] == items[0] and len(numbered) < len(items) else []


def _of_heads(
    sheet: Sheet, total: int, heads: Sequence[int], unclear: list[str]
) -> Iterator[Identity]:
    """A total as the sum of such rows; each of them with what is below it, where that holds.

    Where neither holds, how the rows stand below each other is not known, and nothing is said.
    """
    ends = [*heads[1:], total]
    for measure in range(sheet.width):
        blocks = []
        for head, end in zip(heads, ends, strict=True):
            parts = [row for row in range(head + 1, end) if _amount(sheet, row, measure)]
            parts = _without_parts(sheet, parts, measure)
            if parts and _amount(sheet, head, measure) is not None:
                blocks.append((head, parts))
        holding = [one for one in blocks if _holds(sheet, *one, measure)]
        for head, parts in holding:
            yield added(sheet, head, parts, measure)
        known = [row for row in heads if _amount(sheet, row, measure) is not None]
        sure = bool(blocks) and len(holding) == len(blocks)
        stated = _amount(sheet, total, measure) is not None
        if known and stated and (sure or _holds(sheet, total, known, measure)):
            yield added(sheet, total, known, measure)
        elif known and stated:
            column = f"{sheet.heading} {sheet.coded.measures[measure]}"
            unclear.append(f"{short_name(sheet.table)} 的“{column}”各项的从属关系没有读懂")


def _amount(sheet: Sheet, row: int, measure: int) -> Decimal | None:
    return sheet.coded.rows[row].cells[measure].amount


def _part(sheet: Sheet, row: int) -> str:
    return part_of(sheet.labels[row])


def _below(sheet: Sheet, row: int) -> list[int]:
    """The rows directly below a row."""
    path = (*sheet.paths[row], sheet.labels[row])
    found = []
    for at in range(row + 1, len(sheet.labels)):
        if sheet.paths[at][: len(path)] != path:
            break
        if sheet.paths[at] == path:
            found.append(at)
    return found


def _outside(sheet: Sheet, rows: list[int]) -> list[int]:
    """The rows that do not follow one with 其中, of which they may be the next line."""
    inner, marked = sheet.among, sheet.marked
    outside = []
    within = False
    for row in range(min(rows, default=0), max(rows, default=-1) + 1):
        label = sheet.labels[row]
        if label in inner:
            within = True
        elif label in marked or _BEGINS.match(label) or _part(sheet, row) in _SUMS:
            within = False
        if row in rows and not within:
            outside.append(row)
    return outside


def _readings(sheet: Sheet, rows: Sequence[int], total: int, *, last: bool) -> list[list[int]]:
    """What may add up to a total of a half, the likeliest first.

    Args:
        sheet: the half.
        rows: the rows before it.
        total: its row.
        last: whether no other total follows, which what is carried over could be in instead.
    """
    labels = {row: plain(sheet.labels[row]) for row in rows}
    kept = [row for row in rows if _part(sheet, row) not in {Part.TOTAL, Part.CURRENT}]
    headed = [row for row in rows if _part(sheet, row) == Part.CURRENT and _below(sheet, row)]
    kept = sorted({*kept, *headed})
    funds = [row for row in rows if labels[row].startswith("财政拨款")]
    own = any(label.startswith("单位资金") for label in labels.values())
    first = [
        row
        for row in kept
        if not (_part(sheet, row) == Part.FUND and any(_may_hold(sheet, one, row) for one in funds))
        and not (own and labels[row].startswith(_UNIT_FUNDS))
    ]
    carried = [row for row in first if _part(sheet, row) != Part.CARRY]
    coded = [row for row in kept if sheet.coded.rows[row].code]
    rest = [row for row in kept if not sheet.coded.rows[row].code]
    found: list[list[int]] = []
    year = _YEAR.search(plain(sheet.labels[total]))
    of_year = _part(sheet, total) == Part.CURRENT and (not last or year is not None)
    for reading in (first, *([carried] if of_year else []), kept, coded, rest):
        if reading and reading not in found:
            found.append(reading)
    return found


def _may_hold(sheet: Sheet, row: int, part: int) -> bool:
    """Whether a row may be the sum of others with another one among them, by what is printed.

    Rows with numbers of one list are none of each other, nor are those with the codes of two
    classes; 财政拨款收入 has funds in it, and nothing else.
    """
    marked = sheet.marked
    labels, rows = sheet.labels, sheet.coded.rows
    if labels[row] in marked and labels[part] in marked and sheet.paths[row] == sheet.paths[part]:
        return False
    if rows[row].code and rows[part].code and not rows[part].code.startswith(rows[row].code):
        return False
    funds = plain(labels[row]).startswith("财政拨款") and sheet.side == Side.INCOME
    return not funds or _part(sheet, part) == Part.FUND or labels[part] in sheet.among


def _sum(sheet: Sheet, total: int, readings: Sequence[Sequence[int]]) -> Iterator[Identity]:
    """One sum in each measure, in the reading that holds, or else in the first."""
    for measure in range(sheet.width):
        if sheet.coded.rows[total].cells[measure].is_blank:
            continue
        known = [
            [row for row in rows if not sheet.coded.rows[row].cells[measure].is_blank]
            for rows in readings
        ]
        known = [rows for rows in known if rows]
        # A row that the next ones add up to has them as its parts, if nothing printed denies it.
        known += [_without_parts(sheet, rows, measure) for rows in known]
        holding = [rows for rows in known if _holds(sheet, total, rows, measure)]
        for rows in (holding or known)[:1]:
            yield added(sheet, total, rows, measure)


def _without_parts(sheet: Sheet, rows: Sequence[int], measure: int) -> list[int]:
    """Some rows without those that add up to the row above them."""
    amounts = [sheet.coded.rows[row].cells[measure].amount or Decimal(0) for row in rows]
    kept: list[int] = []
    at = 0
    while at < len(rows):
        kept.append(rows[at])
        parts, total = at + 1, Decimal(0)
        while (
            parts < len(rows)
            and abs(total) < abs(amounts[at])
            and _may_hold(sheet, rows[at], rows[parts])
        ):
            total += amounts[parts]
            parts += 1
        at = parts if amounts[at] and total == amounts[at] else at + 1
    return kept


def _holds(sheet: Sheet, total: int, rows: Sequence[int], measure: int) -> bool:
    stated, *parts = (sheet.coded.rows[row].cells[measure].amount for row in (total, *rows))
    if stated is None or any(sheet.coded.rows[row].cells[measure].is_unread for row in rows):
        return False
    return nearly([stated], [part for part in parts if part is not None], sheet.coded.usual_places)


def added(sheet: Sheet, total: int, rows: Sequence[int], measure: int) -> Identity:
    """A row of a sheet as the sum of others, in one measure."""
    names = [sheet.coded.rows[row].name for row in rows]
    if len(names) > _SHOWN:
        names = [*names[:2], "…", names[-1]]
    text = f"{sheet.coded.rows[total].name} = {' + '.join(names)}"
    parts = tuple(sheet.cell(row, measure) for row in rows)
    return Identity(sheet.cell(total, measure), parts, text)


def whole_at(sheet: Sheet) -> int | None:
    """Which measure of a half has the whole: 合计, 预算数, 决算数; None where it is not clear."""
    words = [plain(one) for one in sheet.coded.measures]
    if len(words) == 1:
        return 0
    for at, word in enumerate(words):
        if word == "金额" or is_total_column(word):
            return at
    return None


def row_with(sheet: Sheet, part: str) -> int | None:
    """The last row of a half that is 总计, or 本年合计; None where it has none."""
    found = [
        row
        for row, label in enumerate(sheet.labels)
        if part_of(label) == part and not sheet.paths[row]
    ]
    return found[-1] if found else None


def balance_of(sheets: Sequence[Sheet]) -> Identity | None:
    """收入总计 = 支出总计 of the two halves of a table; None where one has no total."""
    cells: dict[str, int] = {}
    for side in (Side.INCOME, Side.SPENDING):
        for sheet in sheets:
            row, measure = row_with(sheet, Part.TOTAL), whole_at(sheet)
            if sheet.side != side or row is None or measure is None:
                continue
            if sheet.coded.rows[row].cells[measure].amount is not None:
                cells.setdefault(side, sheet.cell(row, measure))
    if len(cells) != len({Side.INCOME, Side.SPENDING}):
        return None
    return Identity(cells[Side.INCOME], (cells[Side.SPENDING],), "收入总计 = 支出总计")
