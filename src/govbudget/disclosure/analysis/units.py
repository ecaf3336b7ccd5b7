"""Tables whose unit is wrong: what they share with others agrees only in another unit."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Unit
from govbudget.disclosure.analysis.blocks import Block

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from govbudget.reconciling.system import System

__all__ = ["WrongUnit", "wrong_units"]

_RATIO = Unit.WAN.yuan
# A figure of fewer halves of its last place is one by chance.
_FEW = 200
# Figures of fewer digits are the same by chance.
_DIGITS = 4
# So are fewer figures.
_FEWEST = 3
_OTHER = {Unit.WAN: Unit.YUAN, Unit.YUAN: Unit.WAN}


@frozen
class WrongUnit:
    """A table that states 元 and means 万元, or the other way round.

    Attributes:
        sheet: its rows; of two tables that only disagree with each other the first.
        others: the rows of other tables that it agrees with in the other unit.
        links: how many figures show it.
        is_sure: whether other tables agree with each other, so that it is this one.
    """

    sheet: Block
    others: tuple[Block, ...]
    links: int
    is_sure: bool

    @property
    def right(self) -> Unit | None:
        """The unit that is meant."""
        unit = self.sheet.coded.unit
        return None if unit is None else _OTHER.get(unit)


def wrong_units(sheets: Sequence[Block], system: System) -> list[WrongUnit]:
    """The tables whose figures agree with those of others once their unit is changed.

    Args:
        sheets: the sheets of the document.
        system: the system of what tables share, with a figure of one table on each left.
    """
    pairs: Counter[tuple[int, int]] = Counter()
    for one in system.identities:
        left, right = (system.place(cell)[0] for cell in (one.total, one.parts[0]))
        total = system.values[one.total]
        parts = sum(system.values[part] for part in one.parts)
        if total and parts and _scaled(total, parts, system.slack[one.total]):
            pairs[left, right] += 1
    linked = {id(sheets[at].table) for pair in pairs for at in pair}
    # Where links tell of a table, the same digits tell no more.
    pairs += _same_digits([None if id(one.table) in linked else one for one in sheets])
    found: list[WrongUnit] = []
    tables = {number: id(sheet.table) for number, sheet in enumerate(sheets)}
    units = {id(sheet.table): sheet.coded.unit for sheet in sheets}
    # Of two tables that only disagree with each other, the one with the rarer unit.
    usual = Counter(units.values())
    while pairs:
        partners: dict[int, set[int]] = {}
        for left, right in pairs:
            partners.setdefault(tables[left], set()).add(right)
            partners.setdefault(tables[right], set()).add(left)
        worst = max(
            partners,
            key=lambda table: (len({tables[at] for at in partners[table]}), -usual[units[table]]),
        )
        numbers = [number for number, table in tables.items() if table == worst]
        sheet = next(sheets[at] for pair in pairs for at in pair if at in numbers)
        mine = {pair: count for pair, count in pairs.items() if set(pair) & set(numbers)}
        others = tuple(sheets[at] for at in sorted(partners[worst]))
        sure = len({id(one.table) for one in others}) > 1
        found.append(WrongUnit(sheet, others, sum(mine.values()), sure))
        for pair in mine:
            del pairs[pair]
    return found


def _same_digits(sheets: Sequence[Block | None]) -> Counter[tuple[int, int]]:
    """How many figures of two sheets are the same digits beside the same code, in two units.

    No links are needed: several such figures are none by chance, whatever the tables are of.
    """
    kept: list[tuple[int, Unit, set[tuple[str, Decimal]]]] = []
    for at, sheet in enumerate(sheets):
        unit = None if sheet is None or sheet.labels else sheet.coded.unit
        if sheet is None or unit not in _OTHER:
            continue
        figures = {
            (row.code, cell.amount)
            for row in sheet.coded.rows
            for cell in row.cells
            if row.code and cell.amount and len(cell.amount.as_tuple().digits) >= _DIGITS
        }
        kept.append((at, unit, figures))
    found: Counter[tuple[int, int]] = Counter()
    for (left, unit, one), (right, other, two) in combinations(kept, 2):
        if unit is not other and len(one & two) >= _FEWEST:
            found[left, right] = len(one & two)
    return found


def _scaled(first: int, second: int, slack: int) -> bool:
    """Whether one is the other in the other unit, but for what 万元 rounds away."""
    large, small = max(abs(first), abs(second)), min(abs(first), abs(second))
    half = max(slack, 1)
    return large > _FEW * half and abs(large - small * _RATIO) <= half * _RATIO
