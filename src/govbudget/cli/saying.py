"""Says on standard error what went wrong."""

from __future__ import annotations

import sys
from contextlib import suppress

from govbudget.base.shown import shown

__all__ = ["say"]


def say(sentence: str) -> int:
    """Say what went wrong on standard error; gives the exit code for it."""
    with suppress(OSError):
        print(f"govbudget: {shown(sentence, lines=True)}", file=sys.stderr)  # noqa: T201
    return 2
