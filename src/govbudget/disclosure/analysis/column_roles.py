"""Which columns of a table with codes have the whole, and which have a part of the spending."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govbudget.reconciling.table import BudgetTable

__all__ = ["ColumnRole", "measures_of"]


class ColumnRole:
    """What a column has."""

    WHOLE = "whole"
    BASIC = "basic"
    PERSONNEL = "personnel"
    PUBLIC = "public"
    PROJECT = "project"


def measures_of(coded: BudgetTable) -> dict[str, int]:
    """Which columns have the whole, 基本支出, 人员经费, 公用经费 and 项目支出, by their titles.

    Columns of another year, of changes and of carried money are passed over.
    """
    found: dict[str, int] = {}
    usable = [(at, one) for at, one in enumerate(coded.columns) if not one.is_aside]
    for at, one in usable:
        if one.role:
            found.setdefault(one.role, at)
    sums = [(one.depth, at) for at, one in usable if one.is_total and not one.role]
    if sums:
        found[ColumnRole.WHOLE] = min(sums)[1]
    elif len(usable) == 1 and not found:
        found[ColumnRole.WHOLE] = usable[0][0]
    return found
