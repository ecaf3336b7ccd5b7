"""What may add up to the total of a half: readings of its rows, each with what it costs.

The cheapest reading that holds explains a total. What is printed denies some: rows with numbers of
one list, with the codes of two classes, or with the names of two sources of money are never parts
of each other. A reading that nothing printed bears out is dearer than all others: where it alone
holds, that is said, and the sum is no error.
"""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govbudget.disclosure.analysis.block_parts import BlockPart, Side, part_of
from govbudget.disclosure.analysis.kinds import is_below_class, kinds_apart
from govbudget.reconciling.precision import nearly
from govbudget.tables.lexicon.kinds import kind_of_spending
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.analysis.blocks import Block

__all__ = [
    "Cost",
    "Reading",
    "holds",
    "in_measure",
    "may_hold",
    "outside",
    "readings_of",
    "with_parts_apart",
    "without_parts",
]

_UNIT_FUNDS = ("事业", "经营", "上级补助", "附属单位", "其他收入", "其它收入")
_YEAR = ("本年", "当年")


class Cost(IntEnum):
    """What a reading costs.

    Attributes:
        PRINTED: numbers, codes and 其中 say it.
        USUAL: tables of the kind are made so: 财政拨款收入 has the funds beside it as its parts.
        UNSAID: nothing printed bears it out; only the amounts do.
    """

    PRINTED = 0
    USUAL = 1
    UNSAID = 2


@frozen(slots=True)
class Reading:
    """Rows that may add up to a total.

    Attributes:
        rows: the rows, by their numbers.
        cost: what it costs to read them so.
    """

    rows: tuple[int, ...]
    cost: Cost = Cost.PRINTED


def readings_of(sheet: Block, rows: Sequence[int], total: int, *, last: bool) -> list[Reading]:
    """What may add up to a total of a half, the likeliest first.

    Args:
        sheet: the half.
        rows: the rows before it.
        total: its row.
        last: whether no other total follows, which what is carried over could be in instead.
    """
    parts = {row: part_of(sheet.labels[row]) for row in rows}
    kept = [row for row in rows if parts[row] not in {BlockPart.TOTAL, BlockPart.CURRENT}]
    headed = [row for row in rows if parts[row] == BlockPart.CURRENT and sheet.below(row)]
    kept = sorted({*kept, *headed})
    first = _without_funds(sheet, kept)
    found = [Reading(tuple(first))]
    words = plain(sheet.labels[total])
    of_year = part_of(sheet.labels[total]) == BlockPart.CURRENT
    if of_year and (not last or any(one in words for one in _YEAR)):
        found.append(Reading(tuple(row for row in first if parts[row] != BlockPart.CARRY)))
    among = outside(sheet, first)
    if len(among) < len(first):
        found.append(Reading(tuple(among), Cost.USUAL))
    if len(first) < len(kept) and not _counts_twice(sheet, first, kept):
        found.append(Reading(tuple(kept), Cost.USUAL))
    coded = [row for row in kept if sheet.coded.rows[row].code]
    rest = [row for row in kept if row not in coded]
    for some, left in ((coded, rest), (rest, coded)):
        # 总计 has what is carried over in it.
        if some and left and (of_year or all(parts[row] != BlockPart.CARRY for row in left)):
            known = all(_is_listed_twice(sheet, row) for row in left)
            reading = Reading(tuple(some), Cost.USUAL if known else Cost.UNSAID)
            # Classes with their sections and items by name: only the classes make the total.
            below = some is coded and all(_is_below(sheet, row) for row in left)
            if below:
                found.insert(0, evolve(reading, cost=Cost.PRINTED))
            else:
                found.append(reading)
    return [one for one in found if one.rows]


def outside(sheet: Block, rows: Sequence[int]) -> list[int]:
    """The rows that are no next line of one with 其中, and have none themselves.

    Args:
        sheet: the half.
        rows: some of its rows.
    """
    return [
        row for row in rows if row not in sheet.continued and sheet.labels[row] not in sheet.among
    ]


def _without_funds(sheet: Block, rows: Sequence[int]) -> list[int]:
    """The rows without the funds that 财政拨款 has in it, and what 单位资金 is made of."""
    labels = {row: plain(sheet.labels[row]) for row in rows}
    fiscal = [row for row in rows if labels[row].startswith("财政拨款")]
    own = any(label.startswith("单位资金") for label in labels.values())
    return [
        row
        for row in rows
        if not (
            part_of(sheet.labels[row]) == BlockPart.FUND
            and any(may_hold(sheet, one, row) for one in fiscal)
        )
        and not (own and labels[row].startswith(_UNIT_FUNDS))
    ]


def _counts_twice(sheet: Block, first: Sequence[int], kept: Sequence[int]) -> bool:
    """Whether the funds beside 财政拨款 add up to it, so that with them it counts twice."""
    fiscal = [row for row in first if plain(sheet.labels[row]).startswith("财政拨款")]
    funds = [
        row for row in kept if row not in first and part_of(sheet.labels[row]) == BlockPart.FUND
    ]
    return any(
        sheet.amount(row, measure) and holds(sheet, row, funds, measure)
        for row in fiscal
        for measure in range(sheet.width)
    )


def _is_below(sheet: Block, row: int) -> bool:
    """Whether a row has the name of a section or item, and none of a class."""
    return is_below_class(sheet.labels[row], sheet.year)


def _is_listed_twice(sheet: Block, row: int) -> bool:
    """Whether a row without a code repeats money of rows with codes: its 款, its kind."""
    if sheet.coded.rows[row].code:
        return True
    label = sheet.labels[row]
    return kind_of_spending(label) != "" or is_below_class(label, sheet.year)


def in_measure(sheet: Block, readings: Sequence[Reading], measure: int) -> list[Reading]:
    """The readings as one measure has them: without blanks."""
    rows = sheet.coded.rows
    known = [
        Reading(tuple(row for row in one.rows if not rows[row].cells[measure].is_blank), one.cost)
        for one in readings
    ]
    return [one for one in known if one.rows]


def with_parts_apart(sheet: Block, known: Sequence[Reading], measure: int) -> list[Reading]:
    """The readings of one measure, those without parts of parts behind them.

    A row that the next ones add up to has them as its parts, if nothing printed denies it. None of
    these costs less than the reading that it is made of.
    """
    return [*known, *(without_parts(sheet, one, measure) for one in known)]


def without_parts(sheet: Block, reading: Reading, measure: int) -> Reading:
    """A reading without the rows that add up to the row above them."""
    rows, cost = reading.rows, reading.cost
    kept: list[int] = []
    at = 0
    while at < len(rows):
        kept.append(rows[at])
        parts = list(_parts_below(sheet, rows, at, measure))
        cost = max(cost, *(_cost_of_part(sheet, rows[at], part) for part in parts), cost)
        at += 1 + len(parts)
    return Reading(tuple(kept), cost)


def _parts_below(sheet: Block, rows: Sequence[int], at: int, measure: int) -> Iterator[int]:
    """The rows behind one that add up to it; none where they do not, or one was not read."""
    amount, total = sheet.amount(rows[at], measure) or Decimal(0), Decimal(0)
    end = at + 1
    while end < len(rows) and abs(total) < abs(amount) and may_hold(sheet, rows[at], rows[end]):
        if sheet.coded.rows[rows[end]].cells[measure].is_unread:
            return
        total += sheet.amount(rows[end], measure) or Decimal(0)
        end += 1
    if amount and total == amount:
        yield from rows[at + 1 : end]


def may_hold(sheet: Block, row: int, part: int) -> bool:
    """Whether a row may be the sum of others with another one among them, by what is printed.

    Rows with numbers of one list are none of each other, nor are those with the codes of two
    classes, or with the names of two kinds of spending or of two sources of income; 财政拨款收入
    has funds in it, and nothing else.
    """
    marked = sheet.marked
    labels, rows = sheet.labels, sheet.coded.rows
    if labels[row] in marked and labels[part] in marked and sheet.paths[row] == sheet.paths[part]:
        return False
    if rows[row].code and rows[part].code and not rows[part].code.startswith(rows[row].code):
        return False
    if kinds_apart(labels[row], labels[part]):
        return False
    funds = plain(labels[row]).startswith("财政拨款") and sheet.side == Side.INCOME
    return not funds or part_of(labels[part]) == BlockPart.FUND or labels[part] in sheet.among


def _cost_of_part(sheet: Block, row: int, part: int) -> Cost:
    """What it costs to take a row for a part of another one that may hold it."""
    head, label = plain(sheet.labels[row]), sheet.labels[part]
    kinds = part_of(sheet.labels[row]), part_of(label)
    marked = sheet.labels[row] in sheet.marked and label not in sheet.marked
    below = bool(sheet.coded.rows[row].code) and _is_listed_twice(sheet, part)
    carried = kinds[0] == BlockPart.CARRY and kinds[1] in {BlockPart.CARRY, BlockPart.FUND}
    headed = head.startswith(("财政拨款", "单位资金")) or kind_of_spending(head) != ""
    return Cost.USUAL if marked or below or carried or headed else Cost.UNSAID


def holds(sheet: Block, total: int, rows: Sequence[int], measure: int) -> bool:
    """Whether a row is the sum of others in one measure, but for rounding."""
    stated, *parts = (sheet.coded.rows[row].cells[measure].amount for row in (total, *rows))
    if stated is None or any(sheet.coded.rows[row].cells[measure].is_unread for row in rows):
        return False
    return nearly([stated], [part for part in parts if part is not None], sheet.coded.usual_places)
