"""Draws tables and trees with rich."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from govbudget.base.layout import columns
from govbudget.cli.terminal import console_for

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["draw"]

# In a pipe lines stay whole.
_UNBOUND = 1000


def draw(what: RenderableType, width: int = _UNBOUND) -> None:
    """Print what rich can draw: folded to a terminal, or to a width where there is none.

    It is drawn as text first and written then, for rich ends the process itself where a pipe is
    closed.
    """
    console = console_for(columns() if sys.stdout.isatty() else width)
    console.print(what)
    drawn: str = console.file.getvalue()  # type: ignore[attr-defined]
    sys.stdout.write(drawn)
