"""What was not read of a document, or not understood, and may hold something that matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.io.source import Loss

if TYPE_CHECKING:
    from govbudget.disclosure.document import Disclosure

__all__ = ["TOLD", "lost_much"]

#: What is worth to be told; the rest is decoration.
TOLD = frozenset({Loss.UNREAD, Loss.SLIGHT, Loss.MISSING})

#: What may hold a table.
_MAY_HOLD = {Loss.UNREAD, Loss.MISSING}


def lost_much(disclosure: Disclosure) -> list[str]:
    """What the reader could not read, or the file lacks, and that may hold a table."""
    found = [one.what for one in disclosure.lost if one.kind in _MAY_HOLD]
    return found + [one.what for one in disclosure.unread if not one.is_usual]
