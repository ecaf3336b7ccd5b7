"""The pytest plugin: fixtures, each imported only by the test that asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from govbudget.classification.tree import Classification
    from govbudget.reconciling.findings import Reconciliation
    from govbudget.reconciling.kinds import Kind, Slip
    from govbudget.reconciling.table import BudgetTable
    from govbudget.testing.slips import Broken

__all__: list[str] = []


@pytest.fixture(scope="session")
def govbudget_tree() -> Callable[..., Classification]:
    """``govbudget_tree(scheme="functional", year=None)``: a tree of a shipped edition."""

    def tree(scheme: str = "functional", year: int | None = None) -> Classification:
        from govbudget.classification.catalogue import shipped
        from govbudget.classification.vocabulary import Scheme

        return shipped().tree(Scheme.of(scheme), year)

    return tree


@pytest.fixture(scope="session")
def govbudget_table() -> Callable[..., BudgetTable]:
    """``govbudget_table(amounts, …)``: a table that reconciles, see ``testing.budget_of``."""
    from govbudget.testing.making import budget_of

    return budget_of


@pytest.fixture(scope="session")
def govbudget_broken() -> Callable[..., Broken]:
    """``govbudget_broken(table, slip, seed=0)``: the table with one slip, and the truth."""

    def broken(table: BudgetTable, slip: Slip | Kind, seed: int = 0) -> Broken:
        from random import Random

        from govbudget.testing.slips import plant

        planted = plant(table, slip, Random(seed))  # noqa: S311  a place in a table is no secret
        if planted is None:
            raise ValueError(f"no cell of this table can have the slip {slip}")
        return planted

    return broken


@pytest.fixture(scope="session")
def assert_reconciles() -> Callable[..., Reconciliation]:
    """``assert_reconciles(table, rounding=True, notices=True)``: see ``govbudget.testing``."""
    from govbudget.testing.assertions import assert_reconciles as asserted

    return asserted
