"""Tells the tables whose unit is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.places import place_of_table, short_name
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from govbudget.disclosure.analysis.solution import Solution
    from govbudget.disclosure.analysis.units import WrongUnit
    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.tables import DisclosedTable

__all__ = ["tell_units"]


def tell_units(look: Look, solution: Solution) -> None:
    """Tables whose figures agree with those of others only in another unit."""
    shared = sum(count for rule, count in solution.held.items() if rule.startswith("across."))
    look.held(bool(shared))
    if not shared and not solution.units:
        look.not_applicable("没有两张表列示同一数字")
    for one in solution.units:
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
