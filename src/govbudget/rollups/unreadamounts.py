"""The amounts of lines that were not read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from govbudget.errors import FigureNotRead
from govbudget.rollups.rolledrows import UnreadAmount

if TYPE_CHECKING:
    from collections.abc import Callable

    from govbudget.base.cells import NotRead

__all__ = ["UnreadAmounts"]


class UnreadAmounts:
    """The amounts that were not read: for each code the first, and how many there are.

    Args:
        skip: whether they are passed over.
        named: what a code as it is written is called.
    """

    def __init__(self, *, skip: bool, named: Callable[[Any], str] = str) -> None:
        self.skip = skip
        self.named = named
        self.by_code: dict[Any, UnreadAmount] = {}

    def add(self, code: Any, line: int, cell: NotRead) -> None:
        """Take one.

        Raises:
            FigureNotRead: it is not to be passed over.
        """
        if not self.skip:
            raise FigureNotRead(((line, self.named(code), cell.message),))
        known = self.by_code.get(code)
        self.by_code[code] = (
            UnreadAmount(self.named(code), line, cell.reason, reason_zh=cell.reason_zh)
            if known is None
            else evolve(known, count=known.count + 1)
        )

    def found(self) -> tuple[UnreadAmount, ...]:
        """All of them, in the order of their lines."""
        return tuple(sorted(self.by_code.values(), key=lambda one: one.line))
