"""A roll-up as text: the tree, with its amounts on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.io.marks import is_wide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.amounts import Number
    from govbudget.rollups.rolledrows import RolledRow

__all__ = ["tree_text"]


def tree_text(rows: Sequence[RolledRow]) -> str:
    """The lines of a roll-up, indented by their levels.

    Args:
        rows: its rows.
    """
    labels = [f"{'  ' * (int(row.level) - 1)}{row.code} {row.name}".rstrip() for row in rows]
    width = max(map(_columns, labels), default=0)
    amounts = [[_printed(amount) for amount in row.total] for row in rows]
    widths = [max(map(len, column)) for column in zip(*amounts, strict=True)]
    return "\n".join(
        label
        + " " * (width - _columns(label))
        + "".join(f"  {one:>{size}}" for one, size in zip(shown, widths, strict=True))
        for label, shown in zip(labels, amounts, strict=True)
    )


def _columns(text: str) -> int:
    """How many columns a text takes in a terminal, where a Chinese character takes two."""
    return sum(1 + is_wide(one) for one in text)


def _printed(amount: Number) -> str:
    return (
        f"{amount:,}"
        if isinstance(amount, int)
        else f"{amount:,f}"
        if hasattr(amount, "as_tuple")
        else str(amount)
    )
