"""The sum of a list of projects, where the list shows that nothing in it stands below another."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.halves import added
from govbudget.tables.lexicon.totals import is_total

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.analysis.blocks import Block
    from govbudget.reconciling.system import Equation

__all__ = ["project_sums"]

#: One project alone is no sum.
_FEWEST = 2
#: The choices of more rows are so many that one makes any total by chance.
_MOST = 12


def project_sums(sheet: Block) -> Iterator[Equation]:
    """合计 of a list of projects as the sum of its rows, in each measure.

    Lists may have rows of units and of kinds between those of the projects, which no mark tells
    from them. So a list is added up only where one measure at least proves that it has none; or
    where the total is less than all rows and no choice of them makes it: then a figure is wrong,
    whichever rows stand below others.

    Args:
        sheet: the table of projects.
    """
    totals = [row for row, label in enumerate(sheet.labels) if is_total(label)]
    rows = [row for row in range(len(sheet.labels)) if row not in totals]
    columns = enumerate(sheet.coded.columns)
    measures = [at for at, one in columns if one.is_money and not one.is_memo]
    if len(totals) != 1:
        return
    is_flat = any(_holds(sheet, totals[0], rows, one) for one in measures)
    for measure in measures:
        if not is_flat and not _cannot_hold(sheet, totals[0], rows, measure):
            continue
        if any(sheet.amount(row, measure) is not None for row in (*totals, *rows)):
            yield added(sheet, totals[0], rows, measure)


def _holds(sheet: Block, total: int, rows: Sequence[int], measure: int) -> bool:
    """Whether a measure of several projects adds up, but for what each figure rounds away."""
    stated = sheet.amount(total, measure)
    parts = [one for row in rows if (one := sheet.amount(row, measure))]
    if not stated or len(parts) < _FEWEST:
        return False
    return abs(stated - sum(parts)) <= _room(stated, parts)


def _room(stated: Decimal, parts: Sequence[Decimal]) -> Decimal:
    """What the figures of a sum round away together."""
    exponents = [int(one.as_tuple().exponent) for one in (stated, *parts)]
    return Decimal(1).scaleb(min(exponents)) / 2 * (len(parts) + 1)


def _cannot_hold(sheet: Block, total: int, rows: Sequence[int], measure: int) -> bool:
    """Whether a total is less than its rows and the sum of no choice of them.

    A total that is more may be that of rows which are not published.
    """
    cells = [sheet.coded.rows[row].cells[measure] for row in (total, *rows)]
    stated = cells[0].amount
    parts = [one.amount for one in cells[1:] if one.amount]
    if stated is None or any(one.is_unread for one in cells) or min(parts, default=0) < 0:
        return False
    if not _FEWEST < len(parts) <= _MOST or sum(parts) <= stated:
        return False
    room, sums = _room(stated, parts), {Decimal(0)}
    for one in parts:
        sums |= {one + other for other in sums}
    return all(abs(one - stated) > room for one in sums)
