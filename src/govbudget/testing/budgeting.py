"""Hypothesis strategies for whole tables: those that reconcile, and those with one slip."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any

from hypothesis import reject
from hypothesis import strategies as st

from govbudget.amounts import Unit
from govbudget.classification.catalogue import shipped
from govbudget.classification.vocabulary import Level, Scheme
from govbudget.reconciling.kinds import Kind, Slip
from govbudget.testing.growing import ends_of
from govbudget.testing.making import LAYOUTS, PLACES, Layout, budget_of
from govbudget.testing.slips import SLIPS, Broken, plant
from govbudget.testing.strategies import GREATEST, printed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.classification.tree import Classification
    from govbudget.reconciling.table import BudgetTable
    from govbudget.testing.making import Place

__all__ = ["broken_budgets", "budgets"]

# How many decimals more than are printed the figures of a rounded table have.
_FINER = 2
_SCHEMES = (Scheme.FUNCTIONAL, Scheme.ECONOMIC)
_MOST_MEASURES = 5
_PLACES: tuple[Place, ...] = ("first", "last")


def budgets(  # noqa: PLR0913  each says one thing of the table
    tree: Classification | None = None,
    measures: int | Layout | None = None,
    *,
    blanks: bool = True,
    rounded: bool = False,
    unit: Unit | str | None = None,
    places: int = 2,
    min_codes: int = 1,
    max_codes: int = 8,
    level: Level | str | int | None = None,
    ragged: bool = False,
    total: Place | None = None,
    amounts: st.SearchStrategy[Decimal] | None = None,
) -> st.SearchStrategy[BudgetTable]:
    """Tables in which every parent, every total and every sum of columns holds.

    They shrink to one measure, and one class with one section, one item and the amount 0.01.

    Args:
        tree: the tree of the codes; without it that of a scheme of expenditure.
        measures: how many measures there are, 1 to 5, or their layout; without it any.
        blanks: whether zeros may be left blank; else they are printed as 0.00.
        rounded: whether the figures are made with more decimals and then rounded one by one, so
            that sums hold within (n + 1) x half a unit only.
        unit: the unit of all amounts; without it yuan or ten thousands of yuan.
        places: how many decimals are printed.
        min_codes: how many rows stand at the bottom at least, where the tree has so many.
        max_codes: how many stand there at most.
        level: the level of these rows, where the tree goes so deep; without it any.
        ragged: whether rows at the bottom may stand at several levels.
        total: where the row of the total stands; without it first or last.
        amounts: the amounts of the rows at the bottom; without them any from zero on, and in each
            row one that is not zero.

    Raises:
        ValueError: ``measures`` is not from 1 to 5, ``total`` is no place, there are fewer decimals
            than none or fewer rows at most than at least, the tree is empty, or there is no room.
        TypeError: ``measures`` is neither a number nor a layout.
    """
    if total not in {None, *PLACES}:
        raise ValueError(f"total is one of {', '.join(PLACES)}, not {total!r}")
    if places < 0 or min_codes > max_codes:
        raise ValueError(
            f"{places} places, {min_codes} to {max_codes} codes: there is no such table"
        )
    deepest = None if level is None else Level.of(level)
    whole = [shipped().tree(one, None) for one in _SCHEMES] if tree is None else [tree]
    layouts = st.just(measures) if isinstance(measures, Layout) else _layouts(measures)
    units = st.sampled_from((Unit.WAN, Unit.YUAN)) if unit is None else st.just(Unit.of(unit))
    places_of_total = st.sampled_from(_PLACES) if total is None else st.just(total)

    @st.composite
    def tables(draw: st.DrawFn) -> BudgetTable:
        chosen, layout = draw(st.sampled_from(whole)), draw(layouts)
        bounds = {"max_codes": max_codes, "min_codes": min_codes}
        ends = draw(ends_of(chosen, **bounds, level=deepest, ragged=ragged))
        one, place = draw(units), draw(places_of_total)
        blank = blanks and draw(st.booleans())
        width = len(layout.stated)
        finer = places + _FINER if rounded else places
        rows = st.tuples(*[amounts] * width) if amounts is not None else _rows(width, finer)
        figures = {entry.code: draw(rows) for entry in ends}
        return budget_of(
            figures, chosen, layout=layout, unit=one, places=places, blanks=blank, total=place
        )

    return tables()


def _layouts(measures: int | None) -> st.SearchStrategy[Layout]:
    if not isinstance(measures, int | None):
        kind = type(measures).__name__
        raise TypeError(f"measures are a number from 1 to {_MOST_MEASURES} or a Layout, not {kind}")
    fitting = [one for one in LAYOUTS if measures in {None, len(one.measures)}]
    if not fitting:
        raise ValueError(f"a table has 1 to {_MOST_MEASURES} measures, not {measures}")
    return st.sampled_from(fitting)


@st.composite
def _rows(draw: st.DrawFn, width: int, places: int) -> tuple[Decimal, ...]:
    """Amounts for one row: some are zero, but not all."""
    filled = draw(st.integers(1, 2**width - 1))
    amount = st.integers(1, GREATEST)
    return tuple(
        printed(draw(amount), places) if filled >> at & 1 else Decimal(0) for at in range(width)
    )


def broken_budgets(
    tree: Classification | None = None,
    slip: Slip | Kind | Iterable[Slip | Kind] | None = None,
    **options: Any,
) -> st.SearchStrategy[Broken]:
    """Tables with exactly one slip, and the truth beside it.

    The slip always shows: see :func:`plant`.

    Args:
        tree: the tree of the codes; without it that of a scheme of expenditure.
        slip: what is done to the table: a slip, ``Kind.DUPLICATED_ROW``, or several of which one
            is chosen; without it any.
        options: all others are those of :func:`budgets`.
    """
    if isinstance(slip, str):
        slip = next((one for one in SLIPS if one == slip), slip)
        if slip not in SLIPS:
            raise ValueError(f"{slip} is not planted: {', '.join(SLIPS)} are")
    wanted = SLIPS if slip is None else (slip,) if isinstance(slip, Slip | Kind) else tuple(slip)
    return _broken(budgets(tree, **options), wanted)


@st.composite
def _broken(
    draw: st.DrawFn, tables: st.SearchStrategy[BudgetTable], wanted: tuple[Slip | Kind, ...]
) -> Broken:
    table = draw(tables)
    start = draw(st.integers(0, len(wanted) - 1))
    # Where a table has no room for the slip, as 5.00 has for swapped digits, the next is tried.
    chance = Random(draw(st.integers(0, 2**16)))  # noqa: S311  a place in a table is no secret
    for one in (*wanted[start:], *wanted[:start]):
        broken = plant(table, one, chance)
        if broken is not None:
            return broken
    return reject()
