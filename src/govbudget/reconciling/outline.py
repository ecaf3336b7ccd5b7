"""Which row of a table stands below which."""

from __future__ import annotations

from decimal import Decimal, localcontext
from itertools import combinations
from typing import TYPE_CHECKING

from attrs import field, frozen

from govbudget.amounts import EXACT
from govbudget.classification.vocabulary import Scheme
from govbudget.reconciling.cells import Role
from govbudget.reconciling.precision import unit_of
from govbudget.tables.lexicon.totals import is_carried, is_grand_total

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.reconciling.cells import Row
    from govbudget.reconciling.table import BudgetTable

__all__ = ["Outline", "failing_sums", "outline_of"]

_STAFF = ("301", "303")
# Of more rows without a code, not every choice is tried.
_FEW = 4


@frozen
class Outline:
    """The rows of a table as a tree; rows are numbers from 0.

    Attributes:
        codes: the code that each row is taken to have; empty where it has none.
        children: the rows directly below each row that has any.
        roots: the rows with a code that stand below no other.
        totals: the rows that are totals, each with the rows that it should be the sum of.
        copies: rows that say the same as an earlier one and count once, with that one.
        repeats: other rows whose code an earlier one has, with that one.
        partial: rows of which the table lists only some of what is below them (其中).
        apart: rows that belong to no sum.
        unsaid: the totals of which nothing printed says that their rows alone add up to them,
            each with the rows that are printed as its parts, and do not.
    """

    codes: tuple[str, ...]
    children: dict[int, tuple[int, ...]]
    roots: tuple[int, ...]
    totals: dict[int, tuple[int, ...]]
    copies: dict[int, int]
    repeats: dict[int, int]
    partial: tuple[int, ...]
    apart: tuple[int, ...]
    unsaid: dict[int, tuple[int, ...]] = field(factory=dict)

    @property
    def sums(self) -> dict[int, tuple[int, ...]]:
        """Every row that should be the sum of others, with these."""
        whole = {at: below for at, below in self.children.items() if at not in self.partial}
        return {**self.totals, **whole}


def outline_of(table: BudgetTable, codes: Sequence[str] | None = None) -> Outline:
    """The outline of a table.

    A row stands below the one with the longest code that its own begins with, so that a level that
    the table leaves out is passed over; of several rows with that code below the nearest above it,
    since tables by unit begin anew with each. A row that repeats another, code, name and amounts,
    counts once, unless more sums hold where it counts each time.

    Args:
        table: the table.
        codes: the code that each row is taken to have, where it is not the one that it states.
    """
    rows = table.rows
    codes = tuple(row.code for row in rows) if codes is None else tuple(codes)
    copies, repeats = _twice(rows, codes)
    once = _grown(table, codes, copies, repeats)
    if not copies:
        return once
    each = _grown(table, codes, {}, {**copies, **repeats})
    return each if _doubt(table, each) < _doubt(table, once) else once


def _doubt(table: BudgetTable, outline: Outline) -> tuple[int, int]:
    """How many sums fail, and how many rows without a code the totals need."""
    loose = sum(not outline.codes[row] for parts in outline.totals.values() for row in parts)
    return failing_sums(table, outline), loose


def failing_sums(table: BudgetTable, outline: Outline) -> int:
    """How many sums of rows fail, beyond rounding."""
    return sum(
        _fails(table, above, below, at)
        for above, below in outline.sums.items()
        for at in table.summed
    )


def _fails(table: BudgetTable, above: int, below: Sequence[int], at: int) -> bool:
    """Whether a row is not the sum of others in one measure, beyond rounding."""
    rows = table.rows
    stated = rows[above].cells[at].amount
    known = [rows[row].cells[at].amount for row in below]
    numbers = [amount for amount in known if amount is not None]
    with localcontext(EXACT):
        missed = sum(numbers, -(stated or Decimal(0)))
        if not missed or any(rows[row].cells[at].is_unread for row in (above, *below)):
            return False
        if stated is not None:
            numbers.append(stated)
        usual = table.usual_places
        return 2 * abs(missed) > sum([unit_of(one, usual) for one in numbers], Decimal(0))


def _grown(
    table: BudgetTable, codes: tuple[str, ...], copies: dict[int, int], repeats: dict[int, int]
) -> Outline:
    """The outline in which these rows are copies, and those repeat a code."""
    rows = table.rows
    first: dict[str, int] = {}
    for at, code in enumerate(codes):
        if code and at not in copies:
            first.setdefault(code, at)
    latest: dict[str, int] = {}
    children: dict[int, list[int]] = {}
    roots: list[int] = []
    for at, code in enumerate(codes):
        if not code:
            continue
        if at in copies:
            latest[code] = copies[at]
            continue
        above = _above(code, latest, first)
        if above is None:
            roots.append(at)
        else:
            children.setdefault(above, []).append(at)
        latest[code] = at
    partial = tuple(
        at for at, below in children.items() if any(_is_part(rows, row) for row in below)
    )
    loose = [at for at, row in enumerate(rows) if not codes[at] and _is_filled(row)]
    free = [at for at in loose if rows[at].role is Role.DETAIL]
    totals, unsaid = _totals(table, codes, roots, free)
    counted = {row for parts in totals.values() for row in parts}
    return Outline(
        codes,
        {at: tuple(below) for at, below in children.items()},
        tuple(roots),
        totals,
        copies,
        repeats,
        partial,
        tuple(at for at in loose if at not in totals and at not in counted),
        unsaid,
    )


def _above(code: str, latest: dict[str, int], first: dict[str, int]) -> int | None:
    """The row that a code stands below: the latest with the longest code, or else the first."""
    for digits in range(len(code) - 2, 2, -2):
        higher = code[:digits]
        if higher in latest:
            return latest[higher]
        if higher in first:
            return first[higher]
    return None


def _is_part(rows: Sequence[Row], at: int) -> bool:
    """Whether a row is one of some only: it is named so, or the row above it says so."""
    above = rows[at - 1].name if at else ""
    return rows[at].name.lstrip().startswith("其中") or above.strip().rstrip(":：") == "其中"


def _is_filled(row: Row) -> bool:
    return any(cell.amount is not None for cell in row.cells)


def _twice(rows: Sequence[Row], codes: Sequence[str]) -> tuple[dict[int, int], dict[int, int]]:
    """The rows that repeat another, and those that only have its code."""
    copies: dict[int, int] = {}
    repeats: dict[int, int] = {}
    first: dict[str, int] = {}
    said: dict[tuple[object, ...], int] = {}
    for at, (row, code) in enumerate(zip(rows, codes, strict=True)):
        if not code:
            continue
        key = (code, row.name, row.beside, tuple(cell.amount for cell in row.cells))
        if key in said:
            copies[at] = said[key]
        elif code in first:
            repeats[at] = first[code]
        said.setdefault(key, at)
        first.setdefault(code, at)
    return copies, repeats


def _totals(
    table: BudgetTable, codes: Sequence[str], roots: list[int], loose: list[int]
) -> tuple[dict[int, tuple[int, ...]], dict[int, tuple[int, ...]]]:
    """The totals, each with the rows that it sums; and of those that nothing printed says, others.

    It sums all roots; or those of its block, where there are several totals; or only those of the
    scheme of the table; with rows without a code, as a carry-over, where it holds so. Where none of
    these holds, it is taken to sum all roots, or those of its block, with the rows without a code
    that bring it nearest. 支出总计 has what is carried over in it that stands between it and the
    roots. That a single total sums only the rows above it, where others follow, is printed nowhere.
    """
    rows = table.rows
    places = [at for at, row in enumerate(rows) if row.role is Role.TOTAL]
    filled = [at for at in places if _is_filled(rows[at])] or places[:1]
    alike = len({tuple(cell.amount for cell in rows[at].cells) for at in filled}) <= 1
    found, unsaid = {}, {}
    for number, at in enumerate(filled):
        carried = _carried(rows, roots, loose, at)
        free = [row for row in loose if row not in carried]
        before = [root for root in roots if root < at]
        previous = filled[number - 1] if number else -1
        following = filled[number + 1] if number + 1 < len(filled) else len(rows)
        block = [root for root in roots if previous < root < at]
        if filled[0] < min(roots, default=0):
            block = [root for root in roots if at < root < following]
        same = [root for root in roots if Scheme.of_code(codes[root]) is table.scheme]
        usual = roots if alike else block or roots
        named = _named(rows[at], [(root, codes[root]) for root in roots])
        usual = named or usual
        usual = sorted({*usual, *carried})
        tried = [usual, *(sorted({*way, *carried}) for way in (roots, block, before, same) if way)]
        ways = [way for way in tried if way] + _with_loose(usual, free)
        holds = (way for way in ways if not _any_fails(table, at, way))
        chosen = next(holds, None)
        if chosen is None and ways:
            nearest = [usual, *_with_loose(usual, free)] if free else [usual]
            chosen = min(nearest, key=lambda way: _missed(table, at, way))
        elif len(filled) == 1 and chosen != usual and chosen == before:
            unsaid[at] = tuple(usual)
        found[at] = tuple(chosen or ())
    return {at: parts for at, parts in found.items() if parts}, unsaid


def _carried(rows: Sequence[Row], roots: list[int], loose: list[int], total: int) -> list[int]:
    """The rows of what is carried over that stand between the roots and 收入总计 or 支出总计."""
    if not is_grand_total(rows[total].name):
        return []
    last = max((root for root in roots if root < total), default=total)
    return [at for at in loose if last < at < total and is_carried(rows[at].name)]


def _named(row: Row, roots: list[tuple[int, str]]) -> list[int]:
    """The roots that the name of a total tells: staff is 301 and 303, office all other classes.

    Source: 政府收支分类科目, the departmental economic classification, and the form 一般公共预算
    财政拨款基本支出决算表, whose last row has 人员经费合计 and 公用经费合计.
    """
    plain = "".join(row.name.split())
    if plain.startswith("人员"):
        return [at for at, code in roots if code in _STAFF]
    if plain.startswith(("公用", "日常公用")):
        return [at for at, code in roots if code.startswith("3") and code not in _STAFF]
    return []


def _any_fails(table: BudgetTable, at: int, parts: Sequence[int]) -> bool:
    return any(_fails(table, at, parts, measure) for measure in table.summed)


def _missed(table: BudgetTable, at: int, parts: Sequence[int]) -> Decimal:
    """By how much a row is not the sum of others, over all measures."""
    rows = table.rows
    missed = Decimal(0)
    with localcontext(EXACT):
        for measure in table.summed:
            off = -(rows[at].cells[measure].amount or Decimal(0))
            for part in parts:
                off += rows[part].cells[measure].amount or Decimal(0)
            missed += abs(off)
    return missed


def _with_loose(roots: list[int], loose: list[int]) -> list[list[int]]:
    """The roots with some of a few rows that have no code."""
    few = loose[:_FEW]
    some = [one for size in range(1, len(few) + 1) for one in combinations(few, size)]
    if len(loose) > _FEW:
        some.append(tuple(loose))
    return [sorted([*roots, *one]) for one in some]
