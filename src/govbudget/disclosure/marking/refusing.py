"""What is said of a file that cannot be marked."""

from __future__ import annotations

from govbudget.base.messages import Message
from govbudget.base.shown import shown
from govbudget.errors import GovBudgetError

__all__ = ["cannot_mark"]


def cannot_mark(path: str, why: Message) -> GovBudgetError:
    """The error that says why a file is not marked.

    Args:
        path: the file.
        why: what keeps it from being marked.
    """
    return GovBudgetError(Message("marking.cannot", path=shown(path), why=why))
