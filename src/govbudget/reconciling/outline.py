"""Which row of a table stands below which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.reconciling.table import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.reconciling.table import BudgetTable, Row

__all__ = ["Outline", "outline_of"]


@frozen
class Outline:
    """The rows of a table as a tree; rows are numbers from 0.

    Attributes:
        codes: the code that each row is taken to have; empty where it has none.
        children: the rows directly below each row that has any.
        roots: the rows with a code that stand below no other.
        totals: the rows that are totals, each with the rows that it should be the sum of.
        copies: rows that say the same as an earlier one, with that one.
        repeats: other rows whose code an earlier one has, with that one.
        apart: rows that belong to no sum.
    """

    codes: tuple[str, ...]
    children: dict[int, tuple[int, ...]]
    roots: tuple[int, ...]
    totals: dict[int, tuple[int, ...]]
    copies: dict[int, int]
    repeats: dict[int, int]
    apart: tuple[int, ...]

    @property
    def sums(self) -> dict[int, tuple[int, ...]]:
        """Every row that should be the sum of others, with these."""
        return {**self.totals, **self.children}


def outline_of(table: BudgetTable, codes: Sequence[str] | None = None) -> Outline:
    """The outline of a table.

    A row stands below the one with the longest code that its own begins with, so that a level that
    the table leaves out is passed over. A row that repeats another, code, name and amounts, counts
    once.

    Args:
        table: the table.
        codes: the code that each row is taken to have, where it is not the one that it states.
    """
    rows = table.rows
    codes = tuple(row.code for row in rows) if codes is None else tuple(codes)
    copies, repeats, first = _twice(rows, codes)
    children: dict[int, list[int]] = {}
    roots: list[int] = []
    for at, code in enumerate(codes):
        if not code or at in copies or (at in repeats and _has_below(code, first)):
            continue
        above = next(
            (first[code[:n]] for n in range(len(code) - 2, 2, -2) if code[:n] in first), None
        )
        if above is None:
            roots.append(at)
        else:
            children.setdefault(above, []).append(at)
    totals = _totals(rows, roots)
    apart = [
        at
        for at, row in enumerate(rows)
        if not codes[at] and at not in totals and any(cell.amount is not None for cell in row.cells)
    ]
    return Outline(
        codes,
        {at: tuple(below) for at, below in children.items()},
        tuple(roots),
        totals,
        copies,
        repeats,
        tuple(apart),
    )


def _twice(
    rows: Sequence[Row], codes: Sequence[str]
) -> tuple[dict[int, int], dict[int, int], dict[str, int]]:
    """The rows that repeat another, those that only have its code, and the first of each code."""
    copies: dict[int, int] = {}
    repeats: dict[int, int] = {}
    first: dict[str, int] = {}
    said: dict[tuple[object, ...], int] = {}
    for at, (row, code) in enumerate(zip(rows, codes, strict=True)):
        if not code:
            continue
        key = (code, row.name, tuple(cell.amount for cell in row.cells))
        if key in said:
            copies[at] = said[key]
        elif code in first:
            repeats[at] = first[code]
        said.setdefault(key, at)
        first.setdefault(code, at)
    return copies, repeats, first


def _has_below(code: str, first: dict[str, int]) -> bool:
    return any(other.startswith(code) for other in first if len(other) > len(code))


def _totals(rows: Sequence[Row], roots: list[int]) -> dict[int, tuple[int, ...]]:
    """The totals: all sum all, unless they differ; then each sums the rows up to the next."""
    places = [at for at, row in enumerate(rows) if row.role is Role.TOTAL]
    filled = [at for at in places if any(cell.amount is not None for cell in rows[at].cells)]
    amounts = {tuple(cell.amount for cell in rows[at].cells) for at in filled}
    if len(amounts) <= 1 or not roots:
        return {at: tuple(roots) for at in filled if roots}
    above = filled[0] < roots[0]
    found = {}
    for number, at in enumerate(filled):
        if above:
            end = filled[number + 1] if number + 1 < len(filled) else len(rows)
            below = tuple(root for root in roots if at < root < end)
        else:
            start = filled[number - 1] if number else -1
            below = tuple(root for root in roots if start < root < at)
        if below:
            found[at] = below
    return found
