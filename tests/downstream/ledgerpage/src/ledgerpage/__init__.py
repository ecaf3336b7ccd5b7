"""A page of a budget from the lines of a ledger."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

import govbudget as gb

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["MEASURES", "page"]

MEASURES = ("合计", "基本支出", "项目支出")


def page(
    lines: Iterable[tuple[str, str, Decimal]], tree: gb.Classification | None = None
) -> gb.BudgetTable:
    """The page that a ledger makes: each code with all above it, and the total.

    Args:
        lines: each a code in any written form, a measure (基本支出 or 项目支出), and an amount.
        tree: the tree of the codes; without it the newest functional one.
    """
    tree = gb.functional() if tree is None else tree
    sums: dict[str, dict[str, Decimal]] = defaultdict(lambda: dict.fromkeys(MEASURES, Decimal(0)))
    for written, measure, amount in lines:
        path = tree[tree.parse(written)].path
        for code in ("", *(entry.code for entry in path)):
            sums[code][measure] += amount
            sums[code]["合计"] += amount
    return gb.BudgetTable.of(
        [
            (code, tree[code].name if code else "合计", *sums[code].values())
            for code in sorted(sums)
        ],
        MEASURES,
        unit="元",
        scheme=tree.scheme,
        year=tree.year,
    )
