"""Draws tables and trees with rich."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from govbudget.base.layout import columns

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
    from rich.console import Console

    terminal = sys.stdout.isatty()
    console = Console(
        file=io.StringIO(),
        width=columns() if terminal else width,
        force_terminal=terminal,
        highlight=False,
        markup=False,
        emoji=False,
    )
    console.print(what)
    drawn: str = console.file.getvalue()  # type: ignore[attr-defined]
    sys.stdout.write(drawn)
