"""Tables whose unit is wrong: what they share with others agrees only in another unit."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Unit
from govbudget.disclosure.checking.common import place_of_table, short_name
from govbudget.disclosure.checking.tables_sheets import Sheet
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.checking.tables_book import Book
    from govbudget.disclosure.tables import DisclosedTable
    from govbudget.reconciling.system import System

__all__ = ["WrongUnit", "tell_units", "wrong_units"]

_RATIO = Unit.WAN.yuan
# A figure of fewer halves of its last place is one by chance.
_FEW = 200
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

    sheet: Sheet
    others: tuple[Sheet, ...]
    links: int
    is_sure: bool

    @property
    def right(self) -> Unit | None:
        """The unit that is meant."""
        unit = self.sheet.coded.unit
        return None if unit is None else _OTHER.get(unit)


def wrong_units(sheets: Sequence[Sheet], system: System) -> list[WrongUnit]:
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
    found: list[WrongUnit] = []
    tables = {number: id(sheet.table) for number, sheet in enumerate(sheets)}
    while pairs:
        partners: dict[int, set[int]] = {}
        for left, right in pairs:
            partners.setdefault(tables[left], set()).add(right)
            partners.setdefault(tables[right], set()).add(left)
        worst = max(partners, key=lambda table: len({tables[at] for at in partners[table]}))
        numbers = [number for number, table in tables.items() if table == worst]
        sheet = next(sheets[at] for pair in pairs for at in pair if at in numbers)
        mine = {pair: count for pair, count in pairs.items() if set(pair) & set(numbers)}
        others = tuple(sheets[at] for at in sorted(partners[worst]))
        sure = len({id(one.table) for one in others}) > 1
        found.append(WrongUnit(sheet, others, sum(mine.values()), sure))
        for pair in mine:
            del pairs[pair]
    return found


def _scaled(first: int, second: int, slack: int) -> bool:
    """Whether one is the other in the other unit, but for what 万元 rounds away."""
    large, small = max(abs(first), abs(second)), min(abs(first), abs(second))
    half = max(slack, 1)
    return large > _FEW * half and abs(large - small * _RATIO) <= half * _RATIO


def tell_units(look: Look, book: Book) -> None:
    """Tables whose figures agree with those of others only in another unit."""
    shared = sum(count for rule, count in book.held.items() if rule.startswith("across."))
    look.held(bool(shared))
    if not shared and not book.units:
        look.not_applicable("没有两张表列示同一数字")
    for one in book.units:
        name, stated = short_name(one.sheet.table), one.sheet.coded.unit
        others = list(dict.fromkeys(short_name(other.table) for other in one.others))
        doubt = "" if one.is_sure else "，或后者的单位有误"
        doubt_en = "" if one.is_sure else ", or the unit of the other is wrong"
        look.found(
            Severity.ERROR,
            f"{name} 的单位写作{stated}，按 {one.links} 处与{'、'.join(others)}相同的数字应为"
            f"{one.right}{doubt}",
            f"{name} states {stated}; by {one.links} figures that it shares with "
            f"{', '.join(others)} it means {one.right}{doubt_en}",
            places=[place_of_table(table) for table in _tables(one)],
            mend=f"单位改为{one.right}",
            mend_en=f"let the unit be {one.right}",
        )


def _tables(wrong: WrongUnit) -> list[DisclosedTable]:
    """The table at fault, then those that it should agree with, each once."""
    tables = {id(one.table): one.table for one in (wrong.sheet, *wrong.others)}
    return list(tables.values())
