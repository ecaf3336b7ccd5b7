"""For the tests of those who use this library: data to generate, and an assertion.

Everything public is importable from here and loaded on first use. The strategies need the extra
``testing``; the rest needs no library.

>>> from govbudget.testing import budget_of
>>> [str(row) for row in budget_of({"2010101": [5]}).rows]
['合计', '201 一般公共服务支出', '20101 人大事务', '2010101 行政运行']
"""

from __future__ import annotations

# Spelt out, for importing typing would cost more than all else here.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from govbudget.testing.assertions import assert_reconciles
    from govbudget.testing.budgeting import broken_budgets, budgets
    from govbudget.testing.making import Layout, budget_of
    from govbudget.testing.slips import Broken, TrueCell, plant
    from govbudget.testing.strategies import amounts, codes, entries, forms, lines, subtrees

__all__ = [
    "Broken",
    "Layout",
    "TrueCell",
    "amounts",
    "assert_reconciles",
    "broken_budgets",
    "budget_of",
    "budgets",
    "codes",
    "entries",
    "forms",
    "lines",
    "plant",
    "subtrees",
]

_HOMES = {
    "assertions": ("assert_reconciles",),
    "budgeting": ("broken_budgets", "budgets"),
    "making": ("Layout", "budget_of"),
    "slips": ("Broken", "TrueCell", "plant"),
    "strategies": ("amounts", "codes", "entries", "forms", "lines", "subtrees"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'govbudget.testing' has no attribute {name!r}")
    from importlib import import_module

    try:
        value = getattr(import_module(f"govbudget.testing.{_HOME[name]}"), name)
    except ModuleNotFoundError as error:
        if error.name != "hypothesis":
            raise
        from govbudget.errors import MissingExtra

        raise MissingExtra("testing", f"govbudget.testing.{name}") from None
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
