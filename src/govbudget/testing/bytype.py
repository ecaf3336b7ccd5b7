"""The strategies behind ``st.from_type``, by the name of the type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from govbudget.amounts import Amount, Unit
from govbudget.reconciling.cells import Cell, Row
from govbudget.testing.budgeting import budgets
from govbudget.testing.making import LAYOUTS
from govbudget.testing.strategies import amounts, codes, entries, printed, subtrees

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["strategy_of"]


def _parsed() -> st.SearchStrategy[Any]:
    from govbudget.classification.notation import parse

    return codes(written=True).map(parse)


def _amounts() -> st.SearchStrategy[Amount]:
    return st.builds(Amount, amounts(min_value=None), st.none() | st.sampled_from(Unit))


def _cells() -> st.SearchStrategy[Cell]:
    figures = st.none() | st.integers(-(10**10), 10**10).map(lambda number: printed(number, 2))
    return figures.map(Cell.of)


def _rows() -> st.SearchStrategy[Row]:
    return budgets().flatmap(lambda table: st.sampled_from(table.rows))


_STRATEGIES: dict[str, Callable[[], st.SearchStrategy[Any]]] = {
    "Amount": _amounts,
    "BudgetTable": budgets,
    "Cell": _cells,
    "Classification": subtrees,
    "ColumnIdentity": lambda: st.sampled_from(
        [identity for layout in LAYOUTS for identity in layout.identities]
    ),
    "Entry": entries,
    "ParsedCode": _parsed,
    "Row": _rows,
}


def strategy_of(name: str) -> st.SearchStrategy[Any]:
    """The strategy for a public type of this library.

    Args:
        name: the name of the type.
    """
    return _STRATEGIES[name]()
