"""Which columns of a table are sums of which: what its titles tell, and what its rows bear out.

Of several formulas the one that the titles tell first is taken, unless another one holds in the
rows where that fails in all of them: a column that is not known may stand beside the sum.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from itertools import combinations
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import EXACT
from govbudget.reconciling.asides import Aside, WhyAside
from govbudget.reconciling.columns import (
    ColumnIdentity,
    fund_like,
    has_core,
    is_known,
    is_money,
    titles_of,
)
from govbudget.reconciling.precision import unit_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.reconciling.cells import Row
    from govbudget.reconciling.columns import ColumnGroup
    from govbudget.reconciling.table import BudgetTable

__all__ = ["ColumnSums", "column_sums"]

# From how many rows on a column that is hardly ever the sum is taken to be none.
_ENOUGH = 3
# Of more columns that are not known, they are left out one by one only.
_FEW = 5
_FACTORS = (10_000, 1_000, 100_000_000, 1_000_000)


@frozen(slots=True)
class ColumnSums:
    """The sums of the columns of a table.

    Attributes:
        identities: the sums.
        asides: what was set aside, and why.
    """

    identities: tuple[ColumnIdentity, ...]
    asides: tuple[Aside, ...] = ()


def column_sums(table: BudgetTable) -> ColumnSums:
    """The sums of the columns of a table.

    Those that the table declares hold as they are. Of those that its titles tell, one whose parts
    are not known is none where it fails in more than half of at least three rows, or in all: the
    columns mean something else then. 基本支出 and 项目支出 make a total whatever the rows say.

    >>> from govbudget import BudgetTable
    >>> rows = [("201", "", 60, 50, 10, 8), ("20103", "", 60, 50, 10, 8)]
    >>> table = BudgetTable.of(rows, ["支出总计", "基本支出", "项目支出", "政府采购"])
    >>> [str(one) for one in column_sums(table).identities]
    ['支出总计 = 基本支出 + 项目支出']
    >>> column_sums(table).asides[0].said
    '政府采购 stands beside the sum, and was not added to 支出总计'
    """
    asides = [Aside(title, WhyAside.NO_MONEY) for title in table.measures if not is_money(title)]
    if table.identities is not None:
        return ColumnSums(table.identities, tuple(asides))
    titles = titles_of(table.measures, table.year)
    asides += [Aside(name, WhyAside.OTHER_YEAR, total) for name, total in titles.other_years]
    found: list[ColumnIdentity] = []
    for group in titles.groups:
        found += _Choice(table, group).chosen(asides)
    return ColumnSums(tuple(found), tuple(asides))


class _Choice:
    """The choice among the formulas for the sum of a group of columns."""

    def __init__(self, table: BudgetTable, group: ColumnGroup) -> None:
        self.table = table
        self.group = group
        self.places = {name: at for at, name in enumerate(table.measures)}
        every = [self.places[name] for name in (*group.parts, *group.memos)]
        total = self.places[group.total]
        self.rows = [row for row in table.rows if _states(row, total, every)]

    def chosen(self, asides: list[Aside]) -> Iterator[ColumnIdentity]:
        """The sums of the group; takes what was set aside."""
        group = self.group
        parts = group.parts
        held = self._held(parts)
        if not all(held):
            parts = self._better(held)
        if not self._is_refused(parts, asides):
            yield ColumnIdentity(group.total, parts)
            left = [name for name in (*group.parts, *group.memos) if name not in parts]
            sources = tuple(name for name in left if fund_like(name))
            if len(sources) > 1 and _most(self._held(sources)):
                yield ColumnIdentity(group.total, sources)
                left = [name for name in left if name not in sources]
            asides += [Aside(name, WhyAside.BESIDE, group.total) for name in left]

    def _held(self, parts: Sequence[str], rows: Iterable[Row] | None = None) -> list[bool]:
        """In which rows the total is the sum of some columns, but for rounding."""
        at = [self.places[name] for name in parts]
        total = self.places[self.group.total]
        places = self.table.usual_places
        with localcontext(EXACT):
            return [
                _nearly(row, total, at, places) for row in (self.rows if rows is None else rows)
            ]

    def _better(self, held: list[bool]) -> tuple[str, ...]:
        """The columns that add up to the total, where all those that the titles tell do not."""
        group = self.group
        best, most = group.parts, 0
        for parts in self._ways():
            apart = self._apart(parts)
            if not apart or any(held[at] for at in apart):
                continue
            holds = self._held(parts, [self.rows[at] for at in apart])
            sure = has_core(parts) or set(group.parts) < set(parts)
            if sum(holds) > most and _most(holds) and (sure or len(apart) >= _ENOUGH):
                best, most = parts, sum(holds)
        known = tuple(name for name in group.parts if is_known(name))
        apart = [] if most or not has_core(known) else self._apart(known)
        if apart and not any(held[at] for at in apart):
            # Nothing holds: what is not known is in the sum only if it brings it nearer.
            return min((known, group.parts), key=self._missed)
        return best

    def _ways(self) -> Iterator[tuple[str, ...]]:
        """Other formulas: without what is not known, with what stands beside the sum as a rule."""
        parts, memos = self.group.parts, self.group.memos
        unsure = [name for name in parts if not is_known(name)]
        sizes = range(1, len(unsure) + 1) if len(unsure) <= _FEW else (1, len(unsure))
        for size in sizes:
            for left in combinations(unsure, size):
                if len(left) < len(parts):
                    yield tuple(name for name in parts if name not in left)
        for size in range(1, min(len(memos), _FEW) + 1):
            for more in combinations(memos, size):
                yield (*parts, *more)

    def _apart(self, parts: Sequence[str]) -> list[int]:
        """The rows in which a formula says something else than that of the titles."""
        differ = [self.places[name] for name in {*parts} ^ {*self.group.parts}]
        return [
            at for at, row in enumerate(self.rows) if any(row.cells[one].amount for one in differ)
        ]

    def _missed(self, parts: Sequence[str]) -> Decimal:
        """By how much a formula misses in all rows together."""
        at = [self.places[name] for name in parts]
        total = self.places[self.group.total]
        with localcontext(EXACT):
            return sum((abs(_off(row, total, at)) for row in self.rows), Decimal(0))

    def _is_refused(self, parts: tuple[str, ...], asides: list[Aside]) -> bool:
        """Whether the rows speak against a formula; says so where its titles speak for it."""
        rows, held = self.rows, self._held(parts)
        failed = len(rows) - sum(held)
        if not failed or has_core(parts):
            return False
        known = all(map(is_known, parts))
        most = failed == len(rows) if known else 2 * failed > len(rows)
        if most and len(rows) >= _ENOUGH:
            refused = not self._is_scaled(parts)
        else:
            refused = failed == len(rows) and not known
        if refused:
            said = str(ColumnIdentity(self.group.total, parts))
            asides.append(Aside(said, WhyAside.UNCLEAR, self.group.total, failed, len(rows)))
        return refused

    def _is_scaled(self, parts: Sequence[str]) -> bool:
        """Whether most rows would hold with one column in another unit: it is at fault then."""
        at = [self.places[name] for name in parts]
        total = self.places[self.group.total]
        with localcontext(EXACT):
            for place in (total, *at):
                for factor in _FACTORS:
                    for scale in (Decimal(factor), 1 / Decimal(factor)):
                        held = sum(_scaled(row, total, at, place, scale) for row in self.rows)
                        if 2 * held > len(self.rows):
                            return True
        return False


def _most(held: Sequence[bool]) -> bool:
    return 2 * sum(held) > len(held)


def _states(row: Row, total: int, parts: Sequence[int]) -> bool:
    """Whether a row says something of a sum: it is there, and one part at least."""
    return (
        row.cells[total].amount is not None
        and any(row.cells[at].amount is not None for at in parts)
        and not any(row.cells[at].is_unread for at in (total, *parts))
    )


def _off(row: Row, total: int, parts: Sequence[int]) -> Decimal:
    """What a row states as its sum, less its parts."""
    off = row.cells[total].amount or Decimal(0)
    for at in parts:
        amount = row.cells[at].amount
        if amount is not None:
            off -= amount
    return off


def _nearly(row: Row, total: int, parts: Sequence[int], places: int) -> bool:
    """Whether a row is the sum of its parts but for rounding."""
    off = abs(_off(row, total, parts))
    if not off:
        return True
    cells = (row.cells[at].amount for at in (total, *parts))
    return 2 * off <= sum((unit_of(one, places) for one in cells if one is not None), Decimal(0))


def _scaled(row: Row, total: int, parts: Sequence[int], place: int, scale: Decimal) -> bool:
    """Whether a row holds with the figure of one column in another unit, which is no nought."""
    amount = row.cells[place].amount
    if not amount:
        return False
    by = amount * scale - amount
    off = _off(row, total, parts) + (by if place == total else -by)
    numbers = [row.cells[at].amount for at in (total, *parts)]
    within = sum((unit_of(one, 0) for one in numbers if one is not None), Decimal(0))
    return 2 * abs(off) <= within < 2 * abs(amount * scale)
